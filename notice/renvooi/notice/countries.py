"""Countries by their code, and whether they are part of the European Economic Area.

Contracts name countries in words, in two languages. What is no country that is known ("Europa",
"wereldwijd") counts as outside: uncertain is higher.
"""

from functools import cache

from babel import Locale

from renvooi.model import Bilingual

WITHIN = "EU/EER"
OUTSIDE = "outside EU/EER"
"""The two notations of a record for a place that is no country."""

EEA = frozenset("AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IS IT LI LT LU LV MT NL NO PL PT RO SE SI SK".split())
"""ISO 3166 codes of the 27 member states, Iceland, Liechtenstein and Norway."""

_SAID = {
    WITHIN: Bilingual("EU/EER", "EU/EEA"),
    OUTSIDE: Bilingual("buiten de EU/EER", "outside the EU/EEA"),
}
_NOTATIONS = {
    "eu": WITHIN,
    "eer": WITHIN,
    "eea": WITHIN,
    "eu/eea": WITHIN,
    "europese unie": WITHIN,
    "european union": WITHIN,
    "europese economische ruimte": WITHIN,
    "buiten de eu/eer": OUTSIDE,
    "buiten eu/eer": OUTSIDE,
    "outside the eu/eea": OUTSIDE,
    "vs": "US",
    "usa": "US",
    "engeland": "GB",
    "vk": "GB",
    "uk": "GB",
}
"""Everyday names that the list of territories does not have."""


def notation(name: str) -> str:
    """The code of a country named in Dutch or English, or one of the two areas; `name` itself if it is neither."""
    plain = " ".join(name.split())
    if plain in (WITHIN, OUTSIDE) or plain in _codes().values():
        return plain
    return _NOTATIONS.get(plain.casefold()) or _codes().get(plain.casefold(), plain)


def in_words(country: str, language: str) -> str:
    """A country or area as a letter names it; words that are neither as they are."""
    if country in _SAID:
        return _SAID[country].in_language(language)
    return str(_names(language).get(country, country))


def is_within(country: str) -> bool:
    """True for the area itself and for a country of it; False for what is not known to be."""
    return country == WITHIN or country in EEA


def known(country: str) -> bool:
    """True for a country or one of the two areas."""
    return country in _SAID or country in _codes().values()


@cache
def _codes() -> dict[str, str]:
    return {name.casefold(): code for language in ("nl", "en") for code, name in _names(language).items()}


@cache
def _names(language: str) -> dict[str, str]:
    territories = Locale(language).territories
    return {code: str(name) for code, name in territories.items() if len(code) == 2 and code not in ("EU", "EZ", "ZZ")}
