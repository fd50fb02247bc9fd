"""Trees written as Word documents, with styles, numbering and lists as Word has them."""

import io
import itertools
import re
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence

import docx
from docx.document import Document as WordDocument
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from renvooi.model import Document, Node, NodeType

INDENT = 567
"""Twips by which a list is set in below another."""
BULLET = "\uf0b7"
"""The bullet of Word's own lists, in the font Symbol."""


def saved(document: WordDocument) -> bytes:
    """The bytes of `document`."""
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def rewritten(
    data: bytes, change: Callable[[str, bytes], bytes | None], more: Mapping[str, bytes] | None = None
) -> bytes:
    """A ZIP with each part changed, None for a part that goes, and `more` parts."""
    result = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = change(name, old.read(name))
            if content is not None:
                new.writestr(name, content)
        for name, content in (more or {}).items():
            new.writestr(name, content)
    return result.getvalue()


def from_body(body: str, *, numbering: str = "", styles: str = "") -> bytes:
    """A Word document whose body is the XML `body`; `numbering` and `styles` are put in front of those that are there."""
    document = docx.Document()
    place = document.element.body
    for element in reversed(list(parse_xml(f"<w:body {nsdecls('w', 'r', 'wp', 'a', 'pic')}>{body}</w:body>"))):
        place.insert(0, element)
    if numbering:
        root = document.part.numbering_part.element
        for element in list(root):
            root.remove(element)
        root.extend(list(parse_xml(f"<w:numbering {nsdecls('w')}>{numbering}</w:numbering>")))
    if styles:
        document.styles.element.extend(list(parse_xml(f"<w:styles {nsdecls('w')}>{styles}</w:styles>")))
    return saved(document)


def level(index: int, form: str, pattern: str, more: str = "", *, start: int = 1) -> str:
    """One `w:lvl` with a hanging indent by its depth."""
    left = (index + 1) * INDENT
    return (
        f'<w:lvl w:ilvl="{index}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{more}'
        f'<w:lvlText w:val="{pattern}"/><w:pPr><w:ind w:left="{left}" w:hanging="{INDENT}"/></w:pPr></w:lvl>'
    )


def abstract(key: int, *levels: str) -> str:
    """One `w:abstractNum` of some levels."""
    return f'<w:abstractNum w:abstractNumId="{key}">{"".join(levels)}</w:abstractNum>'


def num(key: int, of: int, more: str = "") -> str:
    """One `w:num` that uses a definition."""
    return f'<w:num w:numId="{key}"><w:abstractNumId w:val="{of}"/>{more}</w:num>'


def paragraph(text: str, properties: str = "") -> str:
    """One `w:p` with one run."""
    return f'<w:p><w:pPr>{properties}</w:pPr><w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def listed(text: str, key: int, index: int = 0) -> str:
    """A paragraph of list `key` at level `index`."""
    return paragraph(text, f'<w:numPr><w:ilvl w:val="{index}"/><w:numId w:val="{key}"/></w:numPr>')


def to_docx(tree: Document, *, header: str = "") -> bytes:
    """A tree as a Word document: headings by style, labels by numbering, further paragraphs by indent."""
    document = _Writer(tree).document
    if header:
        document.sections[0].header.paragraphs[0].text = header
    return saved(document)


def with_parts(data: bytes, **parts: str) -> bytes:
    """A Word document with more parts of WordprocessingML: footnotes, endnotes or comments."""
    made = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    related = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

    def change(name: str, content: bytes) -> bytes:
        for kind in parts:
            if name == "[Content_Types].xml":
                more = f'<Override PartName="/word/{kind}.xml" ContentType="{made}.{kind}+xml"/>'
                content = content.replace(b"</Types>", f"{more}</Types>".encode())
            elif name == "word/_rels/document.xml.rels":
                more = f'<Relationship Id="more{kind}" Type="{related}/{kind}" Target="{kind}.xml"/>'
                content = content.replace(b"</Relationships>", f"{more}</Relationships>".encode())
        return content

    written = {
        f"word/{kind}.xml": f"<w:{kind} {nsdecls('w')}>{body}</w:{kind}>".encode() for kind, body in parts.items()
    }
    return rewritten(data, change, written)


class _Writer:
    def __init__(self, tree: Document) -> None:
        self.document = docx.Document()
        self._numbering = self.document.part.numbering_part.element
        self._keys = itertools.count(500)
        known = {node.heading for node in tree.nodes} | {tree.source.name}
        if tree.title not in known:
            self.document.add_paragraph(tree.title, style="Title")
        self._write(tree.nodes, 1, 0)

    def _write(self, nodes: Sequence[Node], depth: int, left: int) -> None:
        for key, group in itertools.groupby(_numbered(nodes), key=lambda pair: pair[0]):
            run = [node for _, node in group]
            if run[0].type is NodeType.CLAUSE and run[0].label is None:
                self._table(run)
                continue
            number = self._list(run[0].label or "", left) if run[0].type is NodeType.CLAUSE else key
            for node in run:
                self._node(node, depth, left, number)

    def _node(self, node: Node, depth: int, left: int, number: int) -> None:
        match node.type:
            case NodeType.SECTION:
                self.document.add_paragraph(node.printed_heading, style=f"Heading {depth}")
                self._write(node.nodes, depth + 1, 0)
            case NodeType.PARAGRAPH:
                self._text(node.text, left)
            case NodeType.CLAUSE:
                first, *more = node.text.split("\n")
                paragraph = self.document.add_paragraph(first)
                properties = f'<w:numPr {nsdecls("w")}><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>'
                paragraph._p.get_or_add_pPr().append(parse_xml(properties))
                for text in more:
                    self._text(text, left + INDENT)
                self._write(node.nodes, depth, left + INDENT)

    def _text(self, text: str, left: int) -> None:
        paragraph = self.document.add_paragraph(text)
        paragraph._p.get_or_add_pPr().append(parse_xml(f'<w:ind {nsdecls("w")} w:left="{left}"/>'))

    def _table(self, rows: Sequence[Node]) -> None:
        cells = [node.text.split(" | ") for node in rows]
        table = self.document.add_table(0, max(map(len, cells)))
        for row in cells:
            for cell, text in zip(table.add_row().cells, row, strict=False):
                cell.text = text

    def _list(self, label: str, left: int) -> int:
        """The id of a new list whose first label is `label`."""
        key = next(self._keys)
        form, pattern, start = _form(label)
        font = '<w:rPr><w:rFonts w:ascii="Symbol" w:hAnsi="Symbol"/></w:rPr>' if pattern == BULLET else ""
        definition = (
            f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{key}"><w:lvl w:ilvl="0"><w:start w:val="{start}"/>'
            f'<w:numFmt w:val="{form}"/><w:lvlText w:val="{pattern}"/>'
            f'<w:pPr><w:ind w:left="{left + INDENT}" w:hanging="{INDENT}"/></w:pPr>{font}</w:lvl></w:abstractNum>'
        )
        first = self._numbering.find(qn("w:num"))
        first.addprevious(parse_xml(definition))
        used = f'<w:num {nsdecls("w")} w:numId="{key}"><w:abstractNumId w:val="{key}"/></w:num>'
        self._numbering.append(parse_xml(used))
        return key


def _numbered(nodes: Sequence[Node]) -> Iterator[tuple[int, Node]]:
    """The nodes with the number of the list that each is in: a label that follows on is in the same."""
    number, before = 0, None
    for node in nodes:
        if before is None or node.type is not before.type or not _follows(before.label, node.label):
            number += 1
        yield number, node
        before = node


def _follows(old: str | None, new: str | None) -> bool:
    if old is None or new is None or not any(char.isalnum() for char in old):
        return old == new
    (form, pattern, count), (new_form, new_pattern, new_count) = _form(old), _form(new)
    return (form, pattern, count + 1) == (new_form, new_pattern, new_count)


def _form(label: str) -> tuple[str, str, int]:
    """The way in which a label is numbered, its pattern and its number."""
    found = re.fullmatch(r"(\(?(?:\d+\.)*)(\d+|[a-z])([.)]?)", label)
    if found is None:
        constant = "none" if any(char.isalnum() for char in label) else "bullet"
        return constant, BULLET if label == "•" else label, 1
    number = int(found[2]) if found[2].isdigit() else ord(found[2]) - 96
    return "decimal" if found[2].isdigit() else "lowerLetter", f"{found[1]}%1{found[3]}", number
