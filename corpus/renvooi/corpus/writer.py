"""One transaction that appends events: their bytes, the rows that follow, and one signed head.

    with corpus.writing(by="N. Jansen") as writer:
        writer.append(EventKind.VERSION_PUBLISHED, {...})

Nothing is kept unless all of it is. Blobs that the events name must be durable before.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from sqlalchemy import Connection, and_, insert, select, update

from renvooi.corpus.applying import apply_rows
from renvooi.corpus.events import Event, EventKind, all_storable, event_bytes, storable
from renvooi.corpus.ledger.heads import Head, SignedHead, sign_head
from renvooi.corpus.ledger.keys import SigningKey
from renvooi.corpus.ledger.tree import Frontier, leaf_hash
from renvooi.corpus.projection import FIRST_STAYS, rows_of
from renvooi.corpus.row import Row
from renvooi.corpus.tables import events, facts, heads, metadata
from renvooi.model.codec import Json

Beside = Mapping[str, Mapping[str, object]]
"""By table: columns that hold what an event only names by its hash."""
Step = tuple[EventKind, dict[str, Json]]
"""What an event is to say."""


@dataclass(slots=True)
class Writer:
    """The end of the ledger, to which events are added."""

    connection: Connection
    corpus: str
    """Id of the corpus."""
    at: str
    by: str
    frontier: Frontier
    head: str | None
    """Digest of the newest head; all events of one transaction name the same."""
    written: list[Event] = field(default_factory=list)

    def append(self, kind: EventKind, data: dict[str, Json], *, beside: Beside | None = None) -> Event:
        """The event, which is in the database with all rows that follow from it."""
        event, leaf = self._next(kind, data)
        self.connection.execute(insert(events).values(**_stored(event, leaf)))
        for row in rows_of(event):
            _write(self.connection, row, (beside or {}).get(row.table, {}))
        return event

    def append_many(self, steps: Iterable[Step]) -> tuple[Event, ...]:
        """The events, as `append` writes one after the other, in a tenth of the time where there are thousands."""
        made = [self._next(kind, data) for kind, data in steps]
        if made:
            self.connection.execute(insert(events), [_stored(event, leaf) for event, leaf in made])
            apply_rows(self.connection, (row for event, _ in made for row in rows_of(event)))
        return tuple(event for event, _ in made)

    def _next(self, kind: EventKind, data: dict[str, Json]) -> tuple[Event, bytes]:
        """The next event and its leaf, which is part of the tree."""
        said = {name: all_storable(value) for name, value in data.items()}
        event = Event(self.frontier.size, self.at, storable(self.by), kind, said, self.head)
        leaf = leaf_hash(event_bytes(event))
        self.frontier = self.frontier.append(leaf)
        self.written.append(event)
        return event, leaf

    def seal(self, key: SigningKey) -> SignedHead | None:
        """The new head, which is in the database; None if nothing was appended."""
        if not self.written:
            return None
        head = sign_head(Head(self.corpus, self.frontier.size, self.frontier.root.hex(), self.at, key.public), key)
        self.connection.execute(
            insert(heads).values(
                size=self.frontier.size,
                body=head.body,
                signature=head.signature,
                frontier=self.frontier.to_bytes(),
            )
        )
        return head


def begin(connection: Connection, *, at: str, by: str) -> Writer:
    """A writer at the end of the ledger, within a transaction that no other writer shares."""
    corpus = connection.execute(select(facts.c.value).where(facts.c.name == "corpus")).scalar_one()
    newest = connection.execute(select(heads).order_by(heads.c.size.desc()).limit(1)).first()
    if newest is None:
        return Writer(connection, corpus, at, by, Frontier(), None)
    frontier = Frontier.from_bytes(newest.size, newest.frontier)
    return Writer(connection, corpus, at, by, frontier, SignedHead(newest.body, newest.signature).digest)


def _stored(event: Event, leaf: bytes) -> dict[str, object]:
    """The row of an event."""
    return {
        "number": event.number,
        "document": event.data.get("document"),
        "body": event_bytes(event),
        "leaf": leaf,
    }


def _write(connection: Connection, row: Row, beside: Mapping[str, object]) -> None:
    """Nothing; the row is in its table, made or changed."""
    table = metadata.tables[row.table]
    same = and_(*(table.c[name] == value for name, value in row.key.items()))
    if row.table in FIRST_STAYS:
        if connection.execute(select(table).where(same)).first() is None:
            connection.execute(insert(table).values(**row.key, **row.values))
        return
    values = {**row.values, **beside}
    if not connection.execute(update(table).where(same).values(**values)).rowcount:
        connection.execute(insert(table).values(**row.key, **values))
