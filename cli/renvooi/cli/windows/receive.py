"""`renvooi windows receive`: the client received the notice, so that the days count."""

from datetime import date

import click

from renvooi.cli.corpus import acting, by_option, corpus_option, opened_to_write
from renvooi.cli.group import RichHelp
from renvooi.cli.printing import check_stdout
from renvooi.cli.windows.moments import today
from renvooi.cli.windows.options import receipt_options, windows_argument


@click.command("receive", cls=RichHelp)
@windows_argument
@receipt_options(required=True)
@click.option("--because", metavar="TEXT", help="Why this takes the place of a receipt that is on record.")
@by_option
@corpus_option
def command(
    windows: tuple[str, ...], received: date, evidence: str, because: str | None, by: str | None, corpus: str | None
) -> None:
    """Record when the client of each WINDOW received the notice: day 0, from which the last day is computed.

    A receipt on record is corrected with --because, while no response stands; the one before stays in the
    ledger. Publishing on a website is no receipt, and neither is a message that bounced.
    """
    from renvooi.cli.windows.counting import record_receipt
    from renvooi.cli.windows.telling import say_windows

    check_stdout()
    who = acting(by)
    with opened_to_write(corpus) as store:
        found = {found.id: found for found in map(store.window, windows)}
        done = record_receipt(
            store, tuple(found.values()), received=received, evidence=evidence, because=because, by=who
        )
    say_windows(done, today=today())
