"""`renvooi add`: files and folders into the corpus."""

import sys
from collections.abc import Generator, Sequence
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import click

from renvooi.cli.corpus import acting, by_option, corpus_option, opened_to_write
from renvooi.cli.exits import Interrupted, one_line
from renvooi.cli.group import RichHelp
from renvooi.cli.manner import Manner
from renvooi.cli.options import FILE, reading_options
from renvooi.cli.printing import check_stdout, say, tell
from renvooi.cli.terminal import is_terminal

if TYPE_CHECKING:
    from renvooi.cli.adding import FileOutcome, Wish
    from renvooi.cli.many import Many
    from renvooi.corpus import Corpus


@click.command("add", cls=RichHelp)
@click.argument("files", type=FILE, nargs=-1, required=True, metavar="FILE...")
@click.option(
    "--document",
    metavar="NAME",
    help="Name of the document in the corpus; without it, the file name or the kind of document says it.",
)
@click.option("--version", "label", metavar="LABEL", help="Label of the version, instead of the one that FILE states.")
@click.option(
    "--replace",
    is_flag=True,
    help="Let a file take the place of a draft that has another title or is of another format.",
)
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
@click.option(
    "--cluster",
    metavar="ADDRESS",
    help="Have the files read by the workers of a Dask cluster, as in tcp://host:8786. Needs the extra cluster.",
)
@corpus_option
@reading_options
@click.pass_context
def command(
    ctx: click.Context,
    files: tuple[Path, ...],
    document: str | None,
    label: str | None,
    replace: bool,
    publish: bool,
    by: str | None,
    form: str,
    cluster: str | None,
    corpus: str | None,
    manner: Manner,
) -> None:
    """Keep FILE as a version of a document: its bytes, what was read, who added it and when.

    FILE may be a folder: all documents below it are added, and a folder in it names the document whose
    versions it holds. Files that are there already are not read again, so the same command goes on
    where it was stopped.

    Each file is kept whole or not at all. One that is refused is named on standard error, the others
    are still added, and the exit code is 3 for a file that could not be read, 4 for one that the
    corpus does not take; 4 if there are both.
    """
    from renvooi.cli.adding import ADDED_SCHEMA, AddReport, Wish, settings_of
    from renvooi.cli.many import Many, look_into, summary
    from renvooi.cli.reading import read_library
    from renvooi.model import dumps

    is_many = cluster is not None or any(path.is_dir() for path in files)
    if label is not None and (len(files) > 1 or is_many):
        raise click.UsageError("--version is the label of one file; add the files one by one", ctx)
    if cluster is not None and manner.jobs is not None:
        raise click.UsageError("--jobs is for this machine, --cluster for others; give one of the two", ctx)
    check_stdout()
    if is_many:
        read_library(manner)
    settings = settings_of(manner.settings)
    wish = Wish(acting(by), document, label, publish, settings, manner.accept_revisions, replace)
    outcomes: list[FileOutcome] = []
    many = look_into([path for path in files if not _is_special(path)]) if is_many else Many(())
    total = many.total if is_many else len(files)
    with (
        opened_to_write(corpus) as store,
        closing(_outcomes(store, files, wish, manner, many=many, cluster=cluster)) as found,
    ):
        try:
            for outcome in found:
                outcomes.append(outcome)
                _tell(outcome, publish=publish, text=form == "text" and _has_a_line(outcome, many))
        except KeyboardInterrupt as pressed:
            goes_on = "; the same command goes on with them" if is_many else ""
            raise Interrupted(_done(outcomes, total) + goes_on) from pressed
        finally:
            if form == "json":
                say(dumps(AddReport(ADDED_SCHEMA, tuple(outcomes))))
            elif is_many and outcomes:
                say(f"{summary(many, outcomes)}\n")
    if is_many and not outcomes:
        tell("note", "no PDF, Word or Markdown file was found there", colour="yellow")
    ctx.exit(max((outcome.code for outcome in outcomes), default=0))


def _outcomes(
    store: "Corpus", files: Sequence[Path], wish: "Wish", manner: Manner, *, many: "Many", cluster: str | None
) -> "Generator[FileOutcome]":
    """What became of each file, after what is no file: in the order given, or from old to new where they are published."""
    from renvooi.cli.adding import add_each, refusal
    from renvooi.cli.many import add_many
    from renvooi.cli.reading import read_each
    from renvooi.corpus.bulk.finding import Found
    from renvooi.corpus.bulk.lanes import in_order_of_names
    from renvooi.model.errors import MissingFile

    for path in filter(_is_special, files):
        # it gives its bytes once or never, and a version is read and then kept
        error = MissingFile(str(path), "is a pipe or a device", "Save it as a file and add that")
        yield refusal(str(path), error)
    files = [path for path in files if not _is_special(path)]
    if wish.publish:
        # the diff that a publication keeps is with the version published before it
        files = [found.path for found in in_order_of_names(Found(path) for path in files)]
    if many.findings:
        yield from add_many(store, many, wish, jobs=manner.jobs, cluster=cluster)
        return
    with closing(read_each(files, manner)) as readings:
        yield from add_each(store, readings, wish)


def _is_special(path: Path) -> bool:
    """Whether something is there that is neither a file nor a folder."""
    return path.exists() and not path.is_file() and not path.is_dir()


def _has_a_line(outcome: "FileOutcome", many: "Many") -> bool:
    """Whether a file is told of by itself; of many, not one that was there already, and none beside a moving bar."""
    return not many.findings or (outcome.outcome != "same" and not is_terminal(sys.stderr))


_LINES = {
    "added": "added as {name}",
    "same": "already there as {name}",
    "replaced": "takes the place of the draft {name}",
}


def _tell(outcome: "FileOutcome", *, publish: bool, text: bool) -> None:
    """Nothing; the line of a file is printed, and what else to know of it is on standard error."""
    file = one_line(outcome.file)
    if outcome.version is not None and text:
        published = ", published" if publish and outcome.version.state.value == "published" else ""
        say(f"{file}: {_LINES[outcome.outcome].format(name=outcome.version.name)}{published}\n")
    for note in outcome.notes:
        tell("note", one_line(f"{file}: {note}"), colour="yellow")
    if outcome.error is not None:
        tell("error", outcome.error, colour="red")


def _done(outcomes: "Sequence[FileOutcome]", files: int) -> str:
    """What stands in the corpus after Ctrl-C."""
    kept = sum(outcome.version is not None for outcome in outcomes)
    return f"{kept} of {files} file(s) are in the corpus, nothing of the others"
