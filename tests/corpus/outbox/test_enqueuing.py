"""Letters are queued once for each client, together with their windows, or not at all."""

import multiprocessing
from dataclasses import replace

import pytest

from bench.faults.content import content_of
from bench.faults.mailing import made_skeleton
from bench.faults.notices import POLICY, made_notice
from renvooi.corpus import Corpus, EventKind
from renvooi.corpus.outbox.enqueuing import enqueue
from renvooi.corpus.outbox.naming import TOKEN_LENGTH, message_id, token_of
from renvooi.corpus.outbox.recording import record_outcomes
from renvooi.corpus.register.opening import Terms
from renvooi.corpus.tables import events, outbox
from renvooi.model.deliveries import DeliveryState, Evidence, MailingPurpose
from renvooi.model.errors import CorpusUnreadable, StateForbids, UnknownRecord
from renvooi.model.letters import Letter
from renvooi.model.notices import Basis, BasisSource
from tests.corpus.outbox.made import about, letter, noticed, queue, queued, receipts, settled
from tests.corpus.register.made import released
from tests.corpus.stores import BY, Home


def test_letters_are_queued_with_the_windows_of_their_clients(either: Corpus) -> None:
    mailing, found = noticed(either, "K-1", "K-2")
    assert (found.new, found.already) == (("K-1", "K-2"), ())
    assert [(one.client, one.state, one.round) for one in either.deliveries()] == [
        ("K-1", DeliveryState.PENDING, 1),
        ("K-2", DeliveryState.PENDING, 1),
    ]
    assert [(one.client, one.right) for one in either.windows()] == [
        (client, right) for client in ("K-1", "K-2") for right in ("bezwaar", "opzeggen")
    ]
    size = either.head().head.size
    assert queue(either, mailing, ["K-2"]).already == ("K-2",)
    # what changes nothing is no event
    assert either.head().head.size == size
    again = queue(either, mailing, ["K-2", "K-3"])
    assert (again.new, again.already) == (("K-3",), ("K-2",))
    assert [one.mailing for one in either.deliveries(client="K-3", document="beheer")] == [mailing.id]
    assert either.verify(every_signature=True).faults == ()


def test_term_of_a_contract_is_that_of_its_window(corpus: Corpus) -> None:
    notice = released(corpus)
    basis = Basis(BasisSource.CONTRACT, "artikel 7", None, "Opzeggen kan binnen 60 dagen.", None)
    terms: dict[str, Terms] = {"K-1": {"opzeggen": (60, basis)}}
    letters = [letter(corpus, client, mailing=notice.id) for client in ("K-1", "K-2")]
    enqueue(corpus, about(notice), letters, terms=terms, windows=True, by=BY)
    found = {(one.client, one.right): one for one in corpus.windows()}
    assert (found["K-1", "opzeggen"].days, found["K-1", "opzeggen"].term) == (60, basis)
    assert [found[key].days for key in (("K-1", "bezwaar"), ("K-2", "opzeggen"))] == [30, 30]
    assert corpus.verify().faults == ()


def test_no_name_or_address_of_a_client_is_in_the_ledger(corpus: Corpus) -> None:
    queued(corpus, "K-1")
    with corpus.reading() as connection:
        ledger = b"".join(connection.execute(events.select().with_only_columns(events.c.body)).scalars())
    assert b"klant.example" not in ledger
    assert all(b"klant.example" not in corpus.blobs.get(name) for name in corpus.blobs.names())


def test_message_is_found_by_its_name_and_by_its_token(either: Corpus) -> None:
    queued(either, "K-1", "K-2")
    for one in either.deliveries():
        token = token_of(one.message_id)
        assert token is not None
        assert len(token) == TOKEN_LENGTH
        assert either.delivery_of(one.message_id) == either.delivery_of(f" {token}\n") == one
    for strange in ("", "%", f"{'a' * 26}", f"<{'a' * 26}@mail.example.nl>", "a%", "<>", f"{'_' * 26}"):
        with pytest.raises(UnknownRecord):
            either.delivery_of(strange)


def test_message_id_follows_from_mailing_client_and_round_under_the_key(corpus: Corpus) -> None:
    key = corpus.message_key()
    names = [
        message_id(secret, mailing, client, number, domain="mail.example.nl")
        for secret in (key, bytes(32))
        for mailing in ("notice-1", "notice-12")
        for client in ("K-1", "K-2")
        for number in (1, 2)
    ]
    assert len(set(names)) == 16
    assert names[0] == message_id(corpus.message_key(), "notice-1", "K-1", 1, domain="mail.example.nl")
    assert corpus.key is not None
    assert key not in corpus.key.read_bytes()


Damage = dict[str, object]
REFUSED: dict[str, tuple[Damage, str]] = {
    "client with space": ({"client": " K-1"}, "not how a client is written"),
    "client as address": ({"client": "a@b.example"}, "cannot name a client"),
    "line end in address": ({"address": "a@b.example\r\nRCPT TO:<c@d.example>"}, "no e-mail address"),
    "bracket in address": ({"address": "a@b.example>"}, "no e-mail address"),
    "no at": ({"address": "klant"}, "no e-mail address"),
    "space in sender": ({"sender": "a b@c.example"}, "no e-mail address"),
    "long address": ({"address": "a" * 250 + "@b.example"}, "no e-mail address"),
    "another id": ({"message_id": "<aaaaaaaaaaaaaaaaaaaaaaaaaa@mail.example.nl>"}, "is not the one of this client"),
    "id of nobody": ({"message_id": "<1@mail.example.nl>"}, "is not the one of this client"),
    "half a line end": ({"values": {"to": "a", "message_id": "b", "name": "x\n.\n"}}, "half a line end"),
    "no id in it": ({"values": {"to": "a", "message_id": "b", "name": "c"}}, "does not say its Message-ID"),
    "bare line feed": ({"skeleton": made_skeleton("regel\nregel")}, "line end that is not CRLF"),
    "bare return": ({"skeleton": made_skeleton("regel\rregel")}, "line end that is not CRLF"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_letter_that_cannot_be_sent_as_it_is_queues_nothing(corpus: Corpus, name: str) -> None:
    mailing, _ = queued(corpus, "K-0")
    damage, said = REFUSED[name]
    before = content_of(corpus)
    letters = [letter(corpus, "K-1", mailing=mailing.id), letter(corpus, "K-2", mailing=mailing.id)]
    damaged: Letter = replace(letters[1], **damage)  # type: ignore[arg-type]  # each fits its field
    with pytest.raises(StateForbids, match=said):
        enqueue(corpus, mailing, [letters[0], damaged], windows=False, by=BY)
    assert content_of(corpus) == before


def test_client_with_two_letters_or_a_twin_is_refused(corpus: Corpus) -> None:
    mailing, _ = noticed(corpus, "K-1")
    with pytest.raises(StateForbids, match="has two letters"):
        queue(corpus, mailing, ["K-2", "K-2"])
    with pytest.raises(StateForbids, match="written nearly as"):
        queue(corpus, mailing, ["k-1"])
    assert queue(corpus, mailing, ["subscriber:K-1"], windows=False).new == ("subscriber:K-1",)


def test_mailing_stays_what_it_was(corpus: Corpus) -> None:
    mailing, _ = noticed(corpus, "K-1")
    for other in (
        replace(mailing, evidence=Evidence.DELIVERED),
        replace(mailing, purpose=MailingPurpose.DIGEST),
        replace(mailing, document=None),
    ):
        with pytest.raises(StateForbids, match="another purpose, document or evidence"):
            queue(corpus, other, ["K-2"])
    with pytest.raises(StateForbids, match="cannot name a mailing"):
        queue(corpus, replace(mailing, id="Nieuws 1"), ["K-2"])
    with pytest.raises(UnknownRecord):
        queue(corpus, replace(mailing, id="notice-9", notice="notice-9"), ["K-2"])
    with pytest.raises(StateForbids, match="opens no windows"):
        queue(corpus, replace(mailing, id="reminder-9", notice=None), ["K-2"])


def test_notice_whose_place_another_took_is_not_queued(corpus: Corpus) -> None:
    mailing, _ = noticed(corpus, "K-1")
    old, new = corpus.versions("beheer")
    corpus.release(old, new, made_notice(old, new, 2), policy=POLICY, by=BY, because="Er stond een fout in.")
    with pytest.raises(StateForbids, match="took its place"):
        queue(corpus, mailing, ["K-2"])
    # whoever had it keeps it
    assert queue(corpus, mailing, ["K-1"]).already == ("K-1",)


def work(home: Home, name: str) -> None:
    with home.open() as corpus:
        mailing = about(corpus.notices()[0])
        clients = [f"K-{number}" for number in range(30)]
        found = queue(corpus, mailing, clients if name == "een" else clients[::-1])
        assert len(found.new) + len(found.already) == 30


def test_two_that_queue_the_same_mailing_at_once_queue_it_once(home: Home) -> None:
    with home.create() as corpus:
        released(corpus)
    context = multiprocessing.get_context("fork")
    children = [context.Process(target=work, args=(home, name), daemon=True) for name in ("een", "twee")]
    for child in children:
        child.start()
    for child in children:
        child.join(60)
    assert [child.exitcode for child in children] == [0, 0]
    with home.open() as corpus:
        assert len(corpus.deliveries()) == 30
        assert len(corpus.windows()) == 60
        assert corpus.verify().faults == ()


def test_message_of_a_client_that_was_erased_is_gone_and_verify_stays_silent(corpus: Corpus) -> None:
    noticed(corpus, "K-1")
    settled(corpus, DeliveryState.ACCEPTED)
    record_outcomes(corpus, receipts=receipts, by=BY)
    corpus.erase_client("K-1", because="Op verzoek.", by=BY)
    with pytest.raises(CorpusUnreadable, match="the client was erased"):
        corpus.message_of(corpus.deliveries()[0])
    assert corpus.verify().faults == ()


def test_events_of_one_client_stand_side_by_side(corpus: Corpus) -> None:
    noticed(corpus, "K-1", "K-2", "K-3")
    queued = [event for event in corpus.log() if event.kind in (EventKind.MESSAGE_QUEUED, EventKind.WINDOW_OPENED)]
    pair = [EventKind.MESSAGE_QUEUED, EventKind.WINDOW_OPENED]
    assert [event.kind for event in queued] == pair * 3
    assert [event.data["client"] for event in queued] == ["K-1", "K-1", "K-2", "K-2", "K-3", "K-3"]
    assert [event.number - queued[0].number for event in queued] == list(range(6))


def test_shared_parts_are_stored_once(corpus: Corpus) -> None:
    queued(corpus, *(f"K-{number}" for number in range(20)))
    assert len(tuple(corpus.blobs.names())) == 1
    with corpus.reading() as connection:
        assert len(connection.execute(outbox.select()).all()) == 20
