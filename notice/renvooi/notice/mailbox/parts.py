"""The parts of a mail: the text that people read, and the files that came with it."""

from collections.abc import Iterator
from email.message import Message

from renvooi.notice.mailbox.headers import decoded, plain
from renvooi.notice.mailbox.markup import text_of_html

MAX_TEXT = 500_000
"""Characters of a part that are read; a long letter has ten thousand."""
_SIGNATURES = frozenset({"application/pgp-signature", "application/pkcs7-signature", "application/x-pkcs7-signature"})
"""What programs sign a mail with: nothing that people read."""


def texts_of(message: Message) -> Iterator[str]:
    """Every part that is text, in its order; also those within parts, and of what was enclosed."""
    for part in message.walk():
        if part.get_content_maintype() == "text" and not part.is_multipart():
            yield part_text(part)


def part_text(part: Message) -> str:
    """The text of a part, HTML as its text without markup and without what it quotes."""
    data = part.get_payload(decode=True)
    if not isinstance(data, bytes):
        return ""
    text = decoded(data[: MAX_TEXT * 4], _charset(part))[:MAX_TEXT].replace("\r\n", "\n").replace("\r", "\n")
    if part.get_content_type() == "text/html":
        text = text_of_html(text)
    return plain(text)


def body_of(message: Message) -> str:
    """The text that the sender wrote: plain where there is plain text, else HTML; empty if there is neither.

    Enclosed mails and files are not the sender's own text.
    """
    found = list(_bodies(message))
    for wanted in ("text/plain", "text/html", ""):
        texts = (part_text(part) for part in found if part.get_content_type() == wanted or not wanted)
        whole = "\n\n".join(text.strip("\n") for text in texts if text.strip())
        if whole:
            return whole
    return ""


def bodies_of(message: Message) -> tuple[str, ...]:
    """Every form of the text that the sender wrote: programs show one of them, and nobody knows which."""
    return tuple(part_text(part) for part in _bodies(message))


def has_more_than_text(message: Message) -> bool:
    """Whether a mail holds a file, a picture or another mail beside its text; a signature of a program is none."""
    shown = {id(part) for part in _bodies(message)}
    return any(
        id(part) not in shown and not _is_container(part) and part.get_content_type() not in _SIGNATURES
        for part in message.walk()
    )


def _bodies(message: Message) -> Iterator[Message]:
    if message.is_multipart():
        if message.get_content_maintype() == "multipart":
            for part in _children(message):
                yield from _bodies(part)
    elif message.get_content_maintype() == "multipart":
        # parts that nothing tells apart: what stands there is shown as it is
        yield message
    elif message.get_content_maintype() == "text" and message.get_content_disposition() != "attachment":
        yield message


def _is_container(part: Message) -> bool:
    return part.is_multipart() and part.get_content_maintype() == "multipart"


def files_of(message: Message) -> tuple[str, ...]:
    """The names of the files that came with a mail, as their sender called them; never used as paths."""
    names = []
    for part in message.walk():
        if part.is_multipart() and part.get_content_type() != "message/rfc822":
            continue
        name = _file_name(part)
        if name or part.get_content_disposition() == "attachment":
            names.append(name or part.get_content_type())
    return tuple(names)


def _file_name(part: Message) -> str:
    try:
        return plain(" ".join((part.get_filename() or "").split()))[:255]
    except (ValueError, LookupError, TypeError, IndexError):
        return ""


def _children(message: Message) -> list[Message]:
    payload = message.get_payload()
    return [part for part in payload if isinstance(part, Message)] if isinstance(payload, list) else []


def children(message: Message) -> list[Message]:
    """The parts directly below a mail; none if it has one part."""
    return _children(message)


def _charset(part: Message) -> str | None:
    try:
        return part.get_content_charset()
    except (ValueError, LookupError, TypeError, IndexError, UnicodeError):
        return None
