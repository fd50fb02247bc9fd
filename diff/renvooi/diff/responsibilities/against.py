"""The ledger of a version beside that of the version before: what became of each task.

Rows are paired within clauses that are one clause in both versions, by the words of the task and then
by the party; what is left over is looked for in other clauses, because a task may move.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from renvooi.diff.align import Alignment, align
from renvooi.diff.comparable import require_comparable
from renvooi.diff.responsibilities.build import responsibilities
from renvooi.diff.signals.sentences import likeness
from renvooi.diff.statements import content
from renvooi.model import Difference, Document, Duty, Holder, Responsibilities, Responsibility, ResponsibilityChange

SAME_TASK = 0.4
"""Share of common content words (Dice) from which on two rows of one clause are about one task."""
SAME_TASK_ELSEWHERE = 0.75
"""The same for rows of other clauses: "toegang" is a task in many places."""
_STRENGTH = {
    Duty.DOES_NOT: 0,
    Duty.NEED_NOT: 0,
    Duty.MAY: 1,
    Duty.RECEIVES: 1,
    Duty.TRIES: 2,
    Duty.DOES: 3,
    Duty.BEARS: 3,
}
"""How far a duty binds; a change among equals is another wording."""


@dataclass(frozen=True, slots=True)
class _Row:
    """A row with its place in both ledgers."""

    at: int
    row: Responsibility
    stems: frozenset[str]


def against(old: Document, new: Document) -> Responsibilities:
    """The ledger of `new`, with what differs from that of `old`.

    Raises: NotComparable if the two are of different known kinds.
    """
    require_comparable(old, new)
    before, after = responsibilities(old), responsibilities(new)
    pairs = _pairs(_indexed(before.rows), _indexed(after.rows), _same_clause(align(old, new)))
    changes = _changes(before.rows, after.rows, pairs)
    return replace(after, against=before.version, changes=tuple(changes))


def _indexed(rows: Sequence[Responsibility]) -> list[_Row]:
    return [_Row(at, row, content(row.task)) for at, row in enumerate(rows)]


def _same_clause(alignment: Alignment) -> Mapping[str, frozenset[str]]:
    """By clause of the old version, those of the new one that are the same clause, or parts of it."""
    pairs = {(alignment.old[link.old].node.id, alignment.new[link.new].node.id) for link in alignment.links}
    for part in alignment.parts:
        first = alignment.partner[part.old]
        pairs |= {(alignment.old[at].node.id, alignment.new[first].node.id) for at in part.more_old}
        pairs |= {(alignment.old[part.old].node.id, alignment.new[at].node.id) for at in part.more_new}
    found: dict[str, frozenset[str]] = {}
    for before, after in pairs:
        found[before] = found.get(before, frozenset()) | {after}
    return found


def _pairs(old: Sequence[_Row], new: Sequence[_Row], same: Mapping[str, frozenset[str]]) -> dict[int, int]:
    """Index of the old row to that of the new one; each at most once, the likest first."""
    by_clause: dict[str, list[_Row]] = {}
    for row in new:
        by_clause.setdefault(row.row.clause, []).append(row)
    found: dict[int, int] = {}
    taken: set[int] = set()
    near = [
        (before, after)
        for before in old
        for clause in same.get(before.row.clause, ())
        for after in by_clause.get(clause, ())
    ]
    _take(near, SAME_TASK, found, taken)
    rest_old = [row for row in old if row.at not in found]
    rest_new = [row for row in new if row.at not in taken]
    _take([(before, after) for before in rest_old for after in rest_new], SAME_TASK_ELSEWHERE, found, taken)
    return found


def _take(candidates: Sequence[tuple[_Row, _Row]], least: float, found: dict[int, int], taken: set[int]) -> None:
    """Add the pairs that are at least `least` alike to `found`, the best first."""
    scored = sorted(
        (-score, before.row.party != after.row.party, abs(before.at - after.at), before.at, after.at)
        for before, after in candidates
        if (score := likeness(before.stems, after.stems)) >= least
    )
    for *_, i, j in scored:
        if i not in found and j not in taken:
            found[i] = j
            taken.add(j)


def _changes(
    old: Sequence[Responsibility], new: Sequence[Responsibility], pairs: dict[int, int]
) -> Iterator[ResponsibilityChange]:
    """In reading order of the new version, what is gone after what stood before it."""
    back = {j: i for i, j in pairs.items()}
    gone = [i for i in range(len(old)) if i not in pairs]
    for j, row in enumerate(new):
        i = back.get(j)
        limit = i if i is not None else -1
        while gone and gone[0] < limit:
            yield _removed(old[gone.pop(0)])
        if i is None:
            yield ResponsibilityChange((Difference.ADDED,), None, row, f"a new task of {row.party}")
        elif change := _compared(old[i], row):
            yield change
    yield from (_removed(old[i]) for i in gone)


def _removed(row: Responsibility) -> ResponsibilityChange:
    return ResponsibilityChange((Difference.REMOVED,), row, None, f"no longer a task of {row.party}")


def _compared(old: Responsibility, new: Responsibility) -> ResponsibilityChange | None:
    """How one task differs; None where it is the same but for its place."""
    found = (*_of_party(old, new), *_of_scope(old, new), *_of_condition(old, new))
    if not found and (old.task, old.duty) != (new.task, new.duty):
        found = (Difference.REWORDED,)
    return ResponsibilityChange(found, old, new, _because(old, new, found)) if found else None


def _of_party(old: Responsibility, new: Responsibility) -> tuple[Difference, ...]:
    if (old.party, old.names) == (new.party, new.names):
        return ()
    if new.party == Holder.NOBODY:
        return (Difference.GAP,)
    single = old.party in (Holder.PROCESSOR, Holder.CLIENT)
    return (Difference.DOUBLE,) if single and new.party.startswith(Holder.BOTH) else (Difference.SHIFTED,)


def _of_scope(old: Responsibility, new: Responsibility) -> tuple[Difference, ...]:
    """Wider where words came and none went, or where the duty binds more."""
    before, after = content(old.task), content(new.task)
    bound = _STRENGTH[new.duty] - _STRENGTH[old.duty]
    wider = before < after or bound > 0
    narrower = after < before or bound < 0
    return (*((Difference.WIDENED,) if wider else ()), *((Difference.NARROWED,) if narrower else ()))


def _of_condition(old: Responsibility, new: Responsibility) -> tuple[Difference, ...]:
    if old.condition.casefold() == new.condition.casefold():
        return ()
    if not old.condition:
        return (Difference.NOW_CONDITIONAL,)
    return (Difference.OTHER_CONDITION,) if new.condition else (Difference.NO_LONGER_CONDITIONAL,)


def _because(old: Responsibility, new: Responsibility, found: Sequence[Difference]) -> str:
    said = [
        f"{old.party} and now {new.party}" if old.party != new.party or old.names != new.names else "",
        f"{old.duty} and now {new.duty}" if old.duty != new.duty else "",
        f"the condition was '{old.condition}' and is '{new.condition}'" if old.condition != new.condition else "",
        f"the task was '{old.task}' and is '{new.task}'" if old.task != new.task else "",
    ]
    return "; ".join(text for text in said if text) or found[0]
