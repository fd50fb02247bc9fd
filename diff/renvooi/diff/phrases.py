"""Phrases that stand in both texts: what clean-up drew into an edit is given back, what moved is marked.

    De klant meldt [1: binnen een week] de storing aan de servicedesk {1: binnen een week}.

A phrase has a few words, and some of them long, so that "van de" is none. The longest are taken first.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from renvooi.diff.settings import InlineSettings
from renvooi.model import InlineOp

Block = tuple[int, int, int, int]
"""An edit: old tokens from-to, new tokens from-to."""
Span = tuple[int, int]
"""Tokens from-to of one side."""

_WINDOW = 3
"""Tokens in a row by which the two places of a phrase are found."""
_MOST_PLACES = 8
"""Places in the other text from which on these tokens say nothing."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """Tokens that stand here in the old text and there in the new one."""

    old: int
    new: int
    length: int


@dataclass(frozen=True, slots=True)
class MovedPhrases:
    """The phrases that moved, numbered from 1 in the order of the new text."""

    phrases: tuple[Phrase, ...]

    def parts(self, op: InlineOp, start: int, end: int) -> Iterator[tuple[int, int, int | None]]:
        """Tokens `start` to `end` of one side cut at the phrases in them: from, to, number of the phrase."""
        at = start
        for begin, to, number in self._on(op):
            if start <= begin and to <= end:
                if at < begin:
                    yield at, begin, None
                yield begin, to, number
                at = to
        if at < end:
            yield at, end, None

    def _on(self, op: InlineOp) -> list[tuple[int, int, int]]:
        is_old = op is InlineOp.DELETE
        return sorted(
            (place := phrase.old if is_old else phrase.new, place + phrase.length, number)
            for number, phrase in enumerate(self.phrases, 1)
        )


NONE = MovedPhrases(())


def moved_phrases(
    blocks: Sequence[Block], old: Sequence[str], new: Sequence[str], settings: InlineSettings
) -> MovedPhrases:
    """What moved from one of the edits `blocks` to another."""
    deleted = [(a, b) for a, b, _, _ in blocks if b - a >= _WINDOW]
    inserted = [(c, d) for _, _, c, d in blocks if d - c >= _WINDOW]
    found = list(_phrases(deleted, inserted, old, new, settings)) if deleted and inserted else []
    return MovedPhrases(tuple(_longest(found))) if found else NONE


def with_phrases_kept(
    blocks: Sequence[Block], old: Sequence[str], new: Sequence[str], settings: InlineSettings
) -> list[Block]:
    """`blocks` cut where one deletes a phrase and inserts it again: that phrase is equal."""
    result: list[Block] = []
    left = list(reversed(blocks))
    while left:
        a, b, c, d = block = left.pop()
        found = _phrases([(a, b)], [(c, d)], old, new, settings) if min(b - a, d - c) >= _WINDOW else ()
        longest = max(found, key=lambda one: (one.length, -one.old, -one.new), default=None)
        if longest is None:
            result.append(block)
            continue
        # the part after it is looked at last, and so comes last
        rest = longest.old + longest.length, b, longest.new + longest.length, d
        first = a, longest.old, c, longest.new
        left += [_trimmed(one, old, new) for one in (rest, first) if one[0] < one[1] or one[2] < one[3]]
    return [block for block in result if block[0] < block[1] or block[2] < block[3]]


def _trimmed(block: Block, old: Sequence[str], new: Sequence[str]) -> Block:
    """`block` without the words that both sides begin or end with."""
    a, b, c, d = block
    while a < b and c < d and old[a] == new[c]:
        a, c = a + 1, c + 1
    while a < b and c < d and old[b - 1] == new[d - 1]:
        b, d = b - 1, d - 1
    return a, b, c, d


def _phrases(
    deleted: Sequence[Span], inserted: Sequence[Span], old: Sequence[str], new: Sequence[str], settings: InlineSettings
) -> Iterator[Phrase]:
    """Every phrase of a span of `deleted` that stands in a span of `inserted` too."""
    places: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for c, d in inserted:
        for at in range(c, d - _WINDOW + 1):
            places[tuple(new[at : at + _WINDOW])].append(at)
    starts = {c for c, _ in inserted}
    for a, b in deleted:
        for at in range(a, b - _WINDOW + 1):
            found = places.get(tuple(old[at : at + _WINDOW]), ())
            if len(found) > _MOST_PLACES:
                # what is said over and over has no one place that it went to
                continue
            for to in found:
                # a phrase is told of once, from its first word on
                if at > a and to not in starts and old[at - 1] == new[to - 1] and old[at - 1][:1].isalnum():
                    continue
                phrase = _extended(at, to, b, _end_of(to, inserted), old, new)
                if phrase is not None and _is_phrase(old[phrase.old : phrase.old + phrase.length], settings):
                    yield phrase


def _end_of(at: int, spans: Sequence[Span]) -> int:
    """The end of the span that holds `at`."""
    return spans[bisect_right(spans, at, key=lambda span: span[0]) - 1][1]


def _extended(at: int, to: int, end: int, new_end: int, old: Sequence[str], new: Sequence[str]) -> Phrase | None:
    """The longest phrase from these two places on, without marks at its ends."""
    length = 0
    while at + length < end and to + length < new_end and old[at + length] == new[to + length]:
        length += 1
    while length and not old[at + length - 1][:1].isalnum():
        length -= 1
    return Phrase(at, to, length) if length >= _WINDOW and old[at][:1].isalnum() else None


def _is_phrase(tokens: Sequence[str], settings: InlineSettings) -> bool:
    long_words = sum(len(token) > settings.short_word for token in tokens)
    return len(tokens) >= settings.phrase_words and long_words >= settings.phrase_long_words


def _longest(found: Sequence[Phrase]) -> list[Phrase]:
    """Phrases that do not overlap, the longest first; in the order of the new text."""
    old_taken: set[int] = set()
    new_taken: set[int] = set()
    kept = []
    for phrase in sorted(found, key=lambda one: (-one.length, one.old, one.new)):
        here, there = (range(at, at + phrase.length) for at in (phrase.old, phrase.new))
        if old_taken.isdisjoint(here) and new_taken.isdisjoint(there):
            old_taken.update(here)
            new_taken.update(there)
            kept.append(phrase)
    return sorted(kept, key=lambda one: one.new)
