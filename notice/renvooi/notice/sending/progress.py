"""What a run of the sender is asked, and what it says of itself. Values only."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True, slots=True)
class Choice:
    """Which of the queued messages."""

    mailing: str | None = None
    """None for all."""
    only: Sequence[str] = ()
    """Ids of clients; all if empty. A run for some clients does not wait for what is put off."""


@dataclass(frozen=True, slots=True)
class Progress:
    """What a run did so far; told after each message."""

    accepted: int = 0
    refused: int = 0
    in_doubt: int = 0
    put_off: int = 0
    """Times that a message was put off, or its connection lost; one message may be put off often."""
    waiting: timedelta | None = None
    """How long nothing is due; None while messages go out."""


@dataclass(frozen=True, slots=True)
class Sent:
    """What a run came to."""

    progress: Progress
    ended: str | None = None
    """Why it ended before all was sent, as a person reads it; None if nothing was left that is due."""
    notes: tuple[str, ...] = ()
    """What a person should know of single messages."""
