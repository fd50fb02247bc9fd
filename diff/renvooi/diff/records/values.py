"""A value of a record before it is known at which node it stands."""

from collections.abc import Iterable

from renvooi.diff.outline import Item
from renvooi.model import FieldName, NodeRef, Record, RecordField, RecordKind

Value = tuple[FieldName, str]
"""A field and its value."""
_ORDER = {name: at for at, name in enumerate(FieldName)}


def make_record(kind: RecordKind, item: Item, name: str, values: Iterable[tuple[FieldName, str, Item]]) -> Record:
    """The record of an entry: its fields in the order of `FieldName`, each value of a field once."""
    refs: dict[int, NodeRef] = {}
    found: dict[Value, RecordField] = {}
    for field, value, at in values:
        if value and (field, value) not in found:
            ref = refs.setdefault(at.index, at.ref())
            found[field, value] = RecordField(field, value, ref)
    ordered = tuple(sorted(found.values(), key=lambda one: _ORDER[one.name]))
    return Record(kind, item.label, name, ordered, refs.get(item.index) or item.ref())
