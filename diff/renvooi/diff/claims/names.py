"""Headings as authors name them: shortened, misspelt, without what stands in parentheses.

"Kunstmatige inteligentie"  ->  "Kunstmatige intelligentie (modellen)"
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz

from renvooi.diff.outline import Item

SAME = 1.0
SHORTENED = 0.95
"""The first words of a heading."""
SOME_WORDS = 0.9
"""Words of a heading in their order."""
MISSPELT = 88
"""Least likeness in per cent of two spellings of one name: two letters in twenty differ."""
_MOST_WORDS = 14
"""Words behind a preposition that may be a heading."""
_LEAST_LETTERS = 4
"""A shorter word is a heading only if it is the whole of it."""
_TRIGGER = re.compile(
    r"\b(?P<word>onder|in|bij|van|aan|voor|naar|uit|under|of|to|from|at)?\s*\b(?:(?:de|het|the|een|a)\s+)?"
    r"(?P<kind>(?:nieuwe\s+|new\s+)?(?:kop(?:je)?|paragraaf|hoofdstuk|sectie|rubriek|onderdeel|section|heading|chapter|titel)\s+)?",
    re.IGNORECASE,
)
_LEADING = re.compile(r"(?P<name>[^:]{1,160}?)\s*(?::|\s-)\s+(?=\S)")
"""A heading before what is said of it, as in release notes: "Opslag: puntje 3 gewijzigd"."""
_WORD = re.compile(r"\S+")
_PLAIN = re.compile(r"[^\w\s]+")


@dataclass(frozen=True, slots=True)
class Named:
    """A section that a phrase names."""

    word: str
    """The preposition before the name, in lower case; "" if there is none."""
    section: Item
    kind: bool
    """Whether a word for a section stands before the name."""
    start: int
    """Where the name begins in the phrase."""


@lru_cache(maxsize=2048)
def likeness(name: str, heading: str) -> float:
    """How surely `name` means `heading`, 0 to 1."""
    one, other = _plain(name), _plain(heading)
    if not one or not other:
        return 0.0
    if one == other or one.replace(" ", "") == other.replace(" ", ""):
        return SAME
    if len(one) < _LEAST_LETTERS:
        return 0.0
    if f"{other} ".startswith(f"{one} "):
        return SHORTENED
    words = one.split()
    if len(words) > 1 and _in_order(words, other.split()):
        return SOME_WORDS
    first = " ".join(other.split()[: len(words)])
    spelt = max(fuzz.ratio(one, other), fuzz.ratio(one, first))
    return spelt / 100 * SOME_WORDS if spelt >= MISSPELT else 0.0


@lru_cache(maxsize=8192)
def _plain(text: str) -> str:
    return " ".join(_PLAIN.sub(" ", text.casefold()).split())


def _in_order(words: Sequence[str], among: Sequence[str]) -> bool:
    rest = iter(among)
    return all(word in rest for word in words)


def best_section(name: str, sections: Sequence[Item]) -> Item | None:
    """The section that `name` means; None if there is none, or two that it means equally."""
    scored = sorted(((likeness(name, item.normal), -item.index, item) for item in sections), key=lambda one: one[:2])
    if not scored or scored[-1][0] == 0.0:
        return None
    if len(scored) > 1 and scored[-1][0] == scored[-2][0]:
        return None
    return scored[-1][2]


def sections_named(phrase: str, sections: Sequence[Item]) -> tuple[Named, ...]:
    """The sections that `phrase` names behind a preposition or a word for a section, or as a whole."""
    if not sections:
        return ()
    leading = _LEADING.match(phrase)
    if leading is not None:
        best = best_section(leading["name"], sections)
        if best is not None and likeness(leading["name"], best.normal) >= SHORTENED:
            return (Named("", best, kind=False, start=0),)
    found = tuple(_behind_words(phrase, sections))
    if found:
        return found
    whole = re.sub(r"^(?:de|het|the)\s+", "", phrase, flags=re.IGNORECASE)
    best = best_section(whole, sections)
    return (
        (Named("", best, kind=False, start=0),)
        if best is not None and likeness(whole, best.normal) >= SHORTENED
        else ()
    )


def _behind_words(phrase: str, sections: Sequence[Item]) -> Iterator[Named]:
    taken = 0
    for found in _TRIGGER.finditer(phrase):
        if not (found["word"] or found["kind"]) or found.start() < taken:
            continue
        word = (found["word"] or "").casefold()
        rest = phrase[found.end() :].lstrip("'\"")
        named = _longest(rest, sections, lower=bool(found["kind"]) or word in ("onder", "under"))
        if named is not None:
            section, length = named
            taken = found.end() + length
            yield Named(word, section, kind=bool(found["kind"]), start=found.end())


def _longest(text: str, sections: Sequence[Item], *, lower: bool) -> tuple[Item, int] | None:
    """The section named by the most of the first words of `text`, and how many characters name it."""
    words = list(_WORD.finditer(text))[:_MOST_WORDS]
    if not words or not (lower or words[0][0][:1].isupper()):
        return None
    for word in reversed(words):
        name = text[: word.end()].strip(" ,.;:'\"")
        best = best_section(name, sections)
        if best is not None:
            return best, word.end()
    return None
