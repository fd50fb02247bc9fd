"""The bytes of a message: put together from what is kept, and held against the digest that the ledger has of them.

skeleton (a blob)  +  slots (a particular: address, sender, values)  ->  message
                                                salt of the client + message  ->  HMAC, which an event names
"""

import hmac
import json
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection, Row, Select, select, tuple_

from renvooi.corpus.blobs import Blobs
from renvooi.corpus.events import canonical
from renvooi.corpus.register.particulars import Particular, ParticularKind, digest_of
from renvooi.corpus.row import in_parts
from renvooi.corpus.tables import deliveries, particulars, salts
from renvooi.model.codec import Json
from renvooi.model.errors import CorpusUnreadable
from renvooi.model.letters import Letter, Skeleton, unpack_skeleton

_HEAD = canonical({"name": None, "what": "message"}) + b"\n"
"""Before the bytes of a message in its HMAC, as particulars have theirs: no message can pass for an answer."""
_SKELETONS = 8
"""Kept at once: languages and terms of a mailing are few, and one with its attachments can be a megabyte."""
_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Envelope:
    """A message with the addresses it goes from and to."""

    sender: str
    address: str
    message: bytes


def message_digest(message: bytes, salt: bytes) -> str:
    """The digest by which the ledger knows a message: HMAC-SHA256 under the salt of the client, hexadecimal."""
    made = hmac.new(salt, _HEAD, sha256)
    made.update(message)
    return made.hexdigest()


def slots_of(letter: Letter) -> Particular:
    """What of a letter is its client's own, as it is kept."""
    said: Json = {"address": letter.address, "sender": letter.sender, "values": dict(letter.values)}
    return Particular(ParticularKind.SLOTS, canonical(said))


def parts_query() -> Select[Any]:
    """A query of what messages are put together from; without slots and salt where the client was erased."""
    joined = deliveries.outerjoin(particulars, particulars.c.digest == deliveries.c.slots)
    joined = joined.outerjoin(salts, salts.c.client == deliveries.c.client)
    wanted = (deliveries, particulars.c.body, salts.c.salt)
    return select(*wanted).select_from(joined)


class Messages:
    """Puts messages together, and keeps the last skeletons at hand."""

    def __init__(self, blobs: Blobs) -> None:
        self._blobs = blobs
        self._skeletons: dict[str, Skeleton] = {}

    def read(self, connection: Connection, keys: Sequence[tuple[str, str]]) -> dict[tuple[str, str], Envelope]:
        """By mailing and client: the message. Raises: CorpusUnreadable if one is not what was queued."""
        found, faults = self.read_sound(connection, keys)
        for fault in faults.values():
            raise CorpusUnreadable(fault)
        return found

    def read_sound(
        self, connection: Connection, keys: Sequence[tuple[str, str]]
    ) -> tuple[dict[tuple[str, str], Envelope], dict[tuple[str, str], str]]:
        """By mailing and client: the messages, and why there is none where it is not what was queued."""
        found: dict[tuple[str, str], Envelope] = {}
        faults: dict[tuple[str, str], str] = {}
        for some in in_parts(keys, at_once=_AT_ONCE):
            same = tuple_(deliveries.c.mailing, deliveries.c.client).in_(some)
            for row in connection.execute(parts_query().where(same)):
                try:
                    found[row.mailing, row.client] = self.of(row)
                except CorpusUnreadable as error:
                    faults[row.mailing, row.client] = str(error)
        for mailing, client in keys:
            if (mailing, client) not in found:
                said = f"{mailing}, {client}: no message was queued. Run renvooi verify."
                faults.setdefault((mailing, client), said)
        return found, faults

    def of(self, row: Row[Any]) -> Envelope:
        """The message of a row of `parts_query`. Raises: CorpusUnreadable if it is not what was queued, to the byte."""
        if not isinstance(row.body, bytes) or not isinstance(row.salt, bytes):
            raise CorpusUnreadable(
                f"{row.mailing}, {row.client}: what the message was made of is gone: the client was erased, or it was "
                "lost. Run renvooi verify."
            )
        try:
            if digest_of(Particular(ParticularKind.SLOTS, row.body), row.salt) != row.slots:
                raise ValueError("its slots changed")
            slots = json.loads(row.body)
            message = self._skeleton(row.skeleton).fill(slots["values"])
            if len(message) != row.size or message_digest(message, row.salt) != row.message:
                raise ValueError("its bytes changed")
        except (KeyError, TypeError, ValueError, RecursionError) as error:
            raise CorpusUnreadable(
                f"{row.mailing}, {row.client}: the message is not what was queued ({error}), so it is not sent. "
                "Run renvooi verify, and restore a backup."
            ) from error
        return Envelope(slots["sender"], slots["address"], message)

    def _skeleton(self, name: str) -> Skeleton:
        found = self._skeletons.pop(name, None) or unpack_skeleton(self._blobs.get(name))
        # the one used last stands at the end
        self._skeletons[name] = found
        if len(self._skeletons) > _SKELETONS:
            del self._skeletons[next(iter(self._skeletons))]
        return found
