"""How a notice looks in Word: paper, fonts, languages, running lines, the logo and the mark of a draft."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from renvooi.model import Notice
from renvooi.notice.house import House, Logo
from renvooi.notice.render.draft import LINE, WORD
from renvooi.notice.render.languages import language_tag
from renvooi.notice.render.quoting import visible

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.oxml.xmlchemy import BaseOxmlElement
    from docx.shared import RGBColor
    from docx.styles.style import ParagraphStyle
    from docx.table import Table
    from docx.text.paragraph import Paragraph
    from docx.text.run import Run

SAVED = datetime(2000, 1, 1)
"""Stands in the properties of every file: equal input gives equal bytes."""
_SANS, _SERIF = "Arial", "Times New Roman"
_QUIET, _LINE = "56616E", "B4BCC5"
UNBROKEN = 700
"""Characters of a cell, a quarter of a page, up to which a row goes to the next page as a whole."""
_LANGUAGES = {"nl": "nl-NL", "en": "en-GB"}
_LONGEST_PROPERTY = 255
"""Characters that Word takes in a property."""
_A4 = (210, 297)
"""Millimetres."""
_SIDE, _TOP = 20, 24
"""Millimetres of margin."""
_HEADINGS = {1: 18, 2: 13, 3: 11, 4: 10}
"""Points, by the level of the heading."""
_LOGO_HEIGHT = 16
"""Millimetres."""
_TEXT_WIDTH = _A4[0] - 2 * _SIDE
_CELL_MARGIN = 108
"""Twips between the edge of a cell and its text, as the style of the table has it."""

_WATERMARK = (
    '<w:r {namespaces}><w:pict><v:shapetype id="draft" coordsize="21600,21600" o:spt="136" adj="10800"'
    ' path="m@7,l@8,m@5,21600l@6,21600e"><v:formulas><v:f eqn="sum #0 0 10800"/><v:f eqn="prod #0 2 1"/>'
    '<v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/><v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/>'
    '<v:f eqn="if @0 21600 @1"/><v:f eqn="if @0 0 @2"/><v:f eqn="if @0 @4 21600"/></v:formulas>'
    '<v:path textpathok="t" o:connecttype="none"/><v:textpath on="t" fitshape="t"/></v:shapetype>'
    '<v:shape id="draft-mark" o:spid="_x0000_s2049" type="#draft" alt="{word}" stroked="f" fillcolor="#f1dedc"'
    ' style="position:absolute;margin-left:0;margin-top:0;width:460pt;height:115pt;rotation:315;z-index:-251658752;'
    "mso-position-horizontal:center;mso-position-horizontal-relative:margin;"
    'mso-position-vertical:center;mso-position-vertical-relative:margin">'
    '<v:textpath style="font-family:&quot;Arial&quot;;font-weight:bold" string="{word}"/></v:shape></w:pict></w:r>'
)
"""Drawn text in the header stands behind the text of every page, in Word and in LibreOffice."""
_NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
)


def set_page(document: "WordDocument", notice: Notice, language: str, house: House) -> "Look":
    """How to set what follows; the empty `document` has its paper, styles and running lines."""
    from docx.shared import Mm

    _describe(document, notice, language, house)
    section = document.sections[0]
    section.page_width, section.page_height = Mm(_A4[0]), Mm(_A4[1])
    section.left_margin = section.right_margin = Mm(_SIDE)
    section.top_margin = section.bottom_margin = Mm(_TOP)
    _set_styles(document, language, house.accent.lstrip("#").upper())
    _header(section.header.paragraphs[0], notice, language, house)
    _footer(section.footer.paragraphs[0], notice)
    if house.logo is not None:
        _logo(document.add_paragraph(), house.logo)
    return Look(document, language_tag(notice.document_language))


def _describe(document: "WordDocument", notice: Notice, language: str, house: House) -> None:
    properties = document.core_properties
    properties.title = visible(f"{notice.title} {notice.new.version or ''}".strip())[:_LONGEST_PROPERTY]
    properties.author = properties.last_modified_by = visible(house.sender or notice.processor)[:_LONGEST_PROPERTY]
    properties.identifier = notice.id
    properties.language = _LANGUAGES[language]
    properties.comments = ""
    properties.created = properties.modified = SAVED


def _set_styles(document: "WordDocument", language: str, accent: str) -> None:
    from docx.enum.style import WD_STYLE_TYPE
    from docx.oxml.ns import qn
    from docx.shared import Mm, Pt, RGBColor

    styles = document.styles
    for tag in styles.element.iter(qn("w:lang")):
        tag.set(qn("w:val"), _LANGUAGES[language])
    for fonts in list(styles.element.iter(qn("w:rFonts"))):
        # fonts of a theme would win over those that are named
        for name in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{name}"), None)
    _font(_style(document, "Normal"), _SANS, 10)
    _style(document, "Normal").paragraph_format.space_after = Pt(6)
    for level, size in _HEADINGS.items():
        heading = _style(document, f"Heading {level}")
        _font(heading, _SANS, size)
        heading.font.italic = False
        heading.font.color.rgb = RGBColor.from_string(accent if level == 2 else "1D2733")
        heading.paragraph_format.space_before = Pt({1: 0, 2: 18, 3: 12, 4: 6}[level])
        heading.paragraph_format.space_after = Pt(4)
        heading.paragraph_format.keep_with_next = True
    _font(_style(document, "Quote"), _SERIF, 10)
    _style(document, "Quote").font.italic = False
    _style(document, "Quote").paragraph_format.left_indent = Mm(6)
    for name, font in (("Table Head", _SANS), ("Table Text", _SERIF)):
        styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        added = _style(document, name)
        added.base_style = _style(document, "Normal")
        _font(added, font, 9 if font == _SANS else 10)
        added.paragraph_format.space_after = Pt(3)
        added.paragraph_format.space_before = Pt(3)
    _style(document, "Table Head").font.bold = True
    _style(document, "Table Head").paragraph_format.keep_with_next = True


def _style(document: "WordDocument", name: str) -> "ParagraphStyle":
    from docx.styles.style import ParagraphStyle

    style = document.styles[name]
    assert isinstance(style, ParagraphStyle)
    return style


def _font(style: "ParagraphStyle", name: str, size: int) -> None:
    from docx.oxml.ns import qn
    from docx.shared import Pt

    style.font.name, style.font.size = name, Pt(size)
    style.element.rPr.rFonts.set(qn("w:cs"), name)


def _header(paragraph: "Paragraph", notice: Notice, language: str, house: House) -> None:
    from docx.oxml import parse_xml

    _two_sides(paragraph)
    _quiet(paragraph.add_run(visible(house.sender or notice.processor)))
    if notice.draft:
        paragraph.add_run("\t")
        line = paragraph.add_run(LINE.in_language(language))
        line.bold = True
        line.font.color.rgb = _colour("8A1F17")
        word = WORD.in_language(language)
        paragraph._p.append(parse_xml(_WATERMARK.format(namespaces=_NAMESPACES, word=word)))


def _footer(paragraph: "Paragraph", notice: Notice) -> None:
    _two_sides(paragraph)
    _quiet(paragraph.add_run(f"{notice.id}\t"))
    _field(paragraph, "PAGE")
    _quiet(paragraph.add_run("/"))
    _field(paragraph, "NUMPAGES")


def _two_sides(paragraph: "Paragraph") -> None:
    from docx.enum.text import WD_TAB_ALIGNMENT
    from docx.shared import Mm

    paragraph.paragraph_format.tab_stops.add_tab_stop(Mm(_TEXT_WIDTH), WD_TAB_ALIGNMENT.RIGHT)
    assert paragraph.style is not None
    paragraph.style.paragraph_format.tab_stops.clear_all()


def _field(paragraph: "Paragraph", name: str) -> None:
    """Nothing; the number that Word computes for `name` stands at the end of `paragraph`."""
    field = _with("w:fldSimple", instr=name)
    run = paragraph.add_run("1")
    _quiet(run)
    field.append(run._r)
    paragraph._p.append(field)


def _quiet(run: "Run") -> None:
    from docx.shared import Pt

    run.font.size = Pt(8)
    run.font.color.rgb = _colour(_QUIET)


def _logo(paragraph: "Paragraph", logo: Logo) -> None:
    from docx.shared import Mm

    picture = paragraph.add_run().add_picture(io.BytesIO(logo.data), height=Mm(_LOGO_HEIGHT))
    picture._inline.docPr.set("descr", visible(logo.text))


def _colour(digits: str) -> "RGBColor":
    from docx.shared import RGBColor

    return RGBColor.from_string(digits)


def _with(tag: str, **attributes: str) -> "BaseOxmlElement":
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    element = OxmlElement(tag)
    for name, value in attributes.items():
        element.set(qn(f"w:{name}"), value)
    return element


@dataclass(frozen=True, slots=True)
class Look:
    """Sets what python-docx has no words for."""

    document: "WordDocument"
    quoted_in: str
    """Language of the contract text."""

    def quote(self, run: "Run") -> None:
        """Nothing; `run` is text of the contract, in its own language."""
        run._r.get_or_add_rPr().append(_with("w:lang", val=self.quoted_in))

    def link(self, paragraph: "Paragraph", runs: Sequence["Run"], address: str) -> None:
        """Nothing; `runs` lead to `address`."""
        from docx.opc.constants import RELATIONSHIP_TYPE
        from docx.oxml.ns import qn

        target = paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        link = _with("w:hyperlink")
        link.set(qn("r:id"), target)
        for run in runs:
            run.font.underline = True
            run.font.color.rgb = _colour("0B4A6F")
            link.append(run._r)
        paragraph._p.append(link)

    def set_table(self, table: "Table") -> None:
        """Nothing; `table` fills the page, its columns are equal and its first row is the head of every page."""
        from docx.shared import Length, Mm, Twips

        table.autofit = False
        width = Length((Mm(_TEXT_WIDTH) - Twips(_CELL_MARGIN)) // len(table.columns))
        for column in table.columns:
            for cell in column.cells:
                cell.width = width
        self._frame(table)
        for row in table.rows[1:]:
            if max(len(cell.text) for cell in row.cells) <= UNBROKEN:
                row._tr.get_or_add_trPr().append(_with("w:cantSplit"))
        head = table.rows[0]
        properties = head._tr.get_or_add_trPr()
        properties.append(_with("w:cantSplit"))
        properties.append(_with("w:tblHeader"))
        for cell in head.cells:
            cell._tc.get_or_add_tcPr().append(_with("w:shd", val="clear", color="auto", fill="F4F5F7"))

    def _frame(self, table: "Table") -> None:
        """Nothing; `table` has grey lines and begins at the margin of the text."""
        from docx.oxml.ns import qn

        borders = _with("w:tblBorders")
        for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
            borders.append(_with(f"w:{side}", val="single", sz="4", space="0", color=_LINE))
        layout = table._tbl.tblPr.find(qn("w:tblLayout"))
        assert layout is not None
        # the format prescribes the order of these
        layout.addprevious(_with("w:tblInd", w=str(_CELL_MARGIN), type="dxa"))
        layout.addprevious(borders)

    def space_after_table(self, paragraph: "Paragraph") -> None:
        """Nothing; `paragraph` is the empty one that parts a table from what follows, and is as low as can be."""
        from docx.shared import Pt

        paragraph.paragraph_format.space_after = Pt(0)
        paragraph.paragraph_format.line_spacing = Pt(6)

    def rule(self, paragraph: "Paragraph") -> None:
        """Nothing; a line is drawn under `paragraph`."""
        borders = _with("w:pBdr")
        borders.append(_with("w:bottom", val="single", sz="6", space="1", color=_LINE))
        paragraph._p.get_or_add_pPr().append(borders)

    def new_numbering(self, style: str) -> int:
        """The id of a numbering like that of `style`, which begins at 1 again."""
        numbering = self.document.part.numbering_part.element
        used = self.document.styles[style].element.pPr.numPr.numId.val
        abstract = numbering.num_having_numId(used).abstractNumId.val
        added = numbering.add_num(abstract)
        added.add_lvlOverride(ilvl=0).add_startOverride(1)
        return int(added.numId)

    def number(self, paragraph: "Paragraph", numbering: int) -> None:
        """Nothing; `paragraph` is counted by `numbering`."""
        properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
        properties.get_or_add_ilvl().val = 0
        properties.get_or_add_numId().val = numbering
