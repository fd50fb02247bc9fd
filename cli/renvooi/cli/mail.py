"""The settings of mail: a file that the user names, and the environment; never anything of the corpus."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from renvooi.cli.options import FILE

if TYPE_CHECKING:
    from renvooi.notice.sending.settings import MailSettings

Command = TypeVar("Command", bound=Callable[..., Any])

MAIL = "RENVOOI_MAIL"
"""Environment variable that names the file where --mail does not."""


def mail_option(command: Command) -> Command:
    """`command` with --mail, which it gets as `mail_file`."""
    return click.option(
        "--mail",
        "mail_file",
        type=FILE,
        metavar="FILE",
        envvar=MAIL,
        help="TOML file with the mail server and the sender; without it, the one that RENVOOI_MAIL names.",
    )(command)


def mail_settings(file: Path) -> "MailSettings":
    """What the file and the environment say. Raises: MissingFile, BadSettings."""
    from renvooi.cli.reading import read_bytes, settings_at
    from renvooi.notice.sending.settings_file import load_mail

    with settings_at(file):
        return load_mail(read_bytes(file), folder=file.parent, environ=os.environ, name=str(file))
