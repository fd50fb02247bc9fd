"""What goes into the outbox and comes out of it. Values only."""

from dataclasses import dataclass, field

from renvooi.model.deliveries import Evidence, MailingPurpose


@dataclass(frozen=True, slots=True)
class Mailing:
    """Messages that go out together."""

    id: str
    """That of the notice, or of a digest or reminder."""
    purpose: MailingPurpose
    document: str | None
    """Name of the document in the corpus that it is about; None for none, or several."""
    notice: str | None
    """Id of the released notice; None for what is no notice."""
    evidence: Evidence
    """What must be known of a message before the windows of its client start."""


@dataclass(frozen=True, slots=True)
class Queued:
    """What became of letters that were to be queued. Clients, in the order of the letters."""

    new: tuple[str, ...]
    already: tuple[str, ...]
    """Had a message in this mailing, which stays as it is."""


@dataclass(frozen=True, slots=True)
class Claimed:
    """A message that one sender has for the time of its lease."""

    mailing: str
    client: str
    message_id: str
    sender: str
    """Address of the envelope (MAIL FROM)."""
    address: str
    """Address of the envelope (RCPT TO)."""
    message: bytes = field(repr=False)
    """As it was queued, to the byte."""
    attempts: int
    """That ended before this one."""
    lease: int
    """Until when, in milliseconds since 1970 UTC; renewing it does not change this."""
    claim: int
    """How often the message was claimed, this time included: whoever has the last claim alone may go on."""
