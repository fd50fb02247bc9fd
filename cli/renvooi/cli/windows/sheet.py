"""Windows for a spreadsheet: a row a window, and no cell that calculates.

A client writes the text of a response, so a cell may begin as a formula does. As OWASP advises against such
injection, a cell that begins with one of those characters gets an apostrophe before it, and every cell that
needs quotes gets them, with quotes in it doubled. The apostrophe is the price: JSON has the text as it is.
"""

import csv
import io
from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from renvooi.model import Basis, RegisteredWindow
    from renvooi.notice.calendar import Standing

FORMULA = tuple("=+-@\t\r\n＝＋－＠")  # the wide forms calculate in an Asian locale
"""Characters that make a spreadsheet calculate a cell that begins with one of them."""
COLUMNS = (
    "window",
    "notice",
    "document",
    "old",
    "new",
    "client",
    "right",
    "kind",
    "basis",
    "term",
    "days",
    "received",
    "evidence",
    "last_day",
    "falls_on",
    "coulance",
    "doubt",
    "state",
    "closed",
    "days_left",
    "responses",
    "response_received",
    "response_form",
    "response_reasoned",
    "response_timeliness",
    "response_text",
    "response_erased",
    "attachment",
    "attachment_sha256",
    "outcome",
    "outcome_because",
    "superseded_by",
)


def as_csv(found: "Iterable[Standing]") -> str:
    """`found`, a row each under the names of the columns; the response is the last one that stands."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for standing in found:
        cells = {**_window(standing.window), **_standing(standing), **_response(standing.window)}
        assert cells.keys() == set(COLUMNS)
        writer.writerow([safe_cell(_text(cells[name])) for name in COLUMNS])
    return out.getvalue()


def _window(window: "RegisteredWindow") -> dict[str, object]:
    receipt, outcome = window.receipt, window.outcome
    return {
        "window": window.id,
        "notice": window.notice,
        "document": window.document,
        "old": window.old,
        "new": window.new,
        "client": window.client,
        "right": window.right,
        "kind": window.kind.value,
        "basis": _basis(window.basis),
        "term": _basis(window.term),
        "days": window.days,
        "received": receipt and receipt.day,
        "evidence": receipt and receipt.evidence,
        "last_day": receipt and receipt.last_day,
        "falls_on": receipt and receipt.falls_on,
        "coulance": receipt and receipt.coulance,
        "doubt": window.doubt and window.doubt.because,
        "outcome": outcome and outcome.kind.value,
        "outcome_because": outcome and outcome.because,
        "superseded_by": window.superseded_by,
    }


def _standing(standing: "Standing") -> dict[str, object]:
    closed = "yes" if standing.is_closed else "no"
    return {
        "state": standing.state.value,
        "closed": closed,
        "days_left": standing.days_left,
        "responses": len(standing.window.responses),
    }


def _response(window: "RegisteredWindow") -> dict[str, object]:
    last = next((one for one in reversed(window.responses) if one.stands), None)
    attachment = last and last.attachment
    return {
        "response_received": last and last.received,
        "response_form": last and last.form.value,
        "response_reasoned": last and ("yes" if last.reasoned else "no"),
        "response_timeliness": last and last.timeliness.value,
        "response_text": last and last.text,
        "response_erased": last and ("yes" if last.erased else "no"),
        "attachment": attachment and attachment.name,
        "attachment_sha256": attachment and attachment.sha256,
    }


def _basis(basis: "Basis") -> str:
    """ "contract: Deel 2, artikel 2.2 (05-2025)", or "house-policy"."""
    if basis.address is None:
        # a term of the client's own contract, or house policy
        return basis.source.value if basis.quote is None else f"{basis.source.value} of the client: {basis.quote}"
    return f"{basis.source.value}: {basis.address} ({basis.version})"


def _text(value: object) -> str:
    return "" if value is None else str(value)


def safe_cell(cell: str) -> str:
    """`cell` so that no spreadsheet calculates it; a whole number, as days left are, is no formula."""
    if cell.removeprefix("-").isdecimal():
        return cell
    return f"'{cell}" if cell.lstrip(" ").startswith(FORMULA) else cell
