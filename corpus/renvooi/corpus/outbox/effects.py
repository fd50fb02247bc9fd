"""What a report moves of windows: they start, their receipt is in doubt, or they stay and a person is told why."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from renvooi.corpus.outbox.evidence import Standing
from renvooi.corpus.outbox.recording import BOUNCED, Receipts, is_doubted
from renvooi.corpus.register.receiving import write_doubt, write_receipt
from renvooi.corpus.register.windows import read_windows
from renvooi.corpus.writer import Writer
from renvooi.model.deliveries import Delivery, Evidence, Report
from renvooi.model.errors import StateForbids
from renvooi.model.windows import Receipt, RegisteredWindow

PROOF = {
    Evidence.ACCEPTED: "aangenomen door de mailserver",
    Evidence.DELIVERED: "afleverbericht van de mailserver (RFC 3464)",
    Evidence.ACKNOWLEDGED: "ontvangst bevestigd door de klant",
}
"""How a receipt is known, as the register says it."""


def moved(
    writer: Writer,
    found: Delivery,
    report: Report,
    day: date,
    after: Standing,
    receipts: Receipts,
    *,
    level: Evidence,
) -> Iterator[str]:
    """What windows could not be moved, and why; the others are, in the transaction of `writer`.

    `day` is what the report proves, `after` what is known with it, and `level` what the mailing asks for.
    """
    if found.notice is None:
        return
    held = read_windows(writer.connection, notice=found.notice, client=found.client)
    if after.bounced and report is Report.FAILED:
        yield from _doubted(writer, held)
    elif report is Report.FAILED:
        how = "confirmed receipt" if after.evidence is Evidence.ACKNOWLEDGED else "had the message by a delivery report"
        yield f"{found.client} {how} before, so the bounce moves nothing; look at both"
    elif after.bounced:
        yield f"{found.client}: another report says that the message bounced, so no window starts; look at both"
    elif after.evidence.rank >= max(level.rank, Evidence.ACCEPTED.rank):
        yield from _started(writer, held, day, after, receipts, confirmed=report is Report.ACKNOWLEDGED)


def _doubted(writer: Writer, held: Sequence[RegisteredWindow]) -> Iterator[str]:
    for window in held:
        if window.outcome is not None or window.doubt is not None:
            continue
        if window.receipt is not None and window.receipt.evidence != PROOF[Evidence.ACCEPTED]:
            yield (
                f"{window.id}: its receipt is known otherwise ({window.receipt.evidence}), so the bounce moves nothing; "
                "look at both, and doubt it with windows doubt if need be"
            )
            continue
        try:
            write_doubt(writer, [window], because=BOUNCED)
        except StateForbids as error:
            yield str(error)


def _started(
    writer: Writer,
    held: Sequence[RegisteredWindow],
    day: date,
    after: Standing,
    receipts: Receipts,
    *,
    confirmed: bool,
) -> Iterator[str]:
    """Starts windows of which no receipt is known. A doubt of a person ends only where the client confirmed."""
    groups: dict[Receipt, list[RegisteredWindow]] = {}
    for window in held:
        if window.outcome is not None or window.receipt is not None:
            continue
        # a message that bounced starts nothing, so a bounce that is in doubt here is that of an earlier one
        if is_doubted(window) and not confirmed:
            yield f"{window.id}: its receipt is in doubt, so it does not start by itself; record the receipt if it is certain"
            continue
        receipt = replace(receipts(window, day), evidence=PROOF[after.evidence])
        groups.setdefault(receipt, []).append(window)
    for receipt, group in groups.items():
        try:
            write_receipt(writer, group, receipt, because=None)
        except StateForbids as error:
            yield str(error)
