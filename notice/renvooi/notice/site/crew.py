"""Who makes the units: this process, or several where there is much to make.

A process is given some units of one document at a time, so that what it read for one serves the next, and
writes their files itself: pages do not travel between processes, only what is known of them.
"""

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass

from renvooi.notice.site.ahead import Ahead
from renvooi.notice.site.frame import Site
from renvooi.notice.site.making import Made, Source
from renvooi.notice.site.placing.manifest import FileEntry, UnitEntry
from renvooi.notice.site.placing.writing import Writer
from renvooi.notice.site.recent import RecentSource
from renvooi.notice.site.units.unit import Unit

OpenSource = Callable[[], AbstractContextManager[Source]]
"""Opens the corpus for reading; a function of a module with its values bound, so that another process can be given it."""

PAYS = 6.0
"""Seconds of work from which on more processes are started: to start one and import all takes nearly two."""
PAYS_AGAIN = 1.0
"""Seconds of work from which on processes that were started before are given it."""
BATCH = 16
"""Units that a process is given at once: enough to use what it read, and few enough to share the work evenly."""
IDLE = 10
"""Seconds after which a process without work ends; also one whose parent was killed."""


@dataclass(frozen=True, slots=True)
class Order:
    """A unit to make, and which of its files are there already, as they were made last."""

    unit: Unit
    before: Mapping[str, FileEntry]


@dataclass(frozen=True, slots=True)
class Workshop:
    """What it takes to make units; can be given to another process."""

    open_source: OpenSource
    site: Site
    writer: Writer

    def make(self, order: Order, source: Source) -> UnitEntry:
        """A unit, made and written. Raises: StoreFailed, and what its source raises."""
        return self.finish(order, order.unit.make(source, self.site))

    def finish(self, order: Order, made: Made) -> UnitEntry:
        """A unit that was made, written. Raises: StoreFailed."""
        unit = order.unit
        files, kept = self.writer.write(made, order.before)
        return UnitEntry(unit.name, unit.key, unit.modified, kept, files)


class Crew:
    """Makes units, in as many processes as pay."""

    def __init__(self, workshop: Workshop, source: RecentSource, ahead: Ahead, *, workers: int) -> None:
        """`source` is the one that this process has open, and `ahead` has what it made of it already."""
        self.workshop = workshop
        self.source = source
        self.ahead = ahead
        self.workers = workers
        self._many = False

    def make(self, orders: Sequence[Order]) -> Iterator[UnitEntry]:
        """Each unit as it was made, as it gets done."""
        left = []
        for order in orders:
            made = self.ahead.take(order.unit)
            if made is None:
                left.append(order)
            else:
                yield self.workshop.finish(order, made)
        wanted = sum(order.unit.seconds for order in left)
        if self.workers > 1 and wanted > (PAYS_AGAIN if self._many else PAYS):
            self._many = True
            yield from self._spread(left)
        else:
            yield from (self.workshop.make(order, self.source) for order in left)

    def _spread(self, orders: Sequence[Order]) -> Iterator[UnitEntry]:
        from concurrent.futures import as_completed

        from joblib.externals.loky import get_reusable_executor

        pool = get_reusable_executor(max_workers=self.workers, timeout=IDLE)
        parent = os.getpid()
        futures = [pool.submit(_make_batch, self.workshop, batch, parent) for batch in _batches(orders)]
        for future in as_completed(futures):
            yield from future.result()

    def dismiss(self) -> None:
        """Nothing; all processes are gone."""
        if self._many:
            from joblib.externals.loky import get_reusable_executor

            get_reusable_executor(max_workers=self.workers, timeout=IDLE).shutdown(kill_workers=True)


@contextmanager
def assembled(workshop: Workshop, source: RecentSource, ahead: Ahead, *, workers: int) -> Iterator[Crew]:
    """A context with a crew; it is gone at the end, whatever happens."""
    crew = Crew(workshop, source, ahead, workers=workers)
    try:
        yield crew
    finally:
        crew.dismiss()


def _batches(orders: Sequence[Order]) -> Iterator[tuple[Order, ...]]:
    """`orders` in their order, some at a time, never of two documents."""
    batch: list[Order] = []
    for order in orders:
        if batch and (len(batch) == BATCH or _document(batch[-1]) != _document(order)):
            yield tuple(batch)
            batch = []
        batch.append(order)
    if batch:
        yield tuple(batch)


def _document(order: Order) -> str:
    """The slug of the document that a unit is about; of those about the whole site, its name."""
    return order.unit.name.split("/")[1] if "/" in order.unit.name else order.unit.name


_OPEN: dict[Writer, Source] = {}
"""What this process has open, by the build that it works for: it is kept until the process ends."""


def _make_batch(workshop: Workshop, orders: Sequence[Order], parent: int) -> tuple[UnitEntry, ...]:
    source = _OPEN.get(workshop.writer)
    if source is None:
        _OPEN.clear()
        source = _OPEN[workshop.writer] = RecentSource(workshop.open_source().__enter__())
    result = []
    for order in orders:
        if os.getppid() != parent:
            # Whoever gave the order was killed, and another build may work in its place.
            os._exit(1)
        result.append(workshop.make(order, source))
    return tuple(result)
