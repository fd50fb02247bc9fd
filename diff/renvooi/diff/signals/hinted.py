"""Patterns that are tried only where a part of what they look for occurs.

Signals read every sentence that changed, and most sentences hold no price and no period. Looking
for "lijks" in a sentence takes a hundredth of the time of looking for a number before it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from renvooi.diff.signals import numbers


@dataclass(frozen=True, slots=True)
class Hinted:
    """A pattern with what occurs, in lower case, in each text in which it is found."""

    pattern: str
    hints: tuple[str, ...]
    counts: bool
    """True where the text must hold a number as well."""

    def find(self, text: str, lowered: str) -> Iterator[re.Match[str]]:
        """The matches in `text`; `lowered` is the same text in lower case."""
        for hint in self.hints:
            if hint in lowered:
                if not self.counts or numbers.has_number(lowered):
                    return compiled(self.pattern).finditer(text)
                break
        return iter(())


def hinted(pattern: str, hints: str, *, counts: bool = False) -> Hinted:
    """A pattern that ignores case, with its hints separated by spaces; "_" stands for a space in a hint."""
    words = tuple(hint.replace("_", " ") for hint in hints.split())
    return Hinted(pattern, words, counts)


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """`pattern` without regard to case, made when it is first tried: who shows a diff, and computes none, needs none of them."""
    return re.compile(pattern, re.IGNORECASE)
