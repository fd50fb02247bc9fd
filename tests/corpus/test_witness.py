"""The witness gives back every head that was confirmed, and nothing odd passes for one."""

from pathlib import Path

import pytest

from renvooi.corpus.witness import WitnessedHead, append_head, read_heads
from renvooi.model.errors import CorpusUnreadable, StoreFailed

LINES = tuple(b'{"head":{"root":"%02x","size":%d}}' % (size, size) for size in (3, 9, 7))


@pytest.fixture
def witness(tmp_path: Path) -> Path:
    path = tmp_path / "renvooi.heads"
    for line in LINES:
        append_head(path, line)
    return path


def test_heads_come_back_in_the_order_of_their_lines(witness: Path) -> None:
    assert read_heads(witness) == tuple(WitnessedHead(size, line) for size, line in zip((3, 9, 7), LINES, strict=True))


def test_there_are_none_without_a_file(tmp_path: Path) -> None:
    assert read_heads(tmp_path / "renvooi.heads") == ()


def test_a_line_that_a_crash_cut_off_is_passed_by_and_then_replaced(witness: Path) -> None:
    whole = witness.read_bytes()
    last = b'{"head":{"root":"0c","size":12}}'
    for length in range(len(last) + 1):
        witness.write_bytes(whole + last[:length])
        assert [head.size for head in read_heads(witness)] == [3, 9, 7]
        append_head(witness, last)
        assert [head.size for head in read_heads(witness)] == [3, 9, 7, 12]


@pytest.mark.parametrize(
    "odd",
    [
        b"",
        b"no json",
        b"[3]",
        b"{}",
        b'{"size":3}',
        b'{"head":3}',
        b'{"head":{"size":"3"}}',
        b'{"head":{"size":true}}',
        b'{"head":{"size":0}}',
        b'{"head":{"size":3.0}}',
        b' {"head":{"size":3}}',
        b'{"head":{"size":3}}\r',
        b'{"head":{"size":3}}{"head":{"size":4}}',
        b'\xef\xbb\xbf{"head":{"size":3}}',
        b'{"head":{"size":3,"by":"\xff"}}',
        b"[" * 100_000,
    ],
    ids=lambda odd: repr(odd[:24]),
)
def test_a_line_that_is_no_head_is_named(witness: Path, odd: bytes) -> None:
    witness.write_bytes(LINES[0] + b"\n" + odd + b"\n" + LINES[1] + b"\n")
    with pytest.raises(CorpusUnreadable, match=r"renvooi\.heads: line 2 is no head: it was damaged or changed"):
        read_heads(witness)


def test_a_line_end_that_was_changed_is_found(witness: Path) -> None:
    whole = witness.read_bytes()
    ends = [at for at, byte in enumerate(whole) if byte == ord("\n")]
    assert len(ends) == 3
    for at in ends:
        for bit in range(8):
            held = bytearray(whole)
            held[at] ^= 1 << bit
            witness.write_bytes(held)
            with pytest.raises(CorpusUnreadable):
                read_heads(witness)


def test_a_witness_that_cannot_be_read_or_written_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(CorpusUnreadable, match="cannot be read: is a directory"):
        read_heads(tmp_path)
    with pytest.raises(StoreFailed, match="cannot be written: is a directory"):
        append_head(tmp_path, LINES[0])
