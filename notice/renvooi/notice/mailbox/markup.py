"""The text of an HTML mail: what a reader sees, without what programs mark as quoted.

Programs that write HTML quote in forms of their own, and few of them put ">" before a line. What follows is
known of the widespread ones; a quote that none of them marks is left in, for losing a client's words would be
worse than showing too many.
"""

import re
from collections.abc import Iterator

from lxml import etree, html  # pyright: ignore[reportAttributeAccessIssue]  # compiled, and ships no stubs

_BLOCKS = frozenset(
    "address article blockquote dd div dl dt fieldset footer form h1 h2 h3 h4 h5 h6 header hr li main ol p pre "
    "section table td th tr ul".split()
)
_UNSEEN = frozenset("head script style title template noscript".split())
_QUOTED_CLASSES = frozenset("gmail_quote gmail_attr yahoo_quoted moz-cite-prefix protonmail_quote".split())
_QUOTE_BEGINS = frozenset("divrplyfwdmsg appendonsend mail-editor-reference-message-container".split())
"""Ids of elements from which on all is quoted."""
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_SPACES = re.compile(r"[ \t\r\f\v\xa0]+")


def text_of_html(source: str) -> str:
    """The text of an HTML mail without what it quotes; all of its text if nothing else is left."""
    root = _parsed(source)
    if root is None:
        return ""
    return _joined(_pieces(root, with_quotes=False)) or _joined(_pieces(root, with_quotes=True))


def _parsed(source: str) -> "html.HtmlElement | None":
    try:
        parser = html.HTMLParser(remove_comments=True, remove_pis=True, no_network=True, encoding="utf-8")
        return html.document_fromstring(source.encode("utf-8", "replace").replace(b"\0", b""), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError):
        return None


def _pieces(root: "html.HtmlElement", *, with_quotes: bool) -> Iterator[str]:
    """Texts and line breaks in the order of reading. A loop and no recursion: markup may be as deep as it likes."""
    waiting: list[tuple[html.HtmlElement, bool]] = [(root, False)]
    while waiting:
        element, is_left = waiting.pop()
        is_block = element.tag in _BLOCKS
        if is_left:
            yield from ("\n",) if is_block or element.tag == "br" else ()
            yield element.tail or ""
            continue
        if not with_quotes and _begins_quote(element):
            return
        if _is_unseen(element) or (not with_quotes and _is_quote(element)):
            yield element.tail or ""
            continue
        yield from ("\n",) if is_block else ()
        yield element.text or ""
        waiting.append((element, True))
        waiting += [(child, False) for child in reversed(element)]


def _is_unseen(element: "html.HtmlElement") -> bool:
    return element.tag in _UNSEEN or _HIDDEN.search(element.get("style") or "") is not None


def _is_quote(element: "html.HtmlElement") -> bool:
    return element.tag == "blockquote" or not _QUOTED_CLASSES.isdisjoint((element.get("class") or "").split())


def _begins_quote(element: "html.HtmlElement") -> bool:
    return (element.get("id") or "").lower() in _QUOTE_BEGINS


def _joined(pieces: Iterator[str]) -> str:
    # a line break in the source is a space; those of elements are lines of their own
    text = "".join(piece if piece == "\n" else piece.replace("\n", " ") for piece in pieces)
    lines = [_SPACES.sub(" ", line).strip() for line in text.split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n")
