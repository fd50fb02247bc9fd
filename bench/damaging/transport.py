"""Damage as it comes from disks, wires and mail: bytes that are changed, lost, doubled or moved.

Each kind takes a whole PDF and a seeded source of chance, and knows nothing of pikepdf: what it
makes is not a PDF that anyone wrote.
"""

import re
from collections.abc import Callable, Mapping
from random import Random
from types import MappingProxyType

Damage = Callable[[bytes, Random], bytes]
BLOCK = 512
"""Bytes that a disk loses at once."""

_STREAM = re.compile(rb"stream\r?\n(.*?)endstream", re.DOTALL)
_NUMBER = re.compile(rb"\d+")


def _streams(data: bytes) -> list[tuple[int, int]]:
    """Where the streams of a file lie."""
    return [found.span(1) for found in _STREAM.finditer(data)]


def _outside(data: bytes) -> list[tuple[int, int]]:
    """Where the structure of a file lies: all between the streams."""
    edges = [0, *(edge for span in _streams(data) for edge in span), len(data)]
    return [(start, end) for start, end in zip(edges[::2], edges[1::2], strict=True) if end > start]


def _place(spans: list[tuple[int, int]], chance: Random) -> int:
    """A place in one of the spans, each byte as likely as another."""
    start, end = chance.choices(spans, weights=[end - start for start, end in spans])[0]
    return chance.randrange(start, end)


def _put(data: bytes, at: int, new: bytes) -> bytes:
    return data[:at] + new + data[at + len(new) :]


def _flip(data: bytes, at: int, chance: Random) -> bytes:
    return _put(data, at, bytes([data[at] ^ (1 << chance.randrange(8))]))


def truncate(data: bytes, chance: Random) -> bytes:
    """The end is missing."""
    return data[: chance.randrange(1, len(data))]


def truncate_and_close(data: bytes, chance: Random) -> bytes:
    """The end is missing, and something wrote a mark of the end."""
    return truncate(data, chance) + b"\nstartxref\n0\n%%EOF\n"


def lose_the_middle(data: bytes, chance: Random) -> bytes:
    """A piece is missing."""
    at = chance.randrange(len(data))
    return data[:at] + data[at + chance.randrange(1, 4 * BLOCK) :]


def flip_in_a_stream(data: bytes, chance: Random) -> bytes:
    """One bit of compressed content is wrong."""
    return _flip(data, _place(_streams(data), chance), chance)


def flip_in_the_structure(data: bytes, chance: Random) -> bytes:
    """One bit between the streams is wrong."""
    return _flip(data, _place(_outside(data), chance), chance)


def change_a_number(data: bytes, chance: Random) -> bytes:
    """One digit between the streams is another: a reference, a length, a place."""
    start, end = chance.choice([span for span in _outside(data) if _NUMBER.search(data, *span)])
    found = chance.choice(list(_NUMBER.finditer(data, start, end)))
    at = chance.randrange(*found.span())
    return _put(data, at, chance.choice(b"0123456789".replace(data[at : at + 1], b"")).to_bytes(1, "big"))


def flip_many(data: bytes, chance: Random) -> bytes:
    """A dozen bits are wrong."""
    for _ in range(12):
        data = _flip(data, chance.randrange(len(data)), chance)
    return data


def zero_a_block(data: bytes, chance: Random) -> bytes:
    """A block of the disk was never written."""
    at = chance.randrange(len(data))
    return _put(data, at, bytes(min(BLOCK, len(data) - at)))


def garble_a_block(data: bytes, chance: Random) -> bytes:
    """A block of the disk holds something else."""
    at = chance.randrange(len(data))
    return _put(data, at, chance.randbytes(min(BLOCK, len(data) - at)))


def double_a_block(data: bytes, chance: Random) -> bytes:
    """A block came twice."""
    at = chance.randrange(len(data))
    return data[: at + BLOCK] + data[at:]


def swap_blocks(data: bytes, chance: Random) -> bytes:
    """Two blocks stand in each other's place."""
    size = min(BLOCK, len(data) // 4)
    one, other = sorted(chance.sample(range(0, len(data) - size, size), 2))
    first, second = data[one : one + size], data[other : other + size]
    return _put(_put(data, one, second), other, first)


def as_text(data: bytes, chance: Random) -> bytes:
    """Sent as text: line ends were rewritten."""
    return data.replace(b"\n", b"\r\n") if chance.random() < 0.5 else data.replace(b"\r", b"")


def seven_bits(data: bytes, _chance: Random) -> bytes:
    """Sent by mail that knows seven bits."""
    return bytes(byte & 0x7F for byte in data)


def other_length(data: bytes, chance: Random) -> bytes:
    """A stream says that it is longer or shorter."""
    found = chance.choice(list(re.finditer(rb"/Length (\d+)", data)))
    wrong = max(0, int(found[1]) + chance.choice((-300, -10, -1, 1, 10, 300)))
    return data[: found.start(1)] + b"%d" % wrong + data[found.end(1) :]


def no_length(data: bytes, chance: Random) -> bytes:
    """A stream does not say how long it is."""
    found = chance.choice(list(re.finditer(rb"/Length \d+", data)))
    return data[: found.start()] + data[found.end() :]


def move_the_table(data: bytes, chance: Random) -> bytes:
    """The cross-reference table stands elsewhere than the end says."""
    start, end = re.compile(rb"startxref\s+(\d+)").search(data, data.rindex(b"startxref")).span(1)  # type: ignore[union-attr]  # rindex found it
    return data[:start] + b"%d" % (int(data[start:end]) + chance.choice((-7, -1, 1, 40, 400))) + data[end:]


def reverse_the_table(data: bytes, chance: Random) -> bytes:
    """The rows of the cross-reference table stand the other way round, or twice."""
    rows = list(re.finditer(rb"(\d{10} \d{5} [nf][\r\n ]{2})+", data))
    if not rows:
        return move_the_table(data, chance)
    start, end = rows[-1].span()
    each = [data[at : at + 20] for at in range(start, end, 20)]
    return data[:start] + b"".join(each[::-1] if chance.random() < 0.5 else each * 2) + data[end:]


TRANSPORT: Mapping[str, Damage] = MappingProxyType(
    {
        "truncate": truncate,
        "truncate-and-close": truncate_and_close,
        "lose-the-middle": lose_the_middle,
        "flip-in-a-stream": flip_in_a_stream,
        "flip-in-the-structure": flip_in_the_structure,
        "change-a-number": change_a_number,
        "flip-many": flip_many,
        "zero-a-block": zero_a_block,
        "garble-a-block": garble_a_block,
        "double-a-block": double_a_block,
        "swap-blocks": swap_blocks,
        "as-text": as_text,
        "seven-bits": seven_bits,
        "other-length": other_length,
        "no-length": no_length,
        "move-the-table": move_the_table,
        "reverse-the-table": reverse_the_table,
    }
)
"""Every kind by its name."""
