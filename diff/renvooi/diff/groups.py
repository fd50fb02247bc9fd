"""Changes that are one event to a reader: a run of renumberings, a section that came, went or moved."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from renvooi.diff.identity import fingerprint
from renvooi.model import Change, Group, NodeRef, NodeType, Operation, Place
from renvooi.model.addresses import bare_label

LEAST_REORDERED = 3
"""Sections of one parent that moved from which on a reader is told of a new order."""
_LAST_NUMBER = re.compile(r"^(.*?)(\d{1,9})$")


def with_groups(changes: Sequence[Change], new: Sequence[Place]) -> tuple[tuple[Change, ...], tuple[Group, ...]]:
    """`changes` with their `group` set, and the groups in reading order; `new` are the places of the new version."""
    found = [*_sections(changes), *_renumberings(changes, new)]
    member = {change_id: group.id for group in reversed(found) for change_id in group.changes}
    position = {change.id: at for at, change in enumerate(changes)}
    groups = sorted(found, key=lambda group: position[group.changes[0]])
    return tuple(replace(change, group=member.get(change.id)) for change in changes), tuple(groups)


def _group(kind: str, old: str | None, new: str | None, place: str, changes: Sequence[Change]) -> Group:
    ids = tuple(change.id for change in changes)
    return Group("g" + fingerprint(kind, ids), kind, old, new, place, ids)


# Sections


_SECTION_KINDS = (
    (Operation.INSERTED, "inserted-section"),
    (Operation.DELETED, "deleted-section"),
    (Operation.MOVED, "moved-section"),
)


def _sections(changes: Sequence[Change]) -> Iterator[Group]:
    """One group per section that came, went or moved, with what came, went or moved inside it."""
    reordered = list(_reordered(changes))
    yield from reordered
    told = {change_id for group in reordered for change_id in group.changes}
    for operation, kind in _SECTION_KINDS:
        tops: set[tuple[int, ...]] = set()
        found: dict[tuple[int, ...], list[Change]] = {}
        for change in changes:
            if operation not in change.operations or change.id in told:
                continue
            path = _side(change, operation).path
            top = next((path[:depth] for depth in range(1, len(path)) if path[:depth] in tops), None)
            if top is None and _side(change, operation).type is NodeType.SECTION:
                tops.add(path)
                found[path] = [change]
            elif top is not None and operation is not Operation.MOVED and change.operations == (operation,):
                # what changed inside a moved section is an event of its own
                found[top].append(change)
        for members in found.values():
            old, new = (side[0].address if side else None for side in (members[0].old, members[0].new))
            place = _side(members[0], operation).address.rpartition(", ")[0]
            yield _group(kind, old, new, place, members)


def _reordered(changes: Sequence[Change]) -> Iterator[Group]:
    """Sections of one parent that changed places: three and more are one event, in the order of each version."""
    under: dict[tuple[tuple[int, ...], tuple[int, ...]], list[Change]] = {}
    for change in changes:
        if Operation.MOVED in change.operations and change.new[0].type is NodeType.SECTION:
            parents = change.old[0].path[:-1], change.new[0].path[:-1]
            under.setdefault(parents, []).append(change)
    for members in under.values():
        if len(members) >= LEAST_REORDERED:
            old = sorted((change.old[0] for change in members), key=lambda ref: ref.path)
            new = sorted((change.new[0] for change in members), key=lambda ref: ref.path)
            place = new[0].address.rpartition(", ")[0]
            yield _group("reordered-sections", _listed(old), _listed(new), place, members)


def _listed(refs: Sequence[NodeRef]) -> str:
    return "; ".join(ref.address.rpartition(", ")[2] for ref in refs)


def _side(change: Change, operation: Operation) -> NodeRef:
    return change.old[0] if operation is Operation.DELETED or not change.new else change.new[0]


# Renumberings


@dataclass(frozen=True, slots=True)
class _Shift:
    """A renumbered node in its series: the numbers that belong together."""

    change: Change
    series: tuple[object, ...]
    offset: int
    at: int
    """Place among the nodes of its series in the new version."""


def _renumberings(changes: Sequence[Change], new: Sequence[Place]) -> Iterator[Group]:
    """Runs of two and more nodes of one series that follow each other and shifted by one offset."""
    order = _series_order(new)
    by_path = {place.path: place for place in new}
    run: list[_Shift] = []
    for shift in sorted(_shifts(changes, new, order), key=lambda one: (repr(one.series), one.at)):
        if run and (run[-1].series != shift.series or run[-1].offset != shift.offset or run[-1].at + 1 != shift.at):
            yield from _run(run, by_path)
            run = []
        run.append(shift)
    yield from _run(run, by_path)


def _run(run: Sequence[_Shift], by_path: Mapping[tuple[int, ...], Place]) -> Iterator[Group]:
    """A group of the members that are nothing but renumbered; the range spans the others too."""
    pure = [one.change for one in run if one.change.operations == (Operation.RENUMBERED,)]
    if len(run) < 2 or not pure:
        return
    first, last = run[0].change, run[-1].change
    old = f"{_cited(first.old[0])}-{_cited(last.old[0])}"
    numbers = f"{_cited(first.new[0])}-{_cited(last.new[0])}"
    yield _group("renumbering", old, numbers, _common_place(run, by_path), pure)


def _cited(ref: NodeRef) -> str:
    return bare_label(ref.label) or (ref.label or "").rstrip(".:) ")


def _common_place(run: Sequence[_Shift], by_path: Mapping[tuple[int, ...], Place]) -> str:
    """Address of the nearest node above all of the run; "" for the whole document."""
    paths = [one.change.new[0].path[:-1] for one in run]
    common = tuple(levels[0] for levels in takewhile(lambda levels: len(set(levels)) == 1, zip(*paths, strict=False)))
    return by_path[common].address if common in by_path else ""


def _shifts(
    changes: Sequence[Change], new: Sequence[Place], order: dict[tuple[int, ...], tuple[tuple[object, ...], int]]
) -> Iterator[_Shift]:
    for change in changes:
        if Operation.RENUMBERED not in change.operations or Operation.MOVED in change.operations:
            continue
        before, after = _value(change.old[0]), _value(change.new[0])
        place = order.get(change.new[0].path)
        if before is not None and after is not None and place is not None and before[0] == after[0]:
            yield _Shift(change, place[0], after[1] - before[1], place[1])


def _series_order(places: Sequence[Place]) -> dict[tuple[int, ...], tuple[tuple[object, ...], int]]:
    """Of each numbered node: its series, and its place in that series.

    A series is one style of number under one clause, or under one top-level node: items 1-20
    run on over the headings of a part.
    """
    by_path = {place.path: place.node for place in places}
    count: dict[tuple[object, ...], int] = {}
    result: dict[tuple[int, ...], tuple[tuple[object, ...], int]] = {}
    for place in places:
        style = _style(place.node.label, place.node.type)
        if style is None:
            continue
        above = [path for n in range(len(place.path)) if (path := place.path[:n]) in by_path]
        clause = next((path for path in reversed(above) if by_path[path].type is not NodeType.SECTION), None)
        top = above[0] if len(above) > 1 else ()
        series = (style, clause if clause is not None else top)
        count[series] = count.get(series, -1) + 1
        result[place.path] = (series, count[series])
    return result


def _style(label: str | None, node_type: NodeType) -> str | None:
    """What kind of number a label is; None for bullets."""
    cited = bare_label(label)
    if cited is None:
        found = _LAST_NUMBER.match((label or "").rstrip(".:) "))
        return f"{node_type}:{found[1]}" if found else None
    if cited[-1].isdigit():
        return f"{node_type}:{'.'.join('n' for _ in cited.split('.'))}"
    return f"{node_type}:letter"


def _value(ref: NodeRef) -> tuple[str, int] | None:
    """What of the label shifts: the prefix that stays, and the number that counts on."""
    cited = _cited(ref)
    if len(cited) == 1 and cited.isalpha():
        return "letter", ord(cited.lower())
    found = _LAST_NUMBER.match(cited)
    return (found[1], int(found[2])) if found else None
