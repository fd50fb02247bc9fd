"""How fast, how long and how often a sender tries; when it must stop by itself."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from hashlib import sha256

from renvooi.notice.sending.conversation import Ending


def _usual_limits() -> Mapping[Ending, int]:
    return {Ending.IN_DOUBT: 3, Ending.REFUSED: 10, Ending.PUT_OFF: 20, Ending.LOST: 5, Ending.TAKEN: 20}


@dataclass(frozen=True, slots=True)
class Pace:
    """Settings of the loop that sends."""

    batch: int = 20
    """Messages that a sender takes at once: few enough for others to have work, enough to ask seldom."""
    lease: timedelta = timedelta(minutes=10)
    """How long it has them: as long as a server may think about a dot. After a crash others wait for this."""
    rate: float | None = None
    """Messages a second at most; None for as fast as the server takes them."""
    first_wait: timedelta = timedelta(minutes=1)
    """From the first answer of 4xx to the next try; each further one doubles it."""
    longest_wait: timedelta = timedelta(hours=1)
    patience: timedelta = timedelta(minutes=15)
    """A run goes on as long as a message is due again within this."""
    look: timedelta = timedelta(seconds=2)
    """The outbox is looked at at least so often while nothing is due: another sender may have given something back."""
    most_in_a_row: Mapping[Ending, int] = field(default_factory=_usual_limits)
    """Messages in a row that end so, without one accepted, after which a run ends: then it is not about a client."""
    connections: int = 6
    """Times that a connection is tried before a run ends."""
    connection_wait: timedelta = timedelta(seconds=1)
    """Before the second try; each further one doubles it, up to `longest_connection_wait`."""
    longest_connection_wait: timedelta = timedelta(seconds=10)
    """Also how long a stop may have to wait."""
    record_every: int = 200
    """Outcomes after which the ledger is told."""
    record_after: timedelta = timedelta(seconds=30)
    """Time after which the ledger is told of outcomes, if there are any."""


def wait_after(attempts: int, message_id: str, *, pace: Pace) -> timedelta:
    """From a failed attempt, the `attempts`-th, to the next: doubled each time, and spread by a quarter.

    Spread by the id of the message, so that thousands put off together do not come back together.
    """
    times: int = 1 << min(max(attempts, 1) - 1, 20)
    share = int.from_bytes(sha256(f"{message_id} {attempts}".encode()).digest()[:4]) / 2**32
    return min(pace.first_wait * times, pace.longest_wait) * (1 + share / 4)
