"""What was done to a corpus and acknowledged."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from hashlib import sha256

from renvooi.corpus import Event, EventKind

BY = "N. Jansen"

WORDS_OF = {
    EventKind.POLICY_ADOPTED: "version",
    EventKind.NOTICE_RELEASED: "notice",
    EventKind.WINDOW_OPENED: "client",
    EventKind.NOTICE_RECEIVED: "evidence",
    EventKind.RECEIPT_DOUBTED: "because",
    EventKind.RESPONSE_CORRECTED: "because",
    EventKind.RESPONSE_WITHDRAWN: "because",
    EventKind.WINDOW_CLOSED: "because",
    EventKind.CLIENT_ERASED: "because",
    EventKind.MAILING_QUEUED: "mailing",
}
"""Where an event says what no other of its kind says; the words of a response stand in none."""


@dataclass(frozen=True, slots=True)
class Act:
    """One operation that was done and acknowledged."""

    kind: str
    """"add", "publish" or "judge", or the kind of an event of the register."""
    document: str
    label: str
    """Of the version; of the register, the id of the notice or the window."""
    sha256: str
    """Of the snapshot, or of the words that only this operation said."""


Operation = Callable[[], Act]


def digest(text: str) -> str:
    """The SHA-256 of a text."""
    return sha256(text.encode("utf-8")).hexdigest()


def told_of_register(events: Sequence[Event]) -> set[tuple[str, str]]:
    """The kind of each event of the register, and the digest of what only it says."""
    found = ((event, WORDS_OF.get(event.kind)) for event in events)
    return {(event.kind.value, digest(str(event.data[words]))) for event, words in found if words is not None}
