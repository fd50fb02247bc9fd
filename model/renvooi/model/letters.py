"""A message to one recipient as bytes: what it shares with others once, and what is its own.

Ten thousand clients get the same texts and attachments. So a message is a skeleton with slots, and values for
them; both are fixed when it is queued, and the message is what they make together, to the byte.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256


@dataclass(frozen=True, slots=True)
class Skeleton:
    """A message (RFC 5322, CRLF line ends) without what differs between recipients."""

    data: bytes
    slots: tuple[tuple[str, int], ...] = ()
    """Name, and where in `data` its value stands; in that order. One name may stand in several places."""

    def fill(self, values: Mapping[str, str]) -> bytes:
        """The message. Values are ASCII, encoded for their place. Raises: KeyError, UnicodeEncodeError."""
        parts, last = [], 0
        for name, offset in self.slots:
            parts += [self.data[last:offset], values[name].encode("ascii")]
            last = offset
        return b"".join((*parts, self.data[last:]))

    def pack(self) -> bytes:
        """The one form in which it is stored: a line of JSON with the slots, and the data."""
        head = json.dumps([list(slot) for slot in self.slots], separators=(",", ":"))
        return head.encode("ascii") + b"\n" + self.data

    @property
    def sha256(self) -> str:
        """Of `pack()`."""
        return sha256(self.pack()).hexdigest()


def unpack_skeleton(data: bytes) -> Skeleton:
    """The skeleton of its stored form. Raises: ValueError."""
    head, mark, body = data.partition(b"\n")
    try:
        slots = tuple((name, offset) for name, offset in json.loads(head))
    except (TypeError, UnicodeDecodeError) as error:
        raise ValueError("no skeleton of a message") from error
    offsets = [offset for _, offset in slots]
    whole = all(isinstance(name, str) and type(offset) is int for name, offset in slots)
    if not mark or not whole or offsets != sorted(offsets) or any(not 0 <= one <= len(body) for one in offsets):
        raise ValueError("no skeleton of a message")
    return Skeleton(body, slots)


@dataclass(frozen=True, slots=True)
class Letter:
    """A message that can be queued."""

    client: str
    """Who gets it, as the record says."""
    sender: str
    """Address of the envelope (MAIL FROM), to which reports come back."""
    address: str
    """Address of the envelope (RCPT TO); there is one."""
    message_id: str
    """With its angle brackets; what the header says."""
    skeleton: Skeleton
    values: Mapping[str, str]
    """By name of the slot."""

    @property
    def message(self) -> bytes:
        """The bytes that go out."""
        return self.skeleton.fill(self.values)
