"""kill -9 in the middle of sending: at a step towards the disk or the network that is counted, or at any moment.

A child is the real sender, with a corpus and a connection of its own. It dies, another takes over, until nothing is
due; between them, and while they live, a person decides about messages. Then the server's journal says who got what.
"""

import multiprocessing
import os
import signal
import socket
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import timedelta
from multiprocessing.connection import Connection
from multiprocessing.context import ForkProcess
from random import Random
from typing import Any

from bench.faults.steps import Steps, counted, die
from bench.mailing.deciding import Person
from bench.mailing.ground import Ground
from bench.mailing.matrix import CLIENTS, SMALL
from bench.mailing.posting import BRISK, CALM, clients_of, opened, post, send
from bench.mailing.relay import read_journal
from bench.mailing.script import Script
from bench.mailing.verdict import Verdict, judge
from renvooi.model.deliveries import DeliveryState
from renvooi.notice.sending.progress import Choice
from tests.corpus.stores import Home

FINISHING = 20.0
"""Seconds until the judge comes, whatever is left: leases last a second or two here."""
KILLS_IN_A_MAILING = 6
"""Kills before a mailing is let through: more lives than one meet the same rows."""
LATEST = (
    (45, ("commit", "commit done", "dot", "dot done")),
    (70, ("say", "say done", "dot", "dot done")),
    (150, ()),
)
"""Which step a sender dies at, at the latest, and of which: those around the dot, what is said to the server, all."""
LONGEST = 0.15
"""Seconds after which a child is killed at the latest where no step was chosen."""
MORTAL = replace(BRISK, lease=timedelta(milliseconds=400), record_every=4)
"""Who takes over from the dead waits for the end of their lease; the ledger is told often, to be killed while it is."""
_DIED = -signal.SIGKILL


@dataclass(frozen=True, slots=True)
class Killed:
    """One mailing whose senders were killed, and what came of it."""

    how: tuple[str, ...]
    """Where each died, by the name of the step; "any moment" without one."""
    verdict: Verdict
    decided: tuple[str, ...]
    """What a person did meanwhile."""


def kill_mailings(ground: Ground, kills: int, *, senders: int, seed: int) -> Iterator[Killed]:
    """Mailings, one after another, until so many senders were killed; `senders` of them live at a time."""
    random = Random(seed)
    done, number = 0, 0
    while done < kills:
        number += 1
        name = f"storm-{senders}-{seed}-{number}"
        journal, port = ground.relay_with(name, Script())
        with opened(ground.home) as corpus:
            posted = post(corpus, name, clients_of(name, CLIENTS), shared=SMALL, notice=ground.notice)
        person = Person(ground.home, posted, journal, random)
        storm = _Storm(ground.home, name, port, random, person)
        how: list[str] = []
        while len(how) < min(KILLS_IN_A_MAILING, kills - done) and not storm.done:
            how += storm.live_and_die(senders)
            person.decide_between()
        done += len(how)
        storm.finish()
        with opened(ground.home) as corpus:
            verdict = judge(
                corpus, person.posted, read_journal(journal), behind=storm.behind, cancelled=person.cancelled
            )
        yield Killed(tuple(how), verdict, tuple(person.did))


@dataclass
class _Storm:
    """One mailing, and the lives of its senders."""

    home: Home
    mailing: str
    port: int
    random: Random
    person: Person
    done: bool = False
    """True once a sender was not killed before it was done."""
    behind: set[str] = field(default_factory=set)
    """Clients whose message a sender that was killed left behind its dot: these alone can be in doubt."""

    def live_and_die(self, senders: int) -> list[str]:
        """At which steps these senders died, all started together."""
        children = [self._begin() for _ in range(senders)]
        self.person.decide_meanwhile()
        for child, reader in children:
            if reader is None:
                child.join(self.random.uniform(0.01, LONGEST))
                if child.is_alive():
                    assert child.pid is not None
                    os.kill(child.pid, signal.SIGKILL)
        how = []
        for child, reader in children:
            child.join()
            assert child.exitcode in (0, _DIED), f"a sender ended by itself: {child.exitcode}"
            self.done |= child.exitcode == 0
            if child.exitcode == _DIED:
                how.append("any moment" if reader is None else str(reader.recv()))
        self._look_behind(len(how))
        return how

    def _look_behind(self, died: int) -> None:
        """Nothing; who may be in doubt from now on is known: each that died left one message behind its dot at most.

        What a sender left may be in doubt already, if another lived longer than its lease.
        """
        doubtful = (DeliveryState.DOT, DeliveryState.IN_DOUBT)
        with opened(self.home) as corpus:
            found = {one.client for one in corpus.deliveries(mailing=self.mailing) if one.state in doubtful}
        new = sorted(found - self.behind)
        self.behind |= set(new[:died])

    def _begin(self) -> tuple[ForkProcess, Connection | None]:
        """A sender, and where it says at which step it dies; None if it does so at any moment."""
        latest, only = self.random.choice((*LATEST, (0, ())))
        # a copy of this process: hundreds of children that import everything anew take minutes
        context = multiprocessing.get_context("fork")
        reader, writer = context.Pipe(duplex=False)

        def told_and_dies(name: str) -> None:
            writer.send(name)
            die(name)

        steps = Steps(self.random.randint(1, latest) if latest else 0, told_and_dies, only)
        child = context.Process(target=self._live, args=(steps,), daemon=True)
        child.start()
        writer.close()
        return child, reader if latest else None

    def _live(self, steps: Steps) -> None:
        with counted(steps, after=True), talked(steps):
            self.work()

    def finish(self) -> None:
        """Nothing; senders came until nobody is behind a dot whose lease runs on, and the ledger has every outcome."""
        deadline = time.monotonic() + FINISHING
        while time.monotonic() < deadline:
            self.work()
            with opened(self.home) as corpus:
                if all(one.recorded for one in corpus.deliveries(mailing=self.mailing)):
                    return

    def work(self) -> None:
        """Nothing; a sender is done."""
        # the name of a sender is another for each process and moment
        owner = f"verzender-{os.getpid()}-{time.monotonic_ns()}"
        with opened(self.home) as corpus:
            send(corpus, self.port, owner, choice=Choice(self.mailing), pace=MORTAL, timeouts=CALM)


@contextmanager
def talked(steps: Steps) -> Iterator[None]:
    """A context in which what is sent to the server counts as a step, before it is sent and behind it."""
    kept: Callable[..., Any] = socket.socket.sendall

    def sendall(self: socket.socket, data: bytes, *flags: int) -> None:
        name = "dot" if data == b".\r\n" else "say"
        steps.take(name)
        kept(self, data, *flags)
        steps.take(f"{name} done")

    setattr(socket.socket, "sendall", sendall)  # noqa: B010  # a method of a class of the library
    try:
        yield
    finally:
        setattr(socket.socket, "sendall", kept)  # noqa: B010
