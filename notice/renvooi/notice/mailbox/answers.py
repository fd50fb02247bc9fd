"""What people answer: that they received a message, that they want no more of them, or anything else."""

import re

from renvooi.model.deliveries import Report
from renvooi.notice.mailbox.automatic import looks_automatic
from renvooi.notice.mailbox.confirming import confirms_in_subject, is_confirmation, is_nothing_more
from renvooi.notice.mailbox.naming import answered_message, named_in
from renvooi.notice.mailbox.values import Classified, Mail, MailClass, SentMessage, SentMessages
from renvooi.notice.mailbox.words import words_of

LEAVING = ("Afmelden", "Unsubscribe")
"""What our digests offer to end them with."""
_LEAVES = re.compile(rf"^(?:(?:re|antw|antwoord|aw)\s?:\s*)*(?:{'|'.join(LEAVING)})\b", re.IGNORECASE)


def as_unsubscription(mail: Mail, sent: SentMessages) -> Classified | None:
    """Who wants no more digests; None for any other mail. Programs send these too, on the click of a person."""
    if not _LEAVES.match(mail.subject):
        return None
    about = named_in(mail.subject, sent)
    if about is None:
        return None
    return Classified(MailClass.UNSUBSCRIPTION, "asks for no more of these messages, and names one", about)


def as_acknowledgement(mail: Mail, sent: SentMessages) -> Classified | None:
    """Who confirmed receipt of which message; None if that is not all that is said."""
    about, text = named_in(mail.subject, sent), words_of(mail)
    own = "" if text.whole else text.text
    if about is not None and confirms_in_subject(mail.subject):
        if not _is_filled_in(own, about):
            return None
    else:
        about = answered_message(mail, sent)
        if about is None or not is_confirmation(own):
            return None
    if about.earlier:
        because = f"confirms an earlier message to {about.client}, which was made anew since; a person has to judge it"
        return Classified(MailClass.ACKNOWLEDGEMENT, because, about, Report.ACKNOWLEDGED)
    because = "confirms receipt in the words that the message offers"
    notes = _other_sender(mail, about)
    return Classified(MailClass.ACKNOWLEDGEMENT, because, about, Report.ACKNOWLEDGED, counts=True, notes=notes)


def as_reply(mail: Mail, sent: SentMessages) -> Classified | None:
    """Who answered which message of ours; None if nothing ties the mail to one."""
    about = answered_message(mail, sent)
    because = "answers a message of ours"
    if about is None:
        about, because = named_in(mail.subject, sent), "names a message of ours in its subject"
    if about is None:
        return None
    words = words_of(mail)
    notes = list(_other_sender(mail, about))
    looks = looks_automatic(mail, words.text)
    if looks is not None:
        notes.append(looks)
    if words.whole:
        notes.append("has no words of its own that can be told apart; read the mail itself")
    return Classified(MailClass.REPLY, because, about, notes=tuple(notes))


def as_unknown(mail: Mail, sent: SentMessages) -> Classified:
    """A mail that nothing ties to a message of ours; from whom it may be, where its address is known."""
    clients = sent.by_address.get(mail.sender, ())
    if not clients:
        return Classified(MailClass.UNKNOWN, "names no message of ours, and comes from no address that we wrote to")
    because = f"comes from the address of {', '.join(clients[:3])}, and names no message of ours"
    note = "if it is a response, record it with renvooi windows respond"
    return Classified(MailClass.UNKNOWN, because, notes=(note,))


def _is_filled_in(own: str, about: SentMessage) -> bool:
    """Whether the text is what a link of ours fills in, or nothing."""
    rest = own.lower().replace(about.token.lower(), "")
    return is_nothing_more(rest) or is_confirmation(rest)


def _other_sender(mail: Mail, about: SentMessage) -> tuple[str, ...]:
    if about.address is None or mail.sender == about.address.lower():
        return ()
    there = "the same organisation" if _domain(mail.sender) == _domain(about.address) else "elsewhere"
    return (f"comes from {mail.sender or 'nobody'}, another address than the message went to ({there})",)


def _domain(address: str) -> str:
    return address.rpartition("@")[2].lower()
