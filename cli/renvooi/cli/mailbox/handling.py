"""Mails to what becomes of them: read, put into their class, and recorded some at a time.

What is recorded stays recorded when the rest fails: the next reading knows it again.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import islice
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from renvooi.corpus.outbox.proposing import Answered, Proposed, propose_all
from renvooi.corpus.outbox.reporting import Reported, Told, report_all
from renvooi.corpus.outbox.sent import Sent
from renvooi.corpus.outbox.sent import sent_messages as read_sent
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
    """One of "recorded", "proposed", "already", "not-recorded", "listed", "would-record" and "would-propose"."""
    sender: str = ""
    subject: str = ""
    received: datetime | None = None
    about: SentMessage | None = None
    report: str | None = None
    proposal: str | None = None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Read:
    mail: Mail
    found: Classified


@dataclass(frozen=True, slots=True)
class Recorder:
    """Records what mails say; with `receipts` None it only says what it would do."""

    store: "Corpus"
    by: str
    now: datetime
    receipts: "Receipts | None"

    def handle(self, arrived: Iterable[Arrived | Unread]) -> Iterator[Handled]:
        """What became of each mail, in their order."""
        sent = _known(read_sent(self.store))
        mails = iter(arrived)
        while some := list(islice(mails, TOGETHER)):
            read = [one if isinstance(one, Unread) else _read(one, sent) for one in some]
            yield from self._recorded(read)

    def _recorded(self, read: Sequence["_Read | Unread"]) -> Iterator[Handled]:
        known = [one for one in read if isinstance(one, _Read)]
        told = {id(one): self._told(one) for one in known if one.found.counts}
        answered = {id(one): self._answered(one) for one in known if one.found.kind is MailClass.REPLY}
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
            elif id(one) in told:
                yield _of_report(_listed(one), reported.get(id(one)))
            elif id(one) in answered:
                yield _of_reply(_listed(one), proposed.get(id(one)))
            else:
                yield _listed(one)

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


def _known(sent: Iterable[Sent]) -> SentMessages:
    return sent_messages(
        SentMessage(one.message_id, one.mailing, one.client, one.address, earlier=one.earlier) for one in sent
    )


def _read(arrived: Arrived, sent: SentMessages) -> "_Read | Unread":
    mail = read_mail(arrived)
    return mail if isinstance(mail, Unread) else _Read(mail, classify(mail, sent))


def _listed(one: _Read) -> Handled:
    mail, found = one.mail, one.found
    notes = found.notes
    if mail.dated_by in (None, "date") and found.kind in (MailClass.REPLY, MailClass.ACKNOWLEDGEMENT):
        notes = (*notes, "only its sender says when it came; check the day")
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
        notes=notes,
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
