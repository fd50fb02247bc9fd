"""The client's own words, told apart from what they quote.

    Wij maken bezwaar.                    <- theirs
                                          <- dropped from here on:
    Op 3 mrt 2026 schreef Voorbeeld:      attribution
    > Geachte klant,                      quoted lines

Where a rule is not sure, text stays: the words are shown to a person who decides, and the mail is kept whole.
"""

import re

from renvooi.notice.mailbox.parts import bodies_of, body_of
from renvooi.notice.mailbox.values import Mail, Words

MAX_WORDS = 50_000
"""Characters: more than anybody reads in a list, and less than the register takes of a response."""
CUT = "\n[...]"
"""Ends words that were cut; the mail is kept whole."""
_WORD = re.compile(r"\w+")
_QUOTED = re.compile(r"^\s{0,3}>")
_SEPARATOR = re.compile(
    r"^\s*-{2,}\s*(?:oorspronkelijk bericht|original message|original appointment|ursprüngliche nachricht)\s*-{2,}\s*$",
    re.IGNORECASE,
)
_RULE = re.compile(r"^\s*(?:_{10,}|-{20,})\s*$")
_FROM = re.compile(r"^\s*\**(?:van|from|von|de)\s?:\**\s?\S", re.IGNORECASE)
_OTHER_FIELD = re.compile(
    r"^\s*\**(?:verzonden|verstuurd|sent|gesendet|datum|date|aan|to|an|onderwerp|subject|betreff|cc)\s?:", re.IGNORECASE
)
_ATTRIBUTION_BEGINS = re.compile(r"^\s*(?:op|on|am)\s\S", re.IGNORECASE)
_ATTRIBUTION_ENDS = re.compile(r"(?:schreef|wrote|geschreven|schrieb|het volgende)\b.{0,200}:\s*$", re.IGNORECASE)
ATTRIBUTION_LINES = 4
"""Lines over which a program breaks "On such a day somebody wrote:"."""
ATTRIBUTION_LENGTH = 1_000
"""Characters of them that are looked at."""
HEADER_LINES = 6
"""Lines in which the headers of a quoted mail follow its first."""
HEADER_FIELDS = 2
"""Of these that must be there: one alone may be a sentence of the client."""


def words_of(mail: Mail) -> Words:
    """What the sender wrote; all of the text if nothing of it is their own, or nothing tells."""
    body = body_of(mail.message).strip("\n")
    own = own_words(body)
    text = own or body
    shortened = text if len(text) <= MAX_WORDS else text[:MAX_WORDS] + CUT
    return Words(shortened, whole=not own)


def words_elsewhere(mail: Mail) -> str:
    """What another form of the text says and the words that are shown do not; empty where all forms say the same.

    Programs show the form in HTML, and what is kept as words is the plain one.
    """
    shown = set(_WORD.findall(body_of(mail.message).lower()))
    others = (own_words(body) for body in bodies_of(mail.message))
    return "\n\n".join(text for text in others if not shown.issuperset(_WORD.findall(text.lower())))[:MAX_WORDS]


def own_words(text: str) -> str:
    """`text` without what it quotes; empty if that is all there is."""
    lines = _until_old_mail([line.rstrip() for line in text.split("\n")])
    dropped = {at for at, line in enumerate(lines) if _QUOTED.match(line)}
    dropped |= _attributions(lines, dropped)
    kept = "\n".join(line for at, line in enumerate(lines) if at not in dropped)
    return re.sub(r"\n{3,}", "\n\n", kept).strip("\n")


def _until_old_mail(lines: list[str]) -> list[str]:
    """The lines before an earlier mail that is appended whole."""
    for at, line in enumerate(lines):
        if _SEPARATOR.match(line) or _is_header(lines, at):
            end = at
            while end and (not lines[end - 1].strip() or _RULE.match(lines[end - 1])):
                end -= 1
            return lines[:end]
    return lines


def _is_header(lines: list[str], at: int) -> bool:
    if not _FROM.match(lines[at]):
        return False
    return sum(1 for line in lines[at + 1 : at + 1 + HEADER_LINES] if _OTHER_FIELD.match(line)) >= HEADER_FIELDS


def _attributions(lines: list[str], quoted: set[int]) -> set[int]:
    """The lines that say who wrote what is quoted below them; with nothing below, the quote was taken out already."""
    found: set[int] = set()
    for at, line in enumerate(lines):
        if at in quoted or not _ATTRIBUTION_BEGINS.match(line):
            continue
        for end in range(at, min(at + ATTRIBUTION_LINES, len(lines))):
            if end in quoted or not lines[end].strip():
                break
            if _ATTRIBUTION_ENDS.search(" ".join(lines[at : end + 1])[-ATTRIBUTION_LENGTH:]):
                below = next((one for one in range(end + 1, len(lines)) if lines[one].strip()), None)
                if below is None or below in quoted:
                    found |= set(range(at, end + 1))
                break
    return found
