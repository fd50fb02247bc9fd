"""The reminder of a last day to a client, where the policy of the house wants one.

It says what the notice gave and the last day that is on record, and no more: no right, term or coulance of its own.
The clients of one notice whose last day is the same at the same mark make one mailing, whatever day it is sent on, so
nobody is reminded twice because a run came late.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import sha256

from renvooi.model import BasisSource, Bilingual, Notice, Right, WindowState
from renvooi.notice.digest.due import PASSED, Due, End
from renvooi.notice.digest.messages import Words
from renvooi.notice.digest.wording import line_slot, one_line, written
from renvooi.notice.house import House
from renvooi.notice.mail.identity import MailIdentity
from renvooi.notice.render.answering import where_to_respond

CLIENT = "client"
"""Slot with the name of the client."""
_SHOWN = 12
_FOR = Bilingual("Aan", "To")


@dataclass(frozen=True, slots=True)
class ClientReminder:
    """One mailing: the clients of a notice that have the same last day before them."""

    document: str
    notice: str
    day: date
    """The last day."""
    mark: int
    rights: Mapping[str, tuple[str, ...]]
    """Ids of the rights of each client that end on that day, by client."""

    @property
    def id(self) -> str:
        """Of the mailing; the date in it is that of the mark, not that of the run."""
        told = f"client\t{self.notice}\t{self.day.isoformat()}\t{self.mark}"
        at = self.day - timedelta(days=self.mark)
        return f"reminder-{at.isoformat()}-{sha256(told.encode()).hexdigest()[:_SHOWN]}"


def client_reminders(dues: Iterable[Due]) -> tuple[ClientReminder, ...]:
    """What clients are told of these ends: only of last days of open windows under a notice that is the last word."""
    found: dict[tuple[str, str, date, int], dict[str, list[str]]] = {}
    for due in dues:
        near = due.told.end is End.LAST_DAY and due.told.mark != PASSED
        if near and due.state is WindowState.OPEN and due.window.superseded_by is None:
            key = due.window.document, due.window.notice, due.told.day, due.told.mark
            found.setdefault(key, {}).setdefault(due.window.client, []).append(due.window.right)
    return tuple(
        ClientReminder(*key, {client: tuple(sorted(rights)) for client, rights in by_client.items()})
        for key, by_client in sorted(found.items())
    )


def client_words(
    reminder: ClientReminder,
    notice: Notice,
    *,
    rights: Sequence[str],
    language: str,
    house: House,
    identity: MailIdentity,
) -> Words:
    """What a client with these rights of `notice` reads. Raises: KeyError for a right that the notice does not give."""
    given = {right.id: right for right in notice.rights}
    values = {
        "processor": house.sender or identity.from_name,
        "client": line_slot(CLIENT),
        "title": notice.title,
        "old": notice.old.version,
        "new": notice.new.version,
        "notice": notice.id,
        "rights": [_told(given[one]).in_language(language) for one in rights],
        "last_day": reminder.day,
        "where": where_to_respond(notice, this=False),
    }
    return Words(_subject(notice).in_language(language), *written("last-day", language, values), language, (CLIENT,))


def addressed(name: str, language: str) -> str:
    """The line with the name of the client."""
    return f"{_FOR.in_language(language)}: {name}"


def _subject(notice: Notice) -> Bilingual:
    title = one_line(notice.title)
    return Bilingual(f"Herinnering: laatste dag voor {title}", f"Reminder: last day for {title}")


def _told(right: Right) -> Bilingual:
    """The right in the words of the notice, with a word on its source where that is not the contract."""
    nl, en = f"U kunt {right.what.nl}", f"You can {right.what.en}"
    if right.condition is not None:
        nl, en = f"{nl} {right.condition.nl}", f"{en} {right.condition.en}"
    if right.basis.source is BasisSource.HOUSE_POLICY:
        return Bilingual(f"{nl}. Dit is ons eigen beleid.", f"{en}. This is our own policy.")
    return Bilingual(f"{nl}.", f"{en}.")
