"""What a letter tells, read from its blocks by the headings that it prints."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from bench.formatting.blocks import Block, Heading, Table, Text, squeezed

_NUMBERED = re.compile(r"(\d+)\.(.+)", re.DOTALL)
_WHY = {squeezed("Waarom?"), squeezed("Why?")}
_NO_OLD = {squeezed("Deze tekst stond er niet."), squeezed("This text was not there.")}
_NO_NEW = {squeezed("Deze tekst vervalt."), squeezed("This text is removed.")}


@dataclass(frozen=True, slots=True)
class ToldChange:
    """One row of the table of old and new; all text is without white space."""

    number: int
    place: str
    old: str
    new: str
    why: str


@dataclass(frozen=True, slots=True)
class Told:
    """What a form says of changes, and the words of all of it."""

    changes: tuple[ToldChange, ...]
    words: str
    """All text in reading order, without white space."""


def told_by(blocks: Sequence[Block]) -> Told:
    """The changes of a letter and its words."""
    return Told(tuple(_changes(joined(blocks))), "".join(_words(blocks)))


def joined(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, where a table that goes on over a page is one: its head is printed again on each."""
    result: list[Block] = []
    for block in blocks:
        last = result[-1] if result else None
        if isinstance(block, Table) and isinstance(last, Table) and last.rows[0] == block.rows[0]:
            *whole, broken = last.rows
            rest = block.rows[1:]
            cells = tuple(a + b for a, b in zip(broken, rest[0], strict=True))
            result[-1] = Table((*whole, cells, *rest[1:]))
        else:
            result.append(block)
    return result


def _changes(blocks: Sequence[Block]) -> Iterator[ToldChange]:
    for at, block in enumerate(blocks):
        if isinstance(block, Heading) and block.level == 3 and (found := _NUMBERED.fullmatch(block.text)):
            own = list(_until_heading(blocks[at + 1 :]))
            table = next(one for one in own if isinstance(one, Table))
            old, new = table.rows[1]
            why = "".join(_after_why(own))
            yield ToldChange(int(found[1]), found[2], "" if old in _NO_OLD else old, "" if new in _NO_NEW else new, why)


def _until_heading(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks below a heading of a change, its own smaller headings among them."""
    for block in blocks:
        if isinstance(block, Heading) and block.level <= 3:
            return
        yield block


def _after_why(blocks: Iterable[Block]) -> Iterator[str]:
    asked = False
    for block in blocks:
        if isinstance(block, Heading):
            asked = block.text in _WHY
        elif asked and isinstance(block, Text):
            yield block.text


def _words(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Table):
            yield from (cell for row in block.rows for cell in row)
        else:
            yield block.text
