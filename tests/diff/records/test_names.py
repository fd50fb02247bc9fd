"""Which two names are one party."""

import pytest

from renvooi.diff.records.names import names_alike


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Alfa Hosting B.V.", "Alfa Cloud B.V."),
        ("Alfa Hosting B.V.", "Alfa Hosting GmbH"),
        ("Denkbeeldig Netwerk B.V.", "Denkbeeldige Netwerken B.V."),
        ("Voorspellende modellen", "Voorspellende modellen en AI"),
    ],
)
def test_names_that_begin_alike_or_are_nearly_equal_are_one(one: str, other: str) -> None:
    assert names_alike(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Verzonnen Analyse Ltd.", "Gefingeerde Analyse AG"),
        ("Data Alfa B.V.", "Data Gamma B.V."),
        ("De Kluis", "De Brug"),
        ("A", "B"),
    ],
)
def test_common_words_make_no_two_names_one(one: str, other: str) -> None:
    assert not names_alike(one, other)
