"""The tree of a version as the blocks of its full text.

    2.2  text          a numbered clause is an item of a list, with its own number
      a. text          lists nest as they do in the tree
    Heading            a section is a heading and what stands under it

Siblings that carry a label are one list; the label stands in the text as it was printed, so that the
browser need not count. The text is the same in both languages and is made once.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import groupby
from typing import NamedTuple

from renvooi.model.document import Node, NodeId, NodeType
from renvooi.model.history import ClauseId
from renvooi.notice.site.addresses import clause_anchor

FIRST_HEADING = 2
"""Level of the headings at the top of the tree: the title of the page is the only h1."""
LAST_HEADING = 6
"""HTML has no deeper heading; deeper sections share it."""


class Form(StrEnum):
    """What siblings that stand together are to a reader."""

    NUMBERED = "ol"
    BULLETS = "ul"
    PLAIN = "div"


class Block(NamedTuple):
    """One node with what is nested in it; a tuple, as templates take that apart quicker than they ask for attributes."""

    anchor: str
    """Id of its element; "" for a node without a persistent id."""
    also: tuple[str, ...]
    """Ids of elements that once led here."""
    label: str
    heading: str
    """Of a section; "" for other nodes."""
    text: str
    level: int
    """Of its heading."""
    since: str
    """Label of the version that last changed its words; "" if that is not known."""
    history: str
    """Link to the page of the clause."""
    runs: tuple["Run", ...]


class Run(NamedTuple):
    """Neighbours of one form."""

    form: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the table of contents."""

    anchor: str
    heading: str
    entries: tuple["Entry", ...]


@dataclass(frozen=True, slots=True)
class Marks:
    """What stands beside the text of a version."""

    clauses: Mapping[NodeId, ClauseId]
    introduced: Mapping[NodeId, str]
    history: Callable[[ClauseId], str]
    """Link to the page of a clause."""
    also: Mapping[NodeId, tuple[ClauseId, ...]] = field(default_factory=dict)
    """Further ids by which people may have linked to a node."""


def runs_of(nodes: Sequence[Node], marks: Marks, *, level: int = FIRST_HEADING) -> tuple[Run, ...]:
    """The blocks of `nodes`, neighbours of one form together."""
    return tuple(
        Run(form, tuple(_block(node, marks, level) for node in group)) for form, group in groupby(nodes, _form)
    )


def contents_of(runs: Sequence[Run]) -> tuple[Entry, ...]:
    """The sections below `runs` that can be linked to."""
    return tuple(_entries(runs))


def _form(node: Node) -> Form:
    if node.type is NodeType.SECTION or node.label is None:
        return Form.PLAIN
    return Form.NUMBERED if any(char.isalnum() for char in node.label) else Form.BULLETS


def _block(node: Node, marks: Marks, level: int) -> Block:
    clause = marks.clauses.get(node.id)
    is_section = node.type is NodeType.SECTION
    return Block(
        anchor=clause_anchor(clause) if clause else "",
        also=tuple(clause_anchor(one) for one in marks.also.get(node.id, ())),
        label=node.label or "",
        heading=(node.heading or "") if is_section else "",
        text=node.text,
        level=level if is_section else 0,
        since=marks.introduced.get(node.id, "") if clause else "",
        history=marks.history(clause) if clause else "",
        runs=runs_of(node.nodes, marks, level=min(level + is_section, LAST_HEADING)),
    )


def _entries(runs: Sequence[Run]) -> Iterator[Entry]:
    for block in (block for run in runs for block in run.blocks):
        nested = tuple(_entries(block.runs))
        if block.level and block.anchor:
            yield Entry(block.anchor, " ".join(part for part in (block.label, block.heading) if part), nested)
        else:
            yield from nested
