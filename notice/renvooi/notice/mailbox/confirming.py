"""Whether somebody confirms receipt and says nothing else.

A confirmation proves receipt and is filed as no response, so both mistakes would harm: a machine's "Ontvangst-
bevestiging" that starts a window, and a client's objection behind a confirmation that nobody reads. So the words are
those that the message offers, and behind them only what programs and manners add: a closing line and a signature in
which nothing sounds like a response. Anything more is a reply, which a person reads.
"""

import re

CONFIRMING = ("Ontvangst bevestigd", "Receipt confirmed")
"""What our messages offer to confirm with, in Dutch and in English."""
SIGNATURE_LINES = 12
"""Lines of a signature with a closing; longer ones carry more than a name."""
SIGNATURE_LENGTH = 600
"""Characters of it."""
_SUBJECT = re.compile(rf"^(?:(?:re|antw|antwoord|aw)\s?:\s*)*(?:{'|'.join(CONFIRMING)})\b", re.IGNORECASE)
_WORDS = re.compile(rf"\A\s*(?:{'|'.join(CONFIRMING)})\s*[.!]?[ \t]*(?:\n|\Z)", re.IGNORECASE)
_CLOSING = re.compile(
    r"\A\s*(?:--[ \t]*\n|met (?:vriendelijke|hartelijke|beste) groet|(?:vriendelijke|hartelijke) groet|m\.?v\.?g\b|groet"
    r"|hoogachtend|(?:kind|best|warm) regards|regards|yours (?:sincerely|faithfully)|sincerely|verzonden vanaf mijn"
    r"|verstuurd vanaf mijn|sent from my)",
    re.IGNORECASE,
)
_SAYS_MORE = re.compile(
    r"bezwaar|opzeg|zegg?en? .{0,80}\bop\b|be[eë]indig|ontbind|annuleer|akkoord|object|terminat|cancel|disagree|agree"
    r"|\b(?:niet|geen|nooit|not|no|never|maar|wel|but|however|echter|tenzij|unless|voorbehoud|mits)\b|\?",
    re.IGNORECASE | re.DOTALL,
)


def confirms_in_subject(subject: str) -> bool:
    """Whether a subject begins with the words that confirm."""
    return _SUBJECT.match(subject) is not None


def is_confirmation(text: str) -> bool:
    """Whether a text confirms, and says nothing else."""
    found = _WORDS.match(text)
    return found is not None and is_nothing_more(text[found.end() :])


def is_nothing_more(rest: str) -> bool:
    """Whether a text is empty, or a closing line with a signature in which nothing sounds like a response."""
    rest = rest.strip("\n ")
    if not rest:
        return True
    if len(rest) > SIGNATURE_LENGTH or rest.count("\n") >= SIGNATURE_LINES or not _CLOSING.match(rest + "\n"):
        return False
    return _SAYS_MORE.search(rest) is None
