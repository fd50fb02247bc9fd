"""Lines to running text: what to do with a hyphen at the end of a line.

    verwerkers-  overeenkomst   soft, the word was broken: verwerkersovereenkomst
    IT-          omgeving       hard, it belongs to the word: IT-omgeving
    lees-        en             suspended, it stands for a word: lees- en schrijfrechten

Decided in this order: a suspended hyphen by the word that follows; then the document's own
words; then what kind of hyphen it is, as programs that break words use one of their own (U+00AD,
U+2010), so that beside those an ordinary one belongs to its word; then form: capitals, digits,
slashes and two vowels that would run together keep the hyphen; then how the document writes other
compounds of the same word; and last a word list of its language. Where nothing decides, a word
was broken, unless none of the document's line ends leaves half a word: then it breaks none.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from renvooi.parser.wordlist import COMPOUNDING, is_word, language_of, words_of

SOFT = "\u00ad\u2010"
HYPHENS = "-\u2011" + SOFT
CONJUNCTIONS = frozenset(
    "en of en/of dan tot noch resp. respectievelijk and or und oder und/oder sowie bzw. beziehungsweise".split()
)
"""Words after which a hyphen at the end of the line before stands for a whole word."""
APART = frozenset({"niet", "non", "ex", "oud", "vice", "quasi", "self"})
"""First parts that keep their hyphen although the rest is a word: niet-openbaar."""
LONG_WORD = 12
"""Letters of a word from which on it may be longer than the line of a narrow column."""
LEAST_ENDS = 5
"""Line ends with a hyphen from which on it can be said that a document breaks no words."""

_WORD = re.compile(r"[^\W_]+(?:[-\u2010\u2011'’][^\W_]+)*")
_CLASH = frozenset(
    {"aa", "ae", "ai", "au", "ee", "ei", "eu", "ie", "ii", "oe", "oi", "oo", "ou", "ui", "uu", "ij"}
)  # fmt: skip
"""Pairs that read as one sound, so that Dutch spelling parts them by a hyphen in a compound."""
_DASHES = "–—"


class Vocabulary:
    """The words of a document, and how it breaks them."""

    def __init__(self, count: Counter[str], ends: Sequence[tuple[str, str]], *, own_hyphen: bool) -> None:
        self._count = count
        self._ends = ends
        self.own_hyphen = own_hyphen
        """Whether words are broken with a hyphen that is not the one inside words."""
        self._breaks: bool | None = None

    @cached_property
    def language(self) -> str:
        """The language of the document."""
        return language_of(self._count)

    @cached_property
    def _ordered(self) -> list[str]:
        return sorted(self._count)

    def __getitem__(self, word: str) -> int:
        """How often `word`, in lower case, stands inside a line."""
        return self._count[word]

    def beginning_with(self, stem: str) -> Iterator[str]:
        """The words that begin with `stem`."""
        for index in range(bisect_left(self._ordered, stem), len(self._ordered)):
            if not self._ordered[index].startswith(stem):
                return
            yield self._ordered[index]

    def is_word(self, word: str) -> bool:
        """Whether the document or the list of its language has `word`, in lower case."""
        return self._count[word] > 0 or is_word(word, self.language)

    def breaks_words(self) -> bool:
        """Whether some line ends leave half a word, or are too few to tell."""
        if self._breaks is None:
            halves = (not (self.is_word(left) and self.is_word(right)) for left, right in self._ends)
            self._breaks = len(self._ends) < LEAST_ENDS or sum(halves) * 5 > len(self._ends)
        return self._breaks


def vocabulary(texts: Iterable[str]) -> Vocabulary:
    """The words of lines: how often each stands inside a line, hyphened words whole, in lower case.

    The last word of a line is left out if it ends in a hyphen, and so is the first of the next.
    """
    inside: list[str] = []
    ends: list[tuple[str, str]] = []
    own_hyphens = 0
    half: str | None = None
    for text in texts:
        words = _WORD.findall(text)
        end = text.rstrip()[-1:]
        broken = end != "" and end in HYPHENS
        inside += words[0 if half is None else 1 : len(words) - 1 if broken else len(words)]
        if half is not None and words:
            ends.append((half, _plain(words[0]).split("-")[0]))
        own_hyphens += end != "" and end in SOFT
        half = _plain(words[-1]).split("-")[-1] if broken and words else None
    count: Counter[str] = Counter()
    for word, times in Counter(inside).items():
        count[_plain(word)] += times
    return Vocabulary(count, ends, own_hyphen=own_hyphens > 1)


def _plain(word: str) -> str:
    return word.replace("\u2010", "-").replace("\u2011", "-").casefold()


def join_lines(lines: Sequence[str], known: Vocabulary) -> str:
    """The running text of `lines`, single blanks, hyphens decided."""
    text = last = ""
    for line in lines:
        words = " ".join(line.split())
        if _is_split_by_force(last, words, known):
            text += words
        else:
            text = _join(text, words, known)
        last = words
    return text.replace("\u00ad", "").replace("\u2010", "-").replace("\u2011", "-")


def _is_split_by_force(line: str, following: str, known: Vocabulary) -> bool:
    """Whether a line is the first part of a word that is longer than a line, broken without a hyphen."""
    rest = _WORD.match(following)
    if rest is None or len(line) < LONG_WORD or not (line.isalpha() and rest[0][0].islower()):
        return False
    # Both halves stand in the text as they are, so that only the list can tell that the second is no word.
    is_half = len(rest[0]) == 1 or not is_word(_plain(rest[0]), known.language)
    return is_half and is_word(_plain(line + rest[0]), known.language)


def _join(before: str, after: str, known: Vocabulary) -> str:
    if not before or not after:
        return before + after
    last, first = before.rsplit(" ", 1)[-1], after.split(" ", 1)[0]
    if last[-1] not in HYPHENS:
        return before + after if _is_split_without_hyphen(last, first) else f"{before} {after}"
    if len(last) == 1:
        # "lees- en -" / "schrijfrechten": the word that goes on has the hyphen in front.
        suspended = before[:-1].rstrip().rsplit(" ", 1)[-1] in CONJUNCTIONS and first[0].islower()
        return before + after if suspended else f"{before} {after}"
    if first.rstrip(",;:.)") in CONJUNCTIONS and not _is_broken_ending(last, first, known):
        return f"{before} {after}"
    if _is_soft(last, first, known):
        return before[:-1] + after
    return before[:-1] + "-" + after


def _is_broken_ending(last: str, first: str, known: Vocabulary) -> bool:
    """Whether "en" is no conjunction but the end of a word that a program broke: "bestuder" + "en"."""
    if last[-1] not in SOFT:
        return False
    left = (_WORD.findall(last[:-1]) or [""])[-1]
    return known.is_word(_plain(left + (_WORD.match(first) or [""])[0]))


def _is_split_without_hyphen(last: str, first: str) -> bool:
    """Whether a line ended behind a slash or inside a range, or the next begins with a dash of its word.

    "EU/" and "EER" are one; a URL goes on only with a path, not a word.
    """
    if len(last) > 1 and last[-1] in _DASHES and last[-2].isalnum():
        return first[0].isalnum()
    if len(first) > 1 and first[0] == "—" and first[1].isalnum():
        return last[-1].isalnum()
    if _is_url(last) and last[-1].isalnum():
        # An address longer than its line is broken anywhere; what goes on looks like a path, and no word does.
        return re.match(r"[a-z0-9][\w.~%-]*/", first) is not None and re.search(r"[-_.=~%]\w", first) is not None
    if not last.endswith("/") or len(last) == 1:
        return False
    return not _is_url(last) or re.search(r"\w[-/_.=~%]\w", first) is not None


def _is_url(word: str) -> bool:
    return "://" in word or word.startswith("www.") or re.search(r"\w\.[a-z]{2,}/", word) is not None


def _is_soft(last: str, first: str, known: Vocabulary) -> bool:
    if _is_url(last):
        return last[-1] in SOFT
    left = (_WORD.findall(last[:-1]) or [""])[-1]
    right = (_WORD.match(first) or [""])[0]
    whole, hyphened = _plain(left + right), _plain(f"{left}-{right}")
    if known[whole] != known[hyphened]:
        return known[whole] > known[hyphened]
    if last[-1] in SOFT:
        return True
    if known.own_hyphen or not left or not right or last[-2:-1] == "/" or _keeps_by_form(left, right):
        return False
    habit = _habit(left, known)
    return _is_soft_by_list(left, right, known) if habit is None else habit


def _keeps_by_form(left: str, right: str) -> bool:
    """Whether capitals or digits show that two parts are words of their own."""
    stem = left.rsplit("-", 1)[-1]
    if right[0].isupper():
        # A heading in capitals may break any of its words.
        return not (stem.isupper() and right.isupper() and len(stem) > 1 and len(right) > 1)
    return not right[0].islower() or any(char.isdigit() or char.isupper() for char in stem[1:]) or len(stem) == 1


def _habit(left: str, known: Vocabulary) -> bool | None:
    """How the document writes other compounds that begin with `left`: True for solid; None if it does not tell."""
    stem = _plain(left)
    if len(stem) < 3:
        return None
    others = list(known.beginning_with(stem))
    hyphened = any(word.startswith(stem + "-") for word in others)
    solid = any(len(word) >= len(stem) + 3 and word[len(stem) :].isalpha() for word in others)
    return None if hyphened == solid else solid


def _is_soft_by_list(left: str, right: str, known: Vocabulary) -> bool:
    """What the word list of the language says, and where it says nothing, what is usual."""
    stem, rest = _plain(left).rsplit("-", 1)[-1], _plain(right).split("-", 1)[0]
    in_chain = "-" in left or "-" in right
    if stem in APART or (known.language == "nl" and stem[-1] + rest[0] in _CLASH):
        return False
    if stem + rest in words_of(known.language):
        return in_chain or known.breaks_words()
    if in_chain:
        # Of a chain, as in plan-do-check-act, no part is broken unless it makes a word.
        return False
    are_words = known.is_word(stem) and known.is_word(rest)
    if known.language not in COMPOUNDING and are_words:
        return False
    return known.breaks_words()
