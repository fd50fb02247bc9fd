"""A bar with counts while messages go out, only where a person looks at standard error."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from renvooi.cli.terminal import is_terminal

if TYPE_CHECKING:
    from renvooi.notice.sending.progress import Progress


@contextmanager
def sending_bar(total: int) -> "Iterator[Callable[[Progress], None]]":
    """A context with a function to tell of each step; the bar is gone at its end."""
    if not is_terminal(sys.stderr) or not total:
        yield lambda _progress: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Bar(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("sending", total=total)

        def told(progress: "Progress") -> None:
            settled = progress.accepted + progress.refused + progress.in_doubt
            bar.update(task, completed=settled, description=described(progress))

        yield told


def described(progress: "Progress") -> str:
    """What a run did so far, in a few words."""
    counts = (
        (progress.accepted, "accepted"),
        (progress.refused, "refused"),
        (progress.in_doubt, "in doubt"),
        (progress.put_off, "put off"),
    )
    said = ", ".join(f"{count} {name}" for count, name in counts if count) or "sending"
    if progress.waiting is None:
        return said
    return f"{said}; the next is due in {max(progress.waiting.total_seconds(), 0):.0f} s"
