"""A number that moved with its place is harmless; another number in front of a text may be its content."""

import pytest

from renvooi.diff import diff
from renvooi.model import Change, Operation, Significance
from tests.diff.builders import doc

UNEXPLAINED = "the number changed, and the place among the numbers does not explain it"


def renumbered(old: str, new: str) -> list[Change]:
    return [change for change in diff(doc(old), doc(new)).changes if Operation.RENUMBERED in change.operations]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("# 24 | uur bereikbaarheid\n- Wij zijn er altijd.", "# 48 | uur bereikbaarheid\n- Wij zijn er altijd."),
        ("14. dagen bewaartermijn voor logboeken", "90. dagen bewaartermijn voor logboeken"),
        ("99.5 procent beschikbaarheid per maand", "98.5 procent beschikbaarheid per maand"),
        ("99.5 procent beschikbaarheid per maand", "99.1 procent beschikbaarheid per maand"),
        ("# Deel 1 | Statement\n- Klant doet dit.", "# Deel 2 | Statement\n- Klant doet dit."),
        ("1. Klant doet dit werk.\n2. Klant doet dat werk.", "1. Klant doet dit werk.\n3. Klant doet dat werk."),
    ],
)
def test_number_without_a_reason_is_for_review(old: str, new: str) -> None:
    assert [(one.significance, one.because) for one in renumbered(old, new)] == [(Significance.REVIEW, UNEXPLAINED)]


def test_numbers_that_ran_over_headings_stay_editorial_after_an_insertion() -> None:
    old = "# Deel 1 | A\n## Eerst\n1. Een eerste punt.\n2. Een tweede punt hier.\n## Dan\n3. Een derde punt daar."
    new = "# Deel 1 | A\n## Eerst\n1. Iets nieuws vooraan gezet.\n2. Een eerste punt.\n3. Een tweede punt hier.\n## Dan\n4. Een derde punt daar."
    assert {change.significance for change in renumbered(old, new)} == {Significance.EDITORIAL}


def test_numbers_that_restart_below_each_heading_are_counted_below_their_own() -> None:
    old = "# Eerst\n1. Een eerste punt.\n# Dan\n1. Een ander punt daar.\n2. Een laatste punt daar."
    new = "# Eerst\n1. Iets nieuws vooraan.\n2. Een eerste punt.\n# Dan\n1. Ook nieuw, maar achteraan gezet.\n2. Een ander punt daar.\n3. Een laatste punt daar."
    changes = renumbered(old, new)
    assert len(changes) == 3
    assert {change.significance for change in changes} == {Significance.EDITORIAL}


def test_articles_and_their_numbers_follow_an_inserted_article() -> None:
    old = "# Artikel 1. | Algemeen\n1.1 Begrippen staan hier.\n# Artikel 2. | Duur\n2.1 De duur is onbepaald.\n2.2 Opzeggen kan schriftelijk."
    new = "# Artikel 1. | Algemeen\n1.1 Begrippen staan hier.\n# Artikel 2. | Nieuw\n2.1 Iets heel anders komt hier.\n# Artikel 3. | Duur\n3.1 De duur is onbepaald.\n3.2 Opzeggen kan schriftelijk."
    changes = renumbered(old, new)
    assert len(changes) == 3
    assert {change.significance for change in changes} == {Significance.EDITORIAL}


def test_number_before_the_point_without_its_article_is_for_review() -> None:
    old = "# Artikel 2. | Duur\n2.1 De duur is onbepaald.\n2.2 Opzeggen kan schriftelijk."
    changes = renumbered(old, old.replace("2.1", "3.1").replace("2.2", "3.2"))
    assert [change.significance for change in changes] == [Significance.REVIEW, Significance.REVIEW]


def test_clause_that_an_unchanged_reference_leaves_is_for_review() -> None:
    old = "1. Alfa is een dienst voor de klant.\n2. Beta is een tweede dienst.\n3. Voor de kosten van punt 1 geldt geen maximum."
    new = "1. Beta is een tweede dienst.\n2. Alfa is een dienst voor de klant.\n3. Voor de kosten van punt 1 geldt geen maximum."
    changes = diff(doc(old), doc(new)).changes
    assert Significance.REVIEW in {change.significance for change in changes}


def test_renumbering_by_an_insertion_leaves_the_stale_reference_as_a_finding() -> None:
    old = "1. Alfa is een dienst.\n2. Beta is een tweede dienst.\n3. Voor de kosten van punt 1 geldt geen maximum."
    new = "1. Dit punt is nieuw geschreven.\n2. Alfa is een dienst.\n3. Beta is een tweede dienst.\n4. Voor de kosten van punt 1 geldt geen maximum."
    script = diff(doc(old), doc(new))
    found = {change.new[0].address: change.significance for change in script.changes}
    assert found["Punt 1"] is Significance.SUBSTANTIVE
    assert found["Punt 2"] is found["Punt 3"] is Significance.EDITORIAL
    assert [finding.code for finding in script.findings] == ["reference-stale"]
    (group,) = script.summary.groups
    assert (group.old, group.new, len(group.changes)) == ("1-3", "2-4", 3)


def test_renumbered_clause_whose_reference_followed_is_editorial() -> None:
    old = "1. Alfa is een dienst.\n2. Voor de kosten van punt 1 geldt geen maximum."
    new = "1. Dit punt is nieuw geschreven.\n2. Alfa is een dienst.\n3. Voor de kosten van punt 2 geldt geen maximum."
    assert {change.significance for change in renumbered(old, new)} == {Significance.EDITORIAL}


@pytest.mark.parametrize(("words", "expected"), [("onder a", Significance.REVIEW), ("onder z", Significance.EDITORIAL)])
def test_loose_reference_holds_a_renumbered_letter_for_review(words: str, expected: Significance) -> None:
    end = f"2. Voor de kosten {words} geldt geen maximum."
    old = f"1. Wij leveren het volgende:\n  a. Alfa rapporten per maand\n{end}"
    new = f"1. Wij leveren het volgende:\n  a. Nul training vooraf\n  b. Alfa rapporten per maand\n{end}"
    assert [change.significance for change in renumbered(old, new)] == [expected]


@pytest.mark.parametrize(
    ("words", "expected"), [("bijlage 1", Significance.REVIEW), ("bijlage 1 van de wet", Significance.EDITORIAL)]
)
def test_loose_reference_holds_a_renumbered_section_for_review(words: str, expected: Significance) -> None:
    opening = f"# Algemeen\n- De tarieven staan in {words}.\n"
    old = f"{opening}# Bijlage 1 | Tarieven\n- Het uurtarief is vast voor een jaar."
    new = f"{opening}# Bijlage 1 | Nieuw\n- Heel iets anders komt hier nu.\n# Bijlage 2 | Tarieven\n- Het uurtarief is vast voor een jaar."
    assert [change.significance for change in renumbered(old, new)] == [expected]
