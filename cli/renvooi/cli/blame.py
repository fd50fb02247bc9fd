"""`renvooi blame`: a version of the corpus with, at each sentence, the version that wrote it."""

import sys
from pathlib import Path

import click

from renvooi.cli.clauses import find_clause, only_clause
from renvooi.cli.corpus import corpus_option, opened
from renvooi.cli.group import RichHelp
from renvooi.cli.named import Stored
from renvooi.cli.options import form_for, language_option, output_option
from renvooi.cli.output import check_output, emit
from renvooi.cli.terminal import WIDEST, prose_width, wants_colour
from renvooi.cli.version_name import StoredVersion, VersionName
from renvooi.model import History, dumps
from renvooi.model.errors import CorpusUnreadable


@click.command("blame", cls=RichHelp)
@click.argument("name", type=StoredVersion(), metavar="DOCUMENT@VERSION")
@click.option(
    "--clause", metavar="CLAUSE", help="One clause with its chain of changes: its address in the version, or its id."
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "markdown", "html"]),
    default="text",
    show_default=True,
    help="Text for the terminal, JSON for programs, Markdown or HTML for people.",
)
@language_option
@click.option("--colour/--no-colour", default=None, help="Colour in text; without it, only on a terminal.")
@corpus_option
@output_option
@click.pass_context
def command(
    ctx: click.Context,
    name: VersionName,
    clause: str | None,
    form: str,
    language: str,
    colour: bool | None,
    corpus: str | None,
    output: Path | None,
) -> None:
    """Show DOCUMENT@VERSION with, beside each sentence, the version that introduced its present wording.

    With --clause, every version that touched that one clause instead, with its text in each.
    """
    from renvooi.diff import blame, render_blame, render_history

    form = form_for(form, output)
    with opened(corpus) as store:
        entry = store.version(*name)
        check_output(output, (Stored(store, entry),))
        labels = [one.label for one in store.versions(entry.document)]
        history = store.history(entry.document)
    number = _number(history, labels, entry.label)
    width = prose_width(sys.stdout) if output is None else WIDEST
    if clause is not None:
        found = find_clause(history, clause, number)
        if not found.stands_in(number):
            raise click.BadParameter(f"{clause!r} does not stand in {entry.name}", ctx, param_hint="--clause")
        text = (
            dumps(only_clause(history, found, None))
            if form == "json"
            else render_history(history, form, language=language, clause=found.id, at=number, width=width)
        )
    elif form == "json":
        text = dumps(blame(history, number))
    else:
        coloured = wants_colour(sys.stdout, colour) if output is None else bool(colour)
        text = render_blame(blame(history, number), form, language=language, colour=coloured, width=width)
    emit(text, output)


def _number(history: History, labels: list[str], label: str) -> int:
    """The number of a version in the chain: a history numbers the versions as the corpus orders them.

    Raises: CorpusUnreadable if someone added a version between two questions.
    """
    if len(labels) != len(history.versions):
        raise CorpusUnreadable("The document was changed while it was read. Try again.")
    return labels.index(label) + 1
