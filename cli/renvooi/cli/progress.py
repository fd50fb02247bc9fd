"""A moving bar for work that takes over a second, only where a person looks at standard error."""

import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial

from renvooi.cli.terminal import is_terminal

PATIENCE = 1.0
"""Seconds before the bar appears: below that it would only flicker."""


REFRESH = 0.1
"""Seconds between looks how far the work has come."""


@contextmanager
def working_on(what: str, *, total: int = 1) -> Iterator[Callable[[], None]]:
    """A context in which a bar that says `what` appears after a second and goes when done.

    Gives a function to call after each of `total` pieces of work; a bar of one piece only moves.
    """
    finished: list[None] = []
    advance = partial(finished.append, None)
    if not is_terminal(sys.stderr):
        yield advance
        return
    done = threading.Event()
    watcher = threading.Thread(target=_show_when_late, args=(what, total, finished, done), daemon=True)
    watcher.start()
    try:
        yield advance
    finally:
        done.set()
        watcher.join()


def _show_when_late(what: str, total: int, finished: Sequence[None], done: threading.Event) -> None:
    if done.wait(PATIENCE):
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    counted = (MofNCompleteColumn(),) if total > 1 else ()
    columns = (TextColumn("{task.description}"), BarColumn(), *counted, TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(what, total=total if total > 1 else None)
        while not done.wait(REFRESH):
            bar.update(task, completed=len(finished))
