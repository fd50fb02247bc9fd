"""Every step towards the disk, counted: a statement, a commit, a write, a sync, a rename.

At a chosen one something happens instead, or after it: the process dies, or the disk fails. What is
replaced is the system under the corpus (os, the driver of the database), never the corpus itself.
"""

import errno
import os
import signal
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, NoReturn

from sqlalchemy import Engine, event
from sqlalchemy.engine.default import DefaultDialect

Act = Callable[[str], None]
"""What happens at the chosen step, of which it is told the name."""

CALLS = ("write", "fsync", "replace", "ftruncate", "link")


@dataclass
class Steps:
    """How many steps were taken, and at which one what happens."""

    at: int
    """The step, counted from 1; 0 for never."""
    act: Act
    only: tuple[str, ...] = ()
    """Names of the steps that count; none for all."""
    taken: int = 0
    names: list[str] = field(default_factory=list)

    def take(self, name: str) -> None:
        """Nothing; the step is counted, and it may be the one."""
        if self.only and name not in self.only:
            return
        self.taken += 1
        self.names.append(name)
        if self.taken == self.at:
            self.act(name)


@contextmanager
def counted(steps: Steps, *, after: bool = False) -> Iterator[Steps]:
    """A context in which every step is told to `steps`, before it is taken, and with `after` once more behind it."""
    kept = {name: getattr(os, name) for name in CALLS}
    commit = DefaultDialect.do_commit

    def call(name: str) -> Callable[..., Any]:
        def counting(*given: Any, **named: Any) -> Any:
            steps.take(name)
            found = kept[name](*given, **named)
            if after:
                steps.take(f"{name} done")
            return found

        return counting

    def committing(self: DefaultDialect, connection: Any) -> None:
        steps.take("commit")
        commit(self, connection)  # type: ignore[no-untyped-call]  # of the library
        if after:
            steps.take("commit done")

    def executing(_cursor: Any, statement: str, _parameters: Any, _context: Any) -> None:
        steps.take(statement.split(maxsplit=1)[0])

    for name in CALLS:
        setattr(os, name, call(name))
    setattr(DefaultDialect, "do_commit", committing)  # noqa: B010  # a method of a class of the library
    for kind in ("do_execute", "do_execute_no_params", "do_executemany"):
        event.listen(Engine, kind, _as(kind, executing))
    try:
        yield steps
    finally:
        for name, function in kept.items():
            setattr(os, name, function)
        setattr(DefaultDialect, "do_commit", commit)  # noqa: B010
        for kind in ("do_execute", "do_execute_no_params", "do_executemany"):
            event.remove(Engine, kind, _as(kind, executing))


_LISTENERS: dict[tuple[str, int], Callable[..., None]] = {}


def _as(kind: str, executing: Callable[..., None]) -> Callable[..., None]:
    """A listener with the arguments that this event has; the same one for the same function."""

    def without(cursor: Any, statement: str, context: Any) -> None:
        executing(cursor, statement, None, context)

    if kind != "do_execute_no_params":
        return executing
    return _LISTENERS.setdefault((kind, id(executing)), without)


def die(_name: str) -> NoReturn:
    """Nothing ever again: the process is gone, as when the power is."""
    os.kill(os.getpid(), signal.SIGKILL)
    raise AssertionError("a killed process goes on")


def fail(name: str) -> NoReturn:
    """Raises: what the system raises when the disk fails at such a step."""
    if name in CALLS:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    raise sqlite3.OperationalError("disk I/O error")


def fail_on_server(name: str) -> NoReturn:
    """Raises: as `fail`, in the words of PostgreSQL."""
    import psycopg

    if name in CALLS:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    raise psycopg.OperationalError("could not extend file: No space left on device")
