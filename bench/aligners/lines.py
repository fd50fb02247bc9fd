"""What every peer is given: the clauses of two versions, one a line, and what is made of its answer.

A peer answers with pairs of lines. Operations follow from the pairs by the definitions that hold
for all (`bench/judging/script.py`), so no peer is judged on its own words.
"""

import difflib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from bench.judging.script import MOVED, Link, Script, derived, nodes_of, text_of
from bench.mutating.draft import Path
from renvooi.model import Document

Pairs = Sequence[tuple[int, int]]
"""Indices of an old and a new line that are one; a line may be in several."""
NEVER: frozenset[tuple[int, int]] = frozenset()
"""No pair: of a peer without moves."""
ALIKE = 0.4
"""Least ratio of difflib from which two lines of a changed block are taken for one."""
LARGEST_BLOCK = 2_000
"""Pairs of lines of a block that are compared for their ratio."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a peer says of two versions."""

    pairs: Pairs
    moved: frozenset[tuple[int, int]] | None = NEVER
    """Pairs that it calls moved; None where it knows the tree, so that moves follow by definition."""


@dataclass(frozen=True, slots=True)
class Line:
    """A clause or a heading as a line: number and text."""

    path: Path
    label: str
    text: str

    def __str__(self) -> str:
        """One line, never empty."""
        return " ".join(f"{self.label} {self.text}".split()) or "-"


class Aligner(Protocol):
    """A peer."""

    @property
    def name(self) -> str:
        """Of its row."""
        ...

    @property
    def cannot(self) -> tuple[str, ...]:
        """Operations that it has no way to say."""
        ...

    def missing(self) -> str | None:
        """What has to be installed first; None if nothing."""

    def align(self, old: Sequence[Line], new: Sequence[Line]) -> Answer:
        """Lines that are one."""
        ...


def lines_of(document: Document) -> list[Line]:
    """All nodes of a document in reading order."""
    return [Line(path, node.label or "", text_of(node)) for path, node in nodes_of(document).items()]


def script_of(answer: Answer, old: Document, new: Document) -> Script:
    """What a peer said, in the form in which all are compared.

    A peer that knows no tree calls every line of a moved section moved, and more. It gets the benefit of
    the doubt: what it says to have moved counts only where that follows from its own pairs as well
    (wikidiff2, over 60 documents: F1 of moves .644, against .568 as it says them).
    """
    before, after = lines_of(old), lines_of(new)
    links = [
        Link(tuple(before[index].path for index in olds), tuple(after[index].path for index in news))
        for olds, news in _grouped(answer.pairs)
    ]
    script = derived(links, old, new)
    if answer.moved is None:
        return script
    moved = {(before[one].path, after[other].path) for one, other in answer.moved}
    return Script(
        tuple(
            _unmoved(link) if link.is_pair and (link.old[0], link.new[0]) not in moved else link
            for link in script.links
        )
    )


def _unmoved(link: Link) -> Link:
    return Link(link.old, link.new, link.operations - {MOVED})


def _grouped(pairs: Pairs) -> Iterator[tuple[list[int], list[int]]]:
    """One old line with all its new ones, or one new line with all its old ones; no line twice."""
    news, olds = defaultdict(list), defaultdict(list)
    for old, new in pairs:
        news[old].append(new)
        olds[new].append(old)
    done_old: set[int] = set()
    done_new: set[int] = set()
    for old, new in pairs:
        if old in done_old or new in done_new:
            continue
        group = [old], [each for each in news[old] if each not in done_new and len(olds[each]) == 1] or [new]
        if len(olds[new]) > 1 and len(news[old]) == 1:
            group = [each for each in olds[new] if each not in done_old and len(news[each]) == 1], [new]
        done_old.update(group[0])
        done_new.update(group[1])
        yield group


def in_block(
    old: Sequence[int], new: Sequence[int], before: Sequence[str], after: Sequence[str]
) -> Iterator[tuple[int, int]]:
    """Pairs in a block of removed and added lines: in order if they are as many, else by their likeness.

    A courtesy to peers that leave the reader alone with such a block.
    """
    if len(old) == len(new):
        yield from zip(old, new, strict=True)
        return
    if len(old) * len(new) > LARGEST_BLOCK:
        return
    ratios = (
        (difflib.SequenceMatcher(None, before[a], after[b], autojunk=False).ratio(), a, b) for a in old for b in new
    )
    found: list[tuple[int, int]] = []
    for ratio, a, b in sorted(ratios, key=lambda item: (-item[0], item[1], item[2])):
        if ratio >= ALIKE and all((a - x) * (b - y) > 0 for x, y in found):
            found.append((a, b))
    yield from found


def texts(lines: Iterable[Line]) -> list[str]:
    """The lines as strings."""
    return [str(line) for line in lines]
