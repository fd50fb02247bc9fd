"""What a mail server does wrong, where, and when."""

from dataclasses import dataclass
from enum import StrEnum


class Point(StrEnum):
    """Where a server goes wrong."""

    CONNECT = "connect"
    EHLO = "EHLO"
    STARTTLS = "STARTTLS"
    AUTH = "AUTH"
    MAIL = "MAIL"
    RCPT = "RCPT"
    DATA = "DATA"
    TEXT = "mid-body"
    DOT = "dot"
    """After the dot; the message was thrown away."""
    ACCEPTED = "accepted"
    """After the dot; the message was accepted, and the answer is what goes wrong."""


class Fault(StrEnum):
    """How it goes wrong."""

    DISCONNECT = "disconnect"
    TRANSIENT = "4xx"
    PERMANENT = "5xx"
    GARBAGE = "garbage"
    SILENCE = "silence"
    DELAY = "delay"
    """Nothing else: the answer comes late, and in time."""


WRONG = tuple(fault for fault in Fault if fault is not Fault.DELAY)
"""All that a server should not do."""


@dataclass(frozen=True, slots=True)
class Script:
    """One thing that goes wrong, at the times that are counted for its point; nothing without a fault."""

    point: Point = Point.CONNECT
    fault: Fault | None = None
    times: tuple[int, ...] = (1,)
    """Which visits of the point, from 1."""


def scripts() -> tuple[Script, ...]:
    """Every fault at every point.

    No server accepts a message and says that it did not, in a way that anybody could tell from one that says
    the truth: there the protocol ends. So an accepted message has no answers of 4xx and 5xx.
    """
    said = (Fault.TRANSIENT, Fault.PERMANENT)
    return tuple(
        # a silence takes its time, so it comes once
        Script(point, fault, _TIMES[point][: 1 if fault is Fault.SILENCE else None])
        for point in Point
        for fault in WRONG
        if not (point is Point.ACCEPTED and fault in said)
    )


SECURED = (Point.STARTTLS, Point.AUTH)
"""Where a sender comes only if its settings ask for it."""
_EARLY = (Point.CONNECT, Point.EHLO, *SECURED)
_TIMES = dict.fromkeys(Point, (2, 4)) | dict.fromkeys(_EARLY, (1, 2))
"""A connection is made once where nothing goes wrong, so its faults come first; messages are in between others."""
