"""Tables against events: the rows that the events mean are computed anew, and held against those there are."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Table, select

from renvooi.corpus import database, migrations
from renvooi.corpus.blobtable import IN_DATABASE, TableBlobs
from renvooi.corpus.events import Event
from renvooi.corpus.ledger.faults import Fault
from renvooi.corpus.projection import Tables, rows_of
from renvooi.corpus.register.accounting import Owners, named_by
from renvooi.corpus.row import Value
from renvooi.corpus.store import Corpus
from renvooi.corpus.tables import DERIVED, SENDING, blob_bodies, events, facts, histories
from renvooi.model.codec import Json


@dataclass(frozen=True, slots=True)
class Told:
    """What the events say, taken down while they are checked."""

    first: dict[str, Json] = field(default_factory=dict)
    """Data of event 0."""
    tables: Tables = field(default_factory=lambda: Tables({}))
    documents: dict[int, Json] = field(default_factory=dict)
    """By number: the document that an event is about."""
    owners: Owners = field(default_factory=dict)
    """Whose each particular is that events name, also those that a later one took the place of."""

    @property
    def blobs(self) -> dict[str, str]:
        """What each blob is that events name: "snapshot", "tree"."""
        return {str(name): str(held["what"]) for (name,), held in self.tables.held.get("blobs", {}).items()}

    @property
    def rows(self) -> int:
        """How many rows the events mean."""
        return self.tables.rows

    def take(self, event: Event) -> None:
        """Raises: KeyError, TypeError for an event that lacks what its kind must say."""
        if event.number == 0:
            self.first.update(event.data)
        self.documents[event.number] = event.data.get("document")
        for row in rows_of(event):
            self.tables.apply(row)
        self.owners.update(named_by(event))


def check_rows(connection: Connection, told: Told) -> Iterator[Fault]:
    """Rows that do not follow from the events: changed, missing or of nobody."""
    for table in DERIVED:
        yield from _table(connection, table, told.tables.held.get(table.name, {}))
    for number, document in connection.execute(select(events.c.number, events.c.document)):
        if number not in told.documents:
            yield Fault("row", f"events {number}", "no event says that it has this number")
        elif document != told.documents[number]:
            yield Fault("row", f"events {number}", f"its document is not {told.documents[number]!r}, as it says itself")


def _table(
    connection: Connection, table: Table, wanted: Mapping[tuple[Value, ...], Mapping[str, Value]]
) -> Iterator[Fault]:
    keys = [column.name for column in table.primary_key.columns]
    columns = [column for column in table.columns if column is not histories.c.body]
    names = [column.name for column in columns]
    places = [names.index(key) for key in keys]
    seen = set()
    for row in connection.execute(select(*columns)):
        key = tuple(row[place] for place in places)
        seen.add(key)
        meant = wanted.get(key)
        if meant is None:
            yield Fault("row", _name(table, key), "no event speaks of it")
        # most rows are as they should be: one comparison
        elif tuple(row) != tuple(map(meant.get, names)):
            yield from _columns(_name(table, key), dict(zip(names, row, strict=True)), meant)
    for key in wanted.keys() - seen:
        yield Fault("row", _name(table, key), "it is missing, though events say it must be there")


def _columns(name: str, held: Mapping[str, object], meant: Mapping[str, Value]) -> Iterator[Fault]:
    for column, value in held.items():
        if value != meant.get(column):
            yield Fault("row", name, f"{column} is {value!r} and should be {meant.get(column)!r}")


def _name(table: Table, key: tuple[Any, ...]) -> str:
    """Which row, as people say it: "verdicts 12", "versions demarcatie date 2026.1.2.0"."""
    return f"{table.name} {' '.join(str(part) for part in key)}"


def check_facts(connection: Connection, told: Told, corpus: Corpus) -> Iterator[Fault]:
    """Faults of what the corpus says of itself."""
    held = {row.name: row.value for row in connection.execute(select(facts))}
    for name in ("corpus", "key"):
        if told.first and held.get(name) != told.first.get(name):
            yield Fault("row", f"facts {name}", "it is not what event 0 says")
    for name in held.keys() - {"corpus", "key", "blobs", SENDING}:
        yield Fault("row", f"facts {name}", "nobody wrote it")
    if not _is_place(str(held.get("blobs")), corpus):
        yield Fault("row", "facts blobs", f"blobs cannot be in {held.get('blobs')!r}")
    if not isinstance(corpus.blobs, TableBlobs):
        for name in connection.execute(select(blob_bodies.c.sha256)).scalars():
            yield Fault("row", f"blob_bodies {name}", "nobody wrote it: a folder holds the blobs of this corpus")
    if database.schema_versions(connection) != (migrations.HEAD,):
        yield Fault("row", database.VERSION_TABLE, f"it should be {migrations.HEAD}")


def _is_place(said: str, corpus: Corpus) -> bool:
    """Whether blobs can be where the corpus says."""
    if corpus.place.file is not None:
        return said == "beside"
    return said == IN_DATABASE or Path(said).is_absolute()


def check_histories(connection: Connection) -> Iterator[Fault]:
    """Faults of the bytes of histories, of which events name the digest."""
    for row in connection.execute(select(histories.c.document, histories.c.sha256, histories.c.body)):
        if not isinstance(row.body, bytes) or hashlib.sha256(row.body).hexdigest() != row.sha256:
            yield Fault("history", row.document, "its bytes are not those that were recorded")
