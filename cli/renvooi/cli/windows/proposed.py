"""`renvooi windows proposed`: e-mails that may be responses, as they wait for a person."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import click

from renvooi.cli.corpus import corpus_option, opened
from renvooi.cli.exits import one_line
from renvooi.cli.group import RichHelp
from renvooi.cli.mailbox.labels import LANGUAGES, MailLabels
from renvooi.cli.options import language_option
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
@language_option
@corpus_option
def command(
    document: str | None, client: str | None, everything: bool, form: str, language: str, corpus: str | None
) -> None:
    """Show the e-mails that clients answered with, each with its words and the windows that it may be about.

    None of them is a response yet. renvooi windows accept records one as a response, renvooi windows dismiss says
    that it is none.
    """
    with opened(corpus) as store:
        found = store.proposals(read=shown_of, document=document, client=client, waiting=not everything)
        if form == "json":
            say(as_json(found))
            return
        from renvooi.notice.calendar import LANGUAGES as WORDS
        from renvooi.notice.calendar import right_name

        words = WORDS[language]
        named = ((one.id, right_name(one, words)) for one in store.windows(document=document))
        rights = {window: f"{window} ({right})" for window, right in named}
        facts = {one.id: facts_of(mail_bytes(store, one), LANGUAGES[language]) for one in found if not one.erased}
    say(as_text(found, rights, facts, LANGUAGES[language]))


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


def mail_bytes(store: "Corpus", one: "Proposal") -> bytes:
    """The e-mail of a proposal as it came. Raises: CorpusUnreadable."""
    from renvooi.corpus.outbox.proposing import find_proposal

    with store.reading() as connection:
        return find_proposal(connection, one.id, read=shown_of)[1]


def facts_of(mail: bytes, labels: MailLabels) -> tuple[str, ...]:
    """What the words of a mail do not tell: who sent it, the files that came with it, and what makes them doubtful."""
    from renvooi.notice.mailbox.automatic import looks_automatic, machine_sign
    from renvooi.notice.mailbox.parts import files_of
    from renvooi.notice.mailbox.reading import read_mail
    from renvooi.notice.mailbox.values import Arrived, Mail
    from renvooi.notice.mailbox.words import words_elsewhere, words_of

    found = read_mail(Arrived("", mail))
    if not isinstance(found, Mail):
        return (labels.no_words,)
    words, files = words_of(found), files_of(found.message)
    sign = machine_sign(found) or looks_automatic(found, words.text)
    elsewhere = words_elsewhere(found)
    said = (
        labels.sender.format(address=found.sender or "-"),
        labels.files.format(names=", ".join(files)) if files else "",
        labels.elsewhere.format(text=elsewhere) if elsewhere else "",
        labels.machine.format(sign=sign) if sign else "",
        (labels.no_own_words if words.text.strip() else labels.no_words) if words.whole else "",
    )
    return tuple(one for one in said if one)


def as_text(
    found: "Sequence[Proposal]", rights: "dict[str, str]", facts: "dict[str, tuple[str, ...]]", labels: MailLabels
) -> str:
    """Each proposal with its words set in; a sentence where there is none."""
    if not found:
        return f"{labels.nothing_proposed}\n"
    texts = (_lines(one, rights, facts.get(one.id, ()), labels) for one in found)
    return "\n".join("".join(f"{line}\n" for line in lines) for lines in texts)


def _lines(one: "Proposal", rights: "dict[str, str]", facts: "tuple[str, ...]", labels: MailLabels) -> Iterator[str]:
    subject = one.subject or labels.no_subject
    yield one_line(
        labels.received.format(id=one.id, client=one.client, at=f"{one.received:%Y-%m-%d %H:%M}", subject=subject)
    )
    names = ", ".join(rights.get(name, name) for name in one.windows) or labels.no_windows
    yield "  " + one_line(labels.windows.format(names=names))
    yield from ("  " + one_line(fact) for fact in facts)
    if one.decision is not None:
        decision, day = labels.decisions.get(one.decision, one.decision), (one.at or "")[:10]
        yield "  " + one_line(labels.decided.format(decision=decision, by=one.by, day=day, because=one.because))
    if one.erased:
        yield "  " + labels.erased
        return
    if not one.text.strip():
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
