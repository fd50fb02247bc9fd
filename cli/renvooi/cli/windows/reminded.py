"""What the team was reminded of, read from the reminders themselves."""

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

from renvooi.cli.exits import one_line
from renvooi.cli.printing import tell
from renvooi.model import DeliveryState, MailingPurpose
from renvooi.model.errors import CorpusUnreadable

if TYPE_CHECKING:
    from renvooi.corpus import Corpus
    from renvooi.notice.digest.due import Told

TEAM = "team:windows"
"""Who is reminded, as it is on record."""
_DATED = re.compile(r"reminder-(\d{4}-\d{2}-\d{2})-[0-9a-f]{12}")
_NEVER_TOLD = (DeliveryState.REFUSED, DeliveryState.CANCELLED)


def told_before(store: "Corpus", today: date) -> "frozenset[Told]":
    """The ends that the team was told of, as far back as it matters on `today`; a message that failed told nothing."""
    from renvooi.corpus.outbox.mailings import mailings_of
    from renvooi.notice.digest.due import FAR, LOOK_BACK
    from renvooi.notice.digest.record import told_in

    first = today - LOOK_BACK - timedelta(days=FAR)
    found: set[Told] = set()
    for mailing in mailings_of(store, MailingPurpose.REMINDER):
        dated = _DATED.fullmatch(mailing)
        if dated is None or date.fromisoformat(dated[1]) < first:
            continue
        for one in store.deliveries(mailing=mailing, client=TEAM):
            if one.state in _NEVER_TOLD or one.bounced:
                continue
            try:
                found |= set(told_in(store.message_of(one)))
            except (CorpusUnreadable, ValueError) as error:
                tell(
                    "note",
                    one_line(f"{mailing}: what it told is not known, so it is told again: {error}"),
                    colour="yellow",
                )
    return frozenset(found)
