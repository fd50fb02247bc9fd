"""One mail as it lies in a mailbox, as it was read, and what it was found to be."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from email.message import Message
from enum import StrEnum

from renvooi.model.deliveries import Report

MAILBOX_SCHEMA = "renvooi/mailbox/1"


class MailClass(StrEnum):
    """What a mail is; each mail is exactly one of these, and every mail is listed."""

    OWN = "own"
    """A message that we sent, as in a copy, or what one of us wrote about it."""
    REPORT = "report"
    """A mail server says what became of a message."""
    UNSUBSCRIPTION = "unsubscription"
    """A subscriber of the web site wants no more digests."""
    AUTO_REPLY = "auto-reply"
    """A machine answered: never a response."""
    ACKNOWLEDGEMENT = "acknowledgement"
    """The client confirmed receipt, and says nothing else."""
    REPLY = "reply"
    """A person answered one of our messages: may be a response."""
    UNKNOWN = "unknown"
    """Nothing ties it to a message of ours: a person has to read it."""
    UNREADABLE = "unreadable"
    """It could not be read."""


@dataclass(frozen=True, slots=True)
class Arrived:
    """A mail as it lies in a mailbox."""

    name: str
    """Of its file, or its number in a folder of a server."""
    data: bytes
    at: datetime | None = None
    """When the mailbox got it, where the mailbox tells."""


@dataclass(frozen=True, slots=True)
class Unread:
    """A mail that could not be read; it is listed all the same."""

    name: str
    because: str
    """Without a final full stop."""


@dataclass(frozen=True, slots=True)
class Mail:
    """A mail that was read."""

    name: str
    data: bytes
    """As it came, each line ended by CRLF: the same mail from a folder and from a server has the same bytes."""
    message: Message
    subject: str
    sender: str
    """Address of the From header, in lower case; empty if there is none."""
    message_id: str
    """With its angle brackets; empty if there is none."""
    answers: tuple[str, ...]
    """Message-IDs that it answers, the nearest first."""
    received: datetime | None
    """When it reached us, with an offset; None if nothing tells."""
    dated_by: str | None
    """What tells that: "mailbox", "received" (our mail server), or "date" (the sender); None without `received`."""


@dataclass(frozen=True, slots=True)
class SentMessage:
    """A message of ours that a mail may be about."""

    message_id: str
    """With its angle brackets."""
    mailing: str
    client: str
    address: str | None
    """Where it went; None once the client was erased."""
    earlier: bool = False
    """True if another message took its place, as one to a better address."""
    digest: bool = False
    """True if it went to a subscriber of the web site, who may leave by its token; a notice has nothing to leave."""

    @property
    def token(self) -> str:
        """What links and subjects carry of the Message-ID."""
        return self.message_id.lstrip("<").partition("@")[0]


@dataclass(frozen=True, slots=True)
class SentMessages:
    """All messages of ours, by what a mail may say of them."""

    by_id: Mapping[str, SentMessage]
    by_token: Mapping[str, SentMessage]
    by_address: Mapping[str, tuple[str, ...]]
    """Clients by address in lower case."""
    own: frozenset[str] = frozenset()
    """Our own addresses in lower case: of the sender, of the envelope, for replies, and of the team."""
    shared: frozenset[str] = frozenset()
    """Domains that give anybody an address, so that the domain alone tells nothing."""

    def named(self, message_id: str) -> SentMessage | None:
        """The message with that Message-ID; case does not count, since some servers change it."""
        return self.by_id.get(message_id.lower())


def sent_messages(
    messages: Iterable[SentMessage], *, own: Iterable[str] = (), shared: Iterable[str] = ()
) -> SentMessages:
    """Messages as they are looked up. Cost: once over all."""
    known = tuple(messages)
    clients: dict[str, dict[str, None]] = {}
    for one in known:
        if one.address is not None:
            clients.setdefault(one.address.lower(), {})[one.client] = None
    return SentMessages(
        {one.message_id.lower(): one for one in known},
        {one.token.lower(): one for one in known},
        {address: tuple(names) for address, names in clients.items()},
        frozenset(address.lower() for address in own),
        frozenset(shared),
    )


@dataclass(frozen=True, slots=True)
class Words:
    """What a person wrote in a mail."""

    text: str
    whole: bool = False
    """True if nothing could be told apart as quoted, so that this is all there is."""


@dataclass(frozen=True, slots=True)
class Classified:
    """What a mail was found to be."""

    kind: MailClass
    because: str
    """How that is known, without a final full stop."""
    about: SentMessage | None = None
    report: Report | None = None
    """What a report or a confirmation says of the message; None for other mails."""
    counts: bool = False
    """True if `report` may be recorded as evidence; else `because` says why not."""
    notes: tuple[str, ...] = field(default=())
    """What a person should look at."""
    clients: tuple[str, ...] = ()
    """Who has the address that a mail comes from, where it names no message of ours."""
