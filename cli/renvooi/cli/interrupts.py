"""Ctrl-C between two steps and never within one.

A step that is stored while its line is still to be printed would be done without anybody having
been told: the signal waits until the step has ended and was said. Whoever presses a second time
means it, as where another process holds the corpus; the step is then undone by the store.
"""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType


@contextmanager
def finishing() -> Iterator[None]:
    """A context that a first Ctrl-C does not end; KeyboardInterrupt follows at its end.

    Raises: KeyboardInterrupt at its end after one Ctrl-C, within it at the second.
    """
    before = signal.getsignal(signal.SIGINT)
    if before is not signal.default_int_handler or threading.current_thread() is not threading.main_thread():
        # Nobody presses keys here: SIGINT is ignored (nohup), or belongs to another program.
        yield
        return
    pressed = 0

    def wait(_number: int, _frame: FrameType | None) -> None:
        nonlocal pressed
        pressed += 1
        if pressed > 1:
            raise KeyboardInterrupt

    signal.signal(signal.SIGINT, wait)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
    if pressed:
        raise KeyboardInterrupt
