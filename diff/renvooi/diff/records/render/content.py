"""What is shown of records and of their changes: the same cells in every form."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from renvooi.diff.records.render.labels import LANGUAGES, Labels, said
from renvooi.diff.render.visible import visible
from renvooi.model import FieldChange, FieldName, Record, RecordChange, RecordKind, RecordOperation

_LONG = frozenset({FieldName.TEXT, FieldName.DESCRIPTION})
"""Fields that are left out of tables: they are the clause itself."""
_SHOWN = {
    RecordKind.SUB_PROCESSORS: (FieldName.COUNTRY, FieldName.LOCATION, FieldName.PURPOSE),
    RecordKind.CERTIFICATIONS: (FieldName.HOLDER, FieldName.NUMBER, FieldName.VALID_UNTIL),
    RecordKind.SERVICES: (),
    RecordKind.SECURITY_MEASURES: (FieldName.TOPIC,),
    RecordKind.DATA_CATEGORIES: (FieldName.SPECIAL, FieldName.SUBJECTS),
}
"""What a line says of a record that came."""
EXCERPT = 12
"""Words of a value in a line; tables have all of it."""
SIGNS = {
    RecordOperation.ADDED: "+",
    RecordOperation.REMOVED: "-",
    RecordOperation.RENAMED: "=",
    RecordOperation.CHANGED: "~",
}


@dataclass(frozen=True, slots=True)
class Table:
    """One kind of record, ready to be marked up."""

    title: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def labels_of(language: str) -> Labels:
    """The words of a language. Raises: ValueError for one that is not "nl" or "en"."""
    if language not in LANGUAGES:
        raise ValueError(f"language {language!r} is not known; use one of {', '.join(LANGUAGES)}")
    return LANGUAGES[language]


def tables(records: Sequence[Record], labels: Labels, *, long: bool = False) -> Iterator[Table]:
    """A table for each kind that there is, with the columns that any of its records fills."""
    for kind in RecordKind:
        own = [record for record in records if record.kind is kind]
        if not own:
            continue
        filled = {field.name for record in own for field in record.fields}
        columns = [name for name in FieldName if name in filled and (long or name not in _LONG)]
        lettered = any(record.label for record in own)
        heads = [*([labels.label] if lettered else []), labels.fields[FieldName.NAME]]
        yield Table(
            labels.kinds[kind],
            (*heads, *(labels.fields[name] for name in columns), labels.place),
            tuple(
                (
                    *((record.label or "",) if lettered else ()),
                    visible(record.name),
                    *(visible(_joined(name, record.values(name), labels)) for name in columns),
                    visible(record.at.address),
                )
                for record in own
            ),
        )


def change_tables(changes: Sequence[RecordChange], labels: Labels) -> Iterator[Table]:
    """A table for each kind in which anything changed, a row for each field that differs."""
    for kind in RecordKind:
        own = [change for change in changes if change.kind is kind]
        if own:
            heads = (labels.change, labels.fields[FieldName.NAME], labels.field, labels.was, labels.now)
            rows = tuple(tuple(map(visible, row)) for change in own for row in _rows(change, labels))
            yield Table(labels.kinds[kind], heads, rows)


def _rows(change: RecordChange, labels: Labels) -> Iterator[tuple[str, ...]]:
    what, name = labels.operations[change.operation], _name(change)
    shown = [field for field in change.fields if field.name not in _LONG] or list(change.fields)
    if not shown:
        sides = (_summary(record, labels) if record is not None else "" for record in (change.old, change.new))
        yield (what, name, "", *sides)
    for field in shown:
        sides = (_joined(field.name, side, labels) for side in (field.old, field.new))
        yield (what, name, labels.fields[field.name], *sides)


def change_lists(changes: Iterable[RecordChange], language: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """A heading for each kind in which anything changed, with a line a record: "+ Beta Cloud GmbH (Ierland)"."""
    labels = labels_of(language)
    lines: dict[RecordKind, list[str]] = {}
    for change in changes:
        lines.setdefault(change.kind, []).append(visible(change_line(change, labels)))
    return tuple((labels.kinds[kind], tuple(points)) for kind, points in lines.items())


def change_line(change: RecordChange, labels: Labels) -> str:
    """One change of a record in one line."""
    sign, word = SIGNS[change.operation], labels.operations[change.operation]
    record = change.new or change.old
    assert record is not None
    if change.operation in (RecordOperation.ADDED, RecordOperation.REMOVED):
        more = _summary(record, labels) if change.operation is RecordOperation.ADDED else ""
        return f"{sign} {_cut(record.name)}{f' ({more})' if more else ''}: {word}"
    fields = [field for field in change.fields if field.name not in (*_LONG, FieldName.NAME)]
    if change.old is not None and change.old.name != record.name:
        renamed = f"{_cut(change.old.name)} → {_cut(record.name)}"
    else:
        renamed = _cut(record.name)
    told = "; ".join(_field(field, labels) for field in fields)
    rest = ", ".join(labels.fields[field.name] for field in change.fields if field.name in _LONG)
    return f"{sign} {renamed}: {told or (f'{word}: {rest}' if rest and change.operation is RecordOperation.CHANGED else word)}"


def _field(field: FieldChange, labels: Labels) -> str:
    old, new = (_cut(_joined(field.name, side, labels)) or labels.not_stated for side in (field.old, field.new))
    return f"{labels.fields[field.name]} {old} → {new}"


def _summary(record: Record, labels: Labels) -> str:
    found = (_cut(_joined(name, record.values(name), labels)) for name in _SHOWN[record.kind])
    return "; ".join(one for one in found if one)


def _joined(name: FieldName, values: Sequence[str], labels: Labels) -> str:
    return "; ".join(said(name, value, labels) for value in values)


def _name(change: RecordChange) -> str:
    record = change.new or change.old
    assert record is not None
    return record.name


def _cut(text: str) -> str:
    words = text.split()
    return " ".join(words) if len(words) <= EXCERPT else f"{' '.join(words[:EXCERPT])} …"
