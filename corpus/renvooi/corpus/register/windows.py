"""Windows as they stand in the database: each with its right, what came in, and what came of it.

Whether a response came in time is not stored. It follows from the receipt that counts, which may come to
be known after the response.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, select

from renvooi.corpus.register.naming import is_window_id
from renvooi.corpus.tables import erasures, notices, particulars, responses, rights, windows
from renvooi.model.codec import from_json
from renvooi.model.errors import CorpusUnreadable, UnknownRecord
from renvooi.model.notices import Basis, RightKind
from renvooi.model.windows import (
    Attachment,
    Correction,
    Doubt,
    Outcome,
    OutcomeKind,
    Receipt,
    RegisteredWindow,
    Response,
    ResponseForm,
    Timeliness,
    Withdrawal,
)

_later = notices.alias("later")
"""The notice that took the place of that of a window; there is one at most."""
_TEXTS, _FILES = particulars.alias("texts"), particulars.alias("files")
_OF_RIGHT = (rights.c.kind, rights.c.form, rights.c.days, rights.c.basis, rights.c.term, rights.c.zone)


def read_windows(
    connection: Connection,
    *,
    document: str | None = None,
    client: str | None = None,
    notice: str | None = None,
    ids: Sequence[str] | None = None,
) -> tuple[RegisteredWindow, ...]:
    """The windows that all of this is said of, in the order in which they were opened, rights by id.

    Cost: two queries, whatever their number. Raises: CorpusUnreadable.
    """
    wanted: list[ColumnElement[bool]] = []
    for column, value in ((windows.c.document, document), (windows.c.client, client), (windows.c.notice, notice)):
        if value is not None:
            wanted.append(column == value)
    if ids is not None:
        wanted.append(windows.c.id.in_(ids))
    return _read(connection, wanted)


def find_window(connection: Connection, name: str) -> RegisteredWindow:
    """The window with this id, or whose id begins so. Raises: UnknownRecord unless there is exactly one."""
    # the beginning is hexadecimal digits, so nothing in it is a sign of LIKE
    begun = _read(connection, [windows.c.id.like(f"{name}%")]) if is_window_id(name) else ()
    if len(begun) == 1:
        return begun[0]
    if begun:
        raise UnknownRecord(f"{name}: {len(begun)} windows begin so. Give more of the id.")
    raise UnknownRecord(f"{name}: no window has this id. renvooi windows list shows them.")


def _read(connection: Connection, wanted: Iterable[ColumnElement[bool]]) -> tuple[RegisteredWindow, ...]:
    conditions = tuple(wanted)
    same = (rights.c.notice == windows.c.notice) & (rights.c.right_id == windows.c.right_id)
    joined = windows.join(rights, same).join(notices, notices.c.id == windows.c.notice)
    joined = joined.outerjoin(_later, _later.c.supersedes == windows.c.notice)
    of_notice = (notices.c.old, notices.c.new, _later.c.id.label("superseded_by"))
    rows = connection.execute(select(windows, *_OF_RIGHT, *of_notice).select_from(joined).where(*conditions)).all()
    try:
        said: dict[str, list[Response]] = {}
        for row in connection.execute(_came(conditions)):
            said.setdefault(row.window_id, []).append(_response(row))
        bases = _Bases()
        # a server may sort by another alphabet
        ordered = sorted(rows, key=lambda row: (row.event, row.right_id))
        return tuple(_window(row, bases, said.get(row.id, ())) for row in ordered)
    except ValueError as error:
        raise CorpusUnreadable(f"A window is not as it was recorded ({error}). Run renvooi verify.") from error


def _came(conditions: Iterable[ColumnElement[bool]]) -> Select[Any]:
    """A query of responses with what is kept of them, in their order; the bytes of files are left where they are."""
    joined = (
        responses.join(windows, windows.c.id == responses.c.window_id)
        .outerjoin(_TEXTS, _TEXTS.c.digest == responses.c.text)
        .outerjoin(_FILES, _FILES.c.digest == responses.c.attachment)
        .outerjoin(erasures, erasures.c.digest == responses.c.text)
    )
    kept = (_TEXTS.c.body, _FILES.c.name, _FILES.c.sha256, erasures.c.event.label("erased"))
    wanted = select(responses, *kept).select_from(joined).where(*conditions)
    return wanted.order_by(responses.c.window_id, responses.c.number)


class _Bases:
    """What rights rest on, each read once: thousands of windows rest on the same few clauses."""

    def __init__(self) -> None:
        self._read: dict[str, Basis] = {}

    def of(self, text: str) -> Basis:
        """The basis of its JSON. Raises: ValueError."""
        if text not in self._read:
            self._read[text] = from_json(Basis, json.loads(text))
        return self._read[text]


def _window(row: Row[Any], bases: _Bases, said: Sequence[Response]) -> RegisteredWindow:
    window = RegisteredWindow(
        id=row.id,
        notice=row.notice,
        document=row.document,
        old=row.old,
        new=row.new,
        client=row.client,
        right=row.right_id,
        kind=RightKind(row.kind),
        form=tuple(json.loads(row.form)),
        days=row.days if row.agreed_days is None else row.agreed_days,
        basis=bases.of(row.basis),
        term=bases.of(row.agreed_term or row.term),
        opened_by=row.opened_by,
        opened_at=row.opened_at,
        receipt=_receipt(row) if row.doubt is None else None,
        doubt=None if row.doubt is None else Doubt(row.doubt, row.doubted_by, row.doubted_at, _receipt(row)),
        outcome=_outcome(row),
        superseded_by=row.superseded_by,
        sequence=row.moved or 0,
        zone=row.zone,
    )
    if not said:
        return window
    judged = (replace(one, timeliness=window.timeliness(one.received)) for one in said)
    return replace(window, responses=tuple(judged))


def _receipt(row: Row[Any]) -> Receipt | None:
    if row.day is None:
        return None
    return Receipt(
        day=date.fromisoformat(row.day),
        last_day=date.fromisoformat(row.last_day),
        falls_on=row.falls_on,
        coulance=None if row.coulance is None else date.fromisoformat(row.coulance),
        evidence=row.evidence,
        by=row.received_by,
        at=row.received_at,
    )


def _outcome(row: Row[Any]) -> Outcome | None:
    if row.outcome is None:
        return None
    return Outcome(OutcomeKind(row.outcome), row.outcome_reason, row.closed_by, row.closed_at)


def _correction(row: Row[Any]) -> Correction | None:
    if row.struck is None:
        return None
    return Correction(row.correction_reason, row.corrected_by, row.corrected_at, bool(row.struck))


def _response(row: Row[Any]) -> Response:
    """A response with its words; its place in time is computed with its window. Raises: ValueError if they are lost."""
    is_erased = row.erased is not None
    if not is_erased and (not isinstance(row.body, bytes) or (row.attachment is not None and row.sha256 is None)):
        raise ValueError(f"what was sent with response {row.number} in {row.window_id} is missing")
    attachment = None
    if row.attachment is not None and not is_erased:
        attachment = Attachment(row.name, row.sha256, row.attachment_size)
    withdrawal = None
    if row.withdrawn_on is not None:
        on = date.fromisoformat(row.withdrawn_on)
        withdrawal = Withdrawal(on, row.withdrawal_reason, row.withdrawn_by, row.withdrawn_at)
    return Response(
        number=row.number,
        received=date.fromisoformat(row.received),
        form=ResponseForm(row.form),
        reasoned=bool(row.reasoned),
        text="" if is_erased else row.body.decode("utf-8"),
        attachment=attachment,
        timeliness=Timeliness.UNKNOWN,
        by=row.recorded_by,
        at=row.recorded_at,
        withdrawal=withdrawal,
        correction=_correction(row),
        erased=is_erased,
    )
