"""What sending would do: counts, terms, differences to the last notice, and what stands in the way."""

import json
from dataclasses import replace
from datetime import date

import jsonschema

from renvooi.model import AgreedTerm, BasisSource, Client, DeliveryState, Evidence, schema, to_json
from renvooi.notice import load_policy
from renvooi.notice.mailing import Rehearsal, Told, audience, rehearse
from renvooi.notice.mailing.rehearsal import Moved
from renvooi.notice.policy import DeliveryRule
from tests.notice.mailing.test_recipients import NOTICE, SUBJECT, client, told

POLICY = load_policy()
TODAY = date(2026, 3, 4)


def rehearsed(
    *clients: Client,
    told: tuple[Told, ...] = (),
    addresses: dict[str, str] | None = None,
    policy: object = None,
    fixed: dict[str, str] | None = None,
    sender: str | None = None,
) -> Rehearsal:
    found = audience(NOTICE, SUBJECT, clients=clients, told=told)
    return rehearse(
        NOTICE,
        SUBJECT,
        found,
        policy=POLICY if policy is None else replace(POLICY, delivery=DeliveryRule(Evidence.ACCEPTED)),
        today=TODAY,
        told=told,
        addresses=addresses,
        fixed=fixed,
        sender=sender,
    )


def test_terms_are_counted_by_right_with_an_example_of_the_last_day() -> None:
    own = replace(client("K-2"), terms=(AgreedTerm(45, "artikel 7.3", right="terminate"),))
    found = rehearsed(client("K-1"), own, client("K-3"))
    assert [(one.right, one.days, one.clients, one.own, one.source) for one in found.terms] == [
        ("terminate", 30, 2, False, BasisSource.CONTRACT),
        ("terminate", 45, 1, True, BasisSource.CONTRACT),
        ("object", 30, 3, False, BasisSource.HOUSE_POLICY),
    ]
    assert next((one.last_day, one.coulance) for one in found.terms) == (date(2026, 4, 3), date(2026, 4, 7))


def test_first_notice_about_a_document_differs_from_nothing() -> None:
    assert rehearsed(client()).differences is None


def test_differences_name_who_joined_who_left_and_whose_address_moved() -> None:
    before = tuple(told("2025-06", "2026-01", name=name) for name in ("K-1", "K-2", "K-4"))
    found = rehearsed(
        client("K-1"),
        client("K-2"),
        client("K-3"),
        told=before,
        addresses={"K-1": "juridisch@example.nl", "K-2": "oud@example.nl"},
    ).differences
    assert found is not None
    assert (found.notice, found.joined, found.left) == ("notice-1", ("K-3",), ("K-4",))
    assert found.moved == (Moved("K-2", "oud@example.nl", "juridisch@example.nl"),)


def test_message_that_is_queued_is_shown_with_its_state_and_not_queued_again() -> None:
    mine = told("2026-01", "2026-02", DeliveryState.IN_DOUBT, mailing="notice-2")
    found = rehearsed(client("K-1"), client("K-2"), told=(mine,))
    assert [(one.client, one.state) for one in found.recipients] == [("K-1", DeliveryState.IN_DOUBT), ("K-2", None)]
    assert [one.client for one in found.to_queue] == ["K-2"]
    assert not found.blocked


def test_message_that_is_queued_is_shown_with_the_address_that_it_goes_to() -> None:
    mine = told("2026-01", "2026-02", DeliveryState.PENDING, mailing="notice-2")
    found = rehearsed(client("K-1"), told=(mine,), fixed={"K-1": "oud@example.nl"})
    assert [one.address for one in found.recipients] == ["oud@example.nl"]
    (note,) = found.notes
    assert "goes to oud@example.nl, as it was fixed, and now juridisch@example.nl is on record" in note.en
    there = told("2026-01", "2026-02", mailing="notice-2")
    assert not rehearsed(client("K-1"), told=(there,), fixed={"K-1": "oud@example.nl"}).notes


def test_what_waits_under_a_notice_whose_place_another_took_is_named() -> None:
    states = (DeliveryState.PENDING, DeliveryState.IN_DOUBT, DeliveryState.ACCEPTED, DeliveryState.CANCELLED)
    gone = tuple(
        replace(told("2026-01", "2026-02", state, mailing="notice-0", name=f"K-{number}"), superseded_by="notice-2")
        for number, state in enumerate(states, 1)
    )
    found = rehearsed(client("K-1"), told=gone)
    (note,) = found.notes
    assert "notice-2 took the place of notice-0, and not settled yet is the message to K-1, K-2." in note.en
    assert not found.blocked


def test_sender_with_another_name_than_the_processor_is_noted() -> None:
    assert not rehearsed(client(), sender=f"{NOTICE.processor} (meldingen)").notes
    (note,) = rehearsed(client(), sender="Andere Naam N.V.").notes
    assert f"come from Andere Naam N.V., and the notice is by {NOTICE.processor}" in note.en


def test_client_that_waits_for_a_person_blocks() -> None:
    assert rehearsed(client("K-1"), client("K-2", "2025-06")).blocked


def test_notice_for_nobody_blocks_and_says_what_to_do() -> None:
    found = rehearsed(client(document="demarcatie"))
    assert found.blocked
    assert "renvooi clients import" in found.blocks[0].en


def test_shared_address_and_a_last_day_after_the_effective_date_are_notes() -> None:
    late = rehearsed(client("K-1"), client("K-2"))
    assert any("2 clients share juridisch@example.nl: K-1, K-2" in one.en for one in late.notes)
    assert not any("takes effect" in one.en for one in late.notes)
    own = replace(client(), terms=(AgreedTerm(365, "artikel 9"),))
    assert any("takes effect on 2026-09-01" in one.en for one in rehearsed(own).notes)


def test_policy_that_counts_the_word_of_a_mail_server_is_noted() -> None:
    assert any("no receipt" in one.en for one in rehearsed(client(), policy="accepted").notes)
    assert not any("no receipt" in one.en for one in rehearsed(client()).notes)


def test_rehearsal_is_valid_json_of_its_schema() -> None:
    before = (told("2025-06", "2026-01", name="K-1"),)
    own = replace(client("K-2"), terms=(AgreedTerm(45, "artikel 7.3"),))
    found = rehearsed(client("K-1"), own, client("K-3", "2025-06"), told=before, addresses={"K-1": "oud@example.nl"})
    said = json.loads(json.dumps(to_json(found)))
    jsonschema.validate({**said, "blocked": found.blocked}, schema("renvooi/rehearsal/1"))
