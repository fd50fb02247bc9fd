"""A corpus in which a notice went to two clients, with all that can come of it; written as events, a step each."""

from datetime import UTC, datetime

from bench.faults.notices import POLICY, made_notice
from renvooi.corpus import Corpus
from renvooi.corpus.events import EventKind, canonical
from renvooi.corpus.register.particulars import Particular, ParticularKind, keep
from renvooi.corpus.register.told import salt_of
from renvooi.corpus.writer import Writer
from renvooi.model.codec import Json
from renvooi.model.letters import Skeleton
from tests.corpus.register.made import LATER, RELEASED, at, published
from tests.corpus.stores import BY

DOCUMENT = "beheer"
CLIENT, OTHER = "K-1", "K-2"
SENT = datetime(2026, 2, 2, 8, 0, tzinfo=UTC)
SKELETON = Skeleton(
    b"To: \r\nSubject: Kennisgeving\r\n\r\nGeachte ,\r\n\r\nDe termijn verandert.\r\n", (("to", 4), ("name", 40))
)
TWIN = Skeleton(b"To: \r\nSubject: Notice\r\n\r\nYour contract has 45 days.\r\n", (("to", 4),))
"""Another variant: for a client with a term of its own."""
NAMES = {CLIENT: "Stichting Zonneveld", OTHER: "Maatschap De Wilgen"}
ANSWER = b"2.0.0 Ok: queued as 4FQzW1"
REPORT = b"Subject: Delivered\r\n\r\nAction: delivered\r\n"
MAIL = b"From: zonneveld@example.nl\r\n\r\nWij zeggen op, want de termijn is te kort.\r\n"
WORDS = "Wij zeggen op, want de termijn is te kort."


def mailed(corpus: Corpus) -> str:
    """Id of the notice, which was released, queued for two clients, accepted, delivered and answered by both."""
    published(corpus, "2026-01", "2026-02")
    published(corpus, "3.0", document="anders")
    corpus.adopt_policy(POLICY, name="voorbeeld", version="1", document=None, by=BY)
    at(corpus, RELEASED)
    old, new = corpus.versions(DOCUMENT)
    notice = corpus.release(old, new, made_notice(old, new), policy=POLICY, by=BY).id
    at(corpus, SENT)
    for skeleton in (SKELETON, TWIN):
        corpus.blobs.put(skeleton.pack())
    for client in (CLIENT, OTHER):
        record(corpus, client)
    queue(corpus, notice)
    corpus.open_windows(notice, CLIENT, by=BY)
    corpus.open_windows(notice, OTHER, by=BY)
    for client in (OTHER, CLIENT):
        settle(corpus, notice, client)
        receive_report(corpus, notice, client)
    at(corpus, LATER)
    for client in (CLIENT, OTHER):
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


def queue(corpus: Corpus, notice: str, *, round: int = 1) -> None:
    """Nothing; a message to each is fixed, each with a skeleton of its own."""
    with corpus.writing(by=BY) as writer:
        about: dict[str, Json] = {"document": DOCUMENT, "notice": notice, "purpose": "notice", "evidence": "delivered"}
        skeletons: list[Json] = [SKELETON.sha256, TWIN.sha256]
        data: dict[str, Json] = {**about, "mailing": notice, "skeletons": skeletons, "first": round == 1}
        writer.append(EventKind.MAILING_QUEUED, data)
        for client, skeleton in ((CLIENT, SKELETON), (OTHER, TWIN)):
            writer.append(EventKind.MESSAGE_QUEUED, _queued(corpus, writer, notice, client, skeleton, round))


def _queued(
    corpus: Corpus, writer: Writer, notice: str, client: str, skeleton: Skeleton, round: int
) -> dict[str, Json]:
    values = {"to": f"{client}@example.nl", "name": NAMES[client]}
    slots = canonical({"address": values["to"], "sender": "terug@example.nl", "values": {**values}})
    held = told(corpus, writer, client, ParticularKind.SLOTS, slots)
    salt, message = salt_of(writer.connection, client), skeleton.fill(values)
    assert salt is not None
    return {
        "mailing": notice,
        "client": client,
        "round": round,
        "message_id": f"<{client.lower()}-{round}@example.nl>",
        "skeleton": skeleton.sha256,
        "slots": held,
        "message": {"hmac": message_digest(message, salt), "size": len(message)},
    }


def message_digest(message: bytes, salt: bytes) -> str:
    import hmac

    return hmac.new(salt, canonical({"name": None, "what": "message"}) + b"\n" + message, "sha256").hexdigest()


def settle(corpus: Corpus, notice: str, client: str) -> None:
    with corpus.writing(by=BY) as writer:
        data: dict[str, Json] = {
            "mailing": notice,
            "client": client,
            "state": "accepted",
            "evidence": "accepted",
            "code": 250,
            "reply": told(corpus, writer, client, ParticularKind.REPLY, ANSWER),
            "attempts": 1,
            "settled_at": "2026-02-02T08:05:00+00:00",
            "because": None,
        }
        writer.append(EventKind.DELIVERY_SETTLED, data)


def receive_report(corpus: Corpus, notice: str, client: str) -> None:
    with corpus.writing(by=BY) as writer:
        data: dict[str, Json] = {
            "mailing": notice,
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
