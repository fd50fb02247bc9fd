"""Rows of many events to tables at once: ten thousand messages are queued in seconds, not in minutes.

One statement a row costs a tenth of a millisecond and more, and most events write three rows. So the rows are put
together in memory first, as one after the other would leave them, and go to each table in two statements: what
is new, and what changed.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Table, and_, bindparam, insert, select, tuple_, update

from renvooi.corpus.projection import FIRST_STAYS, Tables
from renvooi.corpus.row import Row, Value, in_parts
from renvooi.corpus.tables import metadata

_AT_ONCE = 500
"""Keys in one query: a key of three columns takes three values."""
Key = tuple[Value, ...]
Held = Mapping[Key, Mapping[str, Value]]


def apply_rows(connection: Connection, rows: Iterable[Row]) -> None:
    """Nothing; the tables are as if each row had been written in its turn."""
    meant = Tables({})
    keys: dict[str, tuple[str, ...]] = {}
    for row in rows:
        keys.setdefault(row.table, tuple(row.key))
        meant.apply(row)
    for table in metadata.sorted_tables:
        if table.name in keys:
            _apply(connection, table, keys[table.name], meant.held[table.name])


def _apply(connection: Connection, table: Table, names: Sequence[str], held: Held) -> None:
    there = set(_there(connection, table, names, held))
    for columns in _by_columns(values for key, values in held.items() if key not in there):
        connection.execute(insert(table), columns)
    if table.name in FIRST_STAYS:
        return
    for columns in _by_columns(values for key, values in held.items() if key in there):
        changed = [name for name in columns[0] if name not in names]
        same = and_(*(table.c[name] == bindparam(f"key_{name}") for name in names))
        change = update(table).where(same).values({name: bindparam(f"new_{name}") for name in changed})
        connection.execute(
            change,
            [
                {f"key_{name}": one[name] for name in names} | {f"new_{name}": one[name] for name in changed}
                for one in columns
            ],
        )


def _there(connection: Connection, table: Table, names: Sequence[str], held: Held) -> Iterator[Key]:
    """Which of the keys the table has."""
    columns = [table.c[name] for name in names]
    for some in in_parts(list(held), at_once=_AT_ONCE):
        wanted = columns[0].in_([key[0] for key in some]) if len(columns) == 1 else tuple_(*columns).in_(some)
        for row in connection.execute(select(*columns).where(wanted)):
            yield tuple(row)


def _by_columns(rows: Iterable[Mapping[str, Value]]) -> Iterator[list[dict[str, Any]]]:
    """Rows that name the same columns together: a statement for many takes the same of each."""
    groups: dict[tuple[str, ...], list[dict[str, Any]]] = {}
    for row in rows:
        groups.setdefault(tuple(row), []).append(dict(row))
    yield from groups.values()
