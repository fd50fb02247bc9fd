r"""Characters that XML 1.0 cannot hold, carried so that they come back.

Such characters do reach a tree: a font that maps a glyph to U+0001, a form feed in a title. In text
of Akoma Ntoso each is an `<inline name="U+0001">` that shows the replacement character; so is a
newline in a label, a heading or a title, since an editor may break a line where it likes. In text and
attributes of our own each is a backslash, "u" and four hexadecimal digits, and a backslash is two.

Half a character (a surrogate) is carried the same way: the name of a file may hold one.
"""

import re
from collections.abc import Iterator

from renvooi.corpus.akn.vocabulary import AKN, PLAIN, akn
from renvooi.corpus.akn.xml import etree

REPLACEMENT = "�"

_ILLEGAL = "\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff"
_NOT_XML = re.compile(f"[{_ILLEGAL}]")
_ALSO_NEWLINE = re.compile(f"[{_ILLEGAL}\n]")
_ESCAPED = re.compile(r"\\(\\|u[0-9a-f]{4})")
_NAMED = re.compile(r"U\+([0-9A-F]{4})")


def shown(text: str) -> str:
    """`text` for people, with the replacement character for what XML cannot hold."""
    return _NOT_XML.sub(REPLACEMENT, text)


def escaped(text: str) -> str:
    """`text` as our own elements and attributes hold it."""
    doubled = text.replace("\\", "\\\\")
    return _NOT_XML.sub(lambda found: f"\\u{ord(found[0]):04x}", doubled)


def unescaped(text: str) -> str:
    """What `escaped` was given. Raises: ValueError for a backslash that it never writes."""
    rest = _ESCAPED.sub("", text)
    if "\\" in rest:
        raise ValueError("a backslash stands alone")
    return _ESCAPED.sub(lambda found: "\\" if found[1] == "\\" else chr(int(found[1][1:], 16)), text)


def fill(element: etree._Element, text: str) -> None:
    """Give `element` a text without newline, or one whose newlines must survive an editor."""
    last: etree._Element | None = None
    at = 0
    for found in _ALSO_NEWLINE.finditer(text):
        _append(element, last, text[at : found.start()])
        inline = etree.SubElement(element, akn("inline"), name=f"U+{ord(found[0]):04X}")
        inline.text = REPLACEMENT
        last = inline
        at = found.end()
    _append(element, last, text[at:])


def _append(element: etree._Element, last: etree._Element | None, text: str) -> None:
    if last is None:
        element.text = text or None
    else:
        last.tail = text or None


def text_of(element: etree._Element) -> str:
    """The text of an element that `fill` filled or a person edited.

    A line break is one blank: a text of one paragraph has none, so an editor put it there.
    Raises: ValueError for an element that is more than a look.
    """
    parts = list(_parts(element))
    # The characters that were named are set apart, so that a newline among them stays.
    plain = "".join(text if name is None else "\x00" for name, text in parts)
    if "\n" in plain:
        lines = (line.strip(" \t\r") for line in plain.split("\n"))
        plain = " ".join(line for line in lines if line)
    pieces = plain.split("\x00")
    named = [text for name, text in parts if name is not None]
    return "".join(piece + character for piece, character in zip(pieces, [*named, ""], strict=True))


def _parts(element: etree._Element) -> Iterator[tuple[str | None, str]]:
    """(name of a character or None, text) in the order of reading."""
    yield None, element.text or ""
    for child in element:
        name = etree.QName(child)
        if name.namespace != AKN or name.localname not in PLAIN:
            raise ValueError(f"it holds <{name.localname}>, which changes what is said")
        said = _NAMED.fullmatch(child.get("name", "")) if name.localname == "inline" else None
        if said is not None:
            yield said[0], chr(int(said[1], 16))
        else:
            yield from _parts(child)
        yield None, child.tail or ""
