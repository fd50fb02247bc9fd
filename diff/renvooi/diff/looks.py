"""Pages that look different though their words are the same: a stamp, a line through a clause, another picture.

Compared are only pages with the same words at the same places, as anything else on a page moves
with its text. Cells of grey are compared, so that a hairline across some of them is enough.
"""

from collections.abc import Iterator

from renvooi.model import Document, Finding, PageLook, Severity

LOOKS_DIFFERENT = "looks-different"
SAME_PLACE = 0.5
"""Points by which the mean place of the words of a page may differ."""
SAME_GREY = 1
"""Levels of 64 that a cell may differ, as between two runs of one program; a hairline across one is 5."""
LEAST_CELLS = 2
"""Cells that must differ: one may be the corner of a shape that was rounded otherwise."""


def find_looks(old: Document, new: Document) -> Iterator[Finding]:
    """One finding for each page of `new` that looks different from the page of `old` with the same words."""
    before = {(look.words, look.page): look for look in old.looks}
    by_words = {look.words: look for look in reversed(old.looks)}
    for look in new.looks:
        other = before.get((look.words, look.page)) or by_words.get(look.words)
        if other is None or not _is_comparable(other, look):
            continue
        cells = _different(other, look)
        if len(cells) >= LEAST_CELLS:
            yield _finding(look, cells)


def _is_comparable(old: PageLook, new: PageLook) -> bool:
    apart = max(abs(a - b) for a, b in zip(old.middle, new.middle, strict=True))
    return (old.columns, old.side) == (new.columns, new.side) and apart <= SAME_PLACE


def _different(old: PageLook, new: PageLook) -> list[int]:
    """Numbers of the cells that differ; all of them where one page is longer."""
    before, after = _levels(old), _levels(new)
    if len(before) != len(after):
        return list(range(max(len(before), len(after))))
    return [index for index, (a, b) in enumerate(zip(before, after, strict=True)) if abs(a - b) > SAME_GREY]


def _levels(look: PageLook) -> list[int]:
    levels: list[int] = []
    for run in look.levels.split():
        level, _, count = run.partition("*")
        levels += [int(level)] * int(count or 1)
    return levels


def _finding(look: PageLook, cells: list[int]) -> Finding:
    across = [index % look.columns for index in cells]
    down = [index // look.columns for index in cells]
    x0, x1 = (round(edge * look.side) for edge in (min(across), max(across) + 1))
    top, bottom = (round(edge * look.side) for edge in (min(down), max(down) + 1))
    place = f"from {x0} to {x1} points from the left and {top} to {bottom} from the top"
    message = f"page {look.page} looks different though its words are the same: {place}"
    return Finding(LOOKS_DIFFERENT, Severity.WARNING, message, None, "compare the page with that of the old version")
