"""Sends what is queued, one message after another, until nothing is due, it is told to stop, or it must stop.

What became of a message is durable before the next one begins. When a run dies at any moment, what it had claimed
goes to the next sender once its lease ends, and what it may have ended with a dot is in doubt.
"""

import time
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import timedelta
from threading import Event

from renvooi.corpus.outbox.entries import Claimed
from renvooi.corpus.outbox.moving import Outbox
from renvooi.corpus.transactions import Clock
from renvooi.model.deliveries import DeliveryState, Reply
from renvooi.model.errors import RenvooiError
from renvooi.notice.sending.connecting import connect
from renvooi.notice.sending.conversation import Ending, Envelope, Outcome, Stage, converse
from renvooi.notice.sending.keeping import STATES, keep, said
from renvooi.notice.sending.pace import Pace
from renvooi.notice.sending.progress import Choice, Progress, Sent
from renvooi.notice.sending.retrying import until_connected, until_kept
from renvooi.notice.sending.settings import Server
from renvooi.notice.sending.wire import Lost, Wire

SHORTEST_WAIT = 0.02
"""Seconds before the outbox is asked again whether something is due."""


def send_queued(
    outbox: Outbox,
    server: Server,
    *,
    clock: Clock,
    choice: Choice,
    pace: Pace,
    stop: Event,
    record: Callable[[], object],
    told: Callable[[Progress], None],
) -> Sent:
    """What became of the queued messages. Whoever calls holds the `sender_lock` of the corpus.

    `record` tells the ledger of outcomes, every so often and at the end; `told` hears of each message. `stop` takes
    effect between two messages; who is interrupted after that gets what is known, with the message whose answer nobody
    waits for any more in doubt. Raises: BadSettings if the server cannot be used so; StateForbids, CorpusUnreadable
    where the corpus fails.
    """
    run = _Run(outbox, server, clock, choice, pace, stop, record, told)
    try:
        run.send_all()
    except KeyboardInterrupt:
        run.abandon()
        if not stop.is_set():
            raise
    finally:
        run.end()
    return Sent(run.progress(), run.ended, (*outbox.passed, *run.notes))


@dataclass(slots=True)
class _Run:
    outbox: Outbox
    server: Server
    clock: Clock
    choice: Choice
    pace: Pace
    stop: Event
    record: Callable[[], object]
    told: Callable[[Progress], None]
    wire: Wire | None = None
    ended: str | None = None
    notes: list[str] = field(default_factory=list)
    done: Counter[Ending] = field(default_factory=Counter)
    in_a_row: Counter[Ending] = field(default_factory=Counter)
    held: list[Claimed] = field(default_factory=list)
    """Claimed, and nothing said about them yet."""
    held_since: float = 0.0
    """On the clock of `time.monotonic`, as all moments here."""
    crossing: Claimed | None = None
    """The message whose dot is being made durable, or is, and whose outcome is not yet."""
    unrecorded: int = 0
    waited: bool = False
    """True if nothing was due when it was looked last, so that the ledger was told of what earlier runs left."""
    recorded_at: float = field(default_factory=time.monotonic)
    next_at: float = 0.0
    """When the rate allows the next message."""

    @property
    def over(self) -> bool:
        """True if no further message may be begun."""
        if self.ended is None and self.stop.is_set():
            self.ended = "it was told to stop"
        return self.ended is not None

    def progress(self, waiting: timedelta | None = None) -> Progress:
        done = self.done
        put_off = done[Ending.PUT_OFF] + done[Ending.LOST] + done[Ending.UNWELCOME]
        return Progress(done[Ending.ACCEPTED], done[Ending.REFUSED], done[Ending.IN_DOUBT], put_off, waiting)

    def send_all(self) -> None:
        """Nothing; the run is over, or nothing is due for longer than a run waits."""
        while not self.over:
            self.outbox.sweep()
            choice = self.choice
            self.held_since = time.monotonic()
            self.held = list(
                self.outbox.claim(self.pace.batch, lease=self.pace.lease, mailing=choice.mailing, only=choice.only)
            )
            if not self.held and not self.await_next():
                return
            self.waited &= not self.held
            while self.held and not self.over:
                self.send_next()
            self.give_back()

    def end(self) -> None:
        """Nothing; what was claimed is free again, the connection is closed, and the ledger told."""
        self.give_back()
        self.part()
        if self.unrecorded:
            self.tell_ledger()

    def give_back(self) -> None:
        """Nothing; others may send what is still held. Where that fails, the end of the lease does it."""
        while self.held:
            with suppress(RenvooiError):
                self.outbox.give_back(self.held[-1])
            self.held.pop()

    def part(self) -> None:
        """Nothing; there is no connection."""
        if self.wire is not None:
            self.wire.part()
            self.wire = None

    def await_next(self) -> bool:
        """True once a message may be due; False if none will be within the patience of a run."""
        if self.unrecorded or not self.waited:
            self.tell_ledger()
        due = None if self.choice.only else self.outbox.next_moment(self.choice.mailing)
        if due is None:
            return False
        wait = due - self.clock()
        if wait > self.pace.patience:
            self.ended = f"the next message is not due before {due.isoformat(timespec='seconds')}"
            return False
        # a server does not wait as long as we do
        self.part()
        self.waited = True
        self.told(self.progress(max(wait, timedelta())))
        self.stop.wait(max(min(wait, self.pace.look).total_seconds(), SHORTEST_WAIT))
        return True

    def send_next(self) -> None:
        """Nothing; something durable was said about the first message that is held."""
        self.keep_rate()
        wire = self.connected()
        if wire is None or self.over:
            return
        claimed = self.held[0]
        if not self.is_still_held(claimed):
            self.held.pop(0)
            return
        envelope = Envelope(claimed.sender, claimed.address, claimed.message_id)
        outcome = converse(wire, envelope, claimed.message, dot=lambda: self.cross(claimed))
        self.held.pop(0)
        if not outcome.usable:
            self.wire = None
        note = keep(self.outbox, claimed, outcome, pace=self.pace, clock=self.clock)
        self.crossing = None
        if outcome.ending is Ending.PUT_OFF and outcome.stage is Stage.CONNECT:
            note = f"{claimed.client}: waits, for {said(outcome)}"
        self.notes += [] if note is None or note in self.notes else [note]
        self.count(outcome)
        self.told(self.progress())
        late = time.monotonic() - self.recorded_at > self.pace.record_after.total_seconds()
        if self.unrecorded >= self.pace.record_every or (self.unrecorded and late):
            self.tell_ledger()

    def cross(self, claimed: Claimed) -> bool:
        """Whether the dot may be sent."""
        self.crossing = claimed
        return self.outbox.dot(claimed)

    def abandon(self) -> None:
        """Nothing; a message whose answer is not waited for any more is in doubt, and known to be."""
        if self.wire is not None:
            # no word more: it may be in the middle of a message
            self.wire.close()
            self.wire = None
        crossing, self.crossing = self.crossing, None
        if crossing is not None:
            reply = Reply(None, "not waited for: the sender was stopped at once")
            # where the dot was never made durable, or the answer was kept, this changes nothing
            if until_kept(lambda: self.outbox.settle(crossing, DeliveryState.IN_DOUBT, reply)):
                self.count(Outcome(Ending.IN_DOUBT, Stage.DOT, reply, usable=False))
        self.ended = "it was told to stop at once"

    def is_still_held(self, claimed: Claimed) -> bool:
        """False if another sender may have it; a lease that ran for half its time is renewed."""
        if time.monotonic() - self.held_since < self.pace.lease.total_seconds() / 2:
            return True
        return self.outbox.renew(claimed, self.pace.lease)

    def connected(self) -> Wire | None:
        """A connection that is open; None if there is none to be had, and the run is over."""
        if self.wire is None:
            try:
                self.wire = until_connected(lambda: connect(self.server), pace=self.pace, stop=self.stop)
            except Lost as lost:
                self.ended = f"{self.server.name} cannot be used: {lost.reason}"
        return self.wire

    def count(self, outcome: Outcome) -> None:
        """Nothing; a run in which everything goes wrong the same way is over."""
        ending = outcome.ending
        self.done[ending] += 1
        self.unrecorded += ending in STATES
        if ending is Ending.ACCEPTED:
            self.in_a_row.clear()
            return
        if ending is Ending.UNWELCOME:
            self.ended = (
                f"{self.server.name} takes no mail from us: it answered {said(outcome)} to MAIL. "
                "Check the sender in the settings, the login, and what the server says of both"
            )
            return
        self.in_a_row[ending] += 1
        times = self.in_a_row[ending]
        if times >= self.pace.most_in_a_row.get(ending, times + 1):
            self.ended = f"{times} messages in a row were {ending.value}, at {outcome.stage.value}: {said(outcome)}"

    def keep_rate(self) -> None:
        """Nothing, once the rate allows a message."""
        if self.pace.rate is None:
            return
        now = time.monotonic()
        if (wait := self.next_at - now) > 0:
            self.stop.wait(wait)
        self.next_at = max(self.next_at, now) + 1 / self.pace.rate

    def tell_ledger(self) -> None:
        """Nothing; the ledger knows of the outcomes so far."""
        self.record()
        self.unrecorded = 0
        self.recorded_at = time.monotonic()
