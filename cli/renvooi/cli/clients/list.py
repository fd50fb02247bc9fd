"""`renvooi clients list`: who is on record."""

import sys
from typing import TYPE_CHECKING

import click

from renvooi.cli.clients.labels import LANGUAGES
from renvooi.cli.corpus import corpus_option, opened
from renvooi.cli.group import RichHelp
from renvooi.cli.options import language_option
from renvooi.cli.printing import check_stdout, say
from renvooi.cli.table import Row, table
from renvooi.cli.terminal import terminal_width, wants_colour
from renvooi.cli.version_name import StoredDocument

if TYPE_CHECKING:
    from renvooi.model import Client

_FOLDED = frozenset({1, 3, 4, 5})
"""Columns with names and lists."""


@click.command("list", cls=RichHelp)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "csv"]),
    default="text",
    show_default=True,
    help="A table for the terminal, JSON for programs, or CSV that import reads.",
)
@click.option("--document", type=StoredDocument(), metavar="DOCUMENT", help="Only clients with it in their contract.")
@language_option
@corpus_option
def command(form: str, document: str | None, language: str, corpus: str | None) -> None:
    """Show the clients on record: where they are told, of which documents, and which have a term of their own."""
    check_stdout()
    with opened(corpus) as store:
        clients = [one for one in store.clients() if document is None or one.agreed(document) is not None]
    if form == "json":
        from renvooi.cli.clients.report import as_json

        say(as_json(clients))
    elif form == "csv":
        from renvooi.corpus.clients.writing import as_csv

        say(as_csv(clients))
    elif not clients:
        say(LANGUAGES[language].empty)
    else:
        width, colour = terminal_width(sys.stdout), wants_colour(sys.stdout)
        rows = [_row(client) for client in clients]
        say(table(LANGUAGES[language].heads, rows, width=width, colour=colour, fold=_FOLDED))


def _row(client: "Client") -> Row:
    addresses = (client.address, *(f"{one.address} ({one.document})" for one in client.addresses))
    return (
        client.id,
        client.name,
        client.language,
        "; ".join(addresses),
        documents_of(client) or "-",
        "; ".join(str(term.days) for term in client.terms) or "-",
    )


def documents_of(client: "Client") -> str:
    """The documents of a client, each with its version in force as far as it is known."""
    return "; ".join(
        one.document if one.version is None else f"{one.document}@{one.version}" for one in client.documents
    )
