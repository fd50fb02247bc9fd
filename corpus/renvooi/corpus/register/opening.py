"""Windows of clients are opened, and received if the day is known: all that is asked for at once, or nothing of it."""

from collections.abc import Iterable, Mapping

from sqlalchemy import select

from renvooi.corpus.events import EventKind
from renvooi.corpus.register.entries import ReleasedNotice
from renvooi.corpus.register.naming import checked_client, client_key, window_id
from renvooi.corpus.register.notices import find_notice
from renvooi.corpus.register.receiving import write_receipt
from renvooi.corpus.register.steps import about, again
from renvooi.corpus.register.windows import read_windows
from renvooi.corpus.store import Corpus
from renvooi.corpus.tables import windows
from renvooi.corpus.writer import Writer
from renvooi.model.codec import Json
from renvooi.model.errors import StateForbids
from renvooi.model.windows import Receipt, RegisteredWindow

_NOTHING: Mapping[str, Receipt] = {}


def open_windows(
    corpus: Corpus,
    notice: str,
    clients: Iterable[str],
    *,
    receipts: Mapping[str, Receipt] = _NOTHING,
    because: str | None = None,
    by: str,
) -> tuple[RegisteredWindow, ...]:
    """The windows of clients under a notice, one for each right with a term; those that are there stay as they are.

    `receipts` are by id of the right, and `because` is why they, or windows under a notice that was superseded,
    are recorded although they surprise. All is recorded or nothing.
    Raises: UnknownRecord, StateForbids for a name that no client may have; CorpusBusy, StoreFailed.
    """
    called = tuple(dict.fromkeys(map(checked_client, clients)))
    with corpus.writing(by=by) as writer:
        released = find_notice(writer.connection, notice)
        _require_no_twins(writer, called)
        found: list[RegisteredWindow] = []
        for client in called:
            record_opened(writer, released, client, because=because)
            found += read_windows(writer.connection, notice=released.id, client=client)
        for right, receipt in receipts.items():
            group = [window for window in found if window.right == right]
            write_receipt(writer, group, receipt, because=because)
        return again(writer, found)


def record_opened(writer: Writer, released: ReleasedNotice, client: str, *, because: str | None = None) -> None:
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
    if not missing:
        return
    if released.superseded_by is not None and not (because or "").strip():
        raise StateForbids(
            f"{released.id}: {released.superseded_by} took its place. Open the windows under that one, or give a reason "
            "why they are under this one."
        )
    data: dict[str, Json] = {**about(released.document, released.id, client), "windows": missing, "because": because}
    writer.append(EventKind.WINDOW_OPENED, data)


def _require_no_twins(writer: Writer, called: Iterable[str]) -> None:
    """Nothing, if no name is that of another client but for case or width. Raises: StateForbids."""
    known = {
        client_key(name): name for name in writer.connection.execute(select(windows.c.client).distinct()).scalars()
    }
    for client in called:
        twin = known.setdefault(client_key(client), client)
        if twin != client:
            raise StateForbids(
                f"{client!r}: is written nearly as {twin!r}, which is a client already. Use that name, or one that "
                "nobody mistakes for it."
            )
