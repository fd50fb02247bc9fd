"""`renvooi mailbox`: what comes back after a mailing."""

import click

from renvooi.cli.group import LazyGroup

COMMANDS = {"read": "renvooi.cli.mailbox.read:command"}


@click.group("mailbox", cls=LazyGroup, places=COMMANDS)
def command() -> None:
    """Read what comes back after a mailing: reports of mail servers, confirmations, and what clients answer.

    No mail is changed, and none counts as a response before a person says so with renvooi windows accept.
    """
