"""Outcomes of the outbox go into the ledger, some hundreds in one transaction, and a receipt may start windows.

An outcome is on record, or it is in the outbox with `recorded` 0: a process that is killed in between records it
the next time. Several may do so at once; a writer is alone, and what it recorded the next one does not see.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial

from sqlalchemy import ColumnElement, Connection, select, tuple_

from renvooi.corpus.events import EventKind
from renvooi.corpus.outbox.deliveries import FINAL
from renvooi.corpus.outbox.queuerow import FREE, Changes, QueueRow, change_all, read_queue
from renvooi.corpus.register.naming import window_id
from renvooi.corpus.register.particulars import Particular, ParticularKind, keep_many
from renvooi.corpus.register.receiving import write_receipt
from renvooi.corpus.register.steps import day_in
from renvooi.corpus.register.windows import read_windows
from renvooi.corpus.row import in_parts
from renvooi.corpus.store import Corpus
from renvooi.corpus.tables import deliveries, erasures, mailings, outbox, rights
from renvooi.corpus.writer import Writer
from renvooi.model.codec import Json
from renvooi.model.deliveries import DeliveryState, Evidence
from renvooi.model.errors import StateForbids
from renvooi.model.windows import Receipt, RegisteredWindow

TOGETHER = 500
"""Outcomes in one transaction: a sender waits for it a tenth of a second."""

Receipts = Callable[[RegisteredWindow, date], Receipt]
"""The receipt of a notice on that day, with the last day as the policy has it."""
BOUNCED = "De kennisgeving is niet aangekomen: er kwam een foutmelding van de mailserver."
"""Why a receipt is in doubt after a bounce, as the register says it. A message that was made anew ends this doubt."""
_DAY = len("2026-03-02")
_UNRECORDED = outbox.c.state.in_(sorted(FINAL)) & (outbox.c.recorded == 0)


def record_outcomes(corpus: Corpus, *, receipts: Receipts, by: str) -> int:
    """How many outcomes were recorded: all that the ledger did not have.

    A window starts where the evidence is what the mailing asks for. One that is closed, in doubt or received
    stays as it is, and so does one whose receipt would surprise: a person looks at it.
    Raises: StateForbids without the key; CorpusUnreadable, CorpusBusy, StoreFailed.
    """
    total = 0
    while True:
        with corpus.reading() as connection:
            if connection.execute(select(outbox.c.client).where(_UNRECORDED).limit(1)).first() is None:
                return total
        with corpus.writing(by=by) as writer:
            found = read_queue(writer.connection, _UNRECORDED, at_most=TOGETHER)
            # a database gives them in any order, and the ledger is to be the same on each
            rows = sorted(found, key=lambda row: row.key)
            _start_due(writer, record_rows(corpus, writer, rows), receipts)
        total += len(rows)


def _start_due(writer: Writer, due: Mapping[str, Mapping[str, str]], receipts: Receipts) -> None:
    """Nothing; windows that waited for these messages start on the days on which they were accepted."""
    for notice, accepted in due.items():
        start_windows(writer, notice, sorted(accepted), day_of=partial(_day, accepted), receipts=receipts)


def _day(accepted: Mapping[str, str], window: RegisteredWindow) -> date:
    """The calendar day, where the window is, on which the message to its client was accepted."""
    return day_in(window.zone, accepted[window.client])


def record_of(
    corpus: Corpus, writer: Writer, *, client: str, mailing: str | None = None, receipts: Receipts | None = None
) -> int:
    """How many outcomes of one client were recorded; for a step that goes on with what the ledger says.

    Windows start only with `receipts`: nothing else starts them later.
    """
    wanted: ColumnElement[bool] = _UNRECORDED & (outbox.c.client == client)
    if mailing is not None:
        wanted &= outbox.c.mailing == mailing
    rows = read_queue(writer.connection, wanted)
    due = record_rows(corpus, writer, rows)
    if receipts is not None:
        _start_due(writer, due, receipts)
    return len(rows)


def record_rows(corpus: Corpus, writer: Writer, rows: Sequence[QueueRow]) -> dict[str, dict[str, str]]:
    """By notice and client: when a message was accepted whose mailing asks for no more; the outcomes are in the ledger."""
    told = _told(writer.connection, rows)
    spoken = [row for row in rows if row.reply and not told[row.key].is_erased]
    kept = keep_many(
        writer.connection,
        [(row.client, Particular(ParticularKind.REPLY, (row.reply or "").encode("utf-8"))) for row in spoken],
        random=corpus.salts,
    )
    replies = {row.key: (digest, row) for row, (digest, _) in zip(spoken, kept, strict=True)}
    steps: list[tuple[EventKind, dict[str, Json]]] = []
    due: dict[str, dict[str, str]] = defaultdict(dict)
    for row in rows:
        delivery = told[row.key]
        evidence = max(delivery.evidence, _of_state(row.delivery_state), key=lambda one: one.rank)
        reply: Json = None
        if row.key in replies:
            reply = {"hmac": replies[row.key][0], "size": len((row.reply or "").encode("utf-8"))}
        steps.append((EventKind.DELIVERY_SETTLED, delivery.about | _outcome(row, evidence, reply)))
        if row.state == DeliveryState.ACCEPTED and delivery.notice and evidence.rank >= delivery.wanted.rank:
            accepted = row.settled_at or writer.at
            # a clock that was wrong gives no day; a person is told (unstarted.py)
            if accepted[:_DAY] >= delivery.queued_at[:_DAY]:
                due[delivery.notice][row.client] = accepted
    writer.append_many(steps)
    change_all(writer.connection, [(row, _recorded(row)) for row in rows])
    return dict(due)


def start_windows(
    writer: Writer,
    notice: str,
    clients: Sequence[str],
    *,
    day_of: Callable[[RegisteredWindow], date],
    receipts: Receipts,
) -> None:
    """Nothing; the windows of these clients that wait for a receipt have that of the day, in the transaction of `writer`.

    A doubt that a bounce left is about the message before this one, and ends; that of a person stays.
    """
    named = writer.connection.execute(
        select(rights.c.right_id).where(rights.c.notice == notice, rights.c.days.is_not(None))
    ).scalars()
    ids = [window_id(notice, client, right) for right in named for client in clients]
    found = [one for some in in_parts(ids) for one in read_windows(writer.connection, ids=some)]
    groups: dict[Receipt, list[RegisteredWindow]] = defaultdict(list)
    for window in found:
        if window.receipt is None and window.outcome is None and not is_doubted(window):
            groups[receipts(window, day_of(window))].append(window)
    for receipt, group in groups.items():
        _receive(writer, group, receipt)


def is_doubted(window: RegisteredWindow) -> bool:
    """Whether something other than a bounce put the receipt of a window in doubt."""
    return window.doubt is not None and window.doubt.because != BOUNCED


def _receive(writer: Writer, group: Sequence[RegisteredWindow], receipt: Receipt) -> None:
    """Nothing; all that can be received are. One that surprises waits for a person, and keeps no other waiting."""
    try:
        write_receipt(writer, group, receipt, because=None)
    except StateForbids:
        if len(group) > 1:
            for window in group:
                _receive(writer, [window], receipt)


class _Told:
    """What the ledger says of a message before its outcome."""

    def __init__(self, row: Mapping[str, object]) -> None:
        self.notice = None if row["notice"] is None else str(row["notice"])
        self.evidence = Evidence(str(row["evidence"]))
        self.wanted = Evidence(str(row["wanted"]))
        self.queued_at = str(row["queued_at"])
        self.is_erased = row["erased"] is not None
        names = ("document", "mailing", "notice", "client", "message_id")
        self.about: dict[str, Json] = {name: None if row[name] is None else str(row[name]) for name in names}


def _told(connection: Connection, rows: Sequence[QueueRow]) -> dict[tuple[str, str], _Told]:
    joined = deliveries.join(mailings, mailings.c.id == deliveries.c.mailing)
    joined = joined.outerjoin(erasures, erasures.c.digest == deliveries.c.slots)
    columns = (
        deliveries.c.mailing,
        deliveries.c.client,
        deliveries.c.message_id,
        deliveries.c.evidence,
        deliveries.c.queued_at,
    )
    of_mailing = (mailings.c.document, mailings.c.notice, mailings.c.evidence.label("wanted"))
    query = select(*columns, *of_mailing, erasures.c.event.label("erased")).select_from(joined)
    found = {}
    for some in in_parts([row.key for row in rows], at_once=TOGETHER):
        for row in connection.execute(query.where(tuple_(deliveries.c.mailing, deliveries.c.client).in_(some))):
            found[row.mailing, row.client] = _Told(dict(row._mapping))
    return found


def _of_state(state: DeliveryState) -> Evidence:
    return Evidence.ACCEPTED if state is DeliveryState.ACCEPTED else Evidence.NONE


def _outcome(row: QueueRow, evidence: Evidence, reply: Json) -> dict[str, Json]:
    return {
        "state": row.state,
        "evidence": evidence.value,
        "code": row.code,
        "reply": reply,
        "attempts": row.attempts,
        "settled_at": row.settled_at,
        "because": None,
    }


def _recorded(row: QueueRow) -> Changes:
    """What becomes of a row; the sender of one in doubt may still bring the answer."""
    free = Changes() if row.state == DeliveryState.IN_DOUBT else FREE
    return Changes(recorded=1, reply=None) | free
