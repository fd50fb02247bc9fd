"""Why a move is for review: what a clause says may hang on where it stands, without a word of it changing.

    - Wij maken elke nacht een back-up.          - Wij maken elke nacht een back-up.
    - Behalve in het weekend.              ->    - Wij testen elke maand het herstel.
    - Wij testen elke maand het herstel.         - Behalve in het weekend.

Rejected: calling a move editorial where no word points at the clauses around it. Words that do
("behalve", "deze kosten", "puntje 2 onder Toegang", an order of precedence elsewhere, a bullet that
leads others) have no end: every list of them left moves that it did not see.
"""

from renvooi.diff.align import Alignment
from renvooi.diff.links import parents_linked
from renvooi.diff.outline import Item, Outline
from renvooi.model import NodeType

ELSEWHERE = "the clause stands in another section, or under another introduction"
MOVED = "the clause moved within its section; whether its place matters is for a human"


def doubt(old: Item, new: Item, alignment: Alignment) -> str:
    """Why the move of `old` to `new` may change what is said."""
    return MOVED if same_lead(old, new, alignment) else ELSEWHERE


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
