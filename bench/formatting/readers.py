"""Every form of a notice read by a library that did not write it."""

import ctypes
import io
import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

import mammoth
import openpyxl
import pdfplumber
import pikepdf
import pypdfium2
import vobject
from markdown_it import MarkdownIt

from bench.formatting.blocks import Block, Heading, Table, Text, blocks_of_html, squeezed
from bench.formatting.letters import Told, ToldChange, told_by

_HEADINGS = {"H1": 1, "H2": 2, "H3": 3, "H4": 4}
_HYPHEN_AT_LINE_END = "\x02"
"""What pdfium gives instead of it."""
_OWN_MARKS = re.compile(r"\[[-+]|[-+]\]")
_CONTINUED = re.compile(r"(\d+) \((?:vervolg|continued) \d+\)")


def told_in_markdown(data: bytes) -> Told:
    """Read as any viewer would that shows the HTML in it."""
    viewer = MarkdownIt("commonmark", {"html": True}).enable("table")
    return told_by(blocks_of_html(viewer.render(data.decode())))


def told_in_html(data: bytes) -> Told:
    """Read by lxml."""
    return told_by(blocks_of_html(data.decode()))


def told_in_docx(data: bytes) -> Told:
    """Read by mammoth."""
    return told_by(blocks_of_html(str(mammoth.convert_to_html(io.BytesIO(data)).value)))


def told_in_pdf(data: bytes) -> Told:
    """Read along the tags, which is what assistive technology is told: the tree by pikepdf, its text by pdfium."""
    return _along_the_tags(data, _marked_by_pdfium(data))


def told_in_pdf_by_plumber(data: bytes) -> Told:
    """The same with the text by pdfplumber, which shares nothing with pdfium and takes its time."""
    return _along_the_tags(data, _marked_by_plumber(data))


Marked = Mapping[tuple[int, int], str]
"""Text by page, from 1, and number of marked content."""


def _marked_by_plumber(data: bytes) -> Marked:
    marked: dict[tuple[int, int], str] = {}
    with pdfplumber.open(io.BytesIO(data)) as pages:
        for page in pages.pages:
            for char in page.chars:
                if char["mcid"] is not None:
                    key = (page.page_number, char["mcid"])
                    marked[key] = marked.get(key, "") + str(char["text"])
    return marked


def _marked_by_pdfium(data: bytes) -> Marked:
    marked: dict[tuple[int, int], str] = {}
    with pypdfium2.PdfDocument(data) as pdf:
        for number, page in enumerate(pdf, start=1):
            words = page.get_textpage()
            for shape in page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_TEXT]):
                mcid = pypdfium2.raw.FPDFPageObj_GetMarkedContentID(shape.raw)
                if mcid >= 0:
                    marked[number, mcid] = marked.get((number, mcid), "") + _text_of(shape.raw, words.raw)
    return marked


def _text_of(shape: object, words: object) -> str:
    size = pypdfium2.raw.FPDFTextObj_GetText(shape, words, None, 0)
    buffer = ctypes.create_string_buffer(2 * size)
    pypdfium2.raw.FPDFTextObj_GetText(shape, words, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), 2 * size)
    return buffer.raw.decode("utf-16-le").rstrip("\0").replace(_HYPHEN_AT_LINE_END, "-")


def _along_the_tags(data: bytes, marked: Marked) -> Told:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        numbers: dict[object, int] = {page.objgen: number for number, page in enumerate(pdf.pages, start=1)}
        root = _element(pdf.Root.StructTreeRoot, numbers, marked)
    return told_by(list(_tagged(root)))


@dataclass(frozen=True, slots=True)
class _Element:
    kind: str
    kids: tuple["_Element | str", ...]

    @property
    def elements(self) -> "list[_Element]":
        return [kid for kid in self.kids if isinstance(kid, _Element)]

    @property
    def text(self) -> str:
        """All text below; without white space, as where lines end is up to the page."""
        return squeezed("".join(kid if isinstance(kid, str) else kid.text for kid in self.kids))


def _element(source: pikepdf.Object, pages: Mapping[object, int], marked: Mapping[tuple[int, int], str]) -> _Element:
    kids: list[_Element | str] = []
    found = source.get("/K", pikepdf.Array())
    for kid in found if isinstance(found, pikepdf.Array) else [found]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            kids.append(_element(kid, pages, marked))
        elif not isinstance(kid, pikepdf.Dictionary):
            kids.append(marked.get((pages[source.Pg.objgen], int(kid)), ""))
    return _Element(str(source.get("/S", "/"))[1:], tuple(kids))


def _tagged(element: _Element) -> Iterator[Block]:
    if level := _HEADINGS.get(element.kind):
        yield Heading(level, element.text)
    elif element.kind == "Table":
        yield Table(tuple(tuple(cell.text for cell in row.elements) for row in _rows(element)))
    elif element.kind in ("LBody", "P"):
        yield Text(element.text)
    else:
        for child in element.elements:
            yield from _tagged(child)


def _rows(element: _Element) -> Iterator[_Element]:
    for child in element.elements:
        if child.kind == "TR":
            yield child
        else:
            yield from _rows(child)


def characters_in_pdf(data: bytes) -> str:
    """All that pdfium finds on the pages, furniture included, without white space."""
    with pypdfium2.PdfDocument(data) as pdf:
        return squeezed("".join(page.get_textpage().get_text_range() for page in pdf))


def words_in_text(data: bytes) -> str:
    """The words of plain text, without its marks and white space."""
    lines = [re.sub(r"^(?:> ?|- )|^[-=]+$", "", line) for line in data.decode().split("\n")]
    return squeezed(_OWN_MARKS.sub("", "\n".join(lines)))


def told_in_json(data: bytes) -> tuple[ToldChange, ...]:
    """The changes in JSON."""
    rows = json.loads(data)["rows"]
    return tuple(
        ToldChange(
            number,
            squeezed((row["new"] or row["old"])[0]["place"]),
            squeezed("".join(one["text"] for one in row["old"])),
            squeezed("".join(one["text"] for one in row["new"])),
            squeezed(row["why"] or ""),
        )
        for number, row in enumerate(rows, start=1)
    )


def told_in_xlsx(data: bytes) -> tuple[ToldChange, ...]:
    """The changes on the first sheet; a row that goes on is one."""
    lines = iter(openpyxl.load_workbook(io.BytesIO(data)).worksheets[0].iter_rows(values_only=True))
    while (head := next(lines))[0] not in ("Nr.", "No."):
        pass
    assert len(head) >= 8
    found: list[ToldChange] = []
    for line in lines:
        _, old_place, new_place, _, old, new, why, *_ = ("" if cell is None else str(cell) for cell in line)
        if isinstance(line[0], str) and _CONTINUED.fullmatch(line[0]):
            last = found.pop()
            found.append(
                ToldChange(
                    last.number,
                    last.place,
                    last.old + squeezed(old),
                    last.new + squeezed(new),
                    last.why + squeezed(why),
                )
            )
        else:
            place = (new_place if new_place else old_place).split(" + ")[0]
            gone = ToldChange(
                int(str(line[0])),
                squeezed(place),
                squeezed(old) if old_place else "",
                squeezed(new) if new_place else "",
                squeezed(why),
            )
            found.append(gone)
    return tuple(found)


def days_in_xlsx(data: bytes) -> dict[str, date]:
    """By right, the last day on the sheet about rights."""
    found = {}
    for sheet in openpyxl.load_workbook(io.BytesIO(data)).worksheets:
        rows = list(sheet.iter_rows(values_only=True))
        head = next((row for row in rows if row[0] in ("Recht", "Right")), None)
        if head is not None:
            at = next(index for index, name in enumerate(head) if str(name).startswith(("Laatste dag", "Last day")))
            days = {str(row[0]): row[at] for row in rows}
            found.update({name: day.date() for name, day in days.items() if isinstance(day, datetime)})
    return found


def days_in_ics(data: bytes) -> dict[str, date]:
    """By summary, the day of each entry."""
    calendar = vobject.readOne(data.decode())
    return {str(entry.summary.value): entry.dtstart.value for entry in calendar.vevent_list}


LETTERS: Mapping[str, Callable[[bytes], Told]] = {
    "markdown": told_in_markdown,
    "html": told_in_html,
    "docx": told_in_docx,
    "pdf": told_in_pdf,
}
"""The forms that are letters, by their reader."""
