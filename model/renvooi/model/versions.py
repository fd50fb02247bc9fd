"""Version labels of every style in use, ordered by what they mean.

"05-2025" does not sort as text: it is May 2025 and comes before "01-2026". Two styles are told apart:

    date     2026-02 · 02-2026 · 2026/02 · 202602 · 1-5-2025 · 2025-05-01 · september 2019 · sept. 2019 ·
             mei '25 · 1 mei 2025 · May 1, 2025 · Q3 2025 · 2025 Q3 · 3e kwartaal 2025 · 2025
    dotted   1.3 · v1.3 · versie 2.0 · 2,1 · rev. 3 · 2e versie · 12

Either may be a draft or a revision: 2.1-rc1, "2.1 concept", "concept 2.1", "2026-02 (definitief)",
2026-02a, "2026-02 v2". A draft comes before what it is a draft of, a revision after. Labels of different
styles do not compare, and neither do those that nobody can read for certain:

- A day or month that the calendar lacks is no date: "13-2025", "31-02-2025".
- A year in two digits needs its apostrophe: "05-25", "01-05-25" and "mei 25" could each be another day.
- Numbers with dots that can be a date are one: "2026.2" is February 2026, "1.2.2025" is 1 February. In a
  chain with "2026.13" they are numbers after all, see `readings`; what ends in a year never is.
- Each part of a dotted number is a whole number: 1.3 comes before 1.10, and 1.03 is 1.3. "2" is "2.0".
- A quarter, a year or a month is not one of its months or days: it comes before all of them.

No-break spaces, dashes of any width, capitals and "versie" or "v" before a label mean nothing.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            ("januari", "january", "jan"),
            ("februari", "february", "feb"),
            ("maart", "march", "mrt"),
            ("april", "apr"),
            ("mei", "may"),
            ("juni", "june", "jun"),
            ("juli", "july", "jul"),
            ("augustus", "august", "aug"),
            ("september", "sept", "sep"),
            ("oktober", "october", "okt"),
            ("november", "nov"),
            ("december", "dec"),
        ),
        start=1,
    )
    for name in names
}
_IN_LABELS = {**MONTHS, "febr": 2, "mar": 3, "maa": 3, "oct": 10}
"""Labels abbreviate more freely than running text, where "mar" may be a word."""

DATE, DOTTED = "date", "dotted"
FINAL = (4, 0)
"""Stage of a label that is no draft."""
_STAGES = {"alpha": 0, "alfa": 0, "beta": 1, "concept": 2, "draft": 2, "ontwerp": 2, "voorlopig": 2, "rc": 3}
_FINALS = ("definitief", "final", "def", "vastgesteld")
FIRST_YEAR, LAST_YEAR = 1990, 2099
"""What a number of four digits must lie between to be a year: no label of a contract in use is older."""
_QUARTER = 3
"""Months."""

_DASHES = dict.fromkeys("‐‑‒–—−", "-")
_PLAIN = str.maketrans({**_DASHES, **dict.fromkeys("’‘ʼ`´", "'"), **dict.fromkeys("\u00ad\u200b\u2060\ufeff")})
_NAMED = r"(?:versienummer|versie|version|vers|ver|v|revisie|revision|rev|release|uitgave|editie|edition|nr|no)"
_PREFIX = re.compile(rf"(?:{_NAMED}[.:]* ?(?=[\d'a-z]))")
_STAGE = rf"(?P<stage>{'|'.join(('definitieve', 'voorlopige', *_STAGES, *_FINALS))})"
_STAGED_BEHIND = re.compile(rf"(?P<core>.*\d.*?)[-._ (]*\b{_STAGE}[-._ ]*(?P<number>\d{{1,4}})?\)?", re.ASCII)
_STAGED_TIGHT = re.compile(
    r"(?P<core>.*\d)(?P<stage>alpha|alfa|beta|rc|concept|def)[-._ ]*(?P<number>\d{1,4})?", re.ASCII
)
_STAGED_BEFORE = re.compile(rf"{_STAGE}[-:._ ]*(?P<core>.*\d.*)", re.ASCII)
_REVISED = re.compile(
    r"(?P<core>.*\d.*?)(?:[-._ ]*\((?P<plain>\d{1,3})\)|(?<=\d)(?P<letter>[a-j])"
    r"|[-._ ]*\(?\b(?:v|versie|version|revisie|revision|rev|r|herziening)[. ]*(?P<named>\d{1,4})\)?)",
    re.ASCII,
)
_ORDINAL = r"(?:e|de|ste|st|nd|rd|th)"
_YEAR = r"(?P<year>\d{4}|'\d{2})"
_DATES = tuple(
    re.compile(pattern, re.ASCII)
    for pattern in (
        r"(?P<year>\d{4})(?P<by>[-/._ ])(?P<month>\d{1,2})(?:(?P=by)(?P<day>\d{1,2}))?",
        r"(?:(?P<day>\d{1,2})(?P<by>[-/._ ]))?(?P<month>\d{1,2})(?(by)(?P=by)|[-/._ ])(?P<year>\d{4})",
        r"(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})?",
        rf"(?:(?P<day>\d{{1,2}}){_ORDINAL}?(?: of)?[-/._ ]*)?(?P<name>[a-z]+)[-/.,_ ]*{_YEAR}",
        rf"(?P<name>[a-z]+)[. ]*(?P<day>\d{{1,2}}){_ORDINAL}?,? (?P<year>\d{{4}})",
        r"(?P<year>\d{4})[-/._ ]*(?P<name>[a-z]+)(?:[-/._ ]+(?P<day>\d{1,2}))?",
        r"(?P<year>\d{4})[-/._ ]*(?:q|kw|k|kwartaal|quarter)[. ]*(?P<quarter>[1-4])",
        rf"(?:q|kw|k|kwartaal|quarter)[. ]*(?P<quarter>[1-4])[-/._ ]+(?:van |of )?{_YEAR}",
        rf"(?P<quarter>[1-4]){_ORDINAL} (?:kwartaal|quarter) (?:van |of )?{_YEAR}",
        r"(?P<year>\d{4})",
    )
)
_DOTTED = re.compile(r"\d{1,9}(?:\.\d{1,9})*", re.ASCII)
_NTH = re.compile(rf"(\d{{1,3}}){_ORDINAL} (?:versie|version|uitgave|editie|edition|revisie|revision|druk)", re.ASCII)
_LONGEST = 64
"""Characters. What is longer is no label."""


@dataclass(frozen=True, slots=True, order=True)
class VersionOrder:
    """Sort key of a label; two keys compare by meaning only if `style` is equal."""

    style: str
    """"date" or "dotted"."""
    numbers: tuple[int, ...]
    """(year, quarter, month, day) with 0 for what is not said, or the dotted numbers without zeros at the end."""
    revision: int = 0
    """2 for "2026-02 v2" and "2026-02b"; 0 for none."""
    stage: tuple[int, int] = FINAL
    """How far a draft has come, and its number; `FINAL` for what is no draft."""


def version_order(label: str) -> VersionOrder | None:
    """The sort key of `label`; None if it is of no known style."""
    return next(iter(readings(label)), None)


@lru_cache(maxsize=4096)  # the documents of a corpus share most of their labels
def readings(label: str) -> tuple[VersionOrder, ...]:
    """All that `label` can mean, the likeliest first, at most one of each style.

    Only a chain can tell that "2026.2" is a number and no month: where another of its labels is "2026.13".
    """
    text = _plain(label)
    if not 0 < len(text) <= _LONGEST:
        return ()
    core, stage = _staged(text)
    whole = _cores(core)
    if whole or not (found := _REVISED.fullmatch(core)):
        return tuple(VersionOrder(style, numbers, 0, stage) for style, numbers in whole)
    revision = int(found["plain"] or found["named"] or 0) or ord(found["letter"] or "`") - ord("a") + 1
    return tuple(
        VersionOrder(style, numbers, revision, stage) for style, numbers in _cores(found["core"].rstrip("-._ "))
    )


def _plain(label: str) -> str:
    """`label` in lower case with one kind of blank, dash and apostrophe, and no blanks around dashes and slashes."""
    text = " ".join(label.translate(_PLAIN).split()).casefold()
    return re.sub(r" ?([-/]) ?", r"\1", text).replace("bèta", "beta")


def _staged(text: str) -> tuple[str, tuple[int, int]]:
    """`text` without what says that it is a draft, and how far that draft has come."""
    for pattern in (_STAGED_BEHIND, _STAGED_TIGHT, _STAGED_BEFORE):
        if found := pattern.fullmatch(text):
            said = found.groupdict()
            # "definitieve versie 2.0" and "voorlopige versie 2.0"
            rank = _STAGES.get(found["stage"], _STAGES.get(found["stage"].removesuffix("e"), FINAL[0]))
            return found["core"].rstrip("-._ ("), (rank, int(said.get("number") or 0) if rank < FINAL[0] else 0)
    return text, FINAL


def _cores(text: str) -> tuple[tuple[str, tuple[int, ...]], ...]:
    """The styles that `text`, without stage and revision, can be of."""
    for _ in range(2):  # "versie v2.0"
        text = _PREFIX.sub("", text, count=1) if _PREFIX.match(text) and not _is_named_date(text) else text
    found = ((DATE, _date(text)), (DOTTED, _dotted(text)))
    return tuple((style, numbers) for style, numbers in found if numbers is not None)


def _is_named_date(text: str) -> bool:
    """Whether the letters that look like a prefix begin a month: "november 2025" is no "no" before "vember 2025"."""
    return any(text.startswith(name) for name in _IN_LABELS)


def _date(text: str) -> tuple[int, int, int, int] | None:
    for pattern in _DATES:
        if found := pattern.fullmatch(text):
            said = found.groupdict()
            name = said.get("name")
            if name is not None and name not in _IN_LABELS:
                continue
            month = str(_IN_LABELS[name]) if name else said.get("month")
            numbers = _numbers(said["year"], said.get("quarter"), month, said.get("day"))
            if numbers is not None:
                return numbers
    return None


def _numbers(
    said_year: str, said_quarter: str | None, said_month: str | None, said_day: str | None
) -> tuple[int, int, int, int] | None:
    """The four numbers of a date if the calendar has it; what is not printed is 0, and a 0 that is printed is none."""
    year = 2000 + int(said_year[1:]) if said_year.startswith("'") else int(said_year)
    quarter, month, day = (int(said or 0) for said in (said_quarter, said_month, said_day))
    try:
        date(year, int(said_month or 1), int(said_day or 1))
    except ValueError:
        return None
    return (year, quarter or (month + _QUARTER - 1) // _QUARTER, month, day) if _is_year(year) else None


def _dotted(text: str) -> tuple[int, ...] | None:
    if found := _NTH.fullmatch(text):
        return (int(found[1]),)
    text = re.sub(r"(?<=\d),(?=\d)", ".", text)
    if not _DOTTED.fullmatch(text):
        return None
    numbers = [int(number) for number in text.split(".")]
    if len(numbers) > 1 and not _is_year(numbers[0]) and _is_year(numbers[-1]):
        return None
    while len(numbers) > 1 and not numbers[-1]:
        numbers.pop()
    return tuple(numbers)


def _is_year(number: int) -> bool:
    return FIRST_YEAR <= number <= LAST_YEAR


def same_version(left: str, right: str) -> bool:
    """Whether two labels mean one version: "06-2025" and "juni 2025"; what cannot be read must be spelt alike.

    "2026-02" and "2026-02-01" are two: a month may have more versions than one.
    """
    order = version_order(left)
    return order == version_order(right) and (order is not None or _plain(left) == _plain(right))


def compare_versions(left: str, right: str) -> int | None:
    """-1, 0 or 1 as `left` comes before, with or after `right`; None if they cannot be ordered."""
    a, b = version_order(left), version_order(right)
    if a is None or b is None or a.style != b.style:
        return 0 if same_version(left, right) else None
    return (a > b) - (a < b)


def newest_version(labels: tuple[str, ...]) -> str | None:
    """The last of `labels` in time, the first one stated on a tie; None if there are none.

    Labels that cannot be ordered against the best so far are passed over.
    """
    best: str | None = None
    for label in labels:
        if best is None or compare_versions(label, best) == 1:
            best = label
    return best


def label_in_name(file_name: str) -> str | None:
    """The label at the end of a file name: "2026-02" of "demarcatie-2026-02.pdf"; None if there is none.

    A lone number is none ("scan-2.pdf"), and neither is the number of a second download ("(1)").
    """
    stem = file_name.rpartition(".")[0] or file_name
    stem = re.sub(r" ?\(\d{1,2}\)$", "", stem.translate(_PLAIN).replace("_", " ")).rpartition(" - ")[2]
    return next((said for said in _endings(stem) if _is_telling(said)), None)


def _endings(text: str) -> Iterator[str]:
    """What `text` ends in from each of its words on, the longest first."""
    yield from (text[found.start() :] for found in re.finditer(r"(?<![^\W_])[^\W_]", text))


def _is_telling(label: str) -> bool:
    order = version_order(label)
    return order is not None and (order.style == DATE or not label.isdecimal())
