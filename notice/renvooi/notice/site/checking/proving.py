"""A page that needs no mending, read fast.

Reading a page as the specification says takes Python 15 ms for 18 KB, and a site of 12,000 pages minutes.
Most of that work is mending what authors got wrong. A page that is written like XML (each tag closed, each
attribute in double quotes) and keeps the nesting rules below has no such place: every parser then builds the
tree that stands there. Such a page is proved to be one, and read, by expat in a tenth of the time. What is not
proved is not wrong: it goes to the parser of the specification, whose word counts (`reading.py`).

So these rules may refuse too much and never too little; tests/notice/site/checking/test_proving.py holds them
against that parser over pages made at random.
"""

import re
from functools import lru_cache
from html.entities import html5
from xml.parsers import expat

from renvooi.notice.site.checking.markup import Element
from renvooi.notice.site.checking.vocabulary import (
    BLOCKS,
    CHILDREN,
    HEADINGS,
    NO_TEXT,
    PARENTS,
    PLAIN,
    SVG_SHAPES,
    VOID,
)

_DOCTYPE = re.compile(r"<!doctype html>", re.IGNORECASE)
_BEYOND = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff"
    + "".join(chr(plane << 16 | low) for plane in range(1, 17) for low in (0xFFFE, 0xFFFF))
    + "]"
)
"""Characters that HTML refuses or replaces."""
_BROKEN_VALUE = re.compile(r'="[^"<>]*[\t\n\r]')
"""An attribute over two lines or with a tab: XML makes spaces of them, and HTML does not."""
_ENTITY = re.compile(r"&(?!(?:amp|lt|gt|quot|#34|#39);)([A-Za-z]+;)?")
_VOID_TAG = re.compile(rf"<({'|'.join(sorted(VOID))})\b([^<>]*?)\s*/?>")
_VOID_END = re.compile(rf"</(?:{'|'.join(sorted(VOID))})\b")
_CLOSED_AT_ONCE = re.compile(r"<([A-Za-z][A-Za-z0-9]*)[^<>]*/>")
_BOOLEAN = "async|checked|controls|defer|disabled|download|hidden|itemscope|multiple|nomodule|novalidate|open|readonly|required|reversed|selected"
_WITH_BOOLEAN = re.compile(rf"<[a-z][^<>]*\s(?:{_BOOLEAN})(?=[\s/>])[^<>]*>")
_BARE = re.compile(rf'("[^"]*")|\s({_BOOLEAN})(?=[\s/>])')
_ATTRIBUTE = re.compile(r"[a-z][a-z0-9-]*")

_IN_PARAGRAPH, _IN_LINK, _IN_HEADING, _IN_BUTTON, _IN_FORM, _IN_PICTURE = (1 << bit for bit in range(6))
_ENDS_PARAGRAPH = BLOCKS | {"dd", "dt", "li", "summary"}
_SCOPES = frozenset({"button", "caption", "table", "td", "th"})
"""Within them no start tag ends a paragraph that is open around them."""
_ONCE = {"a": _IN_LINK, "button": _IN_BUTTON, "form": _IN_FORM, **dict.fromkeys(HEADINGS, _IN_HEADING)}
"""Elements of which none may stand in another of the kind."""
_IN_SVG = SVG_SHAPES | {"title", "desc"}
_EMPTY = frozenset({"script"})
_IN_NOSCRIPT_OF_HEAD = frozenset({"link", "meta"})


class _NotProved(Exception):
    """What follows cannot be shown to need no mending."""


def prove(text: str) -> Element | None:
    """The `html` of a page that needs no mending; None if that cannot be shown."""
    opening = _DOCTYPE.match(text)
    if opening is None or "<!" in text[opening.end() :] or "<?" in text or _BEYOND.search(text):
        return None
    body = text[opening.end() :]
    if _BROKEN_VALUE.search(body):
        return None
    if any(match[1] not in VOID and match[1] not in SVG_SHAPES for match in _CLOSED_AT_ONCE.finditer(body)):
        return None
    if _VOID_END.search(body):
        return None
    body = _VOID_TAG.sub(r"<\1\2/>", body)
    body = _WITH_BOOLEAN.sub(_with_values, body)
    try:
        return _Building().read(_ENTITY.sub(_character, body))
    except (_NotProved, expat.ExpatError):
        return None


def _with_values(tag: re.Match[str]) -> str:
    return _BARE.sub(lambda found: found[1] or f' {found[2]}=""', tag[0])


def _character(reference: re.Match[str]) -> str:
    named = html5.get(reference[1] or "")
    if named is None:
        raise _NotProved
    return "".join(f"&#{ord(char)};" for char in named)


class _Building:
    """The tree under way: expat tells of tags and text, and each is held against the rules."""

    def __init__(self) -> None:
        self.root: Element | None = None
        self.open: list[tuple[Element, int]] = []
        self.parser = expat.ParserCreate("utf-8")
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.CharacterDataHandler = self.text

    def read(self, text: str) -> Element:
        """The root of the page. Raises: _NotProved, ExpatError."""
        self.parser.Parse(text.encode("utf-8"), True)
        if self.root is None or [child.name for child in self.root.children] != ["head", "body"]:
            raise _NotProved
        return self.root

    def start(self, name: str, attributes: dict[str, str]) -> None:
        parent, flags = self.open[-1] if self.open else (None, 0)
        flags = 0 if parent is None and name == "html" else _checked(name, *_around(parent), flags)
        for attribute, value in attributes.items():
            if ">" in value or not (_is_plain(attribute) or flags & _IN_PICTURE):
                raise _NotProved
        element = Element(name, attributes, parent, self.parser.CurrentLineNumber)
        if parent is None:
            self.root = element
        else:
            parent.children.append(element)
        self.open.append((element, flags))

    def end(self, _name: str) -> None:
        self.open.pop()

    def text(self, data: str) -> None:
        element = self.open[-1][0]
        if element.name in NO_TEXT or element.name in _EMPTY:
            if not data.isspace() or element.name in _EMPTY:
                raise _NotProved
            return
        element.texts.append(data)


@lru_cache(maxsize=1_000)
def _is_plain(attribute: str) -> bool:
    return _ATTRIBUTE.fullmatch(attribute) is not None


def _around(parent: Element | None) -> tuple[str, str]:
    """The names of the parent, and of its parent; "" where there is none."""
    if parent is None:
        return "", ""
    return parent.name, parent.parent.name if parent.parent is not None else ""


@lru_cache(maxsize=10_000)
def _checked(name: str, parent: str, above: str, flags: int) -> int:
    """What holds within the element `name` in `parent`. Raises: _NotProved if a parser might not keep it there."""
    if not parent:
        raise _NotProved
    if flags & _IN_PICTURE:
        if name not in _IN_SVG or parent in ("title", "desc"):
            raise _NotProved
        return flags
    if name not in PLAIN or parent in _EMPTY or not _fits(name, parent, above):
        raise _NotProved
    once = _ONCE.get(name, 0)
    if flags & once or (flags & _IN_PARAGRAPH and name in _ENDS_PARAGRAPH):
        raise _NotProved
    if name in _SCOPES:
        flags &= ~_IN_PARAGRAPH
    if name == "p":
        flags |= _IN_PARAGRAPH
    if name == "svg":
        flags |= _IN_PICTURE
    return flags | once


def _fits(name: str, parent: str, above: str) -> bool:
    within, holds = PARENTS.get(name), CHILDREN.get(parent)
    if (within is not None and parent not in within) or (holds is not None and name not in holds):
        return False
    if parent == "noscript" and above == "head":
        return name in _IN_NOSCRIPT_OF_HEAD
    return name not in ("dd", "dt") or "dl" in (parent, above)
