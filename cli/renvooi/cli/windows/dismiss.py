"""`renvooi windows dismiss`: a person says that an e-mail is no response."""

import click

from renvooi.cli.corpus import acting, by_option, corpus_option, opened_to_write
from renvooi.cli.exits import one_line
from renvooi.cli.group import RichHelp
from renvooi.cli.mailbox.labels import LANGUAGES
from renvooi.cli.options import language_option
from renvooi.cli.printing import check_stdout, say
from renvooi.cli.windows.options import because_option
from renvooi.cli.windows.proposed import shown_of


@click.command("dismiss", cls=RichHelp)
@click.argument("proposal", metavar="PROPOSAL")
@because_option
@language_option
@by_option
@corpus_option
def command(proposal: str, because: str, language: str, by: str | None, corpus: str | None) -> None:
    """Say that the e-mail PROPOSAL is no response; it stays on record with the reason, and with who said so."""
    check_stdout()
    who = acting(by)
    with opened_to_write(corpus) as store:
        found = store.dismiss_proposal(proposal, because=because, read=shown_of, by=who)
    told = LANGUAGES[language].dismissed
    say(one_line(told.format(id=found.id, client=found.client, by=found.by, because=found.because)))
