"""Names of WordprocessingML and the few questions that are put to any of its elements."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
TWIP = 1 / 20
"""Points; the unit of indents and tab stops."""

_OFF = frozenset({"0", "false", "off", "none"})


def children(element: Element | None) -> Iterator[Element]:
    """The elements right below `element`; none below None."""
    return iter(() if element is None else element)


def value(element: Element | None, name: str) -> str | None:
    """The `w:val` of the child `w:name`; None if there is no such child."""
    child = None if element is None else element.find(W + name)
    return None if child is None else child.get(f"{W}val")


def switch(element: Element | None, name: str) -> bool | None:
    """Whether the property `w:name` is on; None where `element` does not say."""
    child = None if element is None else element.find(W + name)
    return None if child is None else child.get(f"{W}val", "1").casefold() not in _OFF


def number(text: str | None) -> int | None:
    """A whole number as it is written in an attribute; None for anything else."""
    try:
        return int(text) if text is not None and len(text) <= len("-2147483648") else None
    except ValueError:
        return None


def points(element: Element | None, *names: str) -> float | None:
    """The first of the lengths `names` that `element` gives, in points."""
    for name in names:
        twips = number(None if element is None else element.get(W + name))
        if twips is not None:
            return twips * TWIP
    return None
