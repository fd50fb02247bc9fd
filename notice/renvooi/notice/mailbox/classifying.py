"""Each mail into exactly one class, by the first step that knows it.

The order is that of harm: a report must not be read as a client's words, an automatic answer never as a response,
and a response never be lost, so what nothing explains is listed as unknown for a person to read.
"""

from collections.abc import Callable
from dataclasses import replace

from renvooi.notice.mailbox.answers import as_acknowledgement, as_reply, as_unknown, as_unsubscription
from renvooi.notice.mailbox.automatic import as_auto_reply
from renvooi.notice.mailbox.bounces import as_bounce
from renvooi.notice.mailbox.headers import plain, raw_header
from renvooi.notice.mailbox.naming import answered_message, named_in
from renvooi.notice.mailbox.reports import as_report
from renvooi.notice.mailbox.senders import is_ours
from renvooi.notice.mailbox.values import Classified, Mail, MailClass, SentMessages

Step = Callable[[Mail, SentMessages], Classified | None]


def classify(mail: Mail, sent: SentMessages) -> Classified:
    """What a mail is, and which message of ours it is about."""
    found = (step(mail, sent) for step in STEPS)
    known = next((one for one in found if one is not None), None) or as_unknown(mail, sent)
    # both may quote the mail
    return replace(known, because=plain(known.because), notes=tuple(map(plain, known.notes)))


def as_own(mail: Mail, sent: SentMessages) -> Classified | None:
    """A message that we sent, which lies in the mailbox as a copy; None for any other mail."""
    about = sent.named(mail.message_id) if mail.message_id else None
    # programs that pass a mail on keep its Message-ID, and let people add words
    if about is None or not is_ours(mail, about, sent) or raw_header(mail.message, "Resent-From"):
        return None
    return Classified(MailClass.OWN, "is a message that we sent", about)


def as_own_words(mail: Mail, sent: SentMessages) -> Classified | None:
    """What one of us wrote, as an answer to a client: no evidence, and no response; None for any other mail."""
    about = answered_message(mail, sent) or named_in(mail.subject, sent)
    if mail.sender not in sent.own and (about is None or not is_ours(mail, about, sent)):
        return None
    because = f"comes from {mail.sender}, an address of our own"
    note = "if it passes on what a client wrote, record that with renvooi windows respond"
    return Classified(MailClass.OWN, because, about, notes=(note,))


STEPS: tuple[Step, ...] = (
    as_own,
    as_report,
    as_bounce,
    as_own_words,
    as_unsubscription,
    as_auto_reply,
    as_acknowledgement,
    as_reply,
)
"""Asked in this order; a mail that none of them knows is unknown."""
