"""What a person decides about a message: by name, with a reason, and on record for good.

    in-doubt -> accepted     the log of the mail server shows that it took it
    in-doubt -> refused      it did not arrive, and is not sent
    in-doubt -> pending      it was not accepted: the same bytes go out once more
    refused  -> pending      the mail server takes it now
    pending  -> cancelled    it is not sent        refused -> cancelled
    refused, cancelled or bounced -> another round, with other bytes (requeue)

Nothing leads from accepted to pending: what a mail server took is never sent again by us.
"""

from datetime import date

from sqlalchemy import Connection, func, select

from renvooi.corpus.events import EventKind, storable
from renvooi.corpus.outbox.deliveries import find_delivery, read_deliveries
from renvooi.corpus.outbox.enqueuing import check_letter, keep_skeleton, write_mailing, write_messages
from renvooi.corpus.outbox.entries import Mailing
from renvooi.corpus.outbox.following import follow_ledger, require_row
from renvooi.corpus.outbox.leases import has_ended, swept
from renvooi.corpus.outbox.naming import domain_of, message_id
from renvooi.corpus.outbox.queuerow import change
from renvooi.corpus.outbox.recording import Receipts, record_of, start_windows
from renvooi.corpus.register.notices import find_notice
from renvooi.corpus.register.rules import MAX_WORDS
from renvooi.corpus.register.steps import day_in
from renvooi.corpus.store import Corpus
from renvooi.corpus.tables import deliveries, erasures, mailings, particulars
from renvooi.corpus.writer import Writer
from renvooi.model.codec import Json
from renvooi.model.deliveries import Delivery, DeliveryState, Evidence, MailingPurpose
from renvooi.model.errors import StateForbids, UnknownRecord
from renvooi.model.letters import Letter
from renvooi.model.reasons import is_reason

ZONE = "Europe/Amsterdam"
"""In which days of evidence are counted."""
ALLOWED = {
    DeliveryState.ACCEPTED: (DeliveryState.IN_DOUBT,),
    DeliveryState.REFUSED: (DeliveryState.IN_DOUBT,),
    DeliveryState.PENDING: (DeliveryState.IN_DOUBT, DeliveryState.REFUSED),
    DeliveryState.CANCELLED: (DeliveryState.PENDING, DeliveryState.CLAIMED, DeliveryState.REFUSED),
}
"""What can be decided, and of a message in which states."""


def decide(
    corpus: Corpus,
    name: str,
    state: DeliveryState,
    *,
    because: str,
    by: str,
    evidence_day: date | None = None,
    receipts: Receipts | None = None,
) -> Delivery:
    """The message with this Message-ID or token, as a person decided; a decision that stands is recorded once.

    `evidence_day` is the day on which the mail server took it, for one that was accepted; with `receipts` the windows
    of the client start on it, if the mailing asks for no more than that.
    Raises: UnknownRecord, StateForbids, CorpusUnreadable, CorpusBusy, StoreFailed.
    """
    _require_reason(name, because, by)
    with corpus.writing(by=by) as writer:
        delivery = _settled_first(corpus, writer, find_delivery(writer.connection, name))
        if (delivery.state, delivery.because) == (state, storable(because)):
            return delivery
        _require_allowed(writer, delivery, state)
        _require_day(writer, delivery, state, evidence_day)
        writer.append(EventKind.DELIVERY_SETTLED, _decision(writer, delivery, state, because=because, day=evidence_day))
        follow_ledger(writer.connection, delivery.mailing, delivery.client)
        if state is DeliveryState.ACCEPTED and receipts is not None:
            _start(writer, delivery, evidence_day, receipts)
        return find_delivery(writer.connection, delivery.message_id)


def requeue(corpus: Corpus, letter: Letter, *, mailing: str, because: str, by: str) -> Delivery:
    """The message to a client who had one in this mailing: with other bytes, another Message-ID, and pending.

    Only one that was refused, cancelled or bounced, and not under a notice whose place another took.
    Raises: UnknownRecord, StateForbids, CorpusUnreadable, CorpusBusy, StoreFailed.
    """
    _require_reason(letter.client, because, by)
    key, domain = corpus.message_key(), domain_of(letter.message_id)
    keep_skeleton(corpus, letter)
    with corpus.writing(by=by) as writer:
        found = read_deliveries(writer.connection, mailing=mailing, client=letter.client)
        if not found:
            raise UnknownRecord(f"{letter.client}: has no message in {mailing}. Queue it first.")
        delivery = _settled_first(corpus, writer, found[0])
        if not delivery.bounced and delivery.state not in (DeliveryState.REFUSED, DeliveryState.CANCELLED):
            raise StateForbids(
                f"{letter.client}: its message in {mailing} is {delivery.state.value}. Only one that was refused, cancelled "
                "or bounced is made anew."
            )
        _require_last_word(writer, delivery)
        round = delivery.round + 1
        expected = None if domain is None else message_id(key, mailing, letter.client, round, domain=domain)
        check_letter(letter, expected)
        of = _mailing_of(writer.connection, mailing)
        write_mailing(writer, of, [letter], is_first=False, because=because)
        write_messages(corpus, writer, of, [letter], round=round, because=because)
        follow_ledger(writer.connection, mailing, letter.client)
        return find_delivery(writer.connection, letter.message_id)


def _require_reason(name: str, because: str, by: str) -> None:
    """Nothing, if somebody says why. Raises: StateForbids."""
    if not is_reason(because) or len(because) > MAX_WORDS:
        raise StateForbids(f"{name}: does not say why. Give the reason in a sentence.")
    if not by.strip():
        raise StateForbids(f"{name}: does not say who decides. Give the name of a person.")


def _settled_first(corpus: Corpus, writer: Writer, delivery: Delivery) -> Delivery:
    """The message with its outcome on record, if it has one; a sender that is lost has lost it for good.

    Raises: StateForbids while a sender is behind the dot.
    """
    row = require_row(writer.connection, delivery.mailing, delivery.client)
    if row.state == DeliveryState.DOT:
        if not has_ended(row.lease, corpus.clock):
            raise StateForbids(
                f"{delivery.client}: its message is being sent at this moment. Try again when its sender has ended."
            )
        change(writer.connection, row, swept(row, writer.at))
    record_of(corpus, writer, client=delivery.client, mailing=delivery.mailing)
    return find_delivery(writer.connection, delivery.message_id)


def _require_allowed(writer: Writer, delivery: Delivery, state: DeliveryState) -> None:
    """Nothing, if that can be decided of the message. Raises: StateForbids."""
    if delivery.state not in ALLOWED.get(state, ()):
        advice = (
            "What a mail server took is not sent again"
            if delivery.state is DeliveryState.ACCEPTED
            else "See docs/delivery.md"
        )
        raise StateForbids(
            f"{delivery.client}: its message is {delivery.state.value}, and cannot be decided to be {state.value}. {advice}."
        )
    if state is DeliveryState.PENDING:
        _require_last_word(writer, delivery)
        _require_kept(writer.connection, delivery)


def _require_kept(connection: Connection, delivery: Delivery) -> None:
    """Nothing, if what the message is made of is still kept. Raises: StateForbids."""
    joined = deliveries.join(erasures, erasures.c.digest == deliveries.c.slots)
    same = (deliveries.c.mailing == delivery.mailing) & (deliveries.c.client == delivery.client)
    if connection.execute(select(erasures.c.event).select_from(joined).where(same)).first() is not None:
        raise StateForbids(
            f"{delivery.client}: was forgotten, and with it what its message was made of, so it cannot be sent. Decide that "
            "it was accepted, or refused."
        )


def _require_last_word(writer: Writer, delivery: Delivery) -> None:
    """Nothing, if what the message says is still so. Raises: StateForbids."""
    if delivery.notice is not None:
        released = find_notice(writer.connection, delivery.notice)
        if released.superseded_by is not None:
            raise StateForbids(f"{released.id}: {released.superseded_by} took its place. Send that one instead.")


def _require_day(writer: Writer, delivery: Delivery, state: DeliveryState, day: date | None) -> None:
    """Nothing, if the message can have been accepted on that day. Raises: StateForbids."""
    if day is None:
        return
    if state is not DeliveryState.ACCEPTED:
        raise StateForbids(f"{delivery.client}: only a message that was accepted has a day of evidence. Leave it out.")
    first, last = day_in(ZONE, delivery.queued_at), day_in(ZONE, writer.at)
    if not first <= day <= last:
        raise StateForbids(
            f"{delivery.client}: {day} is not between {first}, when it was queued, and today. Correct it."
        )


def _decision(
    writer: Writer, delivery: Delivery, state: DeliveryState, *, because: str, day: date | None
) -> dict[str, Json]:
    is_open = state is DeliveryState.PENDING
    same = (deliveries.c.mailing == delivery.mailing) & (deliveries.c.client == delivery.client)
    held = writer.connection.execute(select(deliveries).where(same)).one()
    evidence = Evidence.ACCEPTED if state is DeliveryState.ACCEPTED else Evidence.NONE
    return {
        "document": delivery.document,
        "mailing": delivery.mailing,
        "notice": delivery.notice,
        "client": delivery.client,
        "message_id": delivery.message_id,
        "state": state.value,
        "evidence": evidence.value,
        "code": None if is_open else held.code,
        "reply": None if is_open else _carried(writer.connection, held.reply),
        "attempts": held.attempts,
        "settled_at": None if is_open else writer.at,
        "because": because,
        "day": None if day is None else day.isoformat(),
    }


def _carried(connection: Connection, reply: str | None) -> Json:
    """The answer that was recorded before, which still says most; None if there was none or it was erased."""
    size = connection.execute(select(func.length(particulars.c.body)).where(particulars.c.digest == reply)).scalar()
    return None if size is None else {"hmac": reply, "size": size}


def _start(writer: Writer, delivery: Delivery, day: date | None, receipts: Receipts) -> None:
    of = _mailing_of(writer.connection, delivery.mailing)
    if of.notice is not None and of.evidence.rank <= Evidence.ACCEPTED.rank:
        start_windows(
            writer,
            of.notice,
            [delivery.client],
            day_of=lambda window: day or day_in(window.zone, writer.at),
            receipts=receipts,
        )


def _mailing_of(connection: Connection, name: str) -> Mailing:
    row = connection.execute(select(mailings).where(mailings.c.id == name)).one()
    return Mailing(row.id, MailingPurpose(row.purpose), row.document, row.notice, Evidence(row.evidence))
