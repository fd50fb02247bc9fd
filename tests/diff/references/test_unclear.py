"""References that resolve and may be taken for another."""

from renvooi.diff.outline import Names, Outline, outline
from renvooi.diff.references import find_ambiguous, find_letter_case
from tests.diff.builders import doc

TEXT = """
# Deel 1 | Statement
## Algemeen
1. Voorbeeld levert de volgende diensten: {services}
  a. Rapporten
  b. Koppelingen
2. Zie artikel 1 en dienst B.
3. Zie punt 1, artikel 2 en product A.
# Deel 2 | Clausules
## Artikel 1. | Begrippen
1.1 Zie artikel 1.
"""


def of(text: str) -> Outline:
    return outline(doc(text), Names())


def test_items_cited_as_articles_are_one_finding_with_all_places() -> None:
    (finding,) = find_ambiguous(of(TEXT.replace("artikel 2", "artikel 1")))
    assert finding.severity == "info"
    assert finding.at is not None
    assert (finding.at.address, [one.address for one in finding.related]) == ("Deel 1, punt 2", ["Deel 1, punt 3"])
    assert finding.suggestion == "punt 1"


def test_number_that_only_one_part_has_is_clear() -> None:
    assert find_ambiguous(of(TEXT.replace("artikel 1 en", "artikel 3 en"))) == ()


def test_item_cited_as_item_is_clear() -> None:
    assert find_ambiguous(of(TEXT.replace("Zie artikel 1 en", "Zie punt 1 en"))) == ()


def test_reference_with_its_part_is_clear() -> None:
    assert find_ambiguous(of(TEXT.replace("Zie artikel 1 en", "Zie artikel 1 van Deel 2 en"))) == ()


def test_capitals_for_small_letters_are_one_finding_a_list() -> None:
    (finding,) = find_letter_case(of(TEXT))
    assert '"dienst B", "product A"' in finding.message
    assert finding.suggestion == "dienst b"
    assert [one.address for one in finding.related] == ["Deel 1, punt 3"]


def test_letters_as_the_list_has_them_are_silent() -> None:
    assert find_letter_case(of(TEXT.replace("dienst B", "dienst b").replace("product A", "product a"))) == ()
