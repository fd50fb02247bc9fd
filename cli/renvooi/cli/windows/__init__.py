"""`renvooi windows`: the register of what clients may do until when, and of what they said."""

import click

from renvooi.cli.group import LazyGroup

COMMANDS = {
    "open": "renvooi.cli.windows.opening:command",
    "receive": "renvooi.cli.windows.receive:command",
    "doubt": "renvooi.cli.windows.doubt:command",
    "list": "renvooi.cli.windows.list:command",
    "show": "renvooi.cli.windows.show:command",
    "respond": "renvooi.cli.windows.respond:command",
    "proposed": "renvooi.cli.windows.proposed:command",
    "accept": "renvooi.cli.windows.accept:command",
    "dismiss": "renvooi.cli.windows.dismiss:command",
    "correct": "renvooi.cli.windows.correct:command",
    "withdraw": "renvooi.cli.windows.withdraw:command",
    "close": "renvooi.cli.windows.close:command",
    "remind": "renvooi.cli.windows.remind:command",
    "export": "renvooi.cli.windows.export:command",
}


@click.group("windows", cls=LazyGroup, places=COMMANDS)
def command() -> None:
    """Keep the register of client windows: until when each client may do what, and what came of it.

    A window is one right of one client under one released notice; a right to terminate and one to object
    are two windows. The beginning of an id is enough where only one window has it.
    """
