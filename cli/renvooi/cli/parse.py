"""`renvooi parse`: one file to a clause tree."""

import sys
from pathlib import Path

import click

from renvooi.cli.group import RichHelp
from renvooi.cli.options import FILE, accepts_revisions, form_for, is_given, library_options, output_option
from renvooi.cli.output import check_folder, check_output, emit, write_file
from renvooi.cli.printing import say
from renvooi.cli.terminal import terminal_width

STAGES = ("words", "lines", "blocks", "tree")


@click.command("parse", cls=RichHelp)
@click.argument("file", type=FILE)
@click.option(
    "--format",
    "form",
    type=click.Choice(["json", "text", "markdown"]),
    default="json",
    show_default=True,
    help="JSON for programs, an outline for people, or Markdown that reads back to the same tree.",
)
@click.option(
    "--stage", type=click.Choice(STAGES), help="Show what one step of reading gave, to find where it went wrong."
)
@click.option(
    "--picture",
    type=FILE,
    metavar="FOLDER",
    help="Draw what was recognised over each page of a PDF, as PNG files in FOLDER, instead of printing the tree.",
)
@library_options
@output_option
@click.pass_context
def command(
    ctx: click.Context,
    file: Path,
    form: str,
    stage: str | None,
    picture: Path | None,
    profiles: tuple[Path, ...],
    organisations: tuple[Path, ...],
    output: Path | None,
) -> None:
    """Read FILE (PDF, Word or Markdown) as a tree of sections, clauses and paragraphs."""
    if stage and is_given("form"):
        raise click.UsageError("--stage prints plain text and takes no --format; leave one of them out", ctx)
    if picture is not None:
        if stage or output is not None or is_given("form"):
            raise click.UsageError("--picture takes no --format, --stage or --output; leave them out", ctx)
        _pictures(ctx, file, picture, profiles, organisations)
        return
    form = "text" if stage else form_for(form, output)
    check_output(output, (file, *profiles, *organisations))
    if stage:
        text = _stage(file, stage, profiles, organisations)
    else:
        text = _tree(file, form, profiles, organisations, width=terminal_width(sys.stdout) if output is None else None)
    emit(text, output)


def _tree(
    file: Path, form: str, profiles: tuple[Path, ...], organisations: tuple[Path, ...], *, width: int | None
) -> str:
    from renvooi.cli.outline import outline
    from renvooi.cli.reading import read_document, read_library
    from renvooi.model import dumps, to_markdown

    document = read_document(file, read_library(profiles, organisations))
    if form == "text":
        return outline(document, width=width)
    return to_markdown(document) if form == "markdown" else dumps(document)


def _stage(file: Path, stage: str, profiles: tuple[Path, ...], organisations: tuple[Path, ...]) -> str:
    from renvooi.cli.reading import read_bytes, read_library, refused_at
    from renvooi.parser import read_stage

    library = read_library(profiles, organisations)
    data = read_bytes(file)
    with refused_at(file):
        return read_stage(data, name=file.name, stage=stage, library=library, accept_revisions=accepts_revisions())


def _pictures(
    ctx: click.Context, file: Path, folder: Path, profiles: tuple[Path, ...], organisations: tuple[Path, ...]
) -> None:
    """Write a picture of each page, and say where it is."""
    from renvooi.cli.reading import read_bytes, read_library, refused_at
    from renvooi.parser import is_pdf, read_stages
    from renvooi.parser.picture import draw_pages

    library = read_library(profiles, organisations)
    data = read_bytes(file)
    with refused_at(file):
        if not is_pdf(data, name=file.name):
            raise click.UsageError(f"--picture is for PDF files; {file} has no pages to draw on", ctx)
        stages = read_stages(data, name=file.name, library=library)
    check_folder(folder)
    for page in draw_pages(data, stages, name=file.name):
        write_file(folder / page.name, page.png)
        say(f"{folder / page.name}\n")
