"""What is wrong with a list of clients, and what a person should know of it: each with its line."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mistake:
    """Why nothing of a list is recorded."""

    line: int
    """In the file, from 1, as an editor counts; the row of a workbook."""
    message: str
    """What is wrong and what to do, without a final full stop."""


@dataclass(frozen=True, slots=True)
class Note:
    """What may be a mistake, and is recorded all the same."""

    line: int | None
    """None for what is said of the whole list."""
    message: str
