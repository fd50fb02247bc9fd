"""`renvooi windows list`: where the windows of clients stand."""

import sys
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

import click

from renvooi.cli.corpus import corpus_option
from renvooi.cli.exits import one_line
from renvooi.cli.group import RichHelp
from renvooi.cli.options import form_for, output_option
from renvooi.cli.output import check_output, emit
from renvooi.cli.table import Row, table
from renvooi.cli.terminal import terminal_width, wants_colour
from renvooi.cli.windows.options import choosing_options, given_day
from renvooi.model import BasisSource

if TYPE_CHECKING:
    from renvooi.model import Response
    from renvooi.notice.calendar import Standing

_NAMES, _NUMBERS = frozenset({1, 7}), frozenset({5})
"""Columns of the table: with names and sentences, with numbers."""


@click.command("list", cls=RichHelp)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "csv", "svg"]),
    default="text",
    show_default=True,
    help="Tables for the terminal, JSON for programs, CSV for a spreadsheet, or a calendar as a picture.",
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
    """Show the windows of clients, each notice and each right apart: receipt, last day, state and responses."""
    from renvooi.cli.windows.choosing import chosen
    from renvooi.cli.windows.forms import as_form

    form = form_for(form, output)
    check_output(output, ())
    day = given_day(today)
    found = chosen(corpus, document=document, client=client, states=states, today=day)
    if form != "text":
        emit(as_form(found, form, today=day, language=language), output)
        return
    stream = sys.stdout if output is None else None
    width, colour = (None, False) if stream is None else (terminal_width(stream), wants_colour(stream))
    emit(as_tables(found, language, width=width, colour=colour), output)


def as_tables(found: "Sequence[Standing]", language: str, *, width: int | None, colour: bool) -> str:
    """A table for each right under each notice, under a line that names both; a sentence where there is none."""
    from renvooi.cli.windows.labels import LANGUAGES
    from renvooi.notice.calendar import LANGUAGES as WORDS
    from renvooi.notice.calendar import basis_name, right_name

    labels, words = LANGUAGES[language], WORDS[language]
    if not found:
        return f"{words.nothing}\n"
    parts = []
    for _, group in groupby(_by_term(found), lambda one: (one.window.notice, one.window.right, _term(one))):
        standings = list(group)
        window = standings[0].window
        heading = labels.heading.format(
            document=window.document,
            old=window.old,
            new=window.new,
            right=right_name(window, words),
            basis=basis_name(window.basis, words),
            days=window.days,
            term=basis_name(window.term, words),
            notice=window.notice,
        )
        if window.superseded_by is not None:
            heading = f"{heading}; {words.superseded.format(notice=window.superseded_by)}"
        rows = [_row(standing, language) for standing in standings]
        body = table(labels.heads, rows, width=width, colour=colour, fold=_NAMES, right=_NUMBERS)
        parts.append(f"{one_line(heading)}\n\n{body}")
    return "\n".join(parts)


def _by_term(found: "Sequence[Standing]") -> "Iterator[Standing]":
    """The same, those of one right with terms of their own behind the others: a table says one number of days."""
    for _, group in groupby(found, lambda one: (one.window.notice, one.window.right)):
        yield from sorted(group, key=_term)


def _term(standing: "Standing") -> tuple[bool, int, str]:
    term = standing.window.term
    own = term.source is BasisSource.CONTRACT and term.address is None
    return own, standing.window.days, term.quote or "" if own else ""


def _row(standing: "Standing", language: str) -> Row:
    from renvooi.notice.calendar import LANGUAGES as WORDS

    words, window = WORDS[language], standing.window
    receipt, state = window.receipt, words.states[standing.state]
    if window.outcome is not None:
        state = words.closed.format(outcome=words.outcomes[window.outcome.kind])
    responses = (f"{one.received} {_stands(one, language)}" for one in window.responses)
    return (
        window.id,
        window.client,
        receipt.day.isoformat() if receipt else "-",
        receipt.last_day.isoformat() if receipt else "-",
        receipt.coulance.isoformat() if receipt and receipt.coulance else "-",
        "-" if standing.days_left is None else str(standing.days_left),
        state,
        "; ".join(responses) or "-",
    )


def _stands(response: "Response", language: str) -> str:
    """How a response stands to the last day, or why it does not stand."""
    from renvooi.cli.windows.labels import LANGUAGES
    from renvooi.notice.calendar import LANGUAGES as WORDS

    if response.stands:
        return WORDS[language].timeliness[response.timeliness]
    return LANGUAGES[language].withdrawn if response.withdrawal is not None else LANGUAGES[language].struck
