"""The example documents as their Markdown says them: front matter, sections, clauses.

Both the page (layout.py) and the truth (truth.py) are made from these values. Nothing
here knows how renvooi reads a document, so the truth is independent of its parser.
"""

import datetime
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

FIELDS = ("kind", "title", "version", "effective_date", "classification")
LETTER = re.compile(r"([a-z])\. ")
CLAUSE_NUMBER = re.compile(r"(\d+\.\d+) ")


@dataclass(frozen=True, slots=True)
class FrontMatter:
    kind: str
    title: str
    version: str
    effective_date: datetime.date
    classification: str


@dataclass(frozen=True, slots=True)
class Item:
    label: str
    """As printed: "•", "7.", "a", "2.2"."""
    paragraphs: tuple[str, ...]
    """A line break that the author forces is a newline."""
    children: tuple["Item", ...]


@dataclass(frozen=True, slots=True)
class Section:
    level: int
    heading: str
    paragraphs: tuple[str, ...]
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Source:
    matter: FrontMatter
    sections: tuple[Section, ...]
    """In reading order; the first one carries the title and the introduction."""


def read(path: Path) -> Source:
    """The document in one Markdown file."""
    matter, body = split(path.read_text(encoding="utf-8"))
    root = SyntaxTreeNode(MarkdownIt("commonmark", {"html": False}).parse(body))
    return Source(matter, tuple(sections(root.children)))


def split(text: str) -> tuple[FrontMatter, str]:
    """The front matter and the Markdown below it."""
    _, head, body = text.split("---\n", 2)
    values = dict(line.split(": ", 1) for line in head.splitlines())
    if tuple(values) != FIELDS:
        raise ValueError(f"front matter must be {', '.join(FIELDS)}; found {', '.join(values)}")
    date = datetime.date.fromisoformat(values["effective_date"])
    kind, title, version, _, classification = (values[field].strip('"') for field in FIELDS)
    return FrontMatter(kind, title, version, date, classification), body


def sections(blocks: Iterable[SyntaxTreeNode]) -> Iterator[Section]:
    """One section a heading, with the paragraphs and list items up to the next heading."""
    current: Section | None = None
    for block in blocks:
        if block.type == "heading":
            if current is not None:
                yield current
            current = Section(int(block.tag[1]), inline(block), (), ())
        elif current is None:
            raise ValueError("a document begins with a heading")
        else:
            current = extended(current, block)
    if current is not None:
        yield current


def extended(section: Section, block: SyntaxTreeNode) -> Section:
    """The section with one more paragraph or list."""
    paragraphs, found = section.paragraphs, section.items
    if block.type == "paragraph":
        paragraphs += (inline(block),)
    else:
        found += items(block)
    return Section(section.level, section.heading, paragraphs, found)


def items(block: SyntaxTreeNode) -> tuple[Item, ...]:
    """The items of one list, each with the lists inside it."""
    if block.type not in ("bullet_list", "ordered_list"):
        raise ValueError(f"{block.type} has no place in a document")
    return tuple(item(node) for node in block.children)


def item(node: SyntaxTreeNode) -> Item:
    """One list item; its label is its number, its letter, its clause number or a bullet."""
    paragraphs = [inline(child) for child in node.children if child.type == "paragraph"]
    children = tuple(found for child in node.children if child.type != "paragraph" for found in items(child))
    if node.info:
        return Item(f"{node.info}.", tuple(paragraphs), children)
    marker = LETTER.match(paragraphs[0]) or CLAUSE_NUMBER.match(paragraphs[0])
    if marker is None:
        return Item("•", tuple(paragraphs), children)
    paragraphs[0] = paragraphs[0][marker.end() :]
    return Item(marker[1], tuple(paragraphs), children)


def inline(block: SyntaxTreeNode) -> str:
    """The text of a heading or paragraph, one space for a line end of the Markdown file."""
    return "".join(piece(node) for node in block.children[0].children)


def piece(node: SyntaxTreeNode) -> str:
    """The text of one inline node; only text and line breaks are allowed."""
    match node.type:
        case "text":
            return node.content
        case "softbreak":
            return " "
        case "hardbreak":
            return "\n"
    raise ValueError(f"{node.type} has no place in a document")
