"""What a stream holds is counted without holding it, and its checksum is believed."""

import base64
import zlib

import pytest

from renvooi.parser.pdf.streams import BrokenStream, TooMuch, decoded_size

TEXT = b"BT (De klant beheert de accounts.) Tj ET " * 50
PACKED = zlib.compress(TEXT)
MOST = 10**6


@pytest.mark.parametrize(
    ("raw", "filters"),
    [
        (TEXT, ()),
        (PACKED, ("/FlateDecode",)),
        (PACKED + b"\r\n", ("/Fl",)),
        (zlib.compress(PACKED), ("/FlateDecode", "/FlateDecode")),
        (base64.a85encode(PACKED, wrapcol=72) + b"~>\n", ("/ASCII85Decode", "/FlateDecode")),
        (base64.a85encode(PACKED, adobe=True), ("/A85", "/FlateDecode")),
        (PACKED.hex().encode() + b">", ("/ASCIIHexDecode", "/FlateDecode")),
    ],
)
def test_size_behind_the_filters_is_counted(raw: bytes, filters: tuple[str, ...]) -> None:
    assert decoded_size(raw, filters, most=MOST) == len(TEXT)


def test_bytes_behind_another_filter_count_as_they_are() -> None:
    assert decoded_size(b"\xff\xd8 picture", ("/DCTDecode",), most=MOST) == 10
    assert decoded_size(PACKED, ("/LZWDecode", "/FlateDecode"), most=MOST) == len(PACKED)


def test_empty_stream_is_whole() -> None:
    assert decoded_size(b"", ("/FlateDecode",), most=MOST) == 0
    assert decoded_size(b"\n", ("/FlateDecode",), most=MOST) == 1


@pytest.mark.parametrize(
    "raw",
    [
        PACKED[:-1] + bytes([PACKED[-1] ^ 1]),
        PACKED[:-4],
        PACKED[: len(PACKED) // 2],
        b"\0" + PACKED,
        PACKED[:40] + bytes([PACKED[40] ^ 8]) + PACKED[41:],
        b"geen flate",
    ],
)
def test_stream_that_is_not_what_was_compressed_is_broken(raw: bytes) -> None:
    with pytest.raises(BrokenStream):
        decoded_size(raw, ("/FlateDecode",), most=MOST)


@pytest.mark.parametrize(("raw", "name"), [(b"~~~~", "/A85"), (b"zz\x80", "/ASCII85Decode"), (b"0g", "/AHx")])
def test_text_that_stands_for_no_bytes_is_broken(raw: bytes, name: str) -> None:
    with pytest.raises(BrokenStream):
        decoded_size(raw, (name, "/FlateDecode"), most=MOST)


def test_counting_ends_at_the_cap() -> None:
    bomb = zlib.compress(zlib.compress(bytes(2**26), 9), 9)
    with pytest.raises(TooMuch):
        decoded_size(bomb, ("/FlateDecode", "/FlateDecode"), most=2**20)
