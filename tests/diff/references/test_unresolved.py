"""References that should resolve and do not."""

import pytest

from renvooi.diff.outline import Names, outline
from renvooi.diff.references import find_unresolved
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
    ],
)
def test_what_may_stand_elsewhere_is_silent(text: str) -> None:
    assert unresolved(text) == []


def test_the_authors_list_may_cite_what_is_gone() -> None:
    assert unresolved("Artikel 9 is vervallen. {differences}") == []
