"""A notice as a Word document: the blocks of the Markdown form under Word's own styles.

A letter and no redline: struck and underlined words are its content, not revisions that a reader
could accept by mistake. Headings, lists and heads of tables are real ones, so that Word's outline
and a screen reader find them. Whatever the Markdown says is written, and nothing else but the
running lines; the same arguments give the same bytes.
"""

import io
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from markdown_it.tree import SyntaxTreeNode

from renvooi.diff.render.packing import packed
from renvooi.model import Notice
from renvooi.model.errors import MissingPackage
from renvooi.notice.house import DEFAULT_HOUSE, House
from renvooi.notice.render.markdown import to_markdown
from renvooi.notice.render.markup import HOUSE_TAG, dialect
from renvooi.notice.render.word_page import Look, set_page

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.table import _Cell
    from docx.text.paragraph import Paragraph
    from docx.text.run import Run

DEEPEST_LIST = 3
"""Word brings no list style below it."""
DEEPEST_HEADING = 9
_STRUCK, _ADDED = "8A1F17", "11603A"
"""Colours of deleted and inserted words, as on the page; the strike and the underline say the same."""


@dataclass(frozen=True, slots=True)
class Marks:
    """How the words at one point of a paragraph are set."""

    deleted: bool = False
    inserted: bool = False
    quoted: bool = False
    strong: bool = False
    emphasis: bool = False


_SWITCHES = {
    "<del>": {"deleted": True},
    "</del>": {"deleted": False},
    "<ins>": {"inserted": True},
    "</ins>": {"inserted": False},
    "<bdi>": {"quoted": True},
    "</bdi>": {"quoted": False},
}
_NESTING = {"strong": {"strong": True}, "em": {"emphasis": True}}


def to_docx(notice: Notice, language: str, house: House = DEFAULT_HOUSE) -> bytes:
    """The notice in `language` as a Word document.

    Raises: MissingPackage if python-docx is not installed.
    """
    try:
        import docx
    except ImportError as error:
        raise MissingPackage("writing Word documents", "docx") from error
    root = SyntaxTreeNode(dialect().parse(to_markdown(notice, language, house)))
    document = docx.Document()
    look = set_page(document, notice, language, house)
    _Body(document, look).write(root.children)
    stream = io.BytesIO()
    document.save(stream)
    return packed(stream.getvalue())


class _Body:
    """Writes blocks into the body of a document, in their order."""

    def __init__(self, document: "WordDocument", look: Look) -> None:
        self._document = document
        self._look = look
        # python-docx looks a style up in all of them, for every paragraph
        self._styles = {style.name: style.style_id for style in document.styles}

    def write(self, blocks: Sequence[SyntaxTreeNode]) -> None:
        """Nothing; `blocks` are in the document."""
        for node, after in zip(blocks, (*blocks[1:], None), strict=True):
            match node.type:
                case "heading":
                    level = min(int(node.tag[1:]), DEEPEST_HEADING)
                    self._inline(self._paragraph(f"Heading {level}"), node)
                case "bullet_list" | "ordered_list":
                    self._list(node, depth=1)
                case "blockquote":
                    for child in node.children:
                        self._inline(self._paragraph("Quote"), child)
                case "table":
                    self._table(node)
                case "hr":
                    self._look.rule(self._document.add_paragraph())
                case _:
                    paragraph = self._document.add_paragraph()
                    # what is said of a change stays on the page of its texts
                    paragraph.paragraph_format.keep_with_next = after is not None and after.type == "table"
                    self._inline(paragraph, node)

    def _list(self, node: SyntaxTreeNode, *, depth: int) -> None:
        name = "List Number" if node.type == "ordered_list" else "List Bullet"
        level = min(depth, DEEPEST_LIST)
        style = name if level == 1 else f"{name} {level}"
        numbering = self._look.new_numbering(style) if node.type == "ordered_list" else None
        for item in node.children:
            for index, child in enumerate(item.children):
                if child.type in ("bullet_list", "ordered_list"):
                    self._list(child, depth=depth + 1)
                    continue
                paragraph = self._paragraph(style if index == 0 else "List Continue")
                if numbering is not None and index == 0:
                    self._look.number(paragraph, numbering)
                self._inline(paragraph, child)

    def _table(self, node: SyntaxTreeNode) -> None:
        rows = [row for part in node.children for row in part.children]
        table = self._document.add_table(len(rows), len(rows[0].children), style="Table Grid")
        for row, source in zip(table.rows, rows, strict=True):
            for cell, content in zip(row.cells, source.children, strict=True):
                self._cell(cell, content)
        self._look.set_table(table)
        self._look.space_after_table(self._document.add_paragraph())

    def _cell(self, cell: "_Cell", content: SyntaxTreeNode) -> None:
        paragraph = cell.paragraphs[0]
        self._set_style(paragraph, "Table Head" if content.tag == "th" else "Table Text")
        self._inline(paragraph, content)

    def _paragraph(self, style: str) -> "Paragraph":
        paragraph = self._document.add_paragraph()
        self._set_style(paragraph, style)
        return paragraph

    def _set_style(self, paragraph: "Paragraph", style: str) -> None:
        paragraph._p.get_or_add_pPr().style = self._styles[style]

    def _inline(self, paragraph: "Paragraph", node: SyntaxTreeNode) -> None:
        self._words(paragraph, node.children, Marks())

    def _words(self, paragraph: "Paragraph", nodes: Sequence[SyntaxTreeNode], marks: Marks) -> Marks:
        """The marks after `nodes`; their words are in `paragraph`."""
        for node in nodes:
            match node.type:
                case "text" | "code_inline":
                    self._set(paragraph.add_run(node.content), marks)
                case "softbreak":
                    paragraph.add_run(" ")
                case "hardbreak":
                    paragraph.add_run().add_break()
                case name if name == HOUSE_TAG:
                    marks = self._switched(paragraph, node.content, marks)
                case "link":
                    self._words_of_link(paragraph, node, marks)
                case "inline":
                    marks = self._words(paragraph, node.children, marks)
                case _:
                    self._words(paragraph, node.children, replace(marks, **_NESTING.get(node.type, {})))
        return marks

    def _words_of_link(self, paragraph: "Paragraph", node: SyntaxTreeNode, marks: Marks) -> None:
        """Nothing; the words of a link, and behind them its address where they do not say it."""
        before = len(paragraph.runs)
        self._words(paragraph, node.children, marks)
        self._look.link(paragraph, paragraph.runs[before:], str(node.attrs.get("href", "")))

    def _switched(self, paragraph: "Paragraph", tag: str, marks: Marks) -> Marks:
        if tag == "<br>":
            paragraph.add_run().add_break()
        return replace(marks, **_SWITCHES.get(tag, {}))

    def _set(self, run: "Run", marks: Marks) -> None:
        from docx.shared import RGBColor

        run.bold = marks.strong or None
        run.italic = marks.emphasis or None
        if marks.deleted:
            run.font.strike = True
            run.font.color.rgb = RGBColor.from_string(_STRUCK)
        if marks.inserted:
            run.font.underline = True
            run.font.color.rgb = RGBColor.from_string(_ADDED)
        if marks.quoted:
            self._look.quote(run)
