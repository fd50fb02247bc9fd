"""PDFs by LibreOffice from Word files: real numbering, bullets of the Symbol font, fields in the footer."""

import itertools
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.section import Section
from docx.shared import Pt
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph

from bench.producers.layouts import HEADING_SIZES, Layout, cell_widths, is_wide
from bench.producers.markup import LEAD
from bench.producers.printed import Piece

SECONDS = 600
"""Longest that all documents together may take."""
LOCALES = {"nl": "nl-NL", "de": "de-DE", "en": "en-US"}


def program() -> str | None:
    """Where LibreOffice is; None if it is not installed."""
    return shutil.which("soffice") or shutil.which("libreoffice")


def convert(sources: Sequence[Path], folder: Path) -> None:
    """Write NAME.pdf in `folder` for each Word file NAME.docx, all in one run of the program."""
    office = program()
    if office is None:
        raise FileNotFoundError("libreoffice is not installed")
    with tempfile.TemporaryDirectory() as profile:
        command = [office, f"-env:UserInstallation=file://{profile}", "--headless", "--convert-to", "pdf"]
        command += ["--outdir", str(folder), *map(str, sources)]
        subprocess.run(command, check=True, capture_output=True, timeout=SECONDS)


def write(printed: Sequence[Piece], layout: Layout, target: Path, *, language: str, title: str) -> None:
    """The Word file that shows `printed`."""
    document = docx.Document()
    _styles(document, layout, language)
    _page(document.sections[0], layout)
    headings = [index for index, piece in enumerate(printed) if piece.kind == "heading"]
    cut = headings[1] if layout.banner and len(headings) > 1 and headings[0] == 0 else 0
    bullets = _bullets(document, layout)
    _pieces(document, printed[:cut], layout, bullets)
    if cut:
        _columns(document.sections[0], 1, 0)
        _columns(document.add_section(WD_SECTION.CONTINUOUS), layout.columns, layout.gutter)
    else:
        _columns(document.sections[0], layout.columns, layout.gutter)
    _pieces(document, printed[cut:], layout, bullets)
    _furniture(document, layout, title)
    document.save(str(target))


def _styles(document: Document, layout: Layout, language: str) -> None:
    face = "Liberation Serif" if layout.serif else "Liberation Sans"
    normal = _style(document, "Normal")
    normal.font.name, normal.font.size = face, Pt(layout.size)
    locale = OxmlElement("w:lang")
    locale.set(qn("w:val"), LOCALES.get(language, language))
    normal.element.get_or_add_rPr().append(locale)
    normal.paragraph_format.space_after = Pt(layout.spacing * layout.size)
    normal.paragraph_format.line_spacing = layout.line_height / 1.15
    for level, size in enumerate(HEADING_SIZES, 1):
        style = _style(document, f"Heading {level}")
        style.font.size, style.font.bold, style.font.italic = Pt(size * layout.size), True, False
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for name in list(fonts.attrib):
            del fonts.attrib[name]
        style.font.name = face
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(11), Pt(4)
        style.paragraph_format.line_spacing, style.paragraph_format.keep_with_next = 1.0, True
    if layout.hyphenate:
        document.settings.element.append(_element("w:autoHyphenation", val="1"))


def _style(document: Document, name: str) -> ParagraphStyle:
    found = document.styles[name]
    assert isinstance(found, ParagraphStyle)  # those asked for come with the template
    return found


def _element(tag: str, **attributes: str) -> BaseOxmlElement:
    made = OxmlElement(tag)
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), value)
    return made


def _page(section: Section, layout: Layout) -> None:
    section.orientation = WD_ORIENT.LANDSCAPE if layout.landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Pt(layout.width), Pt(layout.height)
    for edge in ("left_margin", "right_margin", "top_margin", "bottom_margin"):
        setattr(section, edge, Pt(layout.margin))
    section.header_distance = section.footer_distance = Pt(layout.margin / 2)


def _columns(section: Section, count: int, gutter: float) -> None:
    for old in section._sectPr.findall(qn("w:cols")):
        section._sectPr.remove(old)
    if count > 1:
        section._sectPr.append(_element("w:cols", num=str(count), space=str(round(gutter * 20))))


def _pieces(document: Document, printed: Sequence[Piece], layout: Layout, bullets: int) -> None:
    rows: list[Piece] = []
    for piece in printed:
        if rows and piece.kind != "row":
            _table(document, rows, layout)
            rows = []
        match piece.kind:
            case "row":
                rows.append(piece)
            case "heading":
                document.add_heading(piece.texts[0], min(piece.depth, len(HEADING_SIZES)))
            case "clause":
                _item(document, piece, layout, bullets)
            case _:
                for text in piece.texts:
                    made = _paragraph(document, text, layout)
                    made.paragraph_format.left_indent = Pt(piece.depth * _step(layout))
    if rows:
        _table(document, rows, layout)


def _paragraph(document: Document, text: str, layout: Layout) -> Paragraph:
    made = document.add_paragraph()
    _runs(made, text, layout)
    if layout.justify:
        made.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    return made


def _runs(made: Paragraph, text: str, layout: Layout) -> None:
    found = LEAD.match(text) if layout.lead else None
    if found:
        made.add_run(found[0]).bold = True
    made.add_run(text[found.end() :] if found else text)


def _step(layout: Layout) -> float:
    return (layout.step + 0.7) * layout.size if layout.hanging else 0


def _item(document: Document, piece: Piece, layout: Layout, bullets: int) -> None:
    label, texts = piece.label or "", piece.texts or ("",)
    left, step = (piece.depth + 1) * _step(layout), _step(layout)
    made = document.add_paragraph()
    if layout.hanging and layout.native and label == "•":
        _number(made, bullets, piece.depth)
        _runs(made, texts[0], layout)
    else:
        made.add_run(f"{label}\t" if layout.hanging else f"{label} ")
        _runs(made, texts[0], layout)
    made.paragraph_format.left_indent, made.paragraph_format.first_line_indent = Pt(left), Pt(-step)
    if layout.justify:
        made.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    for text in texts[1:]:
        _paragraph(document, text, layout).paragraph_format.left_indent = Pt(left)


def _number(paragraph: Paragraph, number: int, depth: int) -> None:
    properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
    properties.get_or_add_ilvl().val = min(depth, 8)
    properties.get_or_add_numId().val = number


def _bullets(document: Document, layout: Layout) -> int:
    """The number of a list whose bullets are the dot of the Symbol font, as Word makes them."""
    numbering = document.part.numbering_part.element
    abstract = _element("w:abstractNum", abstractNumId="900")
    for depth in range(9):
        level = _element("w:lvl", ilvl=str(depth))
        level.append(_element("w:start", val="1"))
        level.append(_element("w:numFmt", val="bullet"))
        level.append(_element("w:lvlText", val="\uf0b7"))
        fonts = OxmlElement("w:rPr")
        fonts.append(_element("w:rFonts", ascii="Symbol", hAnsi="Symbol", hint="default"))
        level.append(fonts)
        abstract.append(level)
    numbering.insert(0, abstract)
    made = _element("w:num", numId="900")
    made.append(_element("w:abstractNumId", val="900"))
    numbering.append(made)
    return 900


def _table(document: Document, rows: Sequence[Piece], layout: Layout) -> None:
    """As wide as a column of the page, or as all of them; its own columns in the measure of their words and text."""
    wide = is_wide(rows, layout)
    if wide:
        _columns(document.add_section(WD_SECTION.CONTINUOUS), 1, 0)
    _grid(document, rows, layout.size, layout.width - 2 * layout.margin if wide else layout.column)
    if wide:
        _columns(document.add_section(WD_SECTION.CONTINUOUS), layout.columns, layout.gutter)
    else:
        document.add_paragraph()


def _grid(document: Document, rows: Sequence[Piece], size: float, width: float) -> None:
    widths = cell_widths(rows, size)
    made = document.add_table(len(rows), len(widths))
    made.style, made.autofit = "Table Grid", False
    letters = [sum(map(len, cells)) for cells in itertools.zip_longest(*(row.texts for row in rows), fillvalue="")]
    spare = max(width - sum(widths), 0.0) / max(sum(letters), 1)
    lengths = [Pt(least + own * spare) for least, own in zip(widths, letters, strict=True)]
    for column, length in zip(made.columns, lengths, strict=True):
        column.width = length
    for index, row in enumerate(rows):
        for cell, length, text in zip(made.rows[index].cells, lengths, row.texts, strict=False):
            cell.width = length
            cell.paragraphs[0].add_run(text)
            cell.paragraphs[0].paragraph_format.space_after = Pt(0)


def _furniture(document: Document, layout: Layout, title: str) -> None:
    if layout.furniture == "none":
        return
    words = " ".join(title.split()[:6])
    document.settings.odd_and_even_pages_header_footer = layout.furniture == "alternating"
    section = document.sections[0]
    _row(section.header.paragraphs[0], f"{words}\tOpenbaar", layout)
    _page_number(section.footer.paragraphs[0], layout)
    if layout.furniture == "alternating":
        _row(section.even_page_header.paragraphs[0], "Openbaar", layout)
        _page_number(section.even_page_footer.paragraphs[0], layout)


def _row(paragraph: Paragraph, text: str, layout: Layout) -> None:
    paragraph.add_run(text).font.size = Pt(7)
    paragraph.paragraph_format.tab_stops.add_tab_stop(Pt(layout.width - 2 * layout.margin - 60))


def _page_number(paragraph: Paragraph, layout: Layout) -> None:
    for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
        run = paragraph.add_run()
        run.font.size = Pt(7)
        if kind:
            run._r.append(_element("w:fldChar", fldCharType=kind))
        else:
            instruction = OxmlElement("w:instrText")
            instruction.text = text
            run._r.append(instruction)
