"""The values that a text states, in one notation: what a notice may not change.

    binnen een week, within one week   ->  term 7 days
    vrijdag 3 april 2026, 03-04-2026   ->  date 2026-04-03
    het Verenigd Koninkrijk, the UK    ->  country GB
    Gefingeerde Analyse AG             ->  name gefingeerde analyse ag

Dutch and English side by side, since a notice may be in another language than its contract.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache, lru_cache

from babel import Locale
from text_to_num import text2num  # type: ignore[import-untyped]  # it ships no annotations


class FactKind(StrEnum):
    """What a value measures or names."""

    DATE = "date"
    MONTH = "month"
    """A month of a year, without its day."""
    TERM = "term"
    SHARE = "share"
    MONEY = "money"
    COUNTRY = "country"
    NAME = "name"
    """A company with its legal form."""
    CODE = "code"
    """The number of a certificate or the like."""
    NUMBER = "number"


@dataclass(frozen=True, slots=True)
class Fact:
    """One value in a text."""

    kind: FactKind
    value: str
    """In one notation, whatever the language."""
    text: str
    start: int
    end: int
    weekday: int | None = None
    """The weekday that is said with a date, 0 for Monday."""


_DAYS: tuple[tuple[str, ...], ...] = (
    tuple("maandag dinsdag woensdag donderdag vrijdag zaterdag zondag".split()),
    tuple("monday tuesday wednesday thursday friday saturday sunday".split()),
)
MONTHS = {
    name.casefold().rstrip("."): number
    for tag in ("nl", "en")
    for width in ("wide", "abbreviated")
    for number, name in Locale(tag).months["format"][width].items()
}
_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_WEEKDAY = "|".join(name for names in _DAYS for name in names)
_DATE = re.compile(
    rf"(?:\b(?P<w>{_WEEKDAY}),?\s+)?(?:(?:the\s+)?\b(?P<d>\d{{1,2}})(?:e|st|nd|rd|th)?\s+(?:of\s+)?(?P<m>{_MONTH})\.?,?\s+(?P<y>\d{{4}})\b"
    rf"|\b(?P<m2>{_MONTH})\s+(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y2>\d{{4}})\b"
    r"|(?<![\w-])(?P<y3>\d{4})-(?P<m3>\d\d)-(?P<d3>\d\d)(?![\w-])"
    r"|(?<![\w./-])(?P<d4>\d{1,2})[-/.](?P<m4>\d{1,2})[-/.](?P<y4>\d{4})(?![\w-]))",
    re.IGNORECASE,
)
_MONTH_OF_YEAR = re.compile(rf"\b(?P<m>{_MONTH})\.?\s+(?P<y>\d{{4}})\b", re.IGNORECASE)
_UNITS = {
    "minute": (1, "minutes", "minuut minuten minute minutes"),
    "hour": (60, "minutes", "uur uren hour hours"),
    "day": (1, "days", "dag dagen kalenderdag kalenderdagen day days"),
    "working day": (1, "working days", "werkdag werkdagen"),
    "week": (7, "days", "week weken weeks"),
    "month": (1, "months", "maand maanden month months"),
    "quarter": (3, "months", "kwartaal kwartalen quarter quarters"),
    "year": (12, "months", "jaar jaren year years"),
}
_UNIT = {word: (size, family) for size, family, named in _UNITS.values() for word in named.split()}
_ANY_UNIT = "|".join(sorted(_UNIT, key=len, reverse=True))
_NUMBER_WORDS = (
    "een één twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien twintig dertig veertig "
    "vijftig zestig negentig honderd one two three four five six seven eight nine ten eleven twelve fourteen fifteen "
    "twenty thirty forty fifty sixty ninety a an"
).split()
_WORD = "|".join(sorted(_NUMBER_WORDS, key=len, reverse=True))
_TERM = re.compile(
    rf"(?<![\w.,-])(?P<n>\d+(?:[.,]\d+)?|{_WORD})(?:\s+\(\w+\))?[\s-]+(?:(?:calendar|kalender)\s+)?"
    rf"(?P<working>(?:working|business)\s+)?(?P<u>{_ANY_UNIT})(?![\w-])",
    re.IGNORECASE,
)
_PER = re.compile(
    r"\b(?:per|every|a|elk|ieder)\s+(?P<u>jaar|year|maand|month|week|dag|day|kwartaal|quarter)\b", re.IGNORECASE
)
_SHARE = re.compile(r"(?<![\w.,])(?P<n>\d+(?:[.,]\d+)?)\s*(?:%|procent\b|per\s?cent\b)", re.IGNORECASE)
_MONEY = re.compile(
    r"(?:€|\bEUR|\beuro)\s*(?P<n>\d[\d.]*(?:,\d\d?)?)|(?<![\w.,])(?P<n2>\d[\d.]*(?:,\d\d?)?)\s*(?:euro|EUR|€)",
    re.IGNORECASE,
)
_FORM = (
    r"B\.?V\.?|N\.?V\.?|Ltd\.?|Limited|GmbH|AG|Inc\.?|LLC|LLP|S\.?A\.?S?|SARL|SE|plc|AB|ApS|A/S|Oy|KG|VOF|Corp\.?|BVBA"
)
_NAME = re.compile(rf"(?:\b[A-Z][\w&’'-]*\s+){{1,4}}?(?:{_FORM})(?![\w])")
_CODE = re.compile(r"\b[A-Z]{2,5}-?\d{4,}\b|\b[A-Z]{2,5}-\d{3,}\b")
_NUMBER = re.compile(
    rf"(?<![\w.,/:-])(?:\d{{1,6}}(?:[.,]\d+)?|{'|'.join(w for w in _NUMBER_WORDS if w not in ('een', 'one', 'a', 'an'))})(?![\w/:%-]|[.,]\d)",
    re.IGNORECASE,
)
_SHORT_NAMES = {
    "VK": "GB",
    "UK": "GB",
    "VS": "US",
    "US": "US",
    "USA": "US",
    "Engeland": "GB",
    "England": "GB",
    "Amerika": "US",
}
_REGIONS = {
    "EU/EER": "EEA",
    "EU/EEA": "EEA",
    "EER": "EEA",
    "EEA": "EEA",
    "EU": "EU",
    "Europese Unie": "EU",
    "Europa": "Europe",
}
_LEADING = frozenset("de het the dat deze van in maar sub-processor subverwerker".split())


@lru_cache(maxsize=32768)
def facts(text: str) -> tuple[Fact, ...]:
    """The values of `text` in the order in which they stand; none lies within another."""
    found: list[Fact] = []
    taken: list[tuple[int, int]] = []
    for step in (_dates, _months, _terms, _shares, _money, _names, _codes, _countries, _numbers):
        for fact in step(text):
            if not any(start < fact.end and fact.start < end for start, end in taken):
                found.append(fact)
                taken.append((fact.start, fact.end))
    return tuple(sorted(found, key=lambda fact: fact.start))


def _dates(text: str) -> Iterator[Fact]:
    for found in _DATE.finditer(text):
        day, month, year = next(
            (found[f"d{n}"], found[f"m{n}"], found[f"y{n}"]) for n in ("", "2", "3", "4") if found[f"d{n}"]
        )
        number = int(month) if month.isdecimal() else MONTHS[month.casefold()]
        try:
            value = date(int(year), number, int(day)).isoformat()
        except ValueError:
            value = f"{year}-{month}-{day}"
        named = found["w"]
        weekday = next((names.index(named.casefold()) for names in _DAYS if named and named.casefold() in names), None)
        yield Fact(FactKind.DATE, value, found[0], found.start(), found.end(), weekday)


def _months(text: str) -> Iterator[Fact]:
    for found in _MONTH_OF_YEAR.finditer(text):
        value = f"{found['y']}-{MONTHS[found['m'].casefold()]:02}"
        yield Fact(FactKind.MONTH, value, found[0], found.start(), found.end())


def _terms(text: str) -> Iterator[Fact]:
    for found in _TERM.finditer(text):
        amount = number_of(found["n"])
        if amount is None:
            continue
        size, family = _UNIT[found["u"].casefold()]
        if found["working"]:
            family = "working days"
        yield Fact(FactKind.TERM, f"{amount * size:g} {family}", found[0], found.start(), found.end())
    for found in _PER.finditer(text):
        size, family = _UNIT[found["u"].casefold()]
        yield Fact(FactKind.TERM, f"{size} {family}", found[0], found.start(), found.end())


def number_of(word: str) -> float | None:
    """The value of a number in figures or words; None if it is none."""
    lowered = word.casefold().replace("één", "een")
    if lowered in ("een", "a", "an", "one"):
        return 1
    if lowered[:1].isdecimal():
        return float(lowered.replace(",", "."))
    for language in ("nl", "en"):
        try:
            return float(text2num(lowered, language))
        except ValueError:
            continue
    return None


def _shares(text: str) -> Iterator[Fact]:
    for found in _SHARE.finditer(text):
        yield Fact(FactKind.SHARE, f"{number_of(found['n']):g}%", found[0], found.start(), found.end())


def _money(text: str) -> Iterator[Fact]:
    for found in _MONEY.finditer(text):
        amount = float((found["n"] or found["n2"]).replace(".", "").replace(",", ".") or 0)
        yield Fact(FactKind.MONEY, f"EUR {amount:g}", found[0], found.start(), found.end())


def _names(text: str) -> Iterator[Fact]:
    for found in _NAME.finditer(text):
        start = found.start()
        named = found[0]
        while named.split()[0].casefold() in _LEADING and len(named.split()) > 2:
            rest = named.split(maxsplit=1)[1]
            start += len(named) - len(rest)
            named = rest
        yield Fact(FactKind.NAME, name_key(named), named, start, found.end())


def name_key(name: str) -> str:
    """A company name as it is compared: without dots and in lower case."""
    return " ".join(name.replace(".", "").casefold().split())


def _codes(text: str) -> Iterator[Fact]:
    for found in _CODE.finditer(text):
        yield Fact(FactKind.CODE, found[0].replace("-", "").upper(), found[0], found.start(), found.end())


@cache
def _country_pattern() -> tuple[re.Pattern[str], dict[str, str]]:
    codes = {**_SHORT_NAMES, **_REGIONS}
    for tag in ("en", "nl"):
        for code, name in Locale(tag).territories.items():
            if len(code) == 2 and code.isalpha() and code not in ("EU", "EZ", "UN", "ZZ", "XA", "XB"):
                codes[name] = code
    pattern = "|".join(re.escape(name) for name in sorted(codes, key=len, reverse=True))
    return re.compile(rf"(?<![\w-])(?:{pattern})(?![\w-])"), codes


def _countries(text: str) -> Iterator[Fact]:
    pattern, codes = _country_pattern()
    for found in pattern.finditer(text):
        yield Fact(FactKind.COUNTRY, codes[found[0]], found[0], found.start(), found.end())


def _numbers(text: str) -> Iterator[Fact]:
    for found in _NUMBER.finditer(text):
        amount = number_of(found[0])
        if amount is not None:
            yield Fact(FactKind.NUMBER, f"{amount:g}", found[0], found.start(), found.end())
