"""`renvooi deliveries show`: one message, all that is known of it, and the message itself."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from renvooi.cli.corpus import corpus_option, opened
from renvooi.cli.deliveries.labels import LANGUAGES, DeliveryLabels
from renvooi.cli.deliveries.list import answer_of, minute_of, state_of
from renvooi.cli.deliveries.naming import named_delivery, names_argument
from renvooi.cli.exits import one_line
from renvooi.cli.group import RichHelp
from renvooi.cli.options import language_option, output_option
from renvooi.cli.output import check_output, emit
from renvooi.cli.windows.moments import today
from renvooi.model import Delivery

if TYPE_CHECKING:
    from renvooi.corpus import Corpus


@click.command("show", cls=RichHelp)
@names_argument
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "eml"]),
    default="text",
    show_default=True,
    help="Lines for people, JSON for programs, or the message itself, to the byte as it was fixed.",
)
@language_option
@output_option
@corpus_option
def command(names: tuple[str, ...], form: str, language: str, output: Path | None, corpus: str | None) -> None:
    """Show the message to CLIENT under NOTICE: where it is, what was answered, who decided, and its windows.

    A Message-ID, or the token in it, names a message as well. With --format eml the message is written as it was
    fixed; its bytes are held against the ledger.
    """
    check_output(output, ())
    with opened(corpus) as store:
        found = named_delivery(store, names)
        emit(_as_form(store, found, form, language), output)


def _as_form(store: "Corpus", found: Delivery, form: str, language: str) -> str | bytes:
    if form == "eml":
        return store.message_of(found)
    if form == "json":
        from renvooi.cli.deliveries.report import as_json

        return as_json([found])
    return "".join(f"{line}\n" for line in _lines(store, found, language))


def _lines(store: "Corpus", found: Delivery, language: str) -> Iterator[str]:
    labels = LANGUAGES[language]
    width = max(map(len, labels.facts))
    for name, fact in zip(labels.facts, _facts(found, labels), strict=True):
        yield f"{name.ljust(width)}  {one_line(fact)}"
    windows = () if found.notice is None else store.windows(notice=found.notice, client=found.client)
    if windows:
        from renvooi.cli.windows.telling import lines_of

        yield ""
        yield labels.windows
        yield ""
        yield from map(one_line, lines_of(windows, today=today(), language=language))


def _facts(found: Delivery, labels: DeliveryLabels) -> Iterator[str]:
    yield found.mailing if found.document is None else f"{found.mailing} ({found.document})"
    yield found.client
    yield found.message_id
    yield labels.queued.format(at=minute_of(found.queued_at), by=found.queued_by, round=found.round)
    state = state_of(found, labels)
    since = "" if found.settled_at is None else f", {minute_of(found.settled_at)}"
    yield (state if found.recorded else labels.unrecorded.format(state=state)) + since
    yield labels.evidence[found.evidence]
    yield str(found.attempts)
    yield answer_of(found)
    yield "-" if found.because is None else labels.decided.format(because=found.because, by=found.by)
