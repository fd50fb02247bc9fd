"""Reports on messages are recorded, and what they say of windows with them: started, or in doubt.

    delivered, acknowledged   evidence rises; where it is what the mailing asks for, windows start
    failed                    bounced; the receipt of its windows is in doubt, so that no day counts

A message that waits to be sent again is not sent, once a report says that somebody had it.
A report is known by the mail it came in, so a mailbox may be read again: what is on record is not recorded twice.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, select

from renvooi.corpus.events import EventKind
from renvooi.corpus.outbox.deliveries import find_delivery
from renvooi.corpus.outbox.effects import moved
from renvooi.corpus.outbox.evidence import Standing, after_report
from renvooi.corpus.outbox.following import require_row
from renvooi.corpus.outbox.leases import has_ended, swept
from renvooi.corpus.outbox.queuerow import FREE, Changes, change
from renvooi.corpus.outbox.recording import Receipts, record_of
from renvooi.corpus.outbox.sent import find_earlier
from renvooi.corpus.register.particulars import Particular, ParticularKind, keep, known_digest
from renvooi.corpus.store import Corpus
from renvooi.corpus.tables import deliveries, erasures, mailings, reports
from renvooi.corpus.writer import Writer
from renvooi.model.codec import Json
from renvooi.model.deliveries import Delivery, DeliveryState, Evidence, Report
from renvooi.model.errors import StateForbids, UnknownRecord
from renvooi.model.reasons import is_reason

ZONE = ZoneInfo("Europe/Amsterdam")
"""Where the day is counted that a report proves."""
_WAITING = (DeliveryState.PENDING, DeliveryState.CLAIMED)
TOGETHER = 100
"""Reports in one transaction: each transaction costs a signature and a write to disk."""


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
    (done,) = report_all(corpus, [told], receipts=receipts, by=by)
    if done.delivery is None:
        raise UnknownRecord(done.refused or told.name)
    if done.refused is not None:
        raise StateForbids(done.refused)
    return done


def _reported(corpus: Corpus, writer: Writer, told: Told, receipts: Receipts) -> Reported:
    try:
        earlier, found = _named(corpus, writer.connection, told.name)
    except UnknownRecord as error:
        return Reported(told, None, refused=str(error))
    try:
        if _is_there(writer.connection, found, told):
            return Reported(told, found, already=True)
        of = _level(writer.connection, found)
        # what cannot be recorded changes nothing, not even what the ledger knows of the outcome
        _check(writer, found, told, of, earlier=earlier)
        notes = () if earlier else _untried(writer, found, told)
        found = _settled_first(corpus, writer, found, receipts)
        before = Standing(found.state, found.evidence, found.bounced)
        after = after_report(before, told.report, name=f"{found.client}, {found.mailing}")
    except StateForbids as error:
        return Reported(told, found, refused=str(error))
    mail = _kept(corpus, writer, found, told)
    _write(writer, replace(found, message_id=earlier or found.message_id), told, after, mail)
    notes += tuple(moved(writer, found, told.report, told.day, after, receipts, level=of.wanted))
    return Reported(told, find_delivery(writer.connection, found.message_id), notes=notes)


def _untried(writer: Writer, found: Delivery, told: Told) -> tuple[str, ...]:
    """A note about a message that waits, and of which nothing on record says that it went out; none for all others.

    Nobody can guess its name, so a mail that knows it answers a copy. A person may err. Raises: StateForbids.
    """
    row = require_row(writer.connection, found.mailing, found.client)
    decided = select(deliveries.c.because).where(
        (deliveries.c.mailing == found.mailing) & (deliveries.c.client == found.client)
    )
    if row.state not in _WAITING or row.attempts or writer.connection.execute(decided).scalar() is not None:
        return ()
    name = f"{found.client}, {found.mailing}"
    if told.mail is None:
        raise StateForbids(
            f"{name}: is {found.state}, and was never sent. Record how the client knows with windows receive."
        )
    return (f"{name}: nothing on record says that it was sent; look whether a copy of this corpus sends too",)


def _settled_first(corpus: Corpus, writer: Writer, found: Delivery, receipts: Receipts) -> Delivery:
    """The message with its outcome on record. One that waits is in doubt first, as somebody had it: nobody sends it.

    Raises: StateForbids while a sender is behind the dot, who has the last word on it.
    """
    row = require_row(writer.connection, found.mailing, found.client)
    if row.state == DeliveryState.DOT:
        if not has_ended(row.lease, corpus.clock):
            raise StateForbids(
                f"{found.client}, {found.mailing}: is being sent at this moment. Read the mailbox again when its sender "
                "has ended."
            )
        change(writer.connection, row, swept(row, writer.at))
    elif row.state in _WAITING:
        waits: Changes = {"state": DeliveryState.IN_DOUBT, "settled_at": writer.at, "recorded": 0}
        change(writer.connection, row, waits | FREE)
    record_of(corpus, writer, client=found.client, mailing=found.mailing, receipts=receipts)
    return find_delivery(writer.connection, found.message_id)


def _named(corpus: Corpus, connection: Connection, name: str) -> tuple[str | None, Delivery]:
    """The message that is meant, and its Message-ID if it was made anew since. Raises: UnknownRecord."""
    try:
        return None, find_delivery(connection, name)
    except UnknownRecord:
        found = find_earlier(corpus, connection, name)
        if found is None:
            raise
        return found


@dataclass(frozen=True, slots=True)
class _Of:
    """What the mailing of a message says."""

    wanted: Evidence
    """What must be known of a message before its windows start."""
    queued_at: str
    is_erased: bool
    """Whether the client was."""


def _level(connection: Connection, found: Delivery) -> _Of:
    joined = deliveries.join(mailings, mailings.c.id == deliveries.c.mailing)
    joined = joined.outerjoin(erasures, erasures.c.digest == deliveries.c.slots)
    same = (deliveries.c.mailing == found.mailing) & (deliveries.c.client == found.client)
    wanted = (mailings.c.evidence, mailings.c.queued_at, erasures.c.event)
    row = connection.execute(select(*wanted).select_from(joined).where(same)).one()
    return _Of(Evidence(row.evidence), row.queued_at, row.event is not None)


def _check(writer: Writer, found: Delivery, told: Told, of: _Of, *, earlier: str | None) -> None:
    """Nothing, if the report can be about this message. Raises: StateForbids."""
    name = f"{found.client}, {found.mailing}"
    if told.mail is None and (told.said is None or not is_reason(told.said)):
        raise StateForbids(f"{name}: does not say how it is known that it is {told.report}. Give it in a sentence.")
    if told.mail is not None and of.is_erased:
        raise StateForbids(f"{name}: the client was erased, so nothing more is kept of it.")
    if earlier is not None and told.report is not Report.ACKNOWLEDGED:
        raise StateForbids(
            f"{name}: an earlier message is {told.report}, and {found.message_id} took its place. Look at both."
        )
    # who confirms an earlier message may have done so before another took its place
    queued_at = of.queued_at if earlier else found.queued_at
    if told.day > _day(writer.at):
        raise StateForbids(f"{name}: a report of {told.day} lies in the future. Check the clock of the mail server.")
    if told.day < _day(queued_at):
        raise StateForbids(
            f"{name}: a report of {told.day} is older than the message, which was queued on {queued_at[:10]}."
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
    row = require_row(writer.connection, found.mailing, found.client)
    if row.state == DeliveryState.IN_DOUBT:
        # the sender that lost the answer must not find it in doubt any more
        change(writer.connection, row, {"state": after.state.value, "recorded": 1})


def _day(at: str) -> date:
    return datetime.fromisoformat(at).astimezone(ZONE).date()
