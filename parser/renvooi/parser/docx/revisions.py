"""Tracked changes: a document that still has them says two things at once.

Which of the two was agreed no reader can tell, so such a document is refused. With leave of the
user it is read as it will be once all changes are accepted: insertions stay, deletions go.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from xml.etree.ElementTree import Element

from renvooi.model.errors import TrackedChanges
from renvooi.parser.docx.names import W, children, value

_COME = frozenset(f"{W}{name}" for name in ("ins", "moveTo"))
_GONE = frozenset(f"{W}{name}" for name in ("del", "moveFrom"))
_CELL_COME = f"{W}cellIns"
_CELLS = frozenset((_CELL_COME, f"{W}cellDel", f"{W}cellMerge"))
_NUMBERED_ANEW = f"{W}numberingChange"
_FORMATTED = f"{W}pPrChange"


def check_accepted(roots: Iterable[Element], *, name: str) -> None:
    """Nothing, if no text or number is under revision; a changed look alone is harmless.

    Raises: TrackedChanges, with how many there are.
    """
    found: Counter[str] = Counter()
    for root in roots:
        for element in root.iter():
            if kind := _kind(element):
                found[kind] += 1
    if found:
        said = " and ".join(f"{number} {kind}{'s' if number > 1 else ''}" for kind, number in sorted(found.items()))
        raise TrackedChanges(
            name,
            f"the document has tracked changes ({said})",
            "Accept or reject them in Word, or give --accept-revisions to read it as if all were accepted",
        )


def _kind(element: Element) -> str | None:
    if element.tag in _COME or element.tag == _CELL_COME:
        return "insertion"
    if element.tag in _GONE or element.tag in _CELLS:
        return "deletion"
    renumbered = element.tag == f"{W}pPr" and _is_renumbered(element)
    return "renumbering" if renumbered or element.tag == _NUMBERED_ANEW else None


def _is_renumbered(properties: Element) -> bool:
    """Whether the list that a paragraph stands in was another before its format changed."""
    change = properties.find(_FORMATTED)
    before = None if change is None else change.find(f"{W}pPr")
    if before is None:
        return False
    lists = [None if kept is None else kept.find(f"{W}numPr") for kept in (properties, before)]
    was, now = [(value(kept, "numId"), value(kept, "ilvl")) for kept in lists]
    return was != now


def accept(root: Element) -> None:
    """Nothing; `root` is as it will be once its changes are accepted."""
    for element in list(root.iter()):
        if not _is_property(element):
            below = list(children(element))
            kept = list(_accepted(below))
            if kept != below:
                element[:] = kept
    _join_paragraphs(root)


def _accepted(elements: Iterable[Element]) -> Iterator[Element]:
    """What is left of sibling elements; what stands in an insertion takes its place."""
    for element in elements:
        mark = next((child for child in children(element) if child.tag in (f"{W}trPr", f"{W}tcPr")), None)
        gone = () if mark is None else (mark.find(f"{W}del"), mark.find(f"{W}cellDel"))
        if element.tag in _COME:
            yield from _accepted(children(element))
        elif element.tag not in _GONE and all(found is None for found in gone):
            yield element


def _is_property(element: Element) -> bool:
    """Whether what stands in `element` marks a paragraph, row or cell, and holds no text."""
    return element.tag in (f"{W}rPr", f"{W}trPr", f"{W}tcPr")


def _join_paragraphs(root: Element) -> None:
    """A paragraph whose mark was deleted goes on with the one behind it, which keeps its own properties."""
    for parent in list(root.iter()):
        paragraphs = list(children(parent))
        for index, paragraph in enumerate(paragraphs[:-1]):
            following = paragraphs[index + 1]
            if paragraph.tag == following.tag == f"{W}p" and _mark_is_gone(paragraph):
                content = [child for child in children(paragraph) if child.tag != f"{W}pPr"]
                start = 1 if following.find(f"{W}pPr") is not None else 0
                following[start:start] = content
                parent.remove(paragraph)


def _mark_is_gone(paragraph: Element) -> bool:
    mark = paragraph.find(f"{W}pPr/{W}rPr")
    return mark is not None and any(mark.find(tag) is not None for tag in _GONE)
