"""Events of the register to rows: policies, notices with their rights, windows with what came in.

A window row holds what counts now; what counted before, a receipt that was corrected, stays in the events. A
doubt leaves the receipt in its row: it does not count, and calendars still have its last day.
"""

from collections.abc import Iterator

from renvooi.corpus.events import Event, EventKind, canonical
from renvooi.corpus.row import (
    Data,
    Row,
    blob_row,
    number_of,
    part_of,
    parts_of,
    text_of,
    text_or_none,
    texts_of,
)


def rows_of(event: Event) -> Iterator[Row]:
    """The rows that an event of the register writes, each after those it refers to.

    Raises: KeyError, TypeError for an event that lacks what its kind must say.
    """
    data = event.data
    if data.get("document") is not None:
        yield Row("documents", {"name": text_of(data, "document")}, {"changed_at": event.at})
    match event.kind:
        case EventKind.POLICY_ADOPTED:
            yield from _adopted(event, data)
        case EventKind.NOTICE_RELEASED:
            yield from _released(event, data)
        case EventKind.WINDOW_OPENED:
            yield from _opened(event, data)
        case EventKind.NOTICE_RECEIVED:
            yield from _received(event, data)
        case EventKind.RECEIPT_DOUBTED:
            yield from _doubted(event, data)
        case EventKind.RESPONSE_RECORDED:
            yield _responded(event, data)
        case EventKind.RESPONSE_CORRECTED:
            yield _corrected(event, data)
        case EventKind.RESPONSE_WITHDRAWN:
            yield _withdrawn(event, data)
        case EventKind.WINDOW_CLOSED:
            yield _closed(event, data)
        case EventKind.CLIENT_ERASED:
            yield from _erased(event, data)
        case _:
            raise TypeError(f"{event.kind} is no event of the register")


def _adopted(event: Event, data: Data) -> Iterator[Row]:
    policy = part_of(data, "policy")
    yield blob_row(event, policy["sha256"], "policy")
    yield Row(
        "policies",
        {"event": event.number},
        {
            "document": text_or_none(data, "document"),
            "name": text_of(data, "name"),
            "version": text_of(data, "version"),
            "policy": text_of(policy, "sha256"),
            "size": number_of(policy, "size"),
            "adopted_at": event.at,
            "adopted_by": event.by,
        },
    )


def _released(event: Event, data: Data) -> Iterator[Row]:
    old, new, content, policy = (part_of(data, name) for name in ("old", "new", "content", "policy"))
    yield blob_row(event, policy["sha256"], "policy")
    yield blob_row(event, content["blob"], "notice")
    yield Row(
        "notices",
        {"id": text_of(data, "notice")},
        {
            "document": text_of(data, "document"),
            "old": text_of(old, "label"),
            "new": text_of(new, "label"),
            "old_snapshot": text_of(old, "snapshot"),
            "new_snapshot": text_of(new, "snapshot"),
            "policy": text_of(policy, "sha256"),
            "policy_name": text_of(policy, "name"),
            "consequence_class": text_of(data, "class"),
            "content": text_of(content, "sha256"),
            "content_blob": text_of(content, "blob"),
            "released_at": event.at,
            "released_by": text_of(data, "released_by"),
            "recorded_by": event.by,
            "despite": text_or_none(data, "despite"),
            "accepted": _json(data, "accepted"),
            "supersedes": text_or_none(data, "supersedes"),
            "reason": text_or_none(data, "because"),
            "event": event.number,
        },
    )
    yield from (_right(event, text_of(data, "notice"), right) for right in parts_of(data, "rights"))


def _right(event: Event, notice: str, right: Data) -> Row:
    return Row(
        "rights",
        {"notice": notice, "right_id": text_of(right, "right")},
        {
            "kind": text_of(right, "kind"),
            "form": _json(right, "form"),
            "basis": _json(right, "basis"),
            "days": None if right["days"] is None else number_of(right, "days"),
            "term": None if right["term"] is None else _json(right, "term"),
            "zone": text_or_none(right, "zone"),
            "event": event.number,
        },
    )


def _opened(event: Event, data: Data) -> Iterator[Row]:
    for window in parts_of(data, "windows"):
        yield Row(
            "windows",
            {"id": text_of(window, "window")},
            {
                "notice": text_of(data, "notice"),
                "client": text_of(data, "client"),
                "right_id": text_of(window, "right"),
                "document": text_of(data, "document"),
                "opened_at": event.at,
                "opened_by": event.by,
                # a contract with a term of its own; events from before there were such say nothing of it
                "agreed_days": number_of(window, "days") if "days" in window else None,
                "agreed_term": _json(window, "term") if "term" in window else None,
                "event": event.number,
            },
        )


def _received(event: Event, data: Data) -> Iterator[Row]:
    for window in texts_of(data, "windows"):
        yield Row(
            "windows",
            {"id": window},
            {
                "day": text_of(data, "day"),
                "last_day": text_of(data, "last_day"),
                "falls_on": text_or_none(data, "falls_on"),
                "coulance": text_or_none(data, "coulance"),
                "evidence": text_of(data, "evidence"),
                "received_at": event.at,
                "received_by": event.by,
                "moved": event.number,
                **dict.fromkeys(("doubt", "doubted_at", "doubted_by")),
            },
        )


def _doubted(event: Event, data: Data) -> Iterator[Row]:
    for window in texts_of(data, "windows"):
        yield Row(
            "windows",
            {"id": window},
            {
                "doubt": text_of(data, "because"),
                "doubted_at": event.at,
                "doubted_by": event.by,
                "moved": event.number,
            },
        )


def _responded(event: Event, data: Data) -> Row:
    attachment: Data | None = None if data["attachment"] is None else part_of(data, "attachment")
    return Row(
        "responses",
        {"window_id": text_of(data, "window"), "number": number_of(data, "number")},
        {
            "received": text_of(data, "received"),
            "form": text_of(data, "form"),
            "reasoned": number_of(data, "reasoned"),
            "text": text_of(part_of(data, "text"), "hmac"),
            "attachment": None if attachment is None else text_of(attachment, "hmac"),
            "attachment_size": None if attachment is None else number_of(attachment, "size"),
            "recorded_at": event.at,
            "recorded_by": event.by,
            "event": event.number,
        },
    )


def _corrected(event: Event, data: Data) -> Row:
    return Row(
        "responses",
        {"window_id": text_of(data, "window"), "number": number_of(data, "number")},
        {
            "received": text_of(data, "received"),
            "form": text_of(data, "form"),
            "reasoned": number_of(data, "reasoned"),
            "struck": number_of(data, "struck"),
            "correction_reason": text_of(data, "because"),
            "corrected_at": event.at,
            "corrected_by": event.by,
        },
    )


def _withdrawn(event: Event, data: Data) -> Row:
    return Row(
        "responses",
        {"window_id": text_of(data, "window"), "number": number_of(data, "number")},
        {
            "withdrawn_on": text_of(data, "on"),
            "withdrawal_reason": text_of(data, "because"),
            "withdrawn_at": event.at,
            "withdrawn_by": event.by,
        },
    )


def _closed(event: Event, data: Data) -> Row:
    return Row(
        "windows",
        {"id": text_of(data, "window")},
        {
            "outcome": text_of(data, "outcome"),
            "outcome_reason": text_of(data, "because"),
            "closed_at": event.at,
            "closed_by": event.by,
            "moved": event.number,
        },
    )


def _erased(event: Event, data: Data) -> Iterator[Row]:
    for digest in texts_of(data, "digests"):
        yield Row("erasures", {"digest": digest}, {"client": text_of(data, "client"), "event": event.number})


def _json(data: Data, name: str) -> str:
    return canonical(data[name]).decode("utf-8")
