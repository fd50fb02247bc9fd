"""What a check of a notice against the diff found: how each change is told, and what is wrong.

The notice may be anyone's. An error is something that the texts, the calendar or the clause
disprove; what a person must look at is a warning.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from renvooi.model.changes import Severity
from renvooi.model.notices import Bilingual

NOTICE_CHECK_SCHEMA = "renvooi/notice-check/1"


class Telling(StrEnum):
    """How a notice tells of a change, from best to worst."""

    VERBATIM = "verbatim"
    """Every text of the change stands in the notice, word for word."""
    SUMMARISED = "summarised"
    """In other words, with its place or with words that only this change explains."""
    PLACE_ONLY = "place-only"
    """The place is cited and nothing of what differs there."""
    UNRECOGNISED = "unrecognised"
    """Nothing was recognised, and the notice has items of which nothing was recognised either."""
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class ToldChange:
    """One change that the notice must tell of."""

    change: str
    """Id of the change."""
    place: str
    telling: Telling
    quote: str | None
    """Where the notice tells of it; None if nowhere."""


@dataclass(frozen=True, slots=True)
class NoticeFinding:
    """Something in the notice that the diff does not bear out, or that it lacks."""

    code: str
    severity: Severity
    message: Bilingual
    quote: str | None
    """The words of the notice; None for what it lacks."""
    change: str | None
    """Id of the change that it is about; None for none or several."""


@dataclass(frozen=True, slots=True)
class NoticeCheck:
    """A notice held against the diff."""

    schema: str
    name: str
    """File name of the notice."""
    notice: str
    """Id of the notice that would be right."""
    language: str
    """"nl" or "en": the language of the notice."""
    received: date | None
    """The day of receipt that last days were held against; None if neither caller nor notice names one."""
    changes: tuple[ToldChange, ...]
    findings: tuple[NoticeFinding, ...]
    """Errors first."""

    @property
    def errors(self) -> tuple[NoticeFinding, ...]:
        """What must be corrected before the notice goes out."""
        return tuple(one for one in self.findings if one.severity is Severity.ERROR)

    @property
    def clean(self) -> bool:
        """True if there is no error."""
        return not self.errors
