"""Whether a move may change what is said, without a word of it changing.

Order carries meaning where numbers, an order of precedence or words like "dit" and "overige" say
so. A move is harmless only within one list of bullets in which nothing does.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from renvooi.diff.align import Alignment
from renvooi.diff.links import parents_linked
from renvooi.diff.outline import Item, Outline
from renvooi.model import NodeType

POINTS_BACK = re.compile(
    r"\b(?:hiervoor|hierboven|bovenstaande?|bovengenoemde?|voorgaande|voornoemde?|voorgenoemde?|vorige|hierop|hierbij"
    r"|hieronder|hierna|volgende|onderstaande?|laatstgenoemde|eerstgenoemde|daarbij|daarop|idem)\b",
    re.IGNORECASE,
)
"""Words whose meaning hangs on the clauses around them, wherever those stand."""
_POINTS = re.compile(
    r"\b(?:dit|deze|dat|die|daarvan|daarvoor|daarmee|daarin|daarvan|hiervan|hiermee|hierin|zulks|dan|vervolgens"
    r"|genoemde?|bedoelde?|daarna|daarnaast|ook|verder|tevens|evenmin|overige?|andere?|zij|hij|ze|dezelfde|hetzelfde)\b",
    re.IGNORECASE,
)
"""Words that may take their meaning from the clause before."""
_ORDER = re.compile(
    r"volgorde|voorrang|priorit|\beerst|vervolgens|achtereenvolgens|stappen|\bstap\b|\brang|voorgaa|\bhi[eë]rarchie",
    re.IGNORECASE,
)
_CELLS = " | "
LEAD_WORDS = 3
"""Words up to which a bullet may be a heading for the bullets below it."""

ELSEWHERE = "the clause stands in another section, or under another introduction"
POINTING = "the clause moved and refers to the clauses around it"
ORDERED = "the clause moved in a list whose order may matter"
AROUND = "the clause moved, and a clause beside its old or new place may refer to it"


@dataclass(frozen=True, slots=True)
class _List:
    """What all members of one list share."""

    members: tuple[Item, ...]
    at: Mapping[int, int]
    """Place in the list by index of the item."""
    plain: bool
    """True where all clauses are bullets, none of them a lead or a row of a table."""
    points: bool
    """True where anything in the list speaks of the clauses around it, wherever those stand."""


class Relocation:
    """Judges the moves of one alignment; what is known of a list is found once."""

    def __init__(self, alignment: Alignment) -> None:
        self._alignment = alignment
        self._lists: dict[tuple[bool, int], _List] = {}

    def doubt(self, old: Item, new: Item) -> str | None:
        """Why the move of `old` to `new` may change what is said; None if it demonstrably does not."""
        if not same_lead(old, new, self._alignment):
            return ELSEWHERE
        sides = ((self._alignment.old, old), (self._alignment.new, new))
        if any(_points(text) for items, item in sides for text in _texts(items, item)):
            return POINTING
        if new.is_section:
            return None
        lists = (self._list_of(self._alignment.old, old), self._list_of(self._alignment.new, new))
        if any(_is_ordered(items, item, found) for (items, item), found in zip(sides, lists, strict=True)):
            return ORDERED
        if any(_pointed_at(items, item, found) for (items, item), found in zip(sides, lists, strict=True)):
            return AROUND
        return None

    def _list_of(self, items: Outline, item: Item) -> _List:
        key = (items is self._alignment.old, item.parent)
        if key not in self._lists:
            self._lists[key] = _list(items, item.parent)
        return self._lists[key]


def _list(items: Outline, parent: int) -> _List:
    members = tuple(one for one in items if one.parent == parent)
    clauses = [one for one in members if one.node.type is NodeType.CLAUSE]
    return _List(
        members=members,
        at={one.index: at for at, one in enumerate(members)},
        plain=not any(one.label is not None or _is_lead(one) or _CELLS in one.normal for one in clauses),
        points=any(POINTS_BACK.search(text) for one in members for text in _texts(items, one)),
    )


def same_lead(old: Item, new: Item, alignment: Alignment) -> bool:
    """True where both stand under one node and, unless they are sections, one introduction.

    "Klant verzorgt:" before a list gives its items their meaning: a bullet that moves from there
    to below "Verwerker verzorgt:" says something else without one word changed.
    """
    partner = alignment.partner
    if not parents_linked(old, new, partner):
        return False
    if new.is_section:
        return True
    before, after = _lead(alignment.old, old), _lead(alignment.new, new)
    if before is None or after is None:
        return before is after
    return partner.get(before.index) == after.index and before.normal == after.normal


def _lead(items: Outline, item: Item) -> Item | None:
    """The nearest sibling before `item` that introduces what follows; None if none does."""
    before = (items[at] for at in range(item.index - 1, item.parent, -1) if items[at].parent == item.parent)
    return next((one for one in before if one.node.type is NodeType.PARAGRAPH or one.normal.endswith(":")), None)


def _points(text: str) -> bool:
    return POINTS_BACK.search(text) is not None or _POINTS.search(text) is not None


def _texts(items: Outline, item: Item) -> Iterator[str]:
    """The text of a node and of all below it."""
    yield item.normal
    for at in range(item.index + 1, len(items)):
        if len(items[at].path) <= len(item.path):
            return
        yield items[at].normal


def _is_ordered(items: Outline, item: Item, found: _List) -> bool:
    """True unless the list is of plain bullets, and nothing above it speaks of order."""
    if item.node.type is not NodeType.CLAUSE or not found.plain:
        return True
    lead = _lead(items, item)
    above = (*item.context, lead.normal if lead is not None else "")
    return any(_ORDER.search(text) for text in above)


def _is_lead(item: Item) -> bool:
    return item.normal.endswith(":") or len(item.words) <= LEAD_WORDS


def _pointed_at(items: Outline, item: Item, found: _List) -> bool:
    """True where the next sibling may take its meaning from this one, or any sibling speaks of those around it."""
    at = found.at[item.index]
    following = [text for one in found.members[at + 1 : at + 2] for text in _texts(items, one)]
    return found.points or any(map(_points, following))
