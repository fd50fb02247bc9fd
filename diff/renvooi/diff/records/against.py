"""Two versions to what changed in their records: added, removed, renamed, changed.

    a Alfa    b Beta; en    c Gamma            a Alfa    b Delta; en    c Beta    d Gamma
                               added: Delta, and nothing else

A letter that shifts, another order, a "; en", bullets that were split or merged are no change of a
record. What a clause says besides is judged where the clause is; a record that did not change
makes no change editorial.
"""

from collections.abc import Iterator, Sequence

from renvooi.diff.align import Alignment
from renvooi.diff.outline import Names, outline
from renvooi.diff.records.entries import BAR, OF_ROLE, opens_beside
from renvooi.diff.records.names import key_of
from renvooi.diff.records.pairing import pair_records
from renvooi.diff.records.read import read, read_outline
from renvooi.diff.records.same import same_text, same_values
from renvooi.diff.records.unread import unread
from renvooi.model import (
    Change,
    Document,
    FieldChange,
    FieldName,
    NodeRef,
    Operation,
    Record,
    RecordChange,
    RecordKind,
    RecordOperation,
    Role,
)

_RENAMED = (RecordKind.SUB_PROCESSORS, RecordKind.SERVICES)
"""Kinds whose records have a name of their own; another text of a measure or category is a change of it."""
_RANK = {operation: at for at, operation in enumerate(RecordOperation)}
_OF_ROLE = {**OF_ROLE, Role.SERVICE: RecordKind.SERVICES}
_HINTS = ("process", "verwerker", "chakel", BAR)


def against(old: Document, new: Document) -> tuple[RecordChange, ...]:
    """What changed in the records from `old` to `new`, kind by kind; without the changes it rests on."""
    gaps = frozenset(kind for document in (old, new) for kind in unread(outline(document, Names())))
    return compare_records(read(old), read(new), (), gaps=gaps)


def against_changes(
    old: Document, new: Document, alignment: Alignment, changes: Sequence[Change]
) -> tuple[RecordChange, ...]:
    """The same of two versions that are compared already, with the ids of the changes it rests on.

    Nothing is read unless a change touches a list, or a text that may name a sub-processor.
    """
    kinds = frozenset(kind for change in changes for kind in _may_touch(change))
    if changes and _opened_beside(alignment):
        kinds = frozenset(RecordKind)
    if not kinds:
        return ()
    sides = ((alignment.old, old.parties), (alignment.new, new.parties))
    before, after = (read_outline(items, parties, kinds=kinds) for items, parties in sides)
    gaps = frozenset(kind for items, _ in sides for kind in unread(items))
    return compare_records(before, after, changes, gaps=gaps)


def _may_touch(change: Change) -> Iterator[RecordKind]:
    """The kinds of record that a change may be about: by the list that it stands in, or by its words."""
    if change.operations == (Operation.RENUMBERED,):
        return
    for ref in (*change.old, *change.new):
        yield from (_OF_ROLE[role] for role in ref.roles if role in _OF_ROLE)
        if any(hint in ref.text for hint in _HINTS):
            yield RecordKind.SUB_PROCESSORS


def _opened_beside(alignment: Alignment) -> bool:
    """Whether a list stands beside the text that opens it, so that its entries do not have its role."""
    return any(
        item.node.role in _OF_ROLE and not item.is_section and opens_beside(item)
        for items in (alignment.old, alignment.new)
        for item in items
    )


def compare_records(
    old: Sequence[Record],
    new: Sequence[Record],
    changes: Sequence[Change],
    *,
    gaps: frozenset[RecordKind] = frozenset(),
) -> tuple[RecordChange, ...]:
    """What changed from one set of records to another: kind by kind, what came first.

    Of a kind in `gaps`, in a version without records of it, nothing is said.
    """
    found = [change for kind in RecordKind for change in _of_kind(kind, old, new, is_unread=kind in gaps)]
    olds, news = _touched(changes)
    return tuple(_resting_on(change, olds, news) for change in found)


def _of_kind(
    kind: RecordKind, old: Sequence[Record], new: Sequence[Record], *, is_unread: bool
) -> Iterator[RecordChange]:
    before, after = ([one for one in side if one.kind is kind] for side in (old, new))
    if before == after or (is_unread and not (before and after)):
        return
    pairs = pair_records(before, after)
    partner = {id(later): earlier for earlier, later in pairs}
    kept = {id(earlier) for earlier, _ in pairs}
    found = [_change(kind, partner.get(id(record)), record) for record in after]
    found += [_change(kind, record, None) for record in before if id(record) not in kept]
    yield from sorted((one for one in found if one is not None), key=lambda one: _RANK[one.operation])


def _change(kind: RecordKind, old: Record | None, new: Record | None) -> RecordChange | None:
    if old is None:
        return RecordChange(kind, RecordOperation.ADDED, None, new, (), ())
    if new is None:
        return RecordChange(kind, RecordOperation.REMOVED, old, None, (), ())
    fields = tuple(field_changes(old, new))
    if not fields:
        return None
    renamed = kind in _RENAMED and any(field.name in (FieldName.NAME, FieldName.LEGAL_FORM) for field in fields)
    return RecordChange(kind, RecordOperation.RENAMED if renamed else RecordOperation.CHANGED, old, new, fields, ())


def field_changes(old: Record, new: Record) -> Iterator[FieldChange]:
    """The fields of one record that say something else; values in another order or wording by marks alone do not."""
    # a legal form is a field of its own
    own_name = key_of if old.kind is RecordKind.SUB_PROCESSORS else str
    if not same_text(own_name(old.name), own_name(new.name)):
        yield FieldChange(FieldName.NAME, (old.name,), (new.name,))
    for name in FieldName:
        before, after = old.values(name), new.values(name)
        if not same_values(name, before, after):
            yield FieldChange(name, before, after)


def _touched(changes: Sequence[Change]) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """By node of the old and of the new version, the changes that say more of it than its number."""
    sides: tuple[dict[str, list[str]], dict[str, list[str]]] = ({}, {})
    for change in changes:
        if change.operations != (Operation.RENUMBERED,):
            for found, refs in zip(sides, (change.old, change.new), strict=True):
                for ref in refs:
                    found.setdefault(ref.id, []).append(change.id)
    return sides


def _resting_on(change: RecordChange, olds: dict[str, list[str]], news: dict[str, list[str]]) -> RecordChange:
    """`change` with the ids of what it rests on: of a changed record what its differing fields do."""
    names = {field.name for field in change.fields}
    ids = _ids(change.old, olds, names) + _ids(change.new, news, names)
    ids = ids or _ids(change.old, olds, set()) + _ids(change.new, news, set())
    return RecordChange(change.kind, change.operation, change.old, change.new, change.fields, tuple(dict.fromkeys(ids)))


def _ids(record: Record | None, touched: dict[str, list[str]], names: set[FieldName]) -> list[str]:
    if record is None:
        return []
    refs: list[NodeRef] = [field.at for field in record.fields if not names or field.name in names]
    refs += [record.at] if not names or names & {FieldName.NAME, FieldName.LEGAL_FORM} else []
    return [one for ref in refs for one in touched.get(ref.id, ())]
