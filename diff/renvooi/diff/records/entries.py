"""The lists of a document: who opens them, and what each entry says with all below it.

A list stands below the clause or heading that opens it, or, as in Markdown and Word, after the
paragraph that does. A table may stand beside the numbered item that opens it, too: nobody indents
one. The rows of a table are entries; the row with the heads says what is in each cell.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from renvooi.diff.outline import Item, Outline
from renvooi.model import NodeType, RecordKind, Role

OF_ROLE: Mapping[Role, RecordKind] = {
    Role.SUB_PROCESSORS: RecordKind.SUB_PROCESSORS,
    Role.CERTIFICATIONS: RecordKind.CERTIFICATIONS,
    Role.SERVICES: RecordKind.SERVICES,
    Role.SECURITY: RecordKind.SECURITY_MEASURES,
    Role.DATA_CATEGORIES: RecordKind.DATA_CATEGORIES,
}
BAR = " | "
"""Between the cells of a row."""
LOOK_BACK = 100
"""Nodes before an entry among which the paragraph is looked for that opens its list."""


@dataclass(frozen=True, slots=True)
class Part:
    """One text of an entry, with the node that says it."""

    text: str
    item: Item


@dataclass(frozen=True, slots=True)
class Entry:
    """One item of a list."""

    item: Item
    parts: tuple[Part, ...]
    """What stands below it, in order of reading."""
    heads: tuple[str, ...] = ()
    """Of a row, what its table calls the cells; empty for another entry, or where no row says so."""

    @property
    def is_row(self) -> bool:
        """Whether it is a row of a table."""
        return BAR in self.item.node.text

    @property
    def text(self) -> str:
        """Its own text and all below it, a line each."""
        return "\n".join((self.item.node.text, *(part.text for part in self.parts)))


@dataclass(frozen=True, slots=True)
class Listing:
    """A list of one kind of record."""

    kind: RecordKind
    head: Item
    entries: tuple[Entry, ...]


def find_listings(items: Outline) -> tuple[Listing, ...]:
    """The lists that a role opens, in order of reading."""
    return tuple(
        Listing(OF_ROLE[item.node.role], item, entries_of(item, items))
        for item in items
        if item.node.role is not None and item.node.role in OF_ROLE
    )


def entries_of(head: Item, items: Outline) -> tuple[Entry, ...]:
    """The entries below `head`, or, of a paragraph, right after it."""
    own = [item for item in _below(head, items) if not item.is_section]
    if head.is_section:
        # what introduces the list is no entry
        own = [item for item in own if item.node.type is NodeType.CLAUSE or BAR in item.node.text]
    elif not own:
        own = list(_after(head, items))
    return with_heads(own, items)


def list_role(item: Item, items: Outline) -> Role | None:
    """What list `item` is an entry of: the role of the node above it, or of the paragraph that its run follows."""
    above = item.above
    if above is not None and above.node.role is not None:
        return above.node.role
    for at in range(item.index - 1, max(item.parent, item.index - LOOK_BACK), -1):
        if items[at].parent == item.parent and _opens(items[at]):
            return items[at].node.role
    return None


def _opens(item: Item) -> bool:
    if BAR in item.node.text:
        return False
    return item.node.type is NodeType.PARAGRAPH or (item.node.role is not None and opens_beside(item))


def opens_beside(item: Item) -> bool:
    """Whether what an item opens stands beside it: nothing is below it, and it ends in a colon or is a paragraph."""
    return item.node.type is NodeType.PARAGRAPH or (item.end == item.index + 1 and item.node.text.endswith(":"))


def with_heads(own: Sequence[Item], items: Outline) -> tuple[Entry, ...]:
    """The items as entries; a first row that only names columns is the head of those after it."""
    rows = [item for item in own if BAR in item.node.text]
    heads = cells(rows[0].node.text) if len(rows) > 1 and rows[0] is own[0] else ()
    return tuple(
        Entry(item, tuple(_parts(item, items)), heads if item in rows else ())
        for item in own
        if not (heads and item is rows[0])
    )


def cells(text: str) -> tuple[str, ...]:
    """The cells of a row."""
    return tuple(cell.strip() for cell in text.split(BAR.strip()))


def _below(head: Item, items: Outline) -> Iterator[Item]:
    return (items[at] for at in range(head.index + 1, head.end) if items[at].parent == head.index)


def _after(head: Item, items: Outline) -> Iterator[Item]:
    """The run of list items or rows that directly follows a node, side by side with it; after a list item rows only."""
    if not opens_beside(head):
        return
    at = head.end
    if head.node.type is not NodeType.PARAGRAPH and (at == len(items) or BAR not in items[at].node.text):
        return
    first: Item | None = None
    while at < len(items) and items[at].parent == head.parent and _continues(items[at], first):
        first = first or items[at]
        yield items[at]
        at = items[at].end


def _continues(item: Item, first: Item | None) -> bool:
    """Whether `item` is a list item, and of the form of the first."""
    if item.node.type is not NodeType.CLAUSE and BAR not in item.node.text:
        return False
    return first is None or _form(item) == _form(first)


def _form(item: Item) -> str:
    if BAR in item.node.text:
        return "row"
    return "number" if (item.label or "x")[0].isdigit() else "letter" if item.label else "bullet"


def _parts(item: Item, items: Outline) -> Iterator[Part]:
    for at in range(item.index + 1, item.end):
        if items[at].node.text:
            yield Part(items[at].node.text, items[at])
