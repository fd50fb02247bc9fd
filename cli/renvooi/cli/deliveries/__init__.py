"""`renvooi deliveries`: what became of each message, and the proof of it."""

import click

from renvooi.cli.group import LazyGroup

COMMANDS = {
    "list": "renvooi.cli.deliveries.list:command",
    "show": "renvooi.cli.deliveries.show:command",
    "resolve": "renvooi.cli.deliveries.resolve:command",
    "export": "renvooi.cli.deliveries.export:command",
    "send-from-here": "renvooi.cli.deliveries.send_from_here:command",
}


@click.group("deliveries", cls=LazyGroup, places=COMMANDS)
def command() -> None:
    """Follow the messages of a mailing: what became of each, and the proof of it.

    Accepted by a mail server is not received: what proves more is kept apart.
    """
