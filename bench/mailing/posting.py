"""Corpora with mail to send: made at once, and opened again by each sender as a process of its own would."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from threading import Event

from bench.mailing.relay import PASSWORD, USER
from renvooi.corpus import Corpus, ReleasedNotice, open_corpus
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
from renvooi.notice.sending.settings import Credential, Security, Server, Timeouts
from tests.corpus.register.made import released
from tests.corpus.stores import Home

BY = "N. Jansen"
SENDER = "retour@mail.voorbeelddata.nl"
DOMAIN = "mail.voorbeelddata.nl"
STORMY = Timeouts(connect=1.0, command=0.7, dot=0.7)
"""Seconds: a silent server must not make a storm long, nor a slow machine make silence of an answer."""
CALM = Timeouts(connect=20.0, command=20.0, dot=20.0)
"""Seconds, where no server is silent on purpose: a slow machine then makes no doubt."""
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


def server_at(port: int, timeouts: Timeouts, *, ca: Path | None = None) -> Server:
    """The server on that port of this machine; with `ca`, whose certificates are trusted, by STARTTLS and a login."""
    if ca is None:
        return Server("127.0.0.1", port, Security.NONE, timeouts=timeouts)
    credential = Credential(USER, password=PASSWORD)
    return Server("127.0.0.1", port, Security.STARTTLS, ca_file=ca, credential=credential, timeouts=timeouts)


def noticed(home: Home) -> ReleasedNotice:
    """A released notice in a new corpus: each mailing of a storm is about it, with clients of its own."""
    with home.create() as corpus:
        return released(corpus)


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
    notice: str | None = None
    """Under which each client has windows, which acceptance starts; None if it is a digest."""


def clients_of(mailing: str, count: int) -> tuple[str, ...]:
    """Clients that no other mailing has."""
    return tuple(f"K-{mailing}-{one}" for one in range(1, count + 1))


def post(
    corpus: Corpus,
    mailing: str,
    clients: Sequence[str],
    *,
    shared: Skeleton,
    notice: ReleasedNotice | None = None,
) -> Posted:
    """Queued letters to these clients: about a notice, with windows that start on acceptance, or a digest."""
    letters = tuple(letter_to(corpus, mailing, client, shared=shared) for client in clients)
    about = Mailing(mailing, MailingPurpose.DIGEST, None, None, Evidence.ACCEPTED)
    if notice is not None:
        about = Mailing(mailing, MailingPurpose.NOTICE, notice.document, notice.id, Evidence.ACCEPTED)
    enqueue(corpus, about, letters, windows=notice is not None, by=BY)
    return Posted(mailing, letters, about.notice)


def letter_to(corpus: Corpus, mailing: str, client: str, *, shared: Skeleton, round: int = 1) -> Letter:
    """What a client gets."""
    name = message_id(corpus.message_key(), mailing, client, round, domain=DOMAIN)
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
    ca: Path | None = None,
    stop: Event | None = None,
) -> Sent:
    """What the real sender comes to with that server. Raises: StateForbids if another sends from a file."""
    with sender_lock(corpus):
        return send_queued(
            Outbox(corpus, owner=owner),
            server_at(port, timeouts, ca=ca),
            clock=corpus.clock,
            choice=choice,
            pace=pace,
            stop=stop or Event(),
            record=lambda: record_outcomes(corpus, receipts=receipt_on, by=BY),
            told=lambda _: None,
        )


def receipt_on(window: RegisteredWindow, day: date) -> Receipt:
    """The receipt of a notice on that day, without coulance."""
    return Receipt(day, day + timedelta(days=window.days), None, None, "Aangenomen door de mailserver.", BY, at="")
