"""`renvooi site`: the web site of a corpus."""

import click

from renvooi.cli.group import LazyGroup

COMMANDS = {
    "build": "renvooi.cli.site.build:command",
    "serve": "renvooi.cli.site.serve:command",
    "check": "renvooi.cli.site.check:command",
}


@click.group("site", cls=LazyGroup, places=COMMANDS)
def command() -> None:
    """Make the web site of a corpus: a changelog that people read and machines follow.

    It shows published versions only, and needs no server of its own: a folder of files.
    """
