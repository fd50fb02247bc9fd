"""Outcomes come into the ledger once, however often it is tried, and start the windows that they should."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from renvooi.corpus import Corpus, EventKind
from renvooi.corpus.outbox import recording
from renvooi.corpus.outbox.recording import record_outcomes
from renvooi.corpus.outbox.unstarted import unstarted_windows
from renvooi.corpus.register.receiving import record_receipts
from renvooi.corpus.tables import outbox as rows
from renvooi.model.deliveries import DeliveryState, Evidence, Reply
from renvooi.model.errors import StateForbids
from renvooi.model.windows import Receipt, RegisteredWindow
from tests.corpus.outbox.made import BUSY, LEASE, REJECTED, TAKEN, crossed, noticed, outbox, queued, receipts, settled
from tests.corpus.register.made import LATER, at, respond
from tests.corpus.stores import BY


def record(corpus: Corpus) -> int:
    return record_outcomes(corpus, receipts=receipts, by=BY)


def settle_all(corpus: Corpus, *states: DeliveryState) -> None:
    """Nothing; messages have these outcomes, by the name of their clients."""
    box = outbox(corpus)
    found = sorted(box.claim(99, lease=LEASE), key=lambda one: one.client)
    for one, state in zip(found, states, strict=True):
        assert box.dot(one)
        assert box.settle(one, state, REJECTED if state is DeliveryState.REFUSED else TAKEN)


def test_each_outcome_is_recorded_once_with_its_answer(either: Corpus) -> None:
    queued(either, "K-1", "K-2", "K-3", "K-4")
    box = outbox(either)
    states = (DeliveryState.ACCEPTED, DeliveryState.REFUSED, DeliveryState.IN_DOUBT)
    *first, last = sorted(box.claim(9, lease=LEASE), key=lambda one: one.client)
    for one, state in zip(first, states, strict=True):
        assert box.dot(one)
        assert box.settle(one, state, Reply(None, "weg") if state is DeliveryState.IN_DOUBT else TAKEN)
    assert box.put_off(last, BUSY, not_before=LATER)
    before = either.deliveries()
    assert [one.recorded for one in before] == [False, False, False, True]
    assert record(either) == 3
    assert record(either) == 0
    after = either.deliveries()
    assert after == tuple(replace(one, recorded=True) for one in before)
    assert [one.evidence for one in after] == [Evidence.ACCEPTED, *[Evidence.NONE] * 3]
    assert [event.kind for event in either.log()].count(EventKind.DELIVERY_SETTLED) == 3
    with either.reading() as connection:
        told = connection.execute(rows.select().where(rows.c.recorded == 1)).all()
    assert [row.reply for row in told] == [None] * 3
    assert either.verify(every_signature=True).faults == ()


def test_receipt_starts_windows_where_acceptance_is_enough(either: Corpus) -> None:
    noticed(either, "K-1", "K-2", "K-3")
    settle_all(either, DeliveryState.ACCEPTED, DeliveryState.REFUSED, DeliveryState.IN_DOUBT)
    assert record(either) == 3
    day = date(2026, 4, 20)
    assert [one.receipt.day if one.receipt else None for one in either.windows()] == [*[day] * 2, *[None] * 4]
    first = either.windows()[0]
    assert first.receipt is not None
    assert replace(first.receipt, by=BY, at="") == receipts(first, day)
    assert either.verify().faults == ()


def test_accepted_is_not_received_where_more_is_asked(corpus: Corpus) -> None:
    noticed(corpus, "K-1", evidence=Evidence.DELIVERED)
    settle_all(corpus, DeliveryState.ACCEPTED)
    assert record(corpus) == 1
    assert all(one.receipt is None for one in corpus.windows())


def test_day_of_receipt_is_that_of_the_zone_of_the_window(corpus: Corpus) -> None:
    noticed(corpus, "K-1")
    at(corpus, LATER.replace(hour=22, minute=30))
    settle_all(corpus, DeliveryState.ACCEPTED)
    at(corpus, LATER + timedelta(days=9))
    record(corpus)
    assert {one.receipt.day for one in corpus.windows() if one.receipt} == {date(2026, 4, 21)}


def test_window_that_a_person_must_look_at_keeps_no_other_waiting(corpus: Corpus) -> None:
    noticed(corpus, "K-1", "K-2", "K-3", "K-4")
    by_client = {one.client: one for one in corpus.windows() if one.right == "opzeggen"}
    corpus.doubt_receipt([by_client["K-1"].id], because="Retour gekomen.", by=BY)
    at(corpus, LATER + timedelta(days=99))
    # known to have answered long after the last day that this receipt would give
    respond(corpus, by_client["K-2"].id, on=date(2026, 7, 20))
    at(corpus, LATER)
    settle_all(corpus, *[DeliveryState.ACCEPTED] * 4)
    assert record(corpus) == 4
    started = {(one.client, one.right) for one in corpus.windows() if one.receipt}
    assert started == {
        ("K-1", "bezwaar"),
        ("K-2", "bezwaar"),
        *((client, right) for client in ("K-3", "K-4") for right in ("bezwaar", "opzeggen")),
    }
    assert [(one.client, one.right) for one in unstarted_windows(corpus)] == [("K-2", "opzeggen")]
    assert corpus.verify().faults == ()


@pytest.mark.parametrize("days", [-30, 300])
def test_window_that_a_clock_kept_from_starting_is_listed_until_a_person_records_it(corpus: Corpus, days: int) -> None:
    mailing, _ = noticed(corpus, "K-1")
    held = crossed(corpus)
    at(corpus, LATER + timedelta(days=days))
    assert outbox(corpus).settle(held, DeliveryState.ACCEPTED, TAKEN)
    at(corpus, LATER)
    assert unstarted_windows(corpus) == ()
    record(corpus)
    left = unstarted_windows(corpus, mailing=mailing.id, client="K-1")
    assert [one.client for one in left] == ["K-1", "K-1"]
    known = receipts(left[0], LATER.date())
    record_receipts(
        corpus,
        [([one.id], replace(known, last_day=receipts(one, known.day).last_day)) for one in left],
        because=None,
        by=BY,
    )
    assert unstarted_windows(corpus) == ()


def test_outcomes_are_recorded_in_parts_and_none_is_left(corpus: Corpus, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recording, "TOGETHER", 3)
    queued(corpus, *(f"K-{number}" for number in range(8)))
    settle_all(corpus, *[DeliveryState.ACCEPTED] * 8)
    assert record(corpus) == 8
    sizes = [event.head for event in corpus.log() if event.kind is EventKind.DELIVERY_SETTLED]
    assert [sizes.count(head) for head in dict.fromkeys(sizes)] == [3, 3, 2]
    assert corpus.verify().faults == ()


def test_what_fails_half_way_is_recorded_the_next_time(corpus: Corpus) -> None:
    noticed(corpus, "K-1")
    settled(corpus, DeliveryState.ACCEPTED)

    def fail(_window: RegisteredWindow, _day: date) -> Receipt:
        raise StateForbids("No policy says how days are counted.")

    with pytest.raises(StateForbids, match="No policy"):
        record_outcomes(corpus, receipts=fail, by=BY)
    assert not corpus.deliveries()[0].recorded
    assert record(corpus) == 1
    assert all(one.receipt for one in corpus.windows())


def test_answer_about_a_client_that_was_erased_is_not_kept(corpus: Corpus) -> None:
    noticed(corpus, "K-1")
    settled(corpus, DeliveryState.REFUSED, REJECTED)
    corpus.erase_client("K-1", because="Op verzoek.", by=BY)
    # that it was refused went on record with the erasure
    assert record(corpus) == 0
    assert corpus.deliveries()[0].recorded
    assert corpus.deliveries()[0].reply is None
    assert corpus.verify().faults == ()
