"""Each step of a window, on record: opened, received, doubted, answered, taken back, closed.

A step reads the window within the transaction that writes, so that of two processes the second sees what
the first did. A step that says what is on record already writes nothing: a command may be repeated.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import PurePath
from zoneinfo import ZoneInfo

from renvooi.corpus.events import EventKind, storable
from renvooi.corpus.register.entries import ReleasedNotice
from renvooi.corpus.register.naming import checked_client, window_id
from renvooi.corpus.register.notices import find_notice, read_notices
from renvooi.corpus.register.particulars import Particular, ParticularKind, keep
from renvooi.corpus.register.rules import (
    check_closing,
    check_doubt,
    check_receipt,
    check_response,
    check_withdrawal,
    is_same_receipt,
)
from renvooi.corpus.register.windows import find_window, read_windows
from renvooi.corpus.store import Corpus
from renvooi.corpus.writer import Writer
from renvooi.model.codec import Json
from renvooi.model.errors import StateForbids
from renvooi.model.windows import OutcomeKind, Receipt, RegisteredWindow, Response, ResponseForm

MAX_ATTACHMENT = 25 * 1024 * 1024
"""Bytes: what mail servers let through; what came by post and was scanned is smaller."""

TOGETHER = 5_000
"""Ids in one query: databases take some thirty thousand values at most."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a client said, and how it came."""

    received: date
    form: ResponseForm
    reasoned: bool
    text: str
    attachment: tuple[str, bytes] | None = None
    """File name without folders, and bytes."""


def open_windows(corpus: Corpus, notice: str, client: str, *, by: str) -> tuple[RegisteredWindow, ...]:
    """The windows of a client under a notice, one for each right with a term; those that are there stay as they are.

    Raises: UnknownRecord, StateForbids for a name that no client may have; CorpusBusy, StoreFailed.
    """
    called = checked_client(client)
    with corpus.writing(by=by) as writer:
        released = find_notice(read_notices(writer.connection), notice)
        record_opened(writer, released, called)
        return read_windows(writer.connection, notice=released.id, client=called)


def record_opened(writer: Writer, released: ReleasedNotice, client: str) -> None:
    """Nothing; the windows of `client` that are not there yet are part of the transaction of `writer`."""
    terms = [right.id for right in released.rights if right.days is not None]
    ids = {window_id(released.id, client, right): right for right in terms}
    there = read_windows(writer.connection, ids=tuple(ids))
    for window in there:
        if (window.notice, window.client, window.right) != (released.id, client, ids[window.id]):
            raise StateForbids(f"{window.id}: is the id of a window of {window.client} too. Use another client number.")
    missing: list[Json] = [
        {"window": name, "right": right} for name, right in ids.items() if name not in {one.id for one in there}
    ]
    if missing:
        data: dict[str, Json] = {**_about(released.document, released.id, client), "windows": missing}
        writer.append(EventKind.WINDOW_OPENED, data)


def record_receipt(
    corpus: Corpus, ids: Sequence[str], receipt: Receipt, *, because: str | None, by: str
) -> tuple[RegisteredWindow, ...]:
    """The windows, of which all days count from `receipt`; of that, who and when are those of the event.

    `because` is why it takes the place of another receipt. All or none is recorded.
    Raises: UnknownRecord, StateForbids, CorpusBusy, StoreFailed.
    """
    with corpus.writing(by=by) as writer:
        found = _found(writer, ids)
        new = [window for window in found if not is_same_receipt(window, receipt)]
        for window in new:
            check_receipt(window, receipt, because=because, today=_today(writer, window))
        for group in _by_client(new):
            said: dict[str, Json] = {
                "day": receipt.day.isoformat(),
                "last_day": receipt.last_day.isoformat(),
                "falls_on": receipt.falls_on,
                "coulance": None if receipt.coulance is None else receipt.coulance.isoformat(),
                "evidence": receipt.evidence,
                "because": because,
            }
            writer.append(EventKind.NOTICE_RECEIVED, {**_of_group(group), **said})
        return _again(writer, found)


def doubt_receipt(corpus: Corpus, ids: Sequence[str], *, because: str, by: str) -> tuple[RegisteredWindow, ...]:
    """The windows, of which no day counts until a new receipt comes. All or none is recorded.

    Raises: UnknownRecord, StateForbids, CorpusBusy, StoreFailed.
    """
    with corpus.writing(by=by) as writer:
        found = _found(writer, ids)
        new = [window for window in found if window.doubt is None or window.doubt.because != storable(because)]
        for window in new:
            check_doubt(window, because)
        for group in _by_client(new):
            writer.append(EventKind.RECEIPT_DOUBTED, {**_of_group(group), "because": because})
        return _again(writer, found)


def respond(corpus: Corpus, name: str, answer: Answer, *, by: str) -> RegisteredWindow:
    """The window with what a client said; the same answer, as long as it stands, is recorded once.

    The event names words and file by their digests only: they can be erased. Raises: UnknownRecord, StateForbids,
    CorpusBusy, StoreFailed.
    """
    text = Particular(ParticularKind.TEXT, storable(answer.text).encode("utf-8"))
    attachment = None if answer.attachment is None else _checked(*answer.attachment)
    with corpus.writing(by=by) as writer:
        window = find_window(writer.connection, name)
        if _is_said(window, answer, attachment):
            return window
        check_response(window, received=answer.received, text=answer.text, today=_today(writer, window))
        said: dict[str, Json] = {
            "number": len(window.responses) + 1,
            "received": answer.received.isoformat(),
            "form": answer.form.value,
            "reasoned": answer.reasoned,
            "text": _kept(corpus, writer, window, text),
            "attachment": None if attachment is None else _kept(corpus, writer, window, attachment),
        }
        writer.append(EventKind.RESPONSE_RECORDED, {**_of(window), **said})
        return find_window(writer.connection, window.id)


def withdraw(corpus: Corpus, name: str, number: int, *, on: date, because: str, by: str) -> RegisteredWindow:
    """The window, of which the response `number` was taken back. Raises: UnknownRecord, StateForbids, CorpusBusy, StoreFailed."""
    with corpus.writing(by=by) as writer:
        window = find_window(writer.connection, name)
        check_withdrawal(window, number, on=on, because=because, today=_today(writer, window))
        said: dict[str, Json] = {"number": number, "on": on.isoformat(), "because": because}
        writer.append(EventKind.RESPONSE_WITHDRAWN, {**_of(window), **said})
        return find_window(writer.connection, window.id)


def close_window(corpus: Corpus, name: str, kind: OutcomeKind, because: str, *, by: str) -> RegisteredWindow:
    """The window with what the processor decided. Raises: UnknownRecord, StateForbids, CorpusBusy, StoreFailed."""
    with corpus.writing(by=by) as writer:
        window = find_window(writer.connection, name)
        if window.outcome is not None and (window.outcome.kind, window.outcome.because) == (kind, storable(because)):
            return window
        check_closing(window, kind, because=because, today=_today(writer, window))
        writer.append(EventKind.WINDOW_CLOSED, {**_of(window), "outcome": kind.value, "because": because})
        return find_window(writer.connection, window.id)


def _found(writer: Writer, ids: Sequence[str]) -> tuple[RegisteredWindow, ...]:
    """The windows of these ids, each once."""
    whole = _by_id(writer, ids)
    found = (whole.get(name) or find_window(writer.connection, name) for name in ids)
    return tuple({window.id: window for window in found}.values())


def _again(writer: Writer, found: Sequence[RegisteredWindow]) -> tuple[RegisteredWindow, ...]:
    now = _by_id(writer, [window.id for window in found])
    return tuple(now[window.id] for window in found)


def _by_id(writer: Writer, ids: Sequence[str]) -> dict[str, RegisteredWindow]:
    some = (ids[start : start + TOGETHER] for start in range(0, len(ids), TOGETHER))
    return {window.id: window for part in some for window in read_windows(writer.connection, ids=part)}


def _by_client(found: Sequence[RegisteredWindow]) -> tuple[tuple[RegisteredWindow, ...], ...]:
    """`found` in groups of one client and one notice, which an event is about."""
    groups: dict[tuple[str, str], list[RegisteredWindow]] = {}
    for window in found:
        groups.setdefault((window.notice, window.client), []).append(window)
    return tuple(tuple(group) for group in groups.values())


def _about(document: str, notice: str, client: str) -> dict[str, Json]:
    return {"document": document, "notice": notice, "client": client}


def _of(window: RegisteredWindow) -> dict[str, Json]:
    return {**_about(window.document, window.notice, window.client), "window": window.id, "right": window.right}


def _of_group(group: Sequence[RegisteredWindow]) -> dict[str, Json]:
    first = group[0]
    return {**_about(first.document, first.notice, first.client), "windows": [window.id for window in group]}


def _today(writer: Writer, window: RegisteredWindow) -> date:
    """The calendar day of the transaction where the days of the window are counted."""
    return datetime.fromisoformat(writer.at).astimezone(ZoneInfo(window.zone)).date()


def _kept(corpus: Corpus, writer: Writer, window: RegisteredWindow, particular: Particular) -> Json:
    """What an event says of words or a file, which are kept beside the ledger."""
    digest = keep(writer.connection, window.client, particular, random=corpus.salts)
    return {"hmac": digest, "size": len(particular.body)}


def _checked(name: str, data: bytes) -> Particular:
    """The file, if it can be kept. Raises: StateForbids."""
    plain = storable(PurePath(name).name)
    if not plain or plain != storable(name) or "\\" in name:
        raise StateForbids(f"{name!r} is no name of a file without folders. Give the name alone.")
    if len(data) > MAX_ATTACHMENT:
        raise StateForbids(
            f"{name}: has {len(data)} bytes, and {MAX_ATTACHMENT} is the limit. Keep it elsewhere, and say in the text where."
        )
    return Particular(ParticularKind.ATTACHMENT, data, plain)


def _is_said(window: RegisteredWindow, answer: Answer, attachment: Particular | None) -> bool:
    """Whether a response that stands says the same; one that was erased says nothing any more."""
    file = None if attachment is None else (attachment.name, attachment.sha256)
    said = (answer.received, answer.form, answer.reasoned, storable(answer.text), file)
    return any(one.stands and not one.erased and _said(one) == said for one in window.responses)


def _said(response: Response) -> tuple[date, ResponseForm, bool, str, tuple[str, str] | None]:
    file = None if response.attachment is None else (response.attachment.name, response.attachment.sha256)
    return response.received, response.form, response.reasoned, response.text, file
