"""What a check found wrong: one value a thing that is not as it was sealed."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is not what it was when it was recorded."""

    what: str
    """Its sort: "event", "leaf", "head", "signature", "ledger"."""
    name: str
    """Which one, as people say it: "event 12 (verdict-given, demarcatie)", "the head of 13 events"."""
    message: str
    """What is wrong with it, as the rest of a sentence without a full stop."""
