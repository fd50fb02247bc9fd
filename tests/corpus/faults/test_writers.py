"""Several processes at one corpus: no event is lost, numbers have no gap, and who waits too long is told."""

import multiprocessing
import threading
from random import Random

import pytest

from bench.faults.acts import BY
from bench.faults.series import adding
from renvooi.corpus import Corpus
from renvooi.corpus.ledger.faults import Fault
from renvooi.corpus.ledger.heads import read_head
from renvooi.corpus.tables import heads
from renvooi.model.errors import CorpusBusy
from tests.corpus.stores import Home, received, version

EACH = 4
"""Versions that each of two processes adds."""


def work(home: Home, name: str) -> None:
    with home.open() as corpus:
        for number in range(EACH):
            adding(corpus, name, f"2026-{number + 1:02}", Random(f"{name}{number}"))()


def test_two_writers_lose_nothing_and_leave_no_gap(home: Home) -> None:
    home.create().close()
    context = multiprocessing.get_context("fork")
    children = [context.Process(target=work, args=(home, name), daemon=True) for name in ("beheer", "support")]
    for child in children:
        child.start()
    for child in children:
        child.join(60)
    assert [child.exitcode for child in children] == [0, 0]
    with home.open() as corpus:
        assert [len(corpus.versions(name)) for name in ("beheer", "support")] == [EACH, EACH]
        assert [event.number for event in corpus.log()] == list(range(1 + 4 * EACH))
        sizes = sealed(corpus)
        assert sizes == list(range(1, 2 + 4 * EACH))
        assert corpus.verify(every_signature=True).faults == ()


def sealed(corpus: Corpus) -> list[int]:
    with corpus.reading() as connection:
        rows = connection.execute(heads.select().order_by(heads.c.size)).all()
    return [read_head(row.body).size for row in rows]


def test_writer_that_waits_too_long_is_told_and_nothing_is_lost(home: Home) -> None:
    with home.create() as corpus, home.open(patience=0.2) as impatient:
        given = received(version("2026-01", "De klant beheert."))
        with corpus.writing(by=BY), pytest.raises(CorpusBusy, match="Try again in a moment"):
            impatient.add(given, by=BY)
        assert impatient.documents() == ()
        assert impatient.add(given, by=BY).outcome == "added"


def test_reader_sees_one_moment_while_others_write(home: Home) -> None:
    with home.create() as corpus, home.open() as other:
        with corpus.reading() as connection:
            before = connection.execute(heads.select()).all()
            other.add(received(version("2026-01", "De klant beheert.")), by=BY)
            assert connection.execute(heads.select()).all() == before
        assert len(sealed(corpus)) == len(before) + 2


def test_verify_beside_a_writer_accuses_nobody(home: Home) -> None:
    home.create().close()
    with home.open() as corpus:
        writing = threading.Thread(target=work, args=(home, "beheer"))
        writing.start()
        found: list[Fault] = []
        while writing.is_alive():
            found += corpus.verify().faults
        writing.join()
    assert found == []


def test_closing_does_not_wait_for_a_reader(home: Home) -> None:
    with home.create() as corpus:
        reader = home.open()
        with reader.reading() as connection:
            connection.execute(heads.select()).all()
            corpus.add(received(version("2026-01", "De klant beheert.")), by=BY)
            closing = threading.Thread(target=corpus.close)
            closing.start()
            closing.join(5)
            assert not closing.is_alive()
        reader.close()
    with home.open() as again:
        assert again.verify().faults == ()
