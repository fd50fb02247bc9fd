"""Trees and diffs as stored: canonical JSON, compressed. The name of a blob is the hash of what is stored."""

import hashlib
import json
import zlib
from dataclasses import dataclass

from renvooi.model import Document
from renvooi.model.codec import from_json, to_json
from renvooi.model.errors import CorpusUnreadable

LEVEL = 6
"""Of zlib: a tree of 300 KB becomes 30; more effort gains little."""
MOST = 512 * 2**20
"""Bytes that anything stored unpacks to at most."""


@dataclass(frozen=True, slots=True)
class Packed:
    """Something to store."""

    sha256: str
    """Of the JSON."""
    body: bytes
    """The JSON, compressed."""


def pack(value: object) -> Packed:
    """A value of the model, ready to be stored."""
    # a PDF may hold halves of characters, which are kept as they are
    text = json.dumps(to_json(value), sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)
    body = text.encode("utf-8", "surrogatepass")
    return Packed(hashlib.sha256(body).hexdigest(), zlib.compress(body, LEVEL))


def unpack(body: bytes, *, name: str) -> bytes:
    """The JSON of what was stored. Raises: CorpusUnreadable."""
    try:
        packed = zlib.decompressobj()
        text = packed.decompress(body, MOST)
    except zlib.error as error:
        raise CorpusUnreadable(f"{name}: what is stored of it is damaged. Restore a backup.") from error
    if not packed.eof or packed.unused_data:
        raise CorpusUnreadable(f"{name}: what is stored of it is cut off or too big. Restore a backup.")
    return text


def unpack_document(body: bytes, *, name: str) -> Document:
    """The tree that was stored. Raises: CorpusUnreadable."""
    try:
        return from_json(Document, json.loads(unpack(body, name=name)))
    except (ValueError, RecursionError) as error:
        raise CorpusUnreadable(f"{name}: the stored tree is none that this renvooi reads: {error}.") from error
