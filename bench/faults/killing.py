"""kill -9 at any moment: what was acknowledged is there, nothing is half there, and work goes on."""

import multiprocessing
import os
import signal
import time
from collections.abc import Iterator
from dataclasses import dataclass
from multiprocessing.connection import Connection
from random import Random

from bench.faults.acts import Act
from bench.faults.registering import everything, unreadable_register
from bench.faults.series import missing, unreadable
from bench.faults.steps import Steps, counted, die
from tests.corpus.stores import Home

LATEST_STEP = 160
"""Of the steps towards the disk at which a child dies: some four operations."""
LONGEST = 0.6
"""Seconds after which a child is killed at the latest where no step was chosen."""


@dataclass(frozen=True, slots=True)
class Round:
    """One life of a child, and what was found after it."""

    how: str
    """Where it died."""
    acts: int
    """Operations that it had acknowledged."""
    faults: tuple[str, ...]
    """What was not as it should be; none."""
    notes: tuple[str, ...]
    """What verify said and made good."""


def kill_rounds(home: Home, rounds: int, *, seed: int) -> Iterator[Round]:
    """`rounds` children, one after another in one corpus, each killed at a moment that `seed` chooses."""
    random = Random(seed)
    acts: list[Act] = []
    for number in range(rounds):
        step = random.randint(1, LATEST_STEP) if number % 2 else 0
        done = _live_and_die(home, seed * 1000 + number, step, random.uniform(0.02, LONGEST))
        acts += done
        with home.open() as corpus:
            checked = corpus.verify()
            faults = [f"{fault.what} {fault.name}: {fault.message}" for fault in checked.faults]
            faults += [f"lost: {name}" for name in missing(corpus, acts)]
            faults += unreadable(corpus) + unreadable_register(corpus)
        how = f"at step {step}" if step else "at a random moment"
        yield Round(how, len(done), tuple(faults), checked.notes)


def _live_and_die(home: Home, seed: int, step: int, seconds: float) -> list[Act]:
    """What a child acknowledged before it was killed."""
    # a copy of this process: a hundred children that import everything anew take minutes
    context = multiprocessing.get_context("fork")
    reader, writer = context.Pipe(duplex=False)
    child = context.Process(target=_work, args=(home, seed, step, writer), daemon=True)
    child.start()
    writer.close()
    if not step:
        time.sleep(seconds)
        assert child.pid is not None
        os.kill(child.pid, signal.SIGKILL)
    acts: list[Act] = []
    while True:
        try:
            acts.append(reader.recv())
        except EOFError:
            break
    child.join()
    assert child.exitcode == -signal.SIGKILL, f"the child ended by itself: {child.exitcode}"
    return acts


def _work(home: Home, seed: int, step: int, acknowledged: Connection) -> None:
    """Nothing; operations are done and told until the end comes, which closing the corpus may meet too."""
    with counted(Steps(step, die), after=True):
        while True:
            with home.open() as corpus:
                for number, operation in enumerate(everything(corpus, seed)):
                    acknowledged.send(operation())
                    if number == 3:
                        break
            seed += 1_000_000
