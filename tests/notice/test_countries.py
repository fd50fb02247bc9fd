"""Countries in Dutch or English are one code, and what is not known to be in the area is outside."""

import pytest

from renvooi.notice.countries import EEA, in_words, is_within, notation


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Duitsland", "DE"),
        ("germany", "DE"),
        ("Verenigde Staten", "US"),
        ("VS", "US"),
        ("Verenigd  Koninkrijk", "GB"),
        ("CH", "CH"),
        ("EU/EER", "EU/EER"),
        ("Europese Unie", "EU/EER"),
        ("Europa", "Europa"),
    ],
)
def test_country_has_one_notation(name: str, code: str) -> None:
    assert notation(name) == code


def test_country_is_named_in_the_language_of_the_letter() -> None:
    assert (in_words("CH", "nl"), in_words("CH", "en")) == ("Zwitserland", "Switzerland")
    assert (in_words("EU/EER", "en"), in_words("ons eigen gebouw", "en")) == ("EU/EEA", "ons eigen gebouw")


@pytest.mark.parametrize("name", ["CH", "GB", "US", "Europa", "wereldwijd", "outside EU/EER", "EU en VS"])
def test_uncertain_is_outside(name: str) -> None:
    assert not is_within(notation(name))


def test_area_is_thirty_countries_and_its_own_name() -> None:
    assert len(EEA) == 30
    assert all(map(is_within, (*EEA, "EU/EER")))
