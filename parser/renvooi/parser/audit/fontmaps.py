"""The fonts of a file, and which character each of their codes is read as."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

import pikepdf

DEEPEST: Final = 6
"""Levels of forms whose fonts are looked for."""
WIDEST_RANGE: Final = 65_536
"""Codes of one range of a map; there are no more characters of two bytes."""

_DIGITS: Final = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_NAMES: Final = {
    **{name: str(value) for value, name in enumerate(_DIGITS)},
    "comma": ",", "period": ".", "hyphen": "-", "percent": "%", "space": " ",
}  # fmt: skip
_PREFIX = re.compile(r"^/(?:[A-Z]{6}\+)?")
_ROW = re.compile(rb"<([0-9A-Fa-f\s]*)>\s*<([0-9A-Fa-f\s]*)>\s*(<[0-9A-Fa-f\s]*>|\[[^\]]*\])?")
_HEX = re.compile(rb"<([0-9A-Fa-f\s]*)>")
_BLOCK = re.compile(rb"begin(bfchar|bfrange)(.*?)end\1", re.DOTALL)


@dataclass(frozen=True, slots=True)
class FontMap:
    """One font and what its codes are read as."""

    font: pikepdf.Object
    name: str
    """Without its subset prefix."""
    pages: tuple[int, ...]
    """Pages that can use it, 1-based."""
    width: int
    """Bytes of a code."""
    texts: Mapping[int, str]
    """What each code is read as, where the font says so."""
    names: Mapping[int, str]
    """The character that the name of the glyph stands for, where its encoding lists names."""

    def decode(self, codes: bytes) -> str:
        """What a string that was shown in the font is read as."""
        return "".join(self.texts.get(code, "\ufffd") for code in self.split(codes))

    def split(self, codes: bytes) -> list[int]:
        """The codes in a string that was shown in the font."""
        steps = range(0, len(codes) - self.width + 1, self.width)
        return [int.from_bytes(codes[at : at + self.width], "big") for at in steps]


def font_maps(pdf: pikepdf.Pdf) -> tuple[FontMap, ...]:
    """Every font of a file once, in the order of pages."""
    fonts: dict[tuple[int, int], tuple[pikepdf.Object, list[int]]] = {}
    for number, page in enumerate(pdf.pages, start=1):
        for font in fonts_of(page.get("/Resources")).values():
            if not font.is_indirect:
                font = pdf.make_indirect(font)
            known = fonts.setdefault(font.objgen, (font, []))[1]
            if number not in known:
                known.append(number)
    return tuple(_map(font, tuple(pages)) for font, pages in fonts.values())


def fonts_of(resources: pikepdf.Object | None, depth: int = 0) -> dict[str, pikepdf.Object]:
    """The fonts of resources and of the forms in them, by a name that is unique among them."""
    found: dict[str, pikepdf.Object] = {}
    if not isinstance(resources, pikepdf.Dictionary):
        return found
    found.update(_dictionaries(resources.get("/Font")))
    if depth < DEEPEST:
        for key in ("/XObject", "/Pattern"):
            for name, form in _dictionaries(resources.get(key)):
                inner = fonts_of(form.get("/Resources"), depth + 1)
                found |= {f"{name}{own}": font for own, font in inner.items()}
    return found


def _dictionaries(parent: pikepdf.Object | None) -> Iterator[tuple[str, pikepdf.Object]]:
    """The dictionaries and streams in a dictionary."""
    if isinstance(parent, pikepdf.Dictionary):
        for name, child in parent.items():
            if isinstance(child, pikepdf.Dictionary | pikepdf.Stream):
                yield str(name), child


def _map(font: pikepdf.Object, pages: tuple[int, ...]) -> FontMap:
    wide = font.get("/Subtype") == pikepdf.Name.Type0
    names = {} if wide else _names(font.get("/Encoding"))
    to_unicode = font.get("/ToUnicode")
    texts: dict[int, str] = {}
    if not wide:
        first, last = int(font.get("/FirstChar", 0)), int(font.get("/LastChar", 255))
        texts = {code: chr(code) for code in range(max(32, first), min(126, last) + 1)} | names
    if isinstance(to_unicode, pikepdf.Stream):
        texts |= read_map(to_unicode.read_bytes())
    name = _PREFIX.sub("", str(font.get("/BaseFont", "")))
    return FontMap(font, name, pages, 2 if wide else 1, texts, names)


def _names(encoding: pikepdf.Object | None) -> dict[int, str]:
    """The characters that the names of an encoding stand for; names that say nothing are left out."""
    result: dict[int, str] = {}
    differences = encoding.get("/Differences", ()) if isinstance(encoding, pikepdf.Dictionary) else ()
    code = 0
    for part in differences:
        if isinstance(part, pikepdf.Name):
            char = named(str(part).removeprefix("/"))
            if char is not None:
                result[code] = char
            code += 1
        else:
            code = int(part)
    return result


def named(name: str) -> str | None:
    """The character that a glyph name stands for, of those whose picture can be checked."""
    base = name.split(".")[0]
    if len(base) == 1 and base.isascii() and base.isalpha():
        return base
    if found := re.fullmatch(r"uni([0-9A-F]{4})|u([0-9A-F]{4,6})", base):
        return chr(int(found[1] or found[2], 16))
    return _NAMES.get(base)


def read_map(stream: bytes) -> dict[int, str]:
    """Codes and their text in a ToUnicode map."""
    result: dict[int, str] = {}
    for kind, body in _BLOCK.findall(stream):
        if kind == b"bfchar":
            result |= {_number(code): _text(text) for code, text in re.findall(rb"<([^>]*)>\s*<([^>]*)>", body)}
            continue
        for first, last, target in _ROW.findall(body):
            codes = range(_number(first), min(_number(last), _number(first) + WIDEST_RANGE) + 1)
            if target.startswith(b"["):
                result |= dict(zip(codes, map(_text, _HEX.findall(target)), strict=False))
            elif target:
                start = _text(target[1:-1])
                result |= {code: start[:-1] + chr(ord(start[-1]) + at) for at, code in enumerate(codes) if start}
    return result


def _number(digits: bytes) -> int:
    return int(b"".join(digits.split()) or b"0", 16)


def _text(digits: bytes) -> str:
    return bytes.fromhex(b"".join(digits.split()).decode("ascii")).decode("utf-16-be", "replace")
