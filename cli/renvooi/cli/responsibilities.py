"""`renvooi responsibilities`: who does what, and what of that changed."""

from pathlib import Path

import click

from renvooi.cli.exits import Exit
from renvooi.cli.group import RichHelp
from renvooi.cli.manner import Manner
from renvooi.cli.named import Where
from renvooi.cli.options import form_for, language_option, output_option, place_option, reading_options
from renvooi.cli.output import check_output, emit
from renvooi.model import Responsibilities, dumps


@click.command("responsibilities", cls=RichHelp)
@click.argument("name", metavar="FILE")
@click.option("--against", "old", metavar="OLD", help="The version to compare with: shows what differs.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "markdown", "svg"]),
    default="text",
    show_default=True,
    help="Text for the terminal, JSON for programs, a table in Markdown, or a picture of tasks by party.",
)
@language_option
@place_option
@reading_options
@output_option
@click.pass_context
def command(
    ctx: click.Context,
    name: str,
    old: str | None,
    form: str,
    language: str,
    where: Where,
    manner: Manner,
    output: Path | None,
) -> None:
    """List who does what in FILE, or in a version as document@version: party, task and condition, clause by clause.

    With --against, ends with exit code 1 if anything differs from OLD, 0 if nothing does.
    """
    from renvooi.cli.loading import load_documents
    from renvooi.cli.lookup import find_each
    from renvooi.diff import against, responsibilities

    form = form_for(form, output)
    versions = find_each((name,) if old is None else (old, name), where)
    check_output(output, (*versions, *manner.settings))
    *before, document = load_documents(versions, manner)
    ledger = against(before[0], document) if before else responsibilities(document)
    emit(_result(ledger, form, language), output)
    ctx.exit(Exit.FOUND if ledger.changes else Exit.DONE)


def _result(ledger: Responsibilities, form: str, language: str) -> str:
    from renvooi.diff import render_responsibilities

    return dumps(ledger) if form == "json" else render_responsibilities(ledger, form, language=language)
