"""Mail that goes out of the outbox: who sends it, how fast, and what became of it, for every kind of mailing."""

import os
import socket
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from secrets import token_hex
from typing import TYPE_CHECKING

from renvooi.cli.corpus import now
from renvooi.cli.exits import Exit
from renvooi.cli.mail import mail_settings
from renvooi.cli.notify.bar import sending_bar
from renvooi.cli.notify.options import Speed
from renvooi.cli.notify.stopping import stopping
from renvooi.cli.receipts import receipts_under_policy
from renvooi.model import Delivery, DeliveryState
from renvooi.model.errors import MailUnreachable, StateForbids

if TYPE_CHECKING:
    from collections.abc import Callable

    from renvooi.corpus import Corpus
    from renvooi.notice.sending.pace import Pace
    from renvooi.notice.sending.settings import MailSettings

WAITING = (DeliveryState.PENDING, DeliveryState.CLAIMED, DeliveryState.DOT)
"""States in which a message may still go out."""


@dataclass(frozen=True, slots=True)
class Outgoing:
    """What came of sending."""

    deliveries: tuple[Delivery, ...]
    """All messages of the mailings, as they are known now."""
    ended: str | None
    """Why it ended before all was sent; None if nothing was left that is due."""
    notes: tuple[str, ...]
    stopped: bool
    """True after Ctrl-C or a request to end."""

    @property
    def exit_code(self) -> Exit:
        """What a command ends with: a message that was cancelled is none that is missing."""
        if self.stopped:
            return Exit.INTERRUPTED
        done = (DeliveryState.ACCEPTED, DeliveryState.CANCELLED)
        whole = all(one.state in done and not one.bounced for one in self.deliveries)
        return Exit.DONE if whole else Exit.INCOMPLETE


def required_settings(file: Path | None) -> "MailSettings":
    """The settings of mail, with a server to send by. Raises: StateForbids, MissingFile, BadSettings."""
    from renvooi.notice.sending.settings_file import require_smtp

    if file is None:
        raise StateForbids("mail: no settings. Name the file with --mail or RENVOOI_MAIL. Nothing was queued.")
    settings = mail_settings(file)
    require_smtp(settings)
    return settings


def require_reachable(settings: "MailSettings") -> None:
    """Nothing, if the mail server lets us in: else messages would be fixed that cannot go out today.

    Raises: MailUnreachable, BadSettings.
    """
    from renvooi.notice.sending.connecting import connect
    from renvooi.notice.sending.settings_file import require_smtp
    from renvooi.notice.sending.wire import Lost

    server = require_smtp(settings)
    try:
        connect(server).part()
    except Lost as lost:
        raise MailUnreachable(
            f"{server.name}: the mail server cannot be reached: {lost.reason}. Nothing was queued; check [smtp] in the "
            "settings, and send again."
        ) from lost


def outcomes_recorder(store: "Corpus", *, by: str) -> "Callable[[], int]":
    """What tells the ledger of the outcomes that it does not have. Raises: CorpusUnreadable, BadSettings."""
    from renvooi.corpus.outbox.recording import record_outcomes

    receipts = receipts_under_policy(store, by=by)
    return lambda: record_outcomes(store, receipts=receipts, by=by)


def send_mailings(
    store: "Corpus",
    mailings: Sequence[str],
    settings: "MailSettings",
    *,
    speed: Speed,
    by: str,
    only: Sequence[str] = (),
) -> Outgoing:
    """What came of all that waits under these mailings. Whoever calls holds the `sender_lock` of the corpus."""
    from renvooi.corpus.outbox.moving import Outbox
    from renvooi.notice.sending.progress import Choice
    from renvooi.notice.sending.sender import send_queued
    from renvooi.notice.sending.settings_file import require_smtp

    outbox = Outbox(store, owner=owner_name())
    record = outcomes_recorder(store, by=by)
    ended: list[str] = []
    notes: list[str] = []
    with stopping() as stop:
        for mailing in mailings:
            waiting = [one for one in _of(store, mailing, only) if one.state in WAITING]
            with sending_bar(len(waiting)) as told:
                sent = send_queued(
                    outbox,
                    require_smtp(settings),
                    clock=now,
                    choice=Choice(mailing, only),
                    pace=pace_of(speed, settings),
                    stop=stop.event,
                    record=record,
                    told=told,
                )
            notes += sent.notes
            if sent.ended is not None:
                ended.append(sent.ended)
                break
    found = tuple(one for mailing in mailings for one in _of(store, mailing, only))
    return Outgoing(found, ended[0] if ended else None, tuple(notes), stop.pressed)


def pace_of(speed: Speed, settings: "MailSettings") -> "Pace":
    """How fast and how long a run sends: what the command line says wins."""
    from renvooi.notice.sending.pace import Pace

    return replace(Pace(), rate=speed.rate or settings.rate, patience=speed.wait)


def owner_name() -> str:
    """A name for this sender that no other has: machine, process, and something random."""
    return f"{socket.gethostname()[:32]}:{os.getpid()}:{token_hex(4)}"


def _of(store: "Corpus", mailing: str, only: Sequence[str]) -> tuple[Delivery, ...]:
    return tuple(one for one in store.deliveries(mailing=mailing) if not only or one.client in only)
