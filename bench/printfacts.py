"""Trees as facts in reading order, and how many of them two trees share.

One fact is a heading with the heading that it stands under; a clause with the labels around it,
its own label and its text; a paragraph with the labels around it; a row of a table. As the order
of facts and their depth make up the tree, the facts that are right are the longest common
subsequence of both: a clause that is lost costs itself, and not those that follow it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import LCSseq

from renvooi.model import Document, Node, NodeType

Fact = tuple[str, ...]
ROW = "row"


@dataclass(frozen=True, slots=True)
class Score:
    """How well one document was read."""

    f1: float
    headings: tuple[int, int]
    """Right, and all in the truth."""
    labels: tuple[int, int]
    missing: tuple[Fact, ...]
    extra: tuple[Fact, ...]

    @property
    def lost_in_tables(self) -> int:
        """Facts that differ and belong to a table: rows that are missing, and extra ones made of their words."""
        words = {word for fact in self.missing if fact[0] == ROW for part in fact for word in part.split()}
        rows = sum(fact[0] == ROW for fact in self.missing)
        inside = sum(bool(words) and set(fact[-1].split()) <= words for fact in self.extra)
        return rows + inside


def document_facts(document: Document, name: str) -> tuple[Fact, ...]:
    """The facts of a document that was read from a page."""
    first = next((node for node in document.nodes if node.type is NodeType.SECTION), None)
    taken = document.title not in (name, first.printed_heading if first else "", first.heading if first else "")
    return facts(document.title if taken else "", document.nodes)


def facts(title: str, nodes: Sequence[Node]) -> tuple[Fact, ...]:
    """The facts of a tree below its title, "" if the title is among the nodes."""
    head: list[Fact] = [("heading", "", _fold(title))] if title else []
    found = [*head, *_facts(nodes, "", ())]
    outer = found[0][2] if found and found[0][0] == "heading" else ""
    # Whether a title stands above all headings or beside the first of them is the same page.
    return tuple(("heading", "", fact[2]) if fact[:2] == ("heading", outer) else fact for fact in found)


def _facts(nodes: Sequence[Node], heading: str, path: Fact) -> Iterator[Fact]:
    for node in nodes:
        match node.type:
            case NodeType.SECTION:
                own = _fold(node.printed_heading)
                yield ("heading", heading, own)
                yield from _facts(node.nodes, own, ())
            case NodeType.PARAGRAPH:
                yield from (("paragraph", *path, text) for text in _fold(node.text).split("\n"))
            case NodeType.CLAUSE if node.label is None:
                yield (ROW, *path, _fold(node.text))
            case NodeType.CLAUSE:
                label = plain_label(node.label)
                yield ("clause", *path, label, _fold(node.text))
                yield from _facts(node.nodes, heading, (*path, label))


def _fold(text: str) -> str:
    """A text as it is compared: blanks alike, and dots that a typeface draws as one glyph."""
    text = text.replace("\u2219", "\u00b7")
    return "\n".join(" ".join(line.split()) for line in text.split("\n"))


def plain_label(label: str | None) -> str:
    """A label as it is compared: bullets of any glyph alike."""
    return "•" if label is not None and len(label) == 1 and not label.isalnum() else label or ""


def score(want: Sequence[Fact], got: Sequence[Fact]) -> Score:
    """How many facts of both lists are the same."""
    missing, extra = _differences(want, got)
    same = len(want) - len(missing)
    return Score(
        2 * same / max(len(want) + len(got), 1),
        _shared([fact for fact in want if fact[0] == "heading"], [fact for fact in got if fact[0] == "heading"]),
        _shared(
            [fact[:-1] for fact in want if fact[0] == "clause"], [fact[:-1] for fact in got if fact[0] == "clause"]
        ),
        missing,
        extra,
    )


def _shared(want: Sequence[Fact], got: Sequence[Fact]) -> tuple[int, int]:
    return len(want) - len(_differences(want, got)[0]), len(want)


def _differences(want: Sequence[Fact], got: Sequence[Fact]) -> tuple[tuple[Fact, ...], tuple[Fact, ...]]:
    edits = LCSseq.editops(want, got)
    missing = tuple(want[edit.src_pos] for edit in edits if edit.tag == "delete")
    return missing, tuple(got[edit.dest_pos] for edit in edits if edit.tag == "insert")
