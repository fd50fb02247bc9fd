"""Heads that somebody kept elsewhere, held against the corpus: the one proof that does not lie beside it.

Whoever may write the database, its witness and its key can tell another history that is sound in itself.
It has none of the heads that were handed out before.
"""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256

from sqlalchemy import Connection, select

from renvooi.corpus.ledger.faults import Fault
from renvooi.corpus.ledger.heads import read_head_line
from renvooi.corpus.tables import heads
from renvooi.model.errors import BadSettings

_DIGEST = re.compile(rb"(?:newest head: )?([0-9a-f]{64})", re.IGNORECASE)
"""A digest alone, or the line in which verify prints it."""
_SHOWN = 16
"""Digits of a digest that name it to people."""


@dataclass(frozen=True, slots=True)
class KeptHead:
    """What somebody kept of a head."""

    digest: str
    """SHA-256 of the head and its signature, hexadecimal."""
    size: int | None = None
    """How many events it seals, where the head itself was kept."""

    @property
    def name(self) -> str:
        """The head, as people say it."""
        return f"{self.digest[:_SHOWN]}…" + ("" if self.size is None else f" of {self.size} event(s)")


def is_digest(text: str) -> bool:
    """Whether `text` is the digest of a head, and not the name of a file."""
    return re.fullmatch(r"[0-9A-Fa-f]{64}", text) is not None


def read_kept(data: bytes, name: str) -> tuple[KeptHead, ...]:
    """The heads in a file called `name`: on each line a signed head or a digest.

    So a copy of the witness, `heads.jsonl` of a bundle, and what verify printed are all files of heads.
    Raises: BadSettings if a line is neither, or there is none.
    """
    lines = [(number, line.strip()) for number, line in enumerate(data.splitlines(), start=1)]
    kept = [_kept(line, f"{name}, line {number}") for number, line in lines if line]
    if not kept:
        raise BadSettings(f"{name}: holds no head. Give a file with a signed head or a digest on each line.")
    return tuple(kept)


def _kept(line: bytes, where: str) -> KeptHead:
    if digest := _DIGEST.fullmatch(line):
        return KeptHead(digest[1].decode("ascii").lower())
    try:
        signed = read_head_line(line)
        return KeptHead(signed.digest, signed.head.size)
    except (ValueError, RecursionError, json.JSONDecodeError) as error:
        raise BadSettings(
            f"{where}: is neither a signed head nor the digest of one. Give it as it was kept."
        ) from error


def check_kept(connection: Connection, kept: Sequence[KeptHead]) -> Iterator[Fault]:
    """Faults of heads that somebody kept and the corpus does not have."""
    if not kept:
        return
    there = {
        sha256(body + signature).hexdigest(): size
        for size, body, signature in connection.execute(select(heads.c.size, heads.c.body, heads.c.signature))
        if isinstance(body, bytes) and isinstance(signature, bytes)
    }
    newest = max(there.values(), default=0)
    for head in dict.fromkeys(kept):
        if head.digest in there:
            continue
        if head.size is not None and head.size > newest:
            why = f"the database ends at {newest} events: later ones were lost"
        else:
            why = "what was recorded until then was lost or told anew, or it is of another corpus"
        yield Fault("kept head", head.name, f"is not in this corpus: {why}")
