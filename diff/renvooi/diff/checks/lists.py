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
        if item.parent == top.index and item.node.type is NodeType.CLAUSE
        for name in _entry(item.normal)
    ]
    # a list in one sentence names its parties in the clause itself
    entries += [(named.name, top) for named in legal_names(top.normal)]
    said = "\n".join((top.normal, *(item.normal for item in below)))
    return Engaged(top, tuple(entries), said) if entries else None


def _entry(text: str) -> tuple[str, ...]:
    """The names that an entry is about: those with a legal form, else the words up to a mark or a purpose."""
    legal = tuple(named.name for named in legal_names(text) if named.start == 0)
    return legal or tuple(filter(None, (_END.split(text, maxsplit=1)[0].strip(),)))
