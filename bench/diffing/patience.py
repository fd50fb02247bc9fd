"""A limit of CPU time on a call: some peers need minutes where others need milliseconds."""

import signal
import time
from collections.abc import Callable
from types import FrameType


class OutOfPatienceError(Exception):
    """The call was ended."""


def _end(signum: int, frame: FrameType | None) -> None:
    raise OutOfPatienceError


def timed(call: Callable[[], object], *, patience: float) -> tuple[float, bool]:
    """CPU seconds that `call` took, and whether it was ended after `patience` seconds of them.

    Only Python code can be ended; a call into C is waited for. Main thread only.
    """
    before = signal.signal(signal.SIGVTALRM, _end)
    ended = False
    start = time.process_time()
    try:
        signal.setitimer(signal.ITIMER_VIRTUAL, patience)
        call()
    except OutOfPatienceError:
        ended = True
    finally:
        spent = time.process_time() - start
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
    return spent, ended
