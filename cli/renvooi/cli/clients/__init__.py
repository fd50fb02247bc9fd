"""`renvooi clients`: who is told of changes, and where."""

import click

from renvooi.cli.group import LazyGroup

COMMANDS = {
    "import": "renvooi.cli.clients.import_:command",
    "list": "renvooi.cli.clients.list:command",
    "show": "renvooi.cli.clients.show:command",
    "export": "renvooi.cli.clients.export:command",
    "forget": "renvooi.cli.clients.forget:command",
}


@click.group("clients", cls=LazyGroup, places=COMMANDS)
def command() -> None:
    """Keep the list of clients: who is told of changes to which document, at which address.

    Names and addresses are kept where they can be erased; the ledger holds a digest of them.
    """
