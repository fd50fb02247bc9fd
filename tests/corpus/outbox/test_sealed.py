"""A file whose outbox was moved since it was sealed is not accused, and real damage to it still is."""

import multiprocessing
import os
import signal
from pathlib import Path

import pytest

from renvooi.corpus.seal import make_seal, read_seal
from renvooi.model.deliveries import DeliveryState
from renvooi.model.errors import CorpusUnreadable
from tests.corpus.outbox.made import LEASE, TAKEN, claimed, outbox, queued
from tests.corpus.stores import Home, new_home
from tests.corpus.test_sealing import damage


def filled(home: Home) -> Path:
    """The sealed file of a corpus with two messages."""
    with home.create() as corpus:
        queued(corpus, "K-1", "K-2")
    assert home.place.file is not None
    return home.place.file


def _cross_and_die(home: Home) -> None:
    corpus = home.open()
    assert outbox(corpus).dot(claimed(corpus))
    os.kill(os.getpid(), signal.SIGKILL)


def kill_behind_the_dot(home: Home) -> None:
    """Nothing; a sender died behind the dot, and closed nothing."""
    child = multiprocessing.get_context("fork").Process(target=_cross_and_die, args=(home,), daemon=True)
    child.start()
    child.join(60)
    assert child.exitcode == -signal.SIGKILL


def test_kill_after_a_move_reads_as_no_damage_and_the_next_one_seals(tmp_path: Path) -> None:
    with new_home("sqlite", tmp_path) as home:
        filled(home)
        kill_behind_the_dot(home)
        # who only reads and closes puts the log into the file, and makes no seal
        home.open().close()
        with home.open() as corpus:
            found = corpus.verify()
            assert found.faults == ()
            assert any("was not sealed" in note for note in found.notes)
        with home.open() as corpus:
            assert (corpus.verify().faults, corpus.verify().notes) == ((), ())
            assert outbox(corpus, "ander").claim(9, lease=LEASE)


def test_sender_goes_on_after_a_kill_without_a_verify_between(tmp_path: Path) -> None:
    with new_home("sqlite", tmp_path) as home:
        filled(home)
        kill_behind_the_dot(home)
        home.open().close()
        with home.open() as corpus:
            (one,) = outbox(corpus, "ander").claim(9, lease=LEASE)
            assert outbox(corpus, "ander").settle(one, DeliveryState.REFUSED, TAKEN)
        with home.open() as corpus:
            assert (corpus.verify().faults, corpus.verify().notes) == ((), ())


def test_damage_to_a_file_whose_outbox_was_moved_is_found_and_nothing_is_sent(tmp_path: Path) -> None:
    with new_home("sqlite", tmp_path) as home:
        file = filled(home)
        with home.open() as corpus:
            assert outbox(corpus).give_back(claimed(corpus))
        damage(file)
        with home.open() as corpus:
            with pytest.raises(CorpusUnreadable, match=r"changed since it was sealed\. Nothing"):
                outbox(corpus).claim(1, lease=LEASE)
            assert [fault.what for fault in corpus.verify().faults] == ["file"]


def test_older_file_under_a_newer_seal_is_missed(tmp_path: Path) -> None:
    with new_home("sqlite", tmp_path) as home:
        file = filled(home)
        before = file.read_bytes()
        with home.open() as corpus:
            assert outbox(corpus).give_back(claimed(corpus))
        file.write_bytes(before)
        with home.open() as corpus:
            said = [fault.message for fault in corpus.verify().faults]
        assert "its outbox was moved 4 times and shows 2: later ones were lost" in said


def test_seal_of_the_time_before_the_outbox_is_read(tmp_path: Path) -> None:
    import struct
    from hashlib import sha256

    with new_home("sqlite", tmp_path) as home:
        file = filled(home)
        now = read_seal(make_seal(file, 3, moves=7), "renvooi.seal")
        assert (now.events, now.moves) == (3, 7)
        old = struct.pack(">16sQQI", b"renvooi/seal/1\n\0", 3, now.length, now.page_size) + now.digests
        read = read_seal(old + sha256(old).digest(), "renvooi.seal")
        assert (read.events, read.moves, read.digests) == (3, 0, now.digests)
