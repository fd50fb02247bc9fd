"""The blocks of a letter as an independent reader finds them: headings, tables and running text."""

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import html
from lxml.html import HtmlElement

_TEXT = ("p", "li", "blockquote")


@dataclass(frozen=True, slots=True)
class Heading:
    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Text:
    text: str


@dataclass(frozen=True, slots=True)
class Table:
    rows: tuple[tuple[str, ...], ...]
    """Text of the cells; the first row is the head."""


Block = Heading | Text | Table


def blocks_of_html(page: str) -> list[Block]:
    """The blocks of a page, or of a part of one, in reading order."""
    root = html.fromstring(f"<div>{page}</div>") if "<html" not in page else html.fromstring(page)
    return list(_blocks(root))


def _blocks(element: HtmlElement) -> Iterator[Block]:
    for child in element:
        match child.tag:
            case "h1" | "h2" | "h3" | "h4":
                yield Heading(int(child.tag[1]), squeezed(_text(child)))
            case "table":
                rows = child.iter("tr")
                yield Table(tuple(tuple(squeezed(_text(cell)) for cell in row.iter("td", "th")) for row in rows))
            case "ul" | "ol":
                yield from (Text(squeezed(_text(item))) for item in child.iter("li"))
            case "p" | "blockquote":
                yield Text(squeezed(_text(child)))
            case str(tag) if tag not in ("head", "style", "script"):
                yield from _blocks(child)


def _text(element: HtmlElement) -> str:
    for line_break in element.iter("br"):
        line_break.tail = f"\n{line_break.tail or ''}"
    return str(element.text_content())


def squeezed(text: str) -> str:
    """`text` without any white space: where lines end is up to each form."""
    return "".join(text.split())
