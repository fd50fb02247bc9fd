"""Proof of one event: it holds for that event, that place and that head, and for no other byte of any of them."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import text, update

from renvooi.corpus import Corpus
from renvooi.corpus.ledger.heads import read_head_line
from renvooi.corpus.ledger.inclusion import Inclusion, is_proven, prove, read_tree
from renvooi.corpus.tables import events
from renvooi.model.errors import CorpusUnreadable
from tests.corpus.register.made import released
from tests.corpus.stores import Home, new_home


@pytest.fixture
def corpus(tmp_path: Path) -> Iterator[Corpus]:
    with new_home("sqlite", tmp_path) as home, home.create() as made:
        released(made)
        yield made


@pytest.fixture(scope="module")
def sealed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Corpus]:
    """The same, for tests that only read."""
    with new_home("sqlite", tmp_path_factory.mktemp("sealed")) as home, home.create() as made:
        released(made)
        yield made


def proofs(corpus: Corpus) -> list[tuple[Inclusion, bytes]]:
    """Of all events, with their bytes."""
    with corpus.reading() as connection:
        tree = read_tree(connection)
        bodies = connection.execute(events.select().order_by(events.c.number)).all()
        return [(prove(connection, tree, row.number), row.body) for row in bodies]


def key(corpus: Corpus) -> str:
    return corpus.head().head.key


def test_each_event_is_proven_against_the_head_of_its_own_transaction(home: Home) -> None:
    with home.create() as corpus:
        released(corpus)
        found = proofs(corpus)
        assert len(found) > 5
        for proof, body in found:
            head = read_head_line(proof.head).head
            assert is_proven(proof, key=key(corpus), event=body)
            assert proof.number < head.size
            assert head.at == json.loads(body)["at"]


def test_proof_stays_the_same_when_events_come_behind_it(corpus: Corpus) -> None:
    before = proofs(corpus)
    corpus.open_windows(corpus.notices()[0].id, "K-1", by="N. Jansen")
    assert proofs(corpus)[: len(before)] == before


def flipped(data: bytes) -> Iterator[bytes]:
    """`data` with one byte changed, each in its turn."""
    for at in range(len(data)):
        yield data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :]


def test_no_byte_can_be_changed(sealed: Corpus) -> None:
    proof, body = proofs(sealed)[-3]
    public = key(sealed)
    assert proof.path
    changed = [replace(proof, leaf=leaf) for leaf in flipped(proof.leaf)]
    changed += [replace(proof, head=head) for head in flipped(proof.head)]
    for at, one in enumerate(proof.path):
        changed += [replace(proof, path=(*proof.path[:at], other, *proof.path[at + 1 :])) for other in flipped(one)]
    assert not any(is_proven(one, key=public) for one in changed)
    assert not any(is_proven(proof, key=public, event=other) for other in flipped(body))


def test_neither_place_nor_length_nor_key_can_be_another(sealed: Corpus) -> None:
    found = proofs(sealed)
    proof, other = found[-3][0], found[-2][0]
    public = key(sealed)
    assert not any(is_proven(replace(proof, number=number), key=public) for number in (-1, 0, other.number, 999))
    assert not is_proven(replace(proof, path=proof.path[:-1]), key=public)
    assert not is_proven(replace(proof, path=(*proof.path, proof.leaf)), key=public)
    assert not is_proven(replace(proof, leaf=proof.leaf[:-1]), key=public)
    assert not is_proven(replace(proof, head=b"{}"), key=public)
    assert not is_proven(proof, key="00" * 32)


def test_event_that_was_changed_in_the_database_gets_no_proof(corpus: Corpus) -> None:
    with corpus.engine.begin() as connection:
        connection.execute(text("DROP TRIGGER events_no_update"))
        connection.execute(update(events).where(events.c.number == 2).values(body=b"{}"))
    with corpus.reading() as connection, pytest.raises(CorpusUnreadable, match="renvooi verify"):
        prove(connection, read_tree(connection), 2)


def test_event_that_is_not_there_gets_no_proof(sealed: Corpus) -> None:
    with sealed.reading() as connection, pytest.raises(CorpusUnreadable, match="no event"):
        prove(connection, read_tree(connection), 999)
