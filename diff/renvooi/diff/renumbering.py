"""Whether a number moved only because the numbers before it did.

    1. Accounts   2. Beheer      ->      1. Nieuw   2. Accounts   3. Beheer        explained
    14. dagen bewaren            ->      90. dagen bewaren                         not explained

What stands in front of a clause is not always its number: "14. dagen", "99.5 procent" and "24 uur
bereikbaarheid" read as one. A number is explained where it moved exactly as far as the node's rank
among the numbers of its form, and follows on the number before it in both versions.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from renvooi.diff.outline import ROOT, Item, Outline
from renvooi.diff.references.index import part_of

_FORM = re.compile(r"(?P<word>(?:[^\W\d]+\s)?)(?P<prefix>(?:\d+\.)*)(?P<number>\d{1,9})(?P<sign>°?)")

Series = tuple[str, str, int]
"""Word of the label ("artikel", "letter" or ""), numbers in front of the last ("2."), and index of the node above."""


@dataclass(frozen=True, slots=True)
class _Count:
    """A numbered node in its series."""

    series: Series
    value: int
    rank: int
    follows: bool
    """True where the number is one more than the one before it, or opens the series."""


class Renumbering:
    """Knows of every renumbered pair whether its place explains the new number."""

    def __init__(self, old: Outline, new: Outline, partner: Mapping[int, int]) -> None:
        self._old, self._new, self._partner = old, new, partner
        self._old_counts, self._new_counts = _counts(old), _counts(new)

    def explained(self, old: Item, new: Item) -> bool:
        """True where the label did not change, or changed as far as the rank among its peers did."""
        if old.label == new.label:
            return True
        before, after = self._old_counts.get(old.index), self._new_counts.get(new.index)
        if before is None or after is None or not before.follows or not after.follows:
            return False
        if not self._same_series(before.series, after.series, old, new):
            return False
        if before.value == after.value and before.series[1] == after.series[1]:
            # the number is the same and printed otherwise: "a" is now "A"
            return False
        return after.value - before.value == after.rank - before.rank

    def _same_series(self, before: Series, after: Series, old: Item, new: Item) -> bool:
        (old_word, old_prefix, old_top), (new_word, new_prefix, new_top) = before, after
        if old_word != new_word:
            return False
        if old_prefix != new_prefix and not self._prefix_explained(old_prefix, new_prefix, old, new):
            return False
        if old_top == ROOT or new_top == ROOT:
            return old_top == new_top
        return self._partner.get(old_top) == new_top

    def _prefix_explained(self, old_prefix: str, new_prefix: str, old: Item, new: Item) -> bool:
        """True where 2.x became 3.x because the node above, itself explained, went from 2 to 3."""
        above_old = _above_with(self._old, old, old_prefix)
        above_new = _above_with(self._new, new, new_prefix)
        if above_old is None or above_new is None:
            return False
        return self._partner.get(above_old.index) == above_new.index and self.explained(above_old, above_new)


def _above_with(items: Outline, item: Item, prefix: str) -> Item | None:
    """The nearest node above `item` whose number is `prefix`."""
    at = item.parent
    while at != ROOT:
        read = _read(items[at])
        if read is not None and f"{read[1]}{read[2]}." == prefix:
            return items[at]
        at = items[at].parent
    return None


def _counts(items: Outline) -> dict[int, _Count]:
    """Of every numbered node, by index: its series, its number and how many of the run stand before it.

    Numbers run on over headings; a number of at most one begins a run of its own.
    """
    result: dict[int, _Count] = {}
    last: dict[Series, _Count] = {}
    for item in items:
        read = _read(item)
        if read is None:
            continue
        word, prefix, value = read
        series = (f"{item.node.type}:{word}", prefix, _top(items, item))
        before = last.get(series) if value > 1 else None
        rank = before.rank + 1 if before else 0
        follows = value == before.value + 1 if before else value <= 1
        last[series] = result[item.index] = _Count(series, value, rank, follows)
    return result


def _top(items: Outline, item: Item) -> int:
    """The nearest clause above, else the part, else ROOT: within it a number counts on."""
    at = item.parent
    while at != ROOT:
        if not items[at].is_section:
            return at
        at = items[at].parent
    return part_of(items, item) if item.parent != ROOT else ROOT


def _read(item: Item) -> tuple[str, str, int] | None:
    """Word, prefix and number of a label; None for a bullet and for what does not count."""
    label = (item.label or "").casefold()
    if len(label) == 1 and label.isalpha() and not item.is_section:
        return "letter", "", ord(label) - ord("a") + 1
    found = _FORM.fullmatch(label)
    return (found["word"].strip() + found["sign"], found["prefix"], int(found["number"])) if found else None
