"""`renvooi windows receive`: the client received the notice, so that the days count."""

from datetime import date

import click

from renvooi.cli.corpus import acting, by_option, corpus_option, opened_to_write
from renvooi.cli.group import RichHelp
from renvooi.cli.printing import check_stdout
from renvooi.cli.windows.moments import today
from renvooi.cli.windows.options import receipt_because_option, receipt_options, windows_argument


@click.command("receive", cls=RichHelp)
@windows_argument
@receipt_options(required=True)
@receipt_because_option
@by_option
@corpus_option
def command(
    windows: tuple[str, ...], received: date, evidence: str, because: str | None, by: str | None, corpus: str | None
) -> None:
    """Record when the client of each WINDOW received the notice: day 0, from which the last day is computed.

    A receipt on record is corrected with --because; the one before stays in the ledger. Responses are judged
    anew, and a note names each that is in time no more, or again. Publishing on a website is no receipt, and
    neither is a message that bounced.
    """
    from renvooi.cli.windows.counting import receipts_of
    from renvooi.cli.windows.telling import say_windows, tell_changed
    from renvooi.corpus.register.receiving import record_receipts

    check_stdout()
    who = acting(by)
    with opened_to_write(corpus) as store:
        before = tuple({found.id: found for found in map(store.window, windows)}.values())
        receipts = receipts_of(store, before, received=received, evidence=evidence, by=who)
        done = record_receipts(store, receipts, because=because, by=who)
    say_windows(done, today=today())
    tell_changed(before, done)
