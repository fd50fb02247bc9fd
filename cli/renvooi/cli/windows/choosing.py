"""Which windows a command shows."""

from collections.abc import Collection
from datetime import date
from typing import TYPE_CHECKING

from renvooi.cli.corpus import opened
from renvooi.cli.windows.options import CLOSED
from renvooi.model.errors import UnknownVersion

if TYPE_CHECKING:
    from renvooi.notice.calendar import Standing


def chosen(
    corpus: str | None, *, document: str | None, client: str | None, states: Collection[str], today: date
) -> "tuple[Standing, ...]":
    """The windows of the corpus that all of this is said of, as they stand on `today`.

    Raises: UnknownVersion for a document that the corpus does not hold; what `opened` raises.
    """
    from renvooi.notice.calendar import standings

    with opened(corpus) as store:
        if document is not None and document not in {entry.name for entry in store.documents()}:
            raise UnknownVersion(f"{document}: no document of the corpus. renvooi list shows them.")
        windows = store.windows(document=document, client=client)
    found = standings(windows, today=today)
    return tuple(one for one in found if not states or (CLOSED if one.is_closed else one.state.value) in states)
