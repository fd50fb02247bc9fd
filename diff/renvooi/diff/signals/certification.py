"""What is certified changed: norm, edition, status, certificate number, validity or scope.

is ISO 27001 gecertificeerd   ->   werkt volgens ISO 27001         weaker
ISO 27001:2017                ->   ISO 27001:2022                  another edition
ISO27001                      ->   ISO/IEC 27001                   one norm, no signal
"""

from renvooi.diff.signals.case import Case, signal
from renvooi.diff.signals.norms import (
    CERTIFIED,
    FOLLOWED,
    NAMED,
    NOT_CERTIFIED,
    STRIVING,
    Record,
    canonical,
    other_holders,
    records,
    scope,
    scopes,
)
from renvooi.diff.signals.sentences import stems
from renvooi.model import Direction, Signal, SignalType

__all__ = ["canonical", "certificates", "find_certification"]

_RANK = {NOT_CERTIFIED: 0, STRIVING: 1, NAMED: 2, FOLLOWED: 2, CERTIFIED: 3}


def find_certification(case: Case) -> tuple[Signal, ...]:
    """The certifications that differ, each beside what it became."""
    if case.old is None or case.new is None:
        return ()
    old, new = records(case.old.text), records(case.new.text)
    gone = [record for record in old if record.said not in {other.said for other in new}]
    come = [record for record in new if record.said not in {other.said for other in old}]
    found = [_signal(before, after, case) for before, after in _paired(gone, come)]
    return tuple(found) or _scope(case, old and new) or _holder(case)


def certificates(text: str) -> frozenset[str]:
    """The certifications of `text` in one notation."""
    return frozenset(record.said for record in records(text))


def _paired(gone: list[Record], come: list[Record]) -> list[tuple[Record | None, Record | None]]:
    """What became of each record: one of the same norm, else the next of the others."""
    rest, pairs = list(come), list[tuple[Record | None, Record | None]]()
    alone: list[Record] = []
    for before in gone:
        after = next((record for record in rest if record.norm == before.norm), None)
        if after is None:
            alone.append(before)
            continue
        rest.remove(after)
        pairs.append((before, after))
    length = max(len(alone), len(rest))
    old = [*alone, *[None] * (length - len(alone))]
    new = [*rest, *[None] * (length - len(rest))]
    return [*pairs, *zip(old, new, strict=True)]


def _signal(old: Record | None, new: Record | None, case: Case) -> Signal:
    assert case.old is not None
    assert case.new is not None
    before, after = (record.said if record else None for record in (old, new))
    evidence = f"only in the old text: {before or 'none'}; only in the new: {after or 'none'}"
    was, now = (record.text if record else None for record in (old, new))
    if was == now:
        # until when it holds may stand in another sentence
        was, now = case.old.text, case.new.text
    return signal(SignalType.CERTIFICATION, was, now, evidence, _direction(old, new))


def _direction(old: Record | None, new: Record | None) -> Direction:
    if old is None or new is None or old.norm != new.norm or _RANK[old.status] == _RANK[new.status]:
        return Direction.CHANGED
    return Direction.STRONGER if _RANK[new.status] > _RANK[old.status] else Direction.WEAKER


def _holder(case: Case) -> tuple[Signal, ...]:
    """Whose certificate it is: that of a party, or of someone whom a party works with."""
    if case.old is None or case.new is None:
        return ()
    old, new = other_holders(case.old.text), other_holders(case.new.text)
    if bool(old) == bool(new):
        return ()
    before, after = (", ".join(sorted(words)) or None for words in (old, new))
    evidence = f"not only a party is certified in the old text: {before or 'nobody else'}; in the new: {after or 'nobody else'}"
    return (signal(SignalType.CERTIFICATION, case.old.text, case.new.text, evidence),)


def _scope(case: Case, stated: object) -> tuple[Signal, ...]:
    """The scope of the certifications of both sides, where it alone differs."""
    if not stated or case.old is None or case.new is None:
        return ()
    old, new = scope(case.old.text), scope(case.new.text)
    if old == new or (not old and new <= stems(case.old.text)) or (not new and old <= stems(case.new.text)):
        # what one text calls the scope, the other says in a sentence of another form
        return ()
    before, after = (", ".join(sorted(words)) or None for words in (old - new, new - old))
    evidence = f"words only in the old scope: {before or 'none'}; only in the new: {after or 'none'}"
    was, now = ("; ".join(scopes(side.text)) or None for side in (case.old, case.new))
    return (signal(SignalType.CERTIFICATION, was, now, evidence),)
