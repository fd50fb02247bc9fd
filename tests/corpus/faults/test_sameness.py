"""The same history of operations ends in equal stores on both databases, to the signature of every head."""

from itertools import islice
from pathlib import Path

import pytest

from bench.faults.acts import BY
from bench.faults.content import blobs_of, content_of
from bench.faults.registering import everything
from renvooi.corpus import Corpus, EventKind
from renvooi.corpus.blobtable import IN_DATABASE, TableBlobs
from renvooi.corpus.database import postgres_engine
from renvooi.model.errors import StateForbids, UnknownVersion, VersionTaken
from tests.corpus.stores import Clock, Home, Salts, new_home, received, version

SEED = 3
"""Of a history in which versions come and are judged, and clients are told and respond."""


def twin(corpus: Corpus, home: Home) -> Corpus:
    """An empty corpus on a server with the id, the key and the clock of `corpus`, which is as empty."""
    assert home.place.url is not None
    engine = postgres_engine(home.place.url)
    made = Corpus(home.place, engine, TableBlobs(engine, home.place.name), Clock(), corpus.key, salts=Salts())
    (first,) = corpus.log()
    with made.founding(str(first.data["corpus"]), blobs=IN_DATABASE, by=BY) as writer:
        writer.append(EventKind.CORPUS_CREATED, dict(first.data))
    return made


def refuse(corpus: Corpus) -> None:
    """Nothing; operations that must fail did."""
    with pytest.raises(StateForbids, match="cannot name a document"):
        corpus.add(received(version("2026-01", "Iets."), document="Geen Naam"), by=BY)
    with pytest.raises(UnknownVersion):
        corpus.publish("anders", "2026-01", by=BY)
    for document in corpus.documents():
        for entry in corpus.versions(document.name):
            if entry.published_at:
                with pytest.raises(VersionTaken):
                    corpus.add(received(version(entry.label, "Iets heel anders."), document=document.name), by=BY)


def test_random_history_ends_in_equal_stores(tmp_path: Path) -> None:
    with (
        new_home("sqlite", tmp_path) as file,
        new_home("postgres", tmp_path) as server,
        file.create() as one,
        twin(one, server) as other,
    ):
        for first, second in islice(zip(everything(one, SEED), everything(other, SEED), strict=False), 36):
            assert first() == second()
        for corpus in (one, other):
            refuse(corpus)
        assert content_of(one, without={"facts"}) == content_of(other, without={"facts"})
        assert blobs_of(one) == blobs_of(other)
        assert [corpus.verify(every_signature=True).faults for corpus in (one, other)] == [(), ()]
