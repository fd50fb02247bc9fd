"""Windows as the rows of a picture: each on its own while they are few, together where they are many.

Five hundred clients that got one notice on three days are three rows a right and a state, not a thousand:
the picture is to be looked at, and the list says the rest. What lapses within a week is never put together:
who that is, is what people look for.
"""

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from renvooi.model import BasisSource, WindowState
from renvooi.notice.calendar.labels import WindowLabels, right_name
from renvooi.notice.calendar.standing import Standing

MOST_ROWS = 60
"""Rows that a person can take in on one long page; more of them are put together."""
SOON = timedelta(days=7)
"""How long before its end an open window has a row of its own: as long as the first alarm of a calendar."""
_STATES = tuple(WindowState)


@dataclass(frozen=True, slots=True)
class Bar:
    """From when until when the windows of a row run."""

    start: date
    """The earliest day 0."""
    first_end: date
    """The earliest last day."""
    last_end: date
    """The latest last day; the same one where the row has one."""
    coulance: date | None
    """Until when responses are accepted, where that is after `last_end`."""

    @property
    def spreads(self) -> bool:
        """True if the windows of the row have several last days."""
        return self.first_end != self.last_end


@dataclass(frozen=True, slots=True)
class PictureRow:
    """One line of the picture."""

    label: str
    """The client, or how many there are."""
    state: WindowState
    clients: tuple[str, ...]
    bar: Bar | None
    """None while no last day is known."""


@dataclass(frozen=True, slots=True)
class RowGroup:
    """The windows of one right under one notice."""

    heading: str
    notice: str
    rows: tuple[PictureRow, ...]


def row_groups(
    standings: Iterable[Standing], labels: WindowLabels, *, today: date, most: int = MOST_ROWS
) -> tuple[RowGroup, ...]:
    """`standings` by notice and right, in their order; as fine as `most` rows allow.

    Those that lapse within `SOON` of `today` have a row each, however many there are.
    """
    groups = [list(found) for _, found in groupby(standings, _group)]
    for level in _LEVELS[:-1]:
        made = tuple(_made(group, _apart(level, today), labels) for group in groups)
        if sum(len(group.rows) for group in made) <= most:
            return made
    return tuple(_made(group, _apart(_LEVELS[-1], today), labels) for group in groups)


def _apart(level: Callable[[Standing], Hashable], today: date) -> Callable[[Standing], Hashable]:
    """`level`, except for what lapses soon."""
    return lambda standing: _alone(standing) if _lapses_soon(standing, today) else level(standing)


def _lapses_soon(standing: Standing, today: date) -> bool:
    receipt = standing.window.receipt
    if receipt is None or standing.state is not WindowState.OPEN:
        return False
    return any(end is not None and today <= end <= today + SOON for end in (receipt.last_day, receipt.coulance))


def _group(standing: Standing) -> tuple[str, str]:
    return standing.window.notice, standing.window.right


def _alone(standing: Standing) -> Hashable:
    return standing.window.id


def _same_end(standing: Standing) -> Hashable:
    receipt = standing.window.receipt
    return standing.state, receipt and receipt.last_day, receipt and receipt.coulance


def _same_state(standing: Standing) -> Hashable:
    return standing.state, standing.window.receipt is None


_LEVELS: tuple[Callable[[Standing], Hashable], ...] = (_alone, _same_end, _same_state)
"""What the windows of one row have in common, from fine to coarse."""


def _made(group: Sequence[Standing], level: Callable[[Standing], Hashable], labels: WindowLabels) -> RowGroup:
    window = group[0].window
    right = right_name(window, labels)
    if (window.basis.source, window.term.source) == (BasisSource.CONTRACT, BasisSource.HOUSE_POLICY):
        right = labels.house_term.format(right=right)
    heading = f"{window.document} {window.old} → {window.new}: {right}"
    if window.superseded_by is not None:
        heading = f"{heading}; {labels.superseded.format(notice=window.superseded_by)}"
    rows: dict[Hashable, list[Standing]] = {}
    for standing in group:
        rows.setdefault(level(standing), []).append(standing)
    return RowGroup(heading, window.notice, tuple(sorted((_row(found, labels) for found in rows.values()), key=_order)))


def _order(row: PictureRow) -> tuple[date, date, int, str]:
    """What has no last day first, since a person must look at it; then by last day and state."""
    ends = (row.bar.last_end, row.bar.first_end) if row.bar else (date.min, date.min)
    return *ends, _STATES.index(row.state), row.label


def _row(found: Sequence[Standing], labels: WindowLabels) -> PictureRow:
    clients = tuple(one.window.client for one in found)
    label = clients[0] if len(clients) == 1 else labels.clients.format(count=len(clients))
    return PictureRow(label, found[0].state, clients, _bar(found))


def _bar(found: Iterable[Standing]) -> Bar | None:
    receipts = [one.window.receipt for one in found if one.window.receipt is not None]
    if not receipts:
        return None
    ends = [receipt.last_day for receipt in receipts]
    extended = max(receipt.coulance or receipt.last_day for receipt in receipts)
    last = max(ends)
    return Bar(min(receipt.day for receipt in receipts), min(ends), last, extended if extended > last else None)


def days_of(groups: Iterable[RowGroup]) -> Iterator[date]:
    """The first and last day of every bar."""
    for group in groups:
        for row in group.rows:
            if row.bar is not None:
                yield row.bar.start
                yield row.bar.coulance or row.bar.last_end
