"""A person lets a notice go out, and what was still open stays on record."""

from dataclasses import replace

from renvooi.model import Notice
from renvooi.model.errors import StateForbids

NAMED_POINTS = 3
"""Codes named in one line; `make_notice` gives all of them with their places."""


class NotReleasable(StateForbids):
    """A notice that must not go out: a draft, or one with points that a person must settle first."""

    def __init__(self, notice: Notice) -> None:
        self.codes = tuple(found.code for found in notice.open_points)
        super().__init__(f"{notice.id}: not ready to go out: {_why(notice)}")


def _why(notice: Notice) -> str:
    if not notice.open_points:
        return "it is marked as a draft. Make it again without the mark."
    kinds = tuple(dict.fromkeys(found.code for found in notice.open_points))
    named = ", ".join(kinds[:NAMED_POINTS]) + (", ..." if len(kinds) > NAMED_POINTS else "")
    number = len(notice.open_points)
    return (
        f"{number} open point{'s' if number > 1 else ''} ({named}). "
        "Settle what is listed as not ready to send, or make a draft with --draft."
    )


def require_releasable(notice: Notice) -> None:
    """Nothing. Raises: NotReleasable for a draft, and for open points that no person answered for."""
    if notice.draft or (notice.blocked and notice.released_despite is None):
        raise NotReleasable(notice)


def release(notice: Notice, *, by: str, despite: str | None = None) -> Notice:
    """The same notice, released by the person `by`; `despite` says why open errors may stay open.

    Raises: NotReleasable for a draft, and for errors without a reason; StateForbids if nobody is named.
    """
    if not by.strip():
        raise StateForbids(f"{notice.id}: nobody is named who lets it go out; name the person who releases it")
    reason = (despite or "").strip() or None
    released = replace(notice, released_by=by, released_despite=reason if notice.blocked else None)
    require_releasable(released)
    return released
