"""`renvooi windows proposed`: e-mails that may be responses, as they wait for a person."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import click

from renvooi.cli.corpus import corpus_option, opened
from renvooi.cli.exits import one_line
from renvooi.cli.group import RichHelp
from renvooi.cli.printing import say
from renvooi.cli.version_name import StoredDocument

if TYPE_CHECKING:
    from renvooi.corpus import Corpus
    from renvooi.corpus.outbox.proposing import Shown
    from renvooi.model.deliveries import Proposal

PROPOSALS_SCHEMA = "renvooi/proposals/1"
_INDENT = "    "


@click.command("proposed", cls=RichHelp)
@click.option("--document", type=StoredDocument(), metavar="DOCUMENT", help="Only answers to notices about it.")
@click.option("--client", metavar="ID", help="Only those of this client.")
@click.option("--all", "everything", is_flag=True, help="Also those that a person decided on.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="Lines for people, or JSON for programs.",
)
@corpus_option
def command(document: str | None, client: str | None, everything: bool, form: str, corpus: str | None) -> None:
    """Show the e-mails that clients answered with, each with its words and the windows that it may be about.

    None of them is a response yet. renvooi windows accept records one as a response, renvooi windows dismiss says
    that it is none.
    """
    with opened(corpus) as store:
        found = store.proposals(read=shown_of, document=document, client=client, waiting=not everything)
        rights = {window.id: f"{window.id} ({window.right})" for window in store.windows(document=document)}
    say(as_json(found) if form == "json" else as_text(found, rights))


def shown_of(mail: bytes) -> "Shown":
    """Subject and words of a mail that was kept; it could be read once, so it can be now."""
    from renvooi.corpus.outbox.proposing import Shown
    from renvooi.notice.mailbox.reading import read_mail
    from renvooi.notice.mailbox.values import Arrived, Mail
    from renvooi.notice.mailbox.words import words_of

    found = read_mail(Arrived("", mail))
    return Shown(found.subject, words_of(found).text) if isinstance(found, Mail) else Shown("", "")


def mail_of(store: "Corpus", name: str) -> "Proposal":
    """The proposal with that id, or whose id begins so. Raises: UnknownRecord."""
    from renvooi.corpus.outbox.proposing import find_proposal

    with store.reading() as connection:
        return find_proposal(connection, name, read=shown_of)[0]


def as_text(found: "Sequence[Proposal]", rights: "dict[str, str]") -> str:
    """Each proposal with its words set in; a sentence where there is none."""
    if not found:
        return "no e-mail waits for a decision\n"
    return "\n".join("".join(f"{line}\n" for line in _lines(one, rights)) for one in found)


def _lines(one: "Proposal", rights: "dict[str, str]") -> Iterator[str]:
    yield one_line(
        f"{one.id}: {one.client}, received {one.received:%Y-%m-%d %H:%M} UTC: {one.subject or '(no subject)'}"
    )
    yield "  " + one_line("windows: " + (", ".join(rights.get(name, name) for name in one.windows) or "none"))
    if one.decision is not None:
        yield "  " + one_line(f"{one.decision} by {one.by} on {(one.at or '')[:10]}: {one.because}")
    if one.erased:
        yield "  its words were erased"
        return
    yield ""
    for line in one.text.split("\n") or [""]:
        yield (_INDENT + one_line(line)).rstrip()


def as_json(found: "Sequence[Proposal]") -> str:
    """`renvooi/proposals/1`."""
    from renvooi.model import dumps, to_json

    return dumps({"schema": PROPOSALS_SCHEMA, "proposals": [_said(to_json(one), one) for one in found]})


def _said(said: object, one: "Proposal") -> "dict[str, object]":
    assert isinstance(said, dict)
    return {**said, "received": one.received.isoformat(timespec="seconds")}
