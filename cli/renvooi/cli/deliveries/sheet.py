"""Messages for a spreadsheet: a row each, and no cell that calculates, whatever a mail server answered."""

import csv
import io
from collections.abc import Iterable

from renvooi.cli.windows.sheet import safe_cell
from renvooi.model import Delivery

COLUMNS = (
    "mailing",
    "purpose",
    "document",
    "notice",
    "client",
    "round",
    "message_id",
    "state",
    "evidence",
    "bounced",
    "troubled",
    "attempts",
    "code",
    "answer",
    "queued_at",
    "queued_by",
    "settled_at",
    "because",
    "by",
)


def as_csv(found: Iterable[Delivery]) -> str:
    """`found`, a row each under the names of the columns."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for one in found:
        cells = _cells(one)
        writer.writerow([safe_cell("" if cells[name] is None else str(cells[name])) for name in COLUMNS])
    return out.getvalue()


def _cells(one: Delivery) -> dict[str, object]:
    said = {name: getattr(one, name) for name in COLUMNS if name not in ("code", "answer", "bounced", "troubled")}
    flags = {name: "yes" if getattr(one, name) else "no" for name in ("bounced", "troubled")}
    reply = one.reply
    return {**said, **flags, "code": reply and reply.code, "answer": reply and reply.text}
