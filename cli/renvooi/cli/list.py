"""`renvooi list`: the documents of the corpus."""

import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

from renvooi.cli.corpus import corpus_option, opened
from renvooi.cli.corpus_labels import LANGUAGES
from renvooi.cli.group import RichHelp
from renvooi.cli.options import language_option
from renvooi.cli.printing import say
from renvooi.cli.table import table
from renvooi.cli.terminal import terminal_width, wants_colour
from renvooi.model import dumps

if TYPE_CHECKING:
    from collections.abc import Sequence

    from renvooi.corpus import DocumentEntry

_COUNTS, _TITLES = frozenset({1}), frozenset({5})
"""Columns of the table."""
DAY = len("2026-03-02")
"""Characters of a moment that say its day."""


@dataclass(frozen=True, slots=True)
class Listing:
    """What `list` prints as JSON."""

    schema: str
    documents: "tuple[DocumentEntry, ...]"


@click.command("list", cls=RichHelp)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="A table for the terminal, or JSON for programs.",
)
@language_option
@corpus_option
def command(form: str, language: str, corpus: str | None) -> None:
    """Show the documents of the corpus: how many versions, the latest, and the latest that was published."""
    from renvooi.corpus.entries import CORPUS_SCHEMA

    with opened(corpus) as store:
        documents = store.documents()
    if form == "json":
        say(dumps(Listing(CORPUS_SCHEMA, documents)))
        return
    say(documents_table(documents, language, width=terminal_width(sys.stdout), colour=wants_colour(sys.stdout)))


def documents_table(documents: "Sequence[DocumentEntry]", language: str, *, width: int | None, colour: bool) -> str:
    """A line a document, or a sentence where there is none."""
    labels = LANGUAGES[language]
    if not documents:
        return f"{labels.empty}\n"
    rows = [
        (entry.name, str(entry.versions), entry.latest, entry.published or "-", entry.changed_at[:DAY], entry.title)
        for entry in documents
    ]
    return table(labels.documents, rows, width=width, colour=colour, fold=_TITLES, right=_COUNTS)
