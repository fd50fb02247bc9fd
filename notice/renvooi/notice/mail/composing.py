"""A message from its parts and headers, as a skeleton with slots.

Text and HTML stand side by side (multipart/alternative), files behind them. What differs between recipients
is marked with `slot` where it will stand: the value of a header, or a whole line of a part, so that neither
folding nor encoding of its surroundings depends on it. The marks are characters that no text of ours holds;
here they become words that are looked up in the bytes and cut out. The same parts give the same bytes: the
boundaries come from a digest of what stands between them.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from email.message import MIMEPart
from email.policy import SMTP
from email.quoprimime import body_encode
from hashlib import sha256

from renvooi.model.letters import Skeleton

_OPENS, _CLOSES = "\ue000", "\ue001"
"""Of private use: whatever else is printed in a notice goes through `visible`, which names them."""
_SLOT = re.compile(f"^{_OPENS}([a-z-]+){_CLOSES}$", re.MULTILINE)
"""Only as a whole line: a reader of links may decode an address to these characters, in the middle of one."""
_FILE_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,79}\.[a-z0-9]{2,5}")
_TYPE = re.compile(r"[a-z]+/[a-z0-9.+-]+")
_QP_LINE = 76
"""RFC 2045, section 6.7."""

HeaderField = tuple[str, str]
"""A name, and a value in ASCII as it goes out, or the mark of a slot."""


@dataclass(frozen=True, slots=True)
class File:
    """A file that goes with a message, or a picture in it."""

    name: str
    """Letters, digits, hyphens, and a suffix: it may become the name of a file at the client."""
    media_type: str
    data: bytes
    parameters: tuple[tuple[str, str], ...] = ()
    """Of the media type, such as ("method", "PUBLISH")."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that the page shows from within the message, as `cid:` and its name."""

    name: str
    """Its Content-ID, without angle brackets."""
    file: File


@dataclass(frozen=True, slots=True)
class Parts:
    """The body of a message."""

    text: str
    html: str
    files: tuple[File, ...] = ()
    pictures: tuple[Picture, ...] = ()


def slot(name: str) -> str:
    """The mark of a slot: a whole line of a part, or a whole value of a header."""
    return f"{_OPENS}{name}{_CLOSES}"


def compose(parts: Parts, head: Sequence[HeaderField]) -> Skeleton:
    """The message with its slots open. Raises: ValueError for a file with a name or type that no part may have."""
    for file in (*parts.files, *(one.file for one in parts.pictures)):
        _require_named(file)
    texts = [parts.text, parts.html, *(value for _, value in head)]
    digest = _digest((*texts, *(f"{one.name} {one.media_type}" for one in parts.files)), parts.files)
    words = {
        name: f"slot{sha256(f'{name} {digest}'.encode()).hexdigest()[:32]}"
        for text in texts
        for name in _SLOT.findall(text)
    }
    body = _body(replace(parts, text=with_slots(parts.text, words), html=with_slots(parts.html, words)), digest)
    fields = (*head, ("MIME-Version", "1.0"))
    lines = "".join(f"{name}: {with_slots(value, words)}\r\n" for name, value in fields)
    return _opened(lines.encode("ascii") + body.as_bytes(), words)


def with_slots(text: str, values: Mapping[str, str]) -> str:
    """`text` with what `values` give for its slots. Raises: KeyError."""
    return _SLOT.sub(lambda found: values[found[1]], text)


def lines_value(text: str) -> str:
    """Whole lines of a part as the value of their slot."""
    as_bytes = "\n".join(text.split("\n")).encode()
    return body_encode(as_bytes.decode("latin-1"), maxlinelen=_QP_LINE, eol="\r\n")


def _digest(texts: Iterable[str], files: Iterable[File]) -> str:
    whole = sha256()
    for piece in (*(text.encode() for text in texts), *(one.data for one in files)):
        whole.update(sha256(piece).digest())
    return whole.hexdigest()[:32]


def _body(parts: Parts, digest: str) -> MIMEPart:
    html = _text(parts.html, "html")
    if parts.pictures:
        pictures = (_picture(one) for one in parts.pictures)
        html = _multipart("related", (html, *pictures), digest, '; type="text/html"')
    both = _multipart("alternative", (_text(parts.text, "plain"), html), digest)
    if not parts.files:
        return both
    return _multipart("mixed", (both, *map(_attachment, parts.files)), digest)


def _text(text: str, subtype: str) -> MIMEPart:
    part = MIMEPart(SMTP)
    part.set_content(text, subtype=subtype, charset="utf-8", cte="quoted-printable")
    return part


def _attachment(file: File) -> MIMEPart:
    part = _file(file)
    part.add_header("Content-Disposition", "attachment", filename=file.name)
    return part


def _picture(picture: Picture) -> MIMEPart:
    part = _file(picture.file)
    part.add_header("Content-Disposition", "inline", filename=picture.file.name)
    part["Content-ID"] = f"<{picture.name}>"
    return part


def _require_named(file: File) -> None:
    if _FILE_NAME.fullmatch(file.name) is None:
        raise ValueError(f"file {file.name!r}: no name for an attachment; use letters, digits and hyphens")
    if _TYPE.fullmatch(file.media_type) is None:
        raise ValueError(f"file {file.name!r}: {file.media_type!r} is no media type")


def _file(file: File) -> MIMEPart:
    main, _, sub = file.media_type.partition("/")
    part = MIMEPart(SMTP)
    part.set_content(file.data, main, sub, cte="base64", params=dict(file.parameters))
    return part


def _multipart(kind: str, parts: Iterable[MIMEPart], digest: str, parameters: str = "") -> MIMEPart:
    """`=_` stands in no quoted-printable and no base64, so that no part can hold a boundary."""
    whole = MIMEPart(SMTP)
    whole["Content-Type"] = f'multipart/{kind}; boundary="=_{kind[:3]}_{digest}"{parameters}'
    for part in parts:
        whole.attach(part)
    return whole


def _opened(data: bytes, words: dict[str, str]) -> Skeleton:
    """`data` without its words, and where they stood."""
    named = {word.encode("ascii"): name for name, word in words.items()}
    if not named:
        return Skeleton(data)
    pieces, slots, size = [], [], 0
    for piece in re.split(b"(" + b"|".join(named) + b")", data):
        if piece in named:
            slots.append((named[piece], size))
        else:
            pieces.append(piece)
            size += len(piece)
    return Skeleton(b"".join(pieces), tuple(slots))
