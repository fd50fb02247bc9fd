"""Everybody on record gets the notice or is named with the reason why not."""

from dataclasses import replace
from datetime import date

import pytest

from renvooi.model import (
    AgreedTerm,
    AgreedVersion,
    Basis,
    BasisSource,
    Bilingual,
    Client,
    Delivery,
    DeliveryState,
    DocumentAddress,
    Evidence,
    MailingPurpose,
    Receipt,
    RegisteredWindow,
    RightKind,
)
from renvooi.notice.mailing import Audience, Passed, Reason, Told, audience
from renvooi.notice.mailing.recipients import Subject
from tests.notice.render.test_formats import statement

NOTICE = statement()
SUBJECT = Subject(
    id="notice-2",
    document="statement",
    old="2026-01",
    new="2026-02",
    order={"2025-06": 0, "juni 2025": 0, "2026-01": 1, "2026-02": 2, "2026-03": 3},
    rights=("terminate", "object"),
)


def client(name: str = "K-1", version: str | None = None, document: str = "statement") -> Client:
    return Client(name, "Voorbeeldzorg", "juridisch@example.nl", documents=(AgreedVersion(document, version),))


def told(
    old: str,
    new: str,
    state: DeliveryState = DeliveryState.ACCEPTED,
    *,
    mailing: str = "notice-1",
    bounced: bool = False,
    name: str = "K-1",
) -> Told:
    delivery = Delivery(
        mailing=mailing,
        purpose=MailingPurpose.NOTICE,
        document="statement",
        notice=mailing,
        client=name,
        round=1,
        message_id="<a@example.nl>",
        state=state,
        evidence=Evidence.NONE,
        bounced=bounced,
        attempts=1,
        reply=None,
        queued_at="2026-01-02T08:00:00+00:00",
        queued_by="N. Jansen",
        settled_at=None,
    )
    return Told(delivery, old, new)


def found(*clients: Client, told: tuple[Told, ...] = (), left_out: tuple[str, ...] = ()) -> Audience:
    return audience(NOTICE, SUBJECT, clients=clients, told=told, left_out=left_out)


def reason(one: Client, *before: Told) -> Reason | None:
    """Why `one` gets no notice; None if it does."""
    passed = found(one, told=before).passed
    return passed[0].reason if passed else None


@pytest.mark.parametrize(
    ("version", "expected"),
    [
        (None, None),
        ("2026-01", None),
        ("2026-02", Reason.AHEAD),
        ("2026-03", Reason.AHEAD),
        ("2025-06", Reason.BEHIND),
        ("juni 2025", Reason.BEHIND),
        ("1999-01", Reason.UNKNOWN_VERSION),
    ],
)
def test_version_of_the_contract_decides_who_has_something_to_be_told(version: str, expected: Reason | None) -> None:
    assert reason(client(version=version)) is expected


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        (told("2025-06", "2026-01"), None),
        (told("2025-06", "2026-01", DeliveryState.PENDING), Reason.WAITING),
        (told("2025-06", "2026-01", DeliveryState.CLAIMED), Reason.WAITING),
        (told("2025-06", "2026-01", DeliveryState.DOT), Reason.WAITING),
        (told("2025-06", "2026-01", DeliveryState.REFUSED), Reason.BEHIND),
        (told("2025-06", "2026-01", DeliveryState.CANCELLED), Reason.BEHIND),
        (told("2025-06", "2026-01", bounced=True), Reason.BEHIND),
        (told("2025-06", "2026-01", DeliveryState.IN_DOUBT), Reason.IN_DOUBT),
        (told("2026-02", "2026-03"), Reason.AHEAD),
    ],
)
def test_version_that_a_client_was_last_told_of_is_in_force(before: Told, expected: Reason | None) -> None:
    assert reason(client(), before) is expected
    assert reason(client(version="2025-06"), before) is expected


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (DeliveryState.ACCEPTED, DeliveryState.CANCELLED, None),
        (DeliveryState.ACCEPTED, DeliveryState.IN_DOUBT, None),
        (DeliveryState.REFUSED, DeliveryState.ACCEPTED, None),
        (DeliveryState.IN_DOUBT, DeliveryState.REFUSED, Reason.IN_DOUBT),
        (DeliveryState.CANCELLED, DeliveryState.PENDING, Reason.WAITING),
        (DeliveryState.CANCELLED, DeliveryState.REFUSED, Reason.BEHIND),
    ],
)
def test_of_two_messages_about_one_change_the_one_that_says_most_counts(
    first: DeliveryState, second: DeliveryState, expected: Reason | None
) -> None:
    before = (told("2025-06", "2026-01", first, mailing="n-1"), told("2025-06", "2026-01", second, mailing="n-1b"))
    assert reason(client(), *before) is expected


def test_earlier_doubt_outlives_a_later_message_that_did_not_arrive() -> None:
    doubt = told("2025-06", "2026-01", DeliveryState.IN_DOUBT, mailing="n-1")
    later = told("2025-06", "2026-02", DeliveryState.CANCELLED, mailing="n-2")
    assert reason(client(), doubt, later) is Reason.IN_DOUBT


def window(notice: str, new: str, *, received: bool = True) -> RegisteredWindow:
    """A window of K-1, with a receipt that came by letter."""
    receipt = Receipt(date(2026, 1, 5), date(2026, 2, 4), None, None, "aangetekende brief", "N. Jansen", "2026-01-05")
    basis = Basis(BasisSource.CONTRACT, "artikel 4", "2026-01", "30 dagen", None)
    return RegisteredWindow(
        id="w-0123456789ab",
        notice=notice,
        document="statement",
        old="2025-06",
        new=new,
        client="K-1",
        right="terminate",
        kind=RightKind.TERMINATE,
        form=(),
        days=30,
        basis=basis,
        term=basis,
        opened_by="N. Jansen",
        opened_at="2026-01-05",
        receipt=receipt if received else None,
    )


def test_client_that_received_this_notice_by_letter_is_not_told_a_second_time_and_blocks_nothing() -> None:
    everybody = audience(
        NOTICE, SUBJECT, clients=[client("K-1"), client("K-2")], told=(), windows=[window("notice-2", "2026-02")]
    )
    (passed,) = everybody.passed
    assert (passed.client, passed.reason, passed.reason.blocks) == ("K-1", Reason.RECEIVED, False)
    assert "received this notice on 2026-01-05 already: aangetekende brief (N. Jansen)" in passed.because.en
    assert [one.client.id for one in everybody.recipients] == ["K-2"]


def test_window_without_a_receipt_or_with_a_message_keeps_the_notice_from_nobody() -> None:
    started = window("notice-2", "2026-02", received=False)
    assert not audience(NOTICE, SUBJECT, clients=[client()], told=(), windows=[started]).passed
    message = told("2026-01", "2026-02", mailing="notice-2")
    read = window("notice-2", "2026-02")
    assert not audience(NOTICE, SUBJECT, clients=[client()], told=(message,), windows=[read]).passed


def test_notice_that_was_received_by_letter_brings_its_version_into_force() -> None:
    before = (told("2025-06", "2026-01", bounced=True),)
    letter = window("notice-1", "2026-01")
    assert not audience(NOTICE, SUBJECT, clients=[client(version="2025-06")], told=before, windows=[letter]).passed


def test_newer_version_of_the_contract_outranks_an_older_message() -> None:
    assert reason(client(version="2026-01"), told("2025-05", "2025-06")) is None


def test_client_that_got_a_notice_whose_place_this_one_takes_gets_this_one() -> None:
    assert reason(client(), told("2026-01", "2026-02", mailing="notice-0")) is None


def test_client_with_a_message_of_this_notice_keeps_it_whatever_its_record_says_now() -> None:
    message = told("2026-01", "2026-02", mailing="notice-2")
    everybody = found(client(version="2026-03"), told=(message,), left_out=("K-1",))
    assert [one.delivery for one in everybody.recipients] == [message.delivery]
    assert not everybody.passed


def test_messages_of_others_say_nothing_of_a_client() -> None:
    assert reason(client(), told("2026-02", "2026-03", name="K-2")) is None


def test_document_that_is_no_part_of_the_contract_blocks_nothing() -> None:
    passed = found(client(document="demarcatie")).passed
    assert [(one.reason, one.reason.blocks) for one in passed] == [(Reason.NOT_AGREED, False)]


def test_client_can_be_left_out() -> None:
    everybody = found(client("K-1", "2025-06"), client("K-2"), left_out=("K-1",))
    assert [one.reason for one in everybody.passed] == [Reason.LEFT_OUT]
    assert [one.client.id for one in everybody.recipients] == ["K-2"]
    assert not everybody.blocked


def test_term_for_a_right_that_nobody_knows_waits_for_a_person() -> None:
    misspelt = replace(client(), terms=(AgreedTerm(60, "artikel 4", right="terminat"),))
    (passed,) = found(misspelt).blocked
    assert passed.reason is Reason.UNKNOWN_RIGHT
    assert "'terminat'; the policy knows: object, terminate" in passed.because.en
    elsewhere = replace(client(), terms=(AgreedTerm(60, "artikel 4", document="demarcatie", right="respond"),))
    assert not found(elsewhere).passed


def test_term_for_all_waits_for_a_person_where_house_policy_gives_a_right() -> None:
    policy = Bilingual("Dit is ons eigen beleid.", "This is our own policy.")
    house = Basis(BasisSource.HOUSE_POLICY, None, None, None, policy)
    terminate, objection = NOTICE.rights
    notice = replace(NOTICE, rights=(terminate, replace(objection, basis=house)))

    def passed_with(*terms: AgreedTerm) -> tuple[Passed, ...]:
        return audience(notice, SUBJECT, clients=[replace(client(), terms=terms)], told=()).passed

    (passed,) = passed_with(AgreedTerm(60, "artikel 4"))
    assert (passed.reason, passed.reason.blocks) == (Reason.UNCLEAR_TERM, True)
    assert "'object' is house policy; set term_document or term_right" in passed.because.en
    assert not passed_with(AgreedTerm(60, "artikel 4"), AgreedTerm(30, "artikel 5", right="object"))
    assert not passed_with(AgreedTerm(60, "artikel 4", document="statement"))
    assert not passed_with(AgreedTerm(60, "artikel 4", right="terminate"))
    assert not found(replace(client(), terms=(AgreedTerm(60, "artikel 4"),))).passed


def test_address_of_the_document_goes_before_the_general_one() -> None:
    other = replace(client(), addresses=(DocumentAddress("statement", "fg@example.nl"),))
    assert [one.address for one in found(other).recipients] == ["fg@example.nl"]


def test_nobody_is_left_without_a_word() -> None:
    clients = [client(f"K-{number}", version) for number, version in enumerate([None, *SUBJECT.order, "x"])]
    everybody = found(*clients)
    named = [one.client.id for one in everybody.recipients] + [one.client for one in everybody.passed]
    assert sorted(named) == sorted(one.id for one in clients)
