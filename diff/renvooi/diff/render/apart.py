"""Insertions kept apart over the end of a paragraph that stays.

    Kop een{+ twee+}        LibreOffice reads two insertions that touch over the end of a paragraph
    {+• Nieuw punt.+}       as one, which takes the end with it: rejected, it glues the heading to
                            the paragraph behind. Deletions are not joined so.

So the paragraph is made to end in a deletion: what was deleted before the insertion goes behind it,
and where nothing was, the last word that stayed is said on both sides ("Kop {+een twee+}[-een-]").
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from renvooi.diff.render.whole import Paragraph
from renvooi.model import InlineOp, InlineStep


def kept_apart(paragraphs: Sequence[Paragraph]) -> Iterator[Paragraph]:
    """The same paragraphs, none of which ends in an insertion before one that begins with one."""
    for paragraph, following in pairwise(paragraphs):
        stays = paragraph.end is InlineOp.EQUAL
        touching = _ends(paragraph, -1) and _ends(following, 0)
        yield replace(paragraph, steps=_deletion_last(paragraph.steps)) if stays and touching else paragraph
    yield from paragraphs[-1:]


def _ends(paragraph: Paragraph, at: int) -> bool:
    """Whether the paragraph has an insertion at that end."""
    return bool(paragraph.steps) and paragraph.steps[at].op is InlineOp.INSERT


def _deletion_last(steps: Sequence[InlineStep]) -> tuple[InlineStep, ...]:
    *before, inserted = steps
    if before and before[-1].op is InlineOp.DELETE:
        return (*before[:-1], inserted, before[-1])
    if not before or before[-1].op is not InlineOp.EQUAL:
        return tuple(steps)
    kept = before[-1].text
    words = kept.rstrip()
    at = max(words.rfind(" "), words.rfind("\t")) + 1
    head, word = kept[:at], kept[at:]
    again = (InlineStep(InlineOp.INSERT, word + inserted.text), InlineStep(InlineOp.DELETE, word))
    return (*before[:-1], *((InlineStep(InlineOp.EQUAL, head),) if head else ()), *again)
