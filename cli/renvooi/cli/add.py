"""`renvooi add`: files into the corpus."""

from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import click

from renvooi.cli.corpus import acting, by_option, corpus_option, opened
from renvooi.cli.exits import Interrupted, one_line
from renvooi.cli.group import RichHelp
from renvooi.cli.manner import Manner
from renvooi.cli.options import FILE, reading_options
from renvooi.cli.printing import check_stdout, say, tell

if TYPE_CHECKING:
    from renvooi.cli.adding import FileOutcome


@click.command("add", cls=RichHelp)
@click.argument("files", type=FILE, nargs=-1, required=True, metavar="FILE...")
@click.option(
    "--document",
    metavar="NAME",
    help="Name of the document in the corpus; without it, the file name or the kind of document says it.",
)
@click.option("--version", "label", metavar="LABEL", help="Label of the version, instead of the one that FILE states.")
@click.option("--publish", is_flag=True, help="Freeze each version at once, as `renvooi publish` does.")
@by_option
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="A line a file as it is done, or JSON for programs at the end.",
)
@corpus_option
@reading_options
@click.pass_context
def command(
    ctx: click.Context,
    files: tuple[Path, ...],
    document: str | None,
    label: str | None,
    publish: bool,
    by: str | None,
    form: str,
    corpus: str | None,
    manner: Manner,
) -> None:
    """Keep FILE as a version of a document: its bytes, what was read, who added it and when.

    Each file is kept whole or not at all. One that is refused is named on standard error, the others
    are still added, and the exit code is 3 for a file that could not be read, 4 for one that the
    corpus does not take; 4 if there are both.
    """
    from renvooi.cli.adding import ADDED_SCHEMA, AddReport, Wish, add_each, settings_of
    from renvooi.cli.reading import read_each
    from renvooi.model import dumps

    if label is not None and len(files) > 1:
        raise click.UsageError("--version is the label of one file; add the files one by one", ctx)
    check_stdout()
    settings = settings_of(manner.settings)
    wish = Wish(acting(by), document, label, publish, settings, manner.accept_revisions)
    outcomes: list[FileOutcome] = []
    with opened(corpus) as store, closing(read_each(files, manner)) as readings:
        try:
            for outcome in add_each(store, readings, wish):
                outcomes.append(outcome)
                _tell(outcome, publish=publish, text=form == "text")
        except KeyboardInterrupt as pressed:
            raise Interrupted(_done(outcomes, len(files))) from pressed
        finally:
            if form == "json":
                say(dumps(AddReport(ADDED_SCHEMA, tuple(outcomes))))
    ctx.exit(max(outcome.code for outcome in outcomes))


_LINES = {
    "added": "added as {name}",
    "same": "already there as {name}",
    "replaced": "takes the place of the draft {name}",
}


def _tell(outcome: "FileOutcome", *, publish: bool, text: bool) -> None:
    """Nothing; the line of a file is printed, and what else to know of it is on standard error."""
    file = one_line(outcome.file)
    if outcome.version is not None and text:
        published = ", published" if publish and outcome.error is None else ""
        say(f"{file}: {_LINES[outcome.outcome].format(name=outcome.version.name)}{published}\n")
    for note in outcome.notes:
        tell("note", one_line(f"{file}: {note}"), colour="yellow")
    if outcome.error is not None:
        tell("error", outcome.error, colour="red")


def _done(outcomes: "Sequence[FileOutcome]", files: int) -> str:
    """What stands in the corpus after Ctrl-C."""
    kept = sum(outcome.version is not None for outcome in outcomes)
    return f"{kept} of {files} file(s) are in the corpus, nothing of the others"
