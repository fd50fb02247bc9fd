"""Whether somebody confirms receipt and says nothing else.

A confirmation proves receipt and is filed as no response, so both mistakes would harm: a machine's "Ontvangst-
bevestiging" that starts a window, and a client's objection behind a confirmation that nobody reads. So the words are
those that the message offers, in every form that the mail has of its text, with no file beside them; and behind them
only a closing and lines that can be nothing but a name and how to reach it. Anything more is a reply, which a person
reads.
"""

import re

from renvooi.notice.mailbox.parts import MAX_TEXT, bodies_of, has_more_than_text
from renvooi.notice.mailbox.values import Mail
from renvooi.notice.mailbox.words import own_words

CONFIRMING = ("Ontvangst bevestigd", "Receipt confirmed")
"""What our messages offer to confirm with, in Dutch and in English."""
SIGNATURE_LINES = 8
"""Lines of a signature: name, organisation, address and ways to call."""
LONGEST_NAME = 60
"""Characters of one of them."""
_SUBJECT = re.compile(rf"^(?:(?:re|antw|antwoord|aw)\s?:\s*)*(?:{'|'.join(CONFIRMING)})\b", re.IGNORECASE)
_WORDS = re.compile(rf"\A\s*(?:{'|'.join(CONFIRMING)})\s*[.!]?[ \t]*(?:\n|\Z)", re.IGNORECASE)
_CLOSING = re.compile(
    r"(?:--|(?:met )?(?:vriendelijke|hartelijke|beste) groet(?:en)?|m\.?v\.?g\.?|groet(?:en|jes)?|hoogachtend"
    r"|(?:(?:with )?(?:kind|best|warm) )?regards|yours (?:sincerely|faithfully)|sincerely"
    r"|(?:verzonden|verstuurd|sent) (?:vanaf|vanuit|met|from) (?:mijn|my|outlook)(?: [\w-]+){0,4})\s*[,.!]?",
    re.IGNORECASE,
)
_NAME = re.compile(
    r"(?:(?:(?-i:[A-Z\u00c0-\u00de])[\w.'\u2019-]*|van|von|de|der|den|het|ten|ter|te|la|en|and|of|'[ts]|\u2019[ts]|&)[ ,]*)+"
)
"""Words that begin with a capital, and those that stand between the parts of a name."""
_REACHED = re.compile(
    r"(?:(?:t|tel|telefoon|m|mob|mobiel|phone|mobile|e|e-?mail|mail|w|web|website|kvk|btw)\s?[.:|]?\s*)?"
    r"(?:\+?[\d(][\d\s()./-]{5,24}|[\w.+-]+@[\w.-]+|(?:https?://|www\.)[\w./-]+)",
    re.IGNORECASE,
)
"""A number to call, an address or a web site."""
_STREET = re.compile(
    r"[A-Z\u00c0-\u00de][\w'\u2019-]+(?: [\w'\u2019-]+){0,3} \d{1,5} ?[a-z]?|\d{4} ?[A-Z]{2} [A-Z][\w'\u2019 -]+"
)
_RESPONDS = (
    r"bezwaar|opzeg|zegg?en? .{0,80}\bop\b|be[e\u00eb]indig|ontbind|annul|object|terminat|cancel|disagree|weiger|refus|reject"
    r"|protest|verzet|verwerp|afwijz|wijz\w* .{0,80}\baf\b|stop(?:pen|t|zet)?\b|niet (?:mee )?(?:akkoord|eens)"
)
_SOUNDS_SO = re.compile(_RESPONDS, re.IGNORECASE | re.DOTALL)
_SAYS_MORE = re.compile(
    rf"{_RESPONDS}|akkoord|agree|\bp\.?s\b"
    r"|\b(?:niet|geen|nooit|not|no|never|maar|wel|but|however|echter|tenzij|unless|voorbehoud|mits)\b|\?",
    re.IGNORECASE | re.DOTALL,
)


def confirms_in_subject(subject: str) -> bool:
    """Whether a subject begins with the words that confirm."""
    return _SUBJECT.match(subject) is not None


def mentions_confirmation(text: str) -> bool:
    """Whether a text begins with the words that confirm, whatever it says behind them."""
    return text.lstrip().lower().startswith(tuple(words.lower() for words in CONFIRMING))


def says_only_confirmed(mail: Mail, *, token: str, in_subject: bool) -> bool:
    """Whether all that a mail holds is a confirmation; with `in_subject` its text may be empty, or be the `token`."""
    if has_more_than_text(mail.message):
        return False
    bodies = [body for body in bodies_of(mail.message) if body.strip()]
    if not bodies:
        return in_subject
    return all(_only_confirms(body, token=token, in_subject=in_subject) for body in bodies)


def sounds_like_response(text: str) -> bool:
    """Whether words stand in a text with which people object or end a contract."""
    return _SOUNDS_SO.search(text) is not None


def is_confirmation(text: str) -> bool:
    """Whether a text confirms, and says nothing else."""
    found = _WORDS.match(text)
    return found is not None and is_nothing_more(text[found.end() :])


def is_nothing_more(rest: str) -> bool:
    """Whether a text is empty, or a closing with lines that name somebody, in which nothing sounds like a response."""
    lines = [line.strip() for line in rest.split("\n") if line.strip()]
    if not lines:
        return True
    first, *names = lines
    if not _CLOSING.fullmatch(first) or len(names) > SIGNATURE_LINES or _SAYS_MORE.search(rest):
        return False
    return all(_names_somebody(line) for line in names)


def _only_confirms(body: str, *, token: str, in_subject: bool) -> bool:
    own = own_words(body)
    if not own.strip() or len(body) >= MAX_TEXT:
        # all of it looks quoted, so nobody can say what was written between the lines
        return False
    rest = own.lower().replace(token.lower(), "") if token.lower() in own.lower() else own
    return is_confirmation(rest) or (in_subject and is_nothing_more(rest))


def _names_somebody(line: str) -> bool:
    if len(line) > LONGEST_NAME:
        return False
    return any(form.fullmatch(line) for form in (_NAME, _REACHED, _STREET, _CLOSING))
