"""kill -9 in the middle of sending: at a step towards the disk or the network that is counted, or at any moment.

A child is the real sender, with a corpus and a connection of its own. It dies, another takes over, until nothing is
due; then the server's journal says who got what.
"""

import multiprocessing
import os
import signal
import socket
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import timedelta
from multiprocessing.connection import Connection
from multiprocessing.context import ForkProcess
from pathlib import Path
from random import Random
from typing import Any

from bench.faults.steps import Steps, counted, die
from bench.mailing.matrix import CLIENTS, SMALL
from bench.mailing.posting import BRISK, Posted, opened, post, send
from bench.mailing.relay import Relay, read_journal
from bench.mailing.script import Script
from bench.mailing.verdict import Verdict, judge
from renvooi.notice.sending.progress import Choice
from tests.corpus.stores import Home

KILLS_IN_A_MAILING = 4
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


def kill_mailings(home: Home, relay: Relay, folder: Path, kills: int, *, senders: int, seed: int) -> Iterator[Killed]:
    """Mailings, one after another, until so many senders were killed; `senders` of them live at a time."""
    random = Random(seed)
    done, number = 0, 0
    while done < kills:
        number += 1
        journal = folder / f"storm-{senders}-{seed}-{number}"
        journal.touch()
        port = relay.open(Script(), journal)
        with opened(home) as corpus:
            posted = post(corpus, journal.name, [f"K-{one}" for one in range(1, CLIENTS + 1)], shared=SMALL)
        storm = _Storm(home, posted, port, random)
        how: list[str] = []
        while len(how) < min(KILLS_IN_A_MAILING, kills - done) and not storm.done:
            how += storm.live_and_die(senders)
        done += len(how)
        storm.work()
        with opened(home) as corpus:
            yield Killed(tuple(how), judge(corpus, posted, read_journal(journal)))


@dataclass
class _Storm:
    """One mailing, and the lives of its senders."""

    home: Home
    posted: Posted
    port: int
    random: Random
    done: bool = False
    """True once a sender was not killed before it was done."""

    def live_and_die(self, senders: int) -> Iterator[str]:
        """At which steps these senders died, all started together."""
        children = [self._begin() for _ in range(senders)]
        for child, reader in children:
            if reader is None:
                child.join(self.random.uniform(0.01, LONGEST))
                if child.is_alive():
                    assert child.pid is not None
                    os.kill(child.pid, signal.SIGKILL)
        for child, reader in children:
            child.join()
            assert child.exitcode in (0, _DIED), f"a sender ended by itself: {child.exitcode}"
            self.done |= child.exitcode == 0
            if child.exitcode == _DIED:
                yield "any moment" if reader is None else str(reader.recv())

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

    def work(self) -> None:
        """Nothing; a sender is done."""
        # the name of a sender is another for each process and moment
        owner = f"verzender-{os.getpid()}-{time.monotonic_ns()}"
        with opened(self.home) as corpus:
            send(corpus, self.port, owner, choice=Choice(self.posted.mailing), pace=MORTAL)


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
