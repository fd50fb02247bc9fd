"""Letters, and a mailing of which each message ends in another way; what comes back of it is there as well."""

from datetime import timedelta
from random import Random

from bench.faults.acts import BY, Act, Operation, digest
from renvooi.corpus import Corpus, EventKind
from renvooi.corpus.outbox.deciding import decide
from renvooi.corpus.outbox.enqueuing import enqueue
from renvooi.corpus.outbox.entries import Claimed, Mailing
from renvooi.corpus.outbox.moving import Outbox
from renvooi.corpus.outbox.naming import message_id
from renvooi.corpus.outbox.recording import record_outcomes
from renvooi.corpus.register.particulars import Particular, ParticularKind, keep
from renvooi.model.codec import Json
from renvooi.model.deliveries import DeliveryState, Evidence, MailingPurpose, Reply
from renvooi.model.letters import Letter, Skeleton
from renvooi.model.windows import Receipt, RegisteredWindow

DOMAIN = "mail.example.nl"
SENDER = "bounces@mail.example.nl"
LEASE = timedelta(minutes=10)
CLIENTS = 6
"""Of a mailing."""


def made_skeleton(text: str = "Er verandert iets in uw overeenkomst.") -> Skeleton:
    """A message with slots for what differs."""
    parts = (b"From: a@example.nl\r\nTo: ", b"\r\nMessage-ID: ", b"\r\nSubject: Kennisgeving\r\n\r\nGeachte ")
    data, slots = b"", []
    for name, part in zip(("to", "message_id", "name"), parts, strict=True):
        data += part
        slots.append((name, len(data)))
    return Skeleton(data + f",\r\n\r\n{text}\r\n".encode("ascii"), tuple(slots))


SHARED = made_skeleton()


def made_letter(key: bytes, client: str, *, mailing: str, round: int = 1, shared: Skeleton = SHARED) -> Letter:
    """A letter to a client; its address follows from its name."""
    address = f"{client.lower().replace(' ', '').replace(':', '.')}@klant.example"
    name = message_id(key, mailing, client, round, domain=DOMAIN)
    return Letter(client, SENDER, address, name, shared, {"to": address, "message_id": name, "name": client})


def mailing_in(corpus: Corpus, random: Random, *, document: str) -> Operation:
    """A mailing about the last notice of a document, and all that can become of its messages."""
    name = f"reminder-{random.getrandbits(64):016x}"
    clients = [f"M-{random.getrandbits(64):x}" for _ in range(CLIENTS)]

    def mail() -> Act:
        notice = next(one.id for one in corpus.notices(document) if one.superseded_by is None)
        mailing = Mailing(name, MailingPurpose.REMINDER, document, notice, Evidence.DELIVERED)
        key = corpus.message_key()
        shared = made_skeleton(name)
        letters = [made_letter(key, client, mailing=name, shared=shared) for client in clients]
        enqueue(corpus, mailing, letters, windows=False, by=BY)
        _send(corpus, name)
        record_outcomes(corpus, receipts=no_receipt, by=BY)
        _come_back(corpus, name)
        return Act(EventKind.MAILING_QUEUED.value, document, name, digest(name))

    return mail


def no_receipt(window: RegisteredWindow, _day: object) -> Receipt:
    """Nothing: no window waits for one."""
    raise AssertionError(f"{window.id} is not of these clients")


def _send(corpus: Corpus, mailing: str) -> None:
    """Nothing; of six messages one is accepted, refused, in doubt, put off, decided by a person, and with a sender."""
    outbox = Outbox(corpus, owner="verzender")
    found = outbox.claim(CLIENTS, lease=LEASE, mailing=mailing)
    taken, refused, doubted, later, decided, _ = sorted(found, key=lambda one: one.client)
    _settle(outbox, taken, DeliveryState.ACCEPTED, Reply(250, "2.0.0 Ok: queued"))
    _settle(outbox, refused, DeliveryState.REFUSED, Reply(550, "5.1.1 onbekend"))
    _settle(outbox, doubted, DeliveryState.IN_DOUBT, Reply(None, "verbinding verbroken"))
    outbox.put_off(later, Reply(451, "4.3.0 later"), not_before=corpus.clock() + timedelta(hours=1))
    _settle(outbox, decided, DeliveryState.IN_DOUBT, Reply(None, "geen antwoord"))
    decide(corpus, decided.message_id, DeliveryState.REFUSED, because="Niet in het logboek.", by=BY)


def _settle(outbox: Outbox, claimed: Claimed, state: DeliveryState, reply: Reply) -> None:
    assert outbox.dot(claimed)
    assert outbox.settle(claimed, state, reply)


def _come_back(corpus: Corpus, mailing: str) -> None:
    """Nothing; who a client is, a report and a proposal of it are on record."""
    client = next(one.client for one in corpus.deliveries(mailing=mailing) if one.state is DeliveryState.ACCEPTED)
    about: dict[str, Json] = {"mailing": mailing, "client": client}
    with corpus.writing(by=BY) as writer:

        def kept(what: ParticularKind, body: bytes) -> Json:
            made = keep(writer.connection, client, Particular(what, body), random=corpus.salts)
            return {"hmac": made, "size": len(body)}

        record = kept(ParticularKind.RECORD, b'{"name":"Voorbeeld"}')
        writer.append(EventKind.CLIENT_RECORDED, {"client": client, "kind": "client", "record": record})
        mail = kept(ParticularKind.MAIL, f"Subject: Re: {mailing}".encode("ascii"))
        report: dict[str, Json] = {"evidence": "accepted", "bounced": False, "state": "accepted", "day": "2026-03-02"}
        said: dict[str, Json] = {"report": "relayed", "said": "Volgens het logboek."}
        writer.append(EventKind.DELIVERY_REPORTED, {**about, **report, **said, "mail": mail})
        proposal = f"p-{digest(mailing)[:12]}"
        came: dict[str, Json] = {"proposal": proposal, "received": writer.at, "mail": mail}
        writer.append(EventKind.RESPONSE_PROPOSED, {**about, **came})
        decision: dict[str, Json] = {"proposal": proposal, "decision": "dismissed", "because": "Een vraag."}
        writer.append(EventKind.PROPOSAL_DECIDED, {**about, **decision})


def unreadable_messages(corpus: Corpus) -> list[str]:
    """Messages that are listed and cannot be given back as they were queued, or are there twice; none as it should be."""
    deliveries = corpus.deliveries()
    lost = [one.message_id for one in deliveries if one.message_id.encode() not in corpus.message_of(one)]
    return lost + (
        ["a message is there twice"] if len({one.message_id for one in deliveries}) < len(deliveries) else []
    )
