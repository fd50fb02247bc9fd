"""Messages for programs: JSON of the published schema."""

from collections.abc import Iterable

from renvooi.model import DELIVERIES_SCHEMA, Delivery, dumps, to_json
from renvooi.model.codec import Json


def as_json(found: Iterable[Delivery]) -> str:
    """`found` as `renvooi/deliveries/1`."""
    return dumps({"schema": DELIVERIES_SCHEMA, "deliveries": [_delivery(one) for one in found]})


def _delivery(one: Delivery) -> dict[str, Json]:
    fields = to_json(one)
    assert isinstance(fields, dict)
    return {**fields, "troubled": one.troubled}
