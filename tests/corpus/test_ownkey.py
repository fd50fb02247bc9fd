"""A corpus is written to with its own key and no other, whatever key is at hand."""

from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import text

from renvooi.corpus import Corpus
from renvooi.corpus.ledger.keys import make_key, store_key
from renvooi.model.errors import CorpusUnreadable, StateForbids
from tests.corpus.stores import BY, Home, received, version


@pytest.fixture
def other(home: Home, tmp_path: Path) -> Home:
    """The same place with the key of another corpus."""
    store_key(make_key(), tmp_path / "ander.key")
    return replace(home, key=tmp_path / "ander.key")


def test_key_of_another_corpus_signs_nothing(corpus: Corpus, other: Home, home: Home) -> None:
    with other.open() as wrong:
        for write in (
            lambda: wrong.add(received(version("2026-01", "Afspraak.")), by=BY),
            wrong.require_key,
            wrong.signing_key,
        ):
            with pytest.raises(StateForbids, match=r"ander\.key: is the key of another corpus"):
                write()
        assert wrong.documents() == ()
    with home.open() as right:
        right.add(received(version("2026-01", "Afspraak.")), by=BY)
        assert right.verify().faults == ()


def test_corpus_that_does_not_name_its_key_is_not_written_to(corpus: Corpus) -> None:
    before = corpus.head()
    with corpus.engine.begin() as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(text("ALTER TABLE events DISABLE TRIGGER ALL"))
        else:
            for name in connection.execute(text("SELECT name FROM sqlite_master WHERE type = 'trigger'")).scalars():
                connection.execute(text(f"DROP TRIGGER {name}"))
        connection.execute(text("UPDATE events SET body = 'weg'"))
    with pytest.raises(CorpusUnreadable, match="does not name its key"):
        corpus.add(received(version("2026-01", "Afspraak.")), by=BY)
    assert corpus.head() == before
