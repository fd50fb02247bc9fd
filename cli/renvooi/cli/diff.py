"""`renvooi diff`: what changed from one version to the next."""

import sys
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import click

from renvooi.cli.exits import CannotWrite, Exit
from renvooi.cli.group import RichHelp
from renvooi.cli.manner import Manner
from renvooi.cli.named import Version, Where
from renvooi.cli.options import (
    FILE,
    Day,
    form_for,
    is_given,
    language_option,
    output_option,
    pair_arguments,
    reading_options,
    verdicts_option,
)
from renvooi.cli.output import check_output, emit
from renvooi.cli.terminal import WIDEST, columns_width, is_terminal, prose_width, wants_colour
from renvooi.model import OPEN, Diff, Document, Severity, dumps
from renvooi.model.errors import MissingPackage

OUTSIDE_THE_CLAUSES = frozenset({"header-differs", "metadata-differs"})
"""Findings that say the text itself differs, in a place that no clause covers."""
_ONLY_FOR = {
    "view": ("text", "markdown", "html"),
    "context": ("html",),
    "author": ("docx",),
    "dated": ("docx",),
    "policy": ("json",),
}
"""Options that mean nothing in other formats: given there, they are a mistake."""


@dataclass(frozen=True, slots=True)
class _Look:
    """How the result is to be shown."""

    form: str
    view: str
    language: str
    colour: bool | None
    full: bool
    context: str
    author: str | None
    dated: date | None


@click.command("diff", cls=RichHelp)
@pair_arguments
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "markdown", "html", "docx"]),
    default="text",
    show_default=True,
    help="Text for the terminal, JSON for programs, Markdown or HTML for people, Word with tracked changes.",
)
@click.option(
    "--view",
    type=click.Choice(["inline", "side-by-side", "was-wordt"]),
    default="inline",
    show_default=True,
    help="Changes in the text, old beside new, or a table of old and new alone.",
)
@language_option
@click.option("--colour/--no-colour", default=None, help="Colour in text; without it, only on a terminal.")
@click.option("--full", is_flag=True, help="In text, show long unchanged stretches of a changed clause too.")
@click.option(
    "--context",
    type=click.Choice(["changes", "all"]),
    default="changes",
    show_default=True,
    help="In HTML, the changes alone or the whole new text behind them.",
)
@click.option("--author", metavar="NAME", help="Who made the tracked changes; without it, Renvooi.")
@click.option(
    "--dated",
    type=Day(),
    metavar="DATE",
    help="Day of the tracked changes; without it, the day on which the new version takes effect.",
)
@click.option(
    "--policy",
    type=FILE,
    metavar="FILE",
    help="In JSON, TOML file with the rules that give each change its consequences; without it, those that the corpus "
    "adopted, else those that come with renvooi.",
)
@verdicts_option
@reading_options
@output_option
@click.pass_context
def command(
    ctx: click.Context,
    names: tuple[str, ...],
    where: Where,
    form: str,
    view: str,
    language: str,
    colour: bool | None,
    full: bool,
    context: str,
    author: str | None,
    dated: date | None,
    policy: Path | None,
    verdicts: Path | None,
    manner: Manner,
    output: Path | None,
) -> None:
    """Compare two versions of a document, clause by clause.

    OLD and NEW are files, or versions as document@version. With DOCUMENT, they are versions of it:
    `renvooi diff demarcatie 2026-01 2026-02`, also 2026-01..2026-02, compares those of the corpus, or
    without one the files demarcatie-2026-01.pdf and demarcatie-2026-02.pdf.

    Ends with exit code 1 if anything changed, in a clause or around them, or if a page may show
    something else than was read; 0 if nothing did.
    """
    from renvooi.cli.loading import load_pair
    from renvooi.cli.lookup import find_pair
    from renvooi.cli.verdict_keeping import verdicts_on
    from renvooi.diff import diff, with_verdicts

    look = _Look(form_for(form, output), view, language, colour, full, context, author, dated)
    _check_look(ctx, look, output)
    versions = find_pair(names, where)
    settings = tuple(path for path in (verdicts, policy) if path is not None)
    check_output(output, (*versions, *manner.settings, *settings))
    records = verdicts_on(versions, verdicts)
    old, new = load_pair(versions, manner)
    script = with_verdicts(diff(old, new), records)
    if look.form == "json":
        script = _with_consequences(script, versions, policy)
    emit(_result(old, new, script, look, output), output)
    ctx.exit(Exit.FOUND if differs(script) else Exit.DONE)


def _with_consequences(script: Diff, versions: tuple[Version, Version], policy: Path | None) -> Diff:
    """The diff with what each change sets off. Raises: MissingFile, BadSettings, CorpusUnreadable."""
    from renvooi.cli.consequences import policy_in_force
    from renvooi.notice import judged

    rules, _ = policy_in_force(versions, policy)
    return judged(script, rules)


def _check_look(ctx: click.Context, look: _Look, output: Path | None) -> None:
    """Nothing, if the options go together.

    Raises: UsageError.
    """
    for option, forms in _ONLY_FOR.items():
        if is_given(option) and look.form not in forms:
            raise click.UsageError(f"--{option} is for --format {', '.join(forms)}; leave it out", ctx)
    if look.form == "docx" and output is None and is_terminal(sys.stdout):
        raise click.UsageError("a Word document is no text for a terminal; name a file with --output", ctx)


def _result(old: Document, new: Document, script: Diff, look: _Look, output: Path | None) -> str | bytes:
    """The diff in the format asked for."""
    from renvooi.diff import render

    if look.form == "json":
        return dumps(script)
    if look.form == "docx":
        return _redline(old, new, script, look)
    width = WIDEST
    if output is None:
        width = prose_width(sys.stdout) if look.view == "inline" else columns_width(sys.stdout)
    coloured = wants_colour(sys.stdout, look.colour) if output is None else bool(look.colour)
    return render(
        script,
        look.form,
        view=look.view,
        language=look.language,
        colour=coloured,
        width=width,
        full=look.full,
        documents=(old, new) if look.context == "all" else None,
    )


def _redline(old: Document, new: Document, script: Diff, look: _Look) -> bytes:
    from renvooi.diff import AUTHOR, redline_docx

    try:
        return redline_docx(
            old,
            new,
            script,
            author=look.author or AUTHOR,
            dated=look.dated or new.effective_date,
            language=look.language,
        )
    except MissingPackage as error:
        raise CannotWrite("--format docx", "needs a package that is not installed", error.advice) from error


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
