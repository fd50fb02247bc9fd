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


BODIES = {
    "Toegang": "\n- De klant beheert de accounts van de eigen medewerkers.",
    "Kosten": "\n- De vergoeding wordt per maand vooraf betaald, meerwerk achteraf.",
    "Opslag": "\n- Gegevens staan versleuteld op twee plaatsen in Nederland en worden elke nacht bewaard.",
    "Overleg": "\n- Partijen overleggen.",
    "Looptijd": "\n- Het contract loopt een jaar en wordt steeds met een jaar verlengd, tenzij een partij het opzegt.",
    "Geschillen": "\n- Een geschil gaat naar de rechter van de plaats waar Voorbeeld Data B.V. is gevestigd, na overleg.",
}


def sections(*names: str, level: str = "#") -> str:
    return "\n".join(f"{level} {name}{BODIES[name]}" for name in names)


def test_three_sections_that_changed_places_are_one_event() -> None:
    old = doc("# Deel 1 | Statement\n" + sections("Toegang", "Kosten", "Overleg", "Looptijd", level="##"))
    new = doc("# Deel 1 | Statement\n" + sections("Looptijd", "Overleg", "Kosten", "Toegang", level="##"))
    script = diff(old, new)
    (group,) = script.summary.groups
    assert (group.kind, group.place) == ("reordered-sections", "Deel 1")
    assert (group.old, group.new) == ("Toegang; Kosten; Overleg", "Overleg; Kosten; Toegang")
    assert group.changes == tuple(change.id for change in script.changes)
    assert {change.group for change in script.changes} == {group.id}


def test_two_sections_that_changed_places_are_two_events() -> None:
    old = doc(sections("Toegang", "Kosten", "Overleg", "Looptijd"))
    new = doc(sections("Overleg", "Looptijd", "Kosten", "Toegang"))
    groups = diff(old, new).summary.groups
    assert [(group.kind, group.old) for group in groups] == [("moved-section", "Kosten"), ("moved-section", "Toegang")]


def test_sections_that_moved_under_two_parents_are_no_one_event() -> None:
    def part(number: int, *names: str) -> str:
        return f"# Deel {number} | Statement\n" + sections(*names, level="##")

    old = doc(part(1, "Toegang", "Looptijd") + "\n" + part(2, "Overleg", "Kosten", "Geschillen"))
    new = doc(part(1, "Looptijd", "Toegang") + "\n" + part(2, "Geschillen", "Kosten", "Overleg"))
    groups = diff(old, new).summary.groups
    assert [(group.kind, group.place) for group in groups] == [
        ("moved-section", "Deel 1"),
        ("moved-section", "Deel 2"),
        ("moved-section", "Deel 2"),
    ]


def test_clause_reworded_in_a_reordered_section_stands_alone() -> None:
    old = doc(sections("Toegang", "Kosten", "Overleg", "Looptijd"))
    text = sections("Looptijd", "Overleg", "Kosten", "Toegang").replace("vooraf betaald", "achteraf betaald")
    script = diff(old, doc(text))
    (reworded,) = (change for change in script.changes if change.operations == ("reworded",))
    assert reworded.group is None
    assert [group.kind for group in script.summary.groups] == ["reordered-sections"]
