"""What goes wrong on our side of the connection: leases, clocks, disks, locks and the switch of summer time."""

import sqlite3
import threading
import time
from collections.abc import Callable, Collection, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial
from random import Random
from zoneinfo import ZoneInfo

from sqlalchemy import text

from bench.faults.failing import failure
from bench.faults.notices import POLICY, made_notice
from bench.faults.steps import Steps, counted
from bench.mailing.ground import Ground
from bench.mailing.matrix import CLIENTS, SMALL, send_by
from bench.mailing.posting import BRISK, BY, CALM, Posted, clients_of, now, opened, post, send
from bench.mailing.relay import read_journal
from bench.mailing.script import Fault, Point, Script
from bench.mailing.verdict import Verdict, judge
from renvooi.corpus import open_corpus
from renvooi.corpus.database import PATIENCE
from renvooi.corpus.outbox.moving import Outbox
from renvooi.corpus.outbox.origin import origin_of
from renvooi.corpus.transactions import Clock
from renvooi.model.deliveries import DeliveryState
from renvooi.model.errors import RenvooiError
from renvooi.notice.sending.progress import Choice
from tests.corpus.stores import Home

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
CHANGES = (datetime(2026, 3, 29, 1, 59, 59), datetime(2026, 10, 25, 2, 59, 59))
"""The last second before the clocks go forward, and before they go back, as clocks in Amsterdam show it."""
QUICK = replace(BRISK, lease=timedelta(milliseconds=400))
MOST_SECONDS = 20
"""A sender that is an hour off waits for an hour, or gives up."""
FULL_EVERY = 11
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
    most_doubts: int = 0
    """No more than these can be in doubt: one for each sender that failed behind a dot."""

    @property
    def good(self) -> bool:
        """True if nobody was told twice, nobody forgotten, and all else is as it should be."""
        return self.verdict.good and not self.wrong and self.verdict.in_doubt <= self.most_doubts


@dataclass(frozen=True, slots=True)
class Trials:
    """What all of them begin and end with."""

    ground: Ground

    def begin(self, name: str, script: Script | None = None, *, notice: bool = True) -> tuple[Posted, int]:
        """A queued mailing, and the port of its server; about the notice, or a digest where days are made up."""
        name = f"trial-{name}"
        _, port = self.ground.relay_with(name, script or Script())
        about = self.ground.notice if notice else None
        with opened(self.ground.home) as corpus:
            return post(corpus, name, clients_of(name, CLIENTS), shared=SMALL, notice=about), port

    def verdict(self, posted: Posted, *, cancelled: Collection[str] = ()) -> Verdict:
        """Who got what."""
        with opened(self.ground.home) as corpus:
            journal = self.ground.folder / posted.mailing
            return judge(corpus, posted, read_journal(journal), cancelled=cancelled)

    def send(self, posted: Posted, port: int, *, clock: Clock = now, patience: float = PATIENCE) -> str | None:
        """What a sender that lives through it says in the end: an error, or None."""
        place, key = self.ground.home.place, self.ground.home.key
        owner = f"verzender-{time.monotonic_ns()}"
        try:
            with open_corpus(place, clock=clock, key=key, patience=patience) as corpus:
                send(corpus, port, owner, choice=Choice(posted.mailing), pace=QUICK, timeouts=CALM)
        except RenvooiError as error:
            return str(error)
        return None


class _Sender(threading.Thread):
    """A sender that works beside what is tried."""

    def __init__(self, trials: Trials, posted: Posted, port: int) -> None:
        super().__init__()
        self._send = partial(trials.send, posted, port)
        self._said: str | None = None

    def run(self) -> None:
        self._said = self._send()

    def wait_until(self, seen: Callable[[], bool]) -> None:
        """Nothing, once it is seen, or this sender ended without it."""
        while self.is_alive() and not seen():
            time.sleep(0.01)

    def wrong(self) -> tuple[str, ...]:
        """The error that it ended with; none. Once it ended."""
        return () if self._said is None else (self._said,)


def stolen_lease(trials: Trials) -> Trial:
    """A server is slow, and a thief whose clock is ahead takes what the sender is sending."""
    posted, port = trials.begin("stolen", Script(Point.DATA, Fault.DELAY, (2, 4)))
    stolen = 0
    sender = _Sender(trials, posted, port)
    sender.start()
    ahead = opened(trials.ground.home, clock=lambda: now() + timedelta(minutes=10))
    with ahead:
        thief = Outbox(ahead, owner="dief")
        # a corpus whose messages were given out before anybody said from where it sends is not sent from
        sender.wait_until(lambda: origin_of(ahead) is not None)
        while sender.is_alive():
            taken = thief.claim(1, lease=timedelta(milliseconds=50), mailing=posted.mailing)
            stolen += len(taken)
            for one in taken:
                # nothing is sent by the thief: what it has is given back, and sent once by somebody
                thief.give_back(one)
            time.sleep(0.01)
    sender.join()
    trials.send(posted, port)
    wrong = (*sender.wrong(), *(() if stolen else ("nothing was stolen",)))
    return Trial("stolen lease", stolen, trials.verdict(posted), wrong)


def two_senders(trials: Trials) -> Trial:
    """Two senders at once: on a file the second is told to wait, on a server they share the work."""
    posted, port = trials.begin("two", Script(Point.DATA, Fault.DELAY, (1, 2)))
    run = send_by(trials.ground.home, posted, port, 2)
    file = trials.ground.home.place.file is not None
    wrong = (*run.failed, *(() if bool(run.told_to_wait) == file else (f"told to wait {run.told_to_wait} times",)))
    return Trial("second sender", 1, trials.verdict(posted), wrong)


def clock_jumps(trials: Trials) -> Trial:
    """The clock jumps back and forth by up to a day each time that it is read, for two senders."""
    posted, port = trials.begin("clock", Script(Point.RCPT, Fault.TRANSIENT, (2, 3)), notice=False)
    random, jumps = Random(7), []

    def jumping() -> datetime:
        jumps.append(timedelta(seconds=random.choice((0, 0, 0, -86_400, -3_600, 3_600, 86_400))))
        return now() + jumps[-1]

    senders = [threading.Thread(target=trials.send, args=(posted, port), kwargs={"clock": jumping}) for _ in range(2)]
    for thread in senders:
        thread.start()
        thread.join(None if trials.ground.home.place.file is not None else 0)
    for thread in senders:
        thread.join()
    # the clock is right again; what was put off by a wrong one may be due only when that would have been
    trials.send(posted, port, clock=lambda: now() + timedelta(days=1, hours=1))
    return Trial("clock jumps", sum(map(bool, jumps)), trials.verdict(posted))


def summer_time(trials: Trials, change: datetime) -> Trial:
    """Messages are put off over the moment at which the clocks change."""
    posted, port = trials.begin(
        f"zomertijd-{change.month}", Script(Point.RCPT, Fault.TRANSIENT, (1, 2, 3, 4)), notice=False
    )
    began, start = time.monotonic(), change.replace(tzinfo=AMSTERDAM).timestamp() + 0.9

    def local() -> datetime:
        return datetime.fromtimestamp(start + time.monotonic() - began, AMSTERDAM)

    said = trials.send(posted, port, clock=local)
    took = time.monotonic() - began
    wrong = [one for one in (said, f"it took {took:.0f} s" if took > MOST_SECONDS else None) if one is not None]
    return Trial(f"clocks change in {change:%B}", 1, trials.verdict(posted), tuple(wrong))


def full_disk(trials: Trials, *, stays: bool) -> Iterator[Trial]:
    """A step towards the disk fails, for every few steps; with `stays` all that follow fail too, until a new run."""
    act = failure(trials.ground.home)
    for at in range(1, MOST_STEPS, FULL_EVERY):
        posted, port = trials.begin(f"{'vol' if stays else 'hapert'}-{at}")
        steps = _Failing(at, act, stays=stays)
        with counted(steps):
            trials.send(posted, port)
        trials.send(posted, port)
        # a write that fails once is tried again
        yield Trial("full disk" if stays else "failed write", 1, trials.verdict(posted), most_doubts=int(stays))
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


def locked_database(trials: Trials) -> Trial:
    """Another program holds the database, longer than a sender waits, again and again."""
    posted, port = trials.begin("slot", Script(Point.DATA, Fault.DELAY, (2,)))
    held, said = 0, []
    for wait in (0.0, 0.05, 0.1, 0.2):
        sender = threading.Thread(target=lambda: said.append(trials.send(posted, port, patience=0.1)))
        sender.start()
        time.sleep(wait)
        with _holding(trials.ground.home):
            held += 1
            sender.join()
    trials.send(posted, port)
    met = [one for one in said if one is not None]
    wrong = () if met else ("no sender met the lock",)
    return Trial("locked database", held, trials.verdict(posted), wrong, most_doubts=len(met))


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


def superseded(trials: Trials) -> Trial:
    """Another notice takes the place of the one that is being sent: who has it has it, and nobody else gets it."""
    posted, port = trials.begin("vervangen", Script(Point.DATA, Fault.DELAY, (1, 2, 3, 4, 5, 6)))
    sender = _Sender(trials, posted, port)
    sender.start()
    sender.wait_until(lambda: bool(read_journal(trials.ground.folder / posted.mailing)))
    with opened(trials.ground.home) as corpus:
        old, new = corpus.versions(trials.ground.notice.document)
        corpus.release(old, new, made_notice(old, new, 2), policy=POLICY, by=BY, because="Er stond een fout in.")
    sender.join()
    trials.send(posted, port)
    with opened(trials.ground.home) as corpus:
        found = corpus.deliveries(mailing=posted.mailing)
    cancelled = [one.client for one in found if one.state is DeliveryState.CANCELLED]
    wrong = (*sender.wrong(), *(() if cancelled else ("nothing was left to cancel",)))
    return Trial("superseded meanwhile", 1, trials.verdict(posted, cancelled=cancelled), wrong)


def all_trials(ground: Ground) -> Iterator[Trial]:
    """One after another."""
    trials = Trials(ground)
    yield stolen_lease(trials)
    yield two_senders(trials)
    yield clock_jumps(trials)
    for change in CHANGES:
        yield summer_time(trials, change)
    yield from full_disk(trials, stays=False)
    yield from full_disk(trials, stays=True)
    yield locked_database(trials)
    # the last one: nothing more is queued under a notice whose place another took
    yield superseded(trials)
