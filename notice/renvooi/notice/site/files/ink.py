"""Which characters the fonts of a redline can draw; any other one is named, as U+XXXX.

A font without a character draws an empty box or nothing, and a reader of a contract would not know what
stands there. Which characters the fonts have is asked of the program that draws: a table would be wrong
with its next release. What Dutch and English contracts use is known beforehand and held by a test, so
that nothing is asked for most documents; what was asked is kept for the life of the process.
"""

from collections.abc import Callable

from renvooi.notice.render.quoting import visible

USUAL = frozenset(map(chr, (*range(0x20, 0x7F), *range(0xA1, 0xAD), *range(0xAE, 0x180)))) | frozenset(
    "\xa0‐‑–—‘’‚“”„†‡•…‰′″‹›€№™←→↑↓⇒−≠≤≥◦■▪●✓⟦⟧"
)
"""Characters that are drawn; those of a mark are among them."""


class Ink:
    """What can be drawn; `draws` says whether all of some characters can."""

    def __init__(self, draws: Callable[[str], bool]) -> None:
        self._draws = draws
        self._marks: dict[int, str] = {}
        self._known = set(USUAL)

    def learn(self, text: str) -> None:
        """Nothing; each character of `text` is known afterwards."""
        asked = sorted(frozenset(text) - self._known)
        for character in self._missing(asked):
            self._marks[ord(character)] = _mark(character)
        self._known.update(asked)

    def shown(self, text: str) -> str:
        """`text` with a mark for each character that shows nothing, or that cannot be drawn."""
        seen = visible(text).replace("\t", " ").replace("\n", " ")
        if not self._known.issuperset(seen):
            self.learn(seen)
        return seen.translate(self._marks) if self._marks else seen

    def _missing(self, asked: list[str]) -> list[str]:
        """Those that cannot be drawn, found by halves: mostly all can, or very few cannot."""
        if not asked or self._draws("".join(asked)):
            return []
        if len(asked) == 1:
            return asked
        middle = len(asked) // 2
        return self._missing(asked[:middle]) + self._missing(asked[middle:])


def plainly(text: str) -> str:
    """`text` with a mark for every character but the usual ones: what can be drawn in any case."""
    others = frozenset(text) - USUAL
    return text.translate({ord(one): _mark(one) for one in others})


def _mark(character: str) -> str:
    return f"⟦U+{ord(character):04X}⟧"
