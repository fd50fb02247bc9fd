"""What people answer: that they received a message, that they want no more of them, or anything else."""

import re
from collections.abc import Iterator

from renvooi.model.deliveries import Report
from renvooi.notice.mailbox.automatic import looks_automatic, machine_sign
from renvooi.notice.mailbox.confirming import confirms_in_subject, mentions_confirmation, says_only_confirmed
from renvooi.notice.mailbox.naming import answered_message, named_in, named_in_text
from renvooi.notice.mailbox.senders import is_of_recipient, is_ours, other_sender
from renvooi.notice.mailbox.values import Classified, Mail, MailClass, SentMessage, SentMessages
from renvooi.notice.mailbox.words import words_of

LEAVING = ("Afmelden", "Unsubscribe")
"""What our digests offer to end them with."""
_LEAVES = re.compile(rf"^(?:(?:re|antw|antwoord|aw)\s?:\s*)*(?:{'|'.join(LEAVING)})\b", re.IGNORECASE)


def as_unsubscription(mail: Mail, sent: SentMessages) -> Classified | None:
    """Who wants no more digests; None for any other mail. Programs send these too, on the click of a person.

    A notice has nothing to leave: who answers one with "Afmelden" may end a contract.
    """
    about = named_in(mail.subject, sent) if _LEAVES.match(mail.subject) else None
    if about is None or not about.digest:
        return None
    said = words_of(mail).text.lower().replace(about.token.lower(), "").strip(" .\n")
    notes = () if not said or said in map(str.lower, LEAVING) else ("says more than that; read it",)
    return Classified(MailClass.UNSUBSCRIPTION, "asks for no more digests, and names one", about, notes=notes)


def as_acknowledgement(mail: Mail, sent: SentMessages) -> Classified | None:
    """Who confirmed receipt of which message; None if that is not all that is said, or another may have said it."""
    about, in_subject = _confirmed(mail, sent)
    if about is None or _why_not(mail, about, sent, in_subject=in_subject) is not None:
        return None
    because = "confirms receipt in the words that the message offers, and says nothing else"
    notes = other_sender(mail, about, sent)
    return Classified(MailClass.ACKNOWLEDGEMENT, because, about, Report.ACKNOWLEDGED, counts=True, notes=notes)


def as_reply(mail: Mail, sent: SentMessages) -> Classified | None:
    """Who answered which message of ours; None if nothing ties the mail to one."""
    about, because, notes = _answered(mail, sent)
    if about is None:
        return None
    notes = (*notes, *other_sender(mail, about, sent), *_doubts(mail, about, sent))
    return Classified(MailClass.REPLY, because, about, notes=notes)


def as_unknown(mail: Mail, sent: SentMessages) -> Classified:
    """A mail that nothing ties to a message of ours; from whom it may be, where its address is known."""
    clients = sent.by_address.get(mail.sender, ())
    if not clients:
        return Classified(MailClass.UNKNOWN, "names no message of ours, and comes from no address that we wrote to")
    because = f"comes from the address of {', '.join(clients[:3])}, and names no message of ours"
    note = "if it is a response, record it with renvooi windows respond"
    return Classified(MailClass.UNKNOWN, because, notes=(note,), clients=clients)


def _confirmed(mail: Mail, sent: SentMessages) -> tuple[SentMessage | None, bool]:
    """The message that a mail seems to confirm, and whether its subject says so."""
    if confirms_in_subject(mail.subject):
        about = named_in(mail.subject, sent)
        if about is not None:
            return about, True
    return answered_message(mail, sent), False


def _why_not(mail: Mail, about: SentMessage, sent: SentMessages, *, in_subject: bool) -> str | None:
    """Why a confirmation proves nothing by itself; None if it does."""
    if not says_only_confirmed(mail, token=about.token, in_subject=in_subject):
        return "it holds more than the confirmation"
    if machine_sign(mail) or looks_automatic(mail, words_of(mail).text):
        return "a machine may have written it"
    if not is_of_recipient(mail, about, sent):
        return "it does not come from the organisation that the message went to"
    return None


def _answered(mail: Mail, sent: SentMessages) -> tuple[SentMessage | None, str, tuple[str, ...]]:
    """The message that a mail is about, how that is known, and what to look at."""
    about = answered_message(mail, sent)
    if about is not None:
        return about, "answers a message of ours", ()
    about = named_in(mail.subject, sent)
    if about is not None:
        return about, "names a message of ours in its subject", ()
    named = (*_tokens_of_own(mail, sent), *named_in_text(mail, sent))
    if named:
        others = sorted({one.client for one in named} - {named[0].client})
        notes = (f"also names messages to {', '.join(others[:3])}",) if others else ()
        return named[0], "names a message of ours in its text", notes
    about = sent.named(mail.message_id) if mail.message_id else None
    note = "bears the Message-ID of our message, as programs do that pass a mail on; read all of it"
    return about, "is a message of ours that was passed on", (note,)


def _tokens_of_own(mail: Mail, sent: SentMessages) -> tuple[SentMessage, ...]:
    found = named_in(words_of(mail).text, sent)
    return () if found is None else (found,)


def _doubts(mail: Mail, about: SentMessage, sent: SentMessages) -> Iterator[str]:
    """What a person should weigh who reads a reply."""
    confirmed, in_subject = _confirmed(mail, sent)
    words = words_of(mail)
    if confirmed is not None and (in_subject or mentions_confirmation(words.text)):
        because = _why_not(mail, confirmed, sent, in_subject=in_subject)
        yield f"confirms receipt, which is not recorded: {because}. If it counts: renvooi deliveries resolve --as acknowledged"
    elif is_ours(mail, about, sent):
        yield "comes from an address of our own"
    sign = machine_sign(mail) or looks_automatic(mail, words.text)
    if sign is not None:
        yield sign
    if words.whole:
        yield "has no words of its own that can be told apart; read the mail itself"
