"""A person lets a notice go out, and what was still open stays on record."""

from dataclasses import replace

from renvooi.model import Notice, RenvooiError, Severity


class NotReleasable(RenvooiError):
    """A notice with points that a person must settle first, or answer for."""

    def __init__(self, notice: Notice) -> None:
        self.codes = tuple(found.code for found in notice.findings if found.severity is Severity.ERROR)
        super().__init__(
            f"{notice.id}: not ready to go out: {', '.join(dict.fromkeys(self.codes))}. "
            "Settle these points, or release it with a reason."
        )


def release(notice: Notice, *, by: str, despite: str | None = None) -> Notice:
    """The same notice, released by the person `by`; `despite` says why open errors may stay open.

    Raises: NotReleasable for errors without a reason.
    """
    if not by.strip():
        raise ValueError("by: name the person who releases the notice")
    if notice.blocked and not (despite or "").strip():
        raise NotReleasable(notice)
    return replace(notice, released_by=by, released_despite=despite if notice.blocked else None)
