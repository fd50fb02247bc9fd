"""`renvooi history`: what became of each clause over several versions, and who wrote which words."""

import sys
from pathlib import Path

import click

from renvooi.cli.clauses import find_clause, only_blamed, only_clause
from renvooi.cli.group import RichHelp
from renvooi.cli.manner import Manner
from renvooi.cli.named import Where
from renvooi.cli.options import folder_option, form_for, language_option, output_option, place_option, reading_options
from renvooi.cli.output import check_output, emit
from renvooi.cli.terminal import WIDEST, prose_width, wants_colour
from renvooi.model import History, dumps
from renvooi.model.errors import UnknownVersion


@click.command("history", cls=RichHelp)
@click.argument("names", nargs=-1, metavar="DOCUMENT | FILE FILE...", required=True)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "markdown", "html"]),
    default="text",
    show_default=True,
    help="Text for the terminal, JSON for programs, Markdown or HTML for people.",
)
@language_option
@click.option(
    "--blame", "blamed", is_flag=True, help="Show a version with, at each sentence, the version that wrote it."
)
@click.option("--at", metavar="VERSION", help="The version that --blame and --clause look at; without it, the latest.")
@click.option("--clause", metavar="CLAUSE", help="One clause only: its address in the version, or its id.")
@click.option("--sort", is_flag=True, help="Order the files by version, or by effective date, instead of as given.")
@click.option("--colour/--no-colour", default=None, help="Colour in text; without it, only on a terminal.")
@folder_option
@place_option
@reading_options
@output_option
def command(
    names: tuple[str, ...],
    form: str,
    language: str,
    blamed: bool,
    at: str | None,
    clause: str | None,
    sort: bool,
    colour: bool | None,
    where: Where,
    manner: Manner,
    output: Path | None,
) -> None:
    """Follow each clause over the versions of a document, given from old to new.

    With one name, DOCUMENT, it takes all its versions of the corpus, or without one those in a folder:
    demarcatie-2026-01.pdf, demarcatie-2026-02.pdf and so on. DOCUMENT OLD..NEW takes those from OLD to NEW.

    A clause keeps its id while its number, its place and its words change. Ids of clauses that are
    gone are never used again.
    """
    from renvooi.cli.chain import history_of
    from renvooi.cli.lookup import find_chain
    from renvooi.diff import blame, render_blame, render_history

    form = form_for(form, output)
    versions = find_chain(names, where)
    check_output(output, (*versions, *manner.settings))
    history = history_of(versions, manner, sort=sort)
    number = _number(history, at)
    found = None if clause is None else find_clause(history, clause, number)
    width = prose_width(sys.stdout) if output is None else WIDEST
    if blamed:
        shown = only_blamed(blame(history, number), found, clause)
        coloured = wants_colour(sys.stdout, colour) if output is None else bool(colour)
        text = (
            dumps(shown)
            if form == "json"
            else render_blame(shown, form, language=language, colour=coloured, width=width)
        )
    elif form == "json":
        text = dumps(only_clause(history, found, number))
    else:
        chosen = None if found is None else found.id
        text = render_history(history, form, language=language, clause=chosen, at=number, width=width)
    emit(text, output)


def _number(history: History, at: str | None) -> int | None:
    """The number of the version that the user named; None without one. Raises: BadParameter."""
    from renvooi.diff import find_number

    try:
        return None if at is None else find_number(history.versions, at)
    except UnknownVersion as error:
        raise click.BadParameter(str(error), click.get_current_context(), param_hint="--at") from error
