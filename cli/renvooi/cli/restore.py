"""`renvooi restore`: a corpus from a backup, once it verifies."""

from pathlib import Path

import click

from renvooi.cli.corpus import PLACE, key_file, now
from renvooi.cli.exits import Exit, one_line
from renvooi.cli.group import RichHelp
from renvooi.cli.options import FILE
from renvooi.cli.printing import check_stdout, say, tell
from renvooi.cli.progress import working_on

HELD = (
    "{} message(s) were under way when the backup was made, and may have been sent since. They are in doubt, and none "
    "is sent until a person decides: see renvooi deliveries list"
)

SILENT = (
    "no mail goes out of a restored corpus: what was sent after the backup was made is not known here. Before the next "
    "mailing, look into the log of your mail server and give renvooi deliveries send-from-here --because TEXT"
)


@click.command("restore", cls=RichHelp)
@click.argument("file", type=FILE, metavar="FILE")
@click.option(
    "--corpus",
    metavar="PLACE",
    envvar=PLACE,
    help="Folder, file that ends in .db, or postgresql URL; without it, RENVOOI_CORPUS, else renvooi.db in this folder.",
)
@click.option(
    "--blobs", type=FILE, metavar="FOLDER", help="Keep files in FOLDER rather than in the database of a server."
)
@click.option(
    "--with-faults",
    is_flag=True,
    help="Restore a backup that does not verify, where there is no better one; verify keeps naming its faults.",
)
@click.pass_context
def command(ctx: click.Context, file: Path, corpus: str | None, blobs: Path | None, with_faults: bool) -> None:
    """Make a corpus of the backup FILE, on a file or on a server, whichever it came from.

    Every byte and every signature is checked first. A backup that does not verify is refused, a corpus
    that is there is never replaced, and what is refused leaves nothing behind.
    """
    from renvooi.corpus import new_place
    from renvooi.corpus.restoring import restore

    check_stdout()
    place = new_place(corpus, Path.cwd(), blobs=blobs)
    with working_on("checking the backup"):
        found = restore(file, place, clock=now, key=key_file(), with_faults=with_faults)
    how = f"{len(found.faults)} fault(s)" if found.faults else "all sound"
    say(
        f"{place.name}: restored; {found.events} events, {found.heads} heads, {found.blobs} stored files, {how}\n"
        f"newest head: {found.head}\n"
    )
    if found.held:
        tell("note", HELD.format(found.held), colour="yellow")
    for fault in found.faults:
        tell("fault", one_line(f"{fault.what} {fault.name}: {fault.message}"), colour="red")
    tell("note", SILENT, colour="yellow")
    if found.faults:
        ctx.exit(Exit.FOUND)
