"""Answers of machines: absence notices, receipts of ticket systems, read receipts. Never a response.

What a machine says of itself decides: a header of RFC 3834, or one of those that were there before it. Words in
a subject decide only where a program puts them at its very beginning; other words that look so are a note for the
person who reads, for a client's response that is taken for a machine's would be the worse mistake. So what sounds
like a response is shown to a person even where a machine says that it wrote it: help desks send what people write.
"""

import re

from renvooi.notice.mailbox.confirming import sounds_like_response
from renvooi.notice.mailbox.headers import raw_header
from renvooi.notice.mailbox.naming import answered_message, named_in
from renvooi.notice.mailbox.statuses import is_read_receipt
from renvooi.notice.mailbox.values import Classified, Mail, MailClass, SentMessages
from renvooi.notice.mailbox.words import words_of

_ANSWERING = ("X-Autoreply", "X-Autorespond", "X-Autoresponder", "X-Auto-Reply", "X-Vacation", "X-AutoReply-From")
"""Headers of programs that are older than RFC 3834; any value but "no" says so."""
_GENERATED = {
    "precedence": ("auto_reply", "auto-reply"),
    "x-ms-exchange-generated-message-source": ("mailbox rules agent",),
}
_SUBJECT = re.compile(
    r"^(?:automatisch(?:e)? (?:antwoord|beantwoording|reactie)|automatic reply|auto(?:matic)?[- ]?(?:reply|response)"
    r"|out of (?:the )?office|afwezigheids(?:bericht|assistent)|automatische antwort|abwesenheitsnotiz)\s?(?::|$)",
    re.IGNORECASE,
)
_NOBODY = re.compile(r"(?:no-?_?reply|do-?not-?reply|niet-?beantwoorden)@", re.IGNORECASE)
_LOOKS_SO = re.compile(
    r"\b(?:afwezig|vakantie|niet op kantoor|buiten kantoor|out of office|on leave|zwangerschapsverlof|uit dienst"
    r"|no longer (?:with|works)|ticket ?(?:#|nr|number|nummer|:)*\s?\d|automatisch|automatic"
    r"|(?:uw|je|your) (?:bericht|e-?mail|vraag|message|request) (?:is|hebben|has been|was)\b|service ?desk|help ?desk)",
    re.IGNORECASE,
)


def as_auto_reply(mail: Mail, sent: SentMessages) -> Classified | None:
    """What answered by itself, and to which message of ours; None where nothing says that it was a machine."""
    sign = machine_sign(mail)
    if sign is None or _may_be_response(mail):
        return None
    about = answered_message(mail, sent) or named_in(mail.subject, sent)
    return Classified(MailClass.AUTO_REPLY, sign, about)


def looks_automatic(mail: Mail, text: str) -> str | None:
    """Why a person may want to look twice at what nothing says a machine wrote; None if there is no reason."""
    found = _LOOKS_SO.search(mail.subject) or _LOOKS_SO.search(text[:500])
    if found is not None:
        return f"may be an automatic answer: it says {found.group()!r}"
    if _NOBODY.match(mail.sender):
        return f"may be an automatic answer: {mail.sender} takes no mail"
    if raw_header(mail.message, "Precedence").lower() in ("bulk", "junk"):
        return "may be an automatic answer: it is marked as bulk mail"
    return None


def _may_be_response(mail: Mail) -> bool:
    """Whether a person may have written what a machine sent."""
    if is_read_receipt(mail.message):
        return False
    words = words_of(mail).text
    if sounds_like_response(f"{mail.subject}\n{words}"):
        return True
    is_generated = raw_header(mail.message, "Auto-Submitted").lower().startswith("auto-generated")
    return is_generated and bool(words.strip()) and looks_automatic(mail, words) is None


def machine_sign(mail: Mail) -> str | None:
    """What says that a machine wrote it; None where nothing does."""
    message = mail.message
    if is_read_receipt(message):
        return "is a read receipt (RFC 8098), which proves no receipt by itself"
    submitted = raw_header(message, "Auto-Submitted").lower().partition(";")[0].strip()
    if submitted and submitted != "no":
        return f"says of itself that a machine wrote it (Auto-Submitted: {submitted[:40]})"
    for name in _ANSWERING:
        if raw_header(message, name) and raw_header(message, name).lower() != "no":
            return f"says of itself that a machine wrote it ({name})"
    for name, values in _GENERATED.items():
        if raw_header(message, name).lower() in values:
            return f"says of itself that a machine wrote it ({name.title()})"
    if raw_header(message, "Return-Path") == "<>":
        return "has no address to which reports go (Return-Path: <>), so a machine wrote it"
    if _SUBJECT.match(mail.subject):
        return "begins its subject as programs do that answer by themselves"
    return None
