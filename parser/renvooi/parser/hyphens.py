"""Lines to running text: what to do with a hyphen at the end of a line.

    verwerkers-  overeenkomst   soft, the word was broken: verwerkersovereenkomst
    IT-          omgeving       hard, it belongs to the word: IT-omgeving
    lees-        en             suspended, it stands for a word: lees- en schrijfrechten

Decided in this order: a suspended hyphen by the word that follows; then the document's own
words, which know both its compounds and its habits; then form: capitals, digits, slashes and
two vowels that would run together keep the hyphen. A discretionary hyphen (U+00AD, U+2010)
is soft unless the document itself writes the hyphen elsewhere.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

SOFT = "\u00ad\u2010"
HYPHENS = "-\u2011" + SOFT
CONJUNCTIONS = frozenset({"en", "of", "en/of", "dan", "tot", "noch", "resp.", "respectievelijk", "and", "or", "und"})
"""Words after which a hyphen at the end of the line before stands for a whole word."""

_WORD = re.compile(r"[^\W_]+(?:[-\u2010\u2011'’][^\W_]+)*")
_CLASH = frozenset(
    {"aa", "ae", "ai", "au", "ee", "ei", "eu", "ie", "ii", "oe", "oi", "oo", "ou", "ui", "uu", "ij"}
)  # fmt: skip
"""Pairs that read as one sound, so that Dutch spelling parts them by a hyphen in a compound."""


def vocabulary(texts: Iterable[str]) -> Counter[str]:
    """How often each word stands inside a line, hyphened words whole, in lower case.

    The last word of a line is left out if it ends in a hyphen, and so is the first of the next.
    """
    count: Counter[str] = Counter()
    broken = False
    for text in texts:
        words = _WORD.findall(text)
        ends = text.rstrip()[-1:] in HYPHENS and text.rstrip() != ""
        kept = words[1 if broken else 0 : len(words) - 1 if ends else len(words)]
        count.update(_plain(word) for word in kept)
        broken = ends
    return count


def _plain(word: str) -> str:
    return word.replace("\u2010", "-").replace("\u2011", "-").casefold()


def join_lines(lines: Sequence[str], known: Counter[str]) -> str:
    """The running text of `lines`, single blanks, hyphens decided."""
    text = ""
    for line in lines:
        text = _join(text, " ".join(line.split()), known)
    return re.sub("\u00ad", "", text).replace("\u2010", "-").replace("\u2011", "-")


def _join(before: str, after: str, known: Counter[str]) -> str:
    if not before or not after:
        return before + after
    last, first = before.split(" ")[-1], after.split(" ")[0]
    if last[-1] not in HYPHENS or len(last) == 1:
        return before + after if _is_split_at_slash(last, first) else f"{before} {after}"
    if first.rstrip(",;:.)") in CONJUNCTIONS:
        return f"{before} {after}"
    if _is_soft(last, first, known):
        return before[:-1] + after
    return before[:-1] + "-" + after


def _is_split_at_slash(last: str, first: str) -> bool:
    """Whether a line ended behind a slash: "EU/" and "EER" are one; a URL goes on only with a path, not a word."""
    if not last.endswith("/") or len(last) == 1:
        return False
    return not _is_url(last) or re.search(r"\w[-/_.=~%]\w", first) is not None


def _is_url(word: str) -> bool:
    return "://" in word or word.startswith("www.")


def _habit(left: str, known: Counter[str]) -> bool | None:
    """How the document writes other compounds that begin with `left`: True for solid; None if it does not tell."""
    stem = _plain(left)
    if len(stem) < 3:
        return None
    hyphened = any(word.startswith(stem + "-") for word in known)
    solid = any(word.startswith(stem) and word[len(stem) : len(stem) + 1].isalpha() for word in known)
    return None if hyphened == solid else solid


def _is_soft(last: str, first: str, known: Counter[str]) -> bool:
    if _is_url(last):
        return last[-1] in SOFT
    left = (_WORD.findall(last[:-1]) or [""])[-1]
    right = (_WORD.match(first) or [""])[0]
    whole, hyphened = _plain(left + right), _plain(f"{left}-{right}")
    if known[whole] != known[hyphened]:
        return known[whole] > known[hyphened]
    if last[-1] in SOFT:
        return True
    habit = _habit(left, known)
    if habit is not None:
        return habit
    # Two hyphened halves are a chain, as in plan-do-check-act.
    if not left or not right or last[-2:-1] == "/" or ("-" in left and "-" in right):
        return False
    stem = left.rsplit("-", 1)[-1]
    if not right[0].islower() or any(char.isdigit() for char in stem) or (stem.isupper() and len(stem) > 1):
        return False
    return stem[-1].casefold() + right[0] not in _CLASH and len(stem) > 1
