"""How a node of a version is cited: what every other value names a place by."""

from dataclasses import dataclass

from renvooi.model.document import NodeId, NodeType, Role


@dataclass(frozen=True, slots=True)
class NodeRef:
    """A node of one version, with enough to cite it and to put it back in a tree."""

    id: NodeId
    address: str
    """As a person would cite it: "Deel 2, artikel 2.2"."""
    label: str | None
    text: str
    """The node's own text; for a section its printed heading."""
    page: int | None
    type: NodeType
    path: tuple[int, ...]
    """Position in the tree of its version: index among siblings, from the top, 0-based."""
    heading: str | None = None
    """For sections only, without the label."""
    roles: tuple[Role, ...] = ()
    """Roles of the node and of the nodes above it, nearest first."""
