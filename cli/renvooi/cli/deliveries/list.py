"""`renvooi deliveries list`: what became of messages, each mailing apart."""

import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

import click

from renvooi.cli.attention import tell_attention
from renvooi.cli.corpus import corpus_option, opened
from renvooi.cli.deliveries.labels import LANGUAGES, DeliveryLabels
from renvooi.cli.exits import one_line
from renvooi.cli.group import RichHelp
from renvooi.cli.options import form_for, language_option, output_option
from renvooi.cli.output import check_output, emit
from renvooi.cli.table import Row, table
from renvooi.cli.terminal import terminal_width, wants_colour
from renvooi.cli.version_name import StoredDocument
from renvooi.model import Delivery, DeliveryState

if TYPE_CHECKING:
    from renvooi.corpus import Corpus

_MINUTE = len("2026-03-02T08:30")
LONGEST_ANSWER = 100
"""Characters of the answer of a mail server in a list; renvooi deliveries show has all of it."""
_ANSWERS, _NUMBERS = frozenset({0, 5}), frozenset({3})
"""Columns of the table: with names and sentences, with numbers."""


@click.command("list", cls=RichHelp)
@click.argument("mailing", required=False, metavar="[NOTICE]")
@click.option("--document", type=StoredDocument(), metavar="DOCUMENT", help="Only messages of notices about it.")
@click.option("--client", metavar="ID", help="Only messages to this client.")
@click.option(
    "--state",
    "states",
    type=click.Choice([state.value for state in DeliveryState]),
    multiple=True,
    help="Only messages in this state. Repeatable.",
)
@click.option("--troubled", is_flag=True, help="Only messages that a person must look at.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "csv"]),
    default="text",
    show_default=True,
    help="Tables for people, JSON for programs, or CSV for a spreadsheet.",
)
@language_option
@output_option
@corpus_option
def command(
    mailing: str | None,
    document: str | None,
    client: str | None,
    states: tuple[str, ...],
    troubled: bool,
    form: str,
    language: str,
    output: Path | None,
    corpus: str | None,
) -> None:
    """Show messages and what became of them: those of NOTICE, which is an id or its beginning, or all.

    A message that was accepted is with a mail server, and not yet with the client: the evidence says how much is known.
    """
    form = form_for(form, output)
    check_output(output, ())
    with opened(corpus) as store:
        found = _chosen(store, mailing, document=document, client=client)
        for name in sorted({one.mailing for one in found if one.notice is not None}):
            tell_attention(store, mailing=name, client=client, language=language)
    found = tuple(one for one in found if (not states or one.state in states) and (not troubled or one.troubled))
    emit(_as_form(found, form, language, to_terminal=output is None), output)


def _chosen(store: "Corpus", mailing: str | None, *, document: str | None, client: str | None) -> tuple[Delivery, ...]:
    from renvooi.cli.deliveries.naming import mailing_of
    from renvooi.corpus.register.naming import checked_client

    return store.deliveries(
        document=document,
        mailing=None if mailing is None else mailing_of(store, mailing),
        client=None if client is None else checked_client(client),
    )


def _as_form(found: Sequence[Delivery], form: str, language: str, *, to_terminal: bool) -> str | bytes:
    if form == "json":
        from renvooi.cli.deliveries.report import as_json

        return as_json(found)
    if form == "csv":
        from renvooi.cli.deliveries.sheet import as_csv

        return as_csv(found)
    width, colour = (terminal_width(sys.stdout), wants_colour(sys.stdout)) if to_terminal else (None, False)
    return as_tables(found, LANGUAGES[language], width=width, colour=colour)


def as_tables(found: Sequence[Delivery], labels: DeliveryLabels, *, width: int | None, colour: bool) -> str:
    """A table for each mailing, under a line with its counts; a sentence where there is none."""
    if not found:
        return f"{labels.nothing}\n"
    parts = []
    for mailing, some in groupby(found, lambda one: one.mailing):
        group = list(some)
        first = group[0]
        wording = labels.heading_one if len(group) == 1 else labels.heading
        heading = wording.format(
            mailing=mailing, about=first.document or first.purpose, count=len(group), states=_counts(group, labels)
        )
        rows = [_row(one, labels) for one in group]
        body = table(labels.heads, rows, width=width, colour=colour, fold=_ANSWERS, right=_NUMBERS)
        parts.append(f"{one_line(heading)}\n\n{body}")
    return "\n".join(parts)


def state_of(one: Delivery, labels: DeliveryLabels) -> str:
    """Where a message is, in words; that it bounced goes before that it was accepted."""
    return labels.bounced if one.bounced else labels.states[one.state]


def answer_of(one: Delivery) -> str:
    """The last answer of a mail server, on one line."""
    return "-" if one.reply is None else f"{one.reply.code or ''} {one.reply.text}".strip() or "-"


def shortened(answer: str) -> str:
    """`answer` as it stands in a list: a server may say any number of words, and one line is for one message."""
    line = one_line(answer)
    return line if len(line) <= LONGEST_ANSWER else f"{line[: LONGEST_ANSWER - 1].rstrip()}…"


def minute_of(at: str) -> str:
    """A moment on record, to the minute."""
    return f"{at[:_MINUTE].replace('T', ' ')} UTC"


def _counts(group: Iterable[Delivery], labels: DeliveryLabels) -> str:
    counts = Counter(state_of(one, labels) for one in group)
    return ", ".join(labels.summary.format(count=count, state=state) for state, count in counts.most_common())


def _row(one: Delivery, labels: DeliveryLabels) -> Row:
    return (
        one.client,
        state_of(one, labels),
        labels.evidence[one.evidence],
        str(one.attempts),
        minute_of(one.settled_at or one.queued_at),
        shortened(answer_of(one)),
    )
