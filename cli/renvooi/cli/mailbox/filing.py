"""Under which notice a mail is filed, and whether its day can be right: what only the corpus tells of a message."""

from datetime import datetime
from typing import TYPE_CHECKING

from renvooi.model.deliveries import Delivery, DeliveryState

if TYPE_CHECKING:
    from renvooi.corpus import Corpus
    from renvooi.notice.mailbox.values import SentMessage

_NOT_SENT = (DeliveryState.PENDING, DeliveryState.CANCELLED, DeliveryState.REFUSED)


class Filing:
    """Looks up messages; those of a mailing once, for a mailbox holds many answers to it."""

    def __init__(self, store: "Corpus") -> None:
        """Nothing is read yet."""
        self._store = store
        self._queued: dict[str, dict[str, datetime]] = {}

    def queued_at(self, about: "SentMessage") -> datetime | None:
        """When the message was queued; None if it is not known."""
        if about.mailing not in self._queued:
            found = self._store.deliveries(mailing=about.mailing)
            self._queued[about.mailing] = {one.client: datetime.fromisoformat(one.queued_at) for one in found}
        return self._queued[about.mailing].get(about.client)

    def last_notice(self, clients: tuple[str, ...]) -> Delivery | None:
        """The last notice that went to the one client of these who got any; None if several did, or nobody."""
        got = [[one for one in self._store.deliveries(client=client) if _is_sent(one)] for client in clients]
        told = [found for found in got if found]
        return max(told[0], key=lambda one: one.queued_at) if len(told) == 1 else None


def _is_sent(one: Delivery) -> bool:
    return one.notice is not None and one.state not in _NOT_SENT
