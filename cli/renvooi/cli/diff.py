"""`renvooi diff`: what changed from one version to the next."""

import sys
from pathlib import Path

import click

from renvooi.cli.exits import Exit
from renvooi.cli.group import RichHelp
from renvooi.cli.manner import Manner
from renvooi.cli.options import form_for, output_option, pair, pair_arguments, reading_options
from renvooi.cli.output import check_output, emit
from renvooi.cli.terminal import WIDEST, prose_width, wants_colour
from renvooi.model import OPEN, Diff, Severity, dumps

OUTSIDE_THE_CLAUSES = frozenset({"header-differs", "metadata-differs"})
"""Findings that say the text itself differs, in a place that no clause covers."""


@click.command("diff", cls=RichHelp)
@pair_arguments
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "markdown", "html"]),
    default="text",
    show_default=True,
    help="Text for the terminal, JSON for programs, Markdown or HTML for people.",
)
@click.option(
    "--language",
    type=click.Choice(["nl", "en"]),
    default="nl",
    show_default=True,
    help="Language of the labels; contract text stays as it is.",
)
@click.option("--colour/--no-colour", default=None, help="Colour in text; without it, only on a terminal.")
@reading_options
@output_option
@click.pass_context
def command(
    ctx: click.Context,
    versions: tuple[str, ...],
    folder: Path,
    form: str,
    language: str,
    colour: bool | None,
    manner: Manner,
    output: Path | None,
) -> None:
    """Compare two versions of a document, clause by clause.

    OLD and NEW are files. With DOCUMENT, they are versions: `renvooi diff demarcatie 2026-01 2026-02`
    compares demarcatie-2026-01.pdf with demarcatie-2026-02.pdf.

    Ends with exit code 1 if anything changed, in a clause or around them, or if a page may show
    something else than was read; 0 if nothing did.
    """
    from renvooi.cli.reading import read_pair
    from renvooi.diff import diff, render

    form = form_for(form, output)
    files = pair(versions, folder)
    check_output(output, (*files, *manner.settings))
    script = diff(*read_pair(files, manner))
    if form == "json":
        text = dumps(script)
    else:
        coloured = wants_colour(sys.stdout, colour) if output is None else bool(colour)
        width = prose_width(sys.stdout) if output is None else WIDEST
        text = render(script, form, language=language, colour=coloured, width=width)
    emit(text, output)
    ctx.exit(Exit.FOUND if differs(script) else Exit.DONE)


def differs(script: Diff) -> bool:
    """Whether the two versions differ: in a clause, in a header, in what a document says of itself.

    While a page may show something else than was read, nobody can say that they do not.
    A date that one side does not state at all is no difference: a PDF has no front matter.
    """
    dated = script.old.effective_date is not None and script.new.effective_date is not None
    outside = [finding for finding in script.findings if finding.code in OUTSIDE_THE_CLAUSES]
    codes = {*(warning.code for warning in script.warnings), *(finding.code for finding in script.findings)}
    if codes & OPEN:
        return True
    return bool(script.changes) or any(dated or finding.severity is not Severity.INFO for finding in outside)
