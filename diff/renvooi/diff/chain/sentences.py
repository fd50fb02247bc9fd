"""Stretches cut at the ends of sentences: people ask which version introduced a sentence."""

from collections.abc import Sequence
from dataclasses import dataclass

from renvooi.diff.chain.carry import cut
from renvooi.diff.signals.sentences import sentences
from renvooi.model import Stretch


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence, with the version since which it reads as it does."""

    version: int
    """Number of the version of its newest words."""
    stretches: tuple[Stretch, ...]


def by_sentence(stretches: Sequence[Stretch]) -> tuple[Sentence, ...]:
    """The sentences of a text, and its lines; joined, all their stretches are the text."""
    text = "".join(stretch.text for stretch in stretches)
    starts, at = list[int](), 0
    for sentence in (sentence for line in text.splitlines() for sentence in sentences(line)):
        at = text.index(sentence, at)
        starts.append(at)
        at += len(sentence)
    # What stands before the first sentence belongs to it.
    ends = (*starts[1:], len(text))
    pieces = (tuple(cut(stretches, start, end)) for start, end in zip((0, *starts[1:]), ends, strict=True))
    return tuple(Sentence(_newest(piece), piece) for piece in pieces if piece)


def _newest(stretches: Sequence[Stretch]) -> int:
    """The version of the newest words; white space and marks count only where there is nothing else."""
    worded = [stretch.version for stretch in stretches if any(char.isalnum() for char in stretch.text)]
    return max(worded or [stretch.version for stretch in stretches])
