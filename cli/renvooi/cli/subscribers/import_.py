"""`renvooi subscribers import`: a list of addresses, all of it or nothing."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from renvooi.cli.corpus import acting, by_option, corpus_option, opened_to_write
from renvooi.cli.exits import Exit, one_line
from renvooi.cli.group import RichHelp
from renvooi.cli.options import FILE, language_option
from renvooi.cli.outgoing_report import counted
from renvooi.cli.printing import check_stdout, say, tell
from renvooi.cli.subscribers.labels import LANGUAGES

if TYPE_CHECKING:
    from renvooi.corpus.clients.mistakes import Mistake

SHOWN = 50
"""Mistakes that are told one by one."""
_MISTAKES = "{count} mistake", "{count} mistakes"


@click.command("import", cls=RichHelp)
@click.argument("file", type=FILE, metavar="FILE")
@click.option(
    "--column",
    "columns",
    multiple=True,
    metavar="NAME=HEADER",
    help="The header of a column that its name does not tell, as in address=Mailadres. Repeatable.",
)
@click.option("--check", is_flag=True, help="Read the list and say what is wrong with it; record nothing.")
@language_option
@by_option
@corpus_option
@click.pass_context
def command(
    ctx: click.Context,
    file: Path,
    columns: tuple[str, ...],
    check: bool,
    language: str,
    by: str | None,
    corpus: str | None,
) -> None:
    """Put everybody in FILE (CSV or .xlsx) on the list of subscribers: all of them, or nobody.

    Columns are address, name, language and documents; only the address must be there, and who names no document
    follows all. Nobody is taken off the list by this.
    """
    from renvooi.cli.reading import read_bytes
    from renvooi.corpus.clients.lists import known_versions
    from renvooi.corpus.clients.subscriber_lists import read_subscribers

    check_stdout()
    mapping = _mapping(columns)
    who, labels = acting(by), LANGUAGES[language]
    data = read_bytes(file)
    with opened_to_write(corpus) as store:
        found = read_subscribers(
            data, name=str(file), key=store.message_key(), documents=known_versions(store), columns=mapping
        )
        for note in found.notes:
            where = "" if note.line is None else f", line {note.line}"
            tell("note", one_line(f"{file}{where}: {note.message}."), colour="yellow")
        if found.mistakes:
            _tell_mistakes(file, found.mistakes)
            ctx.exit(Exit.REFUSED)
        if check:
            say(counted(len(found.subscribers), labels.read))
            return
        done = store.record_clients(found.subscribers, by=who)
    say(labels.recorded.format(new=len(done.new), changed=len(done.changed), same=len(done.same)))


def _tell_mistakes(file: Path, mistakes: "Sequence[Mistake]") -> None:
    for one in mistakes[:SHOWN]:
        tell("error", one_line(f"{file}, line {one.line}: {one.message}."), colour="red")
    more = f", {len(mistakes) - SHOWN} more" if len(mistakes) > SHOWN else ""
    tell("error", f"{counted(len(mistakes), _MISTAKES)}{more}: nothing was recorded.", colour="red")


def _mapping(columns: Sequence[str]) -> dict[str, str]:
    """The header by column. Raises: UsageError."""
    from renvooi.corpus.clients.subscriber_lists import COLUMNS

    found: dict[str, str] = {}
    for one in columns:
        name, mark, header = one.partition("=")
        if not mark or name not in COLUMNS or not header:
            raise click.UsageError(
                f"--column {one}: write NAME=HEADER, where NAME is one of {', '.join(COLUMNS)}",
                click.get_current_context(),
            )
        found[name] = header
    return found
