"""Many mails in one file, as mbox keeps them: each begins at a line "From ", and some programs note things in it."""

import re
from collections.abc import Iterator

from renvooi.notice.mailbox.values import Arrived

_FIRST = re.compile(rb"From [^\r\n]*\r?\n")
_START = re.compile(
    rb"^From (?:[^\r\n]*\d\d?:\d\d[^\r\n]*\d{4}[^\r\n]*\r?\n|[^\s]*[ \t]*\r?\n(?=[!-9;-~]+:))", re.MULTILINE
)
"""A line with a date, or with an address alone above a header: people begin sentences with "From" too, and not all
programs mark these."""
_ESCAPED = re.compile(rb"^>(>*From )", re.MULTILINE)
"""A line of the mail itself that began so, with one ">" more for each time it was written (mboxrd)."""
_NOTED = re.compile(
    rb"^(?:Status|X-Status|X-Keywords|X-UID|X-UIDL|X-IMAP|X-IMAPbase|Content-Length|Lines):", re.IGNORECASE
)
"""Headers by which a program keeps what was read; they change while the mail does not."""


def is_mbox(data: bytes) -> bool:
    """Whether these bytes begin as an mbox does."""
    return _FIRST.match(data) is not None


def split_mbox(data: bytes, name: str) -> Iterator[Arrived]:
    """The mails of an mbox, each named by the file and its number from 1."""
    first = _FIRST.match(data)
    others = (match for match in _START.finditer(data) if match.start() and _is_after_blank(data, match.start()))
    starts = [] if first is None else [first, *others]
    ends = [*(match.start() for match in starts[1:]), len(data)][: len(starts)]
    for number, (match, end) in enumerate(zip(starts, ends, strict=True), 1):
        body = data[match.end() : end]
        yield Arrived(f"{name}#{number}", _without_notes(_ESCAPED.sub(rb"\1", body)))


def _is_after_blank(data: bytes, at: int) -> bool:
    return data[max(0, at - 2) : at] == b"\n\n" or data[max(0, at - 4) : at] == b"\r\n\r\n"


def _without_notes(mail: bytes) -> bytes:
    """The mail as it came, without the blank line that ends it in the file."""
    end = b"\r\n" if mail.endswith(b"\r\n") else b"\n"
    mail = mail.removesuffix(end) if mail.endswith(end * 2) else mail
    head, blank, body = mail.partition(end * 2)
    kept, skipping = [], False
    for line in head.split(end):
        # a folded line goes with the header that it belongs to
        skipping = skipping if line[:1] in (b" ", b"\t") else _NOTED.match(line) is not None
        if not skipping:
            kept.append(line)
    return end.join(kept) + blank + body
