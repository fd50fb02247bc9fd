"""A tree that can be edited, in which every node knows the old nodes it came from.

The origins are the truth: an edit keeps them right while it changes the tree, and nothing ever
has to be compared to find out what became of a clause.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from renvooi.model import Document, Node, NodeType, with_ids

Path = tuple[int, ...]
"""Position in a tree: index among siblings, from the top."""


@dataclass(slots=True, eq=False)
class Draft:
    """A node of the new version while it is being made."""

    node: Node
    """What it was read from; its own `nodes` are not looked at."""
    label: str | None
    heading: str | None
    text: str
    origins: tuple[Path, ...]
    """Places in the old version that it came from: several if they were merged, none if it was inserted."""
    parent: "Draft | None" = None
    children: list["Draft"] = field(default_factory=list)
    edited: bool = False
    """Whether an edit has used it: a clause gets one edit at most."""

    @property
    def is_section(self) -> bool:
        """Whether it is a heading with what stands under it."""
        return self.node.type is NodeType.SECTION

    @property
    def position(self) -> int:
        """Its index among its siblings."""
        assert self.parent is not None
        return next(index for index, child in enumerate(self.parent.children) if child is self)

    def walk(self) -> Iterator["Draft"]:
        """This node and all below it, in reading order."""
        yield self
        for child in self.children:
            yield from child.walk()

    def insert(self, index: int, child: "Draft") -> None:
        """Put `child` below this node, before the one that stands at `index`."""
        child.parent = self
        self.children.insert(index, child)

    def remove(self) -> None:
        """Take this node, and all below it, out of the tree."""
        assert self.parent is not None
        del self.parent.children[self.position]
        self.parent = None

    def words(self) -> int:
        """Words of its own text."""
        return len(self.text.split())


def draft_of(node: Node, origin: Path | None) -> Draft:
    """A draft of `node` and all below it; nodes of another document have no origin."""
    result = Draft(node, node.label, node.heading, node.text, (origin,) if origin is not None else ())
    for index, child in enumerate(node.nodes):
        result.insert(index, draft_of(child, (*origin, index) if origin is not None else None))
    return result


def root_of(document: Document) -> Draft:
    """A draft of the whole document, under a node that stands for it."""
    return draft_of(replace(document.nodes[0], type=NodeType.SECTION, nodes=document.nodes, text=""), ())


def node_of(draft: Draft) -> Node:
    """The node that a draft has become; ids are those of the old version."""
    nodes = tuple(node_of(child) for child in draft.children)
    return replace(draft.node, label=draft.label, heading=draft.heading, text=draft.text, nodes=nodes)


def document_of(root: Draft, old: Document, *, sha256: str) -> Document:
    """The new version as a reader would give it; `sha256` stands for its bytes."""
    nodes = with_ids(tuple(node_of(child) for child in root.children))
    return replace(old, nodes=nodes, source=replace(old.source, sha256=sha256), warnings=(), looks=())


def places_of(root: Draft) -> Mapping[Path, Draft]:
    """Every node of the new version by its place."""

    def place(draft: Draft, path: Path) -> Iterator[tuple[Path, Draft]]:
        for index, child in enumerate(draft.children):
            yield (*path, index), child
            yield from place(child, (*path, index))

    return dict(place(root, ()))
