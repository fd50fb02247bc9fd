"""Which message of ours a mail is about: by its Message-ID, or by the token that links and subjects carry.

Both are 128 bits that nobody guesses, so whoever names one has had the message, or a report about it.
"""

import re
from collections.abc import Iterable, Iterator

from renvooi.notice.mailbox.parts import texts_of
from renvooi.notice.mailbox.values import Mail, SentMessage, SentMessages

_TOKEN = re.compile(r"(?<![a-z0-9])[a-z2-7]{26}(?![a-z0-9])", re.IGNORECASE)
"""26 characters of base32 (RFC 4648, section 6)."""
MAX_TOKENS = 1_000
"""Words of that form that are looked up of one text: in base64 there may be many."""


def answered_message(mail: Mail, sent: SentMessages) -> SentMessage | None:
    """The message of ours that a mail says it answers; the nearest of several."""
    return next((found for name in mail.answers if (found := sent.named(name)) is not None), None)


def named_in(text: str, sent: SentMessages) -> SentMessage | None:
    """The first message of ours whose token stands in `text`."""
    return next(_tokens((text,), sent), None)


def named_in_text(mail: Mail, sent: SentMessages) -> tuple[SentMessage, ...]:
    """The messages of ours whose token stands in the text of a mail, also where it quotes, or in what it encloses."""
    return tuple(dict.fromkeys(_tokens(texts_of(mail.message), sent)))


def all_named_in(mail: Mail, sent: SentMessages) -> tuple[SentMessage, ...]:
    """All messages of ours whose token stands anywhere in the text of a mail, also in what it encloses."""
    headers = (str(value) for part in mail.message.walk() for value in part.values())
    found = (*_tokens(headers, sent), *_tokens(texts_of(mail.message), sent))
    return tuple(dict.fromkeys(found))


def _tokens(texts: Iterable[str], sent: SentMessages) -> Iterator[SentMessage]:
    for text in texts:
        for number, match in enumerate(_TOKEN.finditer(text)):
            if number >= MAX_TOKENS:
                break
            found = sent.by_token.get(match.group().lower())
            if found is not None:
                yield found
