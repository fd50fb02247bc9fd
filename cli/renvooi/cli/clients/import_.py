"""`renvooi clients import`: a list of clients is put on record, all of it or nothing."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from renvooi.cli.corpus import acting, by_option, corpus_option, opened, opened_to_write
from renvooi.cli.exits import one_line
from renvooi.cli.group import RichHelp
from renvooi.cli.options import FILE
from renvooi.cli.printing import check_stdout, say, tell
from renvooi.cli.reading import read_bytes
from renvooi.model.errors import InputRefused

if TYPE_CHECKING:
    from renvooi.corpus import Corpus
    from renvooi.corpus.clients.lists import ClientList
    from renvooi.corpus.clients.mistakes import Mistake, Note
    from renvooi.corpus.clients.recording import Recorded

SHOWN = 50
"""Lines of each sort before they are counted: whoever has more looks for one cause."""


class _Named(click.ParamType[tuple[str, str]]):
    """NAME=HEADER."""

    name = "name=header"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, str]:
        """The column and its header. Raises: BadParameter without one of them."""
        if isinstance(value, tuple):
            return value
        field, _, header = str(value).partition("=")
        if not field.strip() or not header.strip():
            self.fail(f"{value!r} names no column; write it as id=Klantnummer", param, ctx)
        return field.strip(), " ".join(header.split())


@click.command("import", cls=RichHelp)
@click.argument("file", type=FILE, metavar="FILE")
@click.option(
    "--column",
    "named",
    type=_Named(),
    multiple=True,
    metavar="NAME=HEADER",
    help="The column called HEADER is NAME, as in id=Klantnummer or contact:FG=Functionaris. Repeatable.",
)
@click.option(
    "--columns", "columns_file", type=FILE, metavar="FILE", help="TOML file that says the same, in a table [columns]."
)
@click.option("--check", is_flag=True, help="Read and compare only; record nothing.")
@by_option
@corpus_option
def command(
    file: Path,
    named: tuple[tuple[str, str], ...],
    columns_file: Path | None,
    check: bool,
    by: str | None,
    corpus: str | None,
) -> None:
    """Put the clients of FILE on record: a CSV file or a workbook with a header row.

    Every mistake is told with its line, and while there is one nothing is recorded. Clients that are on record and
    not in FILE stay as they are.
    """
    from renvooi.corpus.clients.recording import differences

    check_stdout()
    columns = _columns(named, columns_file)
    who = acting(by)
    data = read_bytes(file)
    with (opened if check else opened_to_write)(corpus) as store:
        found = _read(store, data, file, columns)
        before = {client.id: client for client in store.clients()}
        recorded = _compared(found, before) if check else store.record_clients(found.clients, by=who)
    _tell_missing(found, before)
    say(one_line(_summary(file, recorded, is_check=check)))
    changed = [client for client in found.clients if client.id in recorded.changed]
    for client in changed[:SHOWN]:
        say(f"  {one_line(client.id)}: {', '.join(differences(before[client.id], client))}")
    if len(changed) > SHOWN:
        say(f"  and {len(changed) - SHOWN} more")


def _columns(named: Iterable[tuple[str, str]], file: Path | None) -> dict[str, str]:
    """By column: the header that the user named; --column goes before the file. Raises: BadSettings, MissingFile."""
    from renvooi.corpus.clients.columns import checked_field, read_mapping

    found = {} if file is None else read_mapping(read_bytes(file), name=str(file))
    return found | {checked_field(field, where="--column"): header for field, header in named}


def _read(store: "Corpus", data: bytes, file: Path, columns: Mapping[str, str]) -> "ClientList":
    """The list without a mistake. Raises: InputRefused once every mistake was told."""
    from renvooi.corpus.clients.lists import known_versions, read_list
    from renvooi.corpus.clients.recording import known_ids

    known = known_ids(store)
    found = read_list(data, name=str(file), documents=known_versions(store), columns=columns, known=known)
    _tell_lines("note", found.notes, file, colour="yellow")
    if not found.mistakes:
        return found
    _tell_lines("mistake", found.mistakes, file, colour="red")
    count = len(found.mistakes)
    raise InputRefused(
        str(file),
        f"has {count} mistake{'s' * (count > 1)}, so nothing was recorded",
        "Correct them and import it again",
    )


def _compared(found: "ClientList", before: Mapping[str, object]) -> "Recorded":
    """What would become of each client."""
    from renvooi.corpus.clients.recording import Recorded

    return Recorded(
        new=tuple(one.id for one in found.clients if one.id not in before),
        changed=tuple(one.id for one in found.clients if before.get(one.id, one) != one),
        same=tuple(one.id for one in found.clients if before.get(one.id) == one),
    )


def _tell_missing(found: "ClientList", before: Iterable[str]) -> None:
    """Nothing; a line says which clients are on record and not in the list."""
    from renvooi.corpus.clients.oddities import named

    missing = [client for client in before if client not in found.lines]
    if missing:
        said = f"on record, not in this list, and left as before: {named(missing)}; renvooi clients forget erases one"
        tell("note", one_line(said), colour="yellow")


def _tell_lines(label: str, lines: "Sequence[Mistake | Note]", file: Path, *, colour: str) -> None:
    """Nothing; each is a line on standard error, the first of many only."""
    for one in lines[:SHOWN]:
        place = f"{file}, line {one.line}" if one.line is not None else str(file)
        tell(label, one_line(f"{place}: {one.message}"), colour=colour)
    if len(lines) > SHOWN:
        tell(label, f"and {len(lines) - SHOWN} more", colour=colour)


def _summary(file: Path, recorded: "Recorded", *, is_check: bool) -> str:
    count = len(recorded.new) + len(recorded.changed) + len(recorded.same)
    said = f"{len(recorded.new)} new, {len(recorded.changed)} changed, {len(recorded.same)} the same"
    return f"{file}: {count} client{'s' * (count != 1)}: {said}{'; nothing was recorded (--check)' if is_check else ''}"
