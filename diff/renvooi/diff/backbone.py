"""Clauses that stand unchanged in the same order: the longest common subsequence of texts.

    old: A B C D      new: A X C D      backbone: A C D

Texts are compared together with everything above them, so that "Klant verzorgt een inlog."
under "Portaal" never pairs with its copy under "Datawarehouse". What that leaves (clauses
under a renamed heading) is compared once more by text alone, within each gap. Anchoring on
unique lines (patience) was rejected: in template-like agreements a clause becomes unique by
accident and anchors to another's copy (moved precision .71-.82 against .98). A whole section
that stands once, with its number, is no such accident: those are paired before (`subtrees.py`).
"""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence

from rapidfuzz.distance import Indel

from renvooi.diff.links import Link, Linked, Links, in_order
from renvooi.diff.outline import Item, Outline, copies_of
from renvooi.diff.settings import AlignSettings

_KEY_BITS = 32
"""Room for the number of a text beside that of its context in one integer of 64 bits."""


def find_backbone(old: Outline, new: Outline, links: Links, settings: AlignSettings) -> Links:
    """`links` with the unchanged clauses added. Cost: O(n*m / 64) time, n*m bits of memory, of what differs."""
    linked = Linked(links)
    left, right = _free(old, linked.partner), _free(new, linked.taken)
    often = _headings_that_repeat(left) | _headings_that_repeat(right)
    left, right = ([item for item in items if _told_apart(item, often)] for items in (left, right))
    keys_left, keys_right = ([item.context << _KEY_BITS | item.key for item in items] for items in (left, right))
    return in_order((*links, *_common(left, right, keys_left, keys_right, settings)))


def _free(items: Outline, taken: Collection[int]) -> list[Item]:
    return [item for item in items if item.index not in taken]


def _headings_that_repeat(items: Sequence[Item]) -> set[tuple[int, int]]:
    """Sections that say the same under the same headings as another."""
    count = Counter((item.context, item.key) for item in items if item.is_section)
    return {name for name, found in count.items() if found > 1}


def _told_apart(item: Item, often: Collection[tuple[int, int]]) -> bool:
    """False for a section that only its clauses tell from others: one without a heading, or with that of another.

    Its number does not tell: another section may have that number now.
    """
    if item.end == item.index + 1:
        return True
    return bool(item.normal) and not (item.is_section and (item.context, item.key) in often)


def find_under_other_headings(old: Outline, new: Outline, links: Links, settings: AlignSettings) -> Links:
    """`links` with the clauses added that stand unchanged in one gap, under a heading that changed."""
    found = list(links)
    once = copies_of(old), copies_of(new)
    for old_gap, new_gap in Linked(links).gaps(old, new):
        left = [item for item in old_gap if _telling(item, once, settings)]
        right = [item for item in new_gap if _telling(item, once, settings)]
        if left and right:
            found.extend(_common(left, right, [item.key for item in left], [item.key for item in right], settings))
    return in_order(found)


def _telling(item: Item, once: tuple[Counter[int], Counter[int]], settings: AlignSettings) -> bool:
    """Whether a clause can be known by its text: it is long enough, or stands once in each version."""
    if item.is_section:
        return False
    return item.is_telling(settings.short_words) or once[0][item.key] == once[1][item.key] == 1


def _common(
    old: Sequence[Item], new: Sequence[Item], left: Sequence[int], right: Sequence[int], settings: AlignSettings
) -> Iterator[Link]:
    """Links along the longest common subsequence of the keys `left` and `right`."""
    for at, to, length in _runs(left, right, settings):
        for step in range(length):
            yield Link(old[at + step].index, new[to + step].index, "exact", 1.0)


def _runs(left: Sequence[int], right: Sequence[int], settings: AlignSettings) -> Iterator[tuple[int, int, int]]:
    """Equal stretches along the longest common subsequence: start in `left`, start in `right`, length."""
    shorter = min(len(left), len(right))
    start = next((at for at in range(shorter) if left[at] != right[at]), shorter)
    end = next((at for at in range(shorter - start) if left[-1 - at] != right[-1 - at]), shorter - start)
    if start:
        yield 0, 0, start
    middle_left, middle_right = left[start : len(left) - end], right[start : len(right) - end]
    if middle_left and middle_right:
        for at, to, length in _middle(middle_left, middle_right, settings):
            yield start + at, start + to, length
    if end:
        yield len(left) - end, len(right) - end, end


def _middle(left: Sequence[int], right: Sequence[int], settings: AlignSettings) -> Iterator[tuple[int, int, int]]:
    """The same where neither the first nor the last are equal: in pieces if they are very long."""
    at = to = 0
    for left_end, right_end in (*_cuts(left, right, settings), (len(left), len(right))):
        for step in Indel.opcodes(left[at:left_end], right[to:right_end]):
            if step.tag == "equal":
                yield at + step.src_start, to + step.dest_start, step.src_end - step.src_start
        at, to = left_end, right_end


def _cuts(left: Sequence[int], right: Sequence[int], settings: AlignSettings) -> Iterator[tuple[int, int]]:
    """Where both may be cut so that no piece is much longer than `piece`: in the middle of long equal runs.

    Runs are found by a window of `piece_run` texts that stands once in each, in the same order.
    """
    if max(len(left), len(right)) <= settings.piece:
        return
    size = settings.piece_run
    once_left, once_right = _windows(left, size), _windows(right, size)
    at = to = 0
    for window, place in once_left.items():
        other = once_right.get(window, -1)
        if place >= at + settings.piece // 2 and other > to:
            # far off the way of the others it is a stretch that moved
            if abs((other - to) - (place - at)) > settings.piece // 4:
                continue
            at, to = place + size // 2, other + size // 2
            yield at, to


def _windows(keys: Sequence[int], size: int) -> dict[tuple[int, ...], int]:
    """Each run of `size` keys that stands once, with its place, in order."""
    found: dict[tuple[int, ...], int] = {}
    twice: set[tuple[int, ...]] = set()
    for at in range(len(keys) - size + 1):
        window = tuple(keys[at : at + size])
        if window in found:
            twice.add(window)
        found.setdefault(window, at)
    return {window: at for window, at in found.items() if window not in twice}
