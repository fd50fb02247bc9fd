"""References that should resolve and do not."""

import pytest

from renvooi.diff.outline import Names, outline
from renvooi.diff.references import find_unresolved
from renvooi.model import Severity
from tests.diff.builders import doc

TEXT = """
# Beheer en ondersteuning
- Voorbeeld beantwoordt vragen.
- De klant meldt storingen.
# Artikel 1. | Levering
1.1 Voorbeeld levert de volgende diensten: {services}
  a. Rapporten
  b. Koppelingen
1.2 CITED
"""


def unresolved(text: str) -> list[str]:
    found = find_unresolved(outline(doc(TEXT.replace("CITED", text)), Names()))
    return [one.message.split('"')[1] for one in found]


@pytest.mark.parametrize(
    ("text", "cited"),
    [
        ("Zie artikel 1.9.", "artikel 1.9"),
        ("Zie artikel 4.", "artikel 4"),
        ("Zie dienst f.", "dienst f"),
        ("Zie puntje 5 onder Beheer en ondersteuning.", "puntje 5 onder Beheer en ondersteuning"),
    ],
)
def test_number_that_nothing_carries_is_found(text: str, cited: str) -> None:
    assert unresolved(text) == [cited]


@pytest.mark.parametrize(
    "text",
    [
        "Zie artikel 1.1, dienst b en puntje 2 onder Beheer en ondersteuning.",
        "Zie artikel 28 Avg en artikel 9 van de Overeenkomst.",
        "Zie artikel 9 en artikel 28 Avg.",
        "Zie bijlage 4 en hoofdstuk 9.",
        "Zie punt 3 onder Projecten.",
        "Zie artikel 2 t/m 4 van de algemene voorwaarden.",
        "Zie subverwerker c.",
        "Zie lid 7 en onder g.",
        "Zie artikel 306 *a* van Boek 1 van het Burgerlijk Wetboek.",
        "Zie artikel 9 b van de Overeenkomst.",
    ],
)
def test_what_may_stand_elsewhere_is_silent(text: str) -> None:
    assert unresolved(text) == []


def test_the_authors_list_may_cite_what_is_gone() -> None:
    assert unresolved("Artikel 9 is vervallen. {differences}") == []


@pytest.mark.parametrize("heading", ["###Artikel 9 Slot", "Artikel 9", "Art. 9.\nSlot"])
def test_article_whose_heading_was_read_as_text_is_there(heading: str) -> None:
    assert unresolved(f"Zie artikel 9.\n{heading}") == []
    assert unresolved(f"Zie artikel 8.\n{heading}") == ["artikel 8"]


def test_sentence_that_begins_with_an_article_is_not_that_article() -> None:
    assert unresolved("Zie artikel 9.\nArtikel 9 geldt ook hier.") == ["artikel 9", "artikel 9"]


@pytest.mark.parametrize("heading", ["Art 9", "Art. 9 Slot"])
def test_heading_with_a_short_word_is_an_article(heading: str) -> None:
    assert unresolved(f"Zie artikel 9.\n# {heading}\nTekst.") == []


def test_roman_number_is_an_error_only_where_the_document_has_some() -> None:
    def severities(text: str) -> list[Severity]:
        return [one.severity for one in find_unresolved(outline(doc(TEXT.replace("CITED", text)), Names()))]

    assert severities("Volgens artikel IV blijft dit zo.") == [Severity.INFO]
    assert severities("Volgens artikel IV blijft dit zo.\n# Artikel II. | Slot\nTekst.") == [Severity.ERROR]
