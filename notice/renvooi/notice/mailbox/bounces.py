"""Bounces of mail servers that do not keep to RFC 3464: their forms are known to flufl.bounce.

Its rules look at words alone, so a client who quotes a bounce would look like one. Only what comes from a mail
system is shown to it.
"""

from flufl.bounce import all_failures

from renvooi.model.deliveries import Report
from renvooi.notice.mailbox.headers import raw_header
from renvooi.notice.mailbox.naming import all_named_in
from renvooi.notice.mailbox.values import Classified, Mail, MailClass, SentMessage, SentMessages

_SYSTEMS = frozenset("mailer-daemon postmaster mail-daemon mdaemon mailsystem mail-system mailmaster".split())
"""Names before the "@" under which mail systems write (RFC 2142, and what is seen)."""


def as_bounce(mail: Mail, sent: SentMessages) -> Classified | None:
    """What a bounce says of a message of ours; None for a mail that is no bounce."""
    if not is_from_system(mail):
        return None
    delayed, failed = _failures(mail)
    about = all_named_in(mail, sent)
    if not delayed and not failed:
        # an absence notice may have no return path either
        return _unexplained(about) if is_signed_by_system(mail) else None
    if not about:
        return Classified(MailClass.REPORT, f"is a bounce for {_list(delayed | failed)} that names no message of ours")
    one, *others = about
    if others:
        because = "is a bounce that names more messages of ours than one, so it does not count"
        return Classified(MailClass.REPORT, because)
    return _held(mail, one, delayed, failed)


def _held(mail: Mail, about: SentMessage, delayed: frozenset[str], failed: frozenset[str]) -> Classified:
    if about.earlier:
        because = f"is a bounce of an earlier message to {about.client}, which was made anew since"
        return Classified(MailClass.REPORT, because, about)
    address = about.address
    if address is None or address.lower() not in delayed | failed:
        went = "an address that was erased" if address is None else address
        because = f"speaks of {_list(delayed | failed)}, and the message went to {went}, so it does not count"
        return Classified(MailClass.REPORT, because, about)
    if mail.sender == address.lower():
        because = f"comes from {address}, of whom it speaks, and not from a mail server, so it does not count"
        return Classified(MailClass.REPORT, because, about)
    report = Report.FAILED if address.lower() in failed else Report.DELAYED
    because = "is a bounce" if report is Report.FAILED else "says that the message is delayed"
    return Classified(MailClass.REPORT, f"{because}, in a form of its own", about, report, counts=True)


def is_from_system(mail: Mail) -> bool:
    """Whether a mail says that a mail system wrote it."""
    return is_signed_by_system(mail) or raw_header(mail.message, "Return-Path") == "<>"


def is_signed_by_system(mail: Mail) -> bool:
    """Whether a mail bears the name of a mail system, or a header that only those write."""
    local = mail.sender.partition("@")[0]
    return local in _SYSTEMS or bool(raw_header(mail.message, "X-Failed-Recipients"))


def _unexplained(about: tuple[SentMessage, ...]) -> Classified:
    because = "comes from a mail system, and says nothing that is known, so it does not count; read it"
    return Classified(MailClass.REPORT, because, about[0] if len(about) == 1 else None)


def _failures(mail: Mail) -> tuple[frozenset[str], frozenset[str]]:
    """Addresses for which a message is delayed, and for which it failed, in lower case."""
    try:
        delayed, failed = all_failures(mail.message)
    except (ValueError, LookupError, TypeError, AttributeError, AssertionError, RecursionError):
        # its detectors meet mails that nobody foresaw, and have no error of their own
        return frozenset(), frozenset()
    return _addresses(delayed), _addresses(failed)


def _addresses(found: frozenset[bytes]) -> frozenset[str]:
    return frozenset(
        (one.decode("utf-8", "replace") if isinstance(one, bytes) else str(one)).strip().strip("<>").lower()
        for one in found
    )


def _list(addresses: frozenset[str]) -> str:
    return ", ".join(sorted(addresses)[:3])
