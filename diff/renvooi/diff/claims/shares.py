"""Which part of a new clause says again what another clause says.

    new:        Voor modellen maken wij aparte afspraken, maar ook dan beveiligen beide partijen hun eigen systemen.
    Algemeen 1: Voorbeeld Data en de klant weten: beide partijen beveiligen hun eigen systemen.
    -> the second half restates it, the first half is new

`Change.restated` knows whole texts only. Here runs of words in order count, and short ones do not.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from rapidfuzz.distance import LCSseq

from renvooi.diff.outline import Item

RUN = 5
"""Words that must follow each other; "verantwoordelijk is voor de" is in every clause."""
LEAST = 0.25
"""Share of the words of a clause under which a common run is no restatement."""
_CANDIDATES = 3
"""Clauses with most words in common that are looked at closely."""
_HALF = (0.35, 0.66)
"""Shares that people call a half."""
WHOLE = 0.95


@dataclass(frozen=True, slots=True)
class Share:
    """The part of a clause that another clause says too."""

    other: Item
    share: float
    """Of the words, 0 to 1."""
    same: str
    """The words, from the first run to the last."""
    rest: str
    """The words before and after."""
    at_end: bool
    """Whether it is the end of the clause."""

    @property
    def is_half(self) -> bool:
        """Whether a person would say "half"."""
        return _HALF[0] <= self.share <= _HALF[1]

    @property
    def is_whole(self) -> bool:
        """Whether nothing of the clause is new."""
        return self.share >= WHOLE


def restated_share(item: Item, others: Sequence[Item]) -> Share | None:
    """The other clause that says most of `item` again; None if none says enough of it."""
    words = item.words
    if len(words) < RUN:
        return None
    scored = sorted(
        ((LCSseq.similarity(words, other.words), -other.index, other) for other in others if other is not item),
        key=lambda one: one[:2],
        reverse=True,
    )
    shares = [share for _, _, other in scored[:_CANDIDATES] if (share := _share(item, other)) is not None]
    return max(shares, key=lambda one: one.share, default=None)


def _share(item: Item, other: Item) -> Share | None:
    words = item.words
    runs = SequenceMatcher(None, words, other.words, autojunk=False).get_matching_blocks()
    runs = [run for run in runs if run.size >= RUN]
    said = sum(run.size for run in runs) / len(words)
    if said < LEAST:
        return None
    first, end = min(run.a for run in runs), max(run.a + run.size for run in runs)
    pieces = item.pieces
    encode = item.version.names.alphabet.encode
    at = [place for place in range(1, len(pieces), 2) if encode([pieces[place]])]
    start, stop = at[first], at[end] if end < len(at) else len(pieces)
    rest = f"{''.join(pieces[:start])} {''.join(pieces[stop:])}"
    return Share(other, said, "".join(pieces[start:stop]).strip(" ,;."), rest.strip(" ,;."), end == len(words))
