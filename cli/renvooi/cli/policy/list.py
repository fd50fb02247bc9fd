"""`renvooi policy list`: the policies that a corpus has adopted, and which of them are in force."""

import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

from renvooi.cli.corpus import corpus_option, opened
from renvooi.cli.group import RichHelp
from renvooi.cli.printing import say
from renvooi.cli.table import table
from renvooi.cli.terminal import terminal_width, wants_colour

if TYPE_CHECKING:
    from renvooi.corpus.register.entries import PolicyEntry

POLICIES_SCHEMA = "renvooi/policies/1"
ALL = "(all others)"
"""Stands for the documents without a policy of their own."""
_HEADS = ("document", "policy", "in force", "adopted", "by", "sha256")
_SHOWN_DIGITS = 12
_DAY = len("2026-03-02")


@dataclass(frozen=True, slots=True)
class Report:
    """What `policy list` prints as JSON."""

    schema: str
    policies: "tuple[PolicyEntry, ...]"
    """Oldest first; the latest of a document is in force for it."""


@click.command("list", cls=RichHelp)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="A table for the terminal, or JSON for programs.",
)
@corpus_option
def command(form: str, corpus: str | None) -> None:
    """Show the policies that were adopted, oldest first: for which document, when and by whom, and which are in force."""
    from renvooi.model import dumps

    with opened(corpus) as store:
        entries = store.policies()
    if form == "json":
        say(dumps(Report(POLICIES_SCHEMA, entries)))
        return
    if not entries:
        say("no policy was adopted yet: the default policy is in force")
        return
    newest = {entry.document: entry.event for entry in entries}
    rows = [
        (
            entry.document or ALL,
            f"{entry.name} {entry.version}",
            "yes" if newest[entry.document] == entry.event else "",
            entry.adopted_at[:_DAY],
            entry.adopted_by,
            entry.sha256[:_SHOWN_DIGITS],
        )
        for entry in entries
    ]
    say(
        table(
            _HEADS, rows, width=terminal_width(sys.stdout), colour=wants_colour(sys.stdout), fold=frozenset({0, 1, 4})
        )
    )
