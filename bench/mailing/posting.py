"""Corpora with mail to send: made at once, and opened again by each sender as a process of its own would."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from threading import Event

from renvooi.corpus import Corpus, open_corpus
from renvooi.corpus.outbox.enqueuing import enqueue
from renvooi.corpus.outbox.entries import Mailing
from renvooi.corpus.outbox.locking import sender_lock
from renvooi.corpus.outbox.moving import Outbox
from renvooi.corpus.outbox.naming import message_id
from renvooi.corpus.outbox.recording import record_outcomes
from renvooi.corpus.transactions import Clock
from renvooi.model.deliveries import Evidence, MailingPurpose
from renvooi.model.letters import Letter, Skeleton
from renvooi.model.windows import Receipt, RegisteredWindow
from renvooi.notice.sending.pace import Pace
from renvooi.notice.sending.progress import Choice, Sent
from renvooi.notice.sending.sender import send_queued
from renvooi.notice.sending.settings import Security, Server, Timeouts
from tests.corpus.stores import Home

BY = "N. Jansen"
SENDER = "retour@mail.voorbeelddata.nl"
DOMAIN = "mail.voorbeelddata.nl"
STORMY = Timeouts(connect=1.0, command=0.7, dot=0.7)
"""Seconds: a silent server must not make a storm long, nor a slow machine make silence of an answer."""
BRISK = Pace(
    batch=3,
    lease=timedelta(seconds=2),
    first_wait=timedelta(milliseconds=10),
    longest_wait=timedelta(milliseconds=40),
    patience=timedelta(seconds=10),
    look=timedelta(milliseconds=30),
    connection_wait=timedelta(milliseconds=5),
    longest_connection_wait=timedelta(milliseconds=20),
    record_after=timedelta(seconds=1),
)
"""A sender as it is, with waits a thousand times shorter."""


def now() -> datetime:
    """The clock of a storm is that of the machine, as leases end by it."""
    return datetime.now(UTC)


def opened(home: Home, *, clock: Clock = now) -> Corpus:
    """The corpus, as another process opens it."""
    return open_corpus(home.place, clock=clock, key=home.key)


def server_at(port: int, timeouts: Timeouts) -> Server:
    """The server on that port of this machine."""
    return Server("127.0.0.1", port, Security.NONE, timeouts=timeouts)


def skeleton_of(size: int) -> Skeleton:
    """A message of about that many bytes, with slots for what differs between recipients."""
    line = b"Er verandert iets in de afspraken van Voorbeeld Data. Lees wat u kunt doen.\r\n"
    pieces = (
        b"From: Voorbeeld Data <meldingen@mail.voorbeelddata.nl>\r\nTo: ",
        b"\r\nMessage-ID: ",
        b"\r\nSubject: Wijziging\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nBeste ",
        b",\r\n\r\n.een regel met een punt\r\n" + line * max(1, size // len(line)),
    )
    places, at = [], 0
    for name, piece in zip(("to", "message_id", "name"), pieces, strict=False):
        at += len(piece)
        places.append((name, at))
    return Skeleton(b"".join(pieces), tuple(places))


@dataclass(frozen=True, slots=True)
class Posted:
    """A mailing that was queued."""

    mailing: str
    letters: tuple[Letter, ...]


def post(corpus: Corpus, mailing: str, clients: Sequence[str], *, shared: Skeleton) -> Posted:
    """Queued letters to these clients."""
    key = corpus.message_key()
    letters = tuple(_letter(key, mailing, client, shared) for client in clients)
    about = Mailing(mailing, MailingPurpose.DIGEST, None, None, Evidence.ACCEPTED)
    enqueue(corpus, about, letters, windows=False, by=BY)
    return Posted(mailing, letters)


def _letter(key: bytes, mailing: str, client: str, shared: Skeleton) -> Letter:
    name = message_id(key, mailing, client, 1, domain=DOMAIN)
    address = f"{client.lower().replace(':', '.')}@klant.example"
    return Letter(client, SENDER, address, name, shared, {"to": address, "message_id": name, "name": client})


def send(
    corpus: Corpus,
    port: int,
    owner: str,
    *,
    choice: Choice,
    pace: Pace = BRISK,
    timeouts: Timeouts = STORMY,
    stop: Event | None = None,
) -> Sent:
    """What the real sender comes to with that server. Raises: StateForbids if another sends from a file."""
    with sender_lock(corpus):
        return send_queued(
            Outbox(corpus, owner=owner),
            server_at(port, timeouts),
            clock=corpus.clock,
            choice=choice,
            pace=pace,
            stop=stop or Event(),
            record=lambda: record_outcomes(corpus, receipts=_no_receipt, by=BY),
            told=lambda _: None,
        )


def _no_receipt(window: RegisteredWindow, _day: date) -> Receipt:
    raise AssertionError(f"{window.id}: a digest starts no window")
