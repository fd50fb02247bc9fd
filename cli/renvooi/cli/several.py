"""Several files at once, in threads that each watch one reading process."""

import os
import threading
import warnings
from collections.abc import Callable, Generator, Sequence
from typing import TypeVar, cast

Item = TypeVar("Item")
Result = TypeVar("Result")

FAREWELL = 5.0
"""Seconds to wait for the reading processes to be ended after Ctrl-C; it takes a fifth of one."""


def each(
    work: Callable[[Item, threading.Event], Result], items: Sequence[Item], *, jobs: int | None
) -> Generator[Result]:
    """The result of `work` for each item, in their order, `jobs` at a time.

    `work` must end soon after its second argument is set, as it is when the caller goes away or is
    interrupted: no reading process outlives the command.
    """
    workers = min(len(items), jobs or processors())
    stop = threading.Event()
    if workers <= 1:
        yield from (work(item, stop) for item in items)
        return
    from joblib import Parallel, delayed

    busy = _Busy()

    def watched(item: Item) -> Result:
        with busy:
            return work(item, stop)

    parallel = Parallel(n_jobs=workers, backend="threading", return_as="generator")
    results = cast("Generator[Result]", parallel(delayed(watched)(item) for item in items))
    try:
        # Not `yield from`, which would close the results before the threads are told to stop.
        for result in results:  # noqa: UP028
            yield result
    finally:
        stop.set()
        with warnings.catch_warnings():
            # joblib warns of work that was not asked for to the end; here that is meant.
            warnings.simplefilter("ignore")
            results.close()
        busy.wait(FAREWELL)


def processors() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class _Busy:
    """How many threads are at work."""

    def __init__(self) -> None:
        self.count = 0
        self.changed = threading.Condition()

    def __enter__(self) -> None:
        with self.changed:
            self.count += 1

    def __exit__(self, *_error: object) -> None:
        with self.changed:
            self.count -= 1
            self.changed.notify_all()

    def wait(self, seconds: float) -> None:
        """Nothing, once no thread is at work, or after `seconds`."""
        with self.changed:
            self.changed.wait_for(lambda: self.count == 0, timeout=seconds)
