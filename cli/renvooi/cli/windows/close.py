"""`renvooi windows close`: what came of a window, as the processor decided."""

import click

from renvooi.cli.corpus import acting, by_option, corpus_option, opened_to_write
from renvooi.cli.group import RichHelp
from renvooi.cli.printing import check_stdout
from renvooi.cli.windows.moments import today
from renvooi.cli.windows.options import because_option, window_argument
from renvooi.model import OutcomeKind


@click.command("close", cls=RichHelp)
@window_argument
@click.option(
    "--outcome",
    type=click.Choice([kind.value for kind in OutcomeKind]),
    required=True,
    help="What came of it; terminated is about a right to terminate, objection-... about one to object, "
    "response-rejected about responses that are late or not in the form that is asked.",
)
@because_option
@by_option
@corpus_option
def command(window: str, outcome: str, because: str, by: str | None, corpus: str | None) -> None:
    """Close WINDOW, named by its whole id, with what came of it. A closed window is never opened again."""
    from renvooi.cli.windows.telling import say_windows, tell_response

    check_stdout()
    who = acting(by)
    with opened_to_write(corpus) as store:
        done = store.close_window(window, OutcomeKind(outcome), because, by=who)
    say_windows([done], today=today())
    if done.outcome is not None and done.outcome.kind is OutcomeKind.TERMINATED:
        for response in done.responses:
            if response.stands:
                tell_response(done, response)
