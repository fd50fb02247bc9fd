"""Which places of a text were read already, so that no word is part of two values."""

import re
from bisect import bisect_left, insort
from collections.abc import Iterable
from typing import Protocol


class Placed(Protocol):
    """Something that stands at a place of a text."""

    @property
    def start(self) -> int:
        """Where it begins."""
        ...

    @property
    def end(self) -> int:
        """Where it ends."""
        ...


class Taken:
    """Spans that do not overlap; asking and adding take the logarithm of their number."""

    def __init__(self) -> None:
        self._spans: list[tuple[int, int]] = []

    def add(self, start: int, end: int) -> bool:
        """True, and text[start:end] is taken from then on, where nothing was taken of it before."""
        at = bisect_left(self._spans, (start, start))
        before, after = self._spans[at - 1 : at] if at else [], self._spans[at : at + 1]
        if any(begin < end and start < stop for begin, stop in (*before, *after)):
            return False
        insort(self._spans, (start, end))
        return True

    def take(self, found: re.Match[str]) -> bool:
        """`add` for the place of a match."""
        return self.add(*found.span())

    def add_all(self, found: Iterable[Placed]) -> None:
        """`add` for each of `found`."""
        for one in found:
            self.add(one.start, one.end)
