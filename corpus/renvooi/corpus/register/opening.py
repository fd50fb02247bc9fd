"""Windows of clients are opened, and received if the day is known: all that is asked for at once, or nothing of it."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import product

from sqlalchemy import select

from renvooi.corpus.events import EventKind
from renvooi.corpus.register.entries import ReleasedNotice
from renvooi.corpus.register.naming import checked_client, client_key, window_id
from renvooi.corpus.register.notices import find_notice
from renvooi.corpus.register.receiving import write_receipt
from renvooi.corpus.register.steps import about, again
from renvooi.corpus.register.windows import read_windows
from renvooi.corpus.row import in_parts
from renvooi.corpus.store import Corpus
from renvooi.corpus.tables import windows
from renvooi.corpus.writer import Step, Writer
from renvooi.model.codec import Json, to_json
from renvooi.model.errors import StateForbids
from renvooi.model.notices import Basis
from renvooi.model.windows import Receipt, RegisteredWindow

Terms = Mapping[str, tuple[int, Basis]]
"""By id of the right: days, and what they rest on."""
_NOTHING: Mapping[str, Receipt] = {}
_NO_TERMS: Mapping[str, Terms] = {}


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
        require_no_twins(writer, called)
        record_opened(writer, released, called, because=because)
        found: list[RegisteredWindow] = []
        for client in called:
            found += read_windows(writer.connection, notice=released.id, client=client)
        for right, receipt in receipts.items():
            group = [window for window in found if window.right == right]
            write_receipt(writer, group, receipt, because=because)
        return again(writer, found)


def record_opened(
    writer: Writer,
    released: ReleasedNotice,
    clients: Sequence[str],
    *,
    because: str | None = None,
    terms: Mapping[str, Terms] = _NO_TERMS,
) -> None:
    """Nothing; the windows of `clients` that are not there yet are part of the transaction of `writer`.

    `terms` are those of contracts that have one of their own, by client. Raises: StateForbids.
    """
    writer.append_many(opening_steps(writer, released, clients, because=because, terms=terms).values())


def opening_steps(
    writer: Writer,
    released: ReleasedNotice,
    clients: Sequence[str],
    *,
    because: str | None = None,
    terms: Mapping[str, Terms] = _NO_TERMS,
) -> dict[str, Step]:
    """By client, what is to be recorded of its windows that are not there yet. Raises: StateForbids."""
    rights = [right.id for right in released.rights if right.days is not None]
    ids: dict[str, tuple[str, str]] = {}
    for client, right in product(clients, rights):
        one, *_ = ids.setdefault(window_id(released.id, client, right), (client, right))
        if one != client:
            raise StateForbids(f"{client}: has a window with the same id as {one}. Use another client number.")
    there = {window.id: window for some in in_parts(list(ids)) for window in read_windows(writer.connection, ids=some)}
    for window in there.values():
        if (window.notice, window.client, window.right) != (released.id, *ids[window.id]):
            raise StateForbids(f"{window.id}: is the id of a window of {window.client} too. Use another client number.")
    missing: dict[str, list[Json]] = {}
    for name, (client, right) in ids.items():
        if name not in there:
            agreed = terms.get(client, {}).get(right)
            own: dict[str, Json] = {} if agreed is None else {"days": agreed[0], "term": to_json(agreed[1])}
            missing.setdefault(client, []).append({"window": name, "right": right, **own})
    if missing and released.superseded_by is not None and not (because or "").strip():
        raise StateForbids(
            f"{released.id}: {released.superseded_by} took its place. Open the windows under that one, or give a reason "
            "why they are under this one."
        )
    return {
        client: (
            EventKind.WINDOW_OPENED,
            {**about(released.document, released.id, client), "windows": opened, "because": because},
        )
        for client, opened in missing.items()
    }


def require_no_twins(writer: Writer, called: Iterable[str]) -> None:
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
