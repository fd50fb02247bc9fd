"""Ctrl-C and a request to end stop a sender between two messages, never within one.

A message whose dot was sent and whose answer was not read would be in doubt, and a person would have to look for
it. So the first signal waits for that answer; whoever presses again does not want to, and then the sender takes
down that doubt. A third does not wait for that either.
"""

import os
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from types import FrameType

from renvooi.cli.exits import Interrupted

_SIGNALS = (signal.SIGINT, signal.SIGTERM)
_TOLD = b"stopping after this message; press Ctrl-C again to stop at once, which may leave it in doubt\n"
_LEFT = (
    "what was sent is on record; the message that was being sent may be in doubt, "
    "and is named once its time is over. Give the same command again to go on"
)


@dataclass(slots=True)
class Stop:
    """Whether a run is to end."""

    event: threading.Event = field(default_factory=threading.Event)
    pressed: bool = False
    """True once a signal came."""


@contextmanager
def stopping() -> Iterator[Stop]:
    """A context in which the first signal sets the event, and the second is KeyboardInterrupt.

    Raises: Interrupted, which says what is there all the same, if that comes out of it.
    """
    stop = Stop()
    if threading.current_thread() is not threading.main_thread():
        # Signals go to the main thread, which belongs to another program.
        yield stop
        return

    def ask(_number: int, _frame: FrameType | None) -> None:
        if stop.pressed:
            raise KeyboardInterrupt
        stop.pressed = True
        stop.event.set()
        with suppress(OSError, ValueError, AttributeError):
            # straight to the file: a handler may run in the middle of another print
            os.write(sys.stderr.fileno(), _TOLD)

    # a signal that is ignored, as under nohup, stays so
    before = {number: held for number in _SIGNALS if (held := signal.getsignal(number)) is not signal.SIG_IGN}
    for number in before:
        signal.signal(number, ask)
    try:
        yield stop
    except KeyboardInterrupt as pressed:
        raise Interrupted(_LEFT) from pressed
    finally:
        for number, held in before.items():
            signal.signal(number, held)
