"""The places that a text names: countries and their adjectives, the EU, the EEA, Europe, regions, cities.

    binnen de EER, in de EU/EER      ->   EU/EER
    buiten de Europese Unie          ->   outside EU
    een Pools datacentrum            ->   PL

Names of countries, regions and cities come from the locale data; only adjectives and what
contracts call places without naming one ("derde land", "offshore") are here as data. A law, a
language and the number of an EU act are no places.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

_EEA = r"EU\s?(?:/|-|\s+en\s+(?:de\s+)?|\s+of\s+(?:de\s+)?)\s?EER|(?:Europese\s+Unie\s+(?:en|of)\s+(?:de\s+)?)?Europese\s+Economische\s+Ruimte(?:\s+\(EER\))?|EER|EEA"
_FIXED: tuple[tuple[str, str], ...] = (
    ("EU/EER", rf"(?:{_EEA})"),
    ("EU", r"(?:EU|Europese\s+Unie(?:\s+\(EU\))?)"),
    (
        "{0}-Europa",
        r"(?:Noord|West|Oost|Zuid|Centraal|Midden)-?\s?Europe(?:se|es|sche)?a?|(?:Noord|West|Oost|Zuid|Centraal|Midden)-Europa",
    ),
    (
        "Europa",
        r"(?:Europa|Europees|Europese(?!\s+(?:Commissie|Economische|Verordening|regelgeving|wetgeving|toezicht|richtlijn|norm|data|privacy)))",
    ),
    ("third country", r"(?i:derde\s+land(?:en)?)"),
    (
        "adequate country",
        r"(?i:land(?:en)?\s+(?:met|waarvoor)\s+een\s+(?:passend|adequa)\w*(?:\s+beschermingsniveau)?|adequaatheidsbesluit(?:en)?)",
    ),
    ("on-premises", r"(?i:on[\s-]?prem(?:ises?)?)"),
    ("local", r"(?i:lokaal|lokale)"),
    ("cloud", r"(?i:(?<=in\sde\s)cloud|(?<=in\seen\s)cloud|publieke\s+cloud|private\s+cloud)"),
    ("{0}", r"(?i:onshore|offshore|nearshore|on-?site|off-?site)"),
    ("abroad", r"(?i:buitenland(?:se)?)"),
    ("worldwide", r"(?i:wereldwijde?)"),
)
_ADJECTIVES = {
    "NL": "Nederlands Holland Hollands", "DE": "Duits", "BE": "Belgisch", "IE": "Iers", "FR": "Frans", "LU": "Luxemburgs",
    "US": "Amerikaans Amerika VS V.S. USA", "GB": "Brits Engeland Groot-Brittannië VK UK Engels", "IN": "Indiaas", "CH": "Zwitsers",
    "PL": "Pools", "ES": "Spaans", "IT": "Italiaans", "PT": "Portugees", "AT": "Oostenrijks", "DK": "Deens", "SE": "Zweeds", "NO": "Noors",
    "FI": "Fins", "GR": "Grieks", "CZ": "Tsjechisch", "HU": "Hongaars", "RO": "Roemeens", "BG": "Bulgaars", "HR": "Kroatisch", "EE": "Ests",
    "LV": "Lets", "LT": "Litouws", "SK": "Slowaaks", "SI": "Sloveens", "UA": "Oekraïens", "TR": "Turks", "CA": "Canadees", "JP": "Japans",
    "CN": "Chinees", "AU": "Australisch", "BR": "Braziliaans", "RU": "Russisch", "IL": "Israëlisch", "ZA": "Zuid-Afrikaans",
}  # fmt: skip
"""Adjectives and short names by country code; the names themselves come from the locale data."""
_INFLECTED = {"Indiaas": "Indiase", "Portugees": "Portugese", "Canadees": "Canadese", "Chinees": "Chinese"}
_NO_PLACE = re.compile(
    r"\((?:EU|EG)\)|\b[Vv]erordening\s+\(?EU\)?|\bEU-?(?:wetgeving|recht|verordening|richtlijn|(?=\d))|\bEU\s+(?=\d{4}/)"
    r"|\b(?:in|naar)\s+het\s+(?:Nederlands|Engels|Duits|Frans)\b(?!\s+\w*(?:datacent|recht))"
    r"|\b(?:Nederlands|Engels|Duits|Frans)e?\s+(?:taal|versie|vertaling|tekst|handleiding|documentatie)\b|\b(?:Nederlands|Engels)talig\w*"
    r"|\b[A-Z]\w+(?:s|se|sche|e)?\s+(?:recht|wet|wetten|wetgeving|rechter|rechtbank|toezichthouder|norm|standaard)\b|\bEuropese?\s+recht\b|\bEuropees\s+Parlement\b|\bRaad\s+van\s+de\s+Europese\s+Unie\b"
    r"|\b[A-Z]\w+e\s+(?:\w+-\s+en\s+)?(?:\w*[Aa]utoriteit|\w*[Vv]ereniging|\w*[Bb]ank|Orde|Staat|Spoorwegen)\b"
)
_OUTSIDE = re.compile(r"\bbuiten\s+(?:(?:de|het|heel)\s+)?$", re.IGNORECASE)
_ARTICLE = re.compile(r"\b(?:de|het) $", re.IGNORECASE)
_LEFT_OUT = frozenset({"EU", "EZ", "ZZ", "QO", "UN", "XA", "XB", "001", "150"})
_HINTS = re.compile(r"[A-ZÀ-Ý]|land|premise|lokaal|lokale|cloud|shore|site|wereldwijd|adequa", re.UNICODE)


@dataclass(frozen=True, slots=True)
class Place:
    """A place where it is named."""

    key: str
    """A country code, a city, "EU/EER", "outside EU", ..."""
    text: str
    start: int
    end: int
    kind: str = "place"
    soft: bool = False


@lru_cache(maxsize=4096)
def places(text: str) -> tuple[Place, ...]:
    """The places of `text` in the order in which they stand, each time that they are named."""
    if not _HINTS.search(text):
        return ()
    # blanks of the same length keep every position
    text = _NO_PLACE.sub(lambda found: " " * len(found[0]), text)
    return tuple(sorted(_read(text), key=lambda place: place.start))


def _read(text: str) -> Iterator[Place]:
    fixed, names, codes = _patterns()
    taken: list[tuple[int, int]] = []
    for found in fixed.finditer(text):
        taken.append(found.span())
        key = _FIXED[int((found.lastgroup or "p0")[1:])][0].format(
            found[0].replace(" ", "-").split("-Eur")[0].casefold()
        )
        yield _place(key, found, text)
    for found in names.finditer(text):
        word = found["city"] or found[0]
        if not any(start < found.end() and found.start() < end for start, end in taken):
            yield _place(codes[word], found, text)


def _place(key: str, found: re.Match[str], text: str) -> Place:
    outside = _OUTSIDE.search(text, max(0, found.start() - 16), found.start())
    words, start = found[0], found.start()
    if outside is not None:
        words, start = text[outside.start() : found.end()], outside.start()
    elif (article := _ARTICLE.search(text, max(0, start - 5), start)) and _takes_article(words):
        words, start = text[article.start() : found.end()], article.start()
    return Place(f"outside {key}" if outside else key, words, start, found.end())


def _takes_article(name: str) -> bool:
    """True for "het Verenigd Koninkrijk"; "de" in "de Nederlandse servers" belongs to the servers."""
    return " " in name and name.split()[0] not in _short_names()


@cache
def _short_names() -> dict[str, str]:
    """Adjectives, inflected too, and abbreviations, each with its country code."""
    codes = {}
    for code, names in _ADJECTIVES.items():
        for name in names.split():
            codes[name] = code
            if name[-1] == "s" and name not in ("Hollands",):
                codes[_INFLECTED.get(name, name + "e")] = code
            if name.endswith("sch"):
                codes[name + "e"] = code
    return codes


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], dict[str, str]]:
    """Patterns for the fixed places and for names, and the key of each name."""
    from babel import Locale  # here: loading a locale takes longer than most diffs
    from babel.core import get_global

    fixed = "|".join(rf"(?P<p{at}>{wording})" for at, (_, wording) in enumerate(_FIXED))
    codes = {name: code for code, name in Locale("nl").territories.items() if code not in _LEFT_OUT}
    codes |= _short_names() | {"Verenigde Staten": "US", "Verenigd Koninkrijk": "GB"}
    zones = get_global("zone_territories")
    cities = {zone.split("/")[1].replace("_", " "): zone for zone in zones if zone.startswith("Europe/")}
    codes |= {city: f"{city} ({zones[zone]})" for city, zone in cities.items() if city not in codes}
    names = "|".join(
        re.escape(name) for name in sorted(codes.keys() - cities.keys(), key=lambda name: (-len(name), name))
    )
    towns = "|".join(sorted(map(re.escape, cities)))
    where = r"(?:in|te|vanuit|naar|regio|locatie|datacenter|datacentrum|rekencentrum)"
    return (
        re.compile(rf"(?<![\w-])(?:{fixed})(?![\w])"),
        re.compile(rf"(?<![\w-])(?:(?:{names})(?![\w])|(?<!\w)(?i:{where})\s+(?P<city>{towns})(?!\w))"),
        codes,
    )
