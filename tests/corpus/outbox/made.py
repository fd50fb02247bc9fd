"""Letters, and a corpus that they are queued in."""

from collections.abc import Sequence
from datetime import date, timedelta

from bench.faults.mailing import SHARED, made_letter
from renvooi.corpus import Corpus, ReleasedNotice
from renvooi.corpus.outbox.enqueuing import enqueue
from renvooi.corpus.outbox.entries import Claimed, Mailing, Queued
from renvooi.corpus.outbox.moving import Outbox
from renvooi.model.deliveries import DeliveryState, Evidence, MailingPurpose, Reply
from renvooi.model.letters import Letter, Skeleton
from renvooi.model.windows import Receipt, RegisteredWindow
from tests.corpus.register.made import LATER, at, released
from tests.corpus.stores import BY

LEASE = timedelta(minutes=50)
"""Longer than the clock of the tests goes on in a few steps."""
TAKEN = Reply(250, "2.0.0 Ok: queued as 4XyZ")
BUSY = Reply(451, "4.3.0 later")
REJECTED = Reply(550, "5.1.1 onbekend adres")


def letter(corpus: Corpus, client: str, *, mailing: str, round: int = 1, shared: Skeleton = SHARED) -> Letter:
    """A letter to a client; its address follows from its name."""
    return made_letter(corpus.message_key(), client, mailing=mailing, round=round, shared=shared)


def about(notice: ReleasedNotice, evidence: Evidence = Evidence.ACCEPTED) -> Mailing:
    """The mailing of a notice."""
    return Mailing(notice.id, MailingPurpose.NOTICE, notice.document, notice.id, evidence)


def queued(corpus: Corpus, *clients: str) -> tuple[Mailing, Queued]:
    """A mailing about no notice, which is made in no time, with a message to each client."""
    at(corpus, LATER)
    mailing = Mailing("reminder-2026", MailingPurpose.REMINDER, None, None, Evidence.ACCEPTED)
    return mailing, queue(corpus, mailing, clients, windows=False)


def noticed(
    corpus: Corpus, *clients: str, evidence: Evidence = Evidence.ACCEPTED, windows: bool = True
) -> tuple[Mailing, Queued]:
    """A mailing about a new notice, with a message to each client."""
    mailing = about(released(corpus), evidence)
    return mailing, queue(corpus, mailing, clients, windows=windows)


def queue(corpus: Corpus, mailing: Mailing, clients: Sequence[str], *, windows: bool = True) -> Queued:
    """What became of letters to these clients."""
    letters = [letter(corpus, client, mailing=mailing.id) for client in clients]
    return enqueue(corpus, mailing, letters, windows=windows, by=BY)


def outbox(corpus: Corpus, owner: str = "verzender-1") -> Outbox:
    """The outbox as a sender sees it."""
    return Outbox(corpus, owner=owner)


def claimed(corpus: Corpus, client: str = "K-1", *, owner: str = "verzender-1") -> Claimed:
    """The message to a client, which is due."""
    (found,) = outbox(corpus, owner).claim(1, lease=LEASE, only=[client])
    return found


def crossed(corpus: Corpus, client: str = "K-1", *, owner: str = "verzender-1") -> Claimed:
    """A message whose end may have been sent."""
    found = claimed(corpus, client, owner=owner)
    assert outbox(corpus, owner).dot(found)
    return found


def settled(corpus: Corpus, state: DeliveryState, reply: Reply = TAKEN, *, client: str = "K-1") -> Claimed:
    """A message with an outcome, which the ledger does not have yet."""
    found = crossed(corpus, client)
    assert outbox(corpus).settle(found, state, reply)
    return found


def receipts(window: RegisteredWindow, day: date) -> Receipt:
    """The receipt of a notice on that day, without coulance."""
    return Receipt(day, day + timedelta(days=window.days), None, None, "Bevestiging van de mailserver.", BY, at="")
