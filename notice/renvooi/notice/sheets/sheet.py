"""A sheet of facts: parts with a heading, entries in them, and lines of three kinds."""

from dataclasses import dataclass
from enum import StrEnum


class LineKind(StrEnum):
    """How a line is set."""

    SAID = "said"
    """Words of ours, or short words of a document within them."""
    QUOTE = "quote"
    """A clause, verbatim; a line break is one."""
    COMMAND = "command"
    """A command to run."""


@dataclass(frozen=True, slots=True)
class Line:
    """One fact."""

    text: str
    label: str = ""
    """What the fact is about; "" where the text says so itself."""
    kind: LineKind = LineKind.SAID


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that the sheet is about: a change, a right, a decision."""

    head: str
    lines: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """Entries of one kind under a heading."""

    heading: str
    entries: tuple[Entry, ...]
    lead: tuple[Line, ...] = ()
    first: int | None = None
    """Number of the first entry; None for entries without numbers."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """All of it."""

    title: str
    lead: tuple[Line, ...]
    parts: tuple[Part, ...]


def quote(text: str | None, *, label: str = "") -> tuple[Line, ...]:
    """Words of a document, verbatim; nothing where there are none."""
    return (Line(text, label, LineKind.QUOTE),) if text else ()


def command(text: str | None) -> tuple[Line, ...]:
    """A command to run; nothing where there is none."""
    return () if text is None else (Line(text, kind=LineKind.COMMAND),)
