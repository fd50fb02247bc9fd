"""Money, percentages, sizes, shares, clock times and counts of a text, each as a value.

    € 1.500,-  EUR 1500  vijftienhonderd euro   ->   € 1500
    tien procent, 10%                           ->   10%
    maximaal vijf gebruikers                    ->   at most 5

What counts nothing is left out: norms, articles, versions, telephone and registration numbers,
names of products; and periods and dates, which have signals of their own.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from renvooi.diff.signals import limits, numbers
from renvooi.diff.signals.clock import clocks
from renvooi.diff.signals.clock import write as write_clock
from renvooi.diff.signals.durations import UNITS
from renvooi.diff.signals.hinted import hinted
from renvooi.diff.signals.sentences import stems
from renvooi.diff.signals.taken import Taken
from renvooi.diff.signals.uncounted import uncounted

_CURRENCIES = {
    "€": "€", "eur": "€", "euro": "€", "euro's": "€", "$": "$", "us$": "$", "usd": "$", "dollar": "$", "£": "£", "gbp": "£",
    "pond": "£", "chf": "CHF", "cent": "€",
}  # fmt: skip
_SCALES = {"k": 1e3, "duizend": 1e3, "m": 1e6, "mln": 1e6, "mio": 1e6, "miljoen": 1e6, "mrd": 1e9, "miljard": 1e9}
_SCALE = r"(?:k|m(?:ln|io)?\.?|duizend|miljoen|mrd\.?|miljard)"
_SUM = r"\d+(?:[.\s]\d{3})*(?:,\d+)?(?![.,]?\d)|\d+\.\d{2}(?!\d)"
_TAIL = r"(?:,(?:-+|=))?"
_MONEY = hinted(
    rf"(?<!\w)(?P<before>€|\$|£|US\$|k€|(?:EUR|USD|GBP|CHF|euro)(?!\w))\s?(?P<sum>{_SUM}|(?:{numbers.WORD}|half|anderhalf)(?=\s+{_SCALE}(?!\w)))"
    rf"{_TAIL}(?:\s?(?P<scale>{_SCALE})(?!\w))?"
    rf"|(?<![\w.,])(?:(?:een\s+)?(?P<sum2>{_SUM}|half|anderhalf|{numbers.WORD}){_TAIL}(?:\s?(?P<scale2>{_SCALE}))?)"
    r"\s?(?P<after>euro's|euro|EUR|k€|€|dollar|USD|pond|CHF|cent)(?!\w)",
    "€ $ £ eur gbp chf usd dollar pond cent",
    counts=True,
)
_PER = re.compile(
    r"(?:\s+\(?(?:excl|incl|exclusief|inclusief)\.?\s+btw\)?)?(?:\s+(?:per|elke?|iedere?)\s+|\s?/\s?|\s+p/|\s+p\.)"
    r"(?P<unit>[^\W\d]\w*)",
    re.IGNORECASE,
)
_SHORT_UNITS = {"m": "maand", "j": "jaar", "mnd": "maand", "u": "uur", "d": "dag", "jr": "jaar", "wk": "week"}
_PERCENT = hinted(
    rf"(?<![\w.,])(?:{numbers.pattern()})\s?(?P<sign>%|procent(?:punten|punt)?(?!\w)|percent(?!\w)|promille(?!\w)|‰)",
    "% procent percent promille ‰",
    counts=True,
)
_SIZE = re.compile(
    rf"(?<![\w.,-])(?P<n>{numbers.DIGITS}|(?:{numbers.WORD})(?=\s))\s?(?P<unit>[kKMGTP]i?B|[kMGT]bit(?:/s)?|[MG]bps|[kMG]Hz|kWh|MW|ms|vCPU'?s?|"
    r"(?:kilo|mega|giga|tera)bytes?|km|m²|m2|m³)(?![\w²³])"
)
_SIZES = {"kilobyte": "KB", "megabyte": "MB", "gigabyte": "GB", "terabyte": "TB", "kB": "KB", "m2": "m²"}
_SHARE = hinted(
    rf"(?<![\w.,-])(?:(?P<part>{numbers.ONE})\s+op\s+(?:de\s+|elke\s+)?(?P<whole>{numbers.ONE})|(?P<name>de\s+helft|driekwart|een\s+kwart"
    r"|(?P<thirds>een|één|twee)\s+derden?(?=\s+(?:deel\s+)?van|\s+deel)|(?P<times>dubbele?|verdubbel\w*|tweevoud\w*|driedubbele?|drievoud\w*)"
    r"|(?P<halved>halve|gehalveerd\w*|halveer\w*)))(?!\w)",
    "_op_ helft kwart derde dubbel voud halve halv",
)
_COUNT = re.compile(rf"(?<![\w.,/-])(?:{numbers.pattern()})(?=\s+\(?[^\W\d]|[.;:,)]|$)", re.IGNORECASE)
_ORDINAL = hinted(
    r"(?<![\w-])(?:(?P<n>\d{1,3})(?:e|ste|de)|(?P<word>eerste|tweede|vierde|vijfde|zesde|zevende|achtste|negende|tiende))(?=\s+[^\W\d])(?!\s+(?:lid|leden|zin|volzin|alinea|onderdeel|paragraaf|punt|streepje|instantie|plaats|gelegenheid)\b)",
    "e_",
)
_ORDINALS: dict[str, int] = dict(
    zip(
        "eerste tweede vierde vijfde zesde zevende achtste negende tiende".split(),
        (1, 2, 4, 5, 6, 7, 8, 9, 10),
        strict=True,
    )
)
_TIMES = hinted(
    rf"(?<![\w-])(?P<n>twee|drie|vier|vijf|zes|tien)maal(?!\w)|(?<![\w.,-])(?P<n2>{numbers.ONE})\s(?:maal|keer)(?!\w)",
    "maal keer",
)
_VERB_ACHT = re.compile(r"\s+(?:het|dit|dat|zich|de|een|deze|die|nemen|genomen|neemt|slaan|op|te)\b", re.IGNORECASE)
_AT_LEAST_TOO = {limits.AFTER: limits.AT_LEAST, limits.PERIOD: None}


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number that counts or measures something."""

    kind: str
    """"money", "percent", "size", "share", "clock", "times", "count" or "ordinal"."""
    value: float
    """The upper end of a range."""
    limit: str | None
    """"at most", "at least", ...; None without one."""
    per: str | None
    """What it holds for: "every month", "gebrui" (a stem); None where nothing is said."""
    text: str
    """As printed."""
    start: int
    end: int
    said: str
    """The value in one notation, with what it holds for and without its limit."""
    soft: bool = False
    """True for "één" and "de eerste": that one came or went says nothing."""

    @property
    def full(self) -> str:
        """The value with its limit."""
        return f"{self.limit} {self.said}" if self.limit else self.said


def read(text: str, taken: Taken) -> Iterator[Quantity]:
    """Every quantity of `text`; the places in `taken` hold other values."""
    lowered = text.casefold()
    yield from _clocks(text, taken)
    yield from _money(text, lowered, taken)
    yield from _percentages(text, lowered, taken)
    yield from _shares(text, lowered, taken)
    for found in _TIMES.find(text, lowered):
        times = numbers.value(found["n"] or found["n2"])
        if times is not None and taken.take(found):
            yield _quantity("times", times, f"{numbers.write(times)} times", text, found)
    if numbers.has_number(lowered):
        yield from _sizes(text, taken)
        yield from _counts(text, taken)
    yield from _ordinals(text, lowered, taken)


def _clocks(text: str, taken: Taken) -> Iterator[Quantity]:
    for clock in clocks(text):
        taken.add(clock.start, clock.end)
        printed = text[clock.start : clock.end]
        yield Quantity("clock", clock.times[-1], clock.role, None, printed, clock.start, clock.end, write_clock(clock))


def _money(text: str, lowered: str, taken: Taken) -> Iterator[Quantity]:
    for found in _MONEY.find(text, lowered):
        amount = _amount(found["sum"] or found["sum2"])
        if amount is None or not taken.take(found):
            continue
        currency = (found["before"] or found["after"]).casefold()
        scale = (found["scale"] or found["scale2"] or "").casefold().rstrip(".")
        amount *= _SCALES.get(scale, 1) * (1000 if currency == "k€" else 0.01 if currency == "cent" else 1)
        said = f"{_CURRENCIES.get(currency.removeprefix('k'), '€')} {_cents(amount)}"
        yield _quantity("money", amount, said, text, found, _per(text, found.end()))


def _amount(text: str) -> float | None:
    return numbers.value(re.sub(r"(?<=\d)[.\s](?=\d{3})", "", text))


def _cents(amount: float) -> str:
    return numbers.write(amount) if amount == int(amount) else f"{amount:.2f}"


def _per(text: str, end: int) -> tuple[str | None, int, str]:
    """What an amount that ends at `end` holds for, where that is said, and as a reader would say it."""
    found = _PER.match(text, end)
    if found is None:
        return None, end, ""
    word = found["unit"].casefold()
    word = _SHORT_UNITS.get(word, word)
    if word in UNITS:
        family, factor = UNITS[word]
        unit = family.removesuffix("s") if factor == 1 else f"{numbers.write(factor)} {family}"
        return unit, found.end(), unit
    return next(iter(stems(word)), word), found.end(), word


def _quantity(
    kind: str,
    value: float,
    said: str,
    text: str,
    found: re.Match[str],
    per: tuple[str | None, int, str] | None = None,
    *,
    soft: bool = False,
) -> Quantity:
    unit, end, shown = per or (None, found.end(), "")
    limit = limits.limit_before(text, found.start())
    limit = _AT_LEAST_TOO.get(limit, limit) if limit is not None else None
    said = f"{said} per {shown}" if unit else said
    return Quantity(kind, value, limit, unit, text[found.start() : end], found.start(), end, said, soft)


def _percentages(text: str, lowered: str, taken: Taken) -> Iterator[Quantity]:
    for found in _PERCENT.find(text, lowered):
        number = numbers.span(found)
        if number is not None and taken.take(found):
            factor = 0.1 if found["sign"].casefold() in ("‰", "promille") else 1
            said = f"{_range(number, factor)}%"
            yield _quantity("percent", number.high * factor, said, text, found, _per(text, found.end()))


def _range(number: numbers.Span, factor: float = 1) -> str:
    low, high = numbers.write(round(number.low * factor, 6)), numbers.write(round(number.high * factor, 6))
    doubt = f" ({numbers.write(number.doubt)})" if number.doubt is not None else ""
    return (low if low == high else f"{low}-{high}") + doubt


def _sizes(text: str, taken: Taken) -> Iterator[Quantity]:
    for found in _SIZE.finditer(text):
        amount = numbers.value(found["n"])
        if amount is not None and taken.take(found):
            unit = _SIZES.get(found["unit"].rstrip("s'"), found["unit"])
            yield _quantity("size", amount, f"{numbers.write(amount)} {unit}", text, found, _per(text, found.end()))


def _shares(text: str, lowered: str, taken: Taken) -> Iterator[Quantity]:
    for found in _SHARE.find(text, lowered):
        share = _share(found)
        if share is not None and taken.take(found):
            yield _quantity("share", share, f"{share:.4g} of it", text, found, soft=found["times"] is not None)


def _share(found: re.Match[str]) -> float | None:
    if found["part"]:
        part, whole = numbers.value(found["part"]), numbers.value(found["whole"])
        return part / whole if part and whole else None
    if found["thirds"]:
        return (2 if found["thirds"].casefold() == "twee" else 1) / 3
    if found["times"]:
        return 3.0 if found["times"].casefold().startswith("drie") else 2.0
    return 0.5 if found["halved"] or "helft" in found[0].casefold() else 0.75 if "drie" in found[0].casefold() else 0.25


def _counts(text: str, taken: Taken) -> Iterator[Quantity]:
    for found in uncounted(text):
        taken.take(found)
    for found in _COUNT.finditer(text):
        number = None if _is_no_count(found, text) else numbers.span(found)
        if number is not None and taken.take(found):
            soft = found["low"].casefold() in ("één", "eén", "éen") and number.low == number.high
            yield _quantity("count", number.high, _range(number), text, found, soft=soft)


def _ordinals(text: str, lowered: str, taken: Taken) -> Iterator[Quantity]:
    for found in _ORDINAL.find(text, lowered):
        rank = int(found["n"]) if found["n"] else _ORDINALS[found["word"].casefold()]
        if taken.take(found):
            yield _quantity("ordinal", rank, f"number {rank}", text, found, soft=True)


def _is_no_count(found: re.Match[str], text: str) -> bool:
    """True for the article "een" and the verb "acht"."""
    low = found["low"].casefold()
    if low == "een" and found["high"] is None:
        return True
    before = text[: found.start()].rsplit(None, 1)[-1:]
    return low == "acht" and (before == ["in"] or _VERB_ACHT.match(text, found.end()) is not None)
