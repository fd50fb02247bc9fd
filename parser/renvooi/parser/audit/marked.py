"""Text that a file gives in place of its letters, where it says something else.

PDF lets a piece of a page carry an ActualText: what to copy or read aloud instead of its letters.
Some programs use it for a soft hyphen, a ligature or a bullet; PDFium reads it, pdfminer does not.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

import pikepdf

from renvooi.model import ReadingWarning
from renvooi.parser.audit.fontmaps import DEEPEST, FontMap

OPERATORS: Final = "BDC BMC EMC Tf Tj TJ ' \" Do"
SHOWN: Final = 3
"""Pieces that a warning quotes."""

_MARKS = re.compile(r"[\W_]+")


def find_replacements(pdf: pikepdf.Pdf, fonts: Sequence[FontMap]) -> Iterator[ReadingWarning]:
    """A warning for each page with text whose replacement differs from its letters."""
    by_font = {font.font.objgen: font for font in fonts}
    for number, page in enumerate(pdf.pages, start=1):
        found = [pair for pair in _pieces(page.obj, by_font, 0) if not says_the_same(*pair)]
        if found:
            quoted = "; ".join(f'"{shown}" carries "{instead}"' for shown, instead in found[:SHOWN])
            one = len(found) == 1
            message = (
                f"{len(found)} {'piece' if one else 'pieces'} of text {'carries' if one else 'carry'} a replacement that "
                f"says something else than {'its' if one else 'their'} letters: {quoted}; trust the page and ask the "
                "author for an honest file"
            )
            yield ReadingWarning("actual-text-differs", message, number)


def used_codes(pdf: pikepdf.Pdf, fonts: Sequence[FontMap]) -> dict[tuple[int, int], set[int]]:
    """The codes that the pages show of each font, by the number of its object.

    Slow, some 50 ms for a dense page: asked only where a font seems to lie, as what a font holds
    beside the letters that are used need not be true.
    """
    used: dict[tuple[int, int], set[int]] = {}
    by_font = {font.font.objgen: font for font in fonts}
    for page in pdf.pages:
        for font, codes in _shown(page.obj, by_font, 0):
            used.setdefault(font.font.objgen, set()).update(font.split(codes))
    return used


def _shown(
    holder: pikepdf.Object, fonts: Mapping[tuple[int, int], FontMap], depth: int
) -> Iterator[tuple[FontMap, bytes]]:
    """The strings that a page or form and the forms in it show, each with its font."""
    resources = holder.get("/Resources")
    resources = resources if isinstance(resources, pikepdf.Dictionary) else pikepdf.Dictionary()
    own = resources.get("/Font")
    font: FontMap | None = None
    for step in pikepdf.parse_content_stream(holder, OPERATORS):
        match str(step.operator):
            case "Tf" if isinstance(own, pikepdf.Dictionary):
                chosen = own.get(str(step.operands[0]))
                font = fonts.get(chosen.objgen) if chosen is not None else None
            case "Tj" | "TJ" | "'" | '"' if font is not None:
                yield font, _codes(step.operands[-1])
    if depth < DEEPEST:
        for form in _forms(resources):
            yield from _shown(form, fonts, depth + 1)


def _forms(resources: pikepdf.Dictionary) -> Iterator[pikepdf.Object]:
    forms = resources.get("/XObject")
    for form in forms.values() if isinstance(forms, pikepdf.Dictionary) else ():
        if isinstance(form, pikepdf.Stream) and form.get("/Subtype") == pikepdf.Name.Form:
            yield form


def says_the_same(shown: str, instead: str) -> bool:
    """Whether a replacement only differs in marks, blanks, ligatures, soft hyphens and capitals, as small capitals do."""
    return _plain(shown) == _plain(instead) or (not _plain(instead) and not _plain(shown))


def _plain(text: str) -> str:
    return _MARKS.sub("", unicodedata.normalize("NFKC", text.replace("\ufffd", ""))).casefold()


def _pieces(holder: pikepdf.Object, fonts: Mapping[tuple[int, int], FontMap], depth: int) -> Iterator[tuple[str, str]]:
    """What each piece with an ActualText shows, and that text, in a page or form and the forms in it."""
    resources = holder.get("/Resources")
    resources = resources if isinstance(resources, pikepdf.Dictionary) else pikepdf.Dictionary()
    if _mentions(holder, resources):
        yield from _in_stream(holder, resources, fonts)
    if depth < DEEPEST:
        for form in _forms(resources):
            yield from _pieces(form, fonts, depth + 1)


def _mentions(holder: pikepdf.Object, resources: pikepdf.Dictionary) -> bool:
    """Whether the operators or the properties of a page or form speak of ActualText at all."""
    if "/Properties" in resources and "ActualText" in str(list(_properties(resources))):
        return True
    streams = [holder] if isinstance(holder, pikepdf.Stream) else holder.get("/Contents", ())
    streams = [streams] if isinstance(streams, pikepdf.Stream) else streams
    return any(b"ActualText" in stream.read_bytes() for stream in streams if isinstance(stream, pikepdf.Stream))


def _properties(resources: pikepdf.Dictionary) -> Iterator[tuple[str, list[str]]]:
    lists = resources.get("/Properties")
    for name, entry in lists.items() if isinstance(lists, pikepdf.Dictionary) else ():
        if isinstance(entry, pikepdf.Dictionary):
            yield str(name), [str(key) for key in entry.keys()]  # noqa: SIM118  # a PDF dictionary iterates otherwise


def _in_stream(
    holder: pikepdf.Object, resources: pikepdf.Dictionary, fonts: Mapping[tuple[int, int], FontMap]
) -> Iterator[tuple[str, str]]:
    own = resources.get("/Font")
    named = resources.get("/Properties")
    font: FontMap | None = None
    open_marks: list[tuple[str | None, list[str]]] = []
    for step in pikepdf.parse_content_stream(holder, OPERATORS):
        operands = step.operands
        match str(step.operator):
            case "Tf" if isinstance(own, pikepdf.Dictionary):
                chosen = own.get(str(operands[0]))
                font = fonts.get(chosen.objgen) if chosen is not None else None
            case "BDC":
                open_marks.append((_actual_text(operands[1], named), []))
            case "BMC":
                open_marks.append((None, []))
            case "EMC" if open_marks:
                instead, shown = open_marks.pop()
                if instead is not None:
                    yield "".join(shown), instead
            case "Tj" | "TJ" | "'" | '"' if font is not None:
                text = font.decode(_codes(operands[-1]))
                for _, shown in open_marks:
                    shown.append(text)


def _actual_text(properties: pikepdf.Object, named: pikepdf.Object | None) -> str | None:
    if isinstance(properties, pikepdf.Name) and isinstance(named, pikepdf.Dictionary):
        properties = named.get(str(properties), pikepdf.Dictionary())
    text = properties.get("/ActualText") if isinstance(properties, pikepdf.Dictionary) else None
    return None if text is None else str(text)


def _codes(shown: pikepdf.Object) -> bytes:
    if isinstance(shown, pikepdf.String):
        return bytes(shown)
    return b"".join(bytes(part) for part in shown if isinstance(part, pikepdf.String))
