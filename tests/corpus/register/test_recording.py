"""Every step of a window is an event; what was said twice is recorded once, and what is refused not at all."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest

from bench.faults.notices import made_notice
from renvooi.corpus import Corpus, EventKind
from renvooi.corpus.register import recording
from renvooi.corpus.register.naming import window_id
from renvooi.model.errors import StateForbids, UnknownRecord
from renvooi.model.notices import RightKind
from renvooi.model.windows import OutcomeKind, ResponseForm, Timeliness, WindowState
from tests.corpus.register.made import DAY, LABELS, LAST, at, opened, published, receive, released, respond
from tests.corpus.stores import BY

AFTER = LAST + timedelta(days=5)


def kinds(corpus: Corpus) -> list[str]:
    """What happened since a notice was released."""
    found = [event.kind.value for event in corpus.log()]
    return found[found.index("notice-released") + 1 :]


def test_client_has_a_window_for_each_right_with_a_term_and_never_two(either: Corpus) -> None:
    notice = released(either)
    first = either.open_windows(notice.id, "K-1", by=BY)
    assert [(one.right, one.kind, one.days, one.form) for one in first] == [
        ("bezwaar", RightKind.OBJECT, 30, ()),
        ("opzeggen", RightKind.TERMINATE, 30, ("written", "reasoned")),
    ]
    assert [one.id for one in first] == [window_id(notice.id, "K-1", one.right) for one in first]
    assert first[1].basis == notice.right("opzeggen").basis
    assert (first[0].basis, first[0].term) == (notice.right("bezwaar").basis, notice.right("bezwaar").term)
    assert either.open_windows(notice.id, " K-1  ", by="P. de Vries") == first
    other = either.open_windows(notice.id, "K-2", by=BY)
    assert either.windows() == (*first, *other)
    assert kinds(either) == ["window-opened", "window-opened"]


def test_right_without_a_term_has_no_window(corpus: Corpus) -> None:
    published(corpus, *LABELS)
    old, new = corpus.versions("beheer")
    notice = corpus.release(old, new, made_notice(old, new, days=None), policy=b"", by=BY)
    assert corpus.open_windows(notice.id, "K-1", by=BY) == ()
    assert kinds(corpus) == []
    assert [(right.days, right.term, right.zone) for right in notice.rights] == [(None, None, None)] * 3


def test_window_goes_its_way_from_receipt_to_outcome(either: Corpus) -> None:
    name = opened(either).id
    assert either.window(name).state(LAST) is WindowState.NOT_STARTED
    assert either.doubt_receipt([name], because="Retour afzender.", by=BY)[0].state(LAST) is WindowState.IN_DOUBT
    window = receive(either, name, coulance=LAST + timedelta(days=1))
    assert (window.state(LAST), window.doubt) == (WindowState.OPEN, None)
    assert window.state(AFTER) is WindowState.LAPSED
    window = respond(either, name)
    assert (window.state(AFTER), window.responses[0].timeliness) == (WindowState.RESPONDED, Timeliness.IN_TIME)
    window = either.withdraw(name, 1, on=AFTER, because="Toch akkoord.", by=BY)
    assert window.state(AFTER) is WindowState.LAPSED
    window = respond(either, name, AFTER, "Toch niet.")
    assert [one.timeliness for one in window.responses] == [Timeliness.IN_TIME, Timeliness.LATE]
    window = either.close_window(name, OutcomeKind.SETTLED, "Korting gegeven.", by=BY)
    assert window.outcome is not None
    assert (window.outcome.kind, window.outcome.by) == (OutcomeKind.SETTLED, BY)
    assert either.window(name) == window
    assert kinds(either) == [
        *("window-opened", "receipt-doubted", "notice-received", "response-recorded"),
        *("response-withdrawn", "response-recorded", "window-closed"),
    ]
    assert either.verify(every_signature=True).faults == ()


def test_one_receipt_of_a_client_is_one_event_for_all_rights(corpus: Corpus) -> None:
    notice = released(corpus)
    ids = [one.id for client in ("K-1", "K-2") for one in corpus.open_windows(notice.id, client, by=BY)]
    receive(corpus, *ids)
    events = [event for event in corpus.log() if event.kind is EventKind.NOTICE_RECEIVED]
    assert [(event.data["client"], event.data["windows"]) for event in events] == [("K-1", ids[:2]), ("K-2", ids[2:])]
    assert len({event.head for event in events}) == 1
    assert {one.receipt.day for one in corpus.windows() if one.receipt} == {DAY}


def test_receipt_of_several_is_recorded_for_all_or_for_none(either: Corpus) -> None:
    notice = released(either)
    first, second = (one.id for one in either.open_windows(notice.id, "K-1", by=BY))
    either.close_window(second, OutcomeKind.WITHDRAWN, "Kennisgeving ingetrokken.", by=BY)
    with pytest.raises(StateForbids, match=f"{second}: was closed"):
        receive(either, first, second)
    assert either.window(first).receipt is None
    with pytest.raises(UnknownRecord, match="w-0000: no window has this id"):
        receive(either, first, "w-0000")
    assert either.window(first).receipt is None


def test_corrected_receipt_counts_and_the_earlier_one_stays_in_the_ledger(corpus: Corpus) -> None:
    name = opened(corpus).id
    receive(corpus, name)
    later = DAY + timedelta(days=3)
    with pytest.raises(StateForbids, match="Give a reason to correct"):
        receive(corpus, name, day=later)
    window = receive(corpus, name, day=later, because="Poststempel verkeerd gelezen.")
    assert window.receipt is not None
    assert window.receipt.day == later
    told = [event.data for event in corpus.log() if event.kind is EventKind.NOTICE_RECEIVED]
    assert [data["day"] for data in told] == [DAY.isoformat(), later.isoformat()]
    assert told[1]["because"] == "Poststempel verkeerd gelezen."


def test_doubt_ends_what_was_received_until_a_new_receipt(corpus: Corpus) -> None:
    name = opened(corpus).id
    receive(corpus, name)
    (window,) = corpus.doubt_receipt([name], because="De handtekening is van een ander.", by=BY)
    assert (window.receipt, window.state(AFTER)) == (None, WindowState.IN_DOUBT)
    window = receive(corpus, name)
    assert (window.doubt, window.state(LAST)) == (None, WindowState.OPEN)


def test_response_is_judged_by_a_receipt_that_becomes_known_later(corpus: Corpus) -> None:
    name = opened(corpus).id
    assert respond(corpus, name, LAST).responses[0].timeliness is Timeliness.UNKNOWN
    with pytest.raises(StateForbids, match="response 1 came on 2026-04-01, so it would be late"):
        receive(corpus, name, day=DAY - timedelta(days=9))
    later = receive(corpus, name, day=DAY - timedelta(days=9), because="Uit het archief.")
    assert later.responses[0].timeliness is Timeliness.LATE


def test_corrected_receipt_makes_a_timely_response_timely_again(either: Corpus) -> None:
    name = opened(either).id
    respond(either, name, LAST)
    early = receive(either, name, day=DAY - timedelta(days=9), because="Uit het archief.")
    assert early.state(AFTER) is WindowState.LAPSED
    with pytest.raises(StateForbids, match=r"response 1 stands \(late\)"):
        either.close_window(name, OutcomeKind.NO_RESPONSE, "Niets gehoord.", by=BY)
    window = receive(either, name, because="Verkeerde brief gelezen.")
    assert (window.responses[0].timeliness, window.state(AFTER)) == (Timeliness.IN_TIME, WindowState.RESPONDED)
    assert either.verify().faults == ()


def test_corrected_response_counts_and_the_first_account_stays_in_the_ledger(either: Corpus) -> None:
    name = opened(either).id
    receive(either, name)
    respond(either, name, AFTER)
    correct = {"received": LAST, "form": ResponseForm.PORTAL, "reasoned": False, "because": "Verkeerde regel."}
    window = either.correct_response(name, 1, **correct, by=BY)  # type: ignore[arg-type]  # each of its own type
    (found,) = window.responses
    assert (found.received, found.form, found.reasoned, found.text) == (
        LAST,
        ResponseForm.PORTAL,
        False,
        "Wij zeggen op.",
    )
    assert found.timeliness is Timeliness.IN_TIME
    assert found.correction is not None
    assert (found.correction.because, found.correction.by, found.correction.struck) == ("Verkeerde regel.", BY, False)
    assert either.correct_response(name, 1, **correct, by="P. de Vries") == window  # type: ignore[arg-type]  # as above
    days = [event.data["received"] for event in either.log() if "received" in event.data]
    assert days == [AFTER.isoformat(), LAST.isoformat()]
    assert either.verify(every_signature=True).faults == ()


def test_struck_response_stands_no_more_and_can_be_recorded_anew(either: Corpus) -> None:
    name = opened(either).id
    receive(either, name)
    respond(either, name)
    window = either.correct_response(name, 1, struck=True, because="Van een andere klant.", by=BY)
    assert (window.responses[0].stands, window.state(LAST)) == (False, WindowState.OPEN)
    assert [one.stands for one in respond(either, name).responses] == [False, True]


def test_closing_takes_a_whole_id(corpus: Corpus) -> None:
    name = opened(corpus).id
    with pytest.raises(StateForbids, match=f"{name}: was named by its beginning only.*of K-1, give its whole id"):
        corpus.close_window(name[:11], OutcomeKind.SETTLED, "Akkoord.", by=BY)


def test_doubt_keeps_the_receipt_that_is_in_doubt_for_calendars(either: Corpus) -> None:
    name = opened(either).id
    held = receive(either, name)
    (window,) = either.doubt_receipt([name], because="Retour.", by=BY)
    assert window.receipt is None
    assert window.doubt is not None
    assert window.doubt.receipt == held.receipt
    assert 0 < held.sequence < window.sequence
    closed = either.close_window(name, OutcomeKind.WITHDRAWN, "Kennisgeving ingetrokken.", by=BY)
    assert closed.sequence > window.sequence


def test_all_that_was_recorded_of_a_window_is_found_again_and_nothing_of_others(either: Corpus) -> None:
    name = opened(either).id
    other = next(one.id for one in either.windows() if one.id != name)
    receive(either, name, other)
    respond(either, other)
    either.doubt_receipt([name], because="Retour.", by=BY)
    receive(either, name, day=DAY + timedelta(days=1))
    found = either.window_events(either.window(name))
    assert [event.kind.value for event in found] == [
        *("window-opened", "notice-received", "receipt-doubted", "notice-received")
    ]


def test_receipt_before_the_release_takes_a_reason(corpus: Corpus) -> None:
    name = opened(corpus).id
    day = date(2025, 3, 2)
    with pytest.raises(StateForbids, match="its notice was released on 2026-02-01"):
        receive(corpus, name, day=day)
    window = receive(corpus, name, day=day, because="Vastgelegd na verzending.")
    assert window.receipt is not None
    assert window.receipt.day == day


def test_step_that_says_what_is_on_record_writes_nothing(corpus: Corpus) -> None:
    name = opened(corpus).id
    steps: tuple[Callable[[], object], ...] = (
        lambda: corpus.doubt_receipt([name], because="Retour.", by=BY),
        lambda: receive(corpus, name),
        lambda: respond(corpus, name),
        lambda: corpus.close_window(name, OutcomeKind.TERMINATED, "Opgezegd.", by=BY),
    )
    for step in steps:
        first, size = step(), len(corpus.log())
        assert step() == first
        assert len(corpus.log()) == size


def test_answer_that_was_taken_back_can_be_given_again(corpus: Corpus) -> None:
    name = opened(corpus).id
    respond(corpus, name)
    corpus.withdraw(name, 1, on=LAST, because="Vergissing.", by=BY)
    assert [one.stands for one in respond(corpus, name).responses] == [False, True]


def test_attachment_is_kept_under_its_hash(corpus: Corpus, monkeypatch: pytest.MonkeyPatch) -> None:
    name = opened(corpus).id
    given = ("Opzegging (1).pdf", b"%PDF-")
    window = corpus.respond(
        name, received=LAST, form=ResponseForm.EMAIL, reasoned=False, text="Zie bijlage.", attachment=given, by=BY
    )
    found = window.responses[0].attachment
    assert found is not None
    assert (found.name, found.size, corpus.attachment(found.sha256)) == (given[0], 5, given[1])
    monkeypatch.setattr(recording, "MAX_ATTACHMENT", 4)
    for attachment, said in ((given, "has 5 bytes, and 4 is the limit"), (("a/b.pdf", b""), "is no name of a file")):
        with pytest.raises(StateForbids, match=said):
            corpus.respond(
                name,
                received=LAST,
                form=ResponseForm.EMAIL,
                reasoned=False,
                text="Nog een.",
                attachment=attachment,
                by=BY,
            )
    assert len(corpus.window(name).responses) == 1


def test_refused_step_leaves_nothing(corpus: Corpus) -> None:
    name = opened(corpus).id
    size = len(corpus.log())
    for step, said in (
        (lambda: corpus.open_windows("notice-0", "jan@voorbeeld.nl", by=BY), "an e-mail address is personal data"),
        (lambda: respond(corpus, name, date(2027, 1, 1)), "today is 2026-04-20"),
        (lambda: corpus.withdraw(name, 1, on=LAST, because="Vergissing.", by=BY), "has no response 1"),
        (lambda: corpus.close_window(name, OutcomeKind.NO_RESPONSE, "Niets.", by=BY), "not known to have received"),
    ):
        with pytest.raises(StateForbids, match=said):
            step()
    assert len(corpus.log()) == size


def test_today_is_that_of_the_zone_in_which_days_are_counted(corpus: Corpus) -> None:
    name = opened(corpus).id
    at(corpus, datetime(2026, 6, 30, 21, 50, tzinfo=UTC))
    with pytest.raises(StateForbids, match="today is 2026-06-30"):
        receive(corpus, name, day=date(2026, 7, 1))
    # a quarter of an hour later it is July in Amsterdam
    at(corpus, datetime(2026, 6, 30, 22, 5, tzinfo=UTC))
    assert receive(corpus, name, day=date(2026, 7, 1)).receipt is not None
