"""Whether the confidence of a pair means what it says: how often pairs of each confidence are right.

Counted are clauses that a diff says were reworded, or moved and reworded: one old, one new. A pair is
right if the truth links the two, be it among others (a part of a split clause).
"""

from collections import Counter
from collections.abc import Iterable, Iterator

from bench.mutating.mixes import Pair
from renvooi.model import Change, Diff, NodeType

BANDS = (0.0, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95)
"""Where each band of confidence begins."""


def sureness(pairs: Iterable[tuple[Pair, Diff]]) -> Iterator[str]:
    """A line for each band, the surest first: how many pairs, and the share that is right."""
    right: Counter[float] = Counter()
    said: Counter[float] = Counter()
    for pair, script in pairs:
        true = {(old, new) for link in pair.truth.links for old in link.old for new in link.new}
        for change in script.changes:
            if change.confidence is not None and _is_judged(change):
                band = max(start for start in BANDS if start <= change.confidence)
                said[band] += 1
                right[band] += (change.old[0].path, change.new[0].path) in true
    for band in reversed(BANDS):
        if said[band]:
            yield f"confidence from {band:.2f}: {right[band]} of {said[band]} pairs right, {right[band] / said[band]:.3f}"


def _is_judged(change: Change) -> bool:
    alone = len(change.old) == len(change.new) == 1
    return alone and bool(change.inline) and change.new[0].type is not NodeType.SECTION
