"""Where data is changed: a country, the EU/EEA, Europe, inside or outside.

"Europa" is a continent and not the EU/EER; "Nederlands datacentrum" says Nederland.
"""

import re
from functools import cache

from renvooi.diff.signals.case import Case, signal
from renvooi.model import Signal, SignalType

EU = re.compile(r"\bEU\s?/\s?EER\b|\bEER\b|\bEU\b|\bEuropese\s+(?:Unie|Economische\s+Ruimte)\b")
EUROPE = re.compile(
    r"\bEuropa\b|\bEuropees\b|\bEuropese\b(?!\s+(?:Unie|Commissie|Economische|Verordening|regelgeving|wetgeving|toezicht|richtlijn))"
)
_ACT = re.compile(
    r"\((?:EU|EG)\)|\bverordening\s+\(?EU\)?|\bEU-?(?:wetgeving|recht|verordening|richtlijn)\b", re.IGNORECASE
)
_SIDE = re.compile(r"\b(binnen|buiten)\s+(?:de\s+|het\s+)?(?=EU\b|EER\b|Europ|Nederland)", re.IGNORECASE)
_NAMES: dict[str, str] = {
    "NL": "Nederlands Nederlandse Holland",
    "DE": "Duits Duitse",
    "BE": "Belgisch Belgische",
    "IE": "Iers Ierse",
    "FR": "Frans Franse",
    "US": "Amerikaans Amerikaanse Amerika VS USA",
    "GB": "Brits Britse Engeland Groot-Brittannië VK",
    "IN": "Indiaas Indiase",
    "CH": "Zwitsers Zwitserse",
    "PL": "Pools Poolse",
    "ES": "Spaans Spaanse",
}
"""Adjectives and short names by country code; the names themselves come from the locale data."""
_ADJECTIVES = {name: code for code, names in _NAMES.items() for name in names.split()} | {"Verenigde Staten": "US"}
_LANGUAGE = re.compile(
    r"\bin\s+het\s+(?:Nederlands|Engels|Duits|Frans)\b|\b(?:Nederlandse|Engelse|Duitse|Franse)\s+taal\b|\bNederlandstalig\w*"
)
_LAW = re.compile(r"\bNederlands(?:e)?\s+(?:recht|wet\w*|rechter|toezichthouder)\b")
_ARTICLE = re.compile(r"\b(?:de|het) $", re.IGNORECASE)


def find_location(case: Case) -> tuple[Signal, ...]:
    """Places that one side names and the other does not."""
    if case.old is None or case.new is None:
        return ()
    old, new = named(case.old.text), named(case.new.text)
    if old.keys() == new.keys():
        return ()
    gone, come = old.keys() - new.keys(), new.keys() - old.keys()
    before, after = (", ".join(sorted(keys)) or "none" for keys in (gone, come))
    return (
        signal(
            SignalType.LOCATION,
            ", ".join(words for key, words in old.items() if key in gone) or None,
            ", ".join(words for key, words in new.items() if key in come) or None,
            f"places only in the old text: {before}; only in the new: {after}",
        ),
    )


def locations(text: str) -> frozenset[str]:
    """Country codes, "EU/EER", "Europa", and whether inside or outside is said."""
    return frozenset(named(text))


def named(text: str) -> dict[str, str]:
    """The locations of `text`, each with the words that first name it, in the order in which they stand."""
    text = _LAW.sub(" ", _LANGUAGE.sub(" ", _ACT.sub(" ", text)))
    pattern, codes = _countries()
    found = [(match.start(), match[1].casefold(), match[1]) for match in _SIDE.finditer(text)]
    found += [(match.start(), "EU/EER", match[0]) for match in EU.finditer(text)]
    found += [(match.start(), "Europa", match[0]) for match in EUROPE.finditer(text)]
    found += [(match.start(), codes[match[0]], _with_article(match, text)) for match in pattern.finditer(text)]
    result: dict[str, str] = {}
    for _, key, words in sorted(found):
        result.setdefault(key, words)
    return result


def _with_article(match: re.Match[str], text: str) -> str:
    """The name as printed: "het Verenigd Koninkrijk", but "Nederlandse" of "de Nederlandse servers"."""
    article = None if match[0] in _ADJECTIVES else _ARTICLE.search(text, 0, match.start())
    return f"{article[0]}{match[0]}" if article else match[0]


@cache
def _countries() -> tuple[re.Pattern[str], dict[str, str]]:
    from babel import Locale  # here: loading a locale takes longer than most diffs

    codes = {
        name: code
        for code, name in Locale("nl").territories.items()
        if len(code) == 2 and code.isalpha() and code not in ("EU", "EZ", "ZZ", "QO", "UN")
    }
    codes |= _ADJECTIVES
    names = "|".join(re.escape(name) for name in sorted(codes, key=lambda name: (-len(name), name)))
    return re.compile(rf"(?<![\w-])(?:{names})(?![\w])"), codes
