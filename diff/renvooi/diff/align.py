"""Two outlines to one set of pairs: the passes, in the order in which they run."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from renvooi.diff.backbone import find_backbone, find_under_other_headings
from renvooi.diff.gaps import align_gaps, align_sections
from renvooi.diff.headings import pair_headings, pair_numbers
from renvooi.diff.links import Links
from renvooi.diff.moves import find_exact_moves, find_moves, find_texts_that_stand_once
from renvooi.diff.order import find_moved
from renvooi.diff.outline import Names, Outline, outline
from renvooi.diff.settings import ALIGN, AlignSettings
from renvooi.diff.splits import Parts, find_splits
from renvooi.diff.subtrees import find_same_sections, find_subtrees
from renvooi.model import Document

Pass = Callable[[Outline, Outline, Links, AlignSettings], Links]

PASSES: tuple[tuple[str, Pass], ...] = (
    ("sections that stand once and unchanged", find_same_sections),
    ("backbone", find_backbone),
    ("sections that moved whole", find_subtrees),
    ("clauses under other headings", find_under_other_headings),
    ("headings by votes of clauses in place", pair_headings),
    ("texts that stand once", find_texts_that_stand_once),
    ("gaps within sections", align_sections),
    ("gaps", align_gaps),
    ("headings by votes of reworded clauses", pair_headings),
    ("exact moves", find_exact_moves),
    ("similar moves", find_moves),
    ("headings by votes of moved clauses", pair_headings),
    ("gaps within sections paired late", align_sections),
    ("sections by number", pair_numbers),
    ("short clauses under sections paired late", find_exact_moves),
)


@dataclass(frozen=True, slots=True)
class Alignment:
    """What became of every node."""

    old: Outline
    new: Outline
    links: Links
    """By old index."""
    moved: frozenset[int]
    """Old indices of paired nodes that stand elsewhere."""
    partner: Mapping[int, int]
    """The links as old index to new index."""
    parts: tuple[Parts, ...]
    """What belongs to a link beyond its two nodes, where a clause was split or merged."""


def align(old: Document, new: Document, *, settings: AlignSettings = ALIGN) -> Alignment:
    """Pair the nodes of two versions, each at most once, and tell which moved.

    Cost: O(n*m / 64) for what stands between the first and the last difference, which is little up to
    tens of thousands of nodes; similarities of what is left over, most of all in lists of like rows.
    """
    names = Names()
    old_items, new_items = outline(old, names), outline(new, names)
    links: Links = ()
    for _, run in PASSES:
        if len(links) in (len(old_items), len(new_items)):
            break
        links = run(old_items, new_items, links, settings)
    links, parts = find_splits(old_items, new_items, links, settings)
    partner = {link.old: link.new for link in links}
    return Alignment(old_items, new_items, links, find_moved(old_items, new_items, links), partner, parts)
