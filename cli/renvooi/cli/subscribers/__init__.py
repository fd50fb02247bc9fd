"""`renvooi subscribers`: who follows documents on the web site, and may leave at any time."""

import click

from renvooi.cli.group import LazyGroup

COMMANDS = {
    "import": "renvooi.cli.subscribers.import_:command",
    "list": "renvooi.cli.subscribers.list:command",
    "add": "renvooi.cli.subscribers.add:command",
    "remove": "renvooi.cli.subscribers.remove:command",
    "export": "renvooi.cli.subscribers.export:command",
}


@click.group("subscribers", cls=LazyGroup, places=COMMANDS)
def command() -> None:
    """Keep the list of who gets a digest of changes: people who asked for it on the web site.

    A subscriber is no client: it gets no notice and has no window. Its id is made of its address and tells nothing
    of it; who leaves is erased.
    """
