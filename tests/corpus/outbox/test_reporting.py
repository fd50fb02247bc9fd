"""What reports change of messages and windows, and what they cannot change."""

from datetime import date, timedelta

import pytest

from renvooi.corpus import Corpus
from renvooi.corpus.outbox.reporting import BOUNCED, PROOF, Told, report_all
from renvooi.model.deliveries import DeliveryState, Evidence, Report
from renvooi.model.errors import StateForbids, UnknownRecord
from renvooi.model.windows import ResponseForm, WindowState
from tests.corpus.outbox.coming import DAY, TODAY, receipt_of, sent, tell
from tests.corpus.outbox.made import noticed
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
    name = sent(either)
    tell(either, name, Report.DELIVERED)
    done = tell(either, name, Report.FAILED)
    assert done.delivery is not None
    assert done.delivery.bounced
    assert states(either) == {WindowState.IN_DOUBT}
    assert {one.doubt.because for one in either.windows() if one.doubt} == {BOUNCED}
    assert either.verify().faults == ()


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
    name = sent(corpus)
    tell(corpus, name, Report.DELIVERED)
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


def test_a_message_on_its_way_is_reported_on_later(corpus: Corpus) -> None:
    noticed(corpus, "K-1")
    name = corpus.deliveries()[0].message_id
    with pytest.raises(StateForbids, match="Read the mailbox again"):
        tell(corpus, name, Report.DELIVERED, day=TODAY.date() - timedelta(days=2))


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
