"""What happened to a corpus, one event a step, as the bytes that the ledger seals.

An event is written once and never changed. Everything else that the database says of documents,
versions, readings and verdicts can be computed from the events again (projection.py), which is how
`verify` finds a row that somebody changed.
"""

import json
from dataclasses import dataclass
from enum import StrEnum

from renvooi.model.codec import Json

EVENT_SCHEMA = "renvooi/event/1"
# Made once: `json.dumps` makes one for every call, which is felt over a hundred thousand events.
_ENCODER = json.JSONEncoder(
    sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False, check_circular=False
)


class EventKind(StrEnum):
    """What an event tells."""

    CORPUS_CREATED = "corpus-created"
    """data: corpus (id), key (public key, hexadecimal)."""
    VERSION_ADDED = "version-added"
    """A file became a version, or takes the place of a draft."""
    VERSION_PUBLISHED = "version-published"
    """A version was frozen, with the diff against the published version before it."""
    TREE_REREAD = "tree-reread"
    """A newer reader gave the same file another tree; the contract did not change."""
    CLAUSES_NAMED = "clauses-named"
    """Every clause of the versions so far has its persistent id."""
    VERDICT_GIVEN = "verdict-given"
    """A person judged a change."""
    HEAD_STAMPED = "head-stamped"
    """An authority confirmed when a head existed (RFC 3161)."""
    POLICY_ADOPTED = "policy-adopted"
    """From now on this file says what changes set off: for one document, or for all that have none of their own."""
    NOTICE_RELEASED = "notice-released"
    """A person let a notice of two published versions go out; its content is on record for good."""
    WINDOW_OPENED = "window-opened"
    """A client has a window for each right of a notice that has a term."""
    NOTICE_RECEIVED = "notice-received"
    """A client received a notice: the days count."""
    RECEIPT_DOUBTED = "receipt-doubted"
    """It is not certain whether, or when, a client received a notice."""
    RESPONSE_RECORDED = "response-recorded"
    """A client responded within, or after, a window; of the words and the file only the digest is told."""
    RESPONSE_CORRECTED = "response-corrected"
    """What was recorded of a response was wrong, or it was never given."""
    RESPONSE_WITHDRAWN = "response-withdrawn"
    """A client took a response back."""
    WINDOW_CLOSED = "window-closed"
    """The processor decided what became of a window."""
    CLIENT_ERASED = "client-erased"
    """What is kept of a client was erased; data: client, because, digests (of the particulars that are no more)."""
    CLIENT_RECORDED = "client-recorded"
    """Who a client is, and where notices go, is on record anew; of that only the digest is told."""
    MAILING_QUEUED = "mailing-queued"
    """Messages are fixed that go out together; data: the parts that all share."""
    MESSAGE_QUEUED = "message-queued"
    """The message to one recipient is fixed to the byte; of its bytes only digests are told."""
    DELIVERY_SETTLED = "delivery-settled"
    """A mail server took or refused a message, nobody can tell, or a person decided."""
    DELIVERY_REPORTED = "delivery-reported"
    """A report says what became of a message after a mail server had taken it."""
    RESPONSE_PROPOSED = "response-proposed"
    """An e-mail of a client may be a response; a person has to say so."""
    PROPOSAL_DECIDED = "proposal-decided"
    """A person said whether an e-mail is a response."""
    SENDING_CONFIRMED = "sending-confirmed"
    """A person said that mail goes out from here, after a restore, a move, or an older state; data: found, held, because."""


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened."""

    number: int
    """From 0; the index of its leaf in the ledger."""
    at: str
    """Moment in UTC, as in "2026-03-02T08:30:00+00:00"."""
    by: str
    """Who did it, as they or their machine call themselves."""
    kind: EventKind
    data: dict[str, Json]
    head: str | None
    """SHA-256 of the signed head before it, so that each head seals those before; None for the first event."""


def event_bytes(event: Event) -> bytes:
    """The one form of `event` that is stored, hashed and checked: JSON with sorted keys, no spaces, UTF-8."""
    said: dict[str, Json] = {
        "schema": EVENT_SCHEMA,
        "number": event.number,
        "at": event.at,
        "by": event.by,
        "kind": event.kind.value,
        "data": event.data,
        "head": event.head,
    }
    return canonical(said)


def canonical(value: Json) -> bytes:
    """`value` as JSON with sorted keys, no spaces and no escapes beyond those JSON demands, in UTF-8."""
    return _ENCODER.encode(value).encode("utf-8", "surrogatepass")


def read_event(body: bytes) -> Event:
    """The event of its bytes.

    Raises: ValueError if they are not exactly what `event_bytes` writes.
    """
    said = json.loads(body.decode("utf-8"))
    if not isinstance(said, dict) or said.get("schema") != EVENT_SCHEMA:
        raise ValueError(f"no event of {EVENT_SCHEMA}")
    try:
        event = Event(said["number"], said["at"], said["by"], EventKind(said["kind"]), said["data"], said["head"])
    except KeyError as missing:
        raise ValueError(f"an event without {missing}") from missing
    shapes = (
        (event.number, int),
        (event.at, str),
        (event.by, str),
        (event.data, dict),
        (event.head, str | None),
    )
    if not all(isinstance(value, shape) for value, shape in shapes) or event_bytes(event) != body:
        raise ValueError("an event in another form than it is written in")
    return event


def storable(text: str) -> str:
    """`text` as any database takes it: halves of characters and zeros, as odd file names have, are marked."""
    return text.encode("utf-8", "replace").decode("utf-8").replace("\0", "\N{REPLACEMENT CHARACTER}")


def all_storable(value: Json) -> Json:
    """`value` with every text in it storable."""
    if isinstance(value, str):
        return storable(value)
    if isinstance(value, list):
        return [all_storable(item) for item in value]
    if isinstance(value, dict):
        return {key: all_storable(item) for key, item in value.items()}
    return value
