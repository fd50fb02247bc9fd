"""The author's own list of changes describes the text; what rules something in it is judged as a rule."""

import pytest

from renvooi.diff import diff
from renvooi.diff.machinery import is_claim
from renvooi.diff.normal import normalise
from renvooi.model import Significance
from tests.diff.builders import doc

LIST = "# Toegang\n- Klant beheert accounts.\n# Verschillen met versie 2030-01 {differences}\n- De uitleg is verbeterd."


def inserted(line: str) -> set[Significance]:
    return {change.significance for change in diff(doc(LIST), doc(LIST + "\n" + line)).changes}


@pytest.mark.parametrize(
    "line",
    [
        "Het laatste punt onder Toegang is toegevoegd.",
        "In puntje 1 onder Opslag is een spelfout verbeterd, zonder inhoudelijke wijziging.",
        "Puntje 2 onder Algemeen is gesplitst in twee puntjes.",
        "De kop Koppelingen heet nu Voorbeeldkoppelingen (API).",
        "De uitleg over “Verversen”, puntje 4 onder Microsoft, is duidelijker verwoord, zonder inhoudelijke wijziging.",
        "Onder Opslag zijn puntje 3 en puntje 4 samengevoegd en is puntje 1 aangescherpt.",
        "Verder zijn er geen wijzigingen gedaan.",
        "Dit is versie 2030-02, de opvolger van versie 2030-01. Artikel 8 is herschreven.",
    ],
)
def test_a_line_about_the_text_is_for_review(line: str) -> None:
    assert is_claim(normalise(line))
    assert inserted(f"- {line}") == {Significance.REVIEW}


@pytest.mark.parametrize(
    "line",
    [
        "Alle persoonsgegevens zijn verplaatst naar een ander land.",
        "Datalekken heten voortaan incidenten.",
        "De tekst van meldingen wordt ingekort.",
        "Artikel 16 is uitgebreid met training van modellen.",
        "Het woord 'binnen' in artikel 4 is vervangen door 'buiten'.",
    ],
)
def test_a_rule_in_the_form_of_a_claim_is_never_editorial(line: str) -> None:
    assert Significance.EDITORIAL not in inserted(f"- {line}")


def test_only_the_heading_of_the_list_is_editorial() -> None:
    changes = diff(doc(LIST), doc(LIST.replace("2030-01", "2030-02"))).changes
    assert [change.significance for change in changes] == [Significance.EDITORIAL]


@pytest.mark.parametrize(
    "line",
    [
        "Klant is aansprakelijk voor alle schade tot € 500.000.",
        "Data mag in India worden opgeslagen",
        "Voorbeeld Data maakt geen back-ups meer.",
        "De uitleg is verbeterd en de klant betaalt alle schade.",
        "De uitleg is verbeterd, data gaat naar derden.",
        "De uitleg is verbeterd. Voorbeeld vergoedt niets.",
        "Data gaat naar derden en artikel 8 is toegevoegd.",
        "Opslag gaat zonder wijziging naar derden.",
    ],
)
def test_a_line_that_makes_no_claim_is_judged_like_any_other_text(line: str) -> None:
    assert not is_claim(line)
    assert inserted(f"- {line}") == {Significance.SUBSTANTIVE}


@pytest.mark.parametrize(
    "line",
    [
        "De termijn in artikel 3 is gewijzigd in 30 dagen.",
        "De klant is vervallen.",
        "Back-ups zijn vervallen.",
        "Alle gegevens worden verwijderd.",
        "Het tarief in artikel 3 is aangepast in € 110.",
        "De opslag in India is toegevoegd aan artikel 4.",
        "Artikel 4 wordt niet aangepast tenzij nodig.",
        "Artikel 4 mag worden aangepast.",
        "De database wordt door Voorbeeld Data verwijderd.",
    ],
)
def test_a_claim_that_rules_something_is_for_review(line: str) -> None:
    assert inserted(f"- {line}") == {Significance.REVIEW}


def test_text_below_a_heading_in_the_list_is_no_line_of_it() -> None:
    assert inserted("## Aansprakelijkheid\n- De uitleg is vervallen.") == {
        Significance.REVIEW,
        Significance.SUBSTANTIVE,
    }


def test_a_rule_that_changes_below_a_heading_in_the_list_is_substantive() -> None:
    old = LIST + "\n## Aansprakelijkheid\n- Voorbeeld Data vergoedt schade"
    (change,) = diff(doc(old), doc(old.replace("vergoedt", "vergoedt geen"))).changes
    assert change.significance is Significance.SUBSTANTIVE


def test_the_heading_of_the_list_is_editorial() -> None:
    (change,) = diff(doc(LIST), doc(LIST.replace("versie 2030-01", "versie 2030-02"))).changes
    assert change.significance is Significance.EDITORIAL
