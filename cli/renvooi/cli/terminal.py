"""The terminal: its encoding, its colours, and who reads the other end."""

import os
import shutil
import sys
from io import TextIOWrapper
from typing import IO, TextIO

WIDEST = 100
"""Columns of prose; longer lines are hard to read."""
WIDEST_COLUMNS = 160
"""Columns of two texts beside each other, each as wide as prose may be at most with something to spare."""
NARROWEST = 40
"""Columns of prose; below that hardly a Dutch word fits beside its margin."""


def speak_utf8() -> None:
    """Make the standard streams UTF-8 whatever the locale: Dutch contracts are full of “ë” and “•”."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def wants_colour(stream: IO[str] | None, asked: bool | None = None) -> bool:
    """Whether to colour what goes to `stream`: as `asked`, else on a terminal without NO_COLOR."""
    if asked is not None:
        return asked
    return is_terminal(stream) and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def is_terminal(stream: IO[str] | None) -> bool:
    """Whether a person is looking at `stream`; Python has None for one that the shell closed."""
    return stream is not None and not stream.closed and stream.isatty()


def terminal_width(stream: IO[str] | None) -> int | None:
    """Columns of the terminal that `stream` goes to; None if it goes elsewhere."""
    return shutil.get_terminal_size().columns if is_terminal(stream) else None


def prose_width(stream: IO[str] | None) -> int:
    """Columns for prose on `stream`: those of its terminal, within what reads well."""
    return max(NARROWEST, min(terminal_width(stream) or WIDEST, WIDEST))


def columns_width(stream: IO[str] | None) -> int:
    """Columns for two texts beside each other on `stream`."""
    return max(NARROWEST, min(terminal_width(stream) or WIDEST, WIDEST_COLUMNS))


def leave_broken_pipe(stream: TextIO) -> None:
    """Point `stream` at nothing, so that Python's own flush at exit does not fail again."""
    nothing = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nothing, stream.fileno())
    os.close(nothing)
