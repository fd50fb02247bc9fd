"""`renvooi backup`: the whole corpus of one moment in one file."""

from pathlib import Path

import click

from renvooi.cli.corpus import corpus_option, opened
from renvooi.cli.exits import Exit, one_line
from renvooi.cli.group import RichHelp
from renvooi.cli.options import FILE
from renvooi.cli.printing import check_stdout, say, tell
from renvooi.cli.progress import working_on


@click.command("backup", cls=RichHelp)
@click.argument("file", type=FILE, metavar="FILE")
@click.option("--without-key", is_flag=True, help="Leave the private key out: the backup can be read, not written to.")
@corpus_option
@click.pass_context
def command(ctx: click.Context, file: Path, without_key: bool, corpus: str | None) -> None:
    """Write the corpus as it is now into FILE, one archive, while others may go on writing to it.

    It holds every version, event and decision, and the key: guard it as you guard the corpus.
    `renvooi restore` makes a corpus of it, in a file or on a server. What it holds is verified: it ends
    with exit code 1 if there is a fault, and the backup is there all the same.
    """
    from renvooi.corpus.backup import backup

    check_stdout()
    with opened(corpus) as store, working_on("writing the backup"):
        made = backup(store, file, with_key=not without_key)
    key = "with the key" if made.with_key else "without the key"
    say(f"{file}: {made.events} events, {made.blobs} stored files, {key}\nnewest head: {made.head}\n")
    for fault in made.faults:
        tell("fault", one_line(f"{fault.what} {fault.name}: {fault.message}"), colour="red")
    if made.faults:
        advice = "mend the corpus or restore an earlier backup; renvooi restore takes this one only --with-faults"
        tell("error", f"{file}: {len(made.faults)} fault(s) of the corpus are in this backup; {advice}.", colour="red")
        ctx.exit(Exit.FOUND)
