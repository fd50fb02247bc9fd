"""Clauses that became several, and the reverse."""

from renvooi.diff import diff, rebuild
from renvooi.diff.settings import ALIGN
from renvooi.model import Document, Significance, with_ids
from tests.diff.builders import doc, operations

WHOLE = "- De klant beheert alle accounts van de eigen medewerkers. De klant meldt iedere medewerker die uit dienst gaat af."
HALVES = "- De klant beheert alle accounts van de eigen medewerkers.\n- De klant meldt iedere medewerker die uit dienst gaat af."
REST = "\n- Voorbeeld levert de rapporten iedere maand aan."


def same_tree(old: Document, new: Document) -> bool:
    return [node.id for node in rebuild(old, diff(old, new))] == [node.id for node in with_ids(new.nodes)]


def test_clause_divided_over_two_is_one_split() -> None:
    old, new = doc(WHOLE + REST), doc(HALVES + REST)
    (change,) = diff(old, new).changes
    assert operations((change,)) == [("split", "Punt 1")]
    assert [ref.address for ref in change.new] == ["Punt 1", "Punt 2"]
    assert change.significance is Significance.REVIEW
    assert same_tree(old, new)


def test_two_clauses_joined_are_one_merge() -> None:
    old, new = doc(HALVES + REST), doc(WHOLE + REST)
    (change,) = diff(old, new).changes
    assert operations((change,)) == [("merged", "Punt 1")]
    assert [ref.address for ref in change.old] == ["Punt 1", "Punt 2"]
    assert change.significance is Significance.REVIEW
    assert same_tree(old, new)


def test_split_with_other_words_is_reworded_too_and_judged_as_a_whole() -> None:
    (change,) = diff(
        doc(WHOLE + REST), doc(HALVES.replace("iedere medewerker", "binnen een week iedere medewerker") + REST)
    ).changes
    assert set(change.operations) == {"reworded", "split"}
    assert [signal.type for signal in change.signals] == ["term"]
    assert change.significance is Significance.SUBSTANTIVE


def test_split_of_sentences_that_refer_to_each_other_is_for_review() -> None:
    old = "- De klant meldt een storing per telefoon. Voornoemde melding noemt de naam van het portaal altijd."
    (change,) = diff(doc(old + REST), doc(old.replace(". V", ".\n- V") + REST)).changes
    assert change.operations == ("split",)
    assert change.significance is Significance.REVIEW


def test_new_clause_beside_a_reworded_one_is_no_split() -> None:
    old = doc("- De klant beheert alle accounts van de eigen medewerkers." + REST)
    new = doc(
        "- De klant beheert alle accounts van de eigen mensen.\n- Storingen gaan per telefoon naar de helpdesk." + REST
    )
    assert operations(diff(old, new).changes) == [("reworded", "Punt 1"), ("inserted", "Punt 2")]


FIRST = "- De klant beheert alle accounts van de eigen medewerkers."
SECOND = "- De klant meldt iedere medewerker die uit dienst gaat af."
THIRD = "- De klant bewaart de sleutels van het gebouw in een kluis."
THREE = f"{FIRST} {SECOND[2:]} {THIRD[2:]}"


def test_clause_divided_over_three_is_one_split() -> None:
    old, new = doc(THREE + REST), doc(f"{FIRST}\n{SECOND}\n{THIRD}{REST}")
    (change,) = diff(old, new).changes
    assert operations((change,)) == [("split", "Punt 1")]
    assert [ref.address for ref in change.new] == ["Punt 1", "Punt 2", "Punt 3"]
    assert same_tree(old, new)


def test_three_clauses_joined_are_one_merge() -> None:
    old, new = doc(f"{FIRST}\n{SECOND}\n{THIRD}{REST}"), doc(THREE + REST)
    (change,) = diff(old, new).changes
    assert operations((change,)) == [("merged", "Punt 1")]
    assert [ref.address for ref in change.old] == ["Punt 1", "Punt 2", "Punt 3"]
    assert same_tree(old, new)


def test_new_clause_between_two_parts_is_no_part() -> None:
    between = "- Storingen gaan per telefoon naar een helpdesk in Utrecht."
    old, new = doc(f"{FIRST} {SECOND[2:]}{REST}"), doc(f"{FIRST}\n{between}\n{SECOND}{REST}")
    changes = diff(old, new).changes
    assert sorted(op for op, _ in operations(changes)) == ["inserted", "split"]
    (split,) = (change for change in changes if change.operations == ("split",))
    assert [ref.address for ref in split.new] == ["Punt 1", "Punt 3"]
    assert same_tree(old, new)


def test_deleted_clause_between_two_parts_of_a_merge_is_no_part() -> None:
    between = "- Storingen gaan per telefoon naar een helpdesk in Utrecht."
    old, new = doc(f"{FIRST}\n{between}\n{SECOND}{REST}"), doc(f"{FIRST} {SECOND[2:]}{REST}")
    changes = diff(old, new).changes
    assert sorted(op for op, _ in operations(changes)) == ["deleted", "merged"]
    assert same_tree(old, new)


def test_short_new_clause_of_words_of_the_whole_is_no_part() -> None:
    old, new = doc(f"{FIRST} {SECOND[2:]}{REST}"), doc(f"{FIRST} {SECOND[2:-1]} bij ons.\n- De klant.{REST}")
    assert operations(diff(old, new).changes) == [("reworded", "Punt 1"), ("inserted", "Punt 2")]


def test_parts_under_two_headings_are_no_split() -> None:
    old = doc(f"# Toegang\n{FIRST} {SECOND[2:]}\n# Overig{REST}")
    new = doc(f"# Toegang\n{FIRST}\n# Overig\n{SECOND}{REST}")
    assert operations(diff(old, new).changes) == [("reworded", "Toegang, punt 1"), ("inserted", "Overig, punt 1")]


def test_two_new_clauses_end_a_split() -> None:
    between = "- Storingen gaan per telefoon naar een helpdesk in Utrecht.\n- Facturen volgen elke maand per e-mail."
    old, new = doc(f"{FIRST} {SECOND[2:]}{REST}"), doc(f"{FIRST}\n{between}\n{SECOND}{REST}")
    assert sorted(op for op, _ in operations(diff(old, new).changes)) == ["inserted"] * 3 + ["reworded"]


def test_of_more_parts_than_a_split_may_have_only_so_many_are_one() -> None:
    objects = (
        "sleutels van gebouwen",
        "rapporten per afdeling",
        "koppelingen tussen systemen",
        "licenties voor software",
    )
    parts = [
        f"{FIRST} {SECOND[2:-1]} en ook wie op reis gaat.",
        *(f"- Hij regelt tijdig alle {one}." for one in objects),
    ]
    old, new = doc("- " + " ".join(part[2:] for part in parts) + REST), doc("\n".join(parts) + REST)
    (split,) = (change for change in diff(old, new).changes if "split" in change.operations)
    assert len(split.new) == ALIGN.most_parts < len(parts)
    assert same_tree(old, new)
