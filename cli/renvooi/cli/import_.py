"""`renvooi import`: exports become part of the corpus."""

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import click

from renvooi.cli.adding import OF_THE_CORPUS
from renvooi.cli.corpus import acting, by_option, corpus_option, opened
from renvooi.cli.exits import Exit, Interrupted, exit_of, line_of, one_line
from renvooi.cli.group import RichHelp
from renvooi.cli.options import FILE
from renvooi.cli.printing import check_stdout, say, tell

if TYPE_CHECKING:
    from renvooi.corpus import Corpus
    from renvooi.corpus.importing import Imported


@click.command("import", cls=RichHelp)
@click.argument("files", type=FILE, nargs=-1, required=True, metavar="FILE...")
@click.option("--document", metavar="NAME", help="What the document is called here; without it, as in FILE.")
@by_option
@corpus_option
@click.pass_context
def command(
    ctx: click.Context, files: tuple[Path, ...], document: str | None, by: str | None, corpus: str | None
) -> None:
    """Take in what `renvooi export` wrote as json or akn: the same trees and the same persistent ids.

    Each FILE is taken in whole or not at all; what is there already stays as it is. JSON also brings
    the files as received, verdicts and publications. A file that is refused is named, the others are
    taken in, and the exit code is 3 for one that could not be read, 4 for one that the corpus forbids.
    """
    from renvooi.cli.interrupts import finishing

    check_stdout()
    who, codes = acting(by), [Exit.DONE]
    done = 0
    with opened(corpus) as store:
        try:
            for file in files:
                with finishing():
                    codes.append(_import(store, file, by=who, document=document))
                    done += codes[-1] is Exit.DONE
        except KeyboardInterrupt as pressed:
            raise Interrupted(f"{done} of {len(files)} file(s) are in the corpus, nothing of the others") from pressed
    ctx.exit(max(codes))


def _import(store: "Corpus", file: Path, *, by: str, document: str | None) -> Exit:
    """Take in one file, and say what became of it, or why it was refused."""
    from renvooi.cli.reading import read_bytes
    from renvooi.corpus.exchange import MAX_EXPORT_BYTES
    from renvooi.corpus.importing import import_file
    from renvooi.model.errors import RenvooiError

    name = one_line(str(file))
    try:
        data = read_bytes(file, limit=MAX_EXPORT_BYTES + 1)
        imported = import_file(store, data, name=str(file), by=by, document=document)
    except OF_THE_CORPUS:
        raise
    except RenvooiError as error:
        line = line_of(error)
        tell("error", line if line.startswith(name) else f"{name}: {line}", colour="red")
        return exit_of(error)
    say(f"{name}: {_told(imported)}\n")
    for added in imported.versions:
        for note in added.notes:
            tell("note", one_line(f"{added.entry.name}: {note}"), colour="yellow")
    return Exit.DONE


_OUTCOMES = {"added": "added", "replaced": "in the place of a draft", "same": "there already"}


def _told(imported: "Imported") -> str:
    """What became of a file, on one line."""
    count = Counter[str](added.outcome for added in imported.versions)
    versions = ", ".join(f"{count[outcome]} {said}" for outcome, said in _OUTCOMES.items() if count[outcome])
    rest = f"; {len(imported.published)} published" if imported.published else ""
    rest += f"; {imported.verdicts} verdict(s)" if imported.verdicts else ""
    return f"{imported.document}, {len(imported.versions)} version(s): {versions}{rest}"
