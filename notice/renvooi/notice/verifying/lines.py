"""Plain text to blocks: paragraphs, items and labelled lines, as mail and word processors set them."""

import re
from collections.abc import Iterator

from renvooi.notice.verifying.sides import side_of
from renvooi.notice.verifying.told import BlockKind, ToldBlock

_ITEM = re.compile(r"\s*(?:[-*•–‣▪o]|\(?\d{1,2}[.)]|\(?[a-z][.)])\s+(?=\S)")
_LABEL = re.compile(r"\s*[A-Z][\w ]{1,24}:(?:\s|$)")
_COLUMN = re.compile(r"(?:was|wordt|old|new|becomes|oud|nieuw)(?::.*)?", re.IGNORECASE)
_UNDERLINE = re.compile(r"\s*(?:={3,}|-{3,}|~{3,}|_{3,})\s*")
_MARKS = re.compile(r"\[[-+]|[-+]\]")
_INDENT = "    "
LONGEST_HEADING = 80
"""Characters; a longer line alone is a paragraph."""


def from_text(source: str) -> tuple[ToldBlock, ...]:
    """The blocks of a plain text."""
    found: list[ToldBlock] = []
    heading: tuple[str, ...] = ()
    for lines in _paragraphs(source):
        for block in _blocks_of(lines):
            placed = ToldBlock(block.kind, block.text, block.side, (*block.about, *heading))
            if block.kind is BlockKind.HEADING:
                heading = (block.text,)
                placed = ToldBlock(block.kind, block.text)
            found.append(placed)
    return tuple(found)


def _paragraphs(source: str) -> Iterator[list[str]]:
    held: list[str] = []
    for line in source.replace("\r\n", "\n").split("\n"):
        if line.strip():
            held.append(line.rstrip())
        elif held:
            yield held
            held = []
    if held:
        yield held


def _blocks_of(lines: list[str]) -> Iterator[ToldBlock]:
    if len(lines) > 1 and _UNDERLINE.fullmatch(lines[-1]):
        yield ToldBlock(BlockKind.HEADING, _joined(lines[:-1]))
        return
    if len(lines) > 1 and _COLUMN.fullmatch(lines[0].strip()) and lines[1].startswith((" ", "\t")):
        yield ToldBlock(BlockKind.CELL, _joined(lines[1:]), side_of(lines[0], header=True))
        return
    if len(defined := _defined(lines)) > 1:
        yield from (ToldBlock(BlockKind.CELL, text, None, (label,)) for label, text in defined)
        return
    if len(lines) == 1 and _is_heading(lines[0]):
        yield ToldBlock(BlockKind.HEADING, _joined(lines))
        return
    for piece in _pieces(lines):
        text = _joined(piece)
        quoted = all(line.lstrip().startswith(">") for line in piece)
        item = bool(_ITEM.match(piece[0]))
        kind = BlockKind.QUOTE if quoted else BlockKind.ITEM if item else BlockKind.PARAGRAPH
        text = _ITEM.sub("", text, count=1) if item else text
        if len(piece) == 1 and kind is BlockKind.PARAGRAPH and len(lines) > 1 and piece[0].isupper():
            kind = BlockKind.HEADING
        yield ToldBlock(kind, text, side_of(text))


def _defined(lines: list[str]) -> list[tuple[str, str]]:
    """Labels with the indented lines below each; none if a line is neither."""
    found: list[tuple[str, list[str]]] = []
    for line in lines:
        if line.startswith(_INDENT) and found:
            found[-1][1].append(line)
        elif line.startswith(_INDENT) or (found and not found[-1][1]) or not _is_heading(line):
            return []
        else:
            found.append((line.strip(), []))
    return [(label, _joined(texts)) for label, texts in found] if found and found[-1][1] else []


def _is_heading(line: str) -> bool:
    text = line.strip()
    return len(text) <= LONGEST_HEADING and text[-1] not in ".,;:!" and not _ITEM.match(line) and "\t" not in text


def _pieces(lines: list[str]) -> Iterator[list[str]]:
    """The items of a list and labelled lines, each with the lines that continue it."""
    held: list[str] = []
    for line in lines:
        if held and (_ITEM.match(line) or _LABEL.match(line) or (held[-1].isupper() and len(held) == 1)):
            yield held
            held = []
        held.append(line)
    yield held


def _joined(lines: list[str]) -> str:
    text = " ".join(line.lstrip(" \t>").replace("\t", " ") for line in lines)
    return " ".join(_MARKS.sub("", text).split())
