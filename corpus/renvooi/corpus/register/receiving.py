"""When a client received a notice, and that it is not certain: what the days of windows are counted from.

A receipt that takes the place of another, and a doubt, leave what was recorded before in the ledger.
"""

from collections.abc import Iterable, Sequence

from sqlalchemy import select

from renvooi.corpus.events import EventKind, storable
from renvooi.corpus.register.rules import check_doubt, check_receipt, is_same_receipt
from renvooi.corpus.register.steps import about_group, again, by_client, day_in, found_windows, today_of
from renvooi.corpus.store import Corpus
from renvooi.corpus.tables import notices
from renvooi.corpus.writer import Writer
from renvooi.model.codec import Json
from renvooi.model.windows import Receipt, RegisteredWindow


def record_receipts(
    corpus: Corpus, receipts: Iterable[tuple[Sequence[str], Receipt]], *, because: str | None, by: str
) -> tuple[RegisteredWindow, ...]:
    """The windows, of which all days count from the receipt beside their ids; of it, who and when are those of the event.

    `because` is why it is recorded although it surprises: it takes the place of another receipt, lies before the
    release of the notice, or makes a response late. All or none is recorded.
    Raises: UnknownRecord, StateForbids, CorpusBusy, StoreFailed.
    """
    with corpus.writing(by=by) as writer:
        done: list[RegisteredWindow] = []
        for ids, receipt in receipts:
            found = found_windows(writer, ids)
            write_receipt(writer, found, receipt, because=because)
            done += found
        return again(writer, done)


def write_receipt(writer: Writer, found: Sequence[RegisteredWindow], receipt: Receipt, *, because: str | None) -> None:
    """Nothing; the receipt of these windows is part of the transaction of `writer`. Raises: StateForbids."""
    new = [window for window in found if not is_same_receipt(window, receipt)]
    released = _releases(writer, {window.notice for window in new})
    for window in new:
        check_receipt(
            window,
            receipt,
            because=because,
            released=day_in(window.zone, released[window.notice]),
            today=today_of(writer, window.zone),
        )
    said: dict[str, Json] = {
        "day": receipt.day.isoformat(),
        "last_day": receipt.last_day.isoformat(),
        "falls_on": receipt.falls_on,
        "coulance": None if receipt.coulance is None else receipt.coulance.isoformat(),
        "evidence": receipt.evidence,
        "because": because,
    }
    writer.append_many((EventKind.NOTICE_RECEIVED, {**about_group(group), **said}) for group in by_client(new))


def doubt_receipt(corpus: Corpus, ids: Sequence[str], *, because: str, by: str) -> tuple[RegisteredWindow, ...]:
    """The windows, of which no day counts until a new receipt comes. All or none is recorded.

    Raises: UnknownRecord, StateForbids, CorpusBusy, StoreFailed.
    """
    with corpus.writing(by=by) as writer:
        found = found_windows(writer, ids)
        write_doubt(writer, found, because=because)
        return again(writer, found)


def write_doubt(writer: Writer, found: Sequence[RegisteredWindow], *, because: str) -> None:
    """Nothing; the doubt about these windows is part of the transaction of `writer`. Raises: StateForbids."""
    new = [window for window in found if window.doubt is None or window.doubt.because != storable(because)]
    for window in new:
        check_doubt(window, because)
    for group in by_client(new):
        writer.append(EventKind.RECEIPT_DOUBTED, {**about_group(group), "because": because})


def _releases(writer: Writer, ids: set[str]) -> dict[str, str]:
    """When each of these notices was released."""
    wanted = select(notices.c.id, notices.c.released_at).where(notices.c.id.in_(ids))
    return {row.id: row.released_at for row in writer.connection.execute(wanted)}
