"""The policy that a command is about: a file of the user's, or the one that comes with renvooi."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from renvooi.cli.options import FILE

if TYPE_CHECKING:
    from renvooi.notice.policy import Policy

Command = TypeVar("Command", bound=Callable[..., Any])

SHIPPED = "the default policy"


def policy_argument(command: Command) -> Command:
    """`command` with the optional argument FILE."""
    return click.argument("file", type=FILE, metavar="[FILE]", required=False)(command)


def named(file: Path | None) -> str:
    """How a message calls the policy in `file`."""
    return SHIPPED if file is None else str(file)


def read_policy(file: Path | None) -> "Policy":
    """The policy in `file`; the shipped one for None.

    Raises: BadSettings that names the file, MissingFile.
    """
    from renvooi.cli.reading import read_bytes, settings_at
    from renvooi.notice.policy import load_policy

    with settings_at(file):
        return load_policy(None if file is None else read_bytes(file))
