"""The message to one client, as it would go out or as it was queued: to look at before anything is sent."""

from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from pathlib import Path
from typing import TYPE_CHECKING

import click

from renvooi.model.errors import StateForbids

if TYPE_CHECKING:
    from renvooi.cli.notify.planning import Plan
    from renvooi.corpus import Corpus

EML, HTML, TEXT = ".eml", ".html", ".txt"
"""What the name of the file says: the whole message, its page, or its text."""


def sample_form(output: Path | None) -> str:
    """In which form a sample goes to `output`; text without a file. Raises: UsageError for a name that says none."""
    if output is None:
        return TEXT
    form = {".htm": HTML}.get(output.suffix.lower(), output.suffix.lower())
    if form not in (EML, HTML, TEXT):
        raise click.UsageError(
            f"--output {output.name}: a message is written as .eml, or its page as .html, or its text as .txt",
            click.get_current_context(),
        )
    return form


def sample_of(store: "Corpus", plan: "Plan", client: str, form: str) -> bytes:
    """The message to `client`. Raises: StateForbids if it gets none, or there are no settings; BadSettings."""
    from renvooi.corpus.register.naming import checked_client

    recipient = plan.recipient(checked_client(client))
    queued = {letter.client: letter for letter in (*plan.to_queue, *plan.to_requeue)}
    if recipient.client.id in queued:
        message = queued[recipient.client.id].message
    elif recipient.delivery is not None:
        message = store.message_of(recipient.delivery)
    else:
        raise StateForbids("mail: no settings, so no message can be made. Name the file with --mail or RENVOOI_MAIL.")
    return message if form == EML else _part(message, form)


def _part(message: bytes, form: str) -> bytes:
    """The page or the text in a message, as UTF-8."""
    read = BytesParser(policy=policy.default).parsebytes(message)
    assert isinstance(read, EmailMessage)
    body = read.get_body(("html",) if form == HTML else ("plain",))
    assert body is not None
    return str(body.get_content()).encode()
