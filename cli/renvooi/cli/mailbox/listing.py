"""What was read, as people and programs see it: every mail on a line, with how it is known what it is."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import UTC
from typing import TYPE_CHECKING

from renvooi.cli.exits import one_line
from renvooi.cli.mailbox.labels import LANGUAGES, MailLabels
from renvooi.cli.table import table

if TYPE_CHECKING:
    from renvooi.cli.mailbox.handling import Handled
    from renvooi.model.codec import Json

_FOLDING = frozenset({0, 4})
_TO_READ = frozenset({"report", "unsubscription", "auto-reply", "acknowledgement", "unknown", "unreadable"})
"""Classes of which a person reads what is listed and not kept; of our own mails nothing has to be read."""


def as_text(found: "Sequence[Handled]", language: str, *, width: int | None, colour: bool) -> str:
    """A line with counts, a table of all mails, what a person should look at, and what is left to do."""
    labels = LANGUAGES[language]
    if not found:
        return f"{labels.none}\n"
    kinds = Counter(labels.kinds[one.kind.value] for one in found)
    head = f"{labels.count(labels.mails, len(found))}: " + ", ".join(
        f"{count} {kind}" for kind, count in sorted(kinds.items())
    )
    rows = [_row(one, labels) for one in found]
    notes = [one_line(f"{one.name}: {note.rstrip('.')}.") for one in found for note in one.notes]
    left = [*_left(found, labels)]
    parts = [f"{head}\n", table(labels.heads, rows, width=width, colour=colour, fold=_FOLDING)]
    return "\n".join((*parts, *("".join(f"{line}\n" for line in lines) for lines in (notes, left) if lines)))


def _left(found: "Sequence[Handled]", labels: MailLabels) -> "Iterator[str]":
    waiting = sum(1 for one in found if one.outcome in ("proposed", "would-propose"))
    unread = sum(1 for one in found if one.outcome == "listed" and one.kind.value in _TO_READ)
    if waiting:
        yield labels.count(labels.waiting, waiting)
    if unread:
        yield labels.count(labels.unread, unread)


def _row(one: "Handled", labels: MailLabels) -> tuple[str, ...]:
    kind = labels.kinds[one.kind.value]
    kind = kind if one.report is None else f"{kind}: {labels.reports[one.report]}"
    became = labels.became[one.outcome] + (f" {one.proposal}" if one.proposal else "")
    return one.name, kind, one.about.client if one.about else "-", became, one.because


def as_json(found: "Sequence[Handled]") -> str:
    """`renvooi/mailbox/1`."""
    from renvooi.model import dumps
    from renvooi.notice.mailbox.values import MAILBOX_SCHEMA

    mails: list[Json] = [_said(one) for one in found]
    return dumps({"schema": MAILBOX_SCHEMA, "mails": mails})


def _said(one: "Handled") -> "Json":
    about = one.about
    return {
        "name": one.name,
        "class": one.kind.value,
        "report": one.report,
        "mailing": None if about is None else about.mailing,
        "client": None if about is None else about.client,
        "message_id": None if about is None else about.message_id,
        "sender": one.sender,
        "subject": one.subject,
        "received": None if one.received is None else one.received.astimezone(UTC).isoformat(timespec="seconds"),
        "outcome": one.outcome,
        "proposal": one.proposal,
        "because": one.because,
        "notes": list(one.notes),
    }
