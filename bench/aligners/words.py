"""redlines from PyPI, which compares two texts word by word."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from importlib import import_module
from importlib.util import find_spec

from bench.aligners.lines import Answer, Line, texts

PARAGRAPH = "¶"
"""The token that redlines puts between paragraphs."""
SHARE = 0.5
"""Least share of the words of the shorter of two lines that stayed, from which they are taken for one."""


class RedlinesWords:
    """`WholeDocumentProcessor`, a paragraph a line: which words stayed, were removed and came.

    It knows no clauses: two lines are one if half of the words of the shorter stayed between them, so
    that a split or a merged clause can be seen too. Words keep their order, so it has no moves.
    """

    name = "redlines"
    cannot = ("moved", "moved only", "moved+reworded")

    def missing(self) -> str | None:
        """The package, if it is not installed."""
        return None if find_spec("redlines") else "redlines: pip install redlines"

    def align(self, old: Sequence[Line], new: Sequence[Line]) -> Answer:
        """Lines between which most words stayed."""
        before, after = "\n\n".join(texts(old)), "\n\n".join(texts(new))
        steps = import_module("redlines.processor").WholeDocumentProcessor().process(before, after)
        if not steps:
            return Answer([(index, index) for index in range(len(old))] if before == after else [])
        one, other = (_line_of(chunk.text) for chunk in (steps[0].source_chunk, steps[0].test_chunk))
        stayed: Counter[tuple[int, int]] = Counter()
        for kind, a, b, c, _ in (step.opcodes for step in steps):
            if kind == "equal":
                stayed.update((one[a + at], other[c + at]) for at in range(b - a) if one[a + at] >= 0)
        sizes, others = Counter(one), Counter(other)
        least = {pair: SHARE * min(sizes[pair[0]], others[pair[1]]) for pair in stayed}
        return Answer([pair for pair, count in sorted(stayed.items()) if pair[1] >= 0 and count >= least[pair]])


def _line_of(tokens: Sequence[str]) -> list[int]:
    """The line of each token; -1 for what stands between lines, and for white space."""

    def lines() -> Iterator[int]:
        line = 0
        for token in tokens:
            if token.strip() == PARAGRAPH:
                line += 1
                yield -1
            else:
                yield line if re.search(r"\w", token) else -1

    return list(lines())
