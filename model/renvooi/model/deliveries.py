"""What became of each message: on its way, with the mail server, at the client, or nobody can tell.

    pending -> claimed -> dot -> accepted | refused      within the outbox, and
                          dot -> in-doubt                 accepted -> delivered -> acknowledged, or bounced

Exactly once over SMTP does not exist. Before the dot that ends a message nothing was accepted; after it only
the answer tells. Whoever lost the answer cannot know, so such a message is listed and never sent again by itself.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

DELIVERIES_SCHEMA = "renvooi/deliveries/1"


class MailingPurpose(StrEnum):
    """Why messages go out together."""

    NOTICE = "notice"
    """A released notice, to the clients whose contract has the document."""
    DIGEST = "digest"
    """What changed, to who subscribed to it."""
    REMINDER = "reminder"
    """Last days that come near, to the processor's own people."""


class DeliveryState(StrEnum):
    """Where a message is, from what is known."""

    PENDING = "pending"
    """Queued, or to be tried again."""
    CLAIMED = "claimed"
    """A sender has it; nothing was accepted yet."""
    DOT = "dot"
    """The end of the message may have been sent: only the answer tells."""
    ACCEPTED = "accepted"
    """The mail server took it. That is not receipt."""
    REFUSED = "refused"
    """The mail server will not take it."""
    IN_DOUBT = "in-doubt"
    """No answer came after the dot: a person decides."""
    CANCELLED = "cancelled"
    """A person decided that it is not sent."""


class Evidence(StrEnum):
    """How it is known that a message arrived; later members prove more."""

    NONE = "none"
    ACCEPTED = "accepted"
    """The answer of the mail server that we handed it to."""
    DELIVERED = "delivered"
    """A delivery status notification of success (RFC 3464)."""
    ACKNOWLEDGED = "acknowledged"
    """The client confirmed it."""

    @property
    def rank(self) -> int:
        """Position in the order of proof, 0 for none."""
        return tuple(Evidence).index(self)


class Report(StrEnum):
    """What a report in the mailbox says of a message."""

    DELIVERED = "delivered"
    RELAYED = "relayed"
    """Went on to a server that sends no such reports: no more is known than that it was accepted."""
    DELAYED = "delayed"
    FAILED = "failed"
    """It bounced."""
    ACKNOWLEDGED = "acknowledged"


@dataclass(frozen=True, slots=True)
class Reply:
    """What a mail server answered."""

    code: int | None
    """Three digits of RFC 5321; None if what came is no answer."""
    text: str
    """As it came, on one line."""


@dataclass(frozen=True, slots=True)
class Delivery:
    """One message to one recipient."""

    mailing: str
    """Id of the notice, or of a digest or reminder."""
    purpose: MailingPurpose
    document: str | None
    notice: str | None
    client: str
    round: int
    """1; more if a person had it made anew, as for another address."""
    message_id: str
    """With its angle brackets."""
    state: DeliveryState
    evidence: Evidence
    """The strongest there is."""
    bounced: bool
    """True if a later report says that it did not arrive."""
    attempts: int
    reply: Reply | None
    """The last answer; None before there is one, and after the client was erased."""
    queued_at: str
    queued_by: str
    settled_at: str | None
    """When the state that stands was reached, in UTC; None while it is under way."""
    because: str | None = None
    """Why a person decided so; None if nobody did."""
    by: str | None = None
    """Who decided."""
    recorded: bool = True
    """False while the ledger does not say so yet."""

    @property
    def reached(self) -> bool:
        """True if something says that it arrived and nothing says that it did not."""
        return self.evidence is not Evidence.NONE and not self.bounced

    @property
    def troubled(self) -> bool:
        """True if a person must look at it: refused, in doubt, bounced, or waiting after a failed attempt."""
        waiting = self.state is DeliveryState.PENDING and self.attempts > 0
        return (
            self.bounced or waiting or self.state in (DeliveryState.REFUSED, DeliveryState.IN_DOUBT, DeliveryState.DOT)
        )


@dataclass(frozen=True, slots=True)
class Proposal:
    """An e-mail that may be a response: filed, and counted as one only when a person says so."""

    id: str
    """"p-" and twelve hexadecimal digits of its digest."""
    mailing: str
    document: str
    notice: str
    client: str
    received: datetime
    """When it came in, in UTC."""
    subject: str
    """Empty once it was erased."""
    text: str
    """The words of the client, without what was quoted; empty once they were erased."""
    windows: tuple[str, ...]
    """Ids of the windows of this client under the notice."""
    decision: str | None = None
    """"accepted" or "dismissed"; None while it waits."""
    because: str | None = None
    by: str | None = None
    at: str | None = None
    erased: bool = False
