"""All that was recorded about one window, read from the ledger: its row says only what counts now."""

from collections.abc import Iterator

from sqlalchemy import Connection, select

from renvooi.corpus.events import Event, read_event
from renvooi.corpus.tables import events, windows
from renvooi.model.codec import Json
from renvooi.model.errors import CorpusUnreadable
from renvooi.model.windows import RegisteredWindow


def events_of(connection: Connection, window: RegisteredWindow) -> tuple[Event, ...]:
    """The events about `window` in their order, from its opening on.

    Cost: those of its document since then are read. Raises: CorpusUnreadable.
    """
    opened = select(windows.c.event).where(windows.c.id == window.id).scalar_subquery()
    wanted = select(events.c.body).where(events.c.document == window.document, events.c.number >= opened)
    try:
        found = [read_event(row.body) for row in connection.execute(wanted.order_by(events.c.number))]
    except ValueError as error:
        raise CorpusUnreadable(f"An event is not as it was recorded ({error}). Run renvooi verify.") from error
    return tuple(event for event in found if window.id in _windows(event))


def _windows(event: Event) -> Iterator[Json]:
    """The ids of the windows that an event is about."""
    if "window" in event.data:
        yield event.data["window"]
    several = event.data.get("windows")
    for one in several if isinstance(several, list) else ():
        yield one.get("window") if isinstance(one, dict) else one
