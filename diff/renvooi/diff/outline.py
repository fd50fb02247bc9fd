"""A document as the aligner sees it: its nodes in reading order, with what is compared of each."""

from dataclasses import dataclass

from renvooi.diff.normal import normalise
from renvooi.diff.tokens import Alphabet, words
from renvooi.model import Document, Node, NodeRef, NodeType, Role, places
from renvooi.model.addresses import bare_label

ROOT = -1


@dataclass(frozen=True, slots=True)
class Item:
    """One node of an outline."""

    index: int
    node: Node
    path: tuple[int, ...]
    address: str
    parent: int
    """Index of the node above; ROOT at the top."""
    roles: tuple[Role, ...]
    """Its own role and those above, nearest first."""
    normal: str
    """Normalised own text, or heading of a section."""
    words: str
    """The words of `normal`, one character each."""
    label: str | None
    """As cited; None for bullets."""
    context: tuple[str, ...]
    """`normal` of the nodes above, from the top."""

    @property
    def is_section(self) -> bool:
        """Sections pair with sections only."""
        return self.node.type is NodeType.SECTION

    def ref(self) -> NodeRef:
        """The node as a diff cites it."""
        node = self.node
        text = node.printed_heading if self.is_section else node.text
        heading = node.heading if self.is_section else None
        return NodeRef(node.id, self.address, node.label, text, node.page, node.type, self.path, heading, self.roles)


Outline = tuple[Item, ...]


def label_of(node: Node) -> str | None:
    """The label of `node` as it is cited: "2.2", "b", "Artikel 2"; None for a bullet or none."""
    if node.type is NodeType.SECTION:
        return normalise(node.label).rstrip(".:) ") or None if node.label else None
    return bare_label(node.label)


def outline(document: Document, alphabet: Alphabet) -> Outline:
    """The nodes of `document` in reading order."""
    items: list[Item] = []
    index_at: dict[tuple[int, ...], int] = {}
    for index, place in enumerate(places(document.nodes)):
        node = place.node
        above = items[index_at[place.path[:-1]]] if len(place.path) > 1 else None
        normal = normalise((node.heading or "") if node.type is NodeType.SECTION else node.text)
        items.append(
            Item(
                index=index,
                node=node,
                path=place.path,
                address=place.address,
                parent=above.index if above else ROOT,
                roles=((node.role,) if node.role else ()) + (above.roles if above else ()),
                normal=normal,
                words=alphabet.encode(words(normal)),
                label=label_of(node),
                context=(*above.context, above.normal) if above else (),
            )
        )
        index_at[place.path] = index
    return tuple(items)
