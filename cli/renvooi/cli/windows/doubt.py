"""`renvooi windows doubt`: it is not certain that the client received the notice, or when."""

import click

from renvooi.cli.corpus import acting, by_option, corpus_option, opened_to_write
from renvooi.cli.group import RichHelp
from renvooi.cli.printing import check_stdout
from renvooi.cli.windows.moments import today
from renvooi.cli.windows.options import because_option, windows_argument


@click.command("doubt", cls=RichHelp)
@windows_argument
@because_option
@by_option
@corpus_option
def command(windows: tuple[str, ...], because: str, by: str | None, corpus: str | None) -> None:
    """Record that it is not certain whether, or when, the client of each WINDOW received the notice.

    No day counts until `renvooi windows receive` records a receipt; the one before stays in the ledger.
    """
    from renvooi.cli.windows.telling import say_windows

    check_stdout()
    who = acting(by)
    with opened_to_write(corpus) as store:
        found = tuple({found.id: None for found in map(store.window, windows)})
        done = store.doubt_receipt(found, because=because, by=who)
    say_windows(done, today=today())
