"""`renvooi clients show`: one client, with its messages and windows."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import click

from renvooi.cli.clients.labels import LANGUAGES, ClientLabels
from renvooi.cli.clients.list import documents_of
from renvooi.cli.corpus import corpus_option, opened
from renvooi.cli.exits import one_line
from renvooi.cli.group import RichHelp
from renvooi.cli.options import language_option
from renvooi.cli.printing import check_stdout, say
from renvooi.model.errors import UnknownRecord

if TYPE_CHECKING:
    from renvooi.corpus import Corpus
    from renvooi.model import AgreedTerm, Client, Delivery, RegisteredWindow

_DAY = len("2026-03-02")


@click.command("show", cls=RichHelp)
@click.argument("client", metavar="CLIENT")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="Lines for people, or JSON for programs.",
)
@language_option
@corpus_option
def command(client: str, form: str, language: str, corpus: str | None) -> None:
    """Show CLIENT: who it is, what its contract holds, which messages it got, and its windows."""
    from renvooi.corpus.register.naming import checked_client

    check_stdout()
    called = checked_client(client)
    with opened(corpus) as store:
        deliveries, windows = store.deliveries(client=called), store.windows(client=called)
        found = _found(store, called, is_known=bool(deliveries or windows))
    if form == "json":
        from renvooi.cli.clients.report import one_as_json

        say(one_as_json(found, deliveries, windows))
        return
    labels = LANGUAGES[language]
    about = [labels.gone.format(client=called)] if found is None else lines_of(found, labels)
    told = {labels.deliveries: map(_message(labels), deliveries), labels.windows: map(_window, windows)}
    for heading, lines in told.items():
        some = [f"  {one_line(line)}" for line in lines] or [f"  {labels.none}"]
        about += ["", heading, *some]
    say("".join(f"{line}\n" for line in about))


def _found(store: "Corpus", client: str, *, is_known: bool) -> "Client | None":
    """The client; None if it was forgotten and something of it is still known. Raises: UnknownRecord."""
    try:
        return store.client(client)
    except UnknownRecord:
        if is_known:
            return None
        raise


def lines_of(client: "Client", labels: ClientLabels) -> list[str]:
    """The facts of a client, under each other."""
    facts = [
        *zip(
            labels.facts,
            (client.id, client.name, client.role or "-", client.language, client.address, documents_of(client) or "-"),
            strict=True,
        ),
        *((labels.address_for.format(document=one.document), one.address) for one in client.addresses),
        *((labels.term, _term(one, labels)) for one in client.terms),
        *(
            (labels.contact.format(role=one.role), " ".join(filter(None, (one.name, one.address, one.telephone))))
            for one in client.contacts
        ),
    ]
    width = max(len(name) for name, _ in facts)
    return [f"{name.ljust(width)}  {one_line(fact)}" for name, fact in facts]


def _term(term: "AgreedTerm", labels: ClientLabels) -> str:
    where = ", ".join(filter(None, (term.document or labels.all_documents, term.right)))
    return labels.days.format(days=term.days, where=where, clause=term.clause)


def _message(labels: ClientLabels) -> "Callable[[Delivery], str]":
    """A function from a message to its line."""

    def line(one: "Delivery") -> str:
        bounced = f", {labels.bounced}" if one.bounced else ""
        return f"{one.queued_at[:_DAY]}  {one.mailing}  {one.state}, {one.evidence}{bounced}"

    return line


def _window(one: "RegisteredWindow") -> str:
    last = "-" if one.receipt is None else one.receipt.last_day.isoformat()
    closed = "" if one.outcome is None else f"  {one.outcome.kind}"
    return f"{one.id}  {one.notice}  {one.right}  {last}{closed}"
