"""What a notice says to the clients of a processor, independent of channel and language.

Sentences of our own exist in Dutch and English side by side (`Bilingual`); text of the
contract exists once, verbatim. Every channel renders this one value, so that no two
channels can say different things. A right and the term for it rest on a basis each:
the contract may give a right and leave the term to house policy.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from renvooi.model.changes import (
    Finding,
    HumanVerdict,
    InlineStep,
    Operation,
    Severity,
    Signal,
    SignalType,
    Significance,
    VersionRef,
)
from renvooi.model.records import RecordOperation

NOTICE_SCHEMA = "renvooi/notice/1"


class ConsequenceClass(StrEnum):
    """What a change sets off, from nothing to consent; later members outrank earlier ones."""

    NOTHING = "G"
    """Archive only."""
    INFORM = "I"
    NOTIFY = "K30"
    """Notify, with the window of the termination clause."""
    BEFORE_EFFECT = "B"
    """Notify, with the right to object, before the change takes effect."""
    CONSENT = "X"
    """Not effective by notice alone: needs consent or legal review."""

    @property
    def rank(self) -> int:
        """Position in the order of weight, 0 for the lightest."""
        return tuple(ConsequenceClass).index(self)


class RightKind(StrEnum):
    """What a client may do; two kinds are two rights, never one."""

    TERMINATE = "terminate"
    OBJECT = "object"


class BasisSource(StrEnum):
    """Where a right or a term comes from."""

    CONTRACT = "contract"
    HOUSE_POLICY = "house-policy"


@dataclass(frozen=True, slots=True)
class Bilingual:
    """A sentence of our own in both languages of a notice."""

    nl: str
    en: str

    def in_language(self, language: str) -> str:
        """The English text for "en", the Dutch text for anything else."""
        return self.en if language == "en" else self.nl


@dataclass(frozen=True, slots=True)
class Basis:
    """What a right or a term rests on."""

    source: BasisSource
    address: str | None
    """Address of the clause; None for house policy."""
    version: str | None
    """Label of the document version that the clause was quoted from."""
    quote: str | None
    """The clause, verbatim; None for house policy."""
    policy: Bilingual | None
    """The text of the house policy; None for the contract."""


@dataclass(frozen=True, slots=True)
class Window:
    """Until when a right can be used, and how that day was found."""

    basis: Basis
    """Where the number of days comes from."""
    days: int
    received: date | None
    """Calendar day of receipt in `zone`, day 0; None if it is not known yet."""
    last_day: date | None
    """`received` plus `days`, until 24:00 local time; None if `received` is."""
    falls_on: Bilingual | None
    """Why the last day is no working day ("een zondag"); None if it is one."""
    coulance: date | None
    """The next working day, where house policy extends to it; None if it does not."""
    zone: str = "Europe/Amsterdam"


@dataclass(frozen=True, slots=True)
class Right:
    """One thing that a client may do about some of the changes."""

    id: str
    """Id of the right in the policy."""
    kind: RightKind
    what: Bilingual
    """Completes "U kunt ..." and "You can ..."."""
    condition: Bilingual | None
    """Completes that sentence with when; None if there is no condition."""
    basis: Basis
    form: tuple[str, ...]
    """Any of "written", "reasoned"; empty if none is prescribed."""
    window: Window | None
    """None if neither contract nor house policy names a term."""
    changes: tuple[str, ...]
    """Ids of the changes that set it off."""


@dataclass(frozen=True, slots=True)
class NoRight:
    """Why some changes give no right, where one might be expected."""

    message: Bilingual
    changes: tuple[str, ...]
    """Ids of those changes."""


@dataclass(frozen=True, slots=True)
class Passage:
    """Text of one clause in one version."""

    place: str
    text: str
    """Verbatim."""
    page: int | None


@dataclass(frozen=True, slots=True)
class Effect:
    """One rule of the policy that a change met."""

    rule: str
    consequence_class: ConsequenceClass
    message: Bilingual
    """What it means for the client."""
    about: tuple[SignalType, ...] = ()
    """The kinds of evidence that the rule asks for, one at least; empty if it looks at the place or the operation."""


@dataclass(frozen=True, slots=True)
class NoticeRow:
    """One change in the table of old and new."""

    change: str
    operations: tuple[Operation, ...]
    old: tuple[Passage, ...]
    new: tuple[Passage, ...]
    inline: tuple[InlineStep, ...]
    """Redline of `old` against `new`; empty if it does not rebuild both texts exactly."""
    why: str | None
    """The reason in the words of the processor; None if none was given."""
    consequence_class: ConsequenceClass
    effects: tuple[Effect, ...]
    rights: tuple[str, ...]
    """Ids of the rights that this change gives."""
    significance: Significance
    signals: tuple[Signal, ...]
    restated: tuple[str, ...]
    """Where else the same text stands, for text that was inserted or deleted."""
    event: Bilingual | None
    """The event that this change is part of; None if it stands alone."""
    account: tuple[Bilingual, ...] = ()
    """What the comparison says of each claim of the author that the text makes."""
    verdict: HumanVerdict | None = None
    """What a person decided about the change; None if nobody did."""
    why_en: str | None = None
    """The reason in English, where the processor gave it in both languages."""


@dataclass(frozen=True, slots=True)
class NoticeGroup:
    """Editorial changes that are one event, told in one line."""

    id: str
    line: Bilingual
    changes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EngagedParty:
    """A sub-processor that comes, goes or changes, with what a client must know to judge it.

    What the document states was read from it; the rest was given by the processor. None or empty: neither.
    """

    name: str
    """The legal name, with its legal form."""
    operation: RecordOperation
    changes: tuple[str, ...]
    """Ids of the changes that tell of it."""
    address: str | None = None
    contact: str | None = None
    countries: tuple[str, ...] = ()
    """Where the data is processed, as the document or the processor says it."""
    services: tuple[str, ...] = ()
    data: tuple[str, ...] = ()
    replaces: str | None = None
    """Name of the party whose place it takes."""
    transfer: str | None = None
    """The instrument for a transfer outside the EEA."""
    starts: date | None = None
    """The day on which it starts, or ends for one that goes."""


@dataclass(frozen=True, slots=True)
class Accepted:
    """A finding that stays open with a person's reason."""

    code: str
    because: str
    by: str


@dataclass(frozen=True, slots=True)
class Contact:
    """Where to respond."""

    text: str
    source: BasisSource
    """`CONTRACT` if it was read from the document."""
    place: str | None
    """Address of the clause that names it; None for house policy."""


@dataclass(frozen=True, slots=True)
class UnreadText:
    """A place in one of the two versions of which the text could not be read, or not with certainty."""

    version: str
    """Label of the version, or the file name where it has none."""
    page: int | None
    """1-based."""
    code: str
    """Code of the reader's warning."""
    message: Bilingual


@dataclass(frozen=True, slots=True)
class Notice:
    """Everything that one notice says."""

    schema: str
    id: str
    """Fingerprint of both versions, the policy, and all that a person gave and clients read: one id, one content."""
    language: str
    """"nl" or "en": the language in which the client is addressed unless a renderer is told otherwise."""
    document: str
    """Kind of the document."""
    document_language: str
    """BCP 47 tag of the contract text."""
    title: str
    organisation: str | None
    processor: str
    client: str
    old: VersionRef
    new: VersionRef
    effective_date: date | None
    received: date | None
    policy: str
    """Name and version of the policy that was applied."""
    consequence_class: ConsequenceClass
    """The highest of all changes."""
    essence: tuple[Bilingual, ...]
    """What matters, in one to three sentences."""
    rights: tuple[Right, ...]
    no_right: tuple[NoRight, ...]
    rows: tuple[NoticeRow, ...]
    editorial: tuple[NoticeRow, ...]
    groups: tuple[NoticeGroup, ...]
    archived: tuple[NoticeRow, ...]
    """What differs in the document's account of itself: version, date, the author's own list of changes."""
    contact: Contact | None
    warnings: tuple[UnreadText, ...]
    """What could not be read in either version; always shown to the client."""
    findings: tuple[Finding, ...]
    """What a human must look at before release; an error blocks release."""
    released_by: str | None = None
    """The person who let it go out; None while it is a draft."""
    released_despite: str | None = None
    """Why that person let it go out with errors among `findings`; None if there were none."""
    engaged: tuple[EngagedParty, ...] = ()
    """The sub-processors that the changes are about."""
    accepted: tuple[Accepted, ...] = ()
    """Findings that a person answered for; those do not block."""
    draft: bool = False
    """True if it must not go out: every channel marks it on every page."""

    @property
    def open_points(self) -> tuple[Finding, ...]:
        """The errors that nobody answered for, in the order of the findings."""
        answered = {one.code for one in self.accepted}
        return tuple(one for one in self.findings if one.severity is Severity.ERROR and one.code not in answered)

    @property
    def blocked(self) -> bool:
        """True if a finding must be resolved, or answered for, before the notice may go out."""
        return bool(self.open_points)
