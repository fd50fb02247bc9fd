"""Events of mailings to rows: who is told, what was queued, what became of it, what came back."""

from collections.abc import Iterator

from renvooi.corpus.events import Event, EventKind
from renvooi.corpus.row import Data, Row, Value, blob_row, number_of, part_of, text_of, text_or_none, texts_of

KINDS = frozenset(
    {
        EventKind.CLIENT_RECORDED,
        EventKind.MAILING_QUEUED,
        EventKind.MESSAGE_QUEUED,
        EventKind.DELIVERY_SETTLED,
        EventKind.DELIVERY_REPORTED,
        EventKind.RESPONSE_PROPOSED,
        EventKind.PROPOSAL_DECIDED,
        EventKind.SENDING_CONFIRMED,
    }
)
"""The events that are told here."""


def rows_of(event: Event) -> Iterator[Row]:
    """The rows that an event of mailings writes, each after those it refers to.

    Raises: KeyError, TypeError for an event that lacks what its kind must say.
    """
    data = event.data
    match event.kind:
        case EventKind.CLIENT_RECORDED:
            yield _recorded(event, data)
        case EventKind.MAILING_QUEUED:
            yield from _mailing(event, data)
        case EventKind.MESSAGE_QUEUED:
            yield _queued(event, data)
        case EventKind.DELIVERY_SETTLED:
            yield _settled(event, data)
        case EventKind.DELIVERY_REPORTED:
            yield from _reported(event, data)
        case EventKind.RESPONSE_PROPOSED:
            yield _proposed(event, data)
        case EventKind.PROPOSAL_DECIDED:
            yield _decided(event, data)
        case EventKind.SENDING_CONFIRMED:
            _require_confirmed(data)
        case _:
            raise TypeError(f"{event.kind} is no event of mailings")


def _recorded(event: Event, data: Data) -> Row:
    record = None if data["record"] is None else text_of(part_of(data, "record"), "hmac")
    said: dict[str, Value] = {"kind": text_of(data, "kind"), "record": record}
    return Row(
        "clients",
        {"client": text_of(data, "client")},
        {**said, "recorded_at": event.at, "recorded_by": event.by, "event": event.number},
    )


def _mailing(event: Event, data: Data) -> Iterator[Row]:
    for skeleton in texts_of(data, "skeletons"):
        yield blob_row(event, skeleton, "skeleton")
    if not number_of(data, "first"):
        # more messages of a mailing that is there
        return
    yield Row(
        "mailings",
        {"id": text_of(data, "mailing")},
        {
            "purpose": text_of(data, "purpose"),
            "document": text_or_none(data, "document"),
            "notice": text_or_none(data, "notice"),
            "evidence": text_of(data, "evidence"),
            "queued_at": event.at,
            "queued_by": event.by,
            "event": event.number,
        },
    )


def _queued(event: Event, data: Data) -> Row:
    because = text_or_none(data, "because")
    return Row(
        "deliveries",
        _key(data),
        {
            "round": number_of(data, "round"),
            "message_id": text_of(data, "message_id"),
            "skeleton": text_of(data, "skeleton"),
            "slots": text_of(part_of(data, "slots"), "hmac"),
            "message": text_of(part_of(data, "message"), "hmac"),
            "size": number_of(part_of(data, "message"), "size"),
            "state": "pending",
            "evidence": "none",
            "bounced": 0,
            "attempts": 0,
            "queued_at": event.at,
            "queued_by": event.by,
            "event": event.number,
            "because": because,
            "decided_by": None if because is None else event.by,
            **dict.fromkeys(("code", "reply", "settled_at")),
        },
    )


def _settled(event: Event, data: Data) -> Row:
    reply = None if data["reply"] is None else text_of(part_of(data, "reply"), "hmac")
    because = text_or_none(data, "because")
    return Row(
        "deliveries",
        _key(data),
        {
            "state": text_of(data, "state"),
            "evidence": text_of(data, "evidence"),
            "code": None if data["code"] is None else number_of(data, "code"),
            "reply": reply,
            "attempts": number_of(data, "attempts"),
            "settled_at": text_or_none(data, "settled_at"),
            "because": because,
            "decided_by": None if because is None else event.by,
        },
    )


def _reported(event: Event, data: Data) -> Iterator[Row]:
    yield Row(
        "deliveries",
        _key(data),
        {"evidence": text_of(data, "evidence"), "bounced": number_of(data, "bounced"), "state": text_of(data, "state")},
    )
    yield Row(
        "reports",
        {"event": event.number},
        {
            "mailing": text_of(data, "mailing"),
            "client": text_of(data, "client"),
            "report": text_of(data, "report"),
            "day": text_of(data, "day"),
            "mail": None if data["mail"] is None else text_of(part_of(data, "mail"), "hmac"),
            "said": text_or_none(data, "said"),
            "reported_at": event.at,
            "reported_by": event.by,
        },
    )


def _proposed(event: Event, data: Data) -> Row:
    return Row(
        "proposals",
        {"id": text_of(data, "proposal")},
        {
            "mailing": text_of(data, "mailing"),
            "client": text_of(data, "client"),
            "received": text_of(data, "received"),
            "mail": text_of(part_of(data, "mail"), "hmac"),
            "event": event.number,
        },
    )


def _decided(event: Event, data: Data) -> Row:
    return Row(
        "proposals",
        {"id": text_of(data, "proposal")},
        {
            "decision": text_of(data, "decision"),
            "because": text_of(data, "because"),
            "decided_at": event.at,
            "decided_by": event.by,
        },
    )


def _require_confirmed(data: Data) -> None:
    """Nothing; a word about the whole corpus writes no row, and says all the same what it is about."""
    text_of(data, "found")
    number_of(data, "held")
    text_of(data, "because")


def _key(data: Data) -> dict[str, Value]:
    return {"mailing": text_of(data, "mailing"), "client": text_of(data, "client")}
