"""What a check found, and what all of them found together."""

from dataclasses import dataclass

from renvooi.model import Severity

SITE_CHECK_SCHEMA = "renvooi/site-check/1"


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong, with its place."""

    check: str
    """Name of the check, as in the table of `checking.py`."""
    severity: Severity
    file: str
    """From the root of the site; empty for what is about the site as a whole."""
    line: int | None
    """1-based; None where no line can be named."""
    message: str
    """What is wrong and what to do, as one line."""


@dataclass(frozen=True, slots=True)
class SiteReport:
    """What `renvooi site check` found, and in how much."""

    schema: str
    pages: int
    files: int
    bytes: int
    heaviest: str | None
    """The page that loads most; None without pages."""
    heaviest_bytes: int
    """What it loads, itself included."""
    faults: tuple[Fault, ...]
    """By file, line and check."""

    @property
    def clean(self) -> bool:
        """Whether none of them is an error."""
        return not any(fault.severity is Severity.ERROR for fault in self.faults)


def error(check: str, file: str, line: int | None, message: str) -> Fault:
    """A fault that makes the site wrong."""
    return Fault(check, Severity.ERROR, file, line, message)


def warning(check: str, file: str, line: int | None, message: str) -> Fault:
    """A fault that a person should weigh."""
    return Fault(check, Severity.WARNING, file, line, message)
