"""A message is what its skeleton and its values make together, to the byte."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from renvooi.model import Skeleton, unpack_skeleton


def test_values_stand_where_the_slots_are() -> None:
    skeleton = Skeleton(b"To: \r\n\r\nBeste ,\r\nGroet.\r\n", (("to", 4), ("name", 14), ("name", 14)))
    assert (
        skeleton.fill({"to": "a@example.nl", "name": "Jan"}) == b"To: a@example.nl\r\n\r\nBeste JanJan,\r\nGroet.\r\n"
    )


def test_a_slot_without_a_value_is_an_error() -> None:
    with pytest.raises(KeyError):
        Skeleton(b"To: \r\n", (("to", 4),)).fill({})


@given(st.binary(max_size=40), st.lists(st.tuples(st.text(max_size=5), st.integers(0, 40)), max_size=5))
def test_what_is_packed_comes_back(data: bytes, slots: list[tuple[str, int]]) -> None:
    fitting = sorted(((name, offset) for name, offset in slots if offset <= len(data)), key=lambda slot: slot[1])
    skeleton = Skeleton(data, tuple(fitting))
    assert unpack_skeleton(skeleton.pack()) == skeleton


@pytest.mark.parametrize(
    "data", [b"", b"[]", b"{}x\n", b"[[1]]\n", b'[["to",9]]\nabc', b'[["a",2],["b",1]]\nabc', b"\xff\n"]
)
def test_other_bytes_are_no_skeleton(data: bytes) -> None:
    with pytest.raises(ValueError, match=r"."):
        unpack_skeleton(data)
