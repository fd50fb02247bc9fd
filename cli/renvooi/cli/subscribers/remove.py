"""`renvooi subscribers remove`: who wants no more is taken off the list and erased."""

import click

from renvooi.cli.corpus import acting, by_option, corpus_option, opened_to_write
from renvooi.cli.exits import one_line
from renvooi.cli.group import RichHelp
from renvooi.cli.options import language_option
from renvooi.cli.outgoing_report import counted
from renvooi.cli.printing import check_stdout, say
from renvooi.cli.subscribers.labels import LANGUAGES

BECAUSE = "Asked for no more digests."
"""What is on record where nobody says why: who leaves need not say."""


@click.command("remove", cls=RichHelp)
@click.argument("subscribers", nargs=-1, required=True, metavar="SUBSCRIBER...")
@click.option("--because", default=BECAUSE, show_default=True, metavar="TEXT", help="Why, as it is on record for good.")
@language_option
@by_option
@corpus_option
def command(subscribers: tuple[str, ...], because: str, language: str, by: str | None, corpus: str | None) -> None:
    """Take each SUBSCRIBER off the list: an address, an id, or the token of a message, as the link in a digest has it.

    What is kept of it is erased, and what is queued for it is cancelled. Who left before, or never was on the list,
    is no error: a link may be pressed twice.
    """
    from renvooi.cli.outgoing import outcomes_recorder
    from renvooi.corpus.clients.subscribing import find_subscriber, leave

    check_stdout()
    who, labels = acting(by), LANGUAGES[language]
    with opened_to_write(corpus) as store:
        found = [find_subscriber(store, one) for one in subscribers]
        for one in dict.fromkeys(found):
            left = leave(store, one, because=because, by=who, record=outcomes_recorder(store, by=who))
            said = (labels.removed if left.listed else labels.not_listed).format(id=left.id)
            cancelled = f"; {counted(left.cancelled, labels.cancelled)}" if left.cancelled else ""
            say(one_line(f"{said}{cancelled}."))
