"""`renvooi subscribers export`: the list as CSV, which `import` reads back to the same."""

from pathlib import Path

import click

from renvooi.cli.corpus import corpus_option, opened
from renvooi.cli.group import RichHelp
from renvooi.cli.options import output_option
from renvooi.cli.output import check_output, emit


@click.command("export", cls=RichHelp)
@output_option
@corpus_option
def command(output: Path | None, corpus: str | None) -> None:
    """Write the subscribers as CSV; no cell of it calculates in a spreadsheet."""
    from renvooi.corpus.clients.subscriber_lists import subscribers_as_csv
    from renvooi.model import RecipientKind

    check_output(output, ())
    with opened(corpus) as store:
        found = store.clients(RecipientKind.SUBSCRIBER)
    emit(subscribers_as_csv(found), output)
