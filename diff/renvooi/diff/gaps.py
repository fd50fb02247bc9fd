"""Reworded clauses between two unchanged ones: the best pairing that keeps the order.

    old: A  "Klant reageert binnen 2 dagen."  D      new: A  X  "Klant reageert binnen 3 dagen."  D

Each clause is a string with one character a word; similarity is the share of words in the
longest common subsequence. Words are as telling as characters here and far fewer. A
monotone dynamic program takes the pairing of the highest total score.
"""

from collections.abc import Sequence

from rapidfuzz.distance import Indel
from rapidfuzz.process import extract

from renvooi.diff.backbone import gaps
from renvooi.diff.links import Link, Links, comparable, in_order, parents_linked
from renvooi.diff.outline import Item, Outline
from renvooi.diff.settings import AlignSettings

Scores = list[list[float]]


def align_gaps(old: Outline, new: Outline, links: Links, settings: AlignSettings) -> Links:
    """`links` with similar clauses of each gap added; sections are left to their clauses' votes."""
    partner = {link.old: link.new for link in links}
    found: list[Link] = []
    for old_gap, new_gap in gaps(old, new, links):
        left = tuple(item for item in old_gap if not item.is_section)
        right = tuple(item for item in new_gap if not item.is_section)
        if left and right and len(left) * len(right) <= settings.gap_cells:
            found.extend(_align(left, right, partner, settings))
    return in_order((*links, *found))


def similarities(old: Item, new: Sequence[Item], *, least: float) -> dict[int, float]:
    """Similarity of `old` with each of `new` by position, those under `least` left out.

    Nodes that cannot be one are left out too. One call into C a clause, and no numpy.
    """
    found = extract(
        old.words, [item.words for item in new], scorer=Indel.normalized_similarity, score_cutoff=least, limit=None
    )
    return {at: round(float(score), 4) for _, score, at in found if comparable(old, new[at])}


def _align(old: Outline, new: Outline, partner: dict[int, int], settings: AlignSettings) -> list[Link]:
    alone = len(old) == len(new) == 1 and parents_linked(old[0], new[0], partner)
    least = settings.lone_threshold if alone else settings.gap_threshold
    scores = [similarities(item, new, least=least) for item in old]
    gains = [
        [_gain(left, right, scores[i].get(j), partner, settings) for j, right in enumerate(new)]
        for i, left in enumerate(old)
    ]
    return [_link(old[i], new[j], scores[i][j]) for i, j in _best_path(gains)]


def _gain(old: Item, new: Item, similarity: float | None, partner: dict[int, int], settings: AlignSettings) -> float:
    """What pairing these two adds to the total; 0 if they may not pair."""
    if similarity is None:
        return 0.0
    length = (len(old.words) + len(new.words)) / settings.full_weight
    gain = (similarity - settings.gap_offset) * min(1.0, max(settings.least_weight, length))
    gain += settings.exact_bonus * (old.normal == new.normal)
    gain += settings.label_bonus * (old.label is not None and old.label == new.label)
    same_parent = parents_linked(old, new, partner) or old.context[-1:] == new.context[-1:]
    return gain + settings.parent_bonus * same_parent


def _best_path(gains: Scores) -> list[tuple[int, int]]:
    """Cells of the monotone path with the highest sum; ties go to the earliest pair."""
    rows, columns = len(gains), len(gains[0])
    best = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    for i in range(rows - 1, -1, -1):
        for j in range(columns - 1, -1, -1):
            skip = max(best[i + 1][j], best[i][j + 1])
            best[i][j] = max(skip, gains[i][j] + best[i + 1][j + 1]) if gains[i][j] > 0 else skip
    path, i, j = [], 0, 0
    while i < rows and j < columns:
        if gains[i][j] > 0 and best[i][j] == gains[i][j] + best[i + 1][j + 1]:
            path.append((i, j))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return path


def _link(old: Item, new: Item, similarity: float) -> Link:
    if old.normal == new.normal:
        return Link(old.index, new.index, "exact", 1.0)
    return Link(old.index, new.index, "similar", similarity)
