"""Bytes of a page to its elements: proved to need no mending, else read as the specification says."""

import re
from collections.abc import Iterator
from typing import Protocol, cast

from renvooi.model.errors import MissingPackage
from renvooi.notice.site.checking.markup import Element, Mistake, Page
from renvooi.notice.site.checking.proving import prove

_MOST_MISTAKES = 20
"""Of one page: a page of another author may have one for each of its tags."""
_STYLE = re.compile(r"(?i)<style[^<>]*>(.*?)</style>", re.DOTALL)
_SHELL = '<!doctype html><html lang="nl"><head><title>-</title></head><body>{}</body></html>'


class _Node(Protocol):
    """What the parser of the specification makes: an element of the standard library."""

    tag: object
    attrib: dict[object, str]
    text: str | None
    tail: str | None

    def __iter__(self) -> Iterator["_Node"]: ...


def read_page(path: str, data: bytes) -> Page:
    """A page. Raises: MissingPackage if it must be read as the specification says and the parser is not installed."""
    text, mistakes = _decoded(data)
    proved = None if mistakes else prove(text)
    if proved is not None:
        return Page(path, proved, tuple(proved.walk()), (), fragment=False)
    root, found = _as_specified(text)
    return Page(path, root, tuple(root.walk()), (*mistakes, *found), fragment=False)


def read_fragment(path: str, data: bytes) -> tuple[Page, str]:
    """What is set into pages of others, as the `body` of a page; and the style that it brings.

    Raises: MissingPackage, as `read_page`.
    """
    text, mistakes = _decoded(data)
    style = "\n".join(match[1] for match in _STYLE.finditer(text))
    inner = _STYLE.sub(lambda match: "\n" * match[0].count("\n"), text)
    root = prove(_SHELL.format(inner))
    found: tuple[Mistake, ...] = ()
    if root is None:
        root, found = _as_specified(_SHELL.format(inner))
    body = next((element for element in root.walk() if element.name == "body"), root)
    return Page(path, body, tuple(body.walk()), (*mistakes, *found), fragment=True), style


def _decoded(data: bytes) -> tuple[str, tuple[Mistake, ...]]:
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return data.decode("utf-8", "replace"), (Mistake(line, "not-utf-8"),)


def _as_specified(text: str) -> tuple[Element, tuple[Mistake, ...]]:
    try:
        from tinyhtml5.parser import HTMLParser  # type: ignore[import-untyped]  # ships no types
    except ImportError as error:
        raise MissingPackage("the check of a site", "site") from error
    parser = HTMLParser(namespace_html_elements=False)
    node = parser.parse(text)
    mistakes = tuple(Mistake(line, str(code)) for (line, _), code, _ in parser.errors[:_MOST_MISTAKES])
    return _element(cast(_Node, node)), mistakes


def _element(node: _Node) -> Element:
    """The elements of a parsed page, without recursion: pages of others nest as deep as they like."""
    root = _bare(node, None)
    pending = [(node, root)]
    while pending:
        source, element = pending.pop()
        if source.text:
            element.texts.append(source.text)
        for child in source:
            if isinstance(child.tag, str):
                below = _bare(child, element)
                element.children.append(below)
                pending.append((child, below))
            if child.tail:
                element.texts.append(child.tail)
    return root


def _bare(node: _Node, parent: Element | None) -> Element:
    name = str(node.tag).rpartition("}")[2]
    attributes = {str(key).rpartition("}")[2]: value for key, value in node.attrib.items()}
    return Element(name, attributes, parent, None)
