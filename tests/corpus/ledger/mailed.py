"""A corpus in which a notice went to two clients, with all that can come of it; written as events, a step each."""

from datetime import UTC, date, datetime

from sqlalchemy import select

from bench.faults.notices import POLICY, made_notice
from renvooi.corpus import Corpus
from renvooi.corpus.events import EventKind, canonical
from renvooi.corpus.outbox.enqueuing import enqueue
from renvooi.corpus.outbox.recording import record_outcomes
from renvooi.corpus.register.particulars import Particular, ParticularKind, digests_of, keep
from renvooi.corpus.register.told import salt_of
from renvooi.corpus.tables import deliveries
from renvooi.corpus.writer import Writer
from renvooi.model.codec import Json
from renvooi.model.deliveries import DeliveryState, Evidence, Reply
from renvooi.model.windows import Receipt, RegisteredWindow
from tests.corpus.outbox.made import LEASE, about, letter, outbox, skeleton
from tests.corpus.register.made import DOCUMENT, LATER, RELEASED, at, published
from tests.corpus.stores import BY

CLIENT, OTHER = "K-1", "K-2"
SENT = datetime(2026, 2, 2, 8, 0, tzinfo=UTC)
TWIN = skeleton("Uw overeenkomst heeft een termijn van 45 dagen.")
"""Another variant: for a client with a term of its own."""
NAMES = {CLIENT: "Stichting Zonneveld", OTHER: "Maatschap De Wilgen"}
ANSWER = "2.0.0 Ok: queued as 4FQzW1"
REPORT = b"Subject: Delivered\r\n\r\nAction: delivered\r\n"
MAIL = b"From: zonneveld@example.nl\r\n\r\nWij zeggen op, want de termijn is te kort.\r\n"
WORDS = "Wij zeggen op, want de termijn is te kort."


def mailed(corpus: Corpus, *, reported: bool = True) -> str:
    """Id of the notice, which was released, queued for two clients, accepted, delivered and answered by both.

    Unless it is `reported`, it was accepted and no more is known.
    """
    published(corpus, "2026-01", "2026-02")
    published(corpus, "3.0", document="anders")
    corpus.adopt_policy(POLICY, name="voorbeeld", version="1", document=None, by=BY)
    at(corpus, RELEASED)
    old, new = corpus.versions(DOCUMENT)
    notice = corpus.release(old, new, made_notice(old, new), policy=POLICY, by=BY).id
    at(corpus, SENT)
    for client in (CLIENT, OTHER):
        record(corpus, client)
    mailing = about(corpus.notice(notice), Evidence.DELIVERED)
    letters = [letter(corpus, CLIENT, mailing=notice), letter(corpus, OTHER, mailing=notice, shared=TWIN)]
    enqueue(corpus, mailing, letters, windows=True, by=BY)
    send(corpus)
    for client in (OTHER, CLIENT) if reported else ():
        receive_report(corpus, notice, client)
    at(corpus, LATER)
    for client in (CLIENT, OTHER) if reported else ():
        respond(corpus, notice, client)
    return notice


def told(
    corpus: Corpus, writer: Writer, client: str, what: ParticularKind, body: bytes, name: str | None = None
) -> Json:
    """What an event says of something that is kept."""
    particular = Particular(what, body, name)
    return {"hmac": keep(writer.connection, client, particular, random=corpus.salts), "size": len(body)}


def record(corpus: Corpus, client: str) -> None:
    with corpus.writing(by=BY) as writer:
        body = canonical({"id": client, "name": NAMES[client], "address": f"{client}@example.nl"})
        record = told(corpus, writer, client, ParticularKind.RECORD, body)
        writer.append(EventKind.CLIENT_RECORDED, {"client": client, "kind": "client", "record": record})


def send(corpus: Corpus) -> None:
    """Nothing; the mail server took all that was queued, and the ledger says so."""
    sender = outbox(corpus)
    for message in sender.claim(10, lease=LEASE):
        assert sender.dot(message)
        assert sender.settle(message, DeliveryState.ACCEPTED, Reply(250, ANSWER))
    assert record_outcomes(corpus, receipts=_no_receipt, by=BY)


def _no_receipt(window: RegisteredWindow, _day: date) -> Receipt:
    raise AssertionError(f"{window.id}: accepted is not delivered")


def receive_report(corpus: Corpus, notice: str, client: str) -> None:
    with corpus.writing(by=BY) as writer:
        data: dict[str, Json] = {
            "document": DOCUMENT,
            "mailing": notice,
            "notice": notice,
            "client": client,
            "report": "delivered",
            "evidence": "delivered",
            "bounced": False,
            "state": "accepted",
            "day": "2026-02-02",
            "mail": told(corpus, writer, client, ParticularKind.MAIL, REPORT),
            "said": None,
        }
        writer.append(EventKind.DELIVERY_REPORTED, data)
        received: dict[str, Json] = {
            "document": DOCUMENT,
            "notice": notice,
            "client": client,
            "day": "2026-02-02",
            "last_day": "2026-03-04",
            "falls_on": None,
            "coulance": None,
            "because": None,
            "windows": [one.id for one in corpus.windows(notice=notice, client=client)],
            "evidence": "aflevering gemeld door de mailserver",
        }
        writer.append(EventKind.NOTICE_RECEIVED, received)


def respond(corpus: Corpus, notice: str, client: str) -> None:
    window = next(one for one in corpus.windows(notice=notice, client=client) if one.right == "opzeggen")
    proposal = f"p-{client.lower()}"
    with corpus.writing(by=BY) as writer:
        about: dict[str, Json] = {"mailing": notice, "client": client, "proposal": proposal}
        mail = told(corpus, writer, client, ParticularKind.MAIL, MAIL)
        received: dict[str, Json] = {"received": "2026-03-01T10:00:00+00:00", "mail": mail}
        writer.append(EventKind.RESPONSE_PROPOSED, {**about, **received})
    with corpus.writing(by=BY) as writer:
        decided: dict[str, Json] = {"proposal": proposal, "decision": "accepted", "because": "Dit is een opzegging."}
        writer.append(EventKind.PROPOSAL_DECIDED, decided)
        response: dict[str, Json] = {
            "document": DOCUMENT,
            "notice": notice,
            "client": client,
            "window": window.id,
            "right": window.right,
            "number": 1,
            "received": "2026-03-01",
            "form": "email",
            "reasoned": True,
            "text": told(corpus, writer, client, ParticularKind.TEXT, WORDS.encode()),
            "attachment": told(corpus, writer, client, ParticularKind.ATTACHMENT, MAIL, "bericht.eml"),
        }
        writer.append(EventKind.RESPONSE_RECORDED, response)


def forget(corpus: Corpus, client: str) -> None:
    """Nothing; what is kept of the client is gone."""
    corpus.erase_client(client, because="Op verzoek.", by=BY)


def of_others(corpus: Corpus) -> tuple[bytes, ...]:
    """What a bundle of the one client must not hold: name, address, windows, text and digests of the other."""
    said = [OTHER, NAMES[OTHER], f"{OTHER.lower()}@", "45 dagen", TWIN.sha256]
    said += [window.id for window in corpus.windows(client=OTHER)]
    with corpus.reading() as connection:
        said += [digest for digest, _ in digests_of(connection, OTHER)]
        salt = salt_of(connection, OTHER)
        told = connection.execute(select(deliveries).where(deliveries.c.client == OTHER)).one()
    assert salt is not None
    return tuple(one.encode() for one in [*said, salt.hex(), told.message, told.message_id])
