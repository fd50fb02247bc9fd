"""A moving bar for work that takes over a second, only where a person looks at standard error."""

import sys
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

from renvooi.cli.terminal import is_terminal

PATIENCE = 1.0
"""Seconds before the bar appears: below that it would only flicker."""


@contextmanager
def working_on(what: str) -> Iterator[None]:
    """A context in which a bar that says `what` appears after a second and goes when done."""
    if not is_terminal(sys.stderr):
        yield
        return
    done = threading.Event()
    watcher = threading.Thread(target=_show_when_late, args=(what, done), daemon=True)
    watcher.start()
    try:
        yield
    finally:
        done.set()
        watcher.join()


def _show_when_late(what: str, done: threading.Event) -> None:
    if done.wait(PATIENCE):
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    with ExitStack() as stack:
        columns = (TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
        bar = stack.enter_context(Progress(*columns, console=Console(stderr=True), transient=True))
        bar.add_task(what, total=None)
        done.wait()
