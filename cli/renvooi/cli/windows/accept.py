"""`renvooi windows accept`: a person says that an e-mail is a response, and to which right."""

from datetime import date
from pathlib import Path

import click

from renvooi.cli.corpus import acting, by_option, corpus_option, opened_to_write
from renvooi.cli.group import RichHelp
from renvooi.cli.options import FILE, language_option
from renvooi.cli.printing import check_stdout
from renvooi.cli.windows.moments import PastDay, day_of, today
from renvooi.cli.windows.proposed import mail_of, shown_of


@click.command("accept", cls=RichHelp)
@click.argument("proposal", metavar="PROPOSAL")
@click.option(
    "--window",
    "windows",
    multiple=True,
    metavar="WINDOW",
    help="The right that the client meant; needed where there are several, and repeatable if both are meant.",
)
@click.option("--reasoned/--no-reasons", default=None, help="Whether the client gives reasons.")
@click.option(
    "--received", type=PastDay(), metavar="DATE", help="Day on which it reached you; without it, what the mail tells."
)
@click.option("--text", metavar="TEXT", help="The words that count; without it, those that are not quoted.")
@click.option("--text-file", type=FILE, metavar="FILE", help="The same, from a text file in UTF-8.")
@language_option
@by_option
@corpus_option
def command(
    proposal: str,
    windows: tuple[str, ...],
    reasoned: bool | None,
    received: date | None,
    text: str | None,
    text_file: Path | None,
    language: str,
    by: str | None,
    corpus: str | None,
) -> None:
    """Record the e-mail PROPOSAL as a response of its client; it is kept whole as the file that came with it.

    A response that is late, or without reasons where they are asked, is recorded as that, and a note says so.
    """
    from renvooi.cli.windows.respond import said_by
    from renvooi.cli.windows.telling import say_windows, tell_response
    from renvooi.corpus.outbox.deciding_proposals import Accepted

    if reasoned is None:
        raise click.UsageError("say whether reasons are given: --reasoned or --no-reasons", click.get_current_context())
    check_stdout()
    words = None if text is None and text_file is None else said_by(text, text_file)
    day = None if received is None else day_of(received)
    who = acting(by)
    with opened_to_write(corpus) as store:
        before = {name: store.window(name) for name in mail_of(store, proposal).windows}
        accepted = Accepted(windows, reasoned, day, words)
        _, after = store.accept_proposal(proposal, accepted, read=shown_of, by=who)
    say_windows(after, today=today(), language=language)
    for window in after:
        for response in window.responses[len(before[window.id].responses) :]:
            tell_response(window, response)
