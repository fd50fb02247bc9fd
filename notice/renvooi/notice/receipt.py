"""A notice as it is for a client whose day of receipt is known: the same words, with last days."""

from dataclasses import replace
from datetime import date, datetime

from renvooi.model import Notice, Right
from renvooi.notice.policy import Policy
from renvooi.notice.window import day_of_receipt, open_window


def received_on(notice: Notice, received: date | datetime, policy: Policy) -> Notice:
    """`notice` with the last day of each right that has a term; `policy` is the one that it was made with.

    Raises: ValueError for a time without a zone, and if a last day lies beyond the calendar.
    """
    day = day_of_receipt(received)
    rights = tuple(_opened(right, day, policy) for right in notice.rights)
    return replace(notice, received=day, rights=rights)


def _opened(right: Right, day: date, policy: Policy) -> Right:
    if right.window is None:
        return right
    window = open_window(
        right.window.basis, right.window.days, received=day, coulance=policy.coulance, equated=policy.equated_days
    )
    return replace(right, window=window)
