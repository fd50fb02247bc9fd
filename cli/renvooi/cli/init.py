"""`renvooi init`: a corpus, or one of an older renvooi brought up to date."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from renvooi.cli.corpus import KEY, PLACE, acting, by_option, now
from renvooi.cli.group import RichHelp
from renvooi.cli.options import FILE
from renvooi.cli.printing import check_stdout, say

if TYPE_CHECKING:
    from renvooi.corpus import Corpus, Place


@click.command("init", cls=RichHelp)
@click.option(
    "--corpus",
    metavar="PLACE",
    envvar=PLACE,
    help="Folder, file that ends in .db, or postgresql URL; without it, RENVOOI_CORPUS, else renvooi.db in this folder.",
)
@click.option(
    "--blobs",
    type=FILE,
    metavar="FOLDER",
    help="Keep files in FOLDER rather than in the database of a server; a corpus in a file has them beside it.",
)
@click.option(
    "--key",
    type=FILE,
    metavar="FILE",
    envvar=KEY,
    help="Make the private key in FILE; without it, RENVOOI_KEY, else beside the database.",
)
@by_option
@click.pass_context
def command(ctx: click.Context, corpus: str | None, blobs: Path | None, key: Path | None, by: str | None) -> None:
    """Make a corpus, in which every version is kept with who added it and when, and nothing can change unseen.

    A corpus that is there already is never overwritten: its schema is brought up to date if it was
    made by an older renvooi.
    """
    from renvooi.corpus import create_corpus, new_place, upgrade_corpus
    from renvooi.model.errors import NoCorpus

    check_stdout()
    who = acting(by)
    place = new_place(corpus, Path.cwd(), blobs=blobs)
    if blobs is not None and place.file is not None:
        raise click.UsageError("--blobs is for a corpus on a server; one in a file has its blobs beside it", ctx)
    try:
        newer = upgrade_corpus(place)
    except NoCorpus:
        with create_corpus(place, clock=now, by=who, key=key) as made:
            say(_made(made, place))
        return
    say(f"{place.name}: there already, {'now up to date' if newer else 'and up to date'}; nothing else was changed\n")


def _made(corpus: "Corpus", place: "Place") -> str:
    """Where everything is that must be kept."""
    blobs = "in the database" if place.blobs is None else str(place.blobs)
    return (
        f"{place.name}: a new corpus\n"
        f"  files: {blobs}\n"
        f"  key:   {corpus.key} (whoever has it can sign in your name; keep a copy apart)\n"
    )
