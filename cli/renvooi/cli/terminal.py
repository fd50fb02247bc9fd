"""The terminal: its encoding, its colours, and who reads the other end."""

import os
import shutil
import sys
from io import TextIOWrapper
from typing import IO, TextIO

import click


def speak_utf8() -> None:
    """Make the standard streams UTF-8 whatever the locale: Dutch contracts are full of “ë” and “•”."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def wants_colour(stream: IO[str], asked: bool | None = None) -> bool:
    """Whether to colour what goes to `stream`: as `asked`, else on a terminal without NO_COLOR."""
    if asked is not None:
        return asked
    return is_terminal(stream) and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def is_terminal(stream: IO[str]) -> bool:
    """Whether a person is looking at `stream`."""
    return not stream.closed and stream.isatty()


def terminal_width(stream: IO[str]) -> int | None:
    """Columns of the terminal that `stream` goes to; None if it goes elsewhere."""
    return shutil.get_terminal_size().columns if is_terminal(stream) else None


def tell(label: str, message: str, *, colour: str) -> None:
    """Nothing; "label: message" is a line on standard error."""
    shown = click.style(label, fg=colour, bold=True) if wants_colour(sys.stderr) else label
    click.echo(f"{shown}: {message}", err=True)


def leave_broken_pipe(stream: TextIO) -> None:
    """Point `stream` at nothing, so that Python's own flush at exit does not fail again."""
    nothing = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nothing, stream.fileno())
    os.close(nothing)
