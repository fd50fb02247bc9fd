"""Mails to what becomes of them: read, put into their class, and recorded some at a time.

What is recorded stays recorded when the rest fails: the next reading knows it again.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from renvooi.cli.mailbox.filing import Filing
from renvooi.corpus.clients.oddities import PROVIDERS
from renvooi.corpus.clients.rules import PREFIXES
from renvooi.corpus.clients.subscribing import leave
from renvooi.corpus.outbox.proposing import Answered, Proposed, propose_all
from renvooi.corpus.outbox.reporting import Reported, Told, report_all
from renvooi.corpus.outbox.sent import Sent
from renvooi.corpus.outbox.sent import sent_messages as read_sent
from renvooi.model.clients import RecipientKind
from renvooi.model.errors import RenvooiError, StateForbids
from renvooi.notice.mailbox.classifying import classify
from renvooi.notice.mailbox.reading import read_mail
from renvooi.notice.mailbox.values import (
    Arrived,
    Classified,
    Mail,
    MailClass,
    SentMessage,
    SentMessages,
    Unread,
    sent_messages,
)

if TYPE_CHECKING:
    from renvooi.cli.receipts import Receipts
    from renvooi.corpus import Corpus

TOGETHER = 50
"""Mails in memory at once; each may have 25 million bytes."""
_ZONE = ZoneInfo("Europe/Amsterdam")


@dataclass(frozen=True, slots=True)
class Handled:
    """A mail, and what became of it."""

    name: str
    kind: MailClass
    because: str
    outcome: str
    """One of "recorded", "proposed", "unsubscribed", "already", "not-recorded", "listed", "would-record",
    "would-propose" and "would-unsubscribe"."""
    sender: str = ""
    subject: str = ""
    received: datetime | None = None
    about: SentMessage | None = None
    report: str | None = None
    proposal: str | None = None
    notes: tuple[str, ...] = ()

    @property
    def is_left_open(self) -> bool:
        """Whether it should be on record and is not, so that something about a message is still to be done."""
        return self.outcome == "not-recorded" and self.kind is not MailClass.REPLY


@dataclass(frozen=True, slots=True)
class _Read:
    mail: Mail
    found: Classified

    @property
    def is_answer(self) -> bool:
        """Whether it is filed for a person to decide on: a reply, and what a client wrote without naming a notice."""
        is_filed = self.found.kind is MailClass.UNKNOWN and self.found.about is not None
        return self.found.kind is MailClass.REPLY or is_filed


@dataclass(frozen=True, slots=True)
class Recorder:
    """Records what mails say; with `receipts` None it only says what it would do."""

    store: "Corpus"
    by: str
    now: datetime
    receipts: "Receipts | None"
    own: tuple[str, ...] = ()
    """Our own addresses, as the mail settings have them."""

    def handle(self, arrived: Iterable[Arrived | Unread]) -> Iterator[Handled]:
        """What became of each mail, in their order. Raises what `arrived` does, once what it gave was recorded."""
        sent, filing = _known(read_sent(self.store), self.own), Filing(self.store)
        for some, error in _batches(arrived):
            read = [one if isinstance(one, Unread) else _filed(_read(one, sent), sent, filing) for one in some]
            yield from self._recorded(read, filing)
            if error is not None:
                raise error

    def _recorded(self, read: Sequence["_Read | Unread"], filing: Filing) -> Iterator[Handled]:
        known = [one for one in read if isinstance(one, _Read)]
        told = {id(one): self._told(one) for one in known if one.found.counts}
        answered = {id(one): self._answered(one) for one in known if one.is_answer}
        reported: dict[int, Reported] = {}
        proposed: dict[int, Proposed] = {}
        if self.receipts is not None:
            done = report_all(self.store, list(told.values()), receipts=self.receipts, by=self.by)
            reported = dict(zip(told, done, strict=True))
            filed = propose_all(self.store, list(answered.values()), by=self.by)
            proposed = dict(zip(answered, filed, strict=True))
        for one in read:
            if isinstance(one, Unread):
                yield Handled(one.name, MailClass.UNREADABLE, one.because, "listed")
                continue
            listed = _listed(one, self._day_notes(one, filing))
            if id(one) in told:
                yield _of_report(listed, reported.get(id(one)))
            elif id(one) in answered:
                yield _of_reply(listed, proposed.get(id(one)))
            elif one.found.kind is MailClass.UNSUBSCRIPTION:
                yield self._unsubscribed(listed)
            else:
                yield listed

    def _unsubscribed(self, listed: Handled) -> Handled:
        """What became of a mail by which a subscriber leaves; nobody has to agree."""
        if self.receipts is None:
            return replace(listed, outcome="would-unsubscribe")
        from renvooi.cli.outgoing import outcomes_recorder
        from renvooi.cli.subscribers.remove import BECAUSE

        assert listed.about is not None
        record = outcomes_recorder(self.store, by=self.by)
        try:
            left = leave(self.store, listed.about.client, because=BECAUSE, by=self.by, record=record)
        except StateForbids as error:
            return replace(listed, outcome="not-recorded", notes=(*listed.notes, str(error)))
        return replace(listed, outcome="unsubscribed" if left.listed else "already")

    def _day_notes(self, one: "_Read", filing: Filing) -> tuple[str, ...]:
        """What is odd about the day on which a response or a confirmation came."""
        if not one.is_answer and one.found.kind is not MailClass.ACKNOWLEDGEMENT:
            return ()
        came, correct = one.mail.received, "check the day, and give it with --received"
        if came is None:
            return (f"nothing tells when it came, so the moment of reading stands for it; {correct}",)
        if came > self.now:
            return (f"says that it came on {came:%Y-%m-%d}, which lies in the future; {correct}",)
        queued = None if one.found.about is None else filing.queued_at(one.found.about)
        if queued is not None and came < queued:
            return (f"says that it came on {came:%Y-%m-%d}, before our message was queued; {correct}",)
        return ("only its sender says when it came; check the day",) if one.mail.dated_by == "date" else ()

    def _told(self, one: _Read) -> Told:
        about, report = one.found.about, one.found.report
        assert about is not None
        assert report is not None
        day = self._moment(one.mail).astimezone(_ZONE).date()
        return Told(about.message_id, report, day, one.mail.data)

    def _answered(self, one: _Read) -> Answered:
        about = one.found.about
        assert about is not None
        return Answered(about.mailing, about.client, min(self._moment(one.mail), self.now), one.mail.data)

    def _moment(self, mail: Mail) -> datetime:
        return mail.received or self.now


def _batches(arrived: Iterable[Arrived | Unread]) -> Iterator[tuple[list[Arrived | Unread], RenvooiError | None]]:
    """Some mails at a time, the last with the error that ended them: what came before it is not lost."""
    some: list[Arrived | Unread] = []
    try:
        for one in arrived:
            some.append(one)
            if len(some) == TOGETHER:
                yield some, None
                some = []
    except RenvooiError as error:
        yield some, error
        return
    yield some, None


def _known(sent: Iterable[Sent], own: Iterable[str]) -> SentMessages:
    return sent_messages(map(_message, sent), own=own, shared=PROVIDERS)


def _message(one: Sent) -> SentMessage:
    is_digest = one.notice is None and one.client.startswith(PREFIXES[RecipientKind.SUBSCRIBER])
    return SentMessage(one.message_id, one.mailing, one.client, one.address, earlier=one.earlier, digest=is_digest)


def _read(arrived: Arrived, sent: SentMessages) -> "_Read | Unread":
    mail = read_mail(arrived)
    return mail if isinstance(mail, Unread) else _Read(mail, classify(mail, sent))


def _filed(one: "_Read | Unread", sent: SentMessages, filing: Filing) -> "_Read | Unread":
    """What a client wrote without naming a message goes under the last notice that it got."""
    if isinstance(one, Unread) or not one.found.clients:
        return one
    last = filing.last_notice(one.found.clients)
    about = None if last is None else sent.named(last.message_id)
    if about is None:
        return one
    note = f"names no message of ours, so it stands under the last notice that {about.client} got; dismiss it if it is about another"
    return _Read(one.mail, replace(one.found, about=about, notes=(note,)))


def _listed(one: _Read, day_notes: tuple[str, ...]) -> Handled:
    mail, found = one.mail, one.found
    return Handled(
        mail.name,
        found.kind,
        found.because,
        "listed",
        sender=mail.sender,
        subject=mail.subject,
        received=None if mail.received is None else mail.received.astimezone(UTC),
        about=found.about,
        report=None if found.report is None else found.report.value,
        notes=(*found.notes, *day_notes),
    )


def _of_report(listed: Handled, done: Reported | None) -> Handled:
    if done is None:
        return replace(listed, outcome="would-record")
    notes = (*listed.notes, *done.notes)
    if done.refused is not None:
        return replace(listed, outcome="not-recorded", notes=(*notes, done.refused))
    return replace(listed, outcome="already" if done.already else "recorded", notes=notes)


def _of_reply(listed: Handled, done: Proposed | None) -> Handled:
    if done is None:
        return replace(listed, outcome="would-propose")
    if done.refused is not None:
        return replace(listed, outcome="not-recorded", notes=(*listed.notes, done.refused))
    return replace(listed, outcome="already" if done.already else "proposed", proposal=done.id)
