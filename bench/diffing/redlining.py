"""Redlines of one clause by other engines, as steps, for reading them side by side with ours."""

import html
import importlib.util
import re
import sys
from collections.abc import Callable, Mapping
from difflib import SequenceMatcher
from typing import Literal

from bench.diffing.peers import WITH_SPACE, dmp_steps
from bench.diffing.readability import Step

Engine = Callable[[str, str], list[Step]]

_OPS: Mapping[int, str] = {-1: "delete", 0: "equal", 1: "insert"}
_TAG = re.compile(r"<(/?)(\w+)[^>]*>")
_MARKS: Mapping[str, str] = {"del": "delete", "ins": "insert"}


def dmp_characters(old: str, new: str) -> list[Step]:
    """diff-match-patch as most call it: characters, semantic clean-up."""
    return [(_OPS[op], text) for op, text in dmp_steps(old, new, words=None)]


def dmp_words(old: str, new: str) -> list[Step]:
    """diff-match-patch with a character for each word, mark and blank, semantic clean-up."""
    return [(_OPS[op], text) for op, text in dmp_steps(old, new, words=WITH_SPACE)]


def difflib_words(old: str, new: str) -> list[Step]:
    """difflib on words, marks and blanks."""
    left, right = WITH_SPACE.findall(old), WITH_SPACE.findall(new)
    steps: list[Step] = []
    for tag, a, b, c, d in SequenceMatcher(None, left, right, autojunk=False).get_opcodes():
        if tag == "equal":
            steps.append(("equal", "".join(left[a:b])))
        else:
            steps += [("delete", "".join(left[a:b])), ("insert", "".join(right[c:d]))]
    return [step for step in steps if step[1]]


def redlines_words(old: str, new: str) -> list[Step]:
    """redlines, its Markdown with plain tags; ends of paragraphs come back as blank lines."""
    from redlines import Redlines  # pyright: ignore[reportAttributeAccessIssue]  # where the peer is not installed

    style: Literal["none"] = "none"
    return _from_tags(Redlines(old, new, markdown_style=style).output_markdown)


def htmldiff_words(old: str, new: str) -> list[Step]:
    """htmldiff of lxml on the clause as HTML text."""
    from lxml.html.diff import htmldiff

    return _from_tags(htmldiff(html.escape(old), html.escape(new)))


def _from_tags(marked: str) -> list[Step]:
    """Steps from text with <ins> and <del>; other tags say nothing."""
    steps: list[Step] = []
    op, at = "equal", 0
    for found in _TAG.finditer(marked):
        if found[2] in _MARKS:
            steps.append((op, html.unescape(marked[at : found.start()])))
            op, at = "equal" if found[1] else _MARKS[found[2]], found.end()
    steps.append((op, html.unescape(marked[at:])))
    return [step for step in steps if step[1]]


_ENGINES: Mapping[str, tuple[str, Engine]] = {
    "dmp characters": ("diff_match_patch", dmp_characters),
    "dmp words": ("diff_match_patch", dmp_words),
    "difflib words": ("difflib", difflib_words),
    "redlines": ("redlines", redlines_words),
    "htmldiff": ("lxml", htmldiff_words),
}


def installed_engines() -> dict[str, Engine]:
    """The engines that are there; the others are named on standard error."""
    missing = [name for name, (module, _) in _ENGINES.items() if importlib.util.find_spec(module) is None]
    for name in missing:
        print(f"{name}: not installed, left out", file=sys.stderr)
    return {name: engine for name, (_, engine) in _ENGINES.items() if name not in missing}
