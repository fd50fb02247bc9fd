"""The nodes of a version as a history keeps them: what they say, where they stand, and under what."""

from dataclasses import dataclass

from renvooi.diff.normal import normalise
from renvooi.model import Appearance, Document, Node, NodeType, Role, VersionRef, places

Path = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Standing:
    """One node of one version."""

    node: Node
    path: Path
    address: str
    text: str
    """What it says as it is printed: its own text, or the heading of a section."""
    roles: tuple[Role, ...]
    """Its own role and those above, nearest first."""
    above: tuple[str, ...]
    """What the nodes above say, normalised, from the top."""

    def appearance(self, version: int) -> Appearance:
        """Where it stands, in the version of that number."""
        return Appearance(version, self.node.id, self.address, self.node.label, self.path)


Nodes = tuple[Standing, ...]


def nodes_of(document: Document) -> Nodes:
    """The nodes of `document` in reading order, as the outline of an alignment numbers them."""
    result: list[Standing] = []
    at: dict[Path, Standing] = {}
    for place in places(document.nodes):
        node, parent = place.node, at.get(place.path[:-1])
        text = (node.heading or "") if node.type is NodeType.SECTION else node.text
        roles = ((node.role,) if node.role else ()) + (parent.roles if parent else ())
        above = (*parent.above, normalise(parent.text)) if parent else ()
        at[place.path] = Standing(node, place.path, place.address, text, roles, above)
        result.append(at[place.path])
    return tuple(result)


def birthplace(ref: VersionRef, number: int) -> str:
    """What names a version in the ids of the nodes that were born in it."""
    return ref.version or f"#{number}"
