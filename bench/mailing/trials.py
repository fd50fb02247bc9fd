"""What goes wrong on our side of the connection: leases, clocks, disks, locks and the switch of summer time."""

import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from zoneinfo import ZoneInfo

from sqlalchemy import text

from bench.faults.failing import failure
from bench.faults.steps import Steps, counted
from bench.mailing.matrix import CLIENTS, SMALL, send_by
from bench.mailing.posting import BRISK, Posted, now, opened, post, send
from bench.mailing.relay import Relay, read_journal
from bench.mailing.script import Fault, Point, Script
from bench.mailing.verdict import Verdict, judge
from renvooi.corpus import open_corpus
from renvooi.corpus.database import PATIENCE
from renvooi.corpus.outbox.moving import Outbox
from renvooi.corpus.transactions import Clock
from renvooi.model.errors import RenvooiError
from renvooi.notice.sending.progress import Choice
from tests.corpus.stores import Home

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
CHANGES = (datetime(2026, 3, 29, 1, 59, 59), datetime(2026, 10, 25, 2, 59, 59))
"""The last second before the clocks go forward, and before they go back, as clocks in Amsterdam show it."""
QUICK = replace(BRISK, lease=timedelta(milliseconds=400))
MOST_SECONDS = 20
"""A sender that is an hour off waits for an hour, or gives up."""
FULL_EVERY = 7
"""Steps between two at which the disk is full."""
MOST_STEPS = 200
"""More than a mailing takes."""


@dataclass(frozen=True, slots=True)
class Trial:
    """One mailing under one trouble."""

    name: str
    times: int
    """How often the trouble came."""
    verdict: Verdict
    wrong: tuple[str, ...] = ()
    """What else was not as it should be."""

    @property
    def good(self) -> bool:
        """True if nobody was told twice, nobody forgotten, and all else is as it should be."""
        return self.verdict.good and not self.wrong


@dataclass(frozen=True, slots=True)
class Ground:
    """Where trials are held."""

    home: Home
    relay: Relay
    folder: Path

    def begin(self, name: str, script: Script | None = None) -> tuple[Posted, int]:
        """A queued mailing, and the port of its server."""
        journal = self.folder / f"trial-{name}"
        journal.touch()
        port = self.relay.open(script or Script(), journal)
        with opened(self.home) as corpus:
            return post(corpus, journal.name, [f"K-{one}" for one in range(1, CLIENTS + 1)], shared=SMALL), port

    def verdict(self, posted: Posted) -> Verdict:
        """Who got what."""
        with opened(self.home) as corpus:
            return judge(corpus, posted, read_journal(self.folder / posted.mailing))

    def send(self, posted: Posted, port: int, *, clock: Clock = now, patience: float = PATIENCE) -> str | None:
        """What a sender that lives through it says in the end: an error, or None."""
        place, key = self.home.place, self.home.key
        owner = f"verzender-{time.monotonic_ns()}"
        try:
            with open_corpus(place, clock=clock, key=key, patience=patience) as corpus:
                send(corpus, port, owner, choice=Choice(posted.mailing), pace=QUICK)
        except RenvooiError as error:
            return str(error)
        return None


def stolen_lease(ground: Ground) -> Trial:
    """A server is slow, and a thief whose clock is ahead takes what the sender is sending."""
    posted, port = ground.begin("stolen", Script(Point.DATA, Fault.DELAY, (2, 4)))
    stolen = 0
    thread = threading.Thread(target=ground.send, args=(posted, port))
    thread.start()
    ahead = opened(ground.home, clock=lambda: now() + timedelta(minutes=10))
    with ahead:
        thief = Outbox(ahead, owner="dief")
        while thread.is_alive():
            taken = thief.claim(1, lease=timedelta(milliseconds=50), mailing=posted.mailing)
            stolen += len(taken)
            for one in taken:
                # nothing is sent by the thief: what it has is given back, and sent once by somebody
                thief.give_back(one)
            time.sleep(0.01)
    thread.join()
    ground.send(posted, port)
    return Trial("stolen lease", stolen, ground.verdict(posted), () if stolen else ("nothing was stolen",))


def two_senders(ground: Ground) -> Trial:
    """Two senders at once: on a file the second is told to wait, on a server they share the work."""
    posted, port = ground.begin("two", Script(Point.DATA, Fault.DELAY, (1, 2)))
    said = send_by(ground.home, posted, port, 2)
    file = ground.home.place.file is not None
    wrong = (
        ()
        if len(said) == file and all("another sender is at work" in one for one in said)
        else said or ("nobody was told",)
    )
    ground.send(posted, port)
    return Trial("second sender", 1, ground.verdict(posted), wrong)


def clock_jumps(ground: Ground) -> Trial:
    """The clock jumps back and forth by up to a day each time that it is read, for two senders."""
    posted, port = ground.begin("clock", Script(Point.RCPT, Fault.TRANSIENT, (2, 3)))
    random, jumps = Random(7), []

    def jumping() -> datetime:
        jumps.append(timedelta(seconds=random.choice((0, 0, 0, -86_400, -3_600, 3_600, 86_400))))
        return now() + jumps[-1]

    senders = [threading.Thread(target=ground.send, args=(posted, port), kwargs={"clock": jumping}) for _ in range(2)]
    for thread in senders:
        thread.start()
        thread.join(None if ground.home.place.file is not None else 0)
    for thread in senders:
        thread.join()
    # the clock is right again; what was put off by a wrong one may be due only when that would have been
    ground.send(posted, port, clock=lambda: now() + timedelta(days=1, hours=1))
    return Trial("clock jumps", sum(map(bool, jumps)), ground.verdict(posted))


def summer_time(ground: Ground, change: datetime) -> Trial:
    """Messages are put off over the moment at which the clocks change."""
    posted, port = ground.begin(f"zomertijd-{change.month}", Script(Point.RCPT, Fault.TRANSIENT, (1, 2, 3, 4)))
    began, start = time.monotonic(), change.replace(tzinfo=AMSTERDAM).timestamp() + 0.9

    def local() -> datetime:
        return datetime.fromtimestamp(start + time.monotonic() - began, AMSTERDAM)

    said = ground.send(posted, port, clock=local)
    took = time.monotonic() - began
    wrong = [one for one in (said, f"it took {took:.0f} s" if took > MOST_SECONDS else None) if one is not None]
    return Trial(f"clocks change in {change:%B}", 1, ground.verdict(posted), tuple(wrong))


def full_disk(ground: Ground, *, stays: bool) -> Iterator[Trial]:
    """A step towards the disk fails, for every few steps; with `stays` all that follow fail too, until a new run."""
    act = failure(ground.home)
    for at in range(1, MOST_STEPS, FULL_EVERY):
        posted, port = ground.begin(f"{'vol' if stays else 'hapert'}-{at}")
        steps = _Failing(at, act, stays=stays)
        with counted(steps):
            ground.send(posted, port)
        ground.send(posted, port)
        yield Trial("full disk" if stays else "failed write", 1, ground.verdict(posted))
        if steps.taken < at:
            return


class _Failing(Steps):
    """Fails at one step, or from one step on."""

    def __init__(self, at: int, act: Callable[[str], None], *, stays: bool) -> None:
        super().__init__(at, act, ("commit", "UPDATE", "INSERT", "write", "fsync"))
        self._stays = stays

    def take(self, name: str) -> None:
        super().take(name)
        if self._stays and self.taken > self.at and name in self.only:
            self.act(name)


def locked_database(ground: Ground) -> Trial:
    """Another program holds the database, longer than a sender waits, again and again."""
    posted, port = ground.begin("slot", Script(Point.DATA, Fault.DELAY, (2,)))
    held, said = 0, []
    for wait in (0.0, 0.05, 0.1, 0.2):
        sender = threading.Thread(target=lambda: said.append(ground.send(posted, port, patience=0.1)))
        sender.start()
        time.sleep(wait)
        with _holding(ground.home):
            held += 1
            sender.join()
    ground.send(posted, port)
    met = [one for one in said if one is not None]
    return Trial("locked database", held, ground.verdict(posted), () if met else ("no sender met the lock",))


@contextmanager
def _holding(home: Home) -> Iterator[None]:
    """A context in which nobody else can write."""
    if home.place.file is not None:
        with closing(sqlite3.connect(home.place.file, isolation_level=None)) as file:
            file.execute("BEGIN IMMEDIATE")
            yield
        return
    with opened(home) as corpus, corpus.engine.connect() as connection:
        connection.execute(text("LOCK TABLE outbox IN ACCESS EXCLUSIVE MODE"))
        yield
        connection.rollback()


def all_trials(ground: Ground) -> Iterator[Trial]:
    """One after another."""
    yield stolen_lease(ground)
    yield two_senders(ground)
    yield clock_jumps(ground)
    for change in CHANGES:
        yield summer_time(ground, change)
    yield from full_disk(ground, stays=False)
    yield from full_disk(ground, stays=True)
    yield locked_database(ground)
