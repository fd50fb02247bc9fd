"""`renvooi windows withdraw`: the client took a response back."""

from datetime import date

import click

from renvooi.cli.corpus import acting, by_option, corpus_option, opened_to_write
from renvooi.cli.group import RichHelp
from renvooi.cli.printing import check_stdout
from renvooi.cli.windows.moments import PastDay, day_of, today
from renvooi.cli.windows.options import because_option, window_argument


@click.command("withdraw", cls=RichHelp)
@window_argument
@click.argument("number", type=click.IntRange(min=1))
@click.option(
    "--on",
    type=PastDay(),
    required=True,
    metavar="DATE",
    help="Day on which the withdrawal reached you, or the moment with its offset.",
)
@because_option
@by_option
@corpus_option
def command(window: str, number: int, on: date, because: str, by: str | None, corpus: str | None) -> None:
    """Record that the client took back response NUMBER of WINDOW; it stays on record as withdrawn.

    What was recorded by mistake is corrected with `renvooi windows correct`: the client took nothing back.
    """
    from renvooi.cli.windows.telling import say_windows

    check_stdout()
    who = acting(by)
    with opened_to_write(corpus) as store:
        done = store.withdraw(window, number, on=day_of(on), because=because, by=who)
    say_windows([done], today=today())
