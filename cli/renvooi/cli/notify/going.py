"""Sending: messages are fixed, then handed over one by one; whatever stops it, nothing is half done.

What is fixed stays fixed, and who has a message gets no second one. So the same command goes on where the last
one ended, whether that was Ctrl-C, a server that went away, or a machine that lost its power.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from renvooi.cli.corpus import now
from renvooi.cli.exits import Exit, one_line
from renvooi.cli.interrupts import finishing
from renvooi.cli.mail import mail_settings
from renvooi.cli.notify.bar import sending_bar
from renvooi.cli.notify.options import Speed, Wanted
from renvooi.cli.notify.stopping import stopping
from renvooi.cli.outgoing import WAITING, owner_name, pace_of, require_reachable
from renvooi.cli.printing import tell
from renvooi.cli.progress import working_on
from renvooi.cli.receipts import receipts_under_policy
from renvooi.model import Bilingual, Delivery, DeliveryState, Evidence
from renvooi.model.errors import StateForbids

if TYPE_CHECKING:
    from renvooi.cli.notify.planning import Plan
    from renvooi.corpus import Corpus, ReleasedNotice
    from renvooi.notice.sending.progress import Sent
    from renvooi.notice.sending.settings import MailSettings

NAMED = 5
"""Clients that an error names; the rehearsal names all."""


@dataclass(frozen=True, slots=True)
class Going:
    """What the command line says of sending."""

    wanted: Wanted
    speed: Speed
    by: str
    because: str | None
    resume: bool


@dataclass(frozen=True, slots=True)
class Gone:
    """What came of it."""

    wanted: Wanted
    released: "ReleasedNotice"
    evidence: Evidence
    """What starts a window at the least."""
    queued: int | None
    """Messages that were fixed now; None if that was not asked."""
    sent: "Sent"
    stopped: bool
    """True after Ctrl-C or a request to end."""
    deliveries: tuple[Delivery, ...]
    """The messages that this was about, as they are known now."""
    notes: tuple[Bilingual, ...] = ()
    """What is left of notices whose place another took, this one as well if that happened meanwhile."""
    superseded: bool = False
    """True if another notice took the place of this one while it was sent."""

    @property
    def exit_code(self) -> Exit:
        """What the command ends with."""
        if self.stopped:
            return Exit.INTERRUPTED
        whole = all(
            one.state in (DeliveryState.ACCEPTED, DeliveryState.CANCELLED) and not one.bounced
            for one in self.deliveries
        )
        return Exit.DONE if whole and not self.superseded else Exit.INCOMPLETE


def go(store: "Corpus", going: Going) -> Gone:
    """What came of sending. Raises: StateForbids if something is to be settled first, and nothing was queued then."""
    from renvooi.corpus.outbox.locking import sender_lock

    with sender_lock(store):
        if going.resume:
            released, settings = _resumed(store, going.wanted)
            return _sent(store, going, released, settings, queued=None)
        from renvooi.cli.notify.planning import planned

        plan = planned(store, going.wanted)
        settings = _require_ready(plan, going.wanted)
        if plan.to_queue or plan.to_requeue:
            require_reachable(settings)
        with finishing():
            queued = _queued(store, plan, going)
        return _sent(store, going, plan.released, settings, queued=queued)


def _resumed(store: "Corpus", wanted: Wanted) -> "tuple[ReleasedNotice, MailSettings]":
    """The notice and the settings, where messages of it are queued. Raises: StateForbids, UsageError, BadSettings."""
    from renvooi.cli.notify.planning import notice_to_send

    released = notice_to_send(store, wanted.names)
    if not store.deliveries(mailing=released.id):
        raise StateForbids(f"{released.id}: no message is queued, so there is nothing to resume. Begin with --send.")
    if wanted.mail_file is None:
        raise StateForbids("mail: no settings. Name the file with --mail or RENVOOI_MAIL.")
    return released, mail_settings(wanted.mail_file)


def _require_ready(plan: "Plan", wanted: Wanted) -> "MailSettings":
    """The settings, if nothing stands in the way. Raises: StateForbids that names what does."""
    made = plan.rehearsal
    if made.blocks:
        raise StateForbids(f"{made.blocks[0].en.rstrip('.')}. Nothing was queued.")
    waiting = [one for one in made.passed if one.reason.blocks or wanted.only]
    if waiting:
        named = "; ".join(f"{one.client}: {one.because.en}" for one in waiting[:NAMED])
        more = f"; and {len(waiting) - NAMED} more" if len(waiting) > NAMED else ""
        raise StateForbids(
            f"{len(waiting)} of {made.on_record} clients cannot be told yet: {named}{more}. Correct what is on record, or "
            "leave them out with --except. Nothing was queued."
        )
    assert plan.settings is not None
    return plan.settings


def _queued(store: "Corpus", plan: "Plan", going: Going) -> int:
    """How many messages were fixed: all that were planned, with the windows that they open. Raises: StateForbids."""
    from renvooi.corpus.outbox.deciding import requeue
    from renvooi.corpus.outbox.enqueuing import enqueue
    from renvooi.corpus.outbox.entries import Mailing
    from renvooi.model import MailingPurpose
    from renvooi.notice.mailing import bases_of

    released, by = plan.released, going.by
    count = 0
    if plan.to_queue:
        terms = {one.client.id: bases_of(one.terms) for one in plan.audience.recipients if one.terms}
        evidence = plan.policy.delivery.evidence
        mailing = Mailing(released.id, MailingPurpose.NOTICE, released.document, released.id, evidence)
        with working_on(f"fixing {len(plan.to_queue)} messages"):
            done = enqueue(store, mailing, plan.to_queue, terms=terms, windows=True, by=by)
        count += len(done.new)
    for letter in plan.to_requeue:
        requeue(store, letter, mailing=released.id, because=going.because or "", by=by)
        count += 1
    return count


def _sent(
    store: "Corpus", going: Going, released: "ReleasedNotice", settings: "MailSettings", *, queued: int | None
) -> Gone:
    """What came of all that is queued under the notice."""
    from renvooi.cli.notify.planning import told_about
    from renvooi.corpus.outbox.moving import Outbox
    from renvooi.corpus.outbox.recording import record_outcomes
    from renvooi.notice.mailing.rehearsal import left_behind
    from renvooi.notice.sending.progress import Choice
    from renvooi.notice.sending.sender import send_queued
    from renvooi.notice.sending.settings_file import require_smtp

    receipts = receipts_under_policy(store, by=going.by)
    only = _only(going.wanted)
    mine = _mine(store, released, only)
    _tell_elsewhere(store, going, released, mine)
    outbox = Outbox(store, owner=owner_name())
    with stopping() as stop, sending_bar(len([one for one in mine if one.state in WAITING])) as told:
        sent = send_queued(
            outbox,
            require_smtp(settings),
            clock=now,
            choice=Choice(released.id, only),
            pace=pace_of(going.speed, settings),
            stop=stop.event,
            record=lambda: record_outcomes(store, receipts=receipts, by=going.by),
            told=told,
        )
    later = store.notice(released.id).superseded_by
    left = left_behind(told_about(store, released.document))
    return Gone(
        going.wanted,
        released,
        _evidence(store, released),
        queued,
        sent,
        stop.pressed,
        _mine(store, released, only),
        (*left, *([] if later is None else [_superseded(released.id, later)])),
        superseded=later is not None,
    )


def _superseded(notice: str, later: str) -> Bilingual:
    return Bilingual(
        f"{later} nam de plaats in van {notice} terwijl die werd verstuurd. Wat nog niet weg was, is niet verstuurd",
        f"{later} took the place of {notice} while that was sent. What had not gone out was not sent",
    )


def _tell_elsewhere(store: "Corpus", going: Going, released: "ReleasedNotice", deliveries: Sequence[Delivery]) -> None:
    """Nothing; who is about to get a message at another address than the one on record is said."""
    from renvooi.corpus.outbox.addresses import addresses_of
    from renvooi.notice.mailing.rehearsal import NAMED, goes_elsewhere

    queued = {one.client for one in deliveries if one.state in WAITING}
    if not queued:
        return
    fixed = addresses_of(store, released.id)
    clients = (one for one in store.clients() if one.id in queued)
    notes = [goes_elsewhere(one, released.document, fixed.get(one.id)) for one in clients]
    for note in [one for one in notes if one is not None][:NAMED]:
        tell("note", one_line(f"{note.in_language(going.wanted.look.language)}."), colour="yellow")


def _only(wanted: Wanted) -> tuple[str, ...]:
    from renvooi.corpus.register.naming import checked_client

    return tuple(dict.fromkeys(map(checked_client, (*wanted.only, *wanted.again))))


def _mine(store: "Corpus", released: "ReleasedNotice", only: Sequence[str]) -> tuple[Delivery, ...]:
    found = store.deliveries(mailing=released.id)
    return tuple(one for one in found if not only or one.client in only)


def _evidence(store: "Corpus", released: "ReleasedNotice") -> Evidence:
    from renvooi.notice import load_policy

    return load_policy(store.notice_policy(released)).delivery.evidence
