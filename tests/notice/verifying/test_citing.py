"""Places as people cite them."""

import pytest

from renvooi.notice.verifying.citing import Citations, key_of, relation

CITATIONS = Citations(
    [
        "Deel 1, punt 17",
        "Deel 1, punt 17, punt 4",
        "Deel 2, artikel 7.5",
        "Rapportages, apps en automatiseringen, punt 2",
    ]
)


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("Punt 17, vierde puntje: anders", "Deel 1, punt 17, punt 4"),
        ("8. Deel 1, punt 17, punt 4", "Deel 1, punt 17, punt 4"),
        ("Artikel 7.5 van Deel 2 is anders", "Deel 2, artikel 7.5"),
        ("Rapportages, punt 2 – anders", "Rapportages, apps en automatiseringen, punt 2"),
        ("Rapportages, apps en automatiseringen, punt 2", "Rapportages, apps en automatiseringen, punt 2"),
    ],
)
def test_citation_is_resolved(text: str, address: str) -> None:
    found = CITATIONS.leading(text)
    assert found is not None
    assert relation(found.key, key_of(address)) == "exact"


def test_place_in_the_middle_of_a_sentence_does_not_lead() -> None:
    assert CITATIONS.leading("De verwijzing is nu naar artikel 7.5.") is None


def test_other_part_is_another_place() -> None:
    found = CITATIONS.leading("Deel 1, artikel 7.5")
    assert found is not None
    assert relation(found.key, key_of("Deel 2, artikel 7.5")) is None
