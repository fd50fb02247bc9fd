"""A message read back, by a reader that forgives nothing, and held against what was meant."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from email import message_from_bytes, policy
from email.message import EmailMessage
from quopri import decodestring

from renvooi.model.errors import InvariantBroken
from renvooi.model.letters import Skeleton
from renvooi.notice.mail.composing import File, HeaderField, Parts, with_slots

_STRICT = policy.SMTP.clone(raise_on_defect=True)
_END_OF_HEAD = b"\r\n\r\n"
_FOLDED = (b"\r\n ", b"\r\n\t")


def require_head(skeleton: Skeleton, values: Mapping[str, str], head: Sequence[HeaderField]) -> None:
    """Nothing, if the filled head has the fields of `head`, each once and in their order. Raises: InvariantBroken.

    Cheap enough for every message: it reads lines and no structure.
    """
    names = tuple(name for name, _ in head)
    end = skeleton.data.index(_END_OF_HEAD)
    above = Skeleton(skeleton.data[:end], tuple((name, at) for name, at in skeleton.slots if at <= end))
    lines = above.fill(values)
    for fold in _FOLDED:
        lines = lines.replace(fold, b" ")
    found = tuple(line.partition(b":")[0].decode("ascii") for line in lines.split(b"\r\n"))
    if found[: len(names)] != names or found[len(names) :] != ("MIME-Version", "Content-Type"):
        raise InvariantBroken(f"a message has the headers {', '.join(found)}, meant were {', '.join(names)}")
    if b"\r" in lines.replace(b"\r\n", b"") or b"\n" in lines.replace(b"\r\n", b""):
        raise InvariantBroken("a header of a message holds a bare line end")


def require_as_meant(message: bytes, parts: Parts, shown: Mapping[str, str]) -> None:
    """Nothing, if `message` reads back as `parts` under headers that say what `shown` says. Raises: InvariantBroken.

    `parts` has its slots filled.
    """
    read = message_from_bytes(message, policy=_STRICT)
    assert isinstance(read, EmailMessage)
    for name, value in shown.items():
        if read.get_all(name) != [value]:
            raise InvariantBroken(f"a message says {name}: {read.get_all(name)}, meant was {value!r}")
    found = [part for part in read.walk() if not part.is_multipart()]
    meant: list[tuple[str, str | File]] = [("text/plain", parts.text), ("text/html", parts.html)]
    meant += [(one.media_type, one) for one in (*(picture.file for picture in parts.pictures), *parts.files)]
    if [part.get_content_type() for part in found] != [kind for kind, _ in meant]:
        raise InvariantBroken(f"a message has the parts {[part.get_content_type() for part in found]}")
    for part, (kind, content) in zip(found, meant, strict=True):
        if not _is(part, content):
            raise InvariantBroken(f"a part of a message ({kind}) does not read back as it was meant")


def filled_parts(parts: Parts, values: Mapping[str, str]) -> Parts:
    """`parts` with the words that `values` stand for in their slots."""
    words = {name: decodestring(value.encode("ascii")).decode() for name, value in values.items()}
    return replace(parts, text=with_slots(parts.text, words), html=with_slots(parts.html, words))


def _is(part: EmailMessage, content: str | File) -> bool:
    if isinstance(content, File):
        return part.get_filename() == content.name and part.get_payload(decode=True) == content.data
    text = part.get_content()
    return isinstance(text, str) and text.splitlines() == content.splitlines()
