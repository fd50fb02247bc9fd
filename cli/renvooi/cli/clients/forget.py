"""`renvooi clients forget`: what is kept of a client is erased, and that it was is on record."""

import click

from renvooi.cli.corpus import acting, by_option, corpus_option, opened_to_write
from renvooi.cli.exits import one_line
from renvooi.cli.group import RichHelp
from renvooi.cli.printing import check_stdout, say


@click.command("forget", cls=RichHelp)
@click.argument("client", metavar="CLIENT")
@click.option("--because", required=True, metavar="TEXT", help="Why, in a sentence that others will read.")
@by_option
@corpus_option
def command(client: str, because: str, by: str | None, corpus: str | None) -> None:
    """Erase who CLIENT is and all that is kept of it: records, words and files it sent, and what messages said of it.

    The ledger stays valid, for it never held any of it: there remain the id, that messages were sent, and the days and
    outcomes of windows. What people typed as reasons and as evidence of receipts stays too, for good, names in it
    included. A client to whom a message is on its way is refused. Backups from before still hold all of it.
    """
    check_stdout()
    who = acting(by)
    with opened_to_write(corpus) as store:
        erased = store.forget_client(client, because=because, by=who)
    if not erased.count:
        say(one_line(f"{client}: there was nothing left to erase."))
        return
    parts = {"record": erased.records, "text": erased.texts, "file": erased.attachments, "part of mail": erased.mail}
    said = ", ".join(f"{count} {_plural(name, count)}" for name, count in parts.items() if count)
    say(one_line(f"{client}: {said} erased. Backups made before still hold them."))
    say("Reasons and evidence that people typed (--because, --evidence) stay in the ledger for good.")


def _plural(name: str, count: int) -> str:
    if count == 1:
        return name
    return name.replace("part", "parts") if name.startswith("part") else f"{name}s"
