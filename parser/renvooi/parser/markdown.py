"""Markdown to a document.

Headings are sections, list items clauses, paragraphs paragraphs. A list item that starts with a
letter or a decimal number ("- a. Text", "- 2.2 Text") has that as its label, and so has a
paragraph, as Markdown has no lists of its own for those. HTML is text here: nothing that stands
in the file is passed over.
"""

import hashlib
import html
import json
import re
from collections import Counter
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
from renvooi.parser.cells import row_text
from renvooi.parser.markers import MarkerKind, find_marker, split_heading
from renvooi.parser.metadata import find_parties, parse_date, read_metadata, recognise
from renvooi.parser.roles import with_roles
from renvooi.parser.settings import Library, Profile
from renvooi.parser.version import READER_VERSION

_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(.*?)^---[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_FIELD = re.compile(r"([A-Za-z_][\w-]*)[ \t]*:(?:[ \t]+(.+?))?[ \t]*")
_CONTINUED = re.compile(r"[ \t]+\S.*|-[ \t].*")
"""A line of a list or of a longer value, which belongs to the field above it."""
KNOWN_FIELDS = frozenset({"kind", "title", "version", "effective_date", "classification"})
_HEADING_NUMBER = re.compile(r"(\d+(?:\.\d+)*[.)]?)\s+((?=[^a-z])\S.*)", re.DOTALL)
"""A heading that goes on in lower case counts something: "24 uur bereikbaar"."""
_NOTE = re.compile("[⁰¹²³⁴-⁹]+")
"""The mark that a footnote begins with."""
NESTING = 1_000
"""Depth to which lists are read; the reader's own limit drops what is deeper without a word."""


def read_markdown(data: bytes, *, name: str, library: Library) -> Document:
    """The document in UTF-8 Markdown.

    Raises: EmptyFile if it has no text besides front matter.
    """
    text = data.decode("utf-8").removeprefix("\ufeff").replace("\r\n", "\n")
    matter, body = _front_matter(text)
    root = SyntaxTreeNode(_reader().parse(body))
    headings = [_inline(child.children) for child in root.children if child.type == "heading"]
    profile = _profile([matter.get("title", ""), *headings[:3]], matter, library)
    drafts = whole = _sections(root.children, profile)
    if not drafts:
        raise EmptyFile(name, "the file has no text", "Write the clauses under its front matter")
    title, drafts = _title(drafts, matter.get("title"))
    above = "".join(draft.heading or "" for draft in whole) if drafts is not whole else ""
    above += "".join(_said_twice(root))
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
        source=Source(name, "text/markdown", hashlib.sha256(data).hexdigest(), None, READER_VERSION),
        nodes=nodes,
        warnings=(*_bad_fields(matter), *_lost(body, drafts, above), *metadata.warnings),
        parties=find_parties(nodes, profile, library),
    )


def _reader() -> MarkdownIt:
    """CommonMark with tables, HTML as text; escaped characters stay apart so that "1\\." is no label."""
    options = {"html": False, "maxNesting": NESTING}
    reader = MarkdownIt("commonmark", options).enable("table").disable("text_join")
    reader.normalizeLink = lambda url: url  # type: ignore[method-assign]  # the URL as it is written
    return reader


def _front_matter(text: str) -> tuple[dict[str, str], str]:
    """The fields between the first two lines of three hyphens, and what follows them.

    Text that merely stands between two rules is no front matter: every line must be a field.
    """
    found = _FRONT_MATTER.match(text)
    lines = [line for line in found[1].splitlines() if line.strip()] if found else []
    if found is None or not lines or not _FIELD.fullmatch(lines[0]):
        return {}, text
    fields = [_FIELD.fullmatch(line) for line in lines]
    if not all(field or _CONTINUED.fullmatch(line) for field, line in zip(fields, lines, strict=True)):
        return {}, text
    return {field[1]: _scalar(field[2] or "") for field in fields if field}, text[found.end() :]


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
    if unknown := sorted(matter.keys() - KNOWN_FIELDS):
        message = f"the front matter has fields that are not read: {', '.join(unknown)}"
        yield ReadingWarning("unread-front-matter", message, None)


def _lost(body: str, drafts: Sequence["_Draft"], above: str) -> Iterator[ReadingWarning]:
    """A warning if a letter or digit of the file stands neither in the tree nor in the title.

    So stand definitions of links that nothing uses, and cells beyond the columns of their table.
    """
    source = Counter(char for char in html.unescape(body) if char.isalnum())
    parts = [part for draft in drafts for part in draft.words()]
    missing = sum((source - Counter("".join((above, *parts)))).values())
    if missing:
        yield ReadingWarning("text-lost", f"{missing} letters of the file are not in the clause tree", None)


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

    def words(self) -> Iterator[str]:
        """Every text of this node and those below it."""
        yield from (self.label or "", self.heading or "", *self.texts)
        for child in self.nodes:
            yield from child.words()

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


def _add(siblings: list[_Draft], block: SyntaxTreeNode, *, labelled: bool = True) -> None:
    """Append what `block` says to `siblings`; a paragraph may be a labelled clause only if `labelled`."""
    match block.type:
        case "bullet_list" | "ordered_list":
            siblings.extend(_in_sequence([_item(item, block.type == "ordered_list") for item in block.children]))
        case "paragraph" if labelled:
            siblings.append(_paragraph(block))
        case "paragraph":
            siblings.append(_Draft(NodeType.PARAGRAPH, None, None, [_inline(block.children)]))
        case "table":
            siblings.extend(_row(row) for part in block.children for row in part.children)
        case "blockquote":
            for child in block.children:
                _add(siblings, child, labelled=labelled)
        case "code_block" | "fence":
            text = " ".join(f"{block.info} {block.content}".split())
            siblings.append(_Draft(NodeType.PARAGRAPH, None, None, [text]))
        case "heading":
            siblings.append(_Draft(NodeType.PARAGRAPH, None, None, [_inline(block.children)]))
        case _:  # a thematic break is the one block without words
            pass


def _item(item: SyntaxTreeNode, ordered: bool) -> _Draft:
    label = f"{item.info}{item.markup}" if ordered else None
    draft = _Draft(NodeType.CLAUSE, label, None, [])
    for block in item.children:
        inner: list[_Draft] = []
        _add(inner, block, labelled=False)
        for child in inner:
            # A paragraph behind a nested list leads what follows it, so it keeps its place there.
            if child.type is NodeType.PARAGRAPH and not draft.nodes:
                draft.texts.extend(child.texts)
            else:
                draft.nodes.append(child)
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
    if _NOTE.fullmatch(first) and rest and not _is_escaped(block.children):
        return _Draft(NodeType.CLAUSE, first, None, [rest])
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


def _in_sequence(items: list[_Draft]) -> list[_Draft]:
    """The items of one list; numbers that do not follow each other are amounts, and go back into the text.

    "- 99.5 procent" is no clause 99.5: decimals begin at .1, stand in a list of them, or label a
    sentence with a capital.
    """
    last: tuple[int, ...] | None = None
    for item in items:
        marker = find_marker(item.label or "")
        if marker is None or marker.kind is not MarkerKind.DECIMAL:
            continue
        text = item.texts[0] if item.texts else ""
        follows = last is not None and marker.ordinal[:-1] == last[:-1] and marker.ordinal[-1] > last[-1]
        if follows or marker.ordinal[-1] == 1 or len(items) > 1 or not text[:1].islower():
            last = marker.ordinal
        else:
            item.texts[0], item.label = f"{item.label} {text}", "•"
    return items


def _row(row: SyntaxTreeNode) -> _Draft:
    return _Draft(NodeType.CLAUSE, None, None, [row_text(_inline(cell.children) for cell in row.children)])


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
            return _with_target(said, str(node.attrs.get("href", "")), node)
        case "image":
            return _with_target(node.content, str(node.attrs.get("src", "")), node)
        case _:
            return "".join(map(_words, node.children))


def _said_twice(root: SyntaxTreeNode) -> Iterator[str]:
    """The targets of links that are their own text: the file writes them twice, the tree once."""
    for node in root.walk():
        if node.type == "link" and node.info != "auto":
            said, target = "".join(map(_words, node.children)), str(node.attrs.get("href", ""))
            if target in (said, f"mailto:{said}"):
                yield target


def _with_target(said: str, target: str, node: SyntaxTreeNode) -> str:
    """What a link or image says, with where it points and its title: a change of either is a change."""
    beside = [target] if target not in (said, f"mailto:{said}") else []
    beside += [str(node.attrs["title"])] if node.attrs.get("title") else []
    return f"{said} ({' '.join(beside)})" if beside else said


def _title(drafts: list[_Draft], title: str | None) -> tuple[str | None, list[_Draft]]:
    """The title apart, if one unnumbered heading stands above all else or repeats the title."""
    sections = [draft for draft in drafts if draft.type is NodeType.SECTION]
    if len(sections) == 1 and drafts[0] is sections[0] and sections[0].label is None:
        above = sections[0]
        holds_sections = any(node.type is NodeType.SECTION for node in above.nodes)
        if above.heading == title or (title is None and holds_sections):
            return title or above.heading, above.nodes
    if title is None and sections:
        title = sections[0].heading
    return title, drafts
