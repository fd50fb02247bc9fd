"""`renvooi windows export`: the register as a file for a spreadsheet, a program, a calendar, or to look at."""

from datetime import date
from pathlib import Path

import click

from renvooi.cli.corpus import corpus_option
from renvooi.cli.exits import one_line
from renvooi.cli.group import RichHelp
from renvooi.cli.options import form_for, output_option
from renvooi.cli.output import check_output, emit
from renvooi.cli.printing import tell
from renvooi.cli.windows.options import choosing_options, given_day


@click.command("export", cls=RichHelp)
@click.option(
    "--format",
    "form",
    type=click.Choice(["csv", "json", "ics", "svg"]),
    default="csv",
    show_default=True,
    help="A spreadsheet, JSON for programs, entries for a calendar, or a calendar as a picture.",
)
@choosing_options
@output_option
@corpus_option
def command(
    form: str,
    document: str | None,
    client: str | None,
    states: tuple[str, ...],
    today: date | None,
    language: str,
    output: Path | None,
    corpus: str | None,
) -> None:
    """Write the windows of clients for a spreadsheet, a program, or the calendar of the team that waits for responses."""
    from renvooi.cli.windows.choosing import chosen
    from renvooi.cli.windows.forms import as_form
    from renvooi.notice.calendar import known_receipt

    form = form_for(form, output)
    check_output(output, ())
    day = given_day(today)
    found = chosen(corpus, document=document, client=client, states=states, today=day)
    emit(as_form(found, form, today=day, language=language), output)
    without = [one.window.id for one in found if known_receipt(one.window) is None]
    if form == "ics" and without:
        said = f"no receipt is on record for {', '.join(without)}, so the calendar has no last day for them."
        tell("note", one_line(said), colour="yellow")
    if form == "ics" and states:
        tell(
            "note",
            "entries of windows that stand otherwise stay as they are in a calendar; export without --state to "
            "correct them.",
            colour="yellow",
        )
