"""Corpora for tests: on SQLite, and on the PostgreSQL server that RENVOOI_TEST_PG names.

In CI the server must be there; elsewhere its tests are skipped without it.
"""

import os
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path

import pytest

from renvooi.corpus import Corpus, Place, Received, create_corpus, new_place, open_corpus
from renvooi.corpus.database import PATIENCE
from renvooi.parser import parse

DATABASES = ("sqlite", "postgres")
BY = "N. Jansen"


@dataclass
class Clock:
    """A clock that goes on by a minute each time it is read."""

    now: datetime = field(default_factory=lambda: datetime(2026, 3, 2, 9, 0, tzinfo=UTC))

    def __call__(self) -> datetime:
        self.now += timedelta(minutes=1)
        return self.now


@dataclass
class Salts:
    """Salts that are another each time, and the same in each test."""

    made: int = 0

    def __call__(self, size: int) -> bytes:
        self.made += 1
        return sha256(str(self.made).encode()).digest()[:size]


@dataclass(frozen=True)
class Home:
    """Where a corpus of a test lives."""

    place: Place
    key: Path
    clock: Clock
    salts: Salts = field(default_factory=Salts)

    def create(self) -> Corpus:
        return create_corpus(self.place, clock=self.clock, by=BY, key=self.key, salts=self.salts)

    def open(self, *, patience: float = PATIENCE) -> Corpus:
        return open_corpus(self.place, clock=self.clock, key=self.key, patience=patience, salts=self.salts)


@contextmanager
def new_home(database: str, folder: Path) -> Iterator[Home]:
    """A place without a corpus, in a folder or in a schema of its own, which goes with the context."""
    if database == "sqlite":
        place = new_place(str(folder), folder)
        assert place.key is not None
        yield Home(place, place.key, Clock())
        return
    with new_schema() as url:
        yield Home(new_place(url, folder), folder / "renvooi.key", Clock())


@contextmanager
def new_schema() -> Iterator[str]:
    """The URL of an empty schema on the server; it is dropped at the end."""
    import psycopg

    server = server_url()
    name = f"t_{uuid.uuid4().hex}"
    with psycopg.connect(server.replace("+psycopg", ""), autocommit=True) as connection:
        connection.execute(f"CREATE SCHEMA {name}".encode())
        try:
            yield f"{server}?options=-csearch_path%3D{name}"
        finally:
            connection.execute(f"DROP SCHEMA {name} CASCADE".encode())


def server_url() -> str:
    """The server that tests may use; a test that needs it is skipped without one, and fails in CI."""
    server = os.environ.get("RENVOOI_TEST_PG")
    if server:
        return server
    if os.environ.get("CI"):
        pytest.fail("RENVOOI_TEST_PG is not set: run the tests with .ci/with-postgres")
    pytest.skip("RENVOOI_TEST_PG is not set; .ci/with-postgres starts a server")


def received(text: str, name: str = "voorbeeld-2026-01.md", *, document: str | None = None) -> Received:
    """A Markdown file, read."""
    data = text.encode("utf-8")
    return Received(data, parse(data, name=name), document)


def version(label: str, *clauses: str, kind: str = "generic") -> str:
    """The text of a version with these clauses."""
    head = f"---\nkind: {kind}\ntitle: Afspraken van Voorbeeld Data\nversion: {label}\n---\n\n# Beheer\n\n"
    return head + "".join(f"{number}. {clause}\n" for number, clause in enumerate(clauses, start=1))
