"""Other diffs on the same clauses: each is prepared outside the clock and then called."""

import importlib.util
import re
import sys
from collections.abc import Callable, Mapping, Sequence
from difflib import SequenceMatcher
from html import escape

Lines = Sequence[str]
Prepared = Callable[[], object]
Peer = Callable[[Lines, Lines], Prepared]
"""From the lines of both versions to the call that is timed."""

WITH_SPACE = re.compile(r"\w+|\s+|[^\w\s]")
WITHOUT_SPACE = re.compile(r"\w+|[^\w\s]")


def dmp_words(old: Lines, new: Lines, *, words: re.Pattern[str] = WITH_SPACE) -> Prepared:
    """diff-match-patch with a character for each word, mark and blank; no time-out, semantic clean-up."""
    one, other = "\n".join(old), "\n".join(new)

    def run() -> object:
        return dmp_steps(one, other, words=words)

    return run


def dmp_words_alone(old: Lines, new: Lines) -> Prepared:
    """The same with blanks left out."""
    return dmp_words(old, new, words=WITHOUT_SPACE)


def dmp_steps(old: str, new: str, *, words: re.Pattern[str] | None) -> list[tuple[int, str]]:
    """Operations (-1, 0, 1) with their text; on characters where `words` is None."""
    from diff_match_patch import diff_match_patch  # type: ignore[import-untyped]  # ships no types

    engine = diff_match_patch()
    engine.Diff_Timeout = 0
    if words is None:
        steps: list[tuple[int, str]] = engine.diff_main(old, new, False)
        engine.diff_cleanupSemantic(steps)
        return steps
    known: dict[str, str] = {}
    one, other = (
        "".join(known.setdefault(word, chr(0xE000 + len(known))) for word in words.findall(text)) for text in (old, new)
    )
    steps = engine.diff_main(one, other, False)
    engine.diff_cleanupSemantic(steps)
    back = {character: word for word, character in known.items()}
    return [(op, "".join(back[character] for character in run)) for op, run in steps]


def difflib_words(old: Lines, new: Lines) -> Prepared:
    """difflib on words and marks, blanks left out."""
    one, other = "\n".join(old), "\n".join(new)

    def run() -> object:
        left, right = WITHOUT_SPACE.findall(one), WITHOUT_SPACE.findall(other)
        return SequenceMatcher(None, left, right, autojunk=False).get_opcodes()

    return run


def difflib_lines(old: Lines, new: Lines) -> Prepared:
    """difflib on clauses: no words; only for scale."""

    def run() -> object:
        return SequenceMatcher(None, old, new, autojunk=False).get_opcodes()

    return run


def redlines_markdown(old: Lines, new: Lines) -> Prepared:
    """redlines as its own description calls it: two texts in, Markdown out."""
    from redlines import Redlines  # pyright: ignore[reportAttributeAccessIssue]  # where the peer is not installed

    one, other = "\n\n".join(old), "\n\n".join(new)

    def run() -> object:
        return Redlines(one, other).output_markdown

    return run


def xmldiff_trees(old: Lines, new: Lines) -> Prepared:
    """xmldiff on a tree with an element a clause; reading the XML is outside the clock."""
    from lxml.builder import E
    from xmldiff.main import diff_trees

    one, other = (E("document", *(E("clause", text) for text in texts)) for texts in (old, new))

    def run() -> object:
        return diff_trees(one, other)

    return run


def htmldiff_paragraphs(old: Lines, new: Lines) -> Prepared:
    """htmldiff of lxml on HTML with a paragraph a clause."""
    from lxml.html.diff import htmldiff

    one, other = ("".join(f"<p>{escape(text)}</p>\n" for text in texts) for texts in (old, new))

    def run() -> object:
        return htmldiff(one, other)

    return run


PEERS: Mapping[str, tuple[str, Peer]] = {
    "dmp words": ("diff_match_patch", dmp_words),
    "dmp words, no blanks": ("diff_match_patch", dmp_words_alone),
    "difflib words": ("difflib", difflib_words),
    "difflib lines": ("difflib", difflib_lines),
    "redlines": ("redlines", redlines_markdown),
    "xmldiff": ("xmldiff", xmldiff_trees),
    "htmldiff": ("lxml", htmldiff_paragraphs),
}
"""Name: the module that must be installed, and how it is called."""


def installed_peers() -> dict[str, Peer]:
    """The peers that are there; the others are named on standard error."""
    found = {}
    for name, (module, peer) in PEERS.items():
        if importlib.util.find_spec(module) is None:
            print(f"{name}: not installed, left out", file=sys.stderr)
        else:
            found[name] = peer
    return found
