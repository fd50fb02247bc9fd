"""Rows of the outbox: read, and changed only through here, so that each change is counted and each row is whole.

No event tells what a row says while its message is on its way. So a row holds a digest of its other columns: a bit
that flips in it is found before the message is moved. `revision` counts changes, as the seal of a file must know
whether anything moved since it was made.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, astuple, dataclass, replace
from hashlib import sha256
from typing import Any, TypedDict

from sqlalchemy import ColumnElement, Connection, Row, bindparam, insert, select, update

from renvooi.corpus.row import in_parts
from renvooi.corpus.tables import outbox
from renvooi.model.deliveries import DeliveryState
from renvooi.model.errors import CorpusUnreadable, InvariantBroken

_KEY = ("mailing", "client")
_AT_ONCE = 400
"""Rows in one statement."""


@dataclass(frozen=True, slots=True)
class QueueRow:
    """One row of the outbox, without its digest; columns as the table says."""

    mailing: str
    client: str
    message_id: str
    state: str
    owner: str | None = None
    lease: int | None = None
    claims: int = 0
    attempts: int = 0
    not_before: int = 0
    code: int | None = None
    reply: str | None = None
    settled_at: str | None = None
    recorded: int = 0
    revision: int = 1

    @property
    def key(self) -> tuple[str, str]:
        """What the table knows it by."""
        return self.mailing, self.client

    @property
    def delivery_state(self) -> DeliveryState:
        """Where its message is."""
        return DeliveryState(self.state)


class Changes(TypedDict, total=False):
    """Columns that a step may change."""

    message_id: str
    state: str
    owner: str | None
    lease: int | None
    claims: int
    attempts: int
    not_before: int
    code: int | None
    reply: str | None
    settled_at: str | None
    recorded: int


NO_ANSWER: Changes = {"code": None, "reply": None, "settled_at": None}
"""Of a message that nothing was answered to yet."""
FREE: Changes = {"owner": None, "lease": None}
"""Of a message that no sender has."""


def digest_of_row(row: QueueRow) -> str:
    """The digest that stands in a row, of all else in it."""
    return sha256(json.dumps(astuple(row), separators=(",", ":")).encode("ascii")).hexdigest()


def read_queue(
    connection: Connection,
    wanted: ColumnElement[bool],
    *,
    at_most: int | None = None,
    passing: bool = False,
) -> tuple[QueueRow, ...]:
    """The rows, held for the transaction, those that wait longest first; with `passing` without those that others hold.

    Raises: CorpusUnreadable if one is not as it was written.
    """
    return tuple(map(_read, _fetched(connection, wanted, at_most=at_most, passing=passing)))


def read_sound(
    connection: Connection, wanted: ColumnElement[bool], *, at_most: int | None = None
) -> tuple[tuple[QueueRow, ...], Mapping[tuple[str, str], str]]:
    """The same, without those that others hold; and by mailing and client what is wrong with rows that are not as written."""
    rows = _fetched(connection, wanted, at_most=at_most, passing=True)
    sound = tuple(_value(row) for row in rows if is_whole(row))
    return sound, {(row.mailing, row.client): _fault(row) for row in rows if not is_whole(row)}


def _fetched(
    connection: Connection, wanted: ColumnElement[bool], *, at_most: int | None, passing: bool
) -> Sequence[Row[Any]]:
    query = select(outbox).where(wanted).order_by(outbox.c.not_before).with_for_update(skip_locked=passing)
    return connection.execute(query if at_most is None else query.limit(at_most)).all()


def whole_rows(connection: Connection, wanted: ColumnElement[bool]) -> tuple[QueueRow, ...]:
    """The rows that are as they were written, held for the transaction; no sender can take any other."""
    rows = connection.execute(select(outbox).where(wanted).with_for_update())
    return tuple(_value(row) for row in rows if is_whole(row))


def find_row(connection: Connection, mailing: str, client: str) -> QueueRow | None:
    """The row of one message, held for the transaction; None if there is none. Raises: CorpusUnreadable."""
    found = read_queue(connection, (outbox.c.mailing == mailing) & (outbox.c.client == client))
    return found[0] if found else None


def is_whole(row: Any) -> bool:
    """Whether a row of the table is as it was written."""
    try:
        return bool(digest_of_row(_value(row)) == row.digest)
    except (TypeError, ValueError):
        return False


def _read(row: Any) -> QueueRow:
    if not is_whole(row):
        raise CorpusUnreadable(_fault(row))
    return _value(row)


def _fault(row: Any) -> str:
    return (
        f"outbox {row.mailing} {row.client}: the row is not as it was written, so its message is not moved. "
        "Run renvooi verify, and restore a backup."
    )


def _value(row: Any) -> QueueRow:
    return QueueRow(*(row._mapping[name] for name in QueueRow.__slots__))


def add_rows(connection: Connection, rows: Sequence[QueueRow]) -> None:
    """Nothing; the rows are there."""
    if rows:
        connection.execute(insert(outbox), [asdict(row) | {"digest": digest_of_row(row)} for row in rows])


def change(connection: Connection, row: QueueRow, changes: Changes) -> QueueRow:
    """The row with these columns changed, in the table too; the transaction must hold it."""
    (new,) = change_all(connection, [(row, changes)])
    return new


def try_change(connection: Connection, row: QueueRow, changes: Changes) -> QueueRow | None:
    """The row with these columns changed, in the table too; None if it is not, to the last change, what `row` says."""
    new = replace(row, **changes, revision=row.revision + 1)
    return new if connection.execute(_UPDATE, _given(row, new)).rowcount == 1 else None


def change_all(connection: Connection, changes: Sequence[tuple[QueueRow, Changes]]) -> tuple[QueueRow, ...]:
    """The rows with their changes, in the table too; the transaction must hold them."""
    made = [(row, replace(row, **new, revision=row.revision + 1)) for row, new in changes]
    for some in in_parts(made, at_once=_AT_ONCE):
        given = [_given(old, new) for old, new in some]
        count = connection.execute(_UPDATE, given[0] if len(given) == 1 else given).rowcount
        if count not in (len(some), -1):
            raise InvariantBroken("a row of the outbox changed while a transaction held it")
    return tuple(new for _, new in made)


def _given(old: QueueRow, new: QueueRow) -> dict[str, object]:
    """What the statement takes that makes `old` to `new`."""
    said: dict[str, object] = {f"new_{name}": value for name, value in asdict(new).items() if name not in _KEY}
    return said | {
        "of_mailing": old.mailing,
        "of_client": old.client,
        "was": old.revision,
        "new_digest": digest_of_row(new),
    }


_UPDATE = (
    update(outbox)
    .where(
        outbox.c.mailing == bindparam("of_mailing"),
        outbox.c.client == bindparam("of_client"),
        outbox.c.revision == bindparam("was"),
    )
    .values({column.name: bindparam(f"new_{column.name}") for column in outbox.columns if column.name not in _KEY})
)
