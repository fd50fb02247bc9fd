"""The figures that a claim gives, against those of the change that it speaks of.

    "verkort van 60 naar 14 dagen"  where 30 days became 14  ->  “30 dagen”, niet “60 dagen”

Only figures that the words around them make old or new are compared ("van", "naar", "in plaats van"):
another number may cite a clause. Where the change holds no figure, nothing is said.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from renvooi.diff.claims.reading import Statement
from renvooi.diff.claims.vocabulary import Action
from renvooi.diff.normal import normalise
from renvooi.diff.signals import durations, numbers
from renvooi.diff.signals.hinted import compiled
from renvooi.model import Bilingual, Change, SignalType
from renvooi.model.versions import MONTHS

_MONEY, _PERCENT = "money", "percent"
_ENGLISH = {
    "minute": (durations.MINUTES, 1), "minutes": (durations.MINUTES, 1), "hour": (durations.MINUTES, 60),
    "hours": (durations.MINUTES, 60), "day": (durations.DAYS, 1), "days": (durations.DAYS, 1),
    "working day": (durations.WORKING_DAYS, 1), "working days": (durations.WORKING_DAYS, 1),
    "business day": (durations.WORKING_DAYS, 1), "business days": (durations.WORKING_DAYS, 1),
    "weeks": (durations.DAYS, 7), "month": (durations.MONTHS, 1), "months": (durations.MONTHS, 1),
    "year": (durations.MONTHS, 12), "years": (durations.MONTHS, 12),
}  # fmt: skip
_OTHER = {
    "%": (_PERCENT, 1),
    "procent": (_PERCENT, 1),
    "percent": (_PERCENT, 1),
    "euro": (_MONEY, 1),
    "eur": (_MONEY, 1),
}
_ADJECTIVES = {
    "daagse": (durations.DAYS, 1), "weekse": (durations.DAYS, 7), "maands": (durations.MONTHS, 1),
    "maandse": (durations.MONTHS, 1), "jarig": (durations.MONTHS, 12), "jarige": (durations.MONTHS, 12),
    "uurse": (durations.MINUTES, 60),
}  # fmt: skip
_UNITS: dict[str, tuple[str, float]] = {**durations.UNITS, **_ENGLISH, **_ADJECTIVES, **_OTHER}
_UNIT = "|".join(sorted(map(re.escape, _UNITS), key=len, reverse=True))
_DAY = 1440
"""Minutes in a day: 24 hours are a day to whoever lists changes."""
_FIGURE = rf"(?:(?P<sign>€|EUR\b|euro\b)\s?)?(?<![\w.,-])(?P<number>{numbers.ONE})(?:,-)?(?:[\s-]*(?P<unit>{_UNIT})(?![\w-]))?(?![.,:/-]?\d)(?!\s+(?:{'|'.join(MONTHS)})\b)"
_READ = re.compile(_FIGURE, re.IGNORECASE)
_LIMIT = r"(?:(?:binnen|uiterlijk|maximaal|minimaal|ten\s+hoogste|ten\s+minste|within|at\s+most|at\s+least)\s+)?"
_QUOTED = re.compile(r"(?<!\w)['\"](?P<words>[^'\"]{1,400})['\"](?!\w)")
_ONLY = re.compile(rf"{_LIMIT}{_FIGURE}", re.IGNORECASE)


def _placed(name: str) -> str:
    return _LIMIT + _FIGURE.replace("(?P<", f"(?P<{name}_")


_STATED = (
    rf"\b(?:van|from)\s+{_placed('old')}\s+(?:naar|in|to)\s+{_placed('new')}",
    rf"{_placed('new')}\s+(?:in\s+plaats\s+van|i\.?p\.?v\.?|instead\s+of)\s+{_placed('old')}",
    rf"(?<!\d\s)\b(?:naar|tot|to|is\s+nu|wordt(?:\s+nu)?|is\s+now|(?:vervangen|replaced)\s+(?:door|by|with))\s+{_placed('new')}",
    rf"\b(?:was|voorheen|formerly):?\s+{_placed('old')}",
)
"""How a claim says which figure was and which one is."""
_BY = rf"\b(?:met|by)\s+{_placed('by')}"
_GROWING = frozenset({Action.LONGER, Action.SHORTER})
_TELLING = _GROWING | {
    Action.CHANGED, Action.CLARIFIED, Action.CORRECTED, Action.EXTENDED, Action.SHORTENED, Action.REPLACED,
}  # fmt: skip
"""Actions beside which a figure is one of the text; "gesplitst in 2" counts, "hernummerd tot 9" cites."""
_MEASURES = frozenset({SignalType.TERM, SignalType.QUANTITY, SignalType.COST})


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with what it counts."""

    kind: str | None
    """A family of units; None where nothing says so."""
    amount: float
    """In the least unit of its kind."""
    said: str
    """As printed."""

    def is_(self, other: "Figure") -> bool:
        """Whether both may be one figure."""
        kinds = {self.kind, other.kind}
        return abs(self.amount - other.amount) < _NEAR and (len(kinds) == 1 or None in kinds)


_NEAR = 1e-6


def doubts_about_figures(statement: Statement, changes: Sequence[Change]) -> tuple[Bilingual, ...]:
    """The figures of a claim that are not those of `changes`, with those that are."""
    actions = {assertion.action for assertion in statement.assertions}
    if not actions & _TELLING:
        return ()
    text = _without_quotations(normalise(statement.text))
    cites = bool(actions - _TELLING)
    asserted = [one for one in _asserted(text) if _is_told(one[1]) and (one[1].kind is not None or not cites)]
    by = [_figure(found, "by") for found in compiled(_BY).finditer(text)] if actions & _GROWING else []
    if not asserted and not by:
        return ()
    true = {"old": _differing(changes, "old"), "new": _differing(changes, "new")}
    doubts = [_doubt(true[side], figure, _in_text(changes, side)) for side, figure in asserted]
    steps = [_step(was, now) for was in true["old"] for now in true["new"] if was.kind == now.kind]
    doubts += [_doubt(steps, one, ()) for one in by if one is not None and one.kind not in (None, _PERCENT) and steps]
    return tuple(dict.fromkeys(doubt for doubt in doubts if doubt is not None))


def _doubt(true: Sequence[Figure], asserted: Figure, standing: Sequence[Figure]) -> Bilingual | None:
    """That `asserted` is none of the figures that differ; None where it is one, or may be."""
    stands = any(asserted.is_(one) for one in standing)
    if any(asserted.is_(one) for one in true) or (stands and asserted.kind is None):
        return None
    alike = [one for one in true if asserted.kind is None or _sort(one) == _sort(asserted)]
    if alike:
        told = ", ".join(dict.fromkeys(f"“{one.said}”" for one in alike))
        return Bilingual(f"{told}, niet “{asserted.said}”", f"{told}, not “{asserted.said}”")
    if stands or not true:
        return None
    return Bilingual(f"“{asserted.said}” staat niet in de tekst", f"the text does not say “{asserted.said}”")


def _sort(figure: Figure) -> bool | str | None:
    """Figures of one sort can be mistaken for one another: all units of time are one."""
    return figure.kind if figure.kind in (_MONEY, _PERCENT, None) else True


def _step(was: Figure, now: Figure) -> Figure:
    return Figure(was.kind, abs(now.amount - was.amount), f"{was.said} → {now.said}")


def _without_quotations(text: str) -> str:
    """`text` with only those quotations left that are a figure; others are words of the contract."""
    return _QUOTED.sub(lambda found: found["words"] if _ONLY.fullmatch(found["words"]) else " … ", text)


def _asserted(text: str) -> Iterator[tuple[str, Figure]]:
    """The figures that a claim says were ("old") or are ("new")."""
    taken: set[int] = set()
    for pattern in _STATED:
        for found in compiled(pattern).finditer(text):
            if taken.intersection(range(*found.span())):
                continue
            taken.update(range(*found.span()))
            sides = [side for side in ("old", "new") if f"{side}_number" in found.re.groupindex]
            figures = [figure for side in sides if (figure := _figure(found, side)) is not None]
            if len(figures) == len(sides):
                yield from zip(sides, _with_one_unit(figures, found), strict=True)


def _with_one_unit(figures: Sequence[Figure], found: re.Match[str]) -> Sequence[Figure]:
    """Both figures of a pair: "van 30 naar 14 dagen" names the unit once."""
    if len(figures) < 2 or all(one.kind for one in figures) or not any(one.kind for one in figures):
        return figures
    whole = next(one for one in figures if one.kind)
    side = "old" if figures[0] is whole else "new"
    unit = (found[f"{side}_unit"] or "").casefold()
    _, factor = _UNITS.get(unit, (_MONEY, 1.0))
    return [
        one if one.kind else _in_unit(one.amount, whole.kind, factor, f"{one.said} {unit}".strip()) for one in figures
    ]


def _figure(found: re.Match[str], prefix: str = "") -> Figure | None:
    at = f"{prefix}_" if prefix else ""
    printed = found[f"{at}number"]
    amount = numbers.value(printed)
    if amount is None:
        return None
    unit = (found[f"{at}unit"] or "").casefold()
    start = found.start(f"{at}sign") if found[f"{at}sign"] else found.start(f"{at}number")
    end = found.end(f"{at}unit") if unit else found.end(f"{at}number")
    kind, factor = (_MONEY, 1.0) if found[f"{at}sign"] else _UNITS.get(unit, (None, 1.0))
    return _in_unit(amount, kind, factor, found.string[start:end])


def _in_unit(amount: float, kind: str | None, factor: float, said: str) -> Figure:
    if kind == durations.MINUTES:
        return Figure(durations.DAYS, amount * factor / _DAY, said)
    return Figure(kind, amount * factor, said)


def _differing(changes: Sequence[Change], side: str) -> list[Figure]:
    """The figures of one side that the other does not have, and those that signals rest on."""
    found: list[Figure] = []
    for change in changes:
        own, other = (change.old, change.new) if side == "old" else (change.new, change.old)
        mine, theirs = (_figures(" ".join(ref.text for ref in refs)) for refs in (own, other))
        found += [one for one in mine if not any(one.is_(there) for there in theirs)]
        for signal in change.signals:
            if signal.type in _MEASURES:
                found += _figures((signal.old if side == "old" else signal.new) or "")
    return list(dict.fromkeys(found))


def _in_text(changes: Sequence[Change], side: str) -> list[Figure]:
    refs = (ref for change in changes for ref in (change.old if side == "old" else change.new))
    return _figures(" ".join(ref.text for ref in refs))


def _figures(text: str) -> list[Figure]:
    read = (_figure(found) for found in _READ.finditer(normalise(text)))
    return [one for one in read if one is not None and _is_told(one)]


def _is_told(figure: Figure) -> bool:
    """Whether it is a number: "een" is mostly none, but with a unit it is."""
    return figure.kind is not None or figure.said[:1].isdigit() or figure.amount > 1
