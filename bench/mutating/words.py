"""Other words for a text, as people write them: runs replaced, dropped and put in, or one number changed."""

import re
from collections.abc import Sequence
from functools import lru_cache
from random import Random

KEPT_WORDS = 4
"""Words of a clause that stay, whatever the share: with less, nobody can tell what it was."""
KEPT_SHARE = 0.4
"""Share of the words that stay; a clause of which more is new is another clause."""
RUNS = (1, 1, 1, 2, 2, 3, 4, 6)
"""Lengths, in words, of what is changed in one place."""
TRIES = 20
_NUMBER = re.compile(r"\d+")
_END = re.compile(r"[.,;:]+$")
_SENTENCE = re.compile(r"(?:(?<=[a-zà-ž)]{4}[.;])\s+|\n+)(?=[A-ZÀ-Ž„“\"])")
"""Where a sentence ends: an abbreviation ("art. 3", "z.B. Der") has fewer letters before its stop."""


@lru_cache(maxsize=100_000)
def bare(text: str) -> tuple[str, ...]:
    """The words of a text without case and punctuation: what must differ for a text to be reworded."""
    return tuple(re.findall(r"\w+", text.casefold()))


def spoken(text: str) -> int:
    """Words of two letters or more: "* 2 * 3" and "a)" say nothing that a reader could know again."""
    return sum(len(word) > 1 and word.isalpha() for word in bare(text))


def sentences(text: str) -> tuple[str, ...]:
    """The sentences of a text."""
    return tuple(part.strip() for part in _SENTENCE.split(text) if part.strip())


def reword(text: str, share: float, phrases: Sequence[str], chance: Random) -> str | None:
    """`text` with about `share` of its words changed, in runs; None where too little would stay.

    At least 4 words and 40% of the words stay. `phrases` are texts of the same language from other
    documents, of which runs of words are taken.
    """
    words = text.split(" ")
    budget = min(max(1, round(share * len(words))), len(words) - KEPT_WORDS, int(len(words) * (1 - KEPT_SHARE)))
    if budget < 1 or not phrases:
        return None
    for _ in range(TRIES):
        result = " ".join(_change(words, budget, phrases, chance))
        if bare(result) != bare(text):
            return result
    return None


def change_a_number(text: str, chance: Random) -> str | None:
    """`text` with one number changed; None if it has none."""
    found = list(_NUMBER.finditer(text))
    if not found:
        return None
    number = chance.choice(found)
    value = int(number[0])
    other = max(0, value + chance.choice((-5, -2, -1, 1, 2, 5, 10))) if value < 10_000 else value + 1
    other += other == value
    return text[: number.start()] + str(other) + text[number.end() :]


def phrase(length: int, phrases: Sequence[str], chance: Random) -> list[str]:
    """A run of `length` words out of one of `phrases`, without punctuation at its end."""
    for _ in range(TRIES):
        words = chance.choice(phrases).split()
        if len(words) >= length:
            start = chance.randrange(len(words) - length + 1)
            run = words[start : start + length]
            run[-1] = _END.sub("", run[-1]) or run[-1]
            return run
    return chance.choice(phrases).split()[:length]


def _change(words: Sequence[str], budget: int, phrases: Sequence[str], chance: Random) -> list[str]:
    """The words after changes in runs that do not touch one another; `budget` counts words changed or put in."""
    pieces: list[list[str]] = [[word] for word in words]
    free = set(range(len(words)))
    while budget > 0 and free:
        length = min(budget, chance.choice(RUNS))
        start = chance.choice(sorted(free))
        run = [index for index in range(start, min(start + length, len(words))) if index in free]
        run = [index for offset, index in enumerate(run) if index == start + offset]
        kind = chance.choice(("replace", "replace", "replace", "drop", "insert"))
        if kind == "insert":
            pieces[start] = [*phrase(length, phrases, chance), *pieces[start]]
            run, budget = [start], budget - length
        else:
            _replace(pieces, run, [] if kind == "drop" else phrase(len(run), phrases, chance))
            budget -= len(run)
        free -= {*run, run[0] - 1, run[-1] + 1}
    result = [word for piece in pieces for word in piece]
    if result and words[0][:1].isupper():
        result[0] = result[0][:1].upper() + result[0][1:]
    return result


def _replace(pieces: list[list[str]], run: Sequence[int], other: list[str]) -> None:
    """Put `other` for the words of `run`; the stop or comma after the last of them stays."""
    stop = _END.search(pieces[run[-1]][-1])
    for index in run:
        pieces[index] = []
    if other and stop:
        other = [*other[:-1], other[-1] + stop[0]]
    pieces[run[0]] = other
