"""Until when a right can be used, for each day on which a client may have received the notice.

A page cannot know on which day a client got the notice, so it shows the days after the release, each with its
last day, computed as the notice of that client computes it. What house policy adds is shown only where the
policy of the notice is one that ships: another may extend otherwise, and a page promises nothing that it
does not know.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from renvooi.model.notices import Notice, Right, Window
from renvooi.notice.site.pages.listing import default_policy
from renvooi.notice.window import day_of_receipt, open_window

DAYS_SHOWN = 7
"""Days of receipt in the table, from the day of release: a week, in which nearly every mail has arrived."""


@dataclass(frozen=True, slots=True)
class Term:
    """Rights that end on the same days."""

    days: int
    rights: tuple[Right, ...]


@dataclass(frozen=True, slots=True)
class Received:
    """One day of receipt, with the window of each term."""

    day: date
    windows: tuple[Window, ...]


@dataclass(frozen=True, slots=True)
class Terms:
    """The table: a column for each term, a row for each day of receipt."""

    columns: tuple[Term, ...]
    rows: tuple[Received, ...]

    @property
    def extended(self) -> bool:
        """Whether house policy extends one of the windows."""
        return any(window.coulance for row in self.rows for window in row.windows)


def terms_of(notice: Notice, released_at: str) -> Terms:
    """Last days for receipt on the day of release and the days after it; empty if no right has a term."""
    columns = _columns(notice.rights)
    first = day_of_receipt(datetime.fromisoformat(released_at))
    coulance, equated = _house_rules(notice)
    days = [first + timedelta(days=number) for number in range(DAYS_SHOWN)] if columns else []
    return Terms(
        columns, tuple(Received(day, _windows(columns, day, coulance=coulance, equated=equated)) for day in days)
    )


def _columns(rights: Sequence[Right]) -> tuple[Term, ...]:
    found = dict.fromkeys(right.window.days for right in rights if right.window)
    return tuple(Term(days, tuple(one for one in rights if one.window and one.window.days == days)) for days in found)


def _windows(columns: Sequence[Term], day: date, *, coulance: bool, equated: Collection[date]) -> tuple[Window, ...]:
    return tuple(
        open_window(window.basis, term.days, received=day, coulance=coulance, equated=equated)
        for term in columns
        if (window := term.rights[0].window) is not None
    )


def _house_rules(notice: Notice) -> tuple[bool, Collection[date]]:
    """Whether a last day off is extended, and which days are equated with a holiday, under the policy of the notice."""
    policy = default_policy()
    known = notice.policy == f"{policy.name} {policy.version}"
    return (policy.coulance, policy.equated_days) if known else (False, ())
