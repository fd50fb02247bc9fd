"""HTML to blocks; Markdown comes this way too, through the dialect of our own notices.

Text that a reader does not see is left out. Where deleted and inserted words stand in one
paragraph, both texts are rebuilt: the old one without the insertions, the new one without the
deletions.
"""

import re
from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass, field

from lxml import etree, html  # pyright: ignore[reportAttributeAccessIssue]  # compiled, and ships no stubs

from renvooi.notice.render.markup import dialect
from renvooi.notice.verifying.hiding import strip_markdown, take_hidden
from renvooi.notice.verifying.sides import side_of
from renvooi.notice.verifying.told import BlockKind, ToldBlock

_BLOCKS = frozenset(
    """
    address article aside blockquote body caption dd div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6
    header hr html li main nav ol p pre section table tbody td tfoot th thead tr ul
    """.split()
)
_UNSEEN = frozenset("head script style title template noscript meta link".split())
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_STYLED_TAG = re.compile(r"(?<!\\)<(?:div|span|details|s|strike|style|font)\b[^>]*>", re.IGNORECASE)
"""Tags by which a viewer of Markdown may be made to hide text."""
_LEVEL = re.compile(r"h([1-6])")
_RAW_TAG = re.compile(r"&lt;/?(?:b|i|u|em|strong|span|sup|sub)\b[^&]*&gt;")


@dataclass(slots=True)
class _Reading:
    """The headings above the element that is being read."""

    headings: list[tuple[int, str]] = field(default_factory=list)

    def above(self) -> tuple[str, ...]:
        return tuple(text for _, text in reversed(self.headings))

    def under(self, level: int, text: str) -> None:
        self.headings = [*((at, one) for at, one in self.headings if at < level), (level, text)]


def from_markdown(source: str) -> tuple[ToldBlock, ...]:
    """The blocks of a Markdown text."""
    return seen_in_markdown(source)[0]


def seen_in_markdown(source: str) -> tuple[tuple[ToldBlock, ...], tuple[str, ...]]:
    """The blocks of a Markdown text, and what in it no reader sees."""
    shown, hidden = strip_markdown(source)
    parser = dialect()
    if _STYLED_TAG.search(shown):
        parser.options["html"] = True
    page = _RAW_TAG.sub("", parser.render(shown, {"language": "und"}))
    blocks, more = seen_in_html(page.encode())
    return blocks, (*hidden, *more)


def from_html(data: bytes) -> tuple[ToldBlock, ...]:
    """The blocks of an HTML page or of a part of one."""
    return seen_in_html(data)[0]


def seen_in_html(data: bytes) -> tuple[tuple[ToldBlock, ...], tuple[str, ...]]:
    """The blocks of an HTML page or of a part of one, and what in it no reader sees."""
    try:
        root = html.document_fromstring(data, parser=html.HTMLParser(encoding=_encoding(data)))
    except (etree.ParserError, ValueError):
        return (), ()
    hidden = take_hidden(root)
    return tuple(_blocks(root, _Reading(), BlockKind.PARAGRAPH)), hidden


def _encoding(data: bytes) -> str:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return "windows-1252"
    return "utf-8"


def _unseen(element: html.HtmlElement) -> bool:
    if not isinstance(element.tag, str) or element.tag in _UNSEEN:
        return True
    return "hidden" in element.attrib or bool(_HIDDEN.search(element.get("style", "")))


def _blocks(element: html.HtmlElement, reading: _Reading, kind: BlockKind) -> Iterator[ToldBlock]:
    if _unseen(element):
        return
    tag = element.tag
    if found := _LEVEL.fullmatch(tag):
        text = _text(element, "")
        reading.under(int(found[1]), text)
        yield ToldBlock(BlockKind.HEADING, text, None, reading.above()[1:])
    elif tag == "table":
        yield from _table(element, reading)
    else:
        inner = {"li": BlockKind.ITEM, "dd": BlockKind.ITEM, "blockquote": BlockKind.QUOTE}.get(tag, kind)
        yield from _mixed(element, reading, inner)


def _mixed(element: html.HtmlElement, reading: _Reading, kind: BlockKind) -> Iterator[ToldBlock]:
    """Runs of text, each a block, and the blocks between them."""
    run = html.Element("span")
    run.text = element.text
    for child in element:
        if isinstance(child.tag, str) and (child.tag in _BLOCKS or _holds_blocks(child)):
            yield from _run(run, reading, kind)
            yield from _blocks(child, reading, kind)
            run = html.Element("span")
            run.text = child.tail
        else:
            run.append(deepcopy(child))
    yield from _run(run, reading, kind)


def _holds_blocks(element: html.HtmlElement) -> bool:
    return any(isinstance(one.tag, str) and one.tag in _BLOCKS for one in element.iterdescendants())


def _run(run: html.HtmlElement, reading: _Reading, kind: BlockKind) -> Iterator[ToldBlock]:
    marks = {one.tag for one in run.iterdescendants() if one.tag in ("ins", "del", "s", "strike")}
    if "ins" in marks and len(marks) > 1 and not _labels_sides(run):
        for side, without in (("old", "ins"), ("new", "del s strike")):
            if text := _text(run, without):
                yield ToldBlock(kind, text, side, reading.above())
    elif text := _text(run, ""):
        yield ToldBlock(kind, text, side_of(text), reading.above())


def _labels_sides(run: html.HtmlElement) -> bool:
    """True where "Was: ... Wordt: ..." already tells the two texts apart."""
    return bool(re.search(r"\b(?:Was|Old|Before):.*\b(?:Wordt|New|Becomes|After):", _text(run, ""), re.DOTALL))


def _text(element: html.HtmlElement, without: str) -> str:
    parts = list(_pieces(element, frozenset(without.split())))
    lines = (" ".join(line.split()) for line in "".join(parts).split("\x00"))
    return "\n".join(line for line in lines if line)


def _pieces(element: html.HtmlElement, without: frozenset[str]) -> Iterator[str]:
    if _unseen(element) or element.tag in without:
        return
    yield element.text or ""
    for child in element:
        if child.tag == "br" or (isinstance(child.tag, str) and child.tag in _BLOCKS):
            yield "\x00"
        yield from _pieces(child, without)
        yield child.tail or ""


def _table(table: html.HtmlElement, reading: _Reading) -> Iterator[ToldBlock]:
    sides: Sequence[str | None] = ()
    for row in table.iter("tr"):
        if _unseen(row):
            continue
        cells = [cell for cell in row if cell.tag in ("td", "th") and not _unseen(cell)]
        texts = [_text(cell, "") for cell in cells]
        named = [side_of(text, header=True) for text in texts]
        if any(named) and (not sides or all(cell.tag == "th" for cell in cells)):
            sides = named
            yield ToldBlock(BlockKind.CELL, " | ".join(texts), None, reading.above())
            continue
        yield from row_blocks(texts, sides, reading.above())


def row_blocks(texts: Sequence[str], sides: Sequence[str | None], above: tuple[str, ...]) -> Iterator[ToldBlock]:
    """The cells of a row; those of no side say what the others are about."""
    known = [sides[at] if at < len(sides) else None for at in range(len(texts))]
    place = tuple(text for text, side in zip(texts, known, strict=True) if side is None and text)
    one_text = not any(known) and len(texts) > 1
    for at, (text, side) in enumerate(zip(texts, known, strict=True)):
        if not text:
            continue
        beside = (texts[0],) if one_text and at else () if side is None else place
        yield ToldBlock(BlockKind.CELL, text, side, (*beside, *above))
