"""`renvooi claims`: the author's own list of differences, judged, or written as it should be."""

import sys
from dataclasses import dataclass
from pathlib import Path

import click

from renvooi.cli.exits import Exit
from renvooi.cli.group import RichHelp
from renvooi.cli.manner import Manner
from renvooi.cli.named import Where
from renvooi.cli.options import form_for, output_option, pair_arguments, reading_options
from renvooi.cli.output import check_output, emit
from renvooi.cli.terminal import prose_width
from renvooi.model import Change, Claim, Diff, Verdict, VersionRef, dumps

CLAIMS_SCHEMA = "renvooi/claims/1"


@dataclass(frozen=True, slots=True)
class Report:
    """What `claims` prints as JSON."""

    schema: str
    document: str
    """Kind of the document."""
    title: str
    old: VersionRef
    new: VersionRef
    claims: tuple[Claim, ...]
    undeclared: tuple[Change, ...]


@click.command("claims", cls=RichHelp)
@pair_arguments
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "markdown"]),
    default="text",
    show_default=True,
    help="Lines for people, JSON for programs, or Markdown.",
)
@click.option(
    "--language",
    type=click.Choice(["nl", "en"]),
    default="nl",
    show_default=True,
    help="Language of our own sentences; the author's stay as they are.",
)
@click.option("--write", is_flag=True, help="Write the list of differences that would be true, as Markdown.")
@reading_options
@output_option
@click.pass_context
def command(
    ctx: click.Context,
    names: tuple[str, ...],
    where: Where,
    form: str,
    language: str,
    write: bool,
    manner: Manner,
    output: Path | None,
) -> None:
    """Judge what the author says changed, and name what the author leaves out.

    Each claim of the list of differences in NEW is confirmed, partly confirmed, contradicted or cannot
    be told, with the reason. With --write, print the list that would be true instead.

    Ends with exit code 0 if every claim is confirmed and nothing is undeclared, else 1; with --write always 0.
    """
    from renvooi.cli.loading import load_pair
    from renvooi.cli.lookup import find_pair
    from renvooi.diff import diff, draft_list

    form = form_for(form, output)
    if write and form == "json":
        raise click.UsageError("--write gives Markdown; leave out --format json", ctx)
    versions = find_pair(names, where)
    check_output(output, (*versions, *manner.settings))
    old, new = load_pair(versions, manner)
    script = diff(old, new)
    if write:
        emit(draft_list(old, new, script, language=language), output)
        ctx.exit(Exit.DONE)
    emit(_result(script, form, language, prose_width(sys.stdout) if output is None else None), output)
    ctx.exit(Exit.DONE if _is_true(script) else Exit.FOUND)


def _is_true(script: Diff) -> bool:
    """Whether every claim is confirmed and every change is claimed; without a list, whether nothing changed."""
    if not script.claims:
        return not script.changes
    return not script.undeclared and all(claim.verdict is Verdict.CONFIRMED for claim in script.claims)


def _result(script: Diff, form: str, language: str, width: int | None) -> str:
    from renvooi.diff import render_claims

    if form == "json":
        missing = frozenset(script.undeclared)
        undeclared = tuple(change for change in script.changes if change.id in missing)
        return dumps(
            Report(CLAIMS_SCHEMA, script.document, script.title, script.old, script.new, script.claims, undeclared)
        )
    return render_claims(script, form, language=language, width=width)
