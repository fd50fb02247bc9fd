"""What the steps of windows have in common: finding windows within a transaction, and what an event says of them."""

from collections.abc import Sequence
from datetime import date, datetime
from zoneinfo import ZoneInfo

from renvooi.corpus.register.windows import find_window, read_windows
from renvooi.corpus.row import in_parts
from renvooi.corpus.writer import Writer
from renvooi.model.codec import Json
from renvooi.model.windows import RegisteredWindow


def found_windows(writer: Writer, ids: Sequence[str]) -> tuple[RegisteredWindow, ...]:
    """The windows of these ids, or of their beginnings, each once. Raises: UnknownRecord."""
    whole = _by_id(writer, ids)
    found = (whole.get(name) or find_window(writer.connection, name) for name in ids)
    return tuple({window.id: window for window in found}.values())


def again(writer: Writer, found: Sequence[RegisteredWindow]) -> tuple[RegisteredWindow, ...]:
    """`found` as they stand after what was written."""
    now = _by_id(writer, [window.id for window in found])
    return tuple(now[window.id] for window in found)


def by_client(found: Sequence[RegisteredWindow]) -> tuple[tuple[RegisteredWindow, ...], ...]:
    """`found` in groups of one client and one notice, which an event is about."""
    groups: dict[tuple[str, str], list[RegisteredWindow]] = {}
    for window in found:
        groups.setdefault((window.notice, window.client), []).append(window)
    return tuple(tuple(group) for group in groups.values())


def about(document: str, notice: str, client: str) -> dict[str, Json]:
    """What every event of a window says."""
    return {"document": document, "notice": notice, "client": client}


def about_window(window: RegisteredWindow) -> dict[str, Json]:
    """What an event says that is about one right."""
    return {**about(window.document, window.notice, window.client), "window": window.id, "right": window.right}


def about_group(group: Sequence[RegisteredWindow]) -> dict[str, Json]:
    """What an event says that is about several rights of one client."""
    first = group[0]
    return {**about(first.document, first.notice, first.client), "windows": [window.id for window in group]}


def today_of(writer: Writer, zone: str) -> date:
    """The calendar day of the transaction in `zone`."""
    return day_in(zone, writer.at)


def day_in(zone: str, at: str) -> date:
    """The calendar day of a moment in `zone`."""
    return datetime.fromisoformat(at).astimezone(ZoneInfo(zone)).date()


def _by_id(writer: Writer, ids: Sequence[str]) -> dict[str, RegisteredWindow]:
    return {window.id: window for part in in_parts(ids) for window in read_windows(writer.connection, ids=part)}
