"""What a change is called in a list: a few words that its own evidence proves.

    responsibility, to the client        ->  "Verantwoordelijkheid verschuift naar de klant"
    term, "24 uur" to "72 uur"           ->  "Termijnen of tijden: 24 uur → 72 uur"
    inserted, about security             ->  "Nieuwe tekst over beveiliging"

A signal proves that words differ, not what the difference will cost. So a headline quotes the words where they
are short, and names what they are about where they are not.
"""

from collections.abc import Sequence

from renvooi.model.changes import Direction, Operation, Signal, SignalType
from renvooi.model.notices import Bilingual, NoticeRow
from renvooi.notice.phrases import OPERATIONS, THEMES, joined
from renvooi.notice.render.quoting import visible

QUOTED_WORDS = 6
"""Words of one side that a headline quotes; it is to be read at a glance."""
NAMED = 2
"""Themes or quotes in one headline."""

_SHIFTS = {
    Direction.TO_CLIENT: Bilingual(
        "Verantwoordelijkheid verschuift naar de klant", "Responsibility shifts to the client"
    ),
    Direction.TO_PROCESSOR: Bilingual(
        "Verantwoordelijkheid verschuift naar de verwerker", "Responsibility shifts to the processor"
    ),
}
_INSERTED = Bilingual("Nieuwe tekst", "New text")
_DELETED = Bilingual("Tekst vervallen", "Text removed")
_OTHER = Bilingual("Andere tekst", "Other text")


def headline(row: NoticeRow) -> Bilingual:
    """What happened, in a few words."""
    if not row.old or not row.new:
        return _about(_DELETED if not row.new else _INSERTED, row.signals)
    return named(row) or _quoted(row) or _operations(row)


def named(row: NoticeRow) -> Bilingual | None:
    """The headline that says more than its operations and the words that its signals show; None if there is none."""
    if not row.old or not row.new:
        return headline(row) if row.signals else None
    shift = next((_SHIFTS[one.direction] for one in row.signals if _is_shift(one)), None)
    if shift is not None:
        return shift
    if row.signals and not _quotes(row):
        return _about(_OTHER, row.signals)
    return None


def _quotes(row: NoticeRow) -> tuple[Bilingual, ...]:
    return tuple(dict.fromkeys(_quote(one) for one in _by_theme(row.signals) if _is_short(one)))[:NAMED]


def _quoted(row: NoticeRow) -> Bilingual | None:
    quotes = _quotes(row)
    return Bilingual("; ".join(one.nl for one in quotes), "; ".join(one.en for one in quotes)) if quotes else None


def _operations(row: NoticeRow) -> Bilingual:
    return _capital(joined([OPERATIONS[one] for one in row.operations] or [OPERATIONS[Operation.REWORDED]]))


def _is_shift(signal: Signal) -> bool:
    return signal.type is SignalType.RESPONSIBILITY and signal.direction in _SHIFTS


def _by_theme(signals: Sequence[Signal]) -> list[Signal]:
    """What clients ask about first, first."""
    order = list(THEMES)
    return sorted(signals, key=lambda one: order.index(one.type))


def _is_short(signal: Signal) -> bool:
    sides = [side for side in (signal.old, signal.new) if side]
    return bool(sides) and all(len(side.split()) <= QUOTED_WORDS for side in sides)


def _quote(signal: Signal) -> Bilingual:
    theme = _capital(THEMES[signal.type])
    old, new = (None if one is None else visible(one).replace("\n", " ") for one in (signal.old, signal.new))
    return Bilingual(
        f"{theme.nl}: {old or 'niet genoemd'} → {new or 'niet genoemd'}",
        f"{theme.en}: {old or 'not named'} → {new or 'not named'}",
    )


def _about(what: Bilingual, signals: Sequence[Signal]) -> Bilingual:
    themes = [THEMES[one] for one in dict.fromkeys(signal.type for signal in _by_theme(signals))][:NAMED]
    if not themes:
        return what
    named = joined(themes)
    return Bilingual(f"{what.nl} over {named.nl}", f"{what.en} about {named.en}")


def _capital(text: Bilingual) -> Bilingual:
    return Bilingual(text.nl[:1].upper() + text.nl[1:], text.en[:1].upper() + text.en[1:])
