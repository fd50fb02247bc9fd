"""Windows for programs: JSON of the published schema, with the state and the days left on a day."""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from renvooi.model import WINDOWS_SCHEMA, dumps, to_json

if TYPE_CHECKING:
    from renvooi.model.codec import Json
    from renvooi.notice.calendar import Standing


def as_json(found: "Iterable[Standing]", *, today: date) -> str:
    """`found` as `renvooi/windows/1`: all that is recorded, and what was computed for `today`."""
    return dumps(
        {"schema": WINDOWS_SCHEMA, "today": today.isoformat(), "windows": [_window(standing) for standing in found]}
    )


def _window(standing: "Standing") -> "dict[str, Json]":
    fields = to_json(standing.window)
    assert isinstance(fields, dict)
    return {**fields, "state": standing.state.value, "closed": standing.is_closed, "days_left": standing.days_left}
