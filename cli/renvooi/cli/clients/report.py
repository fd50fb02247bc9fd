"""Clients for programs: JSON of the published schema."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from renvooi.model import CLIENTS_SCHEMA, dumps, to_json

if TYPE_CHECKING:
    from renvooi.model import Client, Delivery, RegisteredWindow
    from renvooi.model.codec import Json


def as_json(clients: "Sequence[Client]") -> str:
    """`clients` as `renvooi/clients/1`."""
    return dumps({"schema": CLIENTS_SCHEMA, "clients": [to_json(client) for client in clients]})


def one_as_json(
    client: "Client | None", deliveries: "Sequence[Delivery]", windows: "Sequence[RegisteredWindow]"
) -> str:
    """One client with its messages and windows; without the client itself if it was forgotten."""
    return dumps(
        {
            "schema": CLIENTS_SCHEMA,
            "clients": [] if client is None else [to_json(client)],
            "deliveries": [_delivery(one) for one in deliveries],
            "windows": [_window(one) for one in windows],
        }
    )


def _delivery(one: "Delivery") -> "dict[str, Json]":
    return {
        "mailing": one.mailing,
        "document": one.document,
        "message_id": one.message_id,
        "state": one.state.value,
        "evidence": one.evidence.value,
        "bounced": one.bounced,
        "queued_at": one.queued_at,
        "settled_at": one.settled_at,
    }


def _window(one: "RegisteredWindow") -> "dict[str, Json]":
    return {
        "window": one.id,
        "notice": one.notice,
        "document": one.document,
        "right": one.right,
        "last_day": None if one.receipt is None else one.receipt.last_day.isoformat(),
        "outcome": None if one.outcome is None else one.outcome.kind.value,
    }
