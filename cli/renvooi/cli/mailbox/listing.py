"""What was read, as people and programs see it: every mail on a line, with how it is known what it is."""

from collections import Counter
from collections.abc import Sequence
from datetime import UTC
from typing import TYPE_CHECKING

from renvooi.cli.exits import one_line
from renvooi.cli.table import table

if TYPE_CHECKING:
    from renvooi.cli.mailbox.handling import Handled
    from renvooi.model.codec import Json

_HEADS = ("Mail", "Is", "Client", "Became", "How that is known")
_FOLDING = frozenset({0, 4})
_BECAME = {
    "recorded": "recorded",
    "proposed": "proposed",
    "already": "on record",
    "not-recorded": "NOT recorded",
    "listed": "listed",
    "would-record": "would be recorded",
    "would-propose": "would be proposed",
}


def as_text(found: "Sequence[Handled]", *, width: int | None, colour: bool) -> str:
    """A line with counts, a table of all mails, and what a person should look at."""
    if not found:
        return "no mails\n"
    kinds = Counter(one.kind.value for one in found)
    head = f"{len(found)} mail{'' if len(found) == 1 else 's'}: " + ", ".join(
        f"{count} {kind}" for kind, count in sorted(kinds.items())
    )
    rows = [_row(one) for one in found]
    notes = [one_line(f"{one.name}: {note}.") for one in found for note in one.notes]
    parts = [f"{head}\n", table(_HEADS, rows, width=width, colour=colour, fold=_FOLDING)]
    return "\n".join((*parts, "".join(f"{note}\n" for note in notes))) if notes else "\n".join(parts)


def _row(one: "Handled") -> tuple[str, ...]:
    kind = one.kind.value if one.report is None else f"{one.kind.value}: {one.report}"
    became = _BECAME[one.outcome] + (f" {one.proposal}" if one.proposal else "")
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
