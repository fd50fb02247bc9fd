"""What the tables hold is what the events say, and nothing but the events is needed to know it."""

from itertools import islice
from pathlib import Path

import pytest
from sqlalchemy import select

from bench.faults.series import operations
from renvooi.corpus import Event, EventKind
from renvooi.corpus.projection import FIRST_STAYS, Tables, rows_of
from renvooi.corpus.row import Row
from renvooi.corpus.tables import DERIVED, histories
from tests.corpus.stores import Home, new_home

AT = "2026-03-02T09:00:00+00:00"


def test_rows_of_all_events_are_the_rows_of_all_tables(tmp_path: Path) -> None:
    with new_home("sqlite", tmp_path) as home, home.create() as corpus:
        for operation in islice(operations(corpus, 5), 10):
            operation()
        told = Tables({})
        for event in corpus.log():
            for row in rows_of(event):
                told.apply(row)
        with corpus.reading() as connection:
            for table in DERIVED:
                columns = [column for column in table.columns if column is not histories.c.body]
                held = {tuple(row) for row in connection.execute(select(*columns))}
                names = [column.name for column in columns]
                said = {tuple(row.get(name) for name in names) for row in told.held.get(table.name, {}).values()}
                assert held == said


def test_table_whose_first_row_stays_keeps_it() -> None:
    told = Tables({})
    for number, what in enumerate(("tree", "diff")):
        told.apply(Row("blobs", {"sha256": "a"}, {"what": what, "event": number}))
        told.apply(Row("documents", {"name": "beheer"}, {"latest": what}))
    assert "blobs" in FIRST_STAYS
    assert told.held["blobs"][("a",)]["what"] == "tree"
    assert told.held["documents"][("beheer",)]["latest"] == "diff"
    assert told.rows == 2


@pytest.mark.parametrize("kind", [kind for kind in EventKind if kind is not EventKind.CORPUS_CREATED])
def test_event_that_lacks_what_its_kind_says_is_refused(kind: EventKind) -> None:
    with pytest.raises((KeyError, TypeError)):
        list(rows_of(Event(3, AT, "N. Jansen", kind, {"document": "beheer", "snapshot": "x", "record": 3}, None)))


def test_published_version_keeps_what_was_said_when_it_was_added(home: Home) -> None:
    with home.create() as corpus:
        for operation in islice(operations(corpus, 5), 10):
            operation()
        published = [
            entry
            for document in corpus.documents()
            for entry in corpus.versions(document.name)
            if entry.published_at is not None
        ]
        assert published
        assert all(entry.added_at < (entry.published_at or "") for entry in published)
