"""Notices that the tests of the files share, each made once."""

import struct
import zlib
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

from bench.formats import notice_of
from renvooi.model import Notice
from renvooi.notice.house import House, Links, Logo
from tests.notice.render.test_formats import hostile, statement

EXAMPLES = Path(__file__).parents[3] / "corpus" / "documents"
PAIRS = (
    ("demarcatie", "2025-06", "2026-01"),
    ("demarcatie", "2026-01", "2026-02"),
    ("demarcatie", "2026-02", "2026-03"),
    ("data-pro-statement", "03-2025", "09-2025"),
    ("data-pro-statement", "09-2025", "02-2026"),
)


@cache
def example(kind: str, old: str, new: str) -> Notice:
    """The notice of a pair of the example documents, received on 4 March 2026."""
    files = [EXAMPLES / kind / f"{kind}-{version}.md" for version in (old, new)]
    return notice_of(files[0], files[1], date(2026, 3, 4))


@cache
def small() -> Notice:
    return statement()


@cache
def attacked() -> Notice:
    return hostile()


def drafted(notice: Notice) -> Notice:
    return replace(notice, draft=True)


def picture() -> bytes:
    """A small grey PNG."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", 40, 10, 8, 0, 0, 0, 0)
    rows = zlib.compress((b"\0" + b"\x88" * 40) * 10)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


HOUSE = House(
    sender="Voorbeeld Data B.V.",
    lines=("Dorpsstraat 1", "1234 AB Voorbeeldstad"),
    logo=Logo(picture(), "image/png", "Het beeldmerk van Voorbeeld Data"),
    links=Links(new="https://voorbeelddata.example.nl/nieuw", redline="https://voorbeelddata.example.nl/renvooi"),
)
