"""What the register says of policies, released notices and erasures. Values only; moments are UTC, with an offset.

A window is `renvooi.model.RegisteredWindow`: the commands and the calendar need it as well.
"""

from dataclasses import dataclass

from renvooi.model.notices import Accepted, Basis, ConsequenceClass, RightKind


@dataclass(frozen=True, slots=True)
class PolicyEntry:
    """A policy that was adopted: the file that says what changes set off."""

    name: str
    version: str
    document: str | None
    """The document it is for; None for all that have none of their own."""
    sha256: str
    """Of the file, byte for byte."""
    size: int
    """Bytes."""
    adopted_at: str
    adopted_by: str
    event: int
    """Number of the event by which it was adopted."""


@dataclass(frozen=True, slots=True)
class ReleasedRight:
    """A right that a released notice gives to each client who gets it."""

    id: str
    """Id of the right in the policy."""
    kind: RightKind
    form: tuple[str, ...]
    """What is asked of a response: any of "written", "reasoned"."""
    basis: Basis
    days: int | None
    """None if no term is known: such a right cannot lapse, and has no window."""
    term: Basis | None
    """What the number of days rests on; None where `days` is."""
    zone: str | None
    """Time zone of the days; None where `days` is."""


@dataclass(frozen=True, slots=True)
class ReleasedNotice:
    """A notice that a person let go out."""

    id: str
    document: str
    """Name of the document in this corpus."""
    old: str
    """Label of the old version."""
    new: str
    old_snapshot: str
    """SHA-256 of the file of the old version as received."""
    new_snapshot: str
    policy: str
    """Name and version of the policy, as the notice says it."""
    policy_sha256: str
    """Of the file of the policy."""
    consequence_class: ConsequenceClass
    content: str
    """SHA-256 of the notice as canonical JSON."""
    content_blob: str
    """SHA-256 of the bytes it is stored as: that JSON, compressed."""
    released_by: str
    """The person who let it go out, as the notice says it."""
    released_at: str
    recorded_by: str
    """Who recorded it."""
    despite: str | None
    """Why it went out with errors among its findings; None if there were none."""
    accepted: tuple[Accepted, ...]
    """Findings that a person answered for."""
    rights: tuple[ReleasedRight, ...]
    """By id; those without a term as well."""
    supersedes: str | None
    """Id of the notice about the same two versions whose place it takes; None for the first."""
    because: str | None
    """Why it takes that place, or why it was made with another policy than the one in force; None without a reason."""
    superseded_by: str | None = None
    """Id of the notice that took its place; None while it is the last word."""
    already: bool = False
    """True if it had been released before, and nothing was recorded."""

    def right(self, name: str) -> ReleasedRight:
        """The right with this id. Raises: KeyError."""
        found = {right.id: right for right in self.rights}
        return found[name]


@dataclass(frozen=True, slots=True)
class Erased:
    """What is no more of what was kept of a client."""

    texts: int
    """Words of responses."""
    attachments: int
    records: int = 0
    """Who the client was and where notices went; one for each time that it was recorded otherwise."""
    mail: int = 0
    """What messages to the client said of it, answers of mail servers, and e-mails that came back."""

    @property
    def count(self) -> int:
        """Of all; 0 if there was nothing, or it had been erased before."""
        return self.texts + self.attachments + self.records + self.mail
