"""Which value of the old text became which of the new one, by what each belongs to.

    Alfa kost 100 euro en Beta 200.   ->   Alfa kost 200 euro en Beta 100.     exchanged: a signal
    Alfa kost 100 euro en Beta 200.   ->   Beta kost 200 euro en Alfa 100.     the order only: none

Both texts hold the same values, so sets do not tell these apart. A value belongs to the content
words of its own part of the sentence. Where the two texts differ in nothing but values, the
places decide; otherwise values are paired best first, by their words and by being equal.
"""

import re
from collections.abc import Callable, Sequence
from typing import Protocol, TypeVar

from renvooi.diff.signals.sentences import likeness, stems

EQUAL = 0.45
"""What being equal is worth beside the share of common words (0 to 1): above it, words outweigh equality."""
ALIKE = 0.2
"""What being of one kind is worth: a period rather becomes a period than a frequency."""
SURER = 0.3
"""How much more alike (0 to 1) the words of exchanged values must be than those of equal ones."""
MANY = 40
"""Values on one side from which on they are paired by their order alone: a table, not a sentence."""
REACH = 300
"""Characters on either side of a value in which its part of the sentence ends at the latest."""
_CUT = re.compile(r"[.;:,]\s|\s(?:en|of|maar|terwijl|respectievelijk)\s", re.IGNORECASE)


class Value(Protocol):
    """Something in a text that can be compared as a value."""

    @property
    def kind(self) -> str:
        """What sort of value it is."""
        ...

    @property
    def start(self) -> int:
        """Where its words begin."""
        ...

    @property
    def end(self) -> int:
        """Where its words end."""
        ...

    @property
    def soft(self) -> bool:
        """True where it means nothing that it came or went: "één", which may be an article."""
        ...


V = TypeVar("V", bound=Value)
Same = Callable[[V, V], bool]


def differing(
    old: Sequence[V], new: Sequence[V], *, same: Same[V], old_text: str, new_text: str
) -> tuple[tuple[V | None, V | None], ...]:
    """The values that became others, in the order of the old text, then those that came."""
    pairs = _pairs(old, new, same, old_text, new_text)
    left = {j for _, j in pairs}
    partner = dict(pairs)
    changed: list[tuple[V | None, V | None]] = []
    for i, before in enumerate(old):
        after = new[partner[i]] if i in partner else None
        if (after is None and not before.soft) or (after is not None and not same(before, after)):
            changed.append((before, after))
    changed += [(None, after) for j, after in enumerate(new) if j not in left and not after.soft]
    return tuple(changed)


def _pairs(
    old: Sequence[V], new: Sequence[V], same: Same[V], old_text: str, new_text: str
) -> Sequence[tuple[int, int]]:
    """Indices of the values that are one before and after."""
    if not old or not new:
        return ()
    if len(old) == len(new) and _skeleton(old_text, old) == _skeleton(new_text, new):
        return [(at, at) for at in range(len(old))]
    if max(len(old), len(new)) > MANY:
        return _in_order(old, new, same)
    equal = _equal(old, new, same)
    if len(equal) == len(old) == len(new) and len({i for i, _ in equal}) < 2:
        return equal
    words = [belongs_to(old_text, old, at) for at in range(len(old))]
    others = [belongs_to(new_text, new, at) for at in range(len(new))]
    alike = {(i, j): likeness(words[i], others[j]) for i in range(len(old)) for j in range(len(new))}
    best = _best_first(old, new, same, alike)
    if len(equal) < len(old) or len(equal) < len(new):
        return best
    twin = dict(equal)
    moved = [(i, j) for i, j in best if not same(old[i], new[j])]
    return best if all(alike[i, j] >= alike[i, twin[i]] + SURER for i, j in moved) else equal


def _best_first(
    old: Sequence[V], new: Sequence[V], same: Same[V], alike: dict[tuple[int, int], float]
) -> list[tuple[int, int]]:
    """Pairs by likeness and equality, each value in one pair at most."""

    def worth(i: int, j: int) -> float:
        return alike[i, j] + EQUAL * same(old[i], new[j]) + ALIKE * (old[i].kind == new[j].kind)

    ranked = sorted(alike, key=lambda pair: (-worth(*pair), abs(pair[0] - pair[1]), pair))
    old_taken, new_taken, pairs = set[int](), set[int](), []
    for i, j in ranked:
        if i not in old_taken and j not in new_taken:
            old_taken.add(i)
            new_taken.add(j)
            pairs.append((i, j))
    return pairs


def _equal(old: Sequence[V], new: Sequence[V], same: Same[V]) -> list[tuple[int, int]]:
    """Pairs of equal values, in order."""
    free, pairs = list(range(len(new))), []
    for i, before in enumerate(old):
        j = next((j for j in free if same(before, new[j])), None)
        if j is not None:
            free.remove(j)
            pairs.append((i, j))
    return pairs


def _in_order(old: Sequence[V], new: Sequence[V], same: Same[V]) -> list[tuple[int, int]]:
    """Pairs by place: equal ones from the front and from the back, and what is between in turn."""
    shorter = min(len(old), len(new))
    front = next((at for at in range(shorter) if not same(old[at], new[at])), shorter)
    rest = shorter - front
    back = next((at for at in range(rest) if not same(old[-1 - at], new[-1 - at])), rest)
    ends = [(len(old) - 1 - at, len(new) - 1 - at) for at in range(back)]
    return [*((at, at) for at in range(shorter - back)), *reversed(ends)]


def _skeleton(text: str, values: Sequence[V]) -> str:
    """`text` with a blank for each value; values stand in order."""
    parts, at = [], 0
    for value in values:
        parts.append(text[at : value.start])
        at = value.end
    return "\0".join((*parts, text[at:]))


def belongs_to(text: str, values: Sequence[V], at: int) -> frozenset[str]:
    """The content words of the part of the sentence in which a value stands, other values left out."""
    value = values[at]
    begin, end = part_around(text, value.start, value.end)
    for other in values:
        # a value on either side ends the part too: "Alfa 100 euro Beta 200 euro"
        if other is not value and begin < other.end <= value.start:
            begin = other.end
    following = text[value.end : end]
    for other in values:
        if value.end <= other.start < end:
            following = text[value.end : min(end, other.start)]
            break
    return stems(f"{text[begin : value.start]} {following}")


def part_around(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the part of the sentence that holds text[start:end] begins and ends."""
    begin, stop = max(0, start - REACH), min(len(text), end + REACH)
    for found in _CUT.finditer(text, begin, stop):
        if found.end() <= start:
            begin = found.end()
        elif found.start() >= end:
            stop = found.start()
            break
    return begin, stop
