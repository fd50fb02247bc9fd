"""A subscriber is on the list once, under an id that tells nothing, and leaves without a trace of who it was."""

import csv
import io
from dataclasses import replace
from datetime import timedelta

import pytest

from renvooi.corpus import Corpus
from renvooi.corpus.clients.subscriber_lists import SubscriberList, read_subscribers, subscribers_as_csv
from renvooi.corpus.clients.subscribing import find_subscriber, leave, subscriber_id, subscriber_of
from renvooi.corpus.outbox.enqueuing import enqueue
from renvooi.corpus.outbox.entries import Mailing
from renvooi.corpus.outbox.mailings import mailings_of
from renvooi.corpus.outbox.moving import Outbox
from renvooi.corpus.outbox.naming import message_id, token_of
from renvooi.model.clients import Client, RecipientKind
from renvooi.model.deliveries import DeliveryState, Evidence, MailingPurpose
from renvooi.model.errors import EmptyFile, StateForbids, UnknownRecord
from renvooi.model.letters import Letter, Skeleton
from tests.corpus.clients.payloads import ALL as PAYLOADS

KEY = b"k" * 32
DIGEST = "digest-2026-02-03-000000000e0123456789ab"
SKELETON = Skeleton(b"Message-ID: \r\n\r\nWijzigingen\r\n", (("message-id", 12),))


def listed(text: str) -> SubscriberList:
    return read_subscribers(text.encode(), name="s.csv", key=KEY, documents={"demarcatie": ("2026-01",)})


def subscribed(corpus: Corpus, address: str = "lezer@example.org") -> Client:
    """A subscriber that is on record."""
    made = subscriber_of(corpus.message_key(), address)
    corpus.record_clients([made], by="N. Jansen")
    return made


def queued(corpus: Corpus, subscriber: Client, *, purpose: MailingPurpose = MailingPurpose.DIGEST) -> str:
    """The token of a digest that waits for a subscriber."""
    name = message_id(corpus.message_key(), DIGEST, subscriber.id, 1, domain="example.nl")
    letter = Letter(subscriber.id, "terug@example.nl", subscriber.address, name, SKELETON, {"message-id": name})
    enqueue(corpus, Mailing(DIGEST, purpose, None, None, Evidence.ACCEPTED), [letter], windows=False, by="N. Jansen")
    token = token_of(name)
    assert token is not None
    return token


def gone(corpus: Corpus, subscriber: str) -> tuple[bool, int]:
    left = leave(corpus, subscriber, because="Wil niet meer.", by="N. Jansen", record=lambda: 0)
    return left.listed, left.cancelled


@pytest.mark.parametrize("other", ["LEZER@example.org", "lezer@EXAMPLE.ORG", " lezer@example.org "])
def test_one_address_is_one_subscriber_however_it_is_written(other: str) -> None:
    assert subscriber_id(KEY, other) == subscriber_id(KEY, "lezer@example.org")


def test_id_tells_nothing_without_the_key() -> None:
    found = subscriber_id(KEY, "lezer@example.org")
    assert found.startswith("subscriber:")
    assert len(found) == len("subscriber:") + 16
    assert found != subscriber_id(b"x" * 32, "lezer@example.org")


def test_subscriber_is_no_client(either: Corpus) -> None:
    made = subscribed(either)
    assert either.clients() == ()
    assert either.clients(RecipientKind.SUBSCRIBER) == (made,)
    assert either.record_clients([made], by="N. Jansen").same == (made.id,)


def test_who_leaves_is_erased_and_leaving_twice_is_no_error(either: Corpus) -> None:
    made = subscribed(either)
    assert gone(either, made.id) == (True, 0)
    assert gone(either, made.id) == (False, 0)
    assert either.clients(RecipientKind.SUBSCRIBER) == ()
    assert not any(b"lezer@example.org" in str(event.data).encode() for event in either.log())
    assert either.verify().faults == ()


def test_who_leaves_gets_nothing_of_what_is_queued(either: Corpus) -> None:
    made = subscribed(either)
    token = queued(either, made)
    assert find_subscriber(either, token) == made.id
    assert gone(either, made.id) == (True, 1)
    assert either.delivery_of(token).state is DeliveryState.CANCELLED
    assert Outbox(either, owner="a").claim(10, lease=timedelta(minutes=1)) == ()
    assert either.verify().faults == ()


def test_message_says_who_leaves_also_after_that_one_left(corpus: Corpus) -> None:
    made = subscribed(corpus)
    token = queued(corpus, made)
    gone(corpus, made.id)
    assert gone(corpus, find_subscriber(corpus, token)) == (False, 0)


def test_who_left_may_come_back(corpus: Corpus) -> None:
    made = subscribed(corpus)
    gone(corpus, made.id)
    assert corpus.record_clients([made], by="N. Jansen").new == (made.id,)


def test_nobody_unsubscribes_from_a_message_to_a_client(corpus: Corpus) -> None:
    client = Client("K-1", "Voorbeeldzorg", "juridisch@example.org")
    corpus.record_clients([client], by="N. Jansen")
    token = queued(corpus, client)
    with pytest.raises(StateForbids, match="nobody unsubscribes from notices"):
        find_subscriber(corpus, token)


def test_message_that_is_being_sent_holds_up_leaving(corpus: Corpus) -> None:
    made = subscribed(corpus)
    queued(corpus, made)
    outbox = Outbox(corpus, owner="a")
    (claimed,) = outbox.claim(1, lease=timedelta(minutes=30))
    assert outbox.dot(claimed)
    with pytest.raises(StateForbids):
        gone(corpus, made.id)
    assert corpus.clients(RecipientKind.SUBSCRIBER) == (made,)


@pytest.mark.parametrize("name", ["geen adres", "K-1", "subscriber:xyz", ""])
def test_what_names_no_subscriber_is_refused(corpus: Corpus, name: str) -> None:
    with pytest.raises(StateForbids, match="no e-mail address"):
        find_subscriber(corpus, name)


def test_token_of_no_message_is_refused(corpus: Corpus) -> None:
    with pytest.raises(UnknownRecord):
        find_subscriber(corpus, "a" * 26)


def test_mailings_are_found_by_purpose(corpus: Corpus) -> None:
    queued(corpus, subscribed(corpus))
    assert mailings_of(corpus, MailingPurpose.DIGEST) == (DIGEST,)
    assert mailings_of(corpus, MailingPurpose.NOTICE) == ()


def test_list_needs_only_addresses_and_takes_dutch_headers() -> None:
    found = listed(
        "E-mailadres;Naam;Taal;Documenten\r\nlezer@example.org;Lezer;engels;demarcatie\r\nander@example.org;;;\r\n"
    )
    assert found.mistakes == ()
    one, two = found.subscribers
    assert (one.name, one.language, [agreed.document for agreed in one.documents]) == ("Lezer", "en", ["demarcatie"])
    assert (two.name, two.language, two.documents) == ("ander@example.org", "nl", ())


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("geen adres,,,", "no e-mail address"),
        ("a@example.org,,fr,", "language is 'fr'"),
        ("a@example.org,,,onbekend", "which the corpus does not have"),
        ("a@example.org,,,demarcatie@2026-01", "names a version"),
        ("a@example.org,x\u202ey,,", "not seen"),
        ("LEZER@example.org,,,", "is on line 2 already"),
        ("a@example.org,,,,over", "under no header"),
    ],
)
def test_mistake_has_its_line_and_nothing_counts(row: str, said: str) -> None:
    found = listed(f"address,name,language,documents\r\nlezer@example.org,,,\r\n{row}\r\n")
    assert [one.line for one in found.mistakes] == [3]
    assert said in found.mistakes[0].message


def test_list_without_addresses_or_rows_is_refused() -> None:
    assert "no column is address" in listed("name\r\nLezer\r\n").mistakes[0].message
    with pytest.raises(EmptyFile):
        listed("")


def test_columns_of_clients_are_named_and_left_out() -> None:
    found = listed("address,role,fg\r\nlezer@example.org,verwerker,M. de Vries\r\n")
    assert [one.message for one in found.notes] == [
        "column 'role' is not for subscribers, and was left out",
        "column 'fg' is not for subscribers, and was left out",
    ]
    assert found.subscribers[0].role is None


def _row(**cells: str) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerows([list(cells), list(cells.values())])
    return out.getvalue()


@pytest.mark.parametrize("field", ["name", "language", "documents", "address"])
def test_payloads_are_refused_or_read_back_to_the_same(field: str) -> None:
    assert len(PAYLOADS) > 60
    for payload in PAYLOADS:
        _check(payload, field)


def _check(payload: str, field: str) -> None:
    try:
        text = _row(**({"address": "lezer@example.org"} | {field: payload}))
        found = listed(text)
    except (UnicodeEncodeError, csv.Error):
        return
    if found.mistakes:
        return
    (made,) = found.subscribers
    assert made.name.isprintable()
    written = subscribers_as_csv([made])
    again = listed(written)
    assert again.mistakes == ()
    assert again.subscribers == (made,)
    for row in csv.reader(io.StringIO(written.lstrip("\ufeff"))):
        assert not any(cell.lstrip(" ")[:1] in tuple("=+-@\t\r") for cell in row if cell.strip())


def test_name_that_is_a_formula_is_guarded_in_the_export() -> None:
    made = replace(subscriber_of(KEY, "lezer@example.org"), name="=1+1")
    assert ",'=1+1," in subscribers_as_csv([made])
