"""What a person may decide about a message, and that nobody decides away what a mail server took."""

from collections.abc import Callable
from datetime import date, timedelta
from itertools import product

import pytest

from bench.faults.mailing import made_letter, made_skeleton
from bench.faults.notices import POLICY, made_notice
from renvooi.corpus import Corpus, EventKind
from renvooi.corpus.outbox.deciding import decide, requeue
from renvooi.corpus.outbox.recording import record_outcomes
from renvooi.model.deliveries import Delivery, DeliveryState, Evidence, Reply
from renvooi.model.errors import StateForbids, UnknownRecord
from tests.corpus.outbox.made import (
    LEASE,
    REJECTED,
    TAKEN,
    claimed,
    crossed,
    noticed,
    outbox,
    queued,
    receipts,
    settled,
)
from tests.corpus.register.made import LATER, at
from tests.corpus.stores import BY

BECAUSE = "Gezien in het logboek van de mailserver."
S = DeliveryState
REACHED: dict[DeliveryState, Callable[[Corpus, str], object]] = {
    S.PENDING: lambda *_: None,
    S.CLAIMED: claimed,
    S.DOT: crossed,
    S.ACCEPTED: lambda corpus, client: settled(corpus, S.ACCEPTED, client=client),
    S.REFUSED: lambda corpus, client: settled(corpus, S.REFUSED, REJECTED, client=client),
    S.IN_DOUBT: lambda corpus, client: settled(corpus, S.IN_DOUBT, Reply(None, "weg"), client=client),
    S.CANCELLED: lambda corpus, client: decided(corpus, S.CANCELLED, client=client),
}
ALLOWED = {
    (S.IN_DOUBT, S.ACCEPTED),
    (S.IN_DOUBT, S.REFUSED),
    (S.IN_DOUBT, S.PENDING),
    (S.REFUSED, S.PENDING),
    (S.REFUSED, S.CANCELLED),
    (S.PENDING, S.CANCELLED),
    (S.CLAIMED, S.CANCELLED),
}


def decided(
    corpus: Corpus, state: DeliveryState, because: str = BECAUSE, day: date | None = None, *, client: str = "K-1"
) -> Delivery:
    (found,) = corpus.deliveries(client=client)
    return decide(corpus, found.message_id, state, because=because, by=BY, evidence_day=day, receipts=receipts)


def test_each_decision_is_allowed_where_it_should_be_and_nowhere_else(corpus: Corpus) -> None:
    cases = {f"K-{number}": case for number, case in enumerate(product(S, S))}
    queued(corpus, *cases)
    for client, (before, after) in cases.items():
        REACHED[before](corpus, client)
        if (before, after) in ALLOWED:
            found = decided(corpus, after, client=client)
            assert (found.state, found.because, found.by, found.recorded) == (after, BECAUSE, BY, True)
            assert corpus.log()[-1].data["because"] == BECAUSE
        elif (before, after) == (S.CANCELLED, S.CANCELLED):
            assert decided(corpus, after, client=client).state is after
        else:
            with pytest.raises(StateForbids):
                decided(corpus, after, client=client)
            assert corpus.deliveries(client=client)[0].state is before
    assert corpus.verify().faults == ()


def test_doubt_that_is_resolved_sends_the_same_bytes_under_the_same_name(either: Corpus) -> None:
    queued(either, "K-1")
    first = settled(either, S.IN_DOUBT, Reply(None, "verbinding verbroken"))
    assert outbox(either).claim(1, lease=LEASE) == ()
    decided(either, S.PENDING, "Niet in het logboek van de mailserver.")
    # the answer of a sender that a person gave up on counts no more
    assert not outbox(either).settle(first, S.ACCEPTED, TAKEN)
    again = claimed(either)
    assert (again.message, again.message_id) == (first.message, first.message_id)
    assert outbox(either).dot(again)
    assert outbox(either).settle(again, S.ACCEPTED, TAKEN)
    record_outcomes(either, receipts=receipts, by=BY)
    states = [event.data["state"] for event in either.log() if event.kind is EventKind.DELIVERY_SETTLED]
    assert states == ["in-doubt", "pending", "accepted"]
    assert either.verify(every_signature=True).faults == ()


def test_message_that_was_accepted_after_all_starts_the_windows_of_its_day(either: Corpus) -> None:
    noticed(either, "K-1")
    settled(either, S.IN_DOUBT, Reply(None, "verbinding verbroken"))
    at(either, LATER + timedelta(days=3))
    found = decided(either, S.ACCEPTED, day=date(2026, 4, 21))
    assert (found.evidence, found.reply) == (Evidence.ACCEPTED, Reply(None, "verbinding verbroken"))
    assert {one.receipt.day for one in either.windows() if one.receipt} == {date(2026, 4, 21)}
    assert decided(either, S.ACCEPTED, day=date(2026, 4, 21)) == found
    assert either.verify().faults == ()


def test_day_of_evidence_is_between_queueing_and_today(corpus: Corpus) -> None:
    queued(corpus, "K-1")
    settled(corpus, S.IN_DOUBT)
    at(corpus, LATER + timedelta(days=1))
    for day in (date(2026, 4, 19), date(2026, 4, 22)):
        with pytest.raises(StateForbids, match="is not between"):
            decided(corpus, S.ACCEPTED, day=day)
    with pytest.raises(StateForbids, match="Leave it out"):
        decided(corpus, S.REFUSED, day=date(2026, 4, 20))


def test_decision_takes_a_reason_and_a_name(corpus: Corpus) -> None:
    queued(corpus, "K-1")
    for because in ("", "  ", "ok", "-", "x " * 100_001):
        with pytest.raises(StateForbids, match="does not say why"):
            decided(corpus, S.CANCELLED, because)
    with pytest.raises(StateForbids, match="does not say who"):
        decide(corpus, corpus.deliveries()[0].message_id, S.CANCELLED, because=BECAUSE, by=" ")


def test_sender_whose_message_is_cancelled_sends_nothing(either: Corpus) -> None:
    queued(either, "K-1")
    one = claimed(either)
    decided(either, S.CANCELLED)
    assert not outbox(either).dot(one)
    assert either.deliveries()[0].state is S.CANCELLED


def test_message_whose_sender_is_lost_behind_the_dot_can_be_decided(corpus: Corpus) -> None:
    queued(corpus, "K-1")
    crossed(corpus)
    with pytest.raises(StateForbids, match="being sent at this moment"):
        decided(corpus, S.REFUSED)
    at(corpus, LATER + timedelta(hours=1))
    assert decided(corpus, S.REFUSED).state is S.REFUSED
    states = [event.data["state"] for event in corpus.log() if event.kind is EventKind.DELIVERY_SETTLED]
    assert states == ["in-doubt", "refused"]


def test_nothing_more_is_sent_of_a_notice_whose_place_another_took(corpus: Corpus) -> None:
    mailing, _ = noticed(corpus, "K-1")
    settled(corpus, S.REFUSED, REJECTED)
    old, new = corpus.versions("beheer")
    corpus.release(old, new, made_notice(old, new, 2), policy=POLICY, by=BY, because="Er stond een fout in.")
    with pytest.raises(StateForbids, match="took its place"):
        decided(corpus, S.PENDING)
    letter = made_letter(corpus.message_key(), "K-1", mailing=mailing.id, round=2)
    with pytest.raises(StateForbids, match="took its place"):
        requeue(corpus, letter, mailing=mailing.id, because="Een ander adres.", by=BY)
    assert decided(corpus, S.CANCELLED).state is S.CANCELLED


def test_other_bytes_are_another_round_with_another_name(either: Corpus) -> None:
    mailing, _ = queued(either, "K-1")
    first = settled(either, S.REFUSED, REJECTED)
    letter = made_letter(either.message_key(), "K-1", mailing=mailing.id, round=2, shared=made_skeleton("Nieuw adres."))
    found = requeue(either, letter, mailing=mailing.id, because="De klant gaf een ander adres.", by=BY)
    assert (found.round, found.state, found.attempts, found.reply) == (2, S.PENDING, 0, None)
    assert found.because == "De klant gaf een ander adres."
    again = claimed(either)
    assert again.message_id == letter.message_id != first.message_id
    assert b"Nieuw adres." in again.message
    assert not outbox(either).settle(first, S.ACCEPTED, TAKEN)
    assert outbox(either).dot(again)
    assert outbox(either).settle(again, S.ACCEPTED, TAKEN)
    record_outcomes(either, receipts=receipts, by=BY)
    assert len(either.deliveries()) == 1
    assert either.verify(every_signature=True).faults == ()


def test_message_that_may_still_arrive_is_not_made_anew(corpus: Corpus) -> None:
    cases = {f"K-{number}": case for number, case in enumerate((S.PENDING, S.CLAIMED, S.ACCEPTED, S.IN_DOUBT))}
    mailing, _ = queued(corpus, *cases)
    for client, state in cases.items():
        REACHED[state](corpus, client)
        letter = made_letter(corpus.message_key(), client, mailing=mailing.id, round=2)
        with pytest.raises(StateForbids, match="Only one that was refused"):
            requeue(corpus, letter, mailing=mailing.id, because="Een ander adres.", by=BY)
    other = made_letter(corpus.message_key(), "K-9", mailing=mailing.id)
    with pytest.raises(UnknownRecord, match="has no message"):
        requeue(corpus, other, mailing=mailing.id, because="Een ander adres.", by=BY)


def test_message_that_bounced_is_made_anew(corpus: Corpus) -> None:
    mailing, _ = queued(corpus, "K-1")
    settled(corpus, S.ACCEPTED)
    record_outcomes(corpus, receipts=receipts, by=BY)
    with corpus.writing(by=BY) as writer:
        writer.append(
            EventKind.DELIVERY_REPORTED,
            {
                "mailing": mailing.id,
                "client": "K-1",
                "report": "failed",
                "state": "accepted",
                "evidence": "accepted",
                "bounced": True,
                "day": "2026-04-20",
                "mail": None,
                "said": "Retour.",
            },
        )
    (bounced,) = corpus.deliveries()
    assert (bounced.bounced, bounced.troubled, bounced.reached) == (True, True, False)
    with pytest.raises(StateForbids):
        decided(corpus, S.PENDING)
    wrong = made_letter(corpus.message_key(), "K-1", mailing=mailing.id, round=1)
    with pytest.raises(StateForbids, match="is not the one of this client"):
        requeue(corpus, wrong, mailing=mailing.id, because="Een ander adres.", by=BY)
    letter = made_letter(corpus.message_key(), "K-1", mailing=mailing.id, round=2)
    assert not requeue(corpus, letter, mailing=mailing.id, because="Een ander adres.", by=BY).bounced
    assert corpus.verify().faults == ()


def test_sender_that_waits_for_its_answer_is_not_given_up_on(either: Corpus) -> None:
    queued(either, "K-1")
    box, start = outbox(either, "een"), LATER + timedelta(days=1)
    at(either, start)
    (one,) = box.claim(1, lease=timedelta(minutes=20))
    at(either, start + timedelta(minutes=19))
    assert box.dot(one)
    at(either, start + timedelta(minutes=39))
    assert outbox(either, "twee").sweep() == 0
    with pytest.raises(StateForbids, match="is being sent at this moment"):
        decided(either, S.PENDING)
    assert box.settle(one, S.ACCEPTED, TAKEN)


@pytest.mark.parametrize("given", [S.PENDING, S.CLAIMED, S.DOT, S.REFUSED, S.CANCELLED])
def test_answer_that_comes_after_a_decision_is_on_record_and_ends_the_sending(corpus: Corpus, given: S) -> None:
    queued(corpus, "K-1")
    box, other = outbox(corpus, "een"), outbox(corpus, "twee")
    (one,) = box.claim(1, lease=LEASE)
    assert box.dot(one)
    at(corpus, LATER + timedelta(hours=1))
    assert other.sweep() == 1
    decided(corpus, S.REFUSED if given in (S.REFUSED, S.CANCELLED) else S.PENDING)
    if given is S.CANCELLED:
        decided(corpus, given)
    second = other.claim(1, lease=LEASE) if given is not S.PENDING else ()
    assert given is not S.DOT or all(other.dot(held) for held in second)
    assert not outbox(corpus, "drie").settle(one, S.ACCEPTED, TAKEN)
    assert box.settle(one, S.ACCEPTED, TAKEN)
    assert not box.settle(one, S.ACCEPTED, TAKEN)
    for held in second:
        assert not other.dot(held)
        assert not other.settle(held, S.REFUSED, REJECTED)
    assert corpus.verify().faults == ()
    assert record_outcomes(corpus, receipts=receipts, by=BY) == 1
    found = corpus.delivery_of(one.message_id)
    assert (found.state, found.reply, found.attempts) == (S.ACCEPTED, TAKEN, 1)
    assert corpus.verify().faults == ()


@pytest.mark.parametrize("state", [S.REFUSED, S.IN_DOUBT, S.DOT])
def test_message_of_a_client_that_was_forgotten_is_never_pending_again(corpus: Corpus, state: S) -> None:
    noticed(corpus, "K-1", "K-2")
    crossed(corpus, "K-1") if state is S.DOT else settled(corpus, state, client="K-1")
    at(corpus, LATER + timedelta(hours=1))
    corpus.forget_client("K-1", because="Op verzoek van de klant.", by=BY)
    with pytest.raises(StateForbids, match="K-1: was forgotten"):
        decided(corpus, S.PENDING)
    assert [one.client for one in outbox(corpus).claim(9, lease=LEASE)] == ["K-2"]
    if state is not S.REFUSED:
        assert decided(corpus, S.REFUSED).state is S.REFUSED
    assert corpus.verify().faults == ()
