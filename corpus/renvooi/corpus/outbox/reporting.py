"""Reports on messages are recorded, and what they say of windows with them: started, or in doubt.

    delivered, acknowledged   evidence rises; where it is what the mailing asks for, windows start
    failed                    bounced; the receipt of its windows is in doubt, so that no day counts

A report is known by the mail it came in, so a mailbox may be read again: what is on record is not recorded twice.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, select

from renvooi.corpus.events import EventKind
from renvooi.corpus.outbox.deliveries import find_delivery
from renvooi.corpus.outbox.evidence import Standing, after_report
from renvooi.corpus.outbox.queuerow import change, find_row
from renvooi.corpus.outbox.recording import Receipts, record_of
from renvooi.corpus.register.particulars import Particular, ParticularKind, keep, known_digest
from renvooi.corpus.register.receiving import write_doubt, write_receipt
from renvooi.corpus.register.windows import read_windows
from renvooi.corpus.store import Corpus
from renvooi.corpus.tables import deliveries, erasures, mailings, reports
from renvooi.corpus.writer import Writer
from renvooi.model.codec import Json
from renvooi.model.deliveries import Delivery, DeliveryState, Evidence, Report
from renvooi.model.errors import StateForbids, UnknownRecord
from renvooi.model.reasons import is_reason
from renvooi.model.windows import Receipt, RegisteredWindow

ZONE = ZoneInfo("Europe/Amsterdam")
"""Where the day is counted that a report proves."""
TOGETHER = 100
"""Reports in one transaction: each transaction costs a signature and a write to disk."""
PROOF = {
    Evidence.ACCEPTED: "aangenomen door de mailserver",
    Evidence.DELIVERED: "afleverbericht van de mailserver (RFC 3464)",
    Evidence.ACKNOWLEDGED: "ontvangst bevestigd door de klant",
}
"""How a receipt is known, as the register says it."""
BOUNCED = "De kennisgeving is niet aangekomen: er kwam een foutmelding van de mailserver."
"""Why a receipt is in doubt, as the register says it."""


@dataclass(frozen=True, slots=True)
class Told:
    """What a report says of a message, and how it came."""

    name: str
    """Message-ID or token of the message."""
    report: Report
    day: date
    """The calendar day in Europe/Amsterdam that it proves."""
    mail: bytes | None = None
    """The report as it came; None if a person tells."""
    said: str | None = None
    """How the person knows; None for a mail."""


@dataclass(frozen=True, slots=True)
class Reported:
    """What became of a report."""

    told: Told
    delivery: Delivery | None
    """As it is known now; None if the report is about nothing that is known."""
    already: bool = False
    """True if it was on record, and nothing changed."""
    refused: str | None = None
    """Why it was not recorded; None if it is on record."""
    notes: tuple[str, ...] = ()
    """What a person should look at."""


def report_all(corpus: Corpus, given: Sequence[Told], *, receipts: Receipts, by: str) -> tuple[Reported, ...]:
    """What became of each report; one that cannot be recorded says why, and the others are.

    Raises: CorpusUnreadable, CorpusBusy, StoreFailed.
    """
    done: list[Reported] = []
    for start in range(0, len(given), TOGETHER):
        with corpus.writing(by=by) as writer:
            done += [_reported(corpus, writer, told, receipts) for told in given[start : start + TOGETHER]]
    return tuple(done)


def report_delivery(corpus: Corpus, told: Told, *, receipts: Receipts, by: str) -> Reported:
    """What became of one report. Raises: UnknownRecord, StateForbids if it cannot be recorded; CorpusBusy, StoreFailed."""
    corpus.delivery_of(told.name)
    (done,) = report_all(corpus, [told], receipts=receipts, by=by)
    if done.refused is not None:
        raise StateForbids(done.refused)
    return done


def _reported(corpus: Corpus, writer: Writer, told: Told, receipts: Receipts) -> Reported:
    try:
        found = find_delivery(writer.connection, told.name)
    except UnknownRecord as error:
        return Reported(told, None, refused=str(error))
    try:
        if _is_there(writer.connection, found, told):
            return Reported(told, found, already=True)
        if not found.recorded and record_of(corpus, writer, client=found.client, mailing=found.mailing):
            found = find_delivery(writer.connection, told.name)
        level, is_erased = _level(writer.connection, found)
        _check(writer, found, told, is_erased=is_erased)
        before = Standing(found.state, found.evidence, found.bounced)
        after = after_report(before, told.report, name=f"{found.client}, {found.mailing}")
    except StateForbids as error:
        return Reported(told, found, refused=str(error))
    _write(writer, found, told, after, _kept(corpus, writer, found, told))
    notes = tuple(_moved(writer, found, told, after, receipts, level=level))
    return Reported(told, find_delivery(writer.connection, found.message_id), notes=notes)


def _level(connection: Connection, found: Delivery) -> tuple[Evidence, bool]:
    """What must be known of a message before its windows start, and whether its client was erased."""
    joined = deliveries.join(mailings, mailings.c.id == deliveries.c.mailing)
    joined = joined.outerjoin(erasures, erasures.c.digest == deliveries.c.slots)
    same = (deliveries.c.mailing == found.mailing) & (deliveries.c.client == found.client)
    row = connection.execute(select(mailings.c.evidence, erasures.c.event).select_from(joined).where(same)).one()
    return Evidence(row.evidence), row.event is not None


def _check(writer: Writer, found: Delivery, told: Told, *, is_erased: bool) -> None:
    """Nothing, if the report can be about this message. Raises: StateForbids."""
    name = f"{found.client}, {found.mailing}"
    if told.mail is None and (told.said is None or not is_reason(told.said)):
        raise StateForbids(f"{name}: does not say how it is known that it is {told.report}. Give it in a sentence.")
    if told.mail is not None and is_erased:
        raise StateForbids(f"{name}: the client was erased, so nothing more is kept of it.")
    if told.day > _day(writer.at):
        raise StateForbids(f"{name}: a report of {told.day} lies in the future. Check the clock of the mail server.")
    if told.day < _day(found.queued_at):
        raise StateForbids(
            f"{name}: a report of {told.day} is older than the message, which was queued on {found.queued_at[:10]}."
        )


def _kept(corpus: Corpus, writer: Writer, found: Delivery, told: Told) -> Json:
    """What an event says of the mail, which is kept beside the ledger; None if a person tells."""
    if told.mail is None:
        return None
    digest = keep(writer.connection, found.client, Particular(ParticularKind.MAIL, told.mail), random=corpus.salts)
    return {"hmac": digest, "size": len(told.mail)}


def _is_there(connection: Connection, found: Delivery, told: Told) -> bool:
    """Whether the same is on record: from the same mail, or in the same words."""
    same = (reports.c.mailing == found.mailing) & (reports.c.client == found.client)
    if told.mail is not None:
        same &= reports.c.mail == known_digest(connection, found.client, Particular(ParticularKind.MAIL, told.mail))
    else:
        same &= (reports.c.report == told.report.value) & (reports.c.said == told.said)
        same &= reports.c.day == told.day.isoformat()
    return connection.execute(select(reports.c.event).where(same).limit(1)).first() is not None


def _write(writer: Writer, found: Delivery, told: Told, after: Standing, mail: Json) -> None:
    said: dict[str, Json] = {
        "document": found.document,
        "mailing": found.mailing,
        "notice": found.notice,
        "client": found.client,
        "message_id": found.message_id,
        "report": told.report.value,
        "day": told.day.isoformat(),
        "state": after.state.value,
        "evidence": after.evidence.value,
        "bounced": int(after.bounced),
        "mail": mail,
        "said": told.said,
    }
    writer.append(EventKind.DELIVERY_REPORTED, said)
    row = find_row(writer.connection, found.mailing, found.client)
    if row is not None and row.state == DeliveryState.IN_DOUBT:
        # the sender that lost the answer must not find it in doubt any more
        change(writer.connection, row, {"state": after.state.value, "recorded": 1})


def _moved(
    writer: Writer, found: Delivery, told: Told, after: Standing, receipts: Receipts, *, level: Evidence
) -> Iterator[str]:
    """What windows could not be moved, and why; the others are, in the transaction of `writer`."""
    if found.notice is None:
        return
    held = read_windows(writer.connection, notice=found.notice, client=found.client)
    if after.bounced and told.report is Report.FAILED:
        yield from _doubted(writer, held)
    elif told.report is Report.FAILED:
        yield f"{found.client} confirmed receipt before, so the bounce moves nothing; look at it"
    elif after.bounced:
        yield f"{found.client}: another report says that the message bounced, so no window starts; look at both"
    elif after.evidence.rank >= max(level.rank, Evidence.ACCEPTED.rank):
        yield from _started(writer, held, told, after, receipts)


def _doubted(writer: Writer, held: Sequence[RegisteredWindow]) -> Iterator[str]:
    for window in held:
        if window.outcome is not None or window.doubt is not None:
            continue
        try:
            write_doubt(writer, [window], because=BOUNCED)
        except StateForbids as error:
            yield str(error)


def _started(
    writer: Writer, held: Sequence[RegisteredWindow], told: Told, after: Standing, receipts: Receipts
) -> Iterator[str]:
    """Starts windows of which no receipt is known. A doubt of a person ends only where the client confirmed."""
    groups: dict[Receipt, list[RegisteredWindow]] = {}
    for window in held:
        if window.outcome is not None or window.receipt is not None:
            continue
        if window.doubt is not None and told.report is not Report.ACKNOWLEDGED:
            yield f"{window.id}: its receipt is in doubt, so it does not start by itself; record the receipt if it is certain"
            continue
        receipt = replace(receipts(window, told.day), evidence=PROOF[after.evidence])
        groups.setdefault(receipt, []).append(window)
    for receipt, group in groups.items():
        try:
            write_receipt(writer, group, receipt, because=None)
        except StateForbids as error:
            yield str(error)


def _day(at: str) -> date:
    return datetime.fromisoformat(at).astimezone(ZONE).date()
