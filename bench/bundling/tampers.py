"""A bundle changed in every way that somebody could try: a byte, a file, the list of files, the signature under it.

Whoever has only the ZIP can change bytes, and make all sums and lists fit again. Whoever has the key of the corpus can
sign the list too; then what was recorded, and the heads that others keep, are what is left to hold it against.
"""

import json
import random
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO
from itertools import pairwise

from renvooi.corpus.events import canonical
from renvooi.corpus.ledger.bundle import pack_plain
from renvooi.corpus.ledger.keys import SigningKey

Files = dict[str, bytes]
MANIFEST = "bundle.json"
WORD_OF_THE_SIGNER = frozenset({MANIFEST, "README.txt", "verify.py"})
"""What only the signature under the list vouches for: with the key, it can be made to say anything."""


@dataclass(frozen=True, slots=True)
class Tampered:
    """A bundle that must not pass."""

    where: str
    """What was done, and to which file or byte."""
    data: bytes


def unpacked(data: bytes) -> Files:
    """The files of a bundle by name."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(files: Files) -> bytes:
    """The bundle with these files, its container as it must be."""
    target = BytesIO()
    pack_plain(target, sorted(files.items()))
    return target.getvalue()


def relisted(files: Files, key: SigningKey | None = None) -> Files:
    """`files` with a list that fits them; signed by `key`, or with the old signature where there is none."""
    line = json.loads(files[MANIFEST])
    said, signature = line["bundle"], line["signature"]
    said["files"] = {name: sha256(data).hexdigest() for name, data in files.items() if name != MANIFEST}
    if key is not None:
        said["key"] = key.public
        signature = key.sign(canonical(said)).hex()
    return {**files, MANIFEST: canonical({"bundle": said, "signature": signature})}


def flipped(data: bytes, place: int, bit: int) -> bytes:
    """`data` with one bit turned over."""
    return data[:place] + bytes([data[place] ^ 1 << bit]) + data[place + 1 :]


def in_the_zip(data: bytes, drawn: random.Random, count: int) -> Iterator[Tampered]:
    """Bits anywhere in the ZIP, as many in what is no file: headers, the directory, the end."""
    inside = [False] * len(data)
    with zipfile.ZipFile(BytesIO(data)) as archive:
        for entry in archive.infolist():
            start = entry.header_offset + 30 + len(entry.filename)
            inside[start : start + entry.file_size] = [True] * entry.file_size
    around = [place for place, is_file in enumerate(inside) if not is_file]
    places = [drawn.randrange(len(data)) for _ in range(count)] + drawn.sample(around, min(count, len(around)))
    for place in places:
        yield Tampered(f"byte {place} of the ZIP", flipped(data, place, drawn.randrange(8)))
    for extra in (b"\0", b"PK"):
        yield Tampered("bytes before it", extra + data)
        yield Tampered("bytes after it", data + extra)
    yield Tampered("its last byte is gone", data[:-1])


def in_files(files: Files, drawn: random.Random, each: int) -> Iterator[Tampered]:
    """Bits in each file, the container made anew around it."""
    for name, place, bit in _bits(files, drawn, each):
        yield Tampered(f"byte {place} of {name}", packed({**files, name: flipped(files[name], place, bit)}))


def in_listed_files(files: Files, drawn: random.Random, each: int) -> Iterator[Tampered]:
    """The same, and the list of files made to fit."""
    for name, place, bit in _bits(files, drawn, each):
        if name != MANIFEST:
            changed = {**files, name: flipped(files[name], place, bit)}
            yield Tampered(f"byte {place} of {name}, listed", packed(relisted(changed)))


def by_the_signer(files: Files, drawn: random.Random, each: int, *, key: SigningKey) -> Iterator[Tampered]:
    """The same, and the list signed with the key of the corpus."""
    for name, place, bit in _bits(files, drawn, each):
        if name not in WORD_OF_THE_SIGNER:
            changed = {**files, name: flipped(files[name], place, bit)}
            yield Tampered(f"byte {place} of {name}, listed and signed", packed(relisted(changed, key)))


def moved(files: Files, *, key: SigningKey) -> Iterator[Tampered]:
    """Each file removed, renamed or doubled, and each pair of neighbours swapped; the list as it was, and signed anew."""
    names = sorted(files.keys() - {MANIFEST})
    for name in names:
        rest = {other: data for other, data in files.items() if other != name}
        renamed = {**rest, f"{name}.old": files[name]}
        doubled = {**files, f"{name}.old": files[name] + b" "}
        for what, changed in (("removed", rest), ("renamed", renamed), ("added to", doubled)):
            yield Tampered(f"{name} {what}", packed(changed))
            if what == "added to" or (name not in WORD_OF_THE_SIGNER and name != "proofs.json" and what == "removed"):
                yield Tampered(f"{name} {what}, listed and signed", packed(relisted(changed, key)))
    for one, other in pairwise(names):
        swapped = {**files, one: files[other], other: files[one]}
        yield Tampered(f"{one} and {other} swapped", packed(swapped))


def _bits(files: Files, drawn: random.Random, each: int) -> Iterator[tuple[str, int, int]]:
    for name, data in sorted(files.items()):
        for _ in range(each):
            yield name, drawn.randrange(len(data)), drawn.randrange(8)
