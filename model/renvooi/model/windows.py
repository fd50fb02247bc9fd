"""The register of windows: who may do what until when, and what came of it.

    released notice + client + right  ->  a window, not started
    receipt of the notice             ->  day 0 and the last day
    responses, withdrawals            ->  each on record, with how it came
    outcome                           ->  what the processor decided

A right to terminate and a right to object are two windows, never one. A window's state follows from
what was recorded and from the day on which it is asked; nothing is stored as "open".
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from renvooi.model.notices import Basis, RightKind

WINDOWS_SCHEMA = "renvooi/windows/1"


class WindowState(StrEnum):
    """Where a window stands on a certain day."""

    NOT_STARTED = "not-started"
    """The client has not received the notice, as far as is known: no day counts yet."""
    IN_DOUBT = "in-doubt"
    """It is not certain whether, or when, the client received it; a person decides."""
    OPEN = "open"
    """The last day, or the day of coulance after it, has not passed, and there is no response."""
    RESPONDED = "responded"
    """A response stands that was received in time, or within coulance."""
    LAPSED = "lapsed"
    """The last day has passed, and that of coulance, without a response that stands."""


class Timeliness(StrEnum):
    """How a response stands to the last day of its window."""

    IN_TIME = "in-time"
    COULANCE = "coulance"
    """After the last day, and within what house policy accepts."""
    LATE = "late"
    UNKNOWN = "unknown"
    """The window has not started, so no last day is known."""


class ResponseForm(StrEnum):
    """How a response came."""

    LETTER = "letter"
    EMAIL = "email"
    PORTAL = "portal"
    SPOKEN = "spoken"

    @property
    def written(self) -> bool:
        """True for all forms but the spoken word."""
        return self is not ResponseForm.SPOKEN


class OutcomeKind(StrEnum):
    """What became of a window."""

    NO_RESPONSE = "no-response"
    TERMINATED = "terminated"
    """The agreement ends."""
    OBJECTION_UPHELD = "objection-upheld"
    """The change does not go through for this client, or not as announced."""
    OBJECTION_REJECTED = "objection-rejected"
    RESPONSE_REJECTED = "response-rejected"
    """The client responded, but too late or not in the form that is asked, and the response has no effect."""
    SETTLED = "settled"
    """The parties agreed on something else."""
    WITHDRAWN = "withdrawn"
    """The response, or the notice itself, was taken back."""


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that came with a response."""

    name: str
    sha256: str
    size: int
    """Bytes."""


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """A response taken back by the client."""

    on: date
    """Day on which the withdrawal was received."""
    because: str
    by: str
    """Who recorded it."""
    at: str
    """When it was recorded, in UTC."""


@dataclass(frozen=True, slots=True)
class Correction:
    """What was recorded of a response was wrong; what was recorded first stays in the ledger."""

    because: str
    by: str
    """Who recorded it."""
    at: str
    """When it was recorded, in UTC."""
    struck: bool
    """True if the client never responded so: the response was recorded by mistake, or in the wrong window."""


@dataclass(frozen=True, slots=True)
class Response:
    """What a client said within, or after, a window."""

    number: int
    """From 1 within its window, in the order of recording."""
    received: date
    """Calendar day of receipt in `RegisteredWindow.zone`."""
    form: ResponseForm
    reasoned: bool
    """True if it gives reasons."""
    text: str
    """The client's words, or a summary of what was said; empty once they were erased."""
    attachment: Attachment | None
    """None if there was none, or it was erased."""
    timeliness: Timeliness
    by: str
    """Who recorded it."""
    at: str
    """When it was recorded, in UTC."""
    withdrawal: Withdrawal | None = None
    correction: Correction | None = None
    """The latest one."""
    erased: bool = False
    """True if the words and the file were erased; that the client responded, and when, stays."""

    @property
    def stands(self) -> bool:
        """True if it was neither taken back by the client nor struck as a mistake."""
        return self.withdrawal is None and not (self.correction is not None and self.correction.struck)


@dataclass(frozen=True, slots=True)
class Receipt:
    """The client received the notice."""

    day: date
    """Day 0, in `RegisteredWindow.zone`."""
    last_day: date
    falls_on: str | None
    """Why the last day is no working day, in Dutch; None if it is one."""
    coulance: date | None
    evidence: str
    """How it is known: "ontvangstbevestiging van de mailserver", "aangetekende brief 3SABC..."."""
    by: str
    at: str


@dataclass(frozen=True, slots=True)
class Doubt:
    """Why it is not certain whether, or when, the client received the notice."""

    because: str
    by: str
    at: str
    receipt: Receipt | None = None
    """The receipt that is in doubt; None if none was on record."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the processor decided, which closes the window."""

    kind: OutcomeKind
    because: str
    by: str
    at: str


@dataclass(frozen=True, slots=True)
class RegisteredWindow:
    """One right of one client under one notice, with all that was recorded about it."""

    id: str
    """"w-" and twelve hexadecimal digits of notice, client and right: the same whoever computes it."""
    notice: str
    """Id of the released notice."""
    document: str
    """Name of the document in the corpus."""
    old: str
    new: str
    client: str
    right: str
    """Id of the right in the policy."""
    kind: RightKind
    form: tuple[str, ...]
    """What the contract asks of a response: any of "written", "reasoned"."""
    days: int
    basis: Basis
    """What the right rests on."""
    term: Basis
    """What the number of days rests on."""
    opened_by: str
    opened_at: str
    receipt: Receipt | None = None
    doubt: Doubt | None = None
    """The latest doubt that no receipt came after."""
    responses: tuple[Response, ...] = ()
    outcome: Outcome | None = None
    superseded_by: str | None = None
    """Id of the notice that took the place of `notice`; None while that is the last word."""
    sequence: int = 0
    """Number of the latest event that moved or ended its last day; 0 if none did. A calendar keeps the entry with
    the highest (RFC 5545, section 3.8.7.4)."""
    zone: str = "Europe/Amsterdam"

    def state(self, today: date) -> WindowState:
        """Where it stands on the calendar day `today` of `zone`."""
        if any(one.stands and one.timeliness is not Timeliness.LATE for one in self.responses):
            return WindowState.RESPONDED
        if self.receipt is None:
            return WindowState.NOT_STARTED if self.doubt is None else WindowState.IN_DOUBT
        end = self.receipt.coulance or self.receipt.last_day
        return WindowState.OPEN if today <= end else WindowState.LAPSED

    def timeliness(self, received: date) -> Timeliness:
        """How a response received on the day `received` stands to the last day."""
        if self.receipt is None:
            return Timeliness.UNKNOWN
        if received <= self.receipt.last_day:
            return Timeliness.IN_TIME
        within = self.receipt.coulance is not None and received <= self.receipt.coulance
        return Timeliness.COULANCE if within else Timeliness.LATE
