"""Writes down the schema of this renvooi with a small corpus in it: python -m tests.corpus.schemas.record

Run once a migration, for both databases; what is written is never changed after a release, since
tests/corpus/test_migrations.py brings each of these up to date and verifies it.
"""

import json
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from sqlalchemy import Connection, Engine, event, select

from bench.faults.content import blobs_of
from bench.faults.registering import everything
from renvooi.corpus import Corpus, migrations
from renvooi.corpus.tables import blob_bodies, metadata
from tests.corpus.stores import DATABASES, new_home

FOLDER = Path(__file__).parent
NEXT = "\n;;\n"
"""Between two statements: a trigger holds semicolons of its own."""


def record(database: str) -> None:
    """Nothing; the statements that make the schema are in a file, and with SQLite the rows of a small corpus too."""
    made: list[str] = []

    def listen(_connection: Connection, _cursor: Any, statement: str, *_: object) -> None:
        if statement.lstrip().startswith(("CREATE", "ALTER")):
            made.append(statement.strip())

    with TemporaryDirectory() as folder, new_home(database, Path(folder)) as home:
        event.listen(Engine, "before_cursor_execute", listen)
        corpus = home.create()
        event.remove(Engine, "before_cursor_execute", listen)
        _of(database, "sql").write_text(NEXT.join(made) + "\n", "utf-8")
        with corpus:
            if database == "sqlite":
                for operation in islice(everything(corpus, 3), 19):
                    operation()
                _of("rows", "json").write_text(json.dumps(rows_in(corpus), indent=1, sort_keys=True) + "\n", "utf-8")


def _of(name: str, suffix: str) -> Path:
    return FOLDER / f"{migrations.HEAD}.{name}.{suffix}"


def rows_in(corpus: Corpus) -> dict[str, Any]:
    """Rows by table, in an order in which they can be inserted; bytes as hexadecimal digits."""
    with corpus.reading() as connection:
        tables = [
            {
                "table": table.name,
                "rows": [
                    {
                        name: {"hex": value.hex()} if isinstance(value, bytes) else value
                        for name, value in row._mapping.items()
                    }
                    for row in connection.execute(select(table).order_by(*table.primary_key.columns))
                ],
            }
            for table in metadata.sorted_tables
            if table is not blob_bodies
        ]
    return {"tables": tables, "blobs": {name: body.hex() for name, body in blobs_of(corpus).items()}}


if __name__ == "__main__":
    for one in DATABASES:
        record(one)
