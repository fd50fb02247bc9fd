"""All that a corpus holds, as values that can be compared: each row of each table, and each blob."""

from collections.abc import Collection
from typing import Any

from sqlalchemy import select

from renvooi.corpus import Corpus
from renvooi.corpus.tables import blob_bodies, metadata

Content = dict[str, frozenset[tuple[Any, ...]]]
"""By table: its rows."""


def content_of(corpus: Corpus, *, without: Collection[str] = ()) -> Content:
    """The rows of every table but those `without`, and nothing of where blobs are kept."""
    found: Content = {}
    with corpus.reading() as connection:
        for table in metadata.sorted_tables:
            if table is not blob_bodies and table.name not in without:
                found[table.name] = frozenset(tuple(row) for row in connection.execute(select(table)))
    return found


def blobs_of(corpus: Corpus) -> dict[str, bytes]:
    """The bytes of every blob, by name."""
    return {name: corpus.blobs.get(name) for name in corpus.blobs.names()}
