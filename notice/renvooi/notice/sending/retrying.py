"""Waiting and trying again: for a connection, and for the disk to take down an answer."""

from collections.abc import Callable
from threading import Event
from typing import TypeVar

import stamina
import stamina.instrumentation

from renvooi.model.errors import CorpusBusy, StoreFailed
from renvooi.notice.sending.pace import Pace
from renvooi.notice.sending.wire import Lost

T = TypeVar("T")

SETTLE_ATTEMPTS = 5
"""An answer that cannot be taken down makes a doubt: it is worth more than one try."""

# what is waited for is told by whoever called, not by lines in a log
stamina.instrumentation.set_on_retry_hooks([])


def until_connected(work: Callable[[], T], *, pace: Pace, stop: Event) -> T:
    """What `work` returns once it does not raise Lost. Raises: Lost in the end, and at once after a stop."""
    trying = stamina.RetryingCaller(
        attempts=pace.connections,
        timeout=None,
        wait_initial=pace.connection_wait,
        wait_max=pace.longest_connection_wait,
        wait_jitter=pace.connection_wait,
    )
    return trying(lambda error: isinstance(error, Lost) and not stop.is_set(), work)


def until_kept(work: Callable[[], T]) -> T:
    """What `work` returns once the corpus takes it. Raises: CorpusBusy, StoreFailed in the end."""
    trying = stamina.RetryingCaller(
        attempts=SETTLE_ATTEMPTS, timeout=None, wait_initial=0.1, wait_max=2.0, wait_jitter=0.1
    )
    return trying((CorpusBusy, StoreFailed), work)
