"""Every step of a sender that is allowed, and every one that is not, on both databases."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import product

import pytest
from sqlalchemy import insert, update

from renvooi.corpus import Corpus
from renvooi.corpus.outbox import moving, queuerow
from renvooi.corpus.outbox.choosing import LONGEST_WAIT
from renvooi.corpus.outbox.entries import Claimed
from renvooi.corpus.outbox.leases import LONGEST_LEASE
from renvooi.corpus.outbox.moving import MOST_PASSED, Outbox
from renvooi.corpus.outbox.recording import record_outcomes
from renvooi.corpus.tables import blobs, deliveries, particulars
from renvooi.corpus.tables import outbox as rows
from renvooi.model.deliveries import DeliveryState, Reply
from renvooi.model.errors import CorpusUnreadable, StateForbids
from tests.corpus.outbox.made import BUSY, LEASE, REJECTED, TAKEN, claimed, crossed, outbox, queued, receipts
from tests.corpus.register.made import LATER, at
from tests.corpus.stores import BY

HOUR = timedelta(hours=1)


def state_of(corpus: Corpus, client: str = "K-1") -> DeliveryState:
    (found,) = corpus.deliveries(client=client)
    return found.state


def due(corpus: Corpus) -> datetime:
    return corpus.clock() + HOUR


Step = Callable[[Corpus, Outbox, Claimed], bool]
STEPS: dict[str, Step] = {
    "renew": lambda _, box, one: box.renew(one, LEASE),
    "dot": lambda _, box, one: box.dot(one),
    "accept": lambda _, box, one: box.settle(one, DeliveryState.ACCEPTED, TAKEN),
    "refuse": lambda _, box, one: box.settle(one, DeliveryState.REFUSED, REJECTED),
    "doubt": lambda _, box, one: box.settle(one, DeliveryState.IN_DOUBT, Reply(None, "")),
    "put_off": lambda corpus, box, one: box.put_off(one, BUSY, not_before=due(corpus)),
    "give_back": lambda _, box, one: box.give_back(one),
}
PATHS: dict[str, tuple[str, ...]] = {
    "claimed": (),
    "dot": ("dot",),
    "accepted": ("dot", "accept"),
    "refused": ("refuse",),
    "in-doubt": ("dot", "doubt"),
    "pending": ("give_back",),
}
"""How a claimed message comes into each state."""
ALLOWED = {
    "claimed": {"renew": "claimed", "dot": "dot", "refuse": "refused", "put_off": "pending", "give_back": "pending"},
    "dot": {"renew": "dot", "accept": "accepted", "refuse": "refused", "doubt": "in-doubt", "put_off": "pending"},
    "in-doubt": {"accept": "accepted", "refuse": "refused", "put_off": "pending"},
    "accepted": {},
    "refused": {},
    "pending": {},
}
"""By state: the steps that its sender may take, and where they lead. All others are refused, and change nothing."""


def test_each_step_is_allowed_where_it_should_be_and_nowhere_else(either: Corpus) -> None:
    cases = list(product(PATHS, STEPS))
    clients = [f"K-{number}" for number in range(len(cases))]
    queued(either, *clients)
    box = outbox(either)
    found = box.claim(len(cases), lease=HOUR)
    for one, (state, step) in zip(found, cases, strict=True):
        for before in PATHS[state]:
            assert STEPS[before](either, box, one)
        assert state_of(either, one.client) == state
        is_allowed = STEPS[step](either, box, one)
        assert is_allowed is (step in ALLOWED[state]), (state, step)
        assert state_of(either, one.client) == ALLOWED[state].get(step, state), (state, step)
    assert either.verify().faults == ()


@pytest.mark.parametrize("step", STEPS)
def test_no_step_on_a_message_that_another_sender_took(corpus: Corpus, step: str) -> None:
    queued(corpus, "K-1")
    first = claimed(corpus, owner="een")
    at(corpus, LATER + HOUR)
    second = claimed(corpus, owner="twee")
    assert (second.message_id, second.claim) == (first.message_id, first.claim + 1)
    assert not STEPS[step](corpus, outbox(corpus, "een"), first)
    assert state_of(corpus) is DeliveryState.CLAIMED
    assert outbox(corpus, "twee").dot(second)


def test_sender_that_took_its_own_message_again_may_not_go_on_with_the_first_claim(corpus: Corpus) -> None:
    queued(corpus, "K-1")
    box = outbox(corpus)
    (first,) = box.claim(1, lease=LEASE)
    at(corpus, LATER + HOUR)
    (second,) = box.claim(1, lease=LEASE)
    assert not box.dot(first)
    assert box.dot(second)


def test_message_that_is_claimed_is_the_one_that_was_queued(either: Corpus) -> None:
    queued(either, "K-1", "K-2")
    found = {one.client: one for one in outbox(either).claim(9, lease=LEASE)}
    one = found["K-2"]
    assert (one.address, one.sender, one.attempts) == ("k-2@klant.example", "bounces@mail.example.nl", 0)
    assert one.message == either.message_of(either.delivery_of(one.message_id))
    assert b"To: k-2@klant.example\r\n" in one.message
    assert b"Geachte K-2," in one.message
    assert outbox(either, "ander").claim(9, lease=LEASE) == ()


def test_only_what_was_asked_for_is_claimed(corpus: Corpus) -> None:
    mailing, _ = queued(corpus, "K-1", "K-2", "K-3")
    box = outbox(corpus)
    assert box.claim(9, lease=LEASE, mailing="reminder-1999") == ()
    assert [one.client for one in box.claim(9, lease=LEASE, mailing=mailing.id, only=["K-2", "K-9"])] == ["K-2"]
    assert len(box.claim(1, lease=LEASE)) == 1
    assert box.counts(mailing.id) == {DeliveryState.CLAIMED: 2, DeliveryState.PENDING: 1}


def test_message_that_was_put_off_waits_and_counts_its_attempts(either: Corpus) -> None:
    mailing, _ = queued(either, "K-1")
    box = outbox(either)
    (one,) = box.claim(1, lease=LEASE)
    until = LATER + timedelta(hours=2)
    assert box.put_off(one, BUSY, not_before=until)
    assert box.claim(1, lease=LEASE) == ()
    assert box.next_moment(mailing.id) == until
    (waiting,) = either.deliveries()
    assert (waiting.attempts, waiting.reply, waiting.troubled) == (1, BUSY, True)
    at(either, until)
    (again,) = box.claim(1, lease=LEASE)
    assert again.attempts == 1
    assert box.give_back(again)
    assert box.next_moment() == until
    (again,) = box.claim(1, lease=LEASE)
    assert again.attempts == 1
    assert box.dot(again)
    assert box.settle(again, DeliveryState.ACCEPTED, TAKEN)
    assert either.deliveries()[0].attempts == 2
    assert box.next_moment() is None


def test_message_is_never_put_off_for_more_than_a_day(corpus: Corpus) -> None:
    queued(corpus, "K-1")
    one = claimed(corpus)
    assert outbox(corpus).put_off(one, BUSY, not_before=LATER + timedelta(days=90))
    found = outbox(corpus).next_moment()
    assert found is not None
    assert found - LATER < LONGEST_WAIT + HOUR


def test_sender_that_dies_before_the_dot_delays_and_behind_it_leaves_a_doubt(either: Corpus) -> None:
    queued(either, "K-1", "K-2")
    box = outbox(either, "een")
    before, behind = box.claim(2, lease=LEASE)
    assert box.dot(behind)
    other = outbox(either, "twee")
    assert (other.sweep(), other.claim(9, lease=LEASE)) == (0, ())
    at(either, LATER + HOUR)
    assert other.sweep() == 1
    assert other.sweep() == 0
    assert [one.client for one in other.claim(9, lease=LEASE)] == [before.client]
    doubt = either.delivery_of(behind.message_id)
    assert (doubt.state, doubt.attempts, doubt.troubled) == (DeliveryState.IN_DOUBT, 1, True)
    assert doubt.reply is not None
    assert doubt.reply.code is None


def test_answer_that_comes_late_takes_a_message_out_of_doubt(either: Corpus) -> None:
    queued(either, "K-1")
    one = crossed(either, owner="een")
    at(either, LATER + HOUR)
    assert outbox(either, "twee").sweep() == 1
    assert not outbox(either, "twee").settle(one, DeliveryState.ACCEPTED, TAKEN)
    assert outbox(either, "een").settle(one, DeliveryState.ACCEPTED, TAKEN)
    found = either.delivery_of(one.message_id)
    assert (found.state, found.attempts, found.reply) == (DeliveryState.ACCEPTED, 1, TAKEN)


def test_answer_that_comes_late_counts_also_when_the_doubt_is_on_record(either: Corpus) -> None:
    queued(either, "K-1")
    one = crossed(either)
    assert outbox(either).settle(one, DeliveryState.IN_DOUBT, Reply(None, "verbinding verbroken"))
    assert record_outcomes(either, receipts=receipts, by=BY) == 1
    # a doubt on record is for a person; an answer that it was not accepted starts nothing again by itself
    assert not outbox(either).put_off(one, BUSY, not_before=due(either))
    assert outbox(either).settle(one, DeliveryState.ACCEPTED, TAKEN)
    assert not either.delivery_of(one.message_id).recorded
    assert either.verify().faults == ()
    assert record_outcomes(either, receipts=receipts, by=BY) == 1
    assert either.delivery_of(one.message_id).state is DeliveryState.ACCEPTED
    assert either.verify().faults == ()


def test_lease_that_is_renewed_is_not_swept_and_not_claimed(corpus: Corpus) -> None:
    queued(corpus, "K-1", "K-2")
    box = outbox(corpus)
    first, second = box.claim(2, lease=LEASE)
    assert box.dot(second)
    at(corpus, LATER + LEASE / 2)
    assert box.renew(first, HOUR)
    assert box.renew(second, HOUR)
    at(corpus, LATER + LEASE + timedelta(minutes=15))
    other = outbox(corpus, "ander")
    assert (other.sweep(), other.claim(9, lease=LEASE)) == (0, ())
    assert box.dot(first)
    assert box.settle(first, DeliveryState.ACCEPTED, TAKEN)
    assert box.settle(second, DeliveryState.ACCEPTED, TAKEN)


@pytest.mark.parametrize("jump", [timedelta(days=400), timedelta(days=-400), timedelta(hours=1, minutes=1)])
def test_clock_that_jumps_costs_time_at_most(either: Corpus, jump: timedelta) -> None:
    queued(either, "K-1", "K-2")
    box = outbox(either, "een")
    first, second = box.claim(2, lease=LEASE)
    assert box.dot(second)
    at(either, LATER + jump)
    other = outbox(either, "twee")
    (stolen,) = other.claim(9, lease=LEASE)
    assert stolen.message_id == first.message_id
    assert not box.dot(first)
    assert other.dot(stolen)
    # the one behind its dot is in doubt at worst, until its answer comes
    assert other.sweep() == 1
    assert other.claim(9, lease=LEASE) == ()
    assert box.settle(second, DeliveryState.ACCEPTED, TAKEN)
    assert other.settle(stolen, DeliveryState.ACCEPTED, TAKEN)
    assert [one.state for one in either.deliveries()] == [DeliveryState.ACCEPTED] * 2


def test_message_put_off_by_a_clock_that_was_wrong_is_due(corpus: Corpus) -> None:
    queued(corpus, "K-1")
    at(corpus, LATER + timedelta(days=400))
    assert outbox(corpus).put_off(claimed(corpus), BUSY, not_before=LATER + timedelta(days=400, hours=2))
    at(corpus, LATER)
    assert claimed(corpus).attempts == 1


def test_what_the_ledger_says_was_accepted_is_not_sent_whatever_the_outbox_says(corpus: Corpus) -> None:
    queued(corpus, "K-1")
    one = crossed(corpus)
    assert outbox(corpus).settle(one, DeliveryState.ACCEPTED, TAKEN)
    record_outcomes(corpus, receipts=receipts, by=BY)
    with corpus.moving() as connection:
        (row,) = queuerow.read_queue(connection, rows.c.client == "K-1")
        queuerow.change(connection, row, {"state": "pending", "recorded": 0})
    assert outbox(corpus).claim(1, lease=LEASE) == ()
    assert [fault.message for fault in corpus.verify().faults] == ["it is pending, and the ledger says accepted"]


@pytest.mark.parametrize("column", ["body", "skeleton", "row"])
def test_message_that_is_not_what_was_queued_is_not_sent(either: Corpus, column: str) -> None:
    mailing, _ = queued(either, "K-1", "K-2", "K-3")
    (held,) = either.blobs.names()
    other = either.blobs.put(either.blobs.get(held).replace(b" uw ", b" de "))
    with either.moving() as connection:
        connection.execute(insert(blobs).values(sha256=other, what="skeleton", event=1))
        if column == "body":
            changed = particulars.c.body.op("||")(b" ") if connection.dialect.name == "postgresql" else b"{}"
            of_client = particulars.c.client == "K-2"
            connection.execute(update(particulars).where(of_client).values(body=changed))
        elif column == "row":
            connection.execute(update(rows).where(rows.c.client == "K-2").values(attempts=3))
        else:
            connection.execute(update(deliveries).where(deliveries.c.client == "K-2").values(skeleton=other))
    box = outbox(either)
    # the others do not wait for it, and a sender does not look for it again
    assert sorted(one.client for one in (*box.claim(2, lease=LEASE), *box.claim(9, lease=LEASE))) == ["K-1", "K-3"]
    (fault,) = box.passed
    assert "K-2" in fault
    assert "not sent" in fault or "not moved" in fault
    assert state_of(either, "K-2") is DeliveryState.PENDING
    assert box.counts(mailing.id) == {DeliveryState.CLAIMED: 2, DeliveryState.PENDING: 1}
    for one in (1, 2):
        box.claim(one, lease=LEASE)
    due = box.next_moment()
    assert due is not None
    assert due > either.clock()
    assert either.verify().faults


def test_where_many_messages_are_damaged_nothing_is_sent(corpus: Corpus) -> None:
    mailing, _ = queued(corpus, *(f"K-{number}" for number in range(MOST_PASSED + 2)))
    with corpus.moving() as connection:
        connection.execute(update(rows).where(rows.c.client != "K-0").values(attempts=3))
    box = outbox(corpus)
    for _ in range(2):
        with pytest.raises(CorpusUnreadable, match=r"21 messages cannot be sent\. The first: outbox reminder-2026 K-"):
            box.claim(99, lease=LEASE)
    assert box.counts(mailing.id) == {DeliveryState.PENDING: MOST_PASSED + 2}


def test_lease_and_name_of_a_sender_have_limits(corpus: Corpus) -> None:
    queued(corpus, "K-1")
    for lease in (timedelta(0), -LEASE, LONGEST_LEASE + timedelta(seconds=1)):
        with pytest.raises(StateForbids, match="an hour at most"):
            outbox(corpus).claim(1, lease=lease)
    for owner in ("", "x" * 65):
        with pytest.raises(StateForbids, match="64 characters"):
            outbox(corpus, owner)
    with pytest.raises(ValueError, match="no outcome"):
        outbox(corpus).settle(claimed(corpus), DeliveryState.CANCELLED, TAKEN)


def test_answer_is_kept_on_one_line_and_not_without_end(corpus: Corpus) -> None:
    queued(corpus, "K-1")
    one = crossed(corpus)
    assert outbox(corpus).settle(one, DeliveryState.ACCEPTED, Reply(250, "2.0.0\r\n Ok\0" + "x" * 9_000))
    reply = corpus.delivery_of(one.message_id).reply
    assert reply is not None
    assert reply.text.startswith("2.0.0 Ok\N{REPLACEMENT CHARACTER}x")
    assert len(reply.text) == moving.MAX_REPLY


def test_moving_needs_no_key(either: Corpus) -> None:
    queued(either, "K-1")
    either.key = None
    assert outbox(either).settle(crossed(either), DeliveryState.ACCEPTED, TAKEN)


def test_sender_that_is_gone_is_seen_by_whoever_looks_though_no_other_runs(either: Corpus) -> None:
    mailing, _ = queued(either, "K-1", "K-2")
    box = outbox(either)
    before, behind = box.claim(2, lease=LEASE)
    assert box.dot(behind)
    assert [one.state for one in either.deliveries()] == [DeliveryState.CLAIMED, DeliveryState.DOT]
    at(either, LATER + HOUR)
    seen = {one.client: one for one in either.deliveries(mailing=mailing.id)}
    doubt = seen[behind.client]
    assert (seen[before.client].state, doubt.state, doubt.troubled) == (
        DeliveryState.PENDING,
        DeliveryState.IN_DOUBT,
        True,
    )
    assert either.delivery_of(behind.message_id) == doubt
    # it is what the next sender makes of it, but for the moment at which that is known
    assert outbox(either, "ander").sweep() == 1
    (swept,) = either.deliveries(client=behind.client)
    assert replace(swept, settled_at=None) == doubt
