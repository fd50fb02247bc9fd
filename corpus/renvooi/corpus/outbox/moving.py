"""What a sender does to the outbox: each step one durable transaction, which needs neither the key nor the ledger.

    pending --claim--> claimed --dot--> dot --settle--> accepted | refused | in-doubt
       ^                  |              |
       +---- put_off, give_back          +-- sweep, once the lease ended --> in-doubt --settle--> accepted | refused

A step is a compare-and-set: it counts the claims of a message, and only who made the last one may go on. So a sender
that slept through its lease, or whose clock jumped, is told "no" before the dot and sends nothing. Who crossed the
dot is never overtaken: nobody claims such a message again, and at worst it is in doubt.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime, timedelta

from sqlalchemy import ColumnElement, Connection, and_, exists, func, or_, select, true

from renvooi.corpus.events import storable
from renvooi.corpus.outbox.entries import Claimed
from renvooi.corpus.outbox.messages import Messages
from renvooi.corpus.outbox.origin import remember
from renvooi.corpus.outbox.queuerow import (
    FREE,
    NO_ANSWER,
    Changes,
    QueueRow,
    change,
    change_all,
    find_row,
    read_queue,
    try_change,
)
from renvooi.corpus.store import Corpus
from renvooi.corpus.tables import deliveries, outbox
from renvooi.corpus.transactions import Clock, moment
from renvooi.model.deliveries import DeliveryState, Reply
from renvooi.model.errors import CorpusUnreadable, StateForbids

LONGEST_LEASE = timedelta(hours=1)
"""Longer than any mail server may take over one message (RFC 5321, section 4.5.3.2: ten minutes for the last answer)."""
LONGEST_WAIT = timedelta(days=1)
"""Before a message is tried again. Whatever waits longer was set by a clock that was wrong, and is due."""
MAX_REPLY = 2_000
"""Characters of an answer that are kept; servers say one line or two."""
MAX_OWNER = 64
"""Characters of the name of a sender; the column has no more."""
SWEPT = "geen antwoord: de verzender is gestopt na het einde van het bericht"
"""What stands for the answer to a message whose sender died behind the dot."""

_Change = Callable[[QueueRow], Changes]
_OUTCOMES = (DeliveryState.ACCEPTED, DeliveryState.REFUSED, DeliveryState.IN_DOUBT)


def milliseconds(clock: Clock) -> int:
    """Now, in milliseconds since 1970 UTC."""
    return _milliseconds(clock())


def _milliseconds(at: datetime) -> int:
    return round(at.timestamp() * 1000)


def ended(column: ColumnElement[int | None], now: int, longest: timedelta) -> ColumnElement[bool]:
    """Whether a moment has passed; one that lies too far ahead was set before the clock was put back."""
    return or_(column <= now, column > now + round(longest.total_seconds() * 1000))


class Outbox:
    """The outbox as one sender sees it. Steps on what it lost come back False, and change nothing."""

    def __init__(self, corpus: Corpus, *, owner: str) -> None:
        """`owner` is the name of the sender, another for each process: host, process and something random."""
        if not 0 < len(owner) <= MAX_OWNER:
            raise StateForbids(f"a sender is called by {MAX_OWNER} characters at most. Give it a shorter name.")
        self._corpus = corpus
        self._owner = storable(owner)
        self._messages = Messages(corpus.blobs)
        self._held: dict[tuple[str, str], QueueRow] = {}

    def claim(
        self, limit: int, *, lease: timedelta, mailing: str | None = None, only: Sequence[str] = ()
    ) -> tuple[Claimed, ...]:
        """At most `limit` messages that are due, which nobody else has until the lease ends; those that wait longest first.

        With `mailing` of that one alone, with `only` to those clients alone. A message that is not to the byte what
        was queued is not given. Raises: CorpusUnreadable, CorpusBusy, StoreFailed; nothing is claimed then.
        """
        # before the transaction: a clock is asked once for all of them
        now = milliseconds(self._corpus.clock)
        until = now + _span(lease)
        with self._corpus.moving() as connection:
            rows: list[QueueRow] = []
            for due in _due(now):
                wanted = and_(due, _is_sendable(), _is_chosen(mailing, only))
                rows += read_queue(connection, wanted, at_most=limit - len(rows), passing=True)
                if len(rows) >= limit:
                    break
            taken = change_all(connection, [(row, self._taken(row, until)) for row in rows])
            found = self._claimed(connection, taken)
        if taken:
            # before a dot of these: a database that is put back from before it is known for that
            remember(self._corpus)
        self._held |= {row.key: row for row in taken}
        return found

    def _taken(self, row: QueueRow, until: int) -> Changes:
        return {"state": DeliveryState.CLAIMED, "owner": self._owner, "lease": until, "claims": row.claims + 1}

    def _claimed(self, connection: Connection, rows: Sequence[QueueRow]) -> tuple[Claimed, ...]:
        found = self._messages.read(connection, [row.key for row in rows])
        claimed = []
        for row in rows:
            envelope = found[row.key]
            if row.message_id.encode("ascii") not in envelope.message.partition(b"\r\n\r\n")[0]:
                raise CorpusUnreadable(
                    f"{row.mailing}, {row.client}: the outbox has another message. Run renvooi verify."
                )
            claimed.append(
                Claimed(
                    *(row.mailing, row.client, row.message_id, envelope.sender, envelope.address, envelope.message),
                    attempts=row.attempts,
                    lease=row.lease or 0,
                    claim=row.claims,
                )
            )
        return tuple(claimed)

    def renew(self, claimed: Claimed, lease: timedelta) -> bool:
        """Whether the message is still held, until the new lease ends."""
        until = milliseconds(self._corpus.clock) + _span(lease)
        return self._step(claimed, (DeliveryState.CLAIMED, DeliveryState.DOT), lambda _: {"lease": until})

    def dot(self, claimed: Claimed) -> bool:
        """Whether the end of the message may be sent now: that it may have been is on disk when this returns True.

        On any error, and on False, nothing may be sent.
        """
        return self._step(claimed, (DeliveryState.CLAIMED,), lambda _: {"state": DeliveryState.DOT})

    def settle(self, claimed: Claimed, state: DeliveryState, reply: Reply) -> bool:
        """Whether the outcome was taken down: accepted, refused or in doubt behind the dot, refused also before it.

        An answer that comes after others gave up on it takes the message out of doubt, unless a person decided.
        """
        if state not in _OUTCOMES:
            raise ValueError(f"{state} is no outcome of sending")
        before = (DeliveryState.CLAIMED,) if state is DeliveryState.REFUSED else ()
        late = () if state is DeliveryState.IN_DOUBT else (DeliveryState.IN_DOUBT,)
        at = moment(self._corpus.clock)

        def settled(row: QueueRow) -> Changes:
            # whoever gave up on it counted the attempt
            attempts = row.attempts + (row.state != DeliveryState.IN_DOUBT)
            said: Changes = {"state": state, "attempts": attempts, "lease": None, "settled_at": at, "recorded": 0}
            return said | _answer(reply)

        return self._step(claimed, (DeliveryState.DOT, *before, *late), settled)

    def put_off(self, claimed: Claimed, reply: Reply, *, not_before: datetime) -> bool:
        """Whether the message waits until then, at most a day: what a mail server answered with 4xx, also behind the dot.

        The answer says that it was not accepted, so it also takes a message out of doubt that nobody was told of.
        """
        now = milliseconds(self._corpus.clock)
        due = min(_milliseconds(not_before), now + _milliseconds_of(LONGEST_WAIT))

        def waiting(row: QueueRow) -> Changes:
            attempts = row.attempts + (row.state != DeliveryState.IN_DOUBT)
            said: Changes = {"state": DeliveryState.PENDING, "attempts": attempts, "not_before": due}
            return said | NO_ANSWER | _answer(reply) | FREE

        states = (DeliveryState.CLAIMED, DeliveryState.DOT, DeliveryState.IN_DOUBT)
        return self._step(claimed, states, waiting, told=False)

    def give_back(self, claimed: Claimed) -> bool:
        """Whether the message is pending again, as if it had not been claimed: nothing of it was sent."""
        return self._step(claimed, (DeliveryState.CLAIMED,), lambda _: FREE | Changes(state=DeliveryState.PENDING))

    def sweep(self) -> int:
        """How many messages are in doubt now, since their sender crossed the dot and did not come back in its lease."""
        now, at = milliseconds(self._corpus.clock), moment(self._corpus.clock)
        is_lost = (outbox.c.state == DeliveryState.DOT) & ended(outbox.c.lease, now, LONGEST_LEASE)
        with self._corpus.reading() as connection:
            if connection.execute(select(outbox.c.client).where(is_lost).limit(1)).first() is None:
                return 0
        with self._corpus.moving() as connection:
            rows = read_queue(connection, is_lost, passing=True)
            change_all(connection, [(row, swept(row, at)) for row in rows])
            return len(rows)

    def counts(self, mailing: str) -> Mapping[DeliveryState, int]:
        """How many messages of a mailing are in each state; states without any are left out."""
        wanted = select(outbox.c.state, func.count()).where(outbox.c.mailing == mailing).group_by(outbox.c.state)
        with self._corpus.reading() as connection:
            return {DeliveryState(state): count for state, count in connection.execute(wanted)}

    def next_moment(self, mailing: str | None = None) -> datetime | None:
        """When there may be something to do: a message is due, or the lease of another sender ends; None if nothing is left."""
        chosen = _is_chosen(mailing, ())
        held = outbox.c.state.in_([DeliveryState.CLAIMED, DeliveryState.DOT])
        with self._corpus.reading() as connection:
            due = connection.execute(
                select(func.min(outbox.c.not_before)).where(
                    chosen, outbox.c.state == DeliveryState.PENDING, _is_sendable()
                )
            ).scalar()
            free = connection.execute(select(func.min(outbox.c.lease)).where(chosen, held)).scalar()
        moments = [one for one in (due, free) if one is not None]
        return datetime.fromtimestamp(min(moments) / 1000, UTC) if moments else None

    def _step(
        self,
        claimed: Claimed,
        states: Sequence[DeliveryState],
        changes: _Change,
        *,
        told: bool = True,
    ) -> bool:
        """Whether the message was in one of the states and this claim is its last; then it has the changes.

        Without `told`, not if the ledger has an outcome of it.
        """
        key = claimed.mailing, claimed.client
        known = self._held.pop(key, None)
        with self._corpus.moving() as connection:
            # mostly nobody came between, and then what it said last is what it says: one statement instead of two
            row = known
            new = (
                None
                if row is None or not self._is_ours(row, claimed, states)
                else try_change(connection, row, changes(row))
            )
            if new is None:
                row = find_row(connection, *key)
                if row is None or not self._is_ours(row, claimed, states) or (row.recorded and not told):
                    return False
                new = change(connection, row, changes(row))
        if new.state in (DeliveryState.CLAIMED, DeliveryState.DOT):
            self._held[key] = new
        return True

    def _is_ours(self, row: QueueRow, claimed: Claimed, states: Sequence[DeliveryState]) -> bool:
        mine = (self._owner, claimed.claim, claimed.message_id)
        return row.state in states and (row.owner, row.claims, row.message_id) == mine


def has_ended(row: QueueRow, clock: Clock) -> bool:
    """Whether the lease of a message is over, as `ended` says it of rows."""
    now = milliseconds(clock)
    return row.lease is None or row.lease <= now or row.lease > now + _milliseconds_of(LONGEST_LEASE)


def swept(row: QueueRow, at: str) -> Changes:
    """What becomes of a message whose sender did not come back: the claim stays, as its answer may still come."""
    said: Changes = {"state": DeliveryState.IN_DOUBT, "attempts": row.attempts + 1, "lease": None}
    return said | {"code": None, "reply": SWEPT, "settled_at": at, "recorded": 0}


def _span(lease: timedelta) -> int:
    if not timedelta(0) < lease <= LONGEST_LEASE:
        raise StateForbids(f"a lease of {lease} cannot be given: it lasts an hour at most.")
    return _milliseconds_of(lease)


def _milliseconds_of(span: timedelta) -> int:
    return round(span.total_seconds() * 1000)


def _answer(reply: Reply) -> Changes:
    text = storable(" ".join(reply.text.split()))[:MAX_REPLY]
    return {"code": reply.code, "reply": text}


def _due(now: int) -> tuple[ColumnElement[bool], ...]:
    """What can be claimed, one query after another, so that each is answered from an index."""
    state, latest = outbox.c.state, now + _milliseconds_of(LONGEST_WAIT)
    return (
        (state == DeliveryState.CLAIMED) & ended(outbox.c.lease, now, LONGEST_LEASE),
        (state == DeliveryState.PENDING) & (outbox.c.not_before <= now),
        (state == DeliveryState.PENDING) & (outbox.c.not_before > latest),
    )


def _is_sendable() -> ColumnElement[bool]:
    """Whether the ledger has no outcome of a message: what it says was accepted is not sent, whatever the outbox says."""
    same = (deliveries.c.mailing == outbox.c.mailing) & (deliveries.c.client == outbox.c.client)
    fits = (deliveries.c.state == DeliveryState.PENDING) & (deliveries.c.message_id == outbox.c.message_id)
    return exists().where(same, fits)


def _is_chosen(mailing: str | None, only: Sequence[str]) -> ColumnElement[bool]:
    wanted: list[ColumnElement[bool]] = [true()]
    if mailing is not None:
        wanted.append(outbox.c.mailing == mailing)
    if only:
        wanted.append(outbox.c.client.in_(only))
    return and_(*wanted)
