"""What a claim says besides that something was done: longer or shorter, into how many, to where, by what."""

import re
from collections.abc import Callable, Iterator, Sequence

from renvooi.diff.claims.facts import NEW, Facts, is_substantive
from renvooi.diff.claims.names import sections_named
from renvooi.diff.claims.reading import Assertion
from renvooi.diff.claims.reasons import counted, evidence_of
from renvooi.diff.claims.targets import Target
from renvooi.diff.claims.vocabulary import Action
from renvooi.diff.signals import numbers
from renvooi.model import Bilingual, Change, Direction, InlineOp, Operation, Signal, SignalType

_INTO = re.compile(rf"\b(?:in|tot|into)\s+(?P<count>{numbers.WORD}|two|three|four|\d+)\b", re.IGNORECASE)
_ENGLISH = {"two": 2, "three": 3, "four": 4}
_REWORDING = frozenset({Action.CHANGED, Action.CLARIFIED, Action.CORRECTED, Action.EXTENDED, Action.SHORTENED})
"""Claims beside that of a move which say that the text changed too."""
_MEASURES = frozenset({SignalType.TERM, SignalType.QUANTITY, SignalType.COST})
_AMOUNT = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?")


def doubts_about(
    assertion: Assertion, target: Target, changes: Sequence[Change], facts: Facts
) -> tuple[Bilingual, ...]:
    """What of the claim the diff does not show, though the action itself is right.

    Where the claim says in so many words that the meaning stayed, that is weighed on its own.
    """
    if assertion.no_substance and assertion.action in (Action.CLARIFIED, Action.CORRECTED):
        return ()
    if assertion.action is Action.MOVED and not assertion.besides & _REWORDING:
        return (*_moved(assertion.phrase, changes, facts), *_only_its_place(changes))
    if assertion.action is Action.MOVED:
        return tuple(_moved(assertion.phrase, changes, facts))
    check = _CHECKS.get(assertion.action)
    return tuple(check(target, changes, facts)) if check is not None else ()


def _size(changes: Sequence[Change]) -> int:
    """By how many words the text grew."""
    grown = 0
    for change in changes:
        if Operation.INSERTED in change.operations:
            grown += sum(len(ref.text.split()) for ref in change.new)
        elif Operation.DELETED in change.operations:
            grown -= sum(len(ref.text.split()) for ref in change.old)
        for step in change.inline:
            sign = {InlineOp.INSERT: 1, InlineOp.DELETE: -1}.get(step.op, 0)
            grown += sign * len(step.text.split())
    return grown


def contrary(action: Action, changes: Sequence[Change]) -> Bilingual | None:
    """That the opposite of the claim happened, where that can be measured; None otherwise."""
    if action in (Action.EXTENDED, Action.SHORTENED):
        grown = _size(changes)
        if grown and (grown > 0) is not (action is Action.EXTENDED):
            return _grown(grew=grown > 0)
    if action in (Action.LONGER, Action.SHORTER):
        grew = _directions(changes)
        if grew == {action is Action.SHORTER}:
            told = evidence_of(changes)
            opposite = _grown(grew=action is Action.SHORTER)
            return Bilingual(f"{opposite.nl}: {told.nl}", f"{opposite.en}: {told.en}")
    return None


def _grown(*, grew: bool) -> Bilingual:
    if grew:
        return Bilingual("juist langer of hoger geworden", "it became longer or higher")
    return Bilingual("juist korter of lager geworden", "it became shorter or lower")


def _same_size(_: Target, changes: Sequence[Change], __: Facts) -> Iterator[Bilingual]:
    if not _size(changes):
        yield Bilingual("de tekst is even lang", "the text is as long as it was")


def _measured(_: Target, changes: Sequence[Change], __: Facts) -> Iterator[Bilingual]:
    """That the terms or amounts grew or shrank, is said; where none differs the claim is not shown."""
    if not _directions(changes):
        yield Bilingual("geen termijn of bedrag verschilt aantoonbaar", "no term or amount demonstrably differs")


def _split(target: Target, changes: Sequence[Change], _: Facts) -> Iterator[Bilingual]:
    asserted = _into(target.phrase)
    parts = sum(len(change.new) for change in changes if Operation.SPLIT in change.operations)
    if asserted is not None and parts != asserted:
        yield counted(parts, asserted)


def _into(phrase: str) -> int | None:
    found = _INTO.search(phrase)
    if found is None:
        return None
    word = found["count"].casefold()
    value = _ENGLISH.get(word) or numbers.value(word)
    return int(value) if value else None


def _moved(phrase: str, changes: Sequence[Change], facts: Facts) -> Iterator[Bilingual]:
    named = [one.section for one in sections_named(phrase, facts.versions[NEW].sections) if one.word in ("naar", "to")]
    moved = [ref for change in changes if Operation.MOVED in change.operations for ref in change.new]
    if named and moved and not any(ref.path[: len(named[0].path)] == named[0].path for ref in moved):
        yield Bilingual(f"staat nu in {moved[0].address}", f"stands in {moved[0].address} now")


def _only_its_place(changes: Sequence[Change]) -> Iterator[Bilingual]:
    """A claim of another place alone says that the words are the same."""
    reworded = [change for change in changes if Operation.REWORDED in change.operations]
    if reworded:
        told = evidence_of(reworded)
        yield Bilingual(
            f"ook de tekst is gewijzigd{f': {told.nl}' if told.nl else ''}",
            f"its text changed too{f': {told.en}' if told.en else ''}",
        )


def _wording(_: Target, changes: Sequence[Change], __: Facts) -> Iterator[Bilingual]:
    """A claim of clearer words says that the meaning is the same."""
    proven = [change for change in changes if is_substantive(change)]
    if proven:
        told = evidence_of(proven)
        yield Bilingual(f"meer dan andere woorden: {told.nl}", f"more than other words: {told.en}")


def _replaced(target: Target, changes: Sequence[Change], _: Facts) -> Iterator[Bilingual]:
    if len(target.names) < 2:  # what was, and what is
        return
    before, after = (name.casefold() for name in target.names[:2])
    was = any(before in ref.text.casefold() for change in changes for ref in change.old)
    now = any(after in ref.text.casefold() for change in changes for ref in change.new)
    if not (was and now):
        yield Bilingual("niet de een door de ander vervangen", "not the one replaced by the other")


def _directions(changes: Sequence[Change]) -> set[bool]:
    """Of the terms and amounts that differ: whether they grew."""
    told = (signal for change in changes for signal in change.signals if signal.type in _MEASURES)
    return {grew for signal in told if (grew := _grew(signal)) is not None}


def _grew(signal: Signal) -> bool | None:
    if signal.direction in (Direction.LONGER, Direction.SHORTER):
        return signal.direction is Direction.LONGER
    amounts = [_AMOUNT.findall(words or "") for words in (signal.old, signal.new)]
    if any(len(found) != 1 for found in amounts):
        return None
    before, after = (numbers.value(found[0]) for found in amounts)
    return None if before is None or after is None or before == after else after > before


_CHECKS: dict[Action, Callable[[Target, Sequence[Change], Facts], Iterator[Bilingual]]] = {
    Action.EXTENDED: _same_size,
    Action.SHORTENED: _same_size,
    Action.LONGER: _measured,
    Action.SHORTER: _measured,
    Action.SPLIT: _split,
    Action.CLARIFIED: _wording,
    Action.CORRECTED: _wording,
    Action.REPLACED: _replaced,
}
