"""A document as the aligner sees it: its nodes in reading order, with what is compared of each.

Most clauses of a new version are those of the old one, so what costs time is made when it is first
asked for: words only of a clause that has no equal, addresses only if something is to be cited.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cached_property

from renvooi.diff.normal import normalise
from renvooi.diff.tokens import Alphabet, pieces
from renvooi.model import Document, Node, NodeRef, NodeType, Place, Role, places
from renvooi.model.addresses import bare_label

ROOT = -1


class Names:
    """Gives equal things one small number, over both versions: comparing numbers is comparing texts."""

    def __init__(self) -> None:
        self.alphabet = Alphabet()
        self._normal: dict[str, str] = {}
        self._ids: dict[object, int] = {}

    def normal(self, text: str) -> str:
        """`text` normalised; a text that stands in both versions is normalised once."""
        known = self._normal.get(text)
        if known is None:
            known = self._normal[text] = normalise(text)
        return known

    def id(self, thing: object) -> int:
        """The number of `thing`, dealt in order of first sight."""
        return self._ids.setdefault(thing, len(self._ids))


class Item:
    """One node of an outline. Nothing of it changes; words and label are made once, when first asked for."""

    __slots__ = ("_label", "_pieces", "_words", "context", "index", "is_section", "key", "node", "normal",
                 "parent", "tree", "version")  # fmt: skip

    def __init__(self, index: int, node: Node, parent: int, normal: str, key: int, context: int, version: "_Version"):
        self.index = index
        self.node = node
        self.parent = parent
        """Index of the node above; ROOT at the top."""
        self.normal = normal
        """Normalised own text, or heading of a section."""
        self.key = key
        """The same for two nodes of one type with equal normalised text, in either version."""
        self.context = context
        """The same for two nodes under equal headings and texts, from the top, in either version."""
        self.is_section = node.type is NodeType.SECTION
        """Sections pair with sections only."""
        self.tree = key
        """The same for two nodes that are equal with all below them, but for their numbers."""
        self.version = version
        self._label: str | None = ""
        self._pieces: list[str] | None = None
        self._words: str | None = None

    @property
    def label(self) -> str | None:
        """As cited; None for bullets."""
        if self._label == "":
            self._label = label_of(self.node) or None
        return self._label

    @property
    def said(self) -> str:
        """The node's own text as printed; of a section its heading."""
        return self.node.heading or "" if self.is_section else self.node.text

    @property
    def row(self) -> str | None:
        """What the first cell of a row of a table says, if it names the row; None for other nodes.

        A number does not: it is the place of the row.
        """
        name, bar, _ = self.normal.partition(" | ")
        return name.casefold() if bar and any(map(str.isalpha, name)) else None

    def is_telling(self, least: int) -> bool:
        """Whether its text has at `least` so many words: a shorter one ("n.v.t.") stands everywhere."""
        return self.normal.count(" ") + 1 >= least

    @property
    def pieces(self) -> list[str]:
        """White space and words of what the node says, in turn."""
        if self._pieces is None:
            self._pieces = pieces(self.said)
        return self._pieces

    @property
    def words(self) -> str:
        """The words of what the node says, one character each."""
        if self._words is None:
            self._words = self.version.names.alphabet.encode(self.pieces[1::2])
        return self._words

    @property
    def path(self) -> tuple[int, ...]:
        """Index among siblings, from the top."""
        return self.version.places[self.index].path

    @property
    def address(self) -> str:
        """As a person would cite the node."""
        return self.version.places[self.index].address

    @property
    def above(self) -> "Item | None":
        """The node above; None at the top."""
        return self.version.items[self.parent] if self.parent != ROOT else None

    @property
    def roles(self) -> tuple[Role, ...]:
        """Its own role and those above, nearest first."""
        above = self.version.items[self.parent].roles if self.parent != ROOT else ()
        return (self.node.role, *above) if self.node.role else above

    @property
    def headings(self) -> tuple[str, ...]:
        """What the nodes above say, normalised, from the top."""
        if self.parent == ROOT:
            return ()
        above = self.version.items[self.parent]
        return (*above.headings, above.normal)

    @property
    def end(self) -> int:
        """Index after the last node below this one."""
        return self.version.ends[self.index]

    @property
    def weight(self) -> int:
        """Characters of the node and all below it, with one more for each node."""
        sums = self.version.sums
        return sums[self.end] - sums[self.index]

    def ref(self) -> NodeRef:
        """The node as a diff cites it."""
        node = self.node
        text = node.printed_heading if self.is_section else node.text
        heading = node.heading if self.is_section else None
        return NodeRef(node.id, self.address, node.label, text, node.page, node.type, self.path, heading, self.roles)


Outline = tuple[Item, ...]


class _Version:
    """What the items of one version share."""

    def __init__(self, document: Document, names: Names) -> None:
        self.names = names
        self.items: list[Item] = []
        self.ends: list[int] = []
        self.sums = [0]
        """Of the nodes before each index: their characters and their number."""
        self._document = document

    @property
    def title(self) -> str:
        """Title of the document."""
        return self._document.title

    @cached_property
    def places(self) -> tuple[Place, ...]:
        return places(self._document.nodes)

    @cached_property
    def copies(self) -> Counter[int]:
        return Counter([item.key for item in self.items])

    def add(self, nodes: Sequence[Node], parent: int, context: int) -> tuple[int, ...]:
        """Append `nodes` and all below them; their `tree`s."""
        items, ends, sums = self.items, self.ends, self.sums
        normal_of, number_of = self.names.normal, self.names.id
        trees = []
        for node in nodes:
            kind = node.type
            normal = normal_of(node.heading or "" if kind is NodeType.SECTION else node.text)
            index = len(items)
            # what has no text of its own is known by its number; no kind begins as another does, so that
            # joined strings do for tuples, which the collector of garbage would look at time and again
            key = number_of(kind + normal if normal else f"{kind}\0{label_of(node)}")
            item = Item(index, node, parent, normal, key, context, self)
            items.append(item)
            ends.append(index + 1)
            sums.append(sums[-1] + 1 + len(normal))
            if node.nodes:
                below = self.add(node.nodes, index, number_of(f"{context}\0{normal}"))
                item.tree = number_of((kind, normal, below))
                ends[index] = len(items)
            trees.append(item.tree)
        return tuple(trees)


def label_of(node: Node) -> str | None:
    """The label of `node` as it is cited: "2.2", "b", "Artikel 2"; None for a bullet or none."""
    if node.type is NodeType.SECTION:
        return normalise(node.label).rstrip(".:) ") or None if node.label else None
    cited = bare_label(node.label)
    # "2°." is another level than "2."
    return f"{cited}°" if cited and node.label and "°" in node.label else cited


def outline(document: Document, names: Names) -> Outline:
    """The nodes of `document` in reading order; `names` are those of the version that it is compared with."""
    version = _Version(document, names)
    version.add(document.nodes, ROOT, ROOT)
    return tuple(version.items)


def places_of(items: Outline) -> tuple[Place, ...]:
    """Where each node of an outline stands."""
    return items[0].version.places if items else ()


def copies_of(items: Outline) -> Counter[int]:
    """How many nodes of the outline have each `key`."""
    return items[0].version.copies if items else Counter()


def leaves(items: Iterable[Item]) -> tuple[Item, ...]:
    """Those that are no section."""
    return tuple(item for item in items if not item.is_section)
