"""Figures of how a redline reads: islands, cut units, cut words, and words marked against the least possible.

All of them look at nothing but the steps, so that every engine is measured alike. A word is a run of
letters and digits, and every other mark is a word of its own; white space is none. What is marked is
counted as a reader sees it: a word of which a part is marked counts, once in the old text and once
in the new. The least is what the longest common subsequence of the same words leaves.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import astuple, dataclass
from types import MappingProxyType

from rapidfuzz.distance import Indel

from renvooi.model.versions import MONTHS

Step = tuple[str, str]
"""("equal" | "delete" | "insert", text)."""
ISLAND = 2
"""Words of an equal run that a reader stumbles over between two edits."""

_WORD = re.compile(r"\w+|[^\w\s]")
COUNTINGS: Mapping[str, re.Pattern[str]] = MappingProxyType(
    {
        "words and marks": _WORD,
        "words without marks": re.compile(r"\w+"),
        "all between two blanks": re.compile(r"\S+"),
    }
)
"""What may be called a word. The last is lenient: a word keeps its comma, and a redline may mark that alone."""
_MONTHS = "|".join(sorted((re.escape(name) for name in MONTHS), key=lambda name: (-len(name), name)))
_UNITS = re.compile(
    rf"""
    \b\d{{1,2}}\.?\s(?:{_MONTHS})\.?\s\d{{4}}\b        # 7 mei 2025, 7. Mai 2025
  | \b(?:{_MONTHS})\s\d{{1,2}},?\s\d{{4}}\b            # May 7, 2025
  | (?:[€$£]|\b(?:EUR|USD|GBP))\s?\d+(?:[.,]\d+)*      # an amount
  | \b\d+(?:[.,:/-]\d+)*(?:\([0-9a-z]{{1,4}}\))+       # 5(b), 2.1(a)(ii)
  | \b\d+(?:[.,:/-]\d+)*[a-z]?\b%?                     # 24, 2.1, 12a, 01-03-2027, 99,5%
    """,
    re.VERBOSE | re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Figures:
    """Counts over one redline or many."""

    clauses: int = 0
    edits: int = 0
    """Stretches of deletions and insertions with nothing equal between them."""
    marked: int = 0
    """Words of which a part is deleted or inserted."""
    least: int = 0
    islands: int = 0
    """Equal runs of one or two words, or of marks alone, between two edits."""
    cut_units: int = 0
    """Numbers, dates, amounts and numbers of references of which only a part is marked."""
    cut_words: int = 0
    """Places within a word where an edit begins or ends."""

    @property
    def ratio(self) -> float:
        """Words marked for each that must be."""
        return self.marked / self.least if self.least else 1.0

    def __add__(self, other: "Figures") -> "Figures":
        return Figures(*(a + b for a, b in zip(astuple(self), astuple(other), strict=True)))


def total(figures: Iterable[Figures]) -> Figures:
    """All of them as one."""
    return sum(figures, Figures())


def marked_words(steps: Sequence[Step], word: re.Pattern[str]) -> tuple[int, int]:
    """Words of which a part is marked, and the least possible, where `word` says what a word is."""
    sides = [(side(steps, op), _marked(steps, op)) for op in ("delete", "insert")]
    marked = sum(any(mask[start:end]) for text, mask in sides for start, end in _spans(word, text))
    return marked, least_words(sides[0][0], sides[1][0], word)


def words(text: str) -> list[str]:
    """The words and marks of `text`."""
    return _WORD.findall(text)


def least_words(old: str, new: str, word: re.Pattern[str] = _WORD) -> int:
    """Words that a longest common subsequence leaves, of both texts together."""
    known: dict[str, int] = {}
    one, other = ([known.setdefault(found, len(known)) for found in word.findall(text)] for text in (old, new))
    return Indel.distance(one, other)


def side(steps: Sequence[Step], op: str) -> str:
    """The text of a side: `op` is what it alone has, "delete" for the old and "insert" for the new."""
    return "".join(text for step, text in steps if step in ("equal", op))


def figures(steps: Sequence[Step]) -> Figures:
    """The figures of one redline."""
    sides = [(side(steps, op), _marked(steps, op)) for op in ("delete", "insert")]
    marked, least = marked_words(steps, _WORD)
    return Figures(
        clauses=1,
        edits=sum(1 for op, _ in _runs(steps) if op == "edit"),
        marked=marked,
        least=least,
        islands=_islands(steps),
        cut_units=sum(_is_cut(text, mask, start, end) for text, mask in sides for start, end in _spans(_UNITS, text)),
        cut_words=sum(_word_cuts(text, mask) for text, mask in sides),
    )


def _runs(steps: Sequence[Step]) -> Iterator[tuple[str, str]]:
    """The steps with neighbouring edits as one: ("equal" | "edit", text)."""
    last: list[str] = []
    for op, text in steps:
        kind = "equal" if op == "equal" else "edit"
        if not text:
            continue
        if last and last[0] == kind:
            last[1] += text
        else:
            if last:
                yield last[0], last[1]
            last = [kind, text]
    if last:
        yield last[0], last[1]


def _islands(steps: Sequence[Step]) -> int:
    runs = list(_runs(steps))
    between = [text for op, text in runs[1:-1] if op == "equal"]
    return sum(bool(text.strip()) and sum(word[0].isalnum() for word in words(text)) <= ISLAND for text in between)


def _marked(steps: Sequence[Step], op: str) -> list[bool]:
    return [step == op for step, text in steps if step in ("equal", op) for _ in text]


def _spans(pattern: re.Pattern[str], text: str) -> Iterator[tuple[int, int]]:
    return (found.span() for found in pattern.finditer(text))


def _is_cut(text: str, mask: Sequence[bool], start: int, end: int) -> bool:
    return len({mask[at] for at in range(start, end) if not text[at].isspace()}) > 1


def _word_cuts(text: str, mask: Sequence[bool]) -> int:
    return sum(mask[at - 1] != mask[at] for start, end in _spans(_WORD, text) for at in range(start + 1, end))
