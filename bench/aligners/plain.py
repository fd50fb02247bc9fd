"""difflib of the standard library, on clauses."""

import difflib
from collections.abc import Sequence

from bench.aligners.lines import Answer, Line, in_block, texts


class Difflib:
    """`SequenceMatcher` over the lines; it knows equal lines and blocks that were replaced.

    It has no moves, no splits and no merges. Lines of a replaced block are paired up for it.
    """

    name = "difflib"
    cannot = ("moved", "moved only", "moved+reworded", "split", "merged")

    def missing(self) -> str | None:
        """Nothing: it comes with Python."""
        return None

    def align(self, old: Sequence[Line], new: Sequence[Line]) -> Answer:
        """Equal lines, and lines of replaced blocks."""
        before, after = texts(old), texts(new)
        pairs: list[tuple[int, int]] = []
        for kind, a, b, c, d in difflib.SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
            if kind == "equal":
                pairs += zip(range(a, b), range(c, d), strict=True)
            elif kind == "replace":
                pairs += in_block(range(a, b), range(c, d), before, after)
        return Answer(pairs)
