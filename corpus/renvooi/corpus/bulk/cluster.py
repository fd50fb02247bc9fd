"""A Dask cluster as a crew: its workers read and compute, and know nothing of the corpus.

joblib's dask backend spreads the work. Dask itself gives the work of a worker that died to another, and
gives up a piece of work on which several died. joblib 1.6 waits for such a piece for ever, since nobody
tells it (tried: a task that ends its worker, on two workers); `_Telling` does.

Of the parts only this module talks to Dask.
"""

import logging
import re
import threading
import time
from collections.abc import Callable, Generator, Iterator, Sequence
from concurrent.futures import CancelledError, Future
from contextlib import closing, contextmanager, suppress
from typing import TYPE_CHECKING, Any, TypeVar, cast

from joblib import Parallel, delayed, parallel_config
from joblib._dask import DaskDistributedBackend

from renvooi.corpus.bulk.crew import Answer
from renvooi.model.errors import ClusterFailed, MissingPackage, RenvooiError
from renvooi.parser.version import shared_digest

if TYPE_CHECKING:
    from dask.distributed import Client

Task = TypeVar("Task")

PATIENCE = 5
"""Seconds to wait for the scheduler, and then for a worker; one that is there answers within one."""
ABANDONED = 30
"""Seconds without any worker after which the cluster is given up; one that is started anew is back in ten."""
LOOK = 2
"""Seconds between looks whether there is a worker."""
WAVE = 256
"""Tasks given out before the next are loaded. joblib keeps answers that nobody has fetched yet, so a corpus owner who is
slower than many workers would have all of them in memory; at the end of a wave workers idle for half a file."""
_LOGGERS = ("distributed", "distributed.client")
"""They log workers that come and go, which is no concern of whoever adds files."""
_KILLED = "KilledWorker"


class _Telling(DaskDistributedBackend):  # type: ignore[misc]  # joblib has no types
    """The backend, which also tells of a task that comes to nothing: it has an answer like any other."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._asked: dict[int, Callable[[list[tuple[int, Answer]]], None]] = {}

    def submit(self, func: Any, callback: Any = None) -> "Future[object]":
        """See `ParallelBackendBase.submit`; `func` is one call, whose first argument is its number."""
        ((_, (number, *_rest), _named),) = func.items
        self._asked[number] = callback

        def tell(answer: Any) -> None:
            self._asked.pop(number, None)
            callback(answer)

        def look(done: "Future[object]") -> None:
            error = done.exception()
            if error is not None:
                tell([(number, None if type(error).__name__ == _KILLED else _gone(type(error).__name__))])

        submitted = cast("Future[object]", super().submit(func, callback=tell))
        submitted.add_done_callback(look)
        return submitted

    def watch(self, done: threading.Event) -> None:
        """Nothing, when `done` is set; if there is no worker for long, all that is asked for is answered with that."""
        seen = time.monotonic()
        while not done.wait(LOOK):
            with suppress(OSError, CancelledError):
                # a scheduler that is gone is told of by the tasks
                if self.client.ncores():
                    seen = time.monotonic()
            if time.monotonic() - seen > ABANDONED:
                for number, callback in list(self._asked.items()):
                    callback([(number, _gone("it has no worker any more"))])
                return


class Cluster:
    """The workers of a cluster; made by `joined`."""

    def __init__(self, client: "Client") -> None:
        self.client = client

    def spread(self, work: Callable[..., bytes], loads: Sequence[Callable[[], Task]]) -> Generator[tuple[int, Answer]]:
        """See `Crew.spread`. Raises: ClusterFailed."""
        for first in range(0, len(loads), WAVE):
            yield from self._wave(work, loads[first : first + WAVE], first)

    def _wave(
        self, work: Callable[..., bytes], loads: Sequence[Callable[[], Task]], first: int
    ) -> Generator[tuple[int, Answer]]:
        refused: list[tuple[int, Answer]] = []

        def calls() -> Iterator[object]:
            for number, load in enumerate(loads, first):
                try:
                    task = load()
                except RenvooiError as error:
                    refused.append((number, error))
                else:
                    yield delayed(_numbered)(number, work, task)

        backend = _Telling(client=self.client)
        with parallel_config(backend=backend):
            parallel = cast("Any", Parallel)  # what types it has are wrong
            spread = parallel(n_jobs=-1, batch_size=1, return_as="generator_unordered")
            results = cast("Generator[tuple[int, Answer]]", spread(calls()))
        done = threading.Event()
        threading.Thread(target=backend.watch, args=(done,), daemon=True).start()
        with closing(results):
            try:
                for number, answer in results:
                    if isinstance(answer, ClusterFailed):
                        raise answer
                    yield number, answer
            except (CancelledError, OSError) as error:
                raise _gone(type(error).__name__) from error
            finally:
                done.set()
        yield from refused


def _numbered(number: int, work: Callable[[Task], bytes], task: Task) -> tuple[int, bytes]:
    return number, work(task)


def _gone(why: str) -> ClusterFailed:
    return ClusterFailed(
        f"the cluster did not finish its work ({why}). What was added is kept; "
        "see that the scheduler and its workers run, then give the same command."
    )


_ADDRESS = re.compile(r"[a-z]+://(?:[\w.-]+|\[[0-9a-f:.]+\]):\d+", re.IGNORECASE | re.ASCII)
"""Of a scheduler; what is none is not left to dask, which starts threads before it looks."""


@contextmanager
def joined(address: str) -> Iterator[Cluster]:
    """A context with the cluster whose scheduler is at `address`, as in "tcp://host:8786".

    Raises: MissingPackage; ClusterFailed if nobody answers there, there is no worker, or one has another reader.
    """
    try:
        from dask.distributed import Client
    except ImportError as error:
        raise MissingPackage("A cluster", "cluster") from error
    if not _ADDRESS.fullmatch(address):
        raise _no_scheduler(address)
    for logger in _LOGGERS:
        logging.getLogger(logger).setLevel(logging.CRITICAL)
    try:
        client = Client(address, timeout=PATIENCE, set_as_default=False)  # type: ignore[no-untyped-call]
    except (OSError, ValueError) as error:
        raise _no_scheduler(address) from error
    except AssertionError as error:
        # how dask says that its own thread did not run within ten seconds
        raise ClusterFailed(
            "dask did not start on this machine in time. Close other programs, then try again."
        ) from error
    with client:
        _require_workers(client, address)
        yield Cluster(client)


def _no_scheduler(address: str) -> ClusterFailed:
    return ClusterFailed(
        f"{address}: no scheduler of a Dask cluster answers there. Start one with dask scheduler, "
        "and give its address as in --cluster tcp://host:8786."
    )


def _require_workers(client: "Client", address: str) -> None:
    """Nothing; there is a worker, and all of them read as this machine does."""
    try:
        client.wait_for_workers(1, timeout=PATIENCE)
    except TimeoutError as error:
        raise ClusterFailed(f"{address}: the cluster has no worker. Start one with dask worker {address}.") from error
    answers = cast("dict[str, object]", client.run(shared_digest, on_error="return"))
    for worker, digest in sorted(answers.items()):
        if digest != shared_digest():
            reason = "has another reader" if isinstance(digest, str) else f"cannot read ({type(digest).__name__})"
            raise ClusterFailed(f"{address}: worker {worker} {reason}. Install the same renvooi and engines there.")
