"""`renvooi history`: what became of each clause over several versions, and who wrote which words."""

import sys
from dataclasses import replace
from pathlib import Path

import click

from renvooi.cli.group import RichHelp
from renvooi.cli.manner import Manner
from renvooi.cli.named import Where
from renvooi.cli.options import folder_option, form_for, language_option, output_option, place_option, reading_options
from renvooi.cli.output import check_output, emit
from renvooi.cli.terminal import WIDEST, prose_width, wants_colour
from renvooi.model import Blame, History, Life, dumps
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
    found = None if clause is None else _find(history, clause, number)
    width = prose_width(sys.stdout) if output is None else WIDEST
    if blamed:
        shown = _of(blame(history, number), found, clause)
        coloured = wants_colour(sys.stdout, colour) if output is None else bool(colour)
        text = (
            dumps(shown)
            if form == "json"
            else render_blame(shown, form, language=language, colour=coloured, width=width)
        )
    elif form == "json":
        text = dumps(_only(history, found, number))
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


def _find(history: History, clause: str, number: int | None) -> Life:
    """The life that the user named by id, or by its address in version `number`, else in the latest that has one.

    Raises: BadParameter.
    """
    said = " ".join(clause.split()).casefold()
    numbers = range(len(history.versions), 0, -1) if number is None else (number,)
    for life in history.lives:
        if said == life.id:
            return life
    for version in numbers:
        for life in history.lives:
            if life.stands_in(version) and life.at(version).address.casefold() == said:
                return life
    where = "any of the versions" if number is None else f"version {history.versions[number - 1].version or number}"
    raise click.BadParameter(
        f"{clause!r} is no address or id in {where}; addresses are written as in renvooi diff",
        click.get_current_context(),
        param_hint="--clause",
    )


def _only(history: History, found: Life | None, number: int | None) -> History:
    """`history` with the life that was found alone, or with those of version `number`; else as it is."""
    if found is None and number is None:
        return history
    lives = (found,) if found else tuple(life for life in history.lives if number and life.stands_in(number))
    ids = {life.id for life in lives}
    return replace(history, lives=lives, undone=tuple(undone for undone in history.undone if undone.id in ids))


def _of(shown: Blame, found: Life | None, clause: str | None) -> Blame:
    """`shown` with one clause alone, if one was asked for. Raises: BadParameter if it does not stand in the version."""
    if found is None:
        return shown
    nodes = tuple(node for node in shown.nodes if node.id == found.id)
    if not nodes:
        raise click.BadParameter(
            f"{clause!r} does not stand in the version that is shown; name another with --at",
            click.get_current_context(),
            param_hint="--clause",
        )
    return replace(shown, nodes=nodes)
