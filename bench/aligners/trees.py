"""xmldiff from PyPI, which compares two trees."""

from collections.abc import Sequence
from importlib.util import find_spec

from bench.aligners.lines import Line, Pairs
from bench.mutating.draft import Path


class XmlDiff:
    """The clause tree as XML, matched by `Differ.match`; its moves, updates, insertions and deletions rest on that.

    It sees nesting, numbers and texts, and has no splits and no merges. Matching is quadratic in the
    nodes; with `fast_match`, which it offers for that, large documents still run into the time limit.
    """

    name = "xmldiff"
    cannot = ("split", "merged")

    def missing(self) -> str | None:
        """The packages, if they are not installed."""
        return None if find_spec("xmldiff") else "xmldiff: pip install xmldiff"

    def align(self, old: Sequence[Line], new: Sequence[Line]) -> Pairs:
        """The nodes that it matches."""
        from xmldiff.diff import Differ

        matches = Differ(F=0.5, fast_match=True).match(_tree(old), _tree(new))
        return [
            (int(one.get("n")), int(other.get("n")))
            for one, other, _ in matches
            if one.get("n") is not None and other.get("n") is not None
        ]


def _tree(lines: Sequence[Line]) -> object:
    from lxml import etree

    root = etree.Element("document")
    places: dict[Path, etree._Element] = {(): root}
    for index, line in enumerate(lines):
        element = etree.SubElement(places[line.path[:-1]], "clause", label=line.label)
        element.text = _printable(line.text)
        element.set("n", str(index))
        places[line.path] = element
    return root


def _printable(text: str) -> str:
    """Without control characters, which XML has no way to write."""
    return "".join(char if char.isprintable() else " " for char in text)
