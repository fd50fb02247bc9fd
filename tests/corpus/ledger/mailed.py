"""A corpus in which a notice went to two clients, with all that can come of it."""

from datetime import UTC, date, datetime

from sqlalchemy import select

from bench.faults.mailing import made_skeleton
from bench.faults.notices import POLICY, made_notice
from renvooi.corpus import Corpus
from renvooi.corpus.outbox.deciding_proposals import Accepted
from renvooi.corpus.outbox.enqueuing import enqueue
from renvooi.corpus.outbox.proposing import Answered
from renvooi.corpus.outbox.recording import record_outcomes
from renvooi.corpus.outbox.reporting import Told
from renvooi.corpus.register.particulars import digests_of
from renvooi.corpus.register.told import salt_of
from renvooi.corpus.tables import deliveries
from renvooi.model.clients import Client
from renvooi.model.deliveries import DeliveryState, Evidence, Reply, Report
from tests.corpus.outbox.coming import read, receipt_of
from tests.corpus.outbox.made import LEASE, about, letter, outbox
from tests.corpus.register.made import DOCUMENT, LATER, RELEASED, at, published
from tests.corpus.stores import BY

CLIENT, OTHER = "K-1", "K-2"
SENT = datetime(2026, 2, 2, 8, 0, tzinfo=UTC)
DAY = date(2026, 2, 2)
ANSWERED = datetime(2026, 3, 1, 10, 0, tzinfo=UTC)
TWIN = made_skeleton("Uw overeenkomst heeft een termijn van 45 dagen.")
"""Another variant: for a client with a term of its own."""
NAMES = {CLIENT: "Stichting Zonneveld", OTHER: "Maatschap De Wilgen"}
ANSWER = "2.0.0 Ok: queued as 4FQzW1"
WORDS = "Wij zeggen op, want de termijn is te kort."


def mailed(corpus: Corpus, *, reported: bool = True) -> str:
    """Id of the notice, which was released, queued for two clients, accepted, delivered and answered by both.

    Unless it is `reported`, it was accepted and no more is known.
    """
    notice = queued(corpus)
    send(corpus)
    if reported:
        for client in (OTHER, CLIENT):
            report(corpus, client)
        for client in (CLIENT, OTHER):
            respond(corpus, client)
    return notice


def queued(corpus: Corpus) -> str:
    """Id of a notice that is queued for both, each with a text of its own."""
    published(corpus, "2026-01", "2026-02")
    published(corpus, "3.0", document="anders")
    corpus.adopt_policy(POLICY, name="voorbeeld", version="1", document=None, by=BY)
    at(corpus, RELEASED)
    old, new = corpus.versions(DOCUMENT)
    notice = corpus.release(old, new, made_notice(old, new), policy=POLICY, by=BY)
    at(corpus, SENT)
    held = [Client(name, NAMES[name], f"{name.lower()}@klant.example") for name in (CLIENT, OTHER)]
    corpus.record_clients(held, by=BY)
    letters = [letter(corpus, CLIENT, mailing=notice.id), letter(corpus, OTHER, mailing=notice.id, shared=TWIN)]
    enqueue(corpus, about(notice, Evidence.DELIVERED), letters, windows=True, by=BY)
    return notice.id


def send(corpus: Corpus) -> None:
    """Nothing; the mail server took all that was queued, and the ledger says so."""
    sender = outbox(corpus)
    for message in sender.claim(10, lease=LEASE):
        assert sender.dot(message)
        assert sender.settle(message, DeliveryState.ACCEPTED, Reply(250, ANSWER))
    assert record_outcomes(corpus, receipts=receipt_of, by=BY)


def report(corpus: Corpus, client: str) -> None:
    """Nothing; a report of delivery came, which starts the windows of the client."""
    name = next(one.message_id for one in corpus.deliveries() if one.client == client)
    mail = f"Subject: Delivered\r\n\r\nAction: delivered\r\nFor: {client}\r\n".encode()
    corpus.report_delivery(Told(name, Report.DELIVERED, DAY, mail), receipts=receipt_of, by=BY)


def respond(corpus: Corpus, client: str) -> None:
    """Nothing; the client wrote back, and a person took that as a response."""
    (window,) = (one for one in corpus.windows(client=client) if one.right == "opzeggen")
    at(corpus, LATER)
    mail = f"Subject: Re\r\n\r\n{WORDS}\r\n".encode()
    found = corpus.propose_response(Answered(window.notice, client, ANSWERED, mail), by=BY)
    assert found.id is not None
    corpus.accept_proposal(found.id, Accepted((window.id,), reasoned=True), read=read, by=BY)


def forget(corpus: Corpus, client: str) -> None:
    """Nothing; what is kept of the client is gone."""
    corpus.forget_client(client, because="Op verzoek.", by=BY)


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
