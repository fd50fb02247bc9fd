"""Which mailbox is read: the folder that the user names, or what the mail settings say."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from renvooi.notice.mailbox.values import Arrived, Unread


def mails_of(directory: Path | None, mail_file: Path | None, since: date | None) -> "Iterator[Arrived | Unread]":
    """The mails, one at a time.

    Raises: UsageError without a mailbox; MissingFile, BadSettings, InputRefused for a server that cannot be read.
    """
    from renvooi.cli.mailbox.folders import mails_at

    if directory is not None:
        return mails_at(directory)
    if mail_file is None:
        raise click.UsageError("name the mailbox: --directory, or --mail with [mailbox]", click.get_current_context())
    from renvooi.cli.mail import mail_settings
    from renvooi.notice.sending.settings import MailDirectory

    mailbox = mail_settings(mail_file).mailbox
    if mailbox is None:
        raise click.UsageError(
            f"{mail_file} has no [mailbox]; add it, or give --directory", click.get_current_context()
        )
    if isinstance(mailbox, MailDirectory):
        return mails_at(mailbox.path)
    from renvooi.notice.mailbox.imap import fetch_mails

    return fetch_mails(mailbox, since=since)


def own_addresses(mail_file: Path | None) -> tuple[str, ...]:
    """Our own addresses as the mail settings have them; none without a file. Raises: MissingFile, BadSettings."""
    if mail_file is None:
        return ()
    from renvooi.cli.mail import mail_settings

    settings = mail_settings(mail_file)
    team = () if settings.team is None else (settings.team.address,)
    return (settings.from_address, settings.sender, settings.reply_to, *team)
