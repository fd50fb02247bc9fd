"""Who does the work: threads that each watch a reading process, processes that compute, or a cluster.

A crew is given pieces of work that are loaded one by one, when there is somebody to do them, so that
few files are in memory at once however many there are. Answers come as they are ready.
"""

import threading
from collections.abc import Callable, Generator, Sequence
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Future, ThreadPoolExecutor, wait
from typing import Protocol, TypeVar

from renvooi.model.errors import RenvooiError

Task = TypeVar("Task")
Answer = bytes | RenvooiError | None
"""What was asked for; the error of what could not be loaded; None if those who worked on it died."""
AHEAD = 2
"""Tasks that are loaded for each worker: the one it has, and the one that it finds when it is done."""
PAYS = 4
"""Tasks for each process at least: to start one takes two seconds, mostly imports, and a history of 20 versions one."""
IDLE = 10
"""Seconds after which a process without work ends; also one whose parent was killed."""


class Crew(Protocol):
    """Those who work at the same time."""

    def spread(self, work: Callable[..., bytes], loads: Sequence[Callable[[], Task]]) -> Generator[tuple[int, Answer]]:
        """The number of each of `loads`, counted from 0, with `work(load())`; in the order in which they get done.

        A `RenvooiError` that a load raises is its answer; any other ends all. Closing the generator ends
        what is under way. Raises: ClusterFailed.
        """
        ...


class Threads:
    """Threads of this process, for work that waits for a process of its own; it is told to stop by an event."""

    def __init__(self, jobs: int) -> None:
        self.jobs = jobs

    def spread(self, work: Callable[..., bytes], loads: Sequence[Callable[[], Task]]) -> Generator[tuple[int, Answer]]:
        """See `Crew.spread`; `work` gets the event as its second argument."""
        stop = threading.Event()
        pool = ThreadPoolExecutor(self.jobs)
        try:
            yield from _slide(lambda load: pool.submit(lambda: work(load(), stop)), loads, most=AHEAD * self.jobs)
        finally:
            stop.set()
            pool.shutdown(cancel_futures=True)


class Processes:
    """Processes of this machine, for work that computes; with one job, or few tasks, it is done here."""

    def __init__(self, jobs: int) -> None:
        self.jobs = jobs

    def spread(self, work: Callable[..., bytes], loads: Sequence[Callable[[], Task]]) -> Generator[tuple[int, Answer]]:
        """See `Crew.spread`."""
        jobs = min(self.jobs, len(loads) // PAYS)
        if jobs <= 1:
            yield from ((number, _outcome(_done_here(work, load))) for number, load in enumerate(loads))
            return
        from joblib.externals.loky import get_reusable_executor

        pool = get_reusable_executor(max_workers=jobs, timeout=IDLE)

        def submit(load: Callable[[], Task]) -> Future[bytes]:
            try:
                found: Future[bytes] = pool.submit(work, load())
            except (RenvooiError, BrokenExecutor) as error:
                return _failed(error)
            return found

        try:
            yield from _slide(submit, loads, most=AHEAD * jobs)
        finally:
            pool.shutdown(kill_workers=True)


def _slide(
    submit: Callable[[Callable[[], Task]], Future[bytes]], loads: Sequence[Callable[[], Task]], *, most: int
) -> Generator[tuple[int, Answer]]:
    """The answers, where never more than `most` are asked for at once."""
    waiting: dict[Future[bytes], int] = {}
    for number, load in enumerate(loads):
        waiting[submit(load)] = number
        if len(waiting) >= most:
            yield from _ready(waiting)
    while waiting:
        yield from _ready(waiting)


def _ready(waiting: dict[Future[bytes], int]) -> Generator[tuple[int, Answer]]:
    done, _ = wait(waiting, return_when=FIRST_COMPLETED)
    for future in sorted(done, key=waiting.__getitem__):
        yield waiting.pop(future), _outcome(future)


def _outcome(future: Future[bytes]) -> Answer:
    error = future.exception()
    if isinstance(error, BrokenExecutor):
        return None
    if isinstance(error, RenvooiError):
        return error
    return future.result()


def _done_here(work: Callable[..., bytes], load: Callable[[], Task]) -> Future[bytes]:
    done: Future[bytes] = Future()
    try:
        done.set_result(work(load()))
    except RenvooiError as error:
        return _failed(error)
    return done


def _failed(error: Exception) -> Future[bytes]:
    failed: Future[bytes] = Future()
    failed.set_exception(error)
    return failed
