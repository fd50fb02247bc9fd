"""A report of a mail server held against what we sent: about which message, and does it fit.

A report is a mail, so anybody can write one. It counts only if it names a message of ours, if the recipient it
speaks of is the one that this message went to, and if it does not contradict itself. Each other one is listed
with what is wrong with it.
"""

from renvooi.model.deliveries import Report
from renvooi.notice.mailbox.naming import all_named_in, answered_message, named_in
from renvooi.notice.mailbox.statuses import DeliveryStatus, RecipientStatus, delivery_status
from renvooi.notice.mailbox.values import Classified, Mail, MailClass, SentMessage, SentMessages

_WORDS = {
    Report.DELIVERED: "was delivered",
    Report.RELAYED: "went on to a server that sends no reports",
    Report.DELAYED: "is delayed",
    Report.FAILED: "did not arrive",
}


def as_report(mail: Mail, sent: SentMessages) -> Classified | None:
    """What a report says of a message of ours; None for a mail that is no report."""
    status = delivery_status(mail.message)
    if status is None:
        return None
    about = _about(mail, status, sent)
    if not about:
        return Classified(MailClass.REPORT, "is a report that names no message of ours")
    one, *others = about
    if others:
        because = "is a report that names more messages of ours than one, so it does not count"
        return Classified(MailClass.REPORT, because)
    return _held(mail, status, one)


def _about(mail: Mail, status: DeliveryStatus, sent: SentMessages) -> tuple[SentMessage, ...]:
    """The messages of ours that a report names in the places for that; else those that stand anywhere in it."""
    named = (
        named_in(status.envelope, sent),
        sent.named(status.original) if status.original else None,
        answered_message(mail, sent),
    )
    found = tuple(dict.fromkeys(one for one in named if one is not None))
    return found or all_named_in(mail, sent)


def _held(mail: Mail, status: DeliveryStatus, about: SentMessage) -> Classified:
    if about.earlier:
        because = f"is a report about an earlier message to {about.client}, which was made anew since"
        return Classified(MailClass.REPORT, because, about)
    if about.address is None:
        because = f"is a report about {about.client}, whose address was erased, so nothing tells whether it fits"
        return Classified(MailClass.REPORT, because, about)
    if mail.sender == about.address.lower():
        because = f"comes from {mail.sender}, of whom it speaks, and not from a mail server, so it does not count"
        return Classified(MailClass.REPORT, because, about)
    ours = [one for one in status.recipients if about.address.lower() in one.addresses]
    if not ours:
        others = ", ".join(sorted({address for one in status.recipients for address in one.addresses})) or "nobody"
        because = f"speaks of {others}, and the message went to {about.address}, so it does not count"
        return Classified(MailClass.REPORT, because, about)
    return _judged(ours, about)


def _judged(ours: list[RecipientStatus], about: SentMessage) -> Classified:
    said = {one.report for one in ours}
    report = ours[0].report
    if len(said) > 1 or report is None:
        because = "says several things of one recipient" if report else "says nothing that a report can say"
        return Classified(MailClass.REPORT, f"{because}, so it does not count", about)
    one = ours[0]
    if any(entry.contradicts for entry in ours):
        because = f"says that the message {_WORDS[report]}, and gives the status {one.status}, so it does not count"
        return Classified(MailClass.REPORT, because, about, report)
    details = " ".join(part for part in (one.status, one.said) if part)
    because = f"says that the message {_WORDS[report]}" + (f" ({details})" if details else "")
    return Classified(MailClass.REPORT, because, about, report, counts=True)
