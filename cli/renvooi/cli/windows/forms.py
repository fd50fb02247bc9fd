"""Windows in every form that a program or a calendar reads."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from renvooi.model import RegisteredWindow
    from renvooi.notice.calendar import Standing


def as_form(found: "Sequence[Standing]", form: str, *, today: date, language: str) -> str | bytes:
    """`found` as "json", "csv", "ics" or "svg"; the same register on the same day gives the same bytes."""
    match form:
        case "json":
            from renvooi.cli.windows.report import as_json

            return as_json(found, today=today)
        case "csv":
            from renvooi.cli.windows.sheet import as_csv

            return as_csv(found)
        case "ics":
            from renvooi.notice.calendar import agenda

            return agenda(found, today=today, stamp=_last_recorded(found), language=language)
        case "svg":
            from renvooi.notice.calendar import picture

            return picture(found, today=today, language=language)
    raise AssertionError(form)


def _last_recorded(found: "Sequence[Standing]") -> datetime:
    """When something was last recorded about one of these windows; the beginning of time where there is none."""
    moments = (moment for standing in found for moment in _moments(standing.window))
    return max(map(datetime.fromisoformat, moments), default=datetime(1970, 1, 1, tzinfo=UTC))


def _moments(window: "RegisteredWindow") -> list[str]:
    steps = (window.receipt, window.doubt, window.outcome, *window.responses)
    later = (step for response in window.responses for step in (response.correction, response.withdrawal))
    return [window.opened_at, *(step.at for step in (*steps, *later) if step is not None)]
