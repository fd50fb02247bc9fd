"""The words of a document: how often each stands, where first, and how it is printed."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from renvooi.diff.checks.subject import Subject
from renvooi.diff.outline import Item

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_ADDRESS = re.compile(r"https?://\S+|www\.\S+|\S+@\S+")


@dataclass(frozen=True, slots=True)
class Word:
    """One word in lower case."""

    text: str
    printed: str
    """As it stands first."""
    count: int
    capitals: int
    """How often it stands with a capital that no sentence gives it."""
    lower: int
    """How often it stands in lower case."""
    item: Item
    """Where it stands first."""

    @property
    def is_name(self) -> bool:
        """Whether it has a capital wherever it stands, also inside a sentence."""
        return self.capitals > 0 and self.lower == 0


def vocabulary(subject: Subject, *, least: int) -> dict[str, Word]:
    """The words of at least `least` letters, in the order in which they first stand; addresses left out."""
    result: dict[str, Word] = {}
    for text, item in subject.words:
        for printed, opens in words_of(text, least=least):
            key = printed.casefold()
            capital, lower = int(printed[0].isupper() and not opens), int(printed[0].islower())
            known = result.get(key) or Word(key, printed, 0, 0, 0, item)
            result[key] = replace(
                known, count=known.count + 1, capitals=known.capitals + capital, lower=known.lower + lower
            )
    return result


def words_of(text: str, *, least: int) -> Iterator[tuple[str, bool]]:
    """Each word of `text`, and whether it opens a sentence or a quote."""
    if "://" in text or "@" in text or "www." in text:
        text = _ADDRESS.sub(" ", text)
    for word in _WORD.finditer(text):
        if word.end() - word.start() >= least:
            before = text[: word.start()].rstrip(" '\"(")
            yield word[0], not before or before[-1] in ".:;!?|"


@cache
def _dictionary(language: str) -> frozenset[str]:
    # here: a list takes a third of a second, and most documents raise no question of spelling
    from spellchecker import SpellChecker

    return frozenset(SpellChecker(language=language).word_frequency.dictionary)


def is_word(text: str, *languages: str) -> bool:
    """Whether `text` stands in the word list of one of the languages ("nl", "en", "de")."""
    return any(text.casefold() in _dictionary(language) for language in languages)


def distance(left: str, right: str, *, most: int) -> int:
    """Edits between two words: a letter more, less, other, or two swapped; `most` + 1 where there are more.

    Optimal string alignment. Cost: the product of both lengths.
    """
    if abs(len(left) - len(right)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(right) + 1))
    for at, letter in enumerate(left, start=1):
        last, before, row = before, row, [at]
        for to, other in enumerate(right, start=1):
            best = min(before[to] + 1, row[to - 1] + 1, before[to - 1] + (letter != other))
            if at > 1 and to > 1 and letter == right[to - 2] and left[at - 2] == other:
                best = min(best, last[to - 2] + 1)
            row.append(best)
        if min(row) > most:
            return most + 1
    return row[-1]
