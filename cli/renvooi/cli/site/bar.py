"""A bar while a site is built, only where a person looks at standard error, and only if it takes over a second."""

import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from time import monotonic
from typing import TYPE_CHECKING

from renvooi.cli.progress import PATIENCE
from renvooi.cli.terminal import is_terminal

if TYPE_CHECKING:
    from rich.progress import Progress as Bar
    from rich.progress import TaskID

    from renvooi.notice.site.building import Progress

_SAID = {
    "assets": "styles and scripts",
    "clauses": "clauses, a document at a time",
    "pages": "versions and steps",
    "documents": "start pages of documents",
    "site": "start pages of the site",
    "discovery": "list of pages",
    "switch": "switching",
}
"""What is made in each wave."""


@contextmanager
def building_bar() -> "Iterator[Progress]":
    """A context with a function to tell how far a build is; the bar is gone at its end."""
    if not is_terminal(sys.stderr):
        yield lambda _wave, _done, _total: None
        return
    with ExitStack() as stack:
        yield _Shown(stack)


class _Shown:
    """Shows a bar from the first moment on at which it is worth it."""

    def __init__(self, stack: ExitStack) -> None:
        self.stack = stack
        self.begun = monotonic()
        self.bar: Bar | None = None
        self.task: TaskID | None = None

    def __call__(self, wave: str, done: int, total: int) -> None:
        if self.bar is None:
            if monotonic() - self.begun < PATIENCE:
                return
            self.bar = self.stack.enter_context(_bar())
            self.task = self.bar.add_task("")
        assert self.task is not None
        self.bar.update(self.task, completed=done, total=total, description=_SAID.get(wave, wave))


def _bar() -> "Bar":
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    return Progress(*columns, console=Console(stderr=True), transient=True)
