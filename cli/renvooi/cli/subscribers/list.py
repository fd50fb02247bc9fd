"""`renvooi subscribers list`: who is on the list."""

import sys

import click

from renvooi.cli.corpus import corpus_option, opened
from renvooi.cli.digest_labels import LANGUAGES
from renvooi.cli.group import RichHelp
from renvooi.cli.options import language_option
from renvooi.cli.printing import say
from renvooi.cli.table import table
from renvooi.cli.terminal import terminal_width, wants_colour
from renvooi.cli.version_name import StoredDocument


@click.command("list", cls=RichHelp)
@click.option("--document", type=StoredDocument(), metavar="DOCUMENT", help="Only who follows this document.")
@language_option
@corpus_option
def command(document: str | None, language: str, corpus: str | None) -> None:
    """Show the subscribers, and the documents that each follows."""
    from renvooi.model import RecipientKind

    labels = LANGUAGES[language]
    with opened(corpus) as store:
        found = store.clients(RecipientKind.SUBSCRIBER)
    chosen = [one for one in found if document is None or not one.documents or one.agreed(document)]
    if not chosen:
        say(labels.nobody)
        return
    rows = [
        (
            one.id,
            one.address,
            "-" if one.name == one.address else one.name,
            labels.languages[one.language],
            ", ".join(agreed.document for agreed in one.documents) or labels.all_documents,
        )
        for one in chosen
    ]
    width, colour = terminal_width(sys.stdout), wants_colour(sys.stdout)
    say(table(labels.heads, rows, width=width, colour=colour, fold=frozenset({1, 2, 4})).rstrip("\n"))
