"""Substantive, review or editorial, and why."""

from dataclasses import replace

import pytest

from renvooi.diff import OWN_LIST, diff
from renvooi.model import Change, Kind, Significance
from renvooi.model.errors import NotComparable
from tests.diff.builders import doc


def only(old: str, new: str) -> Change:
    (change,) = diff(doc(old), doc(new)).changes
    return change


def test_inserted_clause_is_substantive_also_where_its_text_stands_elsewhere() -> None:
    old = "# Algemeen\n- Beide partijen beveiligen de eigen systemen en de eigen omgeving.\n# Rapporten\n- Het rapport komt wekelijks."
    change = only(old, old + "\n- Beide partijen beveiligen de eigen systemen en de eigen omgeving.")
    assert change.significance is Significance.SUBSTANTIVE
    assert [ref.address for ref in change.restated] == ["Algemeen, punt 1", "Algemeen, punt 1"]


def test_deleted_clause_is_substantive() -> None:
    change = only("- Klant beheert accounts.\n- Voorbeeld maakt back-ups.", "- Klant beheert accounts.")
    assert change.significance is Significance.SUBSTANTIVE


def test_moved_bullet_in_one_list_is_for_review() -> None:
    lines = [
        "- Klant beheert de accounts.",
        "- Voorbeeld levert de rapporten per e-mail aan.",
        "- Partijen overleggen elk kwartaal samen.",
    ]
    change = only("\n".join(["# Taken", *lines]), "\n".join(["# Taken", lines[1], lines[2], lines[0]]))
    assert change.significance is Significance.REVIEW


def test_bullet_that_moves_under_another_introduction_is_for_review() -> None:
    old = "# Taken\nDe klant verzorgt:\n- het beheer van de accounts\n- de opslag van alle sleutels\nVoorbeeld verzorgt:\n- de koppeling met het portaal"
    new = "# Taken\nDe klant verzorgt:\n- de opslag van alle sleutels\nVoorbeeld verzorgt:\n- de koppeling met het portaal\n- het beheer van de accounts"
    change = only(old, new)
    assert "moved" in change.operations
    assert change.significance is Significance.REVIEW


def test_bullet_that_moves_to_another_item_is_for_review() -> None:
    old = "# Taken\n1. Taken van de klant:\n  a. het beheer van de accounts\n  b. de opslag\n2. Taken van Voorbeeld:\n  a. de koppeling"
    new = "# Taken\n1. Taken van de klant:\n  a. de opslag\n2. Taken van Voorbeeld:\n  a. de koppeling\n  b. het beheer van de accounts"
    moved = [change for change in diff(doc(old), doc(new)).changes if "moved" in change.operations]
    assert [change.significance for change in moved] == [Significance.REVIEW]


def test_moved_clause_that_points_back_is_for_review() -> None:
    lines = [
        "- Voornoemde termijn geldt niet in het weekend.",
        "- Klant meldt een storing altijd meteen per telefoon bij Voorbeeld.",
        "- Voorbeeld reageert op een melding met een eerste analyse.",
    ]
    change = only("\n".join(lines), "\n".join([lines[1], lines[2], lines[0]]))
    assert change.significance is Significance.REVIEW


def test_reworded_heading_is_for_review() -> None:
    change = only("# Toegang\n- Klant beheert accounts.", "# Toegang en rechten\n- Klant beheert accounts.")
    assert change.significance is Significance.REVIEW


@pytest.mark.parametrize(
    ("text", "old", "new"),
    [
        ("1. Dit document geldt vanaf 7 mei 2031, versie {}. {{version}}", "05-2031", "06-2031"),
        ("1. Dit document is versie {}. {{version}}", "1.2", "1.3"),
    ],
)
def test_statement_of_version_is_for_review(text: str, old: str, new: str) -> None:
    script = diff(doc(text.format(old), version=old), doc(text.format(new), version=new))
    assert [change.significance for change in script.changes] == [Significance.REVIEW]
    assert script.changes[0].because == "the statement of version and date of this document itself"


def test_label_of_another_document_is_never_editorial_in_the_version_statement() -> None:
    text = "1. Dit document is versie {}. Hierop zijn de Standaardclausules in versie {} van toepassing. {{version}}"
    old = doc(text.format("05-2031", "09-2029"), version="05-2031")
    new = doc(text.format("06-2031", "01-2030"), version="06-2031")
    assert [change.significance for change in diff(old, new).changes] == [Significance.REVIEW]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("vanaf 7 mei 2031, versie 05-2031.", "vanaf 9 juni 2031, versie 06-2031."),
        ("versie 05-2031. Zie artikel 2.2.", "versie 06-2031. Zie artikel 2.3."),
        ("versie 05-2031. Wij melden wijzigingen.", "versie 06-2031. Wij melden wijzigingen op de website."),
        ("vanaf 7 mei 2031 tot 1 mei 2032.", "vanaf 7 mei 2031 tot 1 mei 2033."),
    ],
)
def test_more_than_the_version_is_never_editorial_there(old: str, new: str) -> None:
    before = doc(f"1. Dit document geldt {old} {{version}}", version="05-2031")
    (change,) = diff(before, doc(f"1. Dit document geldt {new} {{version}}", version="06-2031")).changes
    assert change.significance is not Significance.EDITORIAL


def test_the_version_statement_outside_its_role_is_substantive() -> None:
    change = only("1. Het tarief geldt vanaf 7 mei 2031.", "1. Het tarief geldt vanaf 9 mei 2031.")
    assert change.significance is Significance.SUBSTANTIVE


def test_a_line_of_the_authors_own_list_is_for_review() -> None:
    old = "# Verschillen met 2030-01 {differences}\n- De uitleg van de koppeling is verbeterd."
    new = "# Verschillen met 2030-01 {differences}\n- De uitleg van de koppeling is verbeterd.\n- Het laatste punt onder Toegang is toegevoegd."
    change = only(old, new)
    assert change.significance is Significance.REVIEW
    assert change.because == OWN_LIST


def test_a_rule_among_the_authors_list_is_not_editorial() -> None:
    old = "# Verschillen met 2030-01 {differences}\n- De uitleg is verbeterd."
    change = only(old, old + "\n- De klant is verantwoordelijk voor alle back-ups.")
    assert change.significance is not Significance.EDITORIAL


def test_reference_that_follows_its_target_is_editorial() -> None:
    old = doc("1. Klant meldt storingen meteen.\n2. Voorbeeld lost ze daarna op zoals in punt 1 staat.")
    new = doc(
        "1. Dit punt is helemaal nieuw hier.\n2. Klant meldt storingen meteen.\n3. Voorbeeld lost ze daarna op zoals in punt 2 staat."
    )
    change = next(change for change in diff(old, new).changes if "reworded" in change.operations)
    assert change.significance is Significance.EDITORIAL
    assert change.because == "a reference follows its renumbered target"


def test_reference_that_means_another_clause_is_substantive() -> None:
    old = "1. Klant meldt storingen meteen.\n2. Klant betaalt de facturen.\n3. Zoals in punt 1 staat, geldt dit altijd."
    change = only(old, old.replace("in punt 1", "in punt 2"))
    assert change.significance is Significance.SUBSTANTIVE
    assert [signal.type for signal in change.signals] == ["reference"]


def test_part_of_a_longer_sentence_is_not_restated() -> None:
    old = "- De klant betaalt alle facturen vooraf niet."
    change = only(old, old + "\n- De klant betaalt alle facturen vooraf")
    assert change.restated == ()


def test_other_kind_of_number_is_for_review() -> None:
    change = only("# Artikel 1. | Duur\n- De klant betaalt vooraf.", "# Bijlage 1. | Duur\n- De klant betaalt vooraf.")
    assert "renumbered" in change.operations
    assert change.significance is Significance.REVIEW


def test_two_known_kinds_are_not_compared_and_an_unknown_one_is() -> None:
    old = doc("- De klant betaalt vooraf.")
    demarcatie, statement = replace(old, kind=Kind.DEMARCATIE), replace(old, kind=Kind.DATA_PRO_STATEMENT)
    with pytest.raises(NotComparable, match="versions of one document"):
        diff(demarcatie, statement)
    assert diff(old, statement).changes == ()
