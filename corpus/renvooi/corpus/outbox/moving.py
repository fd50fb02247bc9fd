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
from functools import partial

from sqlalchemy import ColumnElement, Connection, and_, func, select, true, tuple_

from renvooi.corpus.events import storable
from renvooi.corpus.outbox.choosing import LONGEST_WAIT, due_at, is_chosen, is_sendable
from renvooi.corpus.outbox.entries import Claimed
from renvooi.corpus.outbox.leases import (
    LONGEST_LEASE,
    answer_lease,
    ended,
    lease_of,
    milliseconds,
    milliseconds_at,
    milliseconds_of,
    swept,
)
from renvooi.corpus.outbox.messages import Envelope, Messages
from renvooi.corpus.outbox.origin import remember
from renvooi.corpus.outbox.queuerow import (
    FREE,
    NO_ANSWER,
    Changes,
    QueueRow,
    change,
    change_all,
    find_row,
    read_sound,
    try_change,
)
from renvooi.corpus.outbox.superseding import is_superseded
from renvooi.corpus.store import Corpus
from renvooi.corpus.tables import outbox
from renvooi.corpus.transactions import moment
from renvooi.model.deliveries import DeliveryState, Reply
from renvooi.model.errors import CorpusUnreadable, StateForbids

MAX_REPLY = 2_000
"""Characters of an answer that are kept; servers say one line or two."""
MOST_PASSED = 20
"""Messages that a sender passes because they are damaged; where there are more, it is the corpus, and nothing goes out."""
MAX_OWNER = 64
"""Characters of the name of a sender; the column has no more."""

_Change = Callable[[QueueRow], Changes]
_LookedUp = Callable[[QueueRow, Connection], Changes]
_OUTCOMES = (DeliveryState.ACCEPTED, DeliveryState.REFUSED, DeliveryState.IN_DOUBT)


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
        self._behind: set[tuple[str, int]] = set()
        """Message-ID and claim of what this sender ended with a dot, and has no answer to yet."""
        self._passed: dict[tuple[str, str], str] = {}
        self._lease = 0
        """The length of the last one, in milliseconds."""

    def claim(
        self, limit: int, *, lease: timedelta, mailing: str | None = None, only: Sequence[str] = ()
    ) -> tuple[Claimed, ...]:
        """At most `limit` messages that are due, which nobody else has until the lease ends; those that wait longest first.

        With `mailing` of that one alone, with `only` to those clients alone. A message that is not to the byte what
        was queued is not given, and `passed` names it. Raises: CorpusUnreadable where that are many, CorpusBusy,
        StoreFailed; nothing is claimed then.
        """
        now = milliseconds(self._corpus.clock)
        self._lease = lease_of(lease)
        changes = partial(self._taken, until=now + self._lease)
        wanted = and_(is_sendable(), is_chosen(mailing, only))
        with self._corpus.moving() as connection:
            found: list[tuple[QueueRow, Envelope]] = []
            for due in due_at(now):
                if len(found) < limit:
                    found += self._sound(connection, due & wanted, at_most=limit - len(found))
            rows = change_all(connection, [(row, changes(row)) for row, _ in found])
        if rows:
            # before a dot of these: a database that is put back from before it is known for that
            remember(self._corpus)
        self._held |= {row.key: row for row in rows}
        return tuple(_claimed(row, envelope) for row, (_, envelope) in zip(rows, found, strict=True))

    def _taken(self, row: QueueRow, *, until: int) -> Changes:
        return {"state": DeliveryState.CLAIMED, "owner": self._owner, "lease": until, "claims": row.claims + 1}

    @property
    def passed(self) -> tuple[str, ...]:
        """What is wrong with the messages that were passed: each stays where it is, and needs a person."""
        return tuple(self._passed.values())

    def _sound(
        self, connection: Connection, wanted: ColumnElement[bool], *, at_most: int
    ) -> list[tuple[QueueRow, Envelope]]:
        """Rows that are as they were written, with their messages, which are as they were queued."""
        while True:
            if len(self._passed) > MOST_PASSED:
                raise CorpusUnreadable(f"{len(self._passed)} messages cannot be sent. The first: {self.passed[0]}")
            rows, faults = read_sound(connection, wanted & self._is_not_passed(), at_most=at_most)
            found, spoilt = self._messages.read_sound(connection, [row.key for row in rows])
            for row in rows:
                if row.key in found and not _names(found[row.key].message, row.message_id):
                    spoilt[row.key] = (
                        f"{row.mailing}, {row.client}: the outbox has another message. Run renvooi verify."
                    )
            if not faults and not spoilt:
                return [(row, found[row.key]) for row in rows]
            self._passed |= {**faults, **spoilt}

    def _is_not_passed(self) -> ColumnElement[bool]:
        return tuple_(outbox.c.mailing, outbox.c.client).not_in(list(self._passed)) if self._passed else true()

    def renew(self, claimed: Claimed, lease: timedelta) -> bool:
        """Whether the message is still held, until the new lease ends."""
        self._lease = lease_of(lease)
        until = milliseconds(self._corpus.clock) + self._lease
        return self._step(claimed, (DeliveryState.CLAIMED, DeliveryState.DOT), lambda _: {"lease": until})

    def dot(self, claimed: Claimed) -> bool:
        """Whether the end of the message may be sent now: that it may have been is on disk when this returns True.

        The lease is renewed, and is longer by a margin, so that nobody gives up on who waits for an answer.
        On any error, and on False, nothing may be sent.
        """
        now = milliseconds(self._corpus.clock)
        until, latest = now + answer_lease(self._lease), now + milliseconds_of(LONGEST_LEASE)

        def crossed(row: QueueRow) -> Changes:
            return {"state": DeliveryState.DOT, "lease": min(max(until, row.lease or 0), latest)}

        is_ours = self._step(claimed, (DeliveryState.CLAIMED,), crossed)
        if is_ours:
            self._behind.add(_attempt(claimed))
        return is_ours

    def settle(self, claimed: Claimed, state: DeliveryState, reply: Reply) -> bool:
        """Whether the outcome was taken down: accepted, refused or in doubt behind the dot, refused also before it.

        An answer that comes after others gave up on it takes the message out of doubt. What was accepted is accepted
        also if a person decided otherwise meanwhile, and whoever has it since then sends it no more.
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

        is_taken = self._step(claimed, (DeliveryState.DOT, *before, *late), settled)
        was_behind = _attempt(claimed) in self._behind
        self._behind.discard(_attempt(claimed))
        if not is_taken and was_behind and state is DeliveryState.ACCEPTED:
            return self._overrule(claimed, settled)
        return is_taken

    def _overrule(self, claimed: Claimed, accepted: _Change) -> bool:
        """Whether it is taken down now that the message was accepted, whatever was made of it while nobody knew."""
        with self._corpus.moving() as connection:
            row = find_row(connection, claimed.mailing, claimed.client)
            if row is None or row.message_id != claimed.message_id or row.state == DeliveryState.ACCEPTED:
                return False
            # whoever gave up on it counted the attempt
            change(connection, row, accepted(row) | FREE | Changes(attempts=row.attempts))
        return True

    def put_off(self, claimed: Claimed, reply: Reply, *, not_before: datetime) -> bool:
        """Whether the message waits until then, at most a day: what a mail server answered with 4xx, also behind the dot.

        The answer says that it was not accepted, so it also takes a message out of doubt that nobody was told of.
        Under a notice whose place another took there is no later, and the message is refused.
        """
        now, at = milliseconds(self._corpus.clock), moment(self._corpus.clock)
        due = min(milliseconds_at(not_before), now + milliseconds_of(LONGEST_WAIT))

        def waiting(row: QueueRow, connection: Connection) -> Changes:
            attempts = row.attempts + (row.state != DeliveryState.IN_DOUBT)
            if is_superseded(connection, row.mailing):
                final: Changes = {"state": DeliveryState.REFUSED, "attempts": attempts, "settled_at": at}
                return Changes(lease=None, recorded=0) | final | _answer(reply)
            said: Changes = {"state": DeliveryState.PENDING, "attempts": attempts, "not_before": due}
            return said | NO_ANSWER | _answer(reply) | FREE

        self._behind.discard(_attempt(claimed))
        states = (DeliveryState.CLAIMED, DeliveryState.DOT, DeliveryState.IN_DOUBT)
        return self._step_held(claimed, states, waiting, told=False)

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
            rows, _ = read_sound(connection, is_lost)
            change_all(connection, [(row, swept(row, at)) for row in rows])
            return len(rows)

    def counts(self, mailing: str) -> Mapping[DeliveryState, int]:
        """How many messages of a mailing are in each state; states without any are left out."""
        wanted = select(outbox.c.state, func.count()).where(outbox.c.mailing == mailing).group_by(outbox.c.state)
        with self._corpus.reading() as connection:
            return {DeliveryState(state): count for state, count in connection.execute(wanted)}

    def next_moment(self, mailing: str | None = None) -> datetime | None:
        """When there may be something to do: a message is due, or the lease of another sender ends; None if nothing is left."""
        chosen = and_(is_chosen(mailing, ()), self._is_not_passed())
        held = outbox.c.state.in_([DeliveryState.CLAIMED, DeliveryState.DOT])
        with self._corpus.reading() as connection:
            due = connection.execute(
                select(func.min(outbox.c.not_before)).where(
                    chosen, outbox.c.state == DeliveryState.PENDING, is_sendable()
                )
            ).scalar()
            free = connection.execute(select(func.min(outbox.c.lease)).where(chosen, held)).scalar()
        moments = [one for one in (due, free) if one is not None]
        return datetime.fromtimestamp(min(moments) / 1000, UTC) if moments else None

    def _step(self, claimed: Claimed, states: Sequence[DeliveryState], changes: _Change) -> bool:
        """Whether the message was in one of the states and this claim is its last; then it has the changes."""
        row = self._held.pop((claimed.mailing, claimed.client), None)
        if row is not None and self._is_ours(row, claimed, states):
            # mostly nobody came between, and then what it said last is what it says: one statement instead of two
            with self._corpus.moving() as connection:
                new = try_change(connection, row, changes(row))
            if new is not None:
                self._hold(new)
                return True
        return self._step_held(claimed, states, lambda held, _: changes(held))

    def _step_held(
        self, claimed: Claimed, states: Sequence[DeliveryState], changes: _LookedUp, *, told: bool = True
    ) -> bool:
        """The same, for changes that are looked up while the row is held. Without `told`, not if the ledger has an outcome."""
        key = claimed.mailing, claimed.client
        self._held.pop(key, None)
        with self._corpus.moving() as connection:
            row = find_row(connection, *key)
            if row is None or not self._is_ours(row, claimed, states) or (row.recorded and not told):
                return False
            new = change(connection, row, changes(row, connection))
        self._hold(new)
        return True

    def _hold(self, row: QueueRow) -> None:
        """Nothing; while it is ours, the next step need not read the row again."""
        if row.state in (DeliveryState.CLAIMED, DeliveryState.DOT):
            self._held[row.key] = row

    def _is_ours(self, row: QueueRow, claimed: Claimed, states: Sequence[DeliveryState]) -> bool:
        mine = (self._owner, claimed.claim, claimed.message_id)
        return row.state in states and (row.owner, row.claims, row.message_id) == mine


def _claimed(row: QueueRow, envelope: Envelope) -> Claimed:
    return Claimed(
        *(row.mailing, row.client, row.message_id, envelope.sender, envelope.address, envelope.message),
        attempts=row.attempts,
        lease=row.lease or 0,
        claim=row.claims,
    )


def _names(message: bytes, message_id: str) -> bool:
    return message_id.encode("ascii") in message.partition(b"\r\n\r\n")[0]


def _attempt(claimed: Claimed) -> tuple[str, int]:
    return claimed.message_id, claimed.claim


def _answer(reply: Reply) -> Changes:
    text = storable(" ".join(reply.text.split()))[:MAX_REPLY]
    return {"code": reply.code, "reply": text}
