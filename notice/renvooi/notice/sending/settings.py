"""Where mail goes out and comes in, under which name, and how long to wait for it: values only.

Never kept in a corpus: a copy of the corpus must not be able to send. Secrets are not shown by `repr`.
"""

from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

MAIL_SCHEMA = "renvooi/mail/1"


class Security(StrEnum):
    """How a connection is protected."""

    STARTTLS = "starttls"
    """Begins in the open and is protected before anything is said; never goes on without."""
    TLS = "tls"
    """Protected from the first byte."""
    NONE = "none"
    """Not at all: for a server on this machine."""


@dataclass(frozen=True, slots=True)
class Timeouts:
    """Seconds to wait at each stage (RFC 5321, section 4.5.3.2)."""

    connect: float = 30.0
    """For the connection, and for its encryption."""
    command: float = 300.0
    """For the answer to a command, and for the text of a message to be taken."""
    dot: float = 600.0
    """For the answer after the dot: servers scan the message then, and giving up early makes a doubt."""


@dataclass(frozen=True, slots=True)
class Credential:
    """Who we are to a server; one of the three secrets is there."""

    user: str
    password: str | None = field(default=None, repr=False)
    """From the environment."""
    password_file: Path | None = None
    """Its first line is the password."""
    token_command: tuple[str, ...] = field(default=(), repr=False)
    """Program and arguments that print an OAuth token (XOAUTH2); run for each connection, never through a shell."""


@dataclass(frozen=True, slots=True)
class Server:
    """A mail server: SMTP to send, or IMAP to read."""

    host: str
    port: int
    security: Security
    ca_file: Path | None = None
    """Certificates to trust instead of those of this machine."""
    credential: Credential | None = None
    timeouts: Timeouts = Timeouts()

    @property
    def name(self) -> str:
        """Host and port, as messages name it."""
        return f"{self.host}:{self.port}"


@dataclass(frozen=True, slots=True)
class MailDirectory:
    """A folder of e-mails on this machine."""

    path: Path


@dataclass(frozen=True, slots=True)
class ImapFolder:
    """A folder on an IMAP server."""

    server: Server
    folder: str = "INBOX"


@dataclass(frozen=True, slots=True)
class Team:
    """The people of the processor who watch last days."""

    name: str
    address: str
    language: str = "nl"
    """"nl" or "en"."""


@dataclass(frozen=True, slots=True)
class MailSettings:
    """All that a mail file and the environment say."""

    from_name: str
    from_address: str
    sender: str
    """Address of the envelope, to which reports come back."""
    reply_to: str
    """Where responses go."""
    list_id: str | None = None
    """Of the header List-Id, without its angle brackets."""
    acknowledge: str | None = None
    """https address with {token}, by which a client confirms receipt."""
    unsubscribe: str | None = None
    """https address with {token}, for subscribers of digests."""
    smtp: Server | None = None
    """None if nothing can be sent."""
    rate: float | None = None
    """Messages a second at most; None for as fast as the server takes them."""
    mailbox: MailDirectory | ImapFolder | None = None
    team: Team | None = None
