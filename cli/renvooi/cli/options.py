"""Arguments and options that several commands share, each said once."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from renvooi.cli.versions import find_version

Command = TypeVar("Command", bound=Callable[..., Any])

FILE = click.Path(readable=False, path_type=Path)
"""Any path: whether it can be read is told by the reader, with its own exit code."""


def output_option(command: Command) -> Command:
    """`command` with --output."""
    return click.option(
        "--output", type=FILE, metavar="FILE", help="Write to FILE, whole or not at all, instead of the terminal."
    )(command)


def library_options(command: Command) -> Command:
    """`command` with --profile and --organisation."""
    command = click.option(
        "--organisation",
        "organisations",
        type=FILE,
        multiple=True,
        metavar="FILE",
        help="TOML file that names the parties of your documents. Repeatable.",
    )(command)
    return click.option(
        "--profile",
        "profiles",
        type=FILE,
        multiple=True,
        metavar="FILE",
        help="TOML file that describes a document family. Repeatable.",
    )(command)


def pair_arguments(command: Command) -> Command:
    """`command` with OLD NEW, or DOCUMENT OLD NEW and --in."""
    command = click.option(
        "--in",
        "folder",
        type=FILE,
        metavar="FOLDER",
        default=Path(),
        help="Where DOCUMENT-VERSION.pdf and .md are; without it, the current folder.",
    )(command)
    return click.argument("versions", nargs=-1, metavar="[DOCUMENT] OLD NEW", required=True)(command)


def pair(versions: tuple[str, ...], folder: Path) -> tuple[Path, Path]:
    """The files of OLD and NEW as the user named them.

    Raises: UsageError for more or fewer names, UnknownVersion.
    """
    match versions:
        case (old, new):
            return _file(old, folder), _file(new, folder)
        case (document, old, new):
            return find_version(document, old, folder), find_version(document, new, folder)
        case _:
            found = f"{len(versions)} name{'s' if len(versions) != 1 else ''}"
            raise click.UsageError(
                f"Expected OLD NEW (files) or DOCUMENT OLD NEW, found {found}", click.get_current_context()
            )


def _file(name: str, folder: Path) -> Path:
    """A file, or "document@version" where no file has that name."""
    path = Path(name)
    document, at, version = name.rpartition("@")
    return find_version(document, version, folder) if at and not path.exists() else path
