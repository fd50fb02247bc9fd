"""Looks each second whether a site should be built again, and builds it."""

import threading
from collections.abc import Callable, Hashable
from pathlib import Path

from renvooi.model.errors import RenvooiError

SECOND = 1.0
"""Between two looks: soon enough for a person, and a look takes a millisecond."""


class Watch:
    """A thread that calls `build` whenever what `look` sees is another than before."""

    def __init__(
        self,
        look: Callable[[], Hashable],
        build: Callable[[], bool],
        *,
        tell: Callable[[str], None],
        every: float = SECOND,
    ) -> None:
        """`build` says whether the site is another now; `tell` gets the line of an error, and the site stays as it was.

        What is seen now is what the site is then built from for the first time.
        """
        self.look = look
        self.build = build
        self.tell = tell
        self.every = every
        self.times = 0
        """How often the site became another."""
        self.busy = False
        """Whether a build is under way."""
        self._end = threading.Event()
        self._before = look()
        self._thread = threading.Thread(target=self._run, daemon=True)

    def start(self) -> None:
        """Begin to look."""
        self._thread.start()

    def stop(self) -> None:
        """End, after the build that is under way."""
        self._end.set()
        self._thread.join()

    def _run(self) -> None:
        seen = self._before
        while not self._end.wait(self.every):
            now = self._seen(seen)
            if now == seen:
                continue
            seen = now
            self.busy = True
            try:
                self.times += self.build()
            except RenvooiError as error:
                self.tell(str(error))
            finally:
                self.busy = False

    def _seen(self, before: Hashable) -> Hashable:
        """What there is to see; as before if that cannot be told now, as while a file is being replaced."""
        try:
            return self.look()
        except (OSError, RenvooiError):
            return before


def files_seen(paths: tuple[Path, ...]) -> Hashable:
    """Something that differs when one of these files, or one in these folders, was written anew."""
    found: list[tuple[str, int, int]] = []
    for path in paths:
        for file in sorted(path.rglob("*")) if path.is_dir() else (path,):
            if file.is_file():
                state = file.stat()
                found.append((str(file), state.st_mtime_ns, state.st_size))
    return tuple(found)
