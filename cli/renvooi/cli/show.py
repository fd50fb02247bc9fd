"""`renvooi show`: one version as it was read, or the file as it came in."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from renvooi.cli.corpus import corpus_option, opened
from renvooi.cli.group import RichHelp
from renvooi.cli.named import Stored
from renvooi.cli.options import form_for, is_given, output_option
from renvooi.cli.output import check_output, emit
from renvooi.cli.printing import tell
from renvooi.cli.terminal import is_terminal, terminal_width
from renvooi.cli.version_name import StoredVersion, VersionName

if TYPE_CHECKING:
    from renvooi.corpus import Corpus, VersionEntry

_BINARY = (".pdf", ".docx")
"""Suffixes of --output that can only mean the file as received."""


@click.command("show", cls=RichHelp)
@click.argument("name", type=StoredVersion(), metavar="DOCUMENT@VERSION")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "markdown", "json", "original"]),
    default="text",
    show_default=True,
    help="An outline for people, Markdown that reads back to the same tree, JSON for programs, "
    "or the file byte for byte as it was received.",
)
@corpus_option
@output_option
@click.pass_context
def command(ctx: click.Context, name: VersionName, form: str, corpus: str | None, output: Path | None) -> None:
    """Show DOCUMENT@VERSION of the corpus as it was read when it was added, or the file that came in."""
    if output is not None and output.suffix.lower() in _BINARY and not is_given("form"):
        form = "original"
    form = "original" if form == "original" else form_for(form, output)
    with opened(corpus) as store:
        entry = store.version(*name)
        check_output(output, (Stored(store, entry),))
        if form != "original":
            result: str | bytes = _read(store, entry, form, output)
        else:
            _refuse_misnamed(ctx, entry, output)
            result = store.snapshot(entry)
    emit(result, output)


def _refuse_misnamed(ctx: click.Context, entry: "VersionEntry", output: Path | None) -> None:
    """Nothing, if the file as received may go to `output`. Raises: UsageError."""
    suffix = Path(entry.snapshot.name).suffix.lower()
    if output is None:
        if is_terminal(sys.stdout) and not entry.snapshot.media_type.startswith("text/"):
            raise click.UsageError(f"{entry.snapshot.name} is no text for a terminal; name a file with --output", ctx)
    elif output.suffix.lower() in _BINARY and output.suffix.lower() != suffix and not is_given("form"):
        raise click.UsageError(
            f"--output {output.name}: {entry.name} came in as {entry.snapshot.name}; "
            "name a file with the same suffix, or give --format original",
            ctx,
        )


def _read(store: "Corpus", entry: "VersionEntry", form: str, output: Path | None) -> str:
    """The tree in the format asked for; warnings of its reader are on standard error."""
    from renvooi.cli.exits import one_line
    from renvooi.cli.outline import outline
    from renvooi.model import dumps, to_markdown

    document = store.document(entry)
    for warning in document.warnings:
        place = f", page {warning.page}" if warning.page is not None else ""
        tell("warning", one_line(f"{entry.name}{place}: {warning.message}"), colour="yellow")
    if form == "text":
        return outline(document, width=terminal_width(sys.stdout) if output is None else None)
    return to_markdown(document) if form == "markdown" else dumps(document)
