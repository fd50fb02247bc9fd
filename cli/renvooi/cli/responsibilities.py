"""`renvooi responsibilities`: who does what, and what of that changed."""

from pathlib import Path

import click

from renvooi.cli.exits import Exit
from renvooi.cli.group import RichHelp
from renvooi.cli.manner import Manner
from renvooi.cli.options import FILE, form_for, language_option, output_option, reading_options
from renvooi.cli.output import check_output, emit
from renvooi.model import Responsibilities, dumps


@click.command("responsibilities", cls=RichHelp)
@click.argument("file", type=FILE)
@click.option("--against", "old", type=FILE, metavar="OLD", help="The version to compare with: shows what differs.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "markdown", "svg"]),
    default="text",
    show_default=True,
    help="Text for the terminal, JSON for programs, a table in Markdown, or a picture of tasks by party.",
)
@language_option
@reading_options
@output_option
@click.pass_context
def command(
    ctx: click.Context,
    file: Path,
    old: Path | None,
    form: str,
    language: str,
    manner: Manner,
    output: Path | None,
) -> None:
    """List who does what in FILE: party, task and condition, clause by clause.

    With --against, ends with exit code 1 if anything differs from OLD, 0 if nothing does.
    """
    from renvooi.cli.reading import read_documents
    from renvooi.diff import against, responsibilities

    form = form_for(form, output)
    inputs = (file,) if old is None else (old, file)
    check_output(output, (*inputs, *manner.settings))
    *before, document = read_documents(inputs, manner)
    ledger = against(before[0], document) if before else responsibilities(document)
    emit(_result(ledger, form, language), output)
    ctx.exit(Exit.FOUND if ledger.changes else Exit.DONE)


def _result(ledger: Responsibilities, form: str, language: str) -> str:
    from renvooi.diff import render_responsibilities

    return dumps(ledger) if form == "json" else render_responsibilities(ledger, form, language=language)
