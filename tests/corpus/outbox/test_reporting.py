"""What reports change of messages and windows, and what they cannot change."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from renvooi.corpus import Corpus
from renvooi.corpus.outbox.contradicted import contradicted_clients
from renvooi.corpus.outbox.deciding import decide, requeue
from renvooi.corpus.outbox.effects import PROOF
from renvooi.corpus.outbox.recording import BOUNCED, record_outcomes
from renvooi.corpus.outbox.reporting import Told, report_all
from renvooi.corpus.outbox.sent import sent_messages
from renvooi.corpus.register.receiving import record_receipts
from renvooi.model.deliveries import DeliveryState, Evidence, Report
from renvooi.model.errors import StateForbids, UnknownRecord
from renvooi.model.windows import ResponseForm, WindowState
from tests.corpus.outbox.coming import DAY, SENT, TODAY, receipt_of, sent, tell
from tests.corpus.outbox.made import BUSY, LEASE, claimed, crossed, letter, noticed, outbox, settled
from tests.corpus.register.made import LATER, at
from tests.corpus.stores import BY


def states(corpus: Corpus) -> set[WindowState]:
    """Where the windows stand on the day of the report."""
    return {one.state(DAY) for one in corpus.windows()}


def test_a_delivered_message_starts_the_windows_that_ask_for_it(either: Corpus) -> None:
    name = sent(either)
    assert states(either) == {WindowState.NOT_STARTED}
    done = tell(either, name, Report.DELIVERED)
    assert done.delivery is not None
    assert (done.delivery.evidence, done.delivery.bounced, done.notes) == (Evidence.DELIVERED, False, ())
    receipts = [one.receipt for one in either.windows()]
    assert [(one.day, one.evidence) for one in receipts if one] == [(DAY, PROOF[Evidence.DELIVERED])] * 2
    assert either.verify(every_signature=True).faults == ()


def test_a_report_is_recorded_once_though_the_mailbox_is_read_again(corpus: Corpus) -> None:
    name = sent(corpus)
    first, events = tell(corpus, name, Report.DELIVERED), len(corpus.log())
    again = tell(corpus, name, Report.DELIVERED)
    assert (first.already, again.already) == (False, True)
    assert len(corpus.log()) == events
    other = tell(corpus, name, Report.DELIVERED, mail=b"Subject: another\r\n\r\nx")
    assert not other.already
    assert corpus.verify().faults == ()


@pytest.mark.parametrize(
    ("level", "report", "starts"),
    [
        (Evidence.DELIVERED, Report.RELAYED, False),
        (Evidence.DELIVERED, Report.ACKNOWLEDGED, True),
        (Evidence.ACKNOWLEDGED, Report.DELIVERED, False),
    ],
)
def test_windows_start_only_at_the_level_that_is_asked_for(
    corpus: Corpus, level: Evidence, report: Report, starts: bool
) -> None:
    tell(corpus, sent(corpus, evidence=level), report)
    assert states(corpus) == {WindowState.OPEN if starts else WindowState.NOT_STARTED}


def test_a_bounce_puts_the_receipt_in_doubt_so_that_no_day_counts(either: Corpus) -> None:
    name = sent(either, evidence=Evidence.ACCEPTED)
    assert states(either) == {WindowState.OPEN}
    done = tell(either, name, Report.FAILED)
    assert done.delivery is not None
    assert (done.delivery.bounced, done.notes) == (True, ())
    assert states(either) == {WindowState.IN_DOUBT}
    assert {one.doubt.because for one in either.windows() if one.doubt} == {BOUNCED}
    assert either.verify().faults == ()


def test_a_bounce_moves_nothing_that_rests_on_more_than_the_word_of_the_mail_server(corpus: Corpus) -> None:
    name = sent(corpus)
    tell(corpus, name, Report.DELIVERED)
    done = tell(corpus, name, Report.FAILED)
    assert done.delivery is not None
    assert (done.delivery.bounced, "by a delivery report before" in done.notes[0]) == (False, True)
    assert states(corpus) == {WindowState.OPEN}
    assert contradicted_clients(corpus, mailing=done.delivery.mailing) == ("K-1",)
    corpus.doubt_receipt([one.id for one in corpus.windows()], because="De klant heeft niets gezien.", by=BY)
    assert contradicted_clients(corpus) == ()


def test_a_bounce_leaves_a_receipt_that_a_person_recorded_and_says_so(corpus: Corpus) -> None:
    name = sent(corpus)
    window, other = corpus.windows()
    known = replace(receipt_of(window, DAY), evidence="Telefonisch bevestigd.")
    record_receipts(corpus, [([window.id], known)], because=None, by=BY)
    done = tell(corpus, name, Report.FAILED)
    assert [window.id in note and "Telefonisch" in note for note in done.notes] == [True]
    now = {one.id: one.state(DAY) for one in corpus.windows()}
    assert now == {window.id: WindowState.OPEN, other.id: WindowState.IN_DOUBT}


def test_a_message_made_anew_ends_the_doubt_that_a_bounce_of_the_first_left(corpus: Corpus) -> None:
    name = sent(corpus, evidence=Evidence.ACCEPTED)
    mailing = corpus.deliveries()[0].mailing
    tell(corpus, name, Report.FAILED)
    anew = letter(corpus, "K-1", mailing=mailing, round=2)
    requeue(corpus, anew, mailing=mailing, because="De klant gaf een ander adres.", by=BY)
    settled(corpus, DeliveryState.ACCEPTED)
    record_outcomes(corpus, receipts=receipt_of, by=BY)
    assert [one.receipt.day for one in corpus.windows() if one.receipt] == [TODAY.date()] * 2
    assert corpus.verify().faults == ()


def made_anew(corpus: Corpus) -> tuple[str, str]:
    """The Message-IDs of a message that bounced, and of the one in its place, which waits; windows need a confirmation."""
    name = sent(corpus, evidence=Evidence.ACKNOWLEDGED)
    mailing = corpus.deliveries()[0].mailing
    tell(corpus, name, Report.FAILED)
    anew = letter(corpus, "K-1", mailing=mailing, round=2)
    return name, requeue(corpus, anew, mailing=mailing, because="De klant gaf een ander adres.", by=BY).message_id


def test_who_confirms_the_first_message_is_not_sent_the_second(either: Corpus) -> None:
    first, second = made_anew(either)
    done = tell(either, first, Report.ACKNOWLEDGED)
    assert done.delivery is not None
    assert (done.delivery.message_id, done.delivery.evidence, done.notes) == (second, Evidence.ACKNOWLEDGED, ())
    assert outbox(either).claim(9, lease=LEASE) == ()
    assert states(either) == {WindowState.OPEN}
    assert tell(either, first, Report.ACKNOWLEDGED).already
    assert either.verify().faults == ()


def test_other_reports_about_the_first_message_are_left_to_a_person(corpus: Corpus) -> None:
    first, second = made_anew(corpus)
    assert tell(corpus, first, Report.FAILED).already
    with pytest.raises(StateForbids, match=f"{second} took its place"):
        tell(corpus, first, Report.DELIVERED)
    with pytest.raises(UnknownRecord, match=f"{second} took its place. Name that one"):
        corpus.delivery_of(first)
    known = [(one.message_id, one.earlier, one.address) for one in sent_messages(corpus)]
    assert known == [(second, False, "k-1@klant.example"), (first, True, "k-1@klant.example")]
    assert [one.client for one in outbox(corpus).claim(9, lease=LEASE)] == ["K-1"]


def test_a_delivery_after_a_bounce_starts_nothing_and_is_noted(corpus: Corpus) -> None:
    name = sent(corpus)
    tell(corpus, name, Report.FAILED)
    done = tell(corpus, name, Report.DELIVERED)
    assert done.delivery is not None
    assert done.delivery.bounced
    assert "look at both" in done.notes[0]
    assert states(corpus) == {WindowState.IN_DOUBT}


def test_who_confirms_after_a_bounce_has_the_notice(corpus: Corpus) -> None:
    name = sent(corpus)
    tell(corpus, name, Report.FAILED)
    tell(corpus, name, Report.ACKNOWLEDGED)
    assert states(corpus) == {WindowState.OPEN}
    late = tell(corpus, name, Report.FAILED, mail=b"Subject: late\r\n\r\nx")
    assert "moves nothing" in late.notes[0]
    assert states(corpus) == {WindowState.OPEN}


@pytest.mark.parametrize("recorded", [True, False])
def test_a_report_ends_the_doubt_whether_a_message_was_taken(either: Corpus, recorded: bool) -> None:
    name = sent(either, DeliveryState.IN_DOUBT, recorded=recorded)
    done = tell(either, name, Report.DELAYED)
    assert done.delivery is not None
    assert (done.delivery.state, done.delivery.recorded) == (DeliveryState.ACCEPTED, True)
    assert either.verify().faults == ()


def test_a_doubt_of_a_person_ends_only_where_the_client_confirms(corpus: Corpus) -> None:
    name = sent(corpus)
    corpus.doubt_receipt([one.id for one in corpus.windows()], because="Het adres lijkt verkeerd.", by=BY)
    done = tell(corpus, name, Report.DELIVERED)
    assert len(done.notes) == 2
    assert states(corpus) == {WindowState.IN_DOUBT}
    tell(corpus, name, Report.ACKNOWLEDGED)
    assert states(corpus) == {WindowState.OPEN}


def test_a_receipt_that_is_known_is_not_moved_by_a_report(corpus: Corpus) -> None:
    name = sent(corpus)
    tell(corpus, name, Report.DELIVERED, day=DAY)
    tell(corpus, name, Report.ACKNOWLEDGED, day=DAY + timedelta(days=1))
    assert {one.receipt.day for one in corpus.windows() if one.receipt} == {DAY}


def test_a_client_who_responded_has_the_notice_whatever_bounces(corpus: Corpus) -> None:
    name = sent(corpus, evidence=Evidence.ACCEPTED)
    for window in corpus.windows():
        corpus.respond(
            window.id, received=DAY, form=ResponseForm.EMAIL, reasoned=True, text="Wij maken bezwaar.", by=BY
        )
    done = tell(corpus, name, Report.FAILED)
    assert len(done.notes) == 2
    assert "responded" in done.notes[0]
    assert {one.doubt for one in corpus.windows()} == {None}


def test_a_response_before_a_receipt_that_would_be_late_is_left_to_a_person(corpus: Corpus) -> None:
    name = sent(corpus)
    window = corpus.windows()[0]
    corpus.respond(
        window.id, received=TODAY.date(), form=ResponseForm.EMAIL, reasoned=True, text="Nee, wij niet.", by=BY
    )
    done = tell(corpus, name, Report.DELIVERED)
    assert done.notes == ()
    assert states(corpus) == {WindowState.RESPONDED, WindowState.OPEN}


@pytest.mark.parametrize(
    ("day", "match"),
    [(TODAY.date() + timedelta(days=1), "lies in the future"), (date(2026, 4, 1), "is older than the message")],
)
def test_a_report_of_an_impossible_day_is_not_recorded(corpus: Corpus, day: date, match: str) -> None:
    name = sent(corpus)
    with pytest.raises(StateForbids, match=match):
        tell(corpus, name, Report.DELIVERED, day=day)
    assert corpus.verify().faults == ()


def test_a_refused_message_is_left_to_a_person(corpus: Corpus) -> None:
    name = sent(corpus, DeliveryState.REFUSED)
    with pytest.raises(StateForbids, match="is refused, and a report says that it is delivered"):
        tell(corpus, name, Report.DELIVERED)


def put_off(corpus: Corpus) -> str:
    """The Message-ID of a message that the mail server put off behind the dot."""
    noticed(corpus, "K-1", evidence=Evidence.DELIVERED)
    held = crossed(corpus)
    assert outbox(corpus).put_off(held, BUSY, not_before=LATER)
    at(corpus, TODAY)
    return held.message_id


def decided(corpus: Corpus) -> str:
    """The Message-ID of a message of which a person said that it was not accepted."""
    name = sent(corpus, DeliveryState.IN_DOUBT)
    decide(corpus, name, DeliveryState.PENDING, because="Het staat niet in het logboek.", by=BY)
    return name


@pytest.mark.parametrize("waiting", [put_off, decided])
def test_what_a_report_says_arrived_is_not_sent_again(either: Corpus, waiting: Callable[[Corpus], str]) -> None:
    name = waiting(either)
    done = tell(either, name, Report.DELIVERED)
    assert done.delivery is not None
    assert (done.delivery.state, done.delivery.evidence, done.notes) == (DeliveryState.ACCEPTED, Evidence.DELIVERED, ())
    assert done.delivery.attempts == 1
    assert outbox(either).claim(9, lease=LEASE) == ()
    assert states(either) == {WindowState.OPEN}
    assert either.verify().faults == ()


def test_who_has_claimed_it_does_not_get_the_dot_after_a_report(corpus: Corpus) -> None:
    put_off(corpus)
    held = claimed(corpus)
    tell(corpus, held.message_id, Report.ACKNOWLEDGED)
    assert not outbox(corpus).dot(held)
    assert not outbox(corpus).give_back(held)
    assert corpus.deliveries()[0].state is DeliveryState.ACCEPTED
    assert corpus.verify().faults == ()


def test_who_is_behind_the_dot_has_the_last_word_while_the_lease_lasts(corpus: Corpus) -> None:
    noticed(corpus, "K-1", evidence=Evidence.DELIVERED)
    held = crossed(corpus)
    with pytest.raises(StateForbids, match="is being sent at this moment"):
        tell(corpus, held.message_id, Report.DELIVERED, day=LATER.date())
    at(corpus, TODAY)
    done = tell(corpus, held.message_id, Report.DELIVERED)
    assert done.delivery is not None
    assert done.delivery.state is DeliveryState.ACCEPTED
    assert corpus.verify().faults == ()


def test_a_mail_about_a_message_that_was_never_sent_stops_it_and_a_person_cannot(corpus: Corpus) -> None:
    noticed(corpus, "K-1")
    name, day = corpus.deliveries()[0].message_id, LATER.date()
    with pytest.raises(StateForbids, match="was never sent"):
        tell(corpus, name, Report.ACKNOWLEDGED, day=day, said="Mevrouw Jansen belde om het te bevestigen.")
    done = tell(corpus, name, Report.DELIVERED, day=day)
    assert "nothing on record says that it was sent" in done.notes[0]
    assert outbox(corpus).claim(9, lease=LEASE) == ()
    assert corpus.verify().faults == ()


def test_a_report_that_is_not_recorded_leaves_the_start_of_windows_to_the_outcome(corpus: Corpus) -> None:
    name = sent(corpus, evidence=Evidence.ACCEPTED, recorded=False)
    with pytest.raises(StateForbids, match="lies in the future"):
        tell(corpus, name, Report.DELAYED, day=date(2030, 1, 1))
    assert record_outcomes(corpus, receipts=receipt_of, by=BY) == 1
    assert {one.receipt.day for one in corpus.windows() if one.receipt} == {SENT.date()}


def test_a_report_before_the_outcome_is_on_record_starts_windows_on_the_day_of_the_outcome(corpus: Corpus) -> None:
    tell(corpus, sent(corpus, evidence=Evidence.ACCEPTED, recorded=False), Report.RELAYED)
    assert [one.receipt.day for one in corpus.windows() if one.receipt] == [SENT.date()] * 2
    assert corpus.verify().faults == ()


def test_a_person_says_how_it_is_known_that_a_client_confirmed(corpus: Corpus) -> None:
    name = sent(corpus)
    with pytest.raises(StateForbids, match="does not say how it is known"):
        tell(corpus, name, Report.ACKNOWLEDGED, said="x")
    said = "Mevrouw Jansen belde om het te bevestigen."
    assert not tell(corpus, name, Report.ACKNOWLEDGED, said=said).already
    assert tell(corpus, name, Report.ACKNOWLEDGED, said=said).already
    assert states(corpus) == {WindowState.OPEN}
    assert corpus.verify().faults == ()


def test_of_several_reports_one_that_cannot_be_recorded_stops_no_other(corpus: Corpus) -> None:
    name = sent(corpus)
    unknown = Told("a" * 26, Report.DELIVERED, DAY, b"Subject: x\r\n\r\nx")
    known = Told(name, Report.DELIVERED, DAY, b"Subject: y\r\n\r\ny")
    done = report_all(corpus, [unknown, known], receipts=receipt_of, by=BY)
    assert [one.refused is None for one in done] == [False, True]
    with pytest.raises(UnknownRecord):
        tell(corpus, "a" * 26, Report.DELIVERED)


def test_of_a_client_that_was_erased_no_report_is_kept(corpus: Corpus) -> None:
    name = sent(corpus)
    corpus.erase_client("K-1", because="De klant vroeg erom.", by=BY)
    with pytest.raises(StateForbids, match="was erased"):
        tell(corpus, name, Report.DELIVERED)
    assert corpus.verify().faults == ()


def test_the_report_of_a_client_is_erased_with_the_client(corpus: Corpus) -> None:
    tell(corpus, sent(corpus), Report.DELIVERED)
    corpus.erase_client("K-1", because="De klant vroeg erom.", by=BY)
    assert corpus.verify().faults == ()
