"""What is said of one change beside its texts: few sentences, and what differs in its own words.

    effects of the rules    told: three at most         signals    told: "Termijnen: 24 uur → 72 uur"
    Deel 1, significant  -> where it stands              long ones -> named by their theme, to look for in the text
    party added (B)      -> outweighs the first
    term longer, cost ...-> only where no line shows it

A rule knows that words of some kind differ. Where a line shows those words, a sentence about them says
less than the line, and six of them are not read.
"""

from collections.abc import Iterator

from renvooi.model import ConsequenceClass, Effect, NoticeRow, Signal, SignalType
from renvooi.notice.judging import DECIDED

MOST_EFFECTS = 3
"""Sentences of rules about one change; what is left of them stands in the lines of its signals."""

QUOTED_WORDS = 12
"""Words of a side of a signal that are quoted beside the table; more would repeat the clause in full."""


def told_effects(row: NoticeRow) -> tuple[Effect, ...]:
    """The effects of `row` that are said as sentences, in their order.

    Not that a person decided, which is said with the reason; nor that consent is needed, which is said
    once of all changes, with how to answer.
    """
    effects = [
        one for one in row.effects if one.rule != DECIDED and one.consequence_class is not ConsequenceClass.CONSENT
    ]
    if not effects:
        return ()
    first, *others = effects
    adding = sorted(
        (one for one in others if _order(one, first, row) < _SHOWN_BY_A_LINE), key=lambda one: _order(one, first, row)
    )
    told = {first.rule, *(one.rule for one in adding[: MOST_EFFECTS - 1])}
    return tuple(one for one in effects if one.rule in told)


_SHOWN_BY_A_LINE = 3
"""The place in that order of what is not said again."""


def _order(effect: Effect, first: Effect, row: NoticeRow) -> int:
    """How much `effect` adds to what is said already, 0 for the most."""
    if effect.consequence_class.rank > first.consequence_class.rank:
        return 0
    if not effect.about:
        return 1
    return 2 if set(effect.about) & set(_without_line(row)) else _SHOWN_BY_A_LINE


def asks_consent(row: NoticeRow) -> bool:
    """True if a person decided that the change needs consent."""
    return any(one.rule == DECIDED and one.consequence_class is ConsequenceClass.CONSENT for one in row.effects)


def told_signals(row: NoticeRow) -> tuple[Signal, ...]:
    """The signals whose words are short enough to stand beside the table, each once."""
    printed = {(one.type, one.old, one.new): one for one in reversed(row.signals) if not _is_long(one)}
    return tuple(one for one in row.signals if any(one is kept for kept in printed.values()))


def other_themes(row: NoticeRow) -> tuple[SignalType, ...]:
    """What else differs and neither a line nor a sentence tells: the text has to be read for it."""
    said = {type_ for effect in told_effects(row) for type_ in effect.about}
    return tuple(one for one in _without_line(row) if one not in said)


def _without_line(row: NoticeRow) -> Iterator[SignalType]:
    lines = {one.type for one in told_signals(row)}
    return iter(dict.fromkeys(one.type for one in row.signals if one.type not in lines))


def _is_long(signal: Signal) -> bool:
    return any(len(words.split()) > QUOTED_WORDS for words in (signal.old, signal.new) if words)
