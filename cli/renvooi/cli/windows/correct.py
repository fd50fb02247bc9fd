"""`renvooi windows correct`: what was recorded of a response was wrong."""

from datetime import date

import click

from renvooi.cli.corpus import acting, by_option, corpus_option, opened_to_write
from renvooi.cli.group import RichHelp
from renvooi.cli.printing import check_stdout
from renvooi.cli.windows.moments import PastDay, day_of, today
from renvooi.cli.windows.options import because_option, window_argument
from renvooi.model import ResponseForm


@click.command("correct", cls=RichHelp)
@window_argument
@click.argument("number", type=click.IntRange(min=1))
@click.option(
    "--received",
    type=PastDay(),
    metavar="DATE",
    help="Day on which the response reached you, or the moment with its offset.",
)
@click.option("--form", type=click.Choice([form.value for form in ResponseForm]), help="How it came.")
@click.option("--reasoned/--no-reasons", default=None, help="Whether the client gives reasons.")
@click.option(
    "--strike", is_flag=True, help="The client never responded so: it was recorded by mistake, or in the wrong window."
)
@because_option
@by_option
@corpus_option
def command(
    window: str,
    number: int,
    received: date | None,
    form: str | None,
    reasoned: bool | None,
    strike: bool,
    because: str,
    by: str | None,
    corpus: str | None,
) -> None:
    """Correct what was recorded of response NUMBER of WINDOW; what was recorded first stays in the ledger.

    Whether it came in time is judged anew. Where the words or the file are wrong, strike the response and
    record it again. A response that the client took back is withdrawn, and not corrected.
    """
    from renvooi.cli.windows.telling import say_windows, tell_changed, tell_response
    from renvooi.corpus.register.rules import find_response

    says = received is not None or form is not None or reasoned is not None
    if says == strike:
        raise click.UsageError(
            "say what was wrong with --received, --form, --reasoned or --no-reasons; or take it off with --strike",
            click.get_current_context(),
        )
    check_stdout()
    who = acting(by)
    with opened_to_write(corpus) as store:
        before = store.window(window)
        after = store.correct_response(
            before.id,
            number,
            received=None if received is None else day_of(received),
            form=None if form is None else ResponseForm(form),
            reasoned=reasoned,
            struck=strike,
            because=because,
            by=who,
        )
    say_windows([after], today=today())
    tell_changed([before], [after])
    if not strike:
        tell_response(after, find_response(after, number))
