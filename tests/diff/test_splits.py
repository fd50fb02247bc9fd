"""Clauses that became several, and the reverse."""

from renvooi.diff import diff, rebuild
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
