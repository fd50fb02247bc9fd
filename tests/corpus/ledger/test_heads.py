"""Heads: one form of bytes, one line, and a signature that holds for nothing else."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from renvooi.corpus.ledger.heads import (
    Head,
    SignedHead,
    head_bytes,
    head_line,
    is_head_signed,
    read_head,
    read_head_line,
    sign_head,
)
from renvooi.corpus.ledger.keys import make_key

KEY = make_key()
HEAD = Head("ab" * 16, 12, "cd" * 32, "2026-03-02T08:30:00+00:00", KEY.public)
SIGNED = sign_head(HEAD, KEY)


def test_a_head_is_read_as_it_was_written() -> None:
    assert read_head(head_bytes(HEAD)) == HEAD
    assert head_bytes(HEAD) == (
        b'{"at":"2026-03-02T08:30:00+00:00","corpus":"' + b"ab" * 16 + b'","key":"' + KEY.public.encode() + b'",'
        b'"root":"' + b"cd" * 32 + b'","schema":"renvooi/head/1","size":12}'
    )


def test_a_line_holds_the_head_and_its_signature() -> None:
    line = head_line(SIGNED)
    assert line.endswith(b"\n")
    assert line.count(b"\n") == 1
    assert read_head_line(line) == read_head_line(line[:-1]) == SIGNED
    assert is_head_signed(SIGNED, key=KEY.public)


@given(st.integers(0, 8 * len(head_bytes(HEAD)) - 1))
def test_no_flipped_bit_of_a_head_keeps_its_signature(bit: int) -> None:
    body = bytearray(SIGNED.body)
    body[bit // 8] ^= 1 << bit % 8
    other = SignedHead(bytes(body), SIGNED.signature)
    assert not is_head_signed(other, key=KEY.public)
    assert other.digest != SIGNED.digest


@given(st.integers(0, 8 * len(head_line(SIGNED)) - 9))
def test_no_flipped_bit_of_a_line_gives_the_same_head(bit: int) -> None:
    line = bytearray(head_line(SIGNED))
    line[bit // 8] ^= 1 << bit % 8
    with contextlib.suppress(ValueError):
        assert read_head_line(bytes(line)) != SIGNED


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"[]",
        head_bytes(HEAD).replace(b":12", b":012"),
        head_bytes(HEAD).replace(b":12", b":0"),
        head_bytes(HEAD).replace(b'"size"', b' "size"'),
        head_bytes(HEAD).replace(b"cd", b"CD", 1),
        head_bytes(HEAD) + b"\n",
        head_bytes(HEAD)[:-1] + b',"x":1}',
    ],
)
def test_a_head_in_another_form_is_none(body: bytes) -> None:
    with pytest.raises(ValueError, match="no head"):
        read_head(body)


@pytest.mark.parametrize("line", [b"{}", b"[]", b"", b'{"head":{},"signature":""}', head_line(SIGNED) + b"\n"])
def test_a_line_in_another_form_is_none(line: bytes) -> None:
    with pytest.raises(ValueError, match=r"head|Expecting"):
        read_head_line(line)


def test_a_head_is_signed_by_the_key_that_it_names() -> None:
    with pytest.raises(AssertionError):
        sign_head(HEAD, make_key())
