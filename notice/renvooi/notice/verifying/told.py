"""A notice as it was read, whoever wrote it: blocks of text, each with what it is to a reader."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from renvooi.notice.verifying.wording import cut

LONGEST_BLOCK = 2000
"""Characters from which on a block is read as several: a mail may come as one paragraph."""


class BlockKind(StrEnum):
    """What a block is to a reader."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    CELL = "cell"
    QUOTE = "quote"


@dataclass(frozen=True, slots=True)
class ToldBlock:
    """One block of a notice."""

    kind: BlockKind
    text: str
    side: str | None = None
    """"old" or "new" where a table, a mark or a label says which text this is."""
    about: tuple[str, ...] = ()
    """What stands over or beside it, nearest first: the first cells of its row, the headings above it."""


@dataclass(frozen=True, slots=True)
class ToldNotice:
    """A notice of anyone, read."""

    name: str
    blocks: tuple[ToldBlock, ...]
    """In reading order."""
    language: str
    """"nl" or "en": the one it has more words of."""
    hidden: tuple[str, ...] = ()
    """Texts that stand in the file and that no reader sees; they count as not told."""

    @property
    def text(self) -> str:
        """All of it, a block a line."""
        return "\n".join(block.text for block in self.blocks)


def parted(blocks: Iterable[ToldBlock]) -> tuple[ToldBlock, ...]:
    """`blocks` with those that are very long in parts."""
    return tuple(
        block if len(block.text) <= LONGEST_BLOCK else replace(block, text=part)
        for block in blocks
        for part in ((block.text,) if len(block.text) <= LONGEST_BLOCK else cut(block.text, LONGEST_BLOCK))
    )
