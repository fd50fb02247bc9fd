"""Lines on standard output and standard error, and what happens when they cannot be written.

Small on purpose: `renvooi --version` prints through it and must not pay for more.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TextIO

import click

from renvooi.cli.exits import CannotWrite, Exit
from renvooi.cli.terminal import leave_broken_pipe, wants_colour

_ADVICE = "Use --output FILE"


def say(text: str) -> None:
    """Nothing; `text`, ended by a line break, is on standard output.

    Raises: CannotWrite; click's Exit if the reader went away.
    """
    check_stdout()
    with _written(sys.stdout, "standard output", _ADVICE):
        # Whoever made the text decided on its colours.
        click.echo(text, nl=not text.endswith("\n"), color=True)
        sys.stdout.flush()


def say_bytes(data: bytes) -> None:
    """Nothing; `data` is on standard output as it is.

    Raises: CannotWrite; click's Exit if the reader went away.
    """
    check_stdout()
    with _written(sys.stdout, "standard output", _ADVICE):
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()


def check_stdout() -> None:
    """Nothing, if there is a standard output.

    Raises: CannotWrite where the shell closed it (`>&-`).
    """
    # Python has no stream then, whatever its type says.
    if getattr(sys, "stdout", None) is None:
        raise CannotWrite("standard output", "is closed", _ADVICE)


def tell(label: str, message: str, *, colour: str) -> None:
    """Nothing; "label: message" is a line on standard error.

    Raises: CannotWrite; click's Exit if the reader went away.
    """
    shown = click.style(label, fg=colour, bold=True) if wants_colour(sys.stderr) else label
    with _written(sys.stderr, "standard error", "Give it a file or terminal that can be written"):
        click.echo(f"{shown}: {message}", err=True)


@contextmanager
def _written(stream: TextIO, name: str, advice: str) -> Iterator[None]:
    """A context in which failing to write to `stream` is an error of the usual kind."""
    try:
        yield
    except BrokenPipeError:
        leave_broken_pipe(stream)
        raise click.exceptions.Exit(Exit.PIPE_CLOSED) from None
    except OSError as error:
        leave_broken_pipe(stream)
        reason = (error.strerror or str(error)).lower()
        raise CannotWrite(name, f"cannot be written: {reason}", advice) from error
