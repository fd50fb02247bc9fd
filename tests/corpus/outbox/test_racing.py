"""Several senders on one database: no message is behind the dot of two, whoever sleeps, dies or is late."""

import multiprocessing
import os
import signal
import time
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

import pytest

from bench.faults.steps import Steps, counted, die
from renvooi.corpus.durable import append_durably
from renvooi.corpus.outbox.locking import sender_lock
from renvooi.corpus.outbox.moving import Outbox
from renvooi.corpus.outbox.recording import record_outcomes
from renvooi.model.deliveries import DeliveryState
from renvooi.model.errors import StateForbids
from tests.corpus.outbox.made import TAKEN, about, queue, queued, receipts
from tests.corpus.register.made import LATER, released
from tests.corpus.stores import BY, Home

CLIENTS = [f"K-{number:02}" for number in range(24)]
LEASE = timedelta(seconds=0.3)
"""So short that live senders lose theirs."""


class RealTime:
    """The time as it goes on, from a day on which windows can be received."""

    def __init__(self) -> None:
        self._start = datetime.now(UTC)

    def __call__(self) -> datetime:
        return LATER + (datetime.now(UTC) - self._start)


def send(home: Home, journal: Path, owner: str, *, slow: Random | None = None) -> None:
    """Nothing; whatever was left is behind the dot, each told in the journal before its answer is."""
    with home.open() as corpus:
        corpus.clock = RealTime()
        box = Outbox(corpus, owner=owner)
        while True:
            box.sweep()
            found = box.claim(4, lease=LEASE)
            if not found and box.next_moment() is None:
                return
            for one in found:
                if slow is not None and slow.random() < 0.2:
                    time.sleep(0.4)
                if box.dot(one):
                    # what a mail server that accepted it would have on its disk
                    append_durably(journal, f"{one.client}\n".encode())
                    box.settle(one, DeliveryState.ACCEPTED, TAKEN)


def run(work: Callable[..., None], *calls: tuple[object, ...]) -> list[int | None]:
    """How each of the processes ended."""
    context = multiprocessing.get_context("fork")
    children = [context.Process(target=work, args=given, daemon=True) for given in calls]
    for child in children:
        child.start()
    for child in children:
        child.join(60)
    return [child.exitcode for child in children]


def accepted(journal: Path) -> Counter[str]:
    return Counter(journal.read_text().splitlines()) if journal.exists() else Counter()


def test_two_senders_that_lose_their_leases_send_each_message_once(home: Home, tmp_path: Path) -> None:
    with home.create() as corpus:
        queued(corpus, *CLIENTS)
    journal = tmp_path / "journal"
    ended = run(_slow, (home, journal, "een", 1), (home, journal, "twee", 2))
    assert ended == [0, 0]
    assert accepted(journal) == Counter(CLIENTS)
    with home.open() as corpus:
        corpus.clock = RealTime()
        assert {one.state for one in corpus.deliveries()} <= {DeliveryState.ACCEPTED, DeliveryState.IN_DOUBT}
        record_outcomes(corpus, receipts=receipts, by=BY)
        assert corpus.verify().faults == ()


def _slow(home: Home, journal: Path, owner: str, seed: int) -> None:
    send(home, journal, owner, slow=Random(seed))


def _dying(home: Home, journal: Path, owner: str, step: int) -> None:
    """Nothing; a sender that queues, sends and records, and is killed at a step towards the disk."""
    with counted(Steps(step, die), after=True):
        with home.open() as corpus:
            mailing = about(corpus.notices()[0])
            queue(corpus, mailing, CLIENTS)
        send(home, journal, owner)
        with home.open() as corpus:
            corpus.clock = RealTime()
            record_outcomes(corpus, receipts=receipts, by=BY)
    os.kill(os.getpid(), signal.SIGKILL)


def steps() -> Iterator[int]:
    """At which of the steps of each life its sender dies: all over queueing, sending and recording."""
    random = Random(5)
    yield from (1, 9, 15, 22, 30, 45, 60)
    yield from (random.randint(30, 160) for _ in range(12))


def test_kill_at_any_step_loses_nothing_and_doubles_nothing(home: Home, tmp_path: Path) -> None:
    with home.create() as corpus:
        released(corpus)
    journal = tmp_path / "journal"
    for number, step in enumerate(steps()):
        assert run(_dying, (home, journal, f"verzender-{number}", step)) == [-signal.SIGKILL]
        with home.open() as corpus:
            assert corpus.verify().faults == (), step
            # all of a mailing with its windows, or nothing of it
            assert len(corpus.deliveries()) in (0, len(CLIENTS))
            assert len(corpus.windows()) == 2 * len(corpus.deliveries())
    assert run(_dying, (home, journal, "laatste", 0)) == [-signal.SIGKILL]
    sent = accepted(journal)
    assert max(sent.values()) == 1
    with home.open() as corpus:
        assert corpus.verify(every_signature=True).faults == ()
        found = {one.client: one.state for one in corpus.deliveries()}
        assert set(found.values()) <= {DeliveryState.ACCEPTED, DeliveryState.IN_DOUBT}
        assert all(client in sent for client, state in found.items() if state is DeliveryState.ACCEPTED)
        assert {client for client in found if client not in sent} <= {
            client for client, state in found.items() if state is DeliveryState.IN_DOUBT
        }
        started = {one.client for one in corpus.windows() if one.receipt}
        assert started == {client for client, state in found.items() if state is DeliveryState.ACCEPTED}
        assert all(one.recorded for one in corpus.deliveries())


def _hold(home: Home, ready: Path) -> None:
    with home.open() as corpus, sender_lock(corpus):
        ready.write_text("")
        signal.pause()


def test_second_sender_on_a_file_is_told_to_wait_until_the_first_ends_or_dies(home: Home, tmp_path: Path) -> None:
    home.create().close()
    with home.open() as corpus:
        with sender_lock(corpus), home.open() as other:
            if home.place.file is None:
                with sender_lock(other):
                    return
            with pytest.raises(StateForbids, match="another sender is at work"), sender_lock(other):
                pass
        child = multiprocessing.get_context("fork").Process(target=_hold, args=(home, tmp_path / "ready"), daemon=True)
        child.start()
        while not (tmp_path / "ready").exists():
            time.sleep(0.01)
        with pytest.raises(StateForbids, match="another sender is at work"), sender_lock(corpus):
            pass
        child.kill()
        child.join()
        with sender_lock(corpus):
            assert corpus.verify().faults == ()
