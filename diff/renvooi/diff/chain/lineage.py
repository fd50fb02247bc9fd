"""Which node of the new version goes on with the id of which node of the old one.

A pair of nodes is one clause. Where one became several, one of them keeps the id and the others
are born with it as their origin; where several became one, one id lives on and the others are
retired with it as their successor. The one that goes on is the one with most of the words, so
that a sentence cut off a long clause does not take its id away. A clause that takes back what
was split off it always keeps its own id, whatever was reworded in between.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from renvooi.diff.align import Alignment
from renvooi.diff.chain.carry import Run, bounds
from renvooi.diff.chain.nodes import Standing
from renvooi.diff.normal import normalise
from renvooi.model import ClauseId, Life, NodeType

REVIVAL_WORDS = 4
"""Words. A shorter text revives a retired clause at its own address only: "n.v.t." stands everywhere."""


@dataclass(frozen=True, slots=True)
class Family:
    """Nodes of two versions that are one clause, or were split or merged."""

    old: tuple[int, ...]
    """Indices in the old outline; the first has the link."""
    new: tuple[int, ...]


def find_families(alignment: Alignment) -> tuple[Family, ...]:
    """Every pair with its further parts, by old index."""
    parts = {part.old: part for part in alignment.parts}
    result = []
    for link in alignment.links:
        part = parts.get(link.old)
        more_old, more_new = (part.more_old, part.more_new) if part else ((), ())
        result.append(Family((link.old, *more_old), (link.new, *more_new)))
    return tuple(result)


def heir(texts: Sequence[str], runs: Iterable[Run]) -> int:
    """Which of the new `texts` goes on with the id: the one with most of the old words, the first on a tie."""
    return _richest(texts, ((run.new, run.length) for run in runs))


def survivor(lives: Sequence[Life], texts: Sequence[str], runs: Iterable[Run]) -> int:
    """Which of the merged `lives`, with their old `texts`, lives on: the origin of the others, else the richest."""
    for at, life in enumerate(lives):
        if len(lives) > 1 and all(other.origin == life.id for other in lives if other is not life):
            return at
    return _richest(texts, ((run.old, run.length) for run in runs))


def _richest(texts: Sequence[str], pieces: Iterable[tuple[int, int]]) -> int:
    """The text that most characters of the `pieces` (start and length) fall in."""
    spans = bounds(texts)
    weights = [0] * len(spans)
    for start, length in pieces:
        for at, (first, last) in enumerate(spans):
            weights[at] += max(0, min(start + length, last) - max(start, first))
    return weights.index(max(weights))


def find_revivals(lives: Iterable[Life], newborn: Mapping[int, Standing], *, version: int) -> dict[int, ClauseId]:
    """For each of `newborn` that says what a clause said before: the id of that clause.

    A retired clause is revived once at most, first at its own address, the latest retired first.
    """
    lives = tuple(lives)
    revived = {life.revives for life in lives}
    gone = [life for life in lives if life.retired is not None and life.retired < version and life.id not in revived]
    gone.sort(key=lambda life: -(life.retired or 0))
    waiting: dict[tuple[NodeType, str], list[Life]] = {}
    for life in gone:
        waiting.setdefault((life.type, normalise(life.wordings[-1].text)), []).append(life)
    result: dict[int, ClauseId] = {}
    for same_address in (True, False):
        for at, node in newborn.items():
            said = normalise(node.text)
            if at in result or not said or not (same_address or _words(said) >= REVIVAL_WORDS):
                continue
            found = waiting.get((node.node.type, said), [])
            for life in found:
                if not same_address or life.appearances[-1].address == node.address:
                    found.remove(life)
                    result[at] = life.id
                    break
    return result


def _words(text: str) -> int:
    return sum(any(char.isalnum() for char in word) for word in text.split())
