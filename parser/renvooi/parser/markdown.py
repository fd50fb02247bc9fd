"""Markdown to a document.

Headings are sections, list items clauses, paragraphs paragraphs. A list item that starts with a
letter or a decimal number ("- a. Text", "- 2.2 Text") has that as its label, and so has a
paragraph, as Markdown has no lists of its own for those. HTML is text here: nothing that stands
in the file is passed over.
"""

import hashlib
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from renvooi.model import (
    DOCUMENT_SCHEMA,
    Document,
    Kind,
    Node,
    NodeId,
    NodeType,
    ReadingWarning,
    Source,
    with_ids,
)
from renvooi.model.errors import EmptyFile
from renvooi.parser.library import Library, Profile
from renvooi.parser.markers import MarkerKind, find_marker, split_heading
from renvooi.parser.metadata import find_parties, parse_date, read_metadata, recognise
from renvooi.parser.roles import with_roles

_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(.*?)^---[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_FIELD = re.compile(r"^(\w+)[ \t]*:[ \t]*(.+?)[ \t]*$", re.MULTILINE)
_HEADING_NUMBER = re.compile(r"(\d+(?:\.\d+)*[.)]?)\s+(\S.*)", re.DOTALL)


def read_markdown(data: bytes, *, name: str, library: Library) -> Document:
    """The document in UTF-8 Markdown.

    Raises: EmptyFile if it has no text besides front matter.
    """
    text = data.decode("utf-8").removeprefix("\ufeff").replace("\r\n", "\n")
    matter, body = _front_matter(text)
    root = SyntaxTreeNode(_reader().parse(body))
    headings = [_inline(child.children) for child in root.children if child.type == "heading"]
    profile = _profile([matter.get("title", ""), *headings[:3]], matter, library)
    drafts = _sections(root.children, profile)
    if not drafts:
        raise EmptyFile(name, "the file has no text", "Write the clauses under its front matter")
    title, drafts = _title(drafts, matter.get("title"))
    nodes = with_roles(with_ids([draft.node() for draft in drafts]), profile)
    metadata = read_metadata(nodes, (), profile)
    effective = parse_date(matter["effective_date"]) if "effective_date" in matter else metadata.effective_date
    return Document(
        schema=DOCUMENT_SCHEMA,
        kind=profile.kind,
        title=title or name,
        version=matter.get("version", metadata.version),
        effective_date=effective,
        classification=matter.get("classification", metadata.classification),
        language=profile.language,
        source=Source(name, "text/markdown", hashlib.sha256(data).hexdigest(), None),
        nodes=nodes,
        warnings=(*_bad_fields(matter), *metadata.warnings),
        parties=find_parties(nodes, profile, library),
    )


def _reader() -> MarkdownIt:
    """CommonMark with tables, HTML as text; escaped characters stay apart so that "1\\." is no label."""
    return MarkdownIt("commonmark", {"html": False}).enable("table").disable("text_join")


def _front_matter(text: str) -> tuple[dict[str, str], str]:
    """The fields between the first two lines of three hyphens, and what follows them."""
    found = _FRONT_MATTER.match(text)
    if found is None:
        return {}, text
    return {key: _scalar(value) for key, value in _FIELD.findall(found[1])}, text[found.end() :]


def _scalar(value: str) -> str:
    if len(value) > 1 and value[0] == value[-1] == '"':
        try:
            return str(json.loads(value))
        except json.JSONDecodeError:
            return value[1:-1]
    return value[1:-1] if len(value) > 1 and value[0] == value[-1] == "'" else value


def _bad_fields(matter: Mapping[str, str]) -> Iterator[ReadingWarning]:
    if "effective_date" in matter and parse_date(matter["effective_date"]) is None:
        message = f"effective_date in the front matter is not a date: {matter['effective_date']}"
        yield ReadingWarning("bad-front-matter", message, None)
    if "kind" in matter and matter["kind"] not in set(Kind):
        message = f"kind in the front matter is not one of {', '.join(Kind)}: {matter['kind']}"
        yield ReadingWarning("bad-front-matter", message, None)


def _profile(signs: Sequence[str], matter: Mapping[str, str], library: Library) -> Profile:
    kind = matter.get("kind", "")
    return library.profile(Kind(kind)) if kind in set(Kind) else recognise(signs, library)


@dataclass(slots=True)
class _Draft:
    type: NodeType
    label: str | None
    heading: str | None
    texts: list[str]
    level: int = 0
    nodes: list["_Draft"] = field(default_factory=list)

    def node(self) -> Node:
        """The node, its id still empty."""
        text = "\n".join(text for text in self.texts if text)
        children = tuple(child.node() for child in self.nodes)
        return Node(NodeId(""), self.type, self.label, self.heading, text, None, None, children)


def _sections(blocks: Sequence[SyntaxTreeNode], profile: Profile) -> list[_Draft]:
    roots: list[_Draft] = []
    open_sections: list[_Draft] = []
    for block in blocks:
        siblings = open_sections[-1].nodes if open_sections else roots
        if block.type != "heading":
            _add(siblings, block)
            continue
        label, heading = _numbered(_inline(block.children), profile)
        section = _Draft(NodeType.SECTION, label, heading, [], int(block.tag[1:]))
        while open_sections and open_sections[-1].level >= section.level:
            open_sections.pop()
        (open_sections[-1].nodes if open_sections else roots).append(section)
        open_sections.append(section)
    return roots


def _numbered(text: str, profile: Profile) -> tuple[str | None, str | None]:
    """Label and heading of a printed heading."""
    if worded := split_heading(text, profile.heading_words):
        return worded[0], worded[1] or None
    if numbered := _HEADING_NUMBER.fullmatch(text):
        return numbered[1], numbered[2]
    return None, text or None


def _add(siblings: list[_Draft], block: SyntaxTreeNode) -> None:
    """Append what `block` says to `siblings`."""
    match block.type:
        case "bullet_list" | "ordered_list":
            siblings.extend(_item(item, block.type == "ordered_list") for item in block.children)
        case "paragraph":
            siblings.append(_paragraph(block))
        case "table":
            siblings.extend(_row(row) for part in block.children for row in part.children)
        case "blockquote":
            for child in block.children:
                _add(siblings, child)
        case "code_block" | "fence":
            siblings.append(_Draft(NodeType.PARAGRAPH, None, None, [" ".join(block.content.split())]))
        case "heading":
            siblings.append(_Draft(NodeType.PARAGRAPH, None, None, [_inline(block.children)]))
        case _:  # a thematic break is the one block without words
            pass


def _item(item: SyntaxTreeNode, ordered: bool) -> _Draft:
    label = f"{item.info}{item.markup}" if ordered else None
    draft = _Draft(NodeType.CLAUSE, label, None, [])
    for block in item.children:
        if block.type == "paragraph":
            draft.texts.append(_inline(block.children))
        else:
            _add(draft.nodes, block)
    for child in [child for child in draft.nodes if child.type is NodeType.PARAGRAPH]:
        # Quotations and code inside an item are further paragraphs of it.
        draft.texts.extend(child.texts)
        draft.nodes.remove(child)
    if not ordered:
        first = item.children[0] if item.children else None
        labelled = _paragraph(first) if first is not None and first.type == "paragraph" else draft
        if labelled.label is not None:
            draft.label, draft.texts[0] = labelled.label, labelled.texts[0]
        else:
            draft.label = "•"
    return draft


def _paragraph(block: SyntaxTreeNode) -> _Draft:
    """A paragraph, or a clause if its first word is a letter or a number as a label."""
    text = _inline(block.children)
    first, _, rest = text.partition(" ")
    marker = None if _is_escaped(block.children) else find_marker(first)
    if marker is not None and rest and marker.kind is not MarkerKind.BULLET and not marker.label.isalpha():
        return _Draft(NodeType.CLAUSE, marker.label, None, [rest])
    return _Draft(NodeType.PARAGRAPH, None, None, [text])


def _is_escaped(nodes: Sequence[SyntaxTreeNode]) -> bool:
    """Whether the first word holds a character that was written with a backslash."""
    for leaf in (inner for node in nodes for inner in node.children):
        if leaf.type == "text_special":
            return True
        if " " in leaf.content:
            return False
    return False


def _row(row: SyntaxTreeNode) -> _Draft:
    return _Draft(NodeType.CLAUSE, None, None, [" | ".join(_inline(cell.children) for cell in row.children)])


def _inline(nodes: Sequence[SyntaxTreeNode]) -> str:
    """The words of inline content with single blanks."""
    text = "".join(_words(inner) for node in nodes for inner in (node.children if node.type == "inline" else [node]))
    return " ".join(text.split())


def _words(node: SyntaxTreeNode) -> str:
    match node.type:
        case "text" | "text_special" | "code_inline":
            return node.content
        case "softbreak" | "hardbreak":
            return " "
        case "link":
            said = "".join(map(_words, node.children))
            target = str(node.attrs.get("href", ""))
            return said if target in (said, f"mailto:{said}") else f"{said} ({target})"
        case "image":
            return node.content
        case _:
            return "".join(map(_words, node.children))


def _title(drafts: list[_Draft], title: str | None) -> tuple[str | None, list[_Draft]]:
    """The title apart, if one unnumbered heading stands above all else or repeats the title."""
    sections = [draft for draft in drafts if draft.type is NodeType.SECTION]
    if len(sections) == 1 and drafts[0] is sections[0] and sections[0].label is None:
        above = sections[0]
        if above.heading == title or any(node.type is NodeType.SECTION for node in above.nodes):
            return title or above.heading, above.nodes
    if title is None and sections:
        title = sections[0].heading
    return title, drafts
