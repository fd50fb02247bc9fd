"""`renvooi subscribers list`: who is on the list."""

import sys

import click

from renvooi.cli.corpus import corpus_option, opened
from renvooi.cli.group import RichHelp
from renvooi.cli.printing import say
from renvooi.cli.table import table
from renvooi.cli.terminal import terminal_width, wants_colour
from renvooi.cli.version_name import StoredDocument

_HEADS = ("Id", "Address", "Name", "Language", "Documents")


@click.command("list", cls=RichHelp)
@click.option("--document", type=StoredDocument(), metavar="DOCUMENT", help="Only who follows this document.")
@corpus_option
def command(document: str | None, corpus: str | None) -> None:
    """Show the subscribers, and the documents that each follows."""
    from renvooi.model import RecipientKind

    with opened(corpus) as store:
        found = store.clients(RecipientKind.SUBSCRIBER)
    chosen = [one for one in found if document is None or not one.documents or one.agreed(document)]
    if not chosen:
        say("There are no subscribers.")
        return
    rows = [
        (
            one.id,
            one.address,
            "-" if one.name == one.address else one.name,
            one.language,
            ", ".join(agreed.document for agreed in one.documents) or "all",
        )
        for one in chosen
    ]
    width, colour = terminal_width(sys.stdout), wants_colour(sys.stdout)
    say(table(_HEADS, rows, width=width, colour=colour, fold=frozenset({1, 2, 4})).rstrip("\n"))
