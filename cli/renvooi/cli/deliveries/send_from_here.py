"""`renvooi deliveries send-from-here`: the word of a person for a corpus that may not know what was sent."""

from typing import TYPE_CHECKING

import click

from renvooi.cli.corpus import acting, by_option, corpus_option, opened_to_write
from renvooi.cli.group import RichHelp
from renvooi.cli.printing import check_stdout, say, tell
from renvooi.cli.windows.options import because_option
from renvooi.model import is_reason

if TYPE_CHECKING:
    from renvooi.corpus import Corpus

HELD = "{} message(s) were under way and are in doubt now; none is sent until a person decides: see renvooi deliveries list"
UNSENT = (
    "{} was released, and this corpus knows of no message under it. If it was sent, the log of your mail server shows "
    "it: do not send it again"
)


@click.command("send-from-here", cls=RichHelp)
@click.option(
    "--moved",
    is_flag=True,
    help="The corpus was moved here, and nothing was sent from the old place since: what waits goes on waiting, and is "
    "not in doubt.",
)
@because_option
@by_option
@corpus_option
def command(moved: bool, because: str, by: str | None, corpus: str | None) -> None:
    """Say that mail goes out from this corpus: after a restore, a move, or an older database that was put back.

    Such a corpus may not know what was sent, and sends nothing before. Look into the log of your mail server first.
    Your word stays on record, with name and reason.
    """
    from renvooi.corpus.outbox.holding import send_from_here

    if not is_reason(because):
        context = click.get_current_context()
        raise click.UsageError(f"--because: {because!r} tells nobody how it is known; write it in a sentence", context)
    check_stdout()
    who = acting(by)
    with opened_to_write(corpus) as store:
        done = send_from_here(store, because=because, by=who, moved=moved)
        say(f"{store.name}: mail goes out from here\n")
        if done.held:
            tell("note", HELD.format(done.held), colour="yellow")
        for notice in () if moved else _unsent(store):
            tell("note", UNSENT.format(notice), colour="yellow")


def _unsent(store: "Corpus") -> tuple[str, ...]:
    """Notices that may have been sent elsewhere, for nothing here says that they were."""
    told = {one.notice for one in store.deliveries()}
    return tuple(one.id for one in store.notices() if one.superseded_by is None and one.id not in told)
