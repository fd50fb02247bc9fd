"""Which corpus is meant, who acts on it, and what time it is: the only place that asks the machine.

The store itself is imported when a corpus is opened, so that help and completion do not pay for a
database.
"""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from getpass import getuser
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from renvooi.corpus import Corpus, Place

Command = TypeVar("Command", bound=Callable[..., Any])

PLACE = "RENVOOI_CORPUS"
"""Environment variable that names the corpus where --corpus does not."""
BY = "RENVOOI_BY"
"""Environment variable that says who acts where --by does not."""
KEY = "RENVOOI_KEY"
"""Environment variable that names the file of the private key; without it, the one beside the database."""


def corpus_option(command: Command) -> Command:
    """`command` with --corpus, which it gets as `corpus`."""
    return click.option(
        "--corpus",
        metavar="PLACE",
        envvar=PLACE,
        help="File, folder or postgresql URL of the corpus; without it, RENVOOI_CORPUS, else the renvooi.db "
        "of this folder or the nearest one above it.",
    )(command)


def by_option(command: Command) -> Command:
    """`command` with --by, which it gets as `by`; `acting` makes a name of it."""
    return click.option(
        "--by",
        metavar="NAME",
        envvar=BY,
        help="Who does this, as it is recorded for good; without it, RENVOOI_BY, else your login name.",
    )(command)


def now() -> datetime:
    """This moment, in UTC."""
    return datetime.now(UTC)


def acting(by: str | None) -> str:
    """The name that is recorded: as given, else the login name.

    Raises: UsageError if there is neither.
    """
    name = " ".join((_login() if by is None else by).split())
    if not name or not name.isprintable():
        raise click.UsageError("nobody is named to record as who did this; give --by NAME", click.get_current_context())
    return name


def _login() -> str:
    try:
        return getuser()
    except (OSError, KeyError, ImportError):
        # A machine or container may know this user by a number alone.
        return ""


def key_file() -> Path | None:
    """The file that RENVOOI_KEY names; None without it."""
    named = os.environ.get(KEY)
    return Path(named) if named else None


def place_of(corpus: str | None) -> "Place":
    """Where the corpus is that the user named, or that is found from the current folder upwards.

    Raises: NoCorpus.
    """
    from renvooi.corpus import find_place

    return find_place(corpus, Path.cwd())


@contextmanager
def opened_to_write(corpus: str | None) -> Iterator["Corpus"]:
    """The same as `opened`, for a command that writes: without a usable key nothing is begun.

    Raises: StateForbids, and what `opened` raises.
    """
    with opened(corpus) as found:
        found.require_key()
        yield found


@contextmanager
def opened(corpus: str | None) -> Iterator["Corpus"]:
    """A context with the corpus that the user named, or that is found from the current folder upwards.

    Raises: NoCorpus, CorpusUnreadable, CorpusOutdated, CorpusBusy.
    """
    from renvooi.corpus import open_corpus

    with open_corpus(place_of(corpus), clock=now, key=key_file()) as found:
        yield found
