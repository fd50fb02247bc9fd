"""Why a move is for review: what a clause says may hang on where it stands, without a word of it changing.

    - Wij maken elke nacht een back-up.          - Wij maken elke nacht een back-up.
    - Behalve in het weekend.              ->    - Wij testen elke maand het herstel.
    - Wij testen elke maand het herstel.         - Behalve in het weekend.

Rejected: calling a move editorial where no word points at the clauses around it. Words that do
("behalve", "deze kosten", "puntje 2 onder Toegang", an order of precedence elsewhere, a bullet that
leads others) have no end: every list of them left moves that it did not see.
"""

from functools import cached_property

from renvooi.diff.align import Alignment
from renvooi.diff.links import parents_linked
from renvooi.diff.outline import Item, Outline
from renvooi.model import NodeType

ELSEWHERE = "the clause stands in another section, or under another introduction"
MOVED = "the clause moved within its section; whether its place matters is for a human"


class Relocations:
    """Says of every move why it may change what is said."""

    def __init__(self, alignment: Alignment) -> None:
        self._alignment = alignment

    def doubt(self, old: Item, new: Item) -> str:
        """Why the move of `old` to `new` may change what is said."""
        return MOVED if self._same_lead(old, new) else ELSEWHERE

    def _same_lead(self, old: Item, new: Item) -> bool:
        """True where both stand under one node and, unless they are sections, one introduction.

        "Klant verzorgt:" before a list gives its items their meaning: a bullet that moves from there
        to below "Verwerker verzorgt:" says something else without one word changed.
        """
        partner = self._alignment.partner
        if not parents_linked(old, new, partner):
            return False
        if new.is_section:
            return True
        before, after = self._leads[0].get(old.index), self._leads[1].get(new.index)
        if before is None or after is None:
            return before is after
        return partner.get(before.index) == after.index and before.normal == after.normal

    @cached_property
    def _leads(self) -> tuple[dict[int, Item], dict[int, Item]]:
        return _leads(self._alignment.old), _leads(self._alignment.new)


def _leads(items: Outline) -> dict[int, Item]:
    """By index: the nearest sibling before a node that introduces what follows, where there is one."""
    found: dict[int, Item] = {}
    last: dict[int, Item] = {}
    for item in items:
        if item.parent in last:
            found[item.index] = last[item.parent]
        if item.node.type is NodeType.PARAGRAPH or item.normal.endswith(":"):
            last[item.parent] = item
    return found
