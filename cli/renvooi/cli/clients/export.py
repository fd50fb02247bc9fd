"""`renvooi clients export`: the list as a file that import reads back unchanged."""

from pathlib import Path

import click

from renvooi.cli.corpus import corpus_option, opened
from renvooi.cli.group import RichHelp
from renvooi.cli.options import form_for, output_option
from renvooi.cli.output import check_output, emit
from renvooi.cli.printing import tell


@click.command("export", cls=RichHelp)
@click.option(
    "--format",
    "form",
    type=click.Choice(["csv", "json", "xlsx"]),
    default="csv",
    show_default=True,
    help="CSV or a workbook, which import reads back unchanged, or JSON for programs.",
)
@output_option
@corpus_option
def command(form: str, output: Path | None, corpus: str | None) -> None:
    """Write all clients on record. The file holds names and addresses, which no erasure reaches once it is written."""
    form = form_for(form, output)
    check_output(output, ())
    with opened(corpus) as store:
        clients = store.clients()
    result: str | bytes
    if form == "json":
        from renvooi.cli.clients.report import as_json

        result = as_json(clients)
    else:
        from renvooi.corpus.clients.writing import as_csv, as_workbook

        result = as_csv(clients) if form == "csv" else as_workbook(clients)
    emit(result, output)
    if output is not None:
        said = f"{output} holds names and addresses of {len(clients)} clients; delete it once it is used"
        tell("note", said, colour="yellow")
