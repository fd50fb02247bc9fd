"""Markdown to what a page of it shows: the tree that a reading of the page should give, and its pieces.

The tree is that of the Markdown reader on a normalised source. Left out or rewritten, because a
printed page does not show it:

- front matter, HTML tags, commands of a template, images, and the targets of links (their text stays);
- soft hyphens and characters of no width, and the blank in "lees- schrijfrechten" and "en/ of", which
  a page may show as the end of a line;
- a heading or row of a table without letters, a clause or paragraph without text and without children, and a bullet
  without text, whose children take its place;
- a paragraph of more than `LONGEST` letters that is a heading by a row of hyphens below it;
- a number that its author wrote twice ("3. 3. Text") stands once;
- "#Heading" without a blank is the heading that its author meant, and so is the item in a line that begins
  with a label behind one that ends in a full stop, comma, colon or semicolon.

And because a page shows labels and not the lists of Markdown:

- a paragraph that begins with a label or a bullet glyph is an item, also inside an item;
- items are nested by the order of their labels: one that begins a series ("a)" after "2.") stands
  in the item above it, one that goes on with an open series beside the last of that series, and so does
  one that begins the same series anew;
- a heading that names a part ("Hoofdstuk 2") holds the headings after it up to the next part;
- a letter that neither begins nor goes on with a series ("G. de Boer") is text.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from renvooi.model import Node, NodeType
from renvooi.parser import parse
from renvooi.parser.cells import BETWEEN_CELLS, row_text

_FRONT_MATTER = re.compile(r"\A---[ \t]*\n.*?^---[ \t]*\n", re.DOTALL | re.MULTILINE)
_IMAGE = re.compile(r"!\[[^\]]*\]\([^)]*\)")
_LINK = re.compile(r"\[((?:[^\[\]]|\[[^\[\]]*\])*)\]\((?:[^()\s]|\([^()]*\))*(?:\s+\"[^\"]*\")?\)")
_LONG_LINK = re.compile(r"\[([^\[\]]*)\]\([^\s]+\)|\[([^\[\]]*)\]\[[^\[\]\s]*\]")
_TEMPLATE = re.compile(r"\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)
_SLASH = re.compile(r"(?<=\w)/[ \n]\s*(?=\w)")
_TAG = re.compile(r"</?[a-zA-Z][a-zA-Z0-9]*(?:\s[^<>]*)?/?>|<!--.*?-->", re.DOTALL)
_TIGHT_HEADING = re.compile(r"^(#{1,6})(?=[^#\s])", re.MULTILINE)
_LAZY_ITEM = re.compile(r"(?<=[.;:,])[ \t]*\n(?=[ \t]*(?:\d{1,3}[.)]|\(?[a-z][.)])[ \t]+\S)")
_TWICE = re.compile(r"^([ \t]*)(\d{1,3}[.)])[ \t]+(?=\2[ \t])", re.MULTILINE)
_INVISIBLE = re.compile("[\u00ad\u200b\u200c\u200d\u2060\ufeff]")
_LABEL = re.compile(
    r"(?P<number>\(?\d{1,3}(?:[.)]|°\.?))|(?P<decimal>\d{1,2}(?:\.\d{1,2})+\.?)"
    r"|(?P<letters>\(?(?:[a-z]{1,2}|[A-Z]{1,2}|[ivx]{1,7}|[IVX]{1,7})[.)])|(?P<glyph>[-–—•∙*])"
)
_BROKEN = re.compile(
    r"(?<=[^\W\d_])-[ \n]\s*(?=[^\W\d_])(?!(?:en|of|en/of|dan|tot|und|oder|bzw|beziehungsweise|and|or|sowie)\b)"
)
LONGEST = 400
"""Letters of a heading; the longest title of a law seen has 350."""
_PART = re.compile(r"(?:deel|part|hoofdstuk|chapter)\s+(?:\d+|[ivxlc]+|[a-z])\b", re.IGNORECASE)
_ROMAN = {"i": 1, "v": 5, "x": 10}


@dataclass(frozen=True, slots=True)
class Piece:
    """One thing to print, in reading order."""

    kind: str
    """"heading", "clause", "paragraph" or "row"."""
    depth: int
    """Of a heading 1 for the outermost; of others the number of clauses around it."""
    label: str | None
    texts: tuple[str, ...]
    """Paragraphs; of a row its cells."""


def read_printed(data: bytes, name: str) -> tuple[str, tuple[Node, ...]]:
    """Title and nodes of the Markdown in `data` as a page shows them; the title is "" if it is among the nodes."""
    document = parse(normalised(data.decode("utf-8")).encode(), name=name)
    nodes = tuple(_in_parts(_nested([node for root in document.nodes for node in _shown(root)])))
    first = next((node for node in nodes if node.type is NodeType.SECTION), None)
    taken = document.title not in (name, first.printed_heading if first else "", first.heading if first else "")
    return (" ".join(document.title.split()) if taken else ""), nodes


def normalised(text: str) -> str:
    """Markdown without what a page does not show."""
    body = _FRONT_MATTER.sub("", text.replace("\r\n", "\n"), count=1)
    body = _LINK.sub(r"\1", _IMAGE.sub("", _TAG.sub("", _TEMPLATE.sub("", body))))
    body = _SLASH.sub("/", _LONG_LINK.sub(r"\1\2", body))
    body = _LAZY_ITEM.sub("\n\n", body)
    body = _TWICE.sub(r"\1", _TIGHT_HEADING.sub(r"\1 ", _INVISIBLE.sub("", body)))
    return _BROKEN.sub("-", body.replace("\u2010", "-").replace("\u2011", "-"))


def _shown(node: Node) -> Iterator[Node]:
    """The node with what it shows, or nothing; paragraphs of a clause that begin with a label apart."""
    below = [shown for child in node.nodes for shown in _shown(child)]
    if node.type is NodeType.SECTION:
        if len(node.printed_heading) > LONGEST:
            yield from (_paragraph(" ".join(node.printed_heading.split()), node), *below)
        elif re.search(r"\w", node.printed_heading):
            yield replace(node, nodes=tuple(_in_parts(_nested(below))))
        else:
            yield from below
        return
    if node.type is NodeType.CLAUSE and node.label is None and not re.search(r"\w", node.text):
        return
    if node.type is NodeType.CLAUSE and node.label is None:
        yield replace(node, text=row_text(" ".join(cell.split()) for cell in node.text.split(BETWEEN_CELLS)))
        return
    texts = [" ".join(part.split()) for part in node.text.split("\n")]
    kept = [text for text in texts if text]
    if node.type is NodeType.PARAGRAPH:
        yield from (_item_or_text(replace(node, text=text)) for text in kept)
    elif not kept and not (node.label or "").strip("().").isalnum():
        yield from below
    elif kept or below:
        inner = next((i for i, text in enumerate(kept) if i and _LABEL.fullmatch(text.split(" ")[0])), len(kept))
        items = [_item_or_text(_paragraph(text, node)) for text in kept[inner:]]
        yield replace(node, text="\n".join(kept[:inner]), nodes=tuple(_nested([*items, *below])))


def _in_parts(nodes: Iterable[Node]) -> Iterator[Node]:
    """Siblings with the sections behind the heading of a part nested in it."""
    part: Node | None = None
    for node in nodes:
        if node.type is NodeType.SECTION and _PART.match(node.printed_heading):
            if part is not None:
                yield part
            part = node
        elif part is not None:
            part = replace(part, nodes=(*part.nodes, node))
        else:
            yield node
    if part is not None:
        yield part


def _paragraph(text: str, node: Node) -> Node:
    return replace(node, type=NodeType.PARAGRAPH, label=None, heading=None, text=text, nodes=())


def _item_or_text(node: Node) -> Node:
    first, _, rest = node.text.partition(" ")
    if _LABEL.fullmatch(first) and (rest or first[-1] in ".)"):
        return replace(node, type=NodeType.CLAUSE, label=first, text=rest)
    return node


def _nested(nodes: Sequence[Node]) -> Iterator[Node]:
    """Sibling items nested by the order of their labels; paragraphs between them end the nesting."""
    run: list[Node] = []
    reached: dict[str, tuple[int, ...]] = {}
    for node in nodes:
        if node.type is NodeType.CLAUSE and node.label is not None:
            run.append(node)
            continue
        yield from _by_series(run, reached)
        run = []
        yield node
    yield from _by_series(run, reached)


def _by_series(run: Sequence[Node], reached: dict[str, tuple[int, ...]]) -> Iterator[Node]:
    """A run of labelled items as a tree; `reached` has the last label of each form and is kept up."""
    placed: list[tuple[int, Node]] = []
    series: list[tuple[str, tuple[int, ...]]] = []
    for node in run:
        depth = _depth(node, series)
        if depth is None and any(form in reached and _goes_on(reached[form], o) for form, o in _readings(node.label)):
            depth = 0
        if depth is None:
            placed.append((-1, _as_text(node)))
            series = []
            continue
        form, ordinal = _reading(node, series[: depth + 1])
        series = [*series[:depth], (form, ordinal)]
        reached[form] = ordinal
        placed.append((depth, node))
    yield from _tree(placed, 0)


def _tree(placed: Sequence[tuple[int, Node]], depth: int) -> Iterator[Node]:
    index = 0
    while index < len(placed):
        end = index + 1
        while end < len(placed) and placed[end][0] > max(depth, placed[index][0]):
            end += 1
        node = placed[index][1]
        below = (*node.nodes, *_tree(placed[index + 1 : end], depth + 1))
        yield replace(node, nodes=tuple(_nested(below)) if node.nodes and end > index + 1 else below)
        index = end


def _depth(node: Node, series: Sequence[tuple[str, tuple[int, ...]]]) -> int | None:
    """How deep an item stands under open series; None if its label belongs to no series."""
    readings = _readings(node.label)
    for depth in range(len(series) - 1, -1, -1):
        form, last = series[depth]
        for own, ordinal in readings:
            if own == form and (not ordinal or _goes_on(last, ordinal)):
                return depth
    if series and any(form == series[-1][0] and ordinal[-1:] == (1,) for form, ordinal in readings):
        return len(series) - 1
    if any(not ordinal or ordinal[-1] <= 1 or "decimal" in form for form, ordinal in readings):
        decimal = any(form.startswith("decimal") for form, _ in readings)
        return 0 if decimal else len(series)
    return 0 if any(form[0] not in "lr" for form, _ in readings) else None


def _goes_on(last: tuple[int, ...], ordinal: tuple[int, ...]) -> bool:
    return last[:-1] == ordinal[:-1] and 0 < ordinal[-1] - last[-1] <= 2


def _reading(node: Node, series: Sequence[tuple[str, tuple[int, ...]]]) -> tuple[str, tuple[int, ...]]:
    readings = _readings(node.label)
    if series:
        form, last = series[-1]
        for own, ordinal in readings:
            if own == form and (not ordinal or _goes_on(last, ordinal)):
                return own, ordinal
    begins = [reading for reading in readings if not reading[1] or reading[1][-1] <= 1]
    return (begins or list(readings))[0]


def _readings(label: str | None) -> tuple[tuple[str, tuple[int, ...]], ...]:
    """Form and ordinal of a label in every way that it can be read."""
    found = _LABEL.fullmatch(label or "")
    if label is None or found is None:
        return ((f"other {label}", ()),)
    if found["glyph"]:
        return (("glyph " + label, ()),)
    shape = re.sub(r"\d+|[A-Za-z]+", "#", label)
    digits = tuple(int(part) for part in re.findall(r"\d+", label))
    if found["decimal"]:
        return ((f"decimal {len(digits)}", digits),)
    if found["number"]:
        return ((f"number {shape}", digits),)
    letters = label.strip("().")
    case = "upper" if letters.isupper() else "lower"
    result = []
    if set(letters.casefold()) <= set("ivx"):
        values = [_ROMAN[char] for char in letters.casefold()]
        total = sum(-v if i + 1 < len(values) and v < values[i + 1] else v for i, v in enumerate(values))
        result.append((f"roman {case} {shape}", (total,)))
    if len(set(letters)) == 1:
        # "aa" comes after "z", as word processors count.
        ordinal = ord(letters[0].casefold()) - 96 + 26 * (len(letters) - 1)
        result.insert(0, (f"letter {case} {shape}", (ordinal,)))
    return tuple(result)


def _as_text(node: Node) -> Node:
    return replace(node, type=NodeType.PARAGRAPH, label=None, text=f"{node.label} {node.text}".strip())


def pieces(title: str, nodes: Sequence[Node]) -> tuple[Piece, ...]:
    """What is to be printed, in order."""
    head = (Piece("heading", 1, None, (title,)),) if title else ()
    return (*head, *_pieces(nodes, 2 if title else 1, 0))


def _pieces(nodes: Sequence[Node], level: int, depth: int) -> Iterator[Piece]:
    for node in nodes:
        texts = tuple(node.text.split("\n")) if node.text else ()
        match node.type:
            case NodeType.SECTION:
                yield Piece("heading", level, None, (node.printed_heading,))
                yield from _pieces(node.nodes, level + 1, 0)
            case NodeType.PARAGRAPH:
                yield Piece("paragraph", depth, None, texts)
            case NodeType.CLAUSE if node.label is None:
                yield Piece("row", depth, None, tuple(node.text.split(BETWEEN_CELLS)))
            case NodeType.CLAUSE:
                yield Piece("clause", depth, node.label, texts)
                yield from _pieces(node.nodes, level, depth + 1)
