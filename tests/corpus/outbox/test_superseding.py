"""A notice whose place another took reaches nobody any more by us, and no message under it waits for ever."""

from sqlalchemy import update

from bench.faults.notices import POLICY, made_notice
from renvooi.corpus import Corpus, ReleasedNotice
from renvooi.corpus.outbox import queuerow
from renvooi.corpus.outbox.recording import record_outcomes
from renvooi.corpus.tables import deliveries
from renvooi.corpus.tables import outbox as rows
from renvooi.model.deliveries import DeliveryState
from tests.corpus.outbox.made import BUSY, LEASE, about, claimed, noticed, outbox, queue, receipts, settled
from tests.corpus.stores import BY

S = DeliveryState


def superseded(corpus: Corpus) -> ReleasedNotice:
    """A notice that takes the place of the one that was released."""
    old, new = corpus.versions("beheer")
    return corpus.release(old, new, made_notice(old, new, 2), policy=POLICY, by=BY, because="Er stond een fout in.")


def test_what_no_server_can_have_is_cancelled_with_the_release(either: Corpus) -> None:
    noticed(either, "K-1", "K-2", "K-3", "K-4")
    box = outbox(either)
    (held,) = box.claim(1, lease=LEASE, only=["K-2"])
    (behind,) = box.claim(1, lease=LEASE, only=["K-3"])
    assert box.dot(behind)
    settled(either, S.ACCEPTED, client="K-4")
    new = superseded(either)
    assert not box.dot(held)
    assert not box.give_back(held)
    states = {one.client: one.state for one in either.deliveries()}
    assert states == {"K-1": S.CANCELLED, "K-2": S.CANCELLED, "K-3": S.DOT, "K-4": S.ACCEPTED}
    (one,) = either.deliveries(client="K-1")
    assert (one.recorded, one.by, one.because and one.because.split()[0]) == (True, BY, new.id)
    # "later" is an answer that nobody waits for any more
    assert box.put_off(behind, BUSY, not_before=either.clock())
    assert either.deliveries(client="K-3")[0].state is S.REFUSED
    assert box.claim(9, lease=LEASE) == ()
    record_outcomes(either, receipts=receipts, by=BY)
    assert either.verify(every_signature=True).faults == ()
    assert queue(either, about(new), ["K-1", "K-2"]).new == ("K-1", "K-2")
    assert len(box.claim(9, lease=LEASE)) == 2


def test_message_under_a_superseded_notice_is_not_claimed_whatever_rows_say(corpus: Corpus) -> None:
    noticed(corpus, "K-1")
    one = claimed(corpus)
    superseded(corpus)
    with corpus.moving() as connection:
        (row,) = queuerow.read_queue(connection, rows.c.client == one.client)
        queuerow.change(connection, row, {"state": "pending", "recorded": 0})
        connection.execute(update(deliveries).values(state="pending"))
    assert outbox(corpus).claim(9, lease=LEASE) == ()
    assert outbox(corpus).next_moment() is None
