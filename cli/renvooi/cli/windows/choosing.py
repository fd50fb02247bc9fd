"""Which windows a command shows."""

from collections.abc import Collection
from datetime import date
from typing import TYPE_CHECKING

from renvooi.cli.corpus import opened
from renvooi.cli.windows.options import CLOSED
from renvooi.model.errors import UnknownRecord, UnknownVersion

if TYPE_CHECKING:
    from renvooi.corpus import Corpus
    from renvooi.notice.calendar import Standing


def chosen(
    corpus: str | None, *, document: str | None, client: str | None, states: Collection[str], today: date
) -> "tuple[Standing, ...]":
    """The windows of the corpus that all of this is said of, as they stand on `today`.

    Raises: UnknownVersion for a document that the corpus does not hold, UnknownRecord for a client without any
    window; what `opened` raises.
    """
    from renvooi.notice.calendar import standings

    with opened(corpus) as store:
        if document is not None and document not in {entry.name for entry in store.documents()}:
            raise UnknownVersion(f"{document}: no document of the corpus. renvooi list shows them.")
        called = None if client is None else _known(store, client)
        windows = store.windows(document=document, client=called)
    found = standings(windows, today=today)
    return tuple(one for one in found if not states or (CLOSED if one.is_closed else one.state.value) in states)


def _known(store: "Corpus", client: str) -> str:
    """The client of that name, in the spelling of the register. Raises: StateForbids, UnknownRecord."""
    from renvooi.corpus.register.naming import checked_client, client_key

    called = checked_client(client)
    if store.windows(client=called):
        return called
    twin = next((one.client for one in store.windows() if client_key(one.client) == client_key(called)), None)
    advice = "renvooi windows list shows all" if twin is None else f"One is called {twin}"
    raise UnknownRecord(f"{client!r}: no client with a window is called so. {advice}.")
