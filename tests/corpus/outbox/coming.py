"""Mails that come back, for the tests of what they change."""

from datetime import UTC, date, datetime, timedelta

from renvooi.corpus import Corpus
from renvooi.corpus.outbox.effects import PROOF
from renvooi.corpus.outbox.proposing import Answered, Shown
from renvooi.corpus.outbox.recording import record_outcomes
from renvooi.corpus.outbox.reporting import Reported, Told, report_delivery
from renvooi.model.deliveries import DeliveryState, Evidence, Report
from renvooi.model.windows import Receipt, RegisteredWindow
from tests.corpus.outbox.made import noticed, settled
from tests.corpus.register.made import at
from tests.corpus.stores import BY

SENT = datetime(2026, 4, 20, 9, 0, tzinfo=UTC)
DAY = date(2026, 4, 21)
TODAY = datetime(2026, 4, 22, 9, 0, tzinfo=UTC)


def receipt_of(window: RegisteredWindow, day: date) -> Receipt:
    """A receipt on that day, without coulance."""
    return Receipt(day, day + timedelta(days=window.days), None, None, PROOF[Evidence.ACCEPTED], BY, at="")


def sent(
    corpus: Corpus,
    state: DeliveryState = DeliveryState.ACCEPTED,
    *,
    evidence: Evidence = Evidence.DELIVERED,
    recorded: bool = True,
) -> str:
    """The Message-ID of a message with an outcome; windows need `evidence`."""
    noticed(corpus, "K-1", evidence=evidence)
    held = settled(corpus, state)
    if recorded:
        record_outcomes(corpus, receipts=receipt_of, by=BY)
    at(corpus, TODAY)
    return held.message_id


def tell(
    corpus: Corpus, name: str, report: Report, *, day: date = DAY, mail: bytes | None = None, said: str | None = None
) -> Reported:
    """What became of a report, which is a mail unless a person says so."""
    body = mail or (None if said else f"Subject: {report}\r\n\r\n{name}\r\n".encode())
    return report_delivery(corpus, Told(name, report, day, body, said), receipts=receipt_of, by=BY)


def read(mail: bytes) -> Shown:
    """A mail of the tests: its subject, an empty line, and its words."""
    head, _, text = mail.decode().partition("\r\n\r\n")
    return Shown(head.removeprefix("Subject: "), text.strip())


def answer(corpus: Corpus, text: str = "Wij zeggen op.", *, client: str = "K-1") -> Answered:
    """A mail that answers the message to a client."""
    found = next(one for one in corpus.deliveries() if one.client == client)
    received = datetime(2026, 4, 21, 22, 30, tzinfo=UTC)
    return Answered(found.mailing, client, received, f"Subject: Re\r\n\r\n{text}\r\n".encode())
