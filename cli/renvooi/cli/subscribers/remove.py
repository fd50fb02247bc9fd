"""`renvooi subscribers remove`: who wants no more is taken off the list and erased."""

import click

from renvooi.cli.corpus import acting, by_option, corpus_option, opened_to_write
from renvooi.cli.exits import one_line
from renvooi.cli.group import RichHelp
from renvooi.cli.outgoing_report import counted
from renvooi.cli.printing import check_stdout, say

BECAUSE = "Asked for no more digests."
"""What is on record where nobody says why: who leaves need not say."""
_CANCELLED = "{count} message cancelled", "{count} messages cancelled"


@click.command("remove", cls=RichHelp)
@click.argument("subscribers", nargs=-1, required=True, metavar="SUBSCRIBER...")
@click.option("--because", default=BECAUSE, show_default=True, metavar="TEXT", help="Why, as it is on record for good.")
@by_option
@corpus_option
def command(subscribers: tuple[str, ...], because: str, by: str | None, corpus: str | None) -> None:
    """Take each SUBSCRIBER off the list: an address, an id, or the token of a message, as the link in a digest has it.

    What is kept of it is erased, and what is queued for it is cancelled. Who left before, or never was on the list,
    is no error: a link may be pressed twice.
    """
    from renvooi.cli.outgoing import outcomes_recorder
    from renvooi.corpus.clients.subscribing import find_subscriber, leave

    check_stdout()
    who = acting(by)
    with opened_to_write(corpus) as store:
        found = [find_subscriber(store, one) for one in subscribers]
        for one in dict.fromkeys(found):
            left = leave(store, one, because=because, by=who, record=outcomes_recorder(store, by=who))
            state = "removed, and what was kept is erased" if left.listed else "is not on the list (any more)"
            cancelled = f"; {counted(left.cancelled, _CANCELLED)}" if left.cancelled else ""
            say(one_line(f"{left.id}: {state}{cancelled}."))
