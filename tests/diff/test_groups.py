"""Changes that a reader sees as one event."""

from renvooi.diff import diff
from tests.diff.builders import doc


def test_run_of_renumberings_is_one_group_over_the_headings_of_a_part() -> None:
    old = doc(
        "# Deel 1 | Statement\n## Algemeen\n1. Een eerste punt.\n2. Een tweede punt hier.\n## Diensten\n3. Een derde punt daar."
    )
    new = doc(
        "# Deel 1 | Statement\n## Algemeen\n1. Iets nieuws dat er nog niet was.\n2. Een eerste punt.\n3. Een tweede punt hier.\n## Diensten\n4. Een derde punt daar."
    )
    (group,) = diff(old, new).summary.groups
    assert (group.kind, group.old, group.new, group.place) == ("renumbering", "1-3", "2-4", "Deel 1")
    assert len(group.changes) == 3


def test_reworded_member_is_spanned_by_the_range_and_stands_alone() -> None:
    old = doc("1. Een eerste punt over accounts.\n2. Een tweede punt over beheer.\n3. Een derde punt over kosten.")
    new = doc(
        "1. Iets nieuws dat er niet was.\n2. Een eerste punt over accounts.\n3. Een tweede punt over gezamenlijk beheer.\n4. Een derde punt over kosten."
    )
    script = diff(old, new)
    (group,) = script.summary.groups
    assert (group.old, group.new) == ("1-3", "2-4")
    reworded = next(change for change in script.changes if "reworded" in change.operations)
    assert reworded.group is None
    assert reworded.id not in group.changes


def test_two_offsets_are_two_groups() -> None:
    items = [f"Het onderwerp {word} komt hier aan bod." for word in ("alfa", "beta", "gamma", "delta")]
    old = doc("\n".join(f"{n}. {text}" for n, text in enumerate(items, 1)))
    texts = ["Nieuw vooraan geplaatst.", *items[:2], "Ook nieuw maar halverwege gezet.", *items[2:]]
    groups = diff(old, doc("\n".join(f"{n}. {text}" for n, text in enumerate(texts, 1)))).summary.groups
    assert [(group.old, group.new) for group in groups] == [("1-2", "2-3"), ("3-4", "5-6")]


def test_letters_of_a_nested_list_shift_as_a_group() -> None:
    old = doc("1. Wij leveren de volgende zaken:\n  a. Alfa rapporten\n  b. Beta koppelingen\n  c. Gamma advies")
    new = doc(
        "1. Wij leveren de volgende zaken:\n  a. Alfa rapporten\n  b. Nul training\n  c. Beta koppelingen\n  d. Gamma advies"
    )
    (group,) = diff(old, new).summary.groups
    assert (group.old, group.new, group.place) == ("b-c", "c-d", "Punt 1")


def test_inserted_section_shares_a_group_with_its_clauses() -> None:
    old = doc("# Toegang\n- Klant beheert accounts.")
    new = doc(
        "# Toegang\n- Klant beheert accounts.\n# Kosten\n- De klant betaalt per maand.\n- Meerwerk wordt apart berekend."
    )
    script = diff(old, new)
    (group,) = script.summary.groups
    assert (group.kind, group.old, group.new) == ("inserted-section", None, "Kosten")
    assert {change.group for change in script.changes} == {group.id}


def test_deleted_section_shares_a_group_with_its_clauses() -> None:
    old = doc(
        "# Toegang\n- Klant beheert accounts.\n# Kosten\n- De klant betaalt per maand.\n- Meerwerk wordt apart berekend."
    )
    script = diff(old, doc("# Toegang\n- Klant beheert accounts."))
    (group,) = script.summary.groups
    assert (group.kind, group.old, group.new) == ("deleted-section", "Kosten", None)
    assert len(group.changes) == 3
