"""One version as claims cite it: its sections, numbers and points, without the author's list itself."""

from collections.abc import Iterable, Sequence

from renvooi.diff.outline import ROOT, Item, Outline
from renvooi.diff.signals.sentences import stems
from renvooi.model import NodeType
from renvooi.model.addresses import bare_label


class Version:
    """The nodes of one version, to be looked up; what the author's list holds is left out."""

    def __init__(self, items: Outline, list_items: frozenset[int]) -> None:
        self.items = tuple(item for item in items if item.index not in list_items)
        self.sections = tuple(item for item in self.items if item.is_section and item.node.heading)
        self._all = items
        self._stems: dict[int, frozenset[str]] = {}
        self._below: dict[int, list[Item]] = {}
        for item in self.items:
            self._below.setdefault(item.parent, []).append(item)

    def within(self, scope: Item | None) -> tuple[Item, ...]:
        """All nodes below `scope`, itself first; all of the version without one."""
        if scope is None:
            return self.items
        return tuple(item for item in self.items if scope.index <= item.index < scope.end)

    def stems(self, item: Item) -> frozenset[str]:
        """The content words of `item`, read once."""
        found = self._stems.get(item.index)
        if found is None:
            found = self._stems[item.index] = stems(item.normal)
        return found

    def points(self, base: Item) -> tuple[Item, ...]:
        """What stands directly below `base` as points: its clauses, or its paragraphs if it has none."""
        below = self._below.get(base.index, [])
        clauses = tuple(item for item in below if item.node.type is NodeType.CLAUSE)
        return clauses or tuple(item for item in below if not item.is_section)

    def paragraphs(self, base: Item | None) -> tuple[Item, ...]:
        """The paragraphs directly below `base`, or at the top."""
        below = self._below.get(base.index if base is not None else ROOT, [])
        return tuple(item for item in below if item.node.type is NodeType.PARAGRAPH)

    def siblings(self, item: Item) -> tuple[Item, ...]:
        """The nodes beside `item`, itself among them."""
        return tuple(self._below.get(item.parent, ()))

    def numbered(self, number: str, scope: Item | None) -> tuple[Item, ...]:
        """The items and articles with `number`; those in `scope` alone if it has any."""
        wanted = number.casefold()
        # the list itself may be a numbered item: a claim about it can only mean it by its number
        found = [item for item in self._all if number_of(item) == wanted and not _in_a_list(self._all, item)]
        if scope is not None:
            inside = [item for item in found if scope.index < item.index < scope.end]
            return tuple(inside)
        return tuple(found)

    def labelled(self, label: str) -> Item | None:
        """The section with `label` ("deel 2"); None if there is none, or more than one."""
        found = [item for item in self.items if item.is_section and (item.label or "").casefold() == label]
        return found[0] if len(found) == 1 else None

    def lettered(self, letter: str, scope: Item | None) -> tuple[Item, ...]:
        """The items with `letter` below `scope`."""
        return tuple(item for item in self.within(scope) if (bare_label(item.node.label) or "").casefold() == letter)

    def holding(self, name: str, scope: Item | None) -> tuple[Item, ...]:
        """The nodes that say `name`: those that are about it by their first words, else those that quote it, else all."""
        wanted = name.casefold()
        saying = [item for item in self.within(scope) if wanted in item.normal.casefold()]
        opening = [item for item in saying if _opens_with(item, wanted)]
        quoting = [item for item in saying if f"'{wanted}'" in item.normal.casefold()]
        titled = [item for item in opening if item in quoting]
        return tuple(titled or opening or quoting or saying)


_OPENING = 25
"""Characters before a name that a text may open with: "Omschrijving '"."""


def _opens_with(item: Item, wanted: str) -> bool:
    text = item.normal.casefold()
    return text.startswith(wanted) or f"'{wanted}'" in text[: len(wanted) + _OPENING]


_NUMBERED = frozenset(("", "artikel", "art.", "article", "clause", "section"))
"""Words before the number of a section that is cited by it; "Deel 2" is cited by its label."""


def number_of(item: Item) -> str | None:
    """The number by which a clause or article is cited; None for letters and bullets."""
    label = item.label
    if label is None:
        return None
    word, _, last = label.casefold().rpartition(" ")
    if item.is_section and word not in _NUMBERED:
        return None
    return last if last[:1].isdigit() else None


def _in_a_list(items: Outline, item: Item) -> bool:
    return item.parent != ROOT and not items[item.parent].is_section


def ancestors(item: Item) -> Iterable[Item]:
    """`item` and the nodes above it, nearest first."""
    at: Item | None = item
    while at is not None:
        yield at
        at = at.above


def lowest(items: Sequence[Item]) -> tuple[Item, ...]:
    """Those of `items` that have no other of them below."""
    return tuple(one for one in items if not any(one.index < other.index < one.end for other in items))
