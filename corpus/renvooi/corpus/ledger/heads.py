"""The signed head: the one statement that stands for everything recorded up to a moment.

Whoever keeps a head (64 + some 300 bytes) can tell later whether anything before it was changed. The
digest of a head covers its signature too, and the next event names it: so the newest signature
vouches for all older heads, and a check of the whole ledger needs one signature and many hashes.
"""

import json
import re
from dataclasses import dataclass
from hashlib import sha256

from renvooi.corpus.events import canonical
from renvooi.corpus.ledger.keys import SigningKey, is_signed

HEAD_SCHEMA = "renvooi/head/1"
_FORM = re.compile(
    rb'\{"at":"(?P<at>[0-9T:.+-]+)","corpus":"(?P<corpus>[0-9a-f]{32})","key":"(?P<key>[0-9a-f]{64})",'
    rb'"root":"(?P<root>[0-9a-f]{64})","schema":"renvooi/head/1","size":(?P<size>[1-9][0-9]{0,15})\}'
)
"""The canonical JSON of a head to the byte: a tenth of the time of reading it and writing it again."""
_SIGNATURE = re.compile(r"[0-9a-f]{128}")


@dataclass(frozen=True, slots=True)
class Head:
    """What is said of a ledger of `size` events."""

    corpus: str
    """Id of the corpus, hexadecimal."""
    size: int
    """Number of events."""
    root: str
    """Of the tree over all of them, hexadecimal."""
    at: str
    """Moment in UTC at which it was signed, as the writer's clock had it."""
    key: str
    """Public key that signs it, hexadecimal."""


@dataclass(frozen=True, slots=True)
class SignedHead:
    """A head as it is stored and sent: its bytes, and the signature of these bytes."""

    body: bytes
    signature: bytes

    @property
    def digest(self) -> str:
        """SHA-256 of both, hexadecimal: the name by which later events and time stamps know it."""
        return sha256(self.body + self.signature).hexdigest()

    @property
    def head(self) -> Head:
        """What it says. Raises: ValueError if it is no head."""
        return read_head(self.body)


def head_bytes(head: Head) -> bytes:
    """The one form of `head` that is signed and stored."""
    return canonical(
        {
            "schema": HEAD_SCHEMA,
            "corpus": head.corpus,
            "size": head.size,
            "root": head.root,
            "at": head.at,
            "key": head.key,
        }
    )


def sign_head(head: Head, key: SigningKey) -> SignedHead:
    """`head`, signed by the key that it names."""
    assert head.key == key.public, "a head names the key that signs it"
    body = head_bytes(head)
    return SignedHead(body, key.sign(body))


def is_head_signed(signed: SignedHead, *, key: str) -> bool:
    """Whether the public `key` (hexadecimal) signed it."""
    return is_signed(signed.body, signed.signature, key=key)


def read_head(body: bytes) -> Head:
    """The head of its bytes.

    Raises: ValueError if they are not exactly what `head_bytes` writes.
    """
    said = _FORM.fullmatch(body)
    if said is None:
        raise ValueError(f"no head in the form of {HEAD_SCHEMA}")
    at, corpus, key, root, size = said.groups()
    return Head(corpus.decode(), int(size), root.decode(), at.decode(), key.decode())


def head_line(signed: SignedHead) -> bytes:
    """`signed` as one line of JSON with its line end: what a client keeps, and what the witness file holds.

    Raises: ValueError if it is no head.
    """
    read_head(signed.body)
    return line_of(signed) + b"\n"


def line_of(signed: SignedHead) -> bytes:
    """The line without its end, for what is known to be a head."""
    # the body is canonical JSON already, and stands in the line as it is
    return b'{"head":%b,"signature":"%b"}' % (signed.body, signed.signature.hex().encode("ascii"))


def read_head_line(line: bytes) -> SignedHead:
    """The head of one line, with or without its line end; its signature is not checked.

    Raises: ValueError if it is not exactly what `head_line` writes.
    """
    said = json.loads(line)
    if not isinstance(said, dict) or not _SIGNATURE.fullmatch(str(said.get("signature"))):
        raise ValueError("no signed head")
    signed = SignedHead(canonical(said.get("head")), bytes.fromhex(said["signature"]))
    if head_line(signed).rstrip(b"\n") != line.removesuffix(b"\n"):
        raise ValueError("a signed head in another form than it is written in")
    return signed
