"""xmldiff from PyPI, which compares two trees."""

from collections.abc import Sequence
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from bench.aligners.lines import Answer, Line
from bench.mutating.draft import Path


class XmlDiff:
    """The clause tree as XML, matched by `Differ.match`; its moves, updates, insertions and deletions rest on that.

    It sees nesting, numbers and texts, and has no splits and no merges. Matching is quadratic in the
    nodes, so that large documents run into the time limit; `fast_match`, which it offers for that, finds
    far less (changed links .22 against .59 over 40 documents).
    """

    name = "xmldiff"
    cannot = ("split", "merged")

    def missing(self) -> str | None:
        """The packages, if they are not installed."""
        return None if find_spec("xmldiff") else "xmldiff: pip install xmldiff"

    def align(self, old: Sequence[Line], new: Sequence[Line]) -> Answer:
        """The nodes that it matches."""
        differ = import_module("xmldiff.diff").Differ()
        matches = differ.match(_tree(old), _tree(new))
        before = {id(element): index for index, element in enumerate(differ.left.iter("clause"))}
        after = {id(element): index for index, element in enumerate(differ.right.iter("clause"))}
        return Answer([(before[id(one)], after[id(other)]) for one, other, _ in matches if id(one) in before], None)


def _tree(lines: Sequence[Line]) -> object:
    etree = import_module("lxml.etree")
    root = etree.Element("document")
    places: dict[Path, Any] = {(): root}
    for line in lines:
        element = etree.SubElement(places[line.path[:-1]], "clause", label=line.label)
        element.text = _printable(line.text)
        places[line.path] = element
    return root


def _printable(text: str) -> str:
    """Without control characters, which XML has no way to write."""
    return "".join(char if char.isprintable() else " " for char in text)
