"""Any notice to blocks: what it is, its bytes tell before its name."""

import re

from renvooi.model.errors import EmptyFile, FileTooBig, NotThisFormat
from renvooi.notice.verifying.lines import from_text
from renvooi.notice.verifying.markup import seen_in_html, seen_in_markdown
from renvooi.notice.verifying.pages import from_pages
from renvooi.notice.verifying.told import ToldBlock, ToldNotice, parted
from renvooi.notice.verifying.wording import words

LARGEST_FILE = 4_000_000
"""Bytes of a text or a web page; a page with a picture inside has some millions."""
LONGEST_TEXT = 1_000_000
"""Characters that are read within seconds; a notice of a hundred pages has 300,000."""
_HTML = re.compile(
    rb"\s*(?:<!doctype html|<html|<head|<body|<table|<style|<(?:div|details|section|main|article|ul|ol)[ >]|<p[ >]|<h[1-6]|<meta)",
    re.IGNORECASE,
)
_MARKDOWN = re.compile(r"^#{1,6} \S|^\|(?:\s*:?-{3,}:?\s*\|)+\s*$", re.MULTILINE)
_DUTCH = frozenset("de het een en van is dat die wij u niet met voor op wordt zijn deze tot".split())
_ENGLISH = frozenset("the a and of is that we you not with for on to this are your until by".split())


def read_told(data: bytes, name: str) -> ToldNotice:
    """The notice in `data`: PDF, Word, HTML, Markdown or plain text; `name` is its file name.

    Raises: a subclass of InputRefused if it cannot be read whole.
    """
    _require_small(data, name)
    read, hidden = _read(data, name)
    blocks = parted(read)
    if sum(len(block.text) for block in blocks) > LONGEST_TEXT:
        raise _too_big(name)
    if not any(block.text for block in blocks):
        raise EmptyFile(
            name,
            "there is no text in it that a reader sees" if hidden else "there is no text in it",
            "Give the notice as it was sent",
        )
    return ToldNotice(name, blocks, _language(blocks), hidden)


def _require_small(data: bytes, name: str) -> None:
    """Nothing; what is in pages is limited by its reader. Raises: FileTooBig."""
    if not _is_paged(data) and len(data) > LARGEST_FILE:
        raise _too_big(name)


def _too_big(name: str) -> FileTooBig:
    return FileTooBig(name, "more text than a notice has", "Give the notice alone, without what came with it")


def _is_paged(data: bytes) -> bool:
    return data.lstrip()[:5] == b"%PDF-" or data[:4] == b"PK\x03\x04"


def _read(data: bytes, name: str) -> tuple[tuple[ToldBlock, ...], tuple[str, ...]]:
    if _is_paged(data):
        return from_pages(data, name), ()
    if _HTML.match(data.removeprefix(b"\xef\xbb\xbf")):
        return seen_in_html(data)
    source = _decoded(data, name)
    if name.casefold().endswith((".md", ".markdown")) or _MARKDOWN.search(source):
        return seen_in_markdown(source)
    return from_text(source), ()


def _decoded(data: bytes, name: str) -> str:
    if b"\x00" in data and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise NotThisFormat(name, "not a text, a web page, a PDF or a Word file", "Save it as one of these")
    for encoding in ("utf-16" if data.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig", "windows-1252"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise NotThisFormat(name, "its characters are in no known encoding", "Save it as UTF-8")


def _language(blocks: tuple[ToldBlock, ...]) -> str:
    """The language of what is no contract text: cells and quotes do not count."""
    said = [word for block in blocks if block.side is None for word in words(block.text)]
    return "en" if sum(word in _ENGLISH for word in said) > sum(word in _DUTCH for word in said) else "nl"
