"""Arguments and options that the commands about windows share."""

from collections.abc import Callable
from datetime import date
from typing import Any, TypeVar

import click

from renvooi.cli.options import Day, language_option
from renvooi.cli.version_name import StoredDocument
from renvooi.cli.windows.moments import PastDay
from renvooi.model import WindowState

Command = TypeVar("Command", bound=Callable[..., Any])

CLOSED = "closed"
"""What --state calls a window of which the processor decided what came."""

window_argument = click.argument("window", metavar="WINDOW")
windows_argument = click.argument("windows", nargs=-1, required=True, metavar="WINDOW...")
because_option = click.option(
    "--because", required=True, metavar="TEXT", help="Why, in a sentence that others will read."
)


def receipt_options(*, required: bool) -> Callable[[Command], Command]:
    """A decorator that adds --received and --evidence."""
    received = click.option(
        "--received",
        type=PastDay(),
        required=required,
        metavar="DATE",
        help="Day on which the client received the notice, or the moment with its offset, as in "
        "2026-03-02T09:30:00+01:00; day 0 is that day in the Netherlands.",
    )
    evidence = click.option(
        "--evidence",
        required=required,
        metavar="TEXT",
        help="How that is known, as in: read receipt of the mail server.",
    )
    return lambda command: received(evidence(command))


receipt_because_option = click.option(
    "--because",
    metavar="TEXT",
    help="Why a receipt takes the place of another, lies before the release, or makes a response late.",
)

today_option = click.option(
    "--today", type=Day(), metavar="DATE", help="The day on which the windows stand as shown; without it, this day."
)


def choosing_options(command: Command) -> Command:
    """`command` with --document, --client, --state, --today and --language."""
    for option in reversed(_CHOOSING):
        option(command)
    return language_option(command)


_CHOOSING = (
    click.option("--document", type=StoredDocument(), metavar="DOCUMENT", help="Only windows under notices about it."),
    click.option("--client", metavar="ID", help="Only windows of this client."),
    click.option(
        "--state",
        "states",
        type=click.Choice([*(state.value for state in WindowState), CLOSED]),
        multiple=True,
        help="Only windows that stand so, and are not closed; or closed ones. Repeatable.",
    ),
    today_option,
)


def given_day(day: date | None) -> date:
    """The day of --today, or this day in the Netherlands."""
    from renvooi.cli.windows.moments import today

    return today() if day is None else day
