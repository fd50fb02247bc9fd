"""Which sentence of the old text became which of the new, and the parts of one sentence.

    Klant mag filters bewaren, maar moet rapporten archiveren.
    ->  [Klant mag filters bewaren] [maar moet rapporten archiveren]

Rules are compared sentence by sentence, and part by part where one sentence holds several.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from renvooi.diff.signals.case import Case
from renvooi.diff.signals.sentences import pair_by_words, sentences, stems

SAME_SENTENCE = 0.4
"""Share of common content words (Dice) from which on two sentences are one rule."""
SAME_PART = 0.5
"""The same for parts, which are shorter and share the words of their sentence."""
_KEPT = 64
"""Texts whose pairing is remembered: several signals ask for it of one clause after another."""
_BOUNDARY = re.compile(
    r"[,;:]\s+|\s+(?=(?:en|of|maar|want|doch|terwijl|waarbij|zodat|omdat|tenzij|mits|indien|wanneer|nadat|voordat)\s)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Matched:
    """The sentences that differ."""

    pairs: tuple[tuple[str, str], ...]
    """Old and new wording of one sentence, in order of the old text."""
    gone: tuple[str, ...]
    """Sentences without a counterpart in the new text."""
    come: tuple[str, ...]

    @property
    def redivided(self) -> bool:
        """True where sentences may have been cut or joined, so that pairs alone tell half of it."""
        return bool(self.gone or self.come)


def matched(case: Case, *, lists_whole: bool = False) -> Matched | None:
    """The sentences of both sides that are not the same; None for an insertion or deletion.

    With `lists_whole` what semicolons divide is one sentence: "diensten: a. hosting; b. beheer".
    """
    if case.old is None or case.new is None:
        return None
    return match_sentences(case.old.text, case.new.text, lists_whole=lists_whole)


@lru_cache(_KEPT)
def match_sentences(old: str, new: str, *, lists_whole: bool = False) -> Matched:
    """The sentences of two texts that are not the same, paired by their content words."""
    cut = with_lists if lists_whole else sentences
    before, after = _without_equal(cut(old), cut(new))
    found = pair_by_words([stems(text) for text in before], [stems(text) for text in after], least=SAME_SENTENCE)
    left = [at for at in range(len(before)) if at not in {i for i, _ in found}]
    right = [at for at in range(len(after)) if at not in {j for _, j in found}]
    if len(left) == len(right) == 1:
        # what is left on both sides between equal sentences stands in one place
        found, left, right = tuple(sorted((*found, (left[0], right[0])))), [], []
    return Matched(
        tuple((before[i], after[j]) for i, j in found),
        tuple(before[at] for at in left),
        tuple(after[at] for at in right),
    )


def with_lists(text: str) -> tuple[str, ...]:
    """The sentences of `text`; what semicolons divide is one."""
    result: list[str] = []
    for sentence in sentences(text):
        if result and result[-1].endswith(";"):
            result[-1] += f" {sentence}"
        else:
            result.append(sentence)
    return tuple(result)


def _without_equal(old: Sequence[str], new: Sequence[str]) -> tuple[list[str], list[str]]:
    same = Counter(old) & Counter(new)
    return _less(old, same), _less(new, same)


def _less(texts: Sequence[str], same: Counter[str]) -> list[str]:
    left = Counter(same)
    result = []
    for text in texts:
        if left[text]:
            left[text] -= 1
        else:
            result.append(text)
    return result


@lru_cache(_KEPT)
def parts(sentence: str) -> tuple[str, ...]:
    """The sentence cut at its commas and conjunctions."""
    return tuple(part.strip() for part in _BOUNDARY.split(sentence) if part.strip())


def pair_parts(old: Sequence[str], new: Sequence[str]) -> tuple[tuple[int, int], ...]:
    """Indices of the parts that say the same thing, in order."""
    return pair_by_words([stems(part) for part in old], [stems(part) for part in new], least=SAME_PART)
