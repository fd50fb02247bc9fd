"""A ZIP package, such as a Word document, whose bytes do not depend on when it was written.

Only the fields that tell of the writing are set anew; compressing the parts once more would take as
long as writing the document did.
"""

import io
import struct
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping

_ZIP_DATE = (0, 0x21)
"""Time and day of 1980-01-01 00:00:00, the earliest that a ZIP can hold."""
_ATTRIBUTES = 0o600 << 16
"""A file that its owner reads and writes."""
_END = struct.Struct("<4s4H2IH")
"""End of the directory, without a comment: the last field but one is where the directory begins."""
_ENTRY = 46
"""Bytes of an entry of the directory before its name; APPNOTE 6.3.10, section 4.3.12."""
_HEADER = 30
"""Bytes of the header of a part before its name; section 4.3.7."""


def packed(data: bytes) -> bytes:
    """The same package, without a comment, with one date and the same rights for all of its parts."""
    result = bytearray(data)
    *_, at, _ = _END.unpack_from(result, len(result) - _END.size)
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for part in package.infolist():
            struct.pack_into("<HH", result, part.header_offset + 10, *_ZIP_DATE)
            struct.pack_into("<HH", result, at + 12, *_ZIP_DATE)
            struct.pack_into("<I", result, at + 38, _ATTRIBUTES)
            at += _ENTRY + sum(struct.unpack_from("<3H", result, at + 28))
    return bytes(result)


def parts_of(package: bytes, names: Iterable[str]) -> Iterator[bytes]:
    """The parts of these names, in their order."""
    with zipfile.ZipFile(io.BytesIO(package)) as found:
        yield from map(found.read, names)


def with_parts(package: bytes, parts: Mapping[str, bytes]) -> bytes:
    """A package of `packed` with other `parts` in the places of those that it has; the rest stays as it is compressed."""
    result, directory = bytearray(), bytearray()
    *_, at, _ = _END.unpack_from(package, len(package) - _END.size)
    with zipfile.ZipFile(io.BytesIO(package)) as found:
        for part in found.infolist():
            entry = bytearray(package[at : (at := at + _ENTRY + sum(struct.unpack_from("<3H", package, at + 28)))])
            begin = part.header_offset
            body = begin + _HEADER + sum(struct.unpack_from("<2H", package, begin + 26))
            header, data = bytearray(package[begin:body]), package[body : body + part.compress_size]
            if part.filename in parts:
                plain = parts[part.filename]
                data = zlib.compress(plain, wbits=-zlib.MAX_WBITS)
                told = zlib.crc32(plain), len(data), len(plain)
                struct.pack_into("<3I", header, 14, *told)
                struct.pack_into("<3I", entry, 16, *told)
            struct.pack_into("<I", entry, 42, len(result))
            directory += entry
            result += header + data
    end = bytearray(package[-_END.size :])
    struct.pack_into("<2I", end, 12, len(directory), len(result))
    return bytes(result + directory + end)
