"""What clients said within windows, and what came of it: recorded, corrected, taken back, closed.

A step reads the window within the transaction that writes, so that of two processes the second sees what
the first did. A step that says what is on record already writes nothing: a command may be repeated.
"""

from dataclasses import dataclass, replace
from datetime import date
from pathlib import PurePath

from renvooi.corpus.events import EventKind, storable
from renvooi.corpus.register.particulars import Particular, ParticularKind, keep
from renvooi.corpus.register.rules import (
    check_closing,
    check_correction,
    check_response,
    check_withdrawal,
    find_response,
)
from renvooi.corpus.register.steps import about_window, today_of
from renvooi.corpus.register.windows import find_window
from renvooi.corpus.store import Corpus
from renvooi.corpus.writer import Writer
from renvooi.model.codec import Json
from renvooi.model.errors import StateForbids
from renvooi.model.windows import Correction, OutcomeKind, RegisteredWindow, Response, ResponseForm

MAX_ATTACHMENT = 25 * 1024 * 1024
"""Bytes: what mail servers let through; what came by post and was scanned is smaller."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a client said, and how it came."""

    received: date
    form: ResponseForm
    reasoned: bool
    text: str
    attachment: tuple[str, bytes] | None = None
    """File name without folders, and bytes."""


def respond(corpus: Corpus, name: str, answer: Answer, *, by: str) -> RegisteredWindow:
    """The window with what a client said; the same answer, as long as it stands, is recorded once.

    The event names words and file by their digests only: they can be erased. Raises: UnknownRecord, StateForbids,
    CorpusBusy, StoreFailed.
    """
    with corpus.writing(by=by) as writer:
        window = find_window(writer.connection, name)
        write_response(corpus, writer, window, answer)
        return find_window(writer.connection, window.id)


def write_response(corpus: Corpus, writer: Writer, window: RegisteredWindow, answer: Answer) -> None:
    """Nothing; what the client said is part of the transaction of `writer`, unless it is on record. Raises: StateForbids."""
    text = Particular(ParticularKind.TEXT, storable(answer.text).encode("utf-8"))
    attachment = None if answer.attachment is None else _checked(*answer.attachment)
    if _is_said(window, answer, attachment):
        return
    check_response(window, received=answer.received, text=answer.text, today=today_of(writer, window.zone))
    said: dict[str, Json] = {
        "number": len(window.responses) + 1,
        "received": answer.received.isoformat(),
        "form": answer.form.value,
        "reasoned": answer.reasoned,
        "text": _kept(corpus, writer, window, text),
        "attachment": None if attachment is None else _kept(corpus, writer, window, attachment),
    }
    writer.append(EventKind.RESPONSE_RECORDED, {**about_window(window), **said})


@dataclass(frozen=True, slots=True)
class Amendment:
    """What was wrong about a response; None is what was right."""

    received: date | None = None
    form: ResponseForm | None = None
    reasoned: bool | None = None
    struck: bool = False
    """True if the client never responded so."""


def correct(corpus: Corpus, name: str, number: int, amended: Amendment, *, because: str, by: str) -> RegisteredWindow:
    """The window with its response `number` as it should have been recorded. Other words are another response.

    Raises: UnknownRecord, StateForbids, CorpusBusy, StoreFailed.
    """
    with corpus.writing(by=by) as writer:
        window = find_window(writer.connection, name)
        found = find_response(window, number)
        corrected = replace(
            found,
            received=amended.received or found.received,
            form=amended.form or found.form,
            reasoned=found.reasoned if amended.reasoned is None else amended.reasoned,
            correction=Correction(because, by, writer.at, amended.struck),
        )
        if _is_corrected(found, corrected):
            return window
        check_correction(window, found, corrected, today=today_of(writer, window.zone))
        said: dict[str, Json] = {
            "number": number,
            "received": corrected.received.isoformat(),
            "form": corrected.form.value,
            "reasoned": corrected.reasoned,
            "struck": amended.struck,
            "because": because,
        }
        writer.append(EventKind.RESPONSE_CORRECTED, {**about_window(window), **said})
        return find_window(writer.connection, window.id)


def withdraw(corpus: Corpus, name: str, number: int, *, on: date, because: str, by: str) -> RegisteredWindow:
    """The window, of which the response `number` was taken back. Raises: UnknownRecord, StateForbids, CorpusBusy, StoreFailed."""
    with corpus.writing(by=by) as writer:
        window = find_window(writer.connection, name)
        check_withdrawal(window, number, on=on, because=because, today=today_of(writer, window.zone))
        said: dict[str, Json] = {"number": number, "on": on.isoformat(), "because": because}
        writer.append(EventKind.RESPONSE_WITHDRAWN, {**about_window(window), **said})
        return find_window(writer.connection, window.id)


def close_window(corpus: Corpus, name: str, kind: OutcomeKind, because: str, *, by: str) -> RegisteredWindow:
    """The window with what the processor decided; `name` is its whole id, since an outcome is never changed.

    Raises: UnknownRecord, StateForbids, CorpusBusy, StoreFailed.
    """
    with corpus.writing(by=by) as writer:
        window = find_window(writer.connection, name)
        if window.id != name:
            raise StateForbids(
                f"{window.id}: was named by its beginning only, and closing it is for good. If you mean this window of "
                f"{window.client}, give its whole id."
            )
        if window.outcome is not None and (window.outcome.kind, window.outcome.because) == (kind, storable(because)):
            return window
        check_closing(window, kind, because=because, today=today_of(writer, window.zone))
        writer.append(EventKind.WINDOW_CLOSED, {**about_window(window), "outcome": kind.value, "because": because})
        return find_window(writer.connection, window.id)


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


def _is_corrected(found: Response, corrected: Response) -> bool:
    """Whether the latest correction says so already, whoever recorded it."""
    held, new = found.correction, corrected.correction
    if held is None or new is None:
        return False
    same = replace(new, because=storable(new.because), by=held.by, at=held.at)
    return replace(corrected, correction=same) == found


def _is_said(window: RegisteredWindow, answer: Answer, attachment: Particular | None) -> bool:
    """Whether a response that stands says the same; one that was erased says nothing any more."""
    file = None if attachment is None else (attachment.name, attachment.sha256)
    said = (answer.received, answer.form, answer.reasoned, storable(answer.text), file)
    return any(one.stands and not one.erased and _said(one) == said for one in window.responses)


def _said(response: Response) -> tuple[date, ResponseForm, bool, str, tuple[str, str] | None]:
    file = None if response.attachment is None else (response.attachment.name, response.attachment.sha256)
    return response.received, response.form, response.reasoned, response.text, file
