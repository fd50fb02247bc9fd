"""The list of sub-processors of a document, as far as the checks need it: who is in it."""

import re
from dataclasses import dataclass

from renvooi.diff.checks.names import legal_names
from renvooi.diff.checks.subject import Subject
from renvooi.diff.outline import Item
from renvooi.model import NodeType, Role

_END = re.compile(
    r"[,;:(|]|\s-\s|\s+(?:voor|ten\s+behoeve|gevestigd|te|in|aan|levert|verzorgt|host)\s+|(?:[;,]\s*en|[;,.])$"
)

_HEADER = re.compile(
    r"(?:bedrijfs?)?(?:naam|partij|sub-?\s?(?:verwerker|processor)|leverancier|bedrijf|organisatie)s?\s*\|",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Engaged:
    """The list, with the names of its entries."""

    item: Item
    entries: tuple[tuple[str, Item], ...]
    said: str
    """All that stands in the list, in which names of products are found."""

    @property
    def names(self) -> tuple[str, ...]:
        """Who is listed."""
        return tuple(name for name, _ in self.entries)


def engaged(subject: Subject) -> Engaged | None:
    """The list of sub-processors; None if the document has none, or more than one."""
    lists = [item for item in subject.items if item.node.role is Role.SUB_PROCESSORS]
    if len(lists) != 1:
        return None
    top = lists[0]
    below = subject.items[top.index + 1 : top.end]
    entries = [
        (name, item)
        for item in below
        if item.parent == top.index and item.node.type is NodeType.CLAUSE and item.row is None
        for name in _entry(item.normal)
    ]
    rows = _rows(subject, top)
    entries += [(item.normal.split(" | ", 1)[0].strip(), item) for item in rows]
    # a list in one sentence names its parties in the clause itself
    entries += [(named.name, top) for named in legal_names(top.normal)]
    said = "\n".join((top.normal, *(item.normal for item in (*below, *rows))))
    return Engaged(top, tuple(entries), said) if entries else None


def _rows(subject: Subject, top: Item) -> list[Item]:
    """The rows of a table below the list, or right behind it; its first column says who is meant."""
    inside = [item for item in subject.items[top.index + 1 : top.end] if item.parent == top.index and item.row]
    behind: list[Item] = []
    for item in subject.items[top.end :]:
        if inside or item.row is None:
            break
        behind.append(item)
    return [item for item in (inside or behind) if not _HEADER.match(item.normal)]


def _entry(text: str) -> tuple[str, ...]:
    """The names that an entry is about: those with a legal form, else the words up to a mark or a purpose."""
    legal = tuple(named.name for named in legal_names(text) if named.start == 0)
    return legal or tuple(filter(None, (_END.split(text, maxsplit=1)[0].strip(),)))
