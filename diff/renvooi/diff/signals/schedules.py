"""How often: frequencies, and the next day or the end of a month.

    tweemaal per jaar, halfjaarlijks, elke 6 maanden   ->   every 6 months
    om de week                                         ->   every 14 days
    uiterlijk de volgende werkdag                      ->   at most 1 working days

"€ 100 per maand" is a price and no frequency.
"""

import re
from collections.abc import Iterator

from renvooi.diff.signals import numbers
from renvooi.diff.signals.durations import DAYS, MONTHS, UNIT, UNITS, say
from renvooi.diff.signals.hinted import hinted
from renvooi.diff.signals.periods import Term
from renvooi.diff.signals.taken import Taken

_TIMES = hinted(
    rf"(?<![\w.,-])(?:(?P<joined>een|één|eens|twee|drie|vier|vijf|zes|tien)(?:-\s(?:tot|à|of)\s(?P<upto>{numbers.WORD}))?maal"
    rf"|(?P<eens>eens)|(?:{numbers.pattern()})(?:\s?(?:maal|keer|x)))\s+"
    rf"(?:(?:per|in\s+de|in\s+het|in|elke?|iedere?)\s+(?:(?P<each>{numbers.ONE})\s+)?(?P<unit>{UNIT})(?![\w-])|daags\b)",
    "maal keer eens x",
)
_EVERY = hinted(
    rf"\b(?P<word>per|elke?|iedere?|om\s+de|om\s+het)\s+(?:(?P<other>andere)\s+|(?P<each>{numbers.ONE})\s+)?(?P<unit>{UNIT})(?![\w-])",
    "per_ elk ieder om_de om_het",
)
_NIGHT = hinted(
    r"\b(?:elke|iedere|per)\s+(?:nacht|ochtend|avond|middag)\b|(?<!\w)'s\s?nachts\b|\bnachtelijkse?\b",
    "nacht ochtend avond middag",
)
_ADVERB = hinted(rf"\b(?P<number>{numbers.WORD}|half)?-?(?P<unit>dage|weke|maande|kwartaal|jaar)lijkse?(?!\w)", "lijks")
_ADVERB_UNITS = {
    "dage": (DAYS, 1.0), "weke": (DAYS, 7.0), "maande": (MONTHS, 1.0), "kwartaal": (MONTHS, 3.0), "jaar": (MONTHS, 12.0),
}  # fmt: skip
_PRICE = re.compile(
    r"(?:(?:[€$£]|\b(?:EUR|USD|GBP|euro))\s?\d[\d.,]*(?:,?-+)?|\d,-|\b(?:euro|EUR|dollar|USD|cent|procent|[KMGT]B|miljoen|duizend)|%)"
    r"(?:\s+\(?(?:excl|incl|exclusief|inclusief)\.?\s+btw\)?)?\s+$",
    re.IGNORECASE,
)
"""What stands before the unit of a price: "€ 100 per maand" is an amount, not a frequency."""
NEAR = 45
"""Characters before "per maand" in which an amount is looked for."""
_NEXT = hinted(
    r"\b(?:de\s+)?(?P<which>eerst\s?volgende|volgende|daaropvolgende|zelfde|dezelfde)\s+(?P<unit>werkdag|kalenderdag|dag|week|maand)\b",
    "volgende zelfde",
)
_EDGE = hinted(
    rf"\b(?P<edge>einde?|begin|(?:laatste|eerste|tweede|derde|vierde|vijfde|tiende|vijftiende|\d{1, 2}(?:e|ste|de))\s+(?:werk|kalender)?dag)\s+van\s+(?:de|het|elke?|iedere?)\s+(?P<unit>{UNIT})(?!\w)",
    "eind begin _dag_van dag_van",
)


def schedules(text: str, lowered: str, taken: Taken) -> Iterator[Term]:
    """The frequencies and times of `text`; places in `taken` are left out, those that are found are added."""
    for found in _TIMES.find(text, lowered):
        if taken.take(found):
            yield _times(found)
    for found in _EDGE.find(text, lowered):
        if taken.take(found):
            family, factor = UNITS[found["unit"].casefold()]
            edge = " ".join(found["edge"].casefold().removesuffix("e").split())
            yield _word("edge", f"{edge} of {say(family, factor)}", found)
    for found in _NEXT.find(text, lowered):
        if taken.take(found):
            family, factor = UNITS[found["unit"].casefold()]
            amount = 0.0 if found["which"].casefold().endswith("zelfde") else factor
            yield Term(
                "period", family, amount, amount, "at most", None, found[0], *found.span(), said=say(family, amount)
            )
    yield from _intervals(text, lowered, taken)


def _intervals(text: str, lowered: str, taken: Taken) -> Iterator[Term]:
    """ "elke 6 maanden", "per kwartaal", "om de week", "jaarlijks", "elke nacht"."""
    for found in _EVERY.find(text, lowered):
        word = found["word"].casefold()
        if word == "per" and _PRICE.search(text, max(0, found.start() - NEAR), found.start()):
            continue
        family, factor = UNITS[found["unit"].casefold()]
        each = numbers.value(found["each"]) if found["each"] else None
        skips = (word.startswith("om") and each is None) or found["other"] is not None
        if taken.take(found):
            yield _every(family, factor * (each or (2 if skips else 1)), found, exact=not skips)
    for found in _NIGHT.find(text, lowered):
        if taken.take(found):
            yield _every(DAYS, 1, found)
    for found in _ADVERB.find(text, lowered):
        family, factor = _ADVERB_UNITS[found["unit"].casefold()]
        number = found["number"]
        amount = 0.5 if number and number.casefold() == "half" else numbers.value(number) if number else 1.0
        if amount is not None and taken.take(found):
            yield _every(family, factor * amount, found, exact=number is None)


def _times(found: re.Match[str]) -> Term:
    """ "tweemaal per jaar" is every 6 months; a range keeps both ends."""
    family, factor = UNITS[(found["unit"] or "dag").casefold()]
    factor *= (numbers.value(found["each"]) if found["each"] else None) or 1
    if found["eens"]:
        most = least = 1.0
    elif found["joined"]:
        joined = found["joined"].casefold()
        least = 1.0 if joined == "eens" else numbers.value(joined) or 1.0
        most = (numbers.value(found["upto"]) if found["upto"] else None) or least
    else:
        number = numbers.span(found) or numbers.Span(1, 1)
        least, most = number.low or 1, number.high or 1
    low, high = factor / most, factor / least
    said = (
        f"every {say(family, high).removeprefix('1 ')}"
        if low == high
        else f"every {say(family, low)} to {say(family, high)}"
    )
    return Term(
        "every", family, low, high, None, None, found[0], *found.span(), said=said, exact=factor == 1 or low == high
    )


def _every(family: str, amount: float, found: re.Match[str], *, exact: bool = False) -> Term:
    said = f"every {say(family, amount).removeprefix('1 ')}"
    return Term("every", family, amount, amount, None, None, found[0], *found.span(), said=said, exact=exact)


def _word(kind: str, value: str, found: re.Match[str]) -> Term:
    return Term(kind, value, 0, 0, None, None, found[0], *found.span(), said=value)
