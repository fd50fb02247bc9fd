"""`renvooi parse`: files to clause trees."""

import sys
from pathlib import Path

import click

from renvooi.cli.exits import Exit, line_of
from renvooi.cli.group import RichHelp
from renvooi.cli.manner import Manner
from renvooi.cli.named import Stored, Version, Where, stored_of
from renvooi.cli.options import FILE, form_for, is_given, output_option, place_option, reading_options
from renvooi.cli.output import check_folder, check_output, emit, write_file
from renvooi.cli.printing import say, tell
from renvooi.cli.terminal import terminal_width
from renvooi.model import Document, dumps, to_markdown

STAGES = ("words", "lines", "blocks", "tree")


@click.command("parse", cls=RichHelp)
@click.argument("names", nargs=-1, required=True, metavar="FILE...")
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
@place_option
@reading_options
@output_option
@click.pass_context
def command(
    ctx: click.Context,
    names: tuple[str, ...],
    form: str,
    stage: str | None,
    picture: Path | None,
    where: Where,
    manner: Manner,
    output: Path | None,
) -> None:
    """Read FILE (PDF, Word or Markdown) as a tree of sections, clauses and paragraphs.

    Several files need --output with a folder, which gets one result for each: FILE.json, .txt or .md.
    A file that is refused is named, and the others are still written. A version of a corpus, as
    document@version, gives the tree that is stored.
    """
    from renvooi.cli.lookup import find_each

    if stage and is_given("form"):
        raise click.UsageError("--stage prints plain text and takes no --format; leave one of them out", ctx)
    if picture is not None and (stage or output is not None or is_given("form")):
        raise click.UsageError("--picture takes no --format, --stage or --output; leave them out", ctx)
    versions = find_each(names, where)
    if output is not None and output.is_dir() and not stage:
        ctx.exit(_into_folder(versions, output, form, manner))
    if len(versions) != 1:
        raise click.UsageError(
            "several files need --output with a folder that exists, and no --stage or --picture", ctx
        )
    (version,) = versions
    if picture is not None:
        _pictures(ctx, _file(version, "--picture"), picture, manner)
        return
    form = "text" if stage else form_for(form, output)
    check_output(output, (version, *manner.settings))
    if stage:
        text = _stage(_file(version, "--stage"), stage, manner)
    else:
        from renvooi.cli.loading import load_documents

        width = terminal_width(sys.stdout) if output is None else None
        (document,) = load_documents(versions, manner)
        text = _text(document, form, width=width)
    emit(text, output)


def _file(version: Version, option: str) -> Path:
    """The version, if it is a file. Raises: UsageError."""
    if isinstance(version, Stored):
        raise click.UsageError(
            f"{option} reads a file anew, and {version} is stored; renvooi show {version} --format original writes its file",
            click.get_current_context(),
        )
    return version


SUFFIXES = {"json": ".json", "text": ".txt", "markdown": ".md"}
"""What the name of a result ends in, after the whole name of its file."""


def _into_folder(versions: tuple[Version, ...], folder: Path, form: str, manner: Manner) -> Exit:
    """The exit code; each version that could be read has its result in `folder`."""
    from renvooi.cli.loading import check_reading_options
    from renvooi.cli.reading import Reading, read_each, tell_of, tell_warnings

    check_reading_options(versions, manner)
    results = _results(versions, folder, form, manner)
    for stored in stored_of(versions):
        document = stored.fetch()
        emit(_text(document, form, width=None), results[str(stored)])
        tell_warnings(stored, document)
    files = [version for version in versions if not isinstance(version, Stored)]
    code = Exit.DONE
    for reading in read_each(files, manner):
        if isinstance(reading, Reading):
            emit(_text(reading.document, form, width=None), results[str(reading.path)])
            tell_of(reading)
        else:
            tell("error", line_of(reading), colour="red")
            code = Exit.REFUSED
    return code


def _results(versions: tuple[Version, ...], folder: Path, form: str, manner: Manner) -> dict[str, Path]:
    """Where the result of each version goes.

    Raises: UsageError if two would be one, CannotWrite if one is an input.
    """
    names = [Path(str(version)).name for version in versions]
    results = {str(version): folder / f"{name}{SUFFIXES[form]}" for version, name in zip(versions, names, strict=True)}
    if len(set(results.values())) < len(versions):
        twice = next(name for name in names if names.count(name) > 1)
        raise click.UsageError(
            f"two files are called {twice}, and their results would be one; give them apart",
            click.get_current_context(),
        )
    for result in results.values():
        check_output(result, (*versions, *manner.settings))
    return results


def _text(document: Document, form: str, *, width: int | None) -> str:
    """The tree in the format asked for."""
    from renvooi.cli.outline import outline

    if form == "text":
        return outline(document, width=width)
    return to_markdown(document) if form == "markdown" else dumps(document)


def _stage(file: Path, stage: str, manner: Manner) -> str:
    """What one step of reading gave."""
    from renvooi.cli.reading import read_bytes, read_library, refused_at
    from renvooi.parser import read_stage_isolated

    library = read_library(manner)
    data = read_bytes(file)
    with refused_at(file):
        return read_stage_isolated(
            data, name=file.name, stage=stage, library=library, accept_revisions=manner.accept_revisions
        )


def _pictures(ctx: click.Context, file: Path, folder: Path, manner: Manner) -> None:
    """Write a picture of each page, and say where it is."""
    from renvooi.cli.reading import read_bytes, read_library, refused_at
    from renvooi.parser import draw_pages_isolated, is_pdf

    library = read_library(manner)
    data = read_bytes(file)
    with refused_at(file):
        if not is_pdf(data, name=file.name):
            raise click.UsageError(f"--picture is for PDF files; {file} has no pages to draw on", ctx)
        pictures = draw_pages_isolated(data, name=file.name, library=library)
    check_folder(folder)
    for page in pictures:
        write_file(folder / page.name, page.png)
        say(f"{folder / page.name}\n")
