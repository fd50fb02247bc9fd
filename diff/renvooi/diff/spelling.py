"""Whether a word is a misspelling of another, by a list of Dutch words.

    gebruikr -> gebruiker       yes: the first is no word, and one letter makes the second of it
    verzonden -> verzenden      no: both are words
    hosten -> hoesten           no: the first is English with a Dutch ending

The list is loaded when a clause asks for it, for that takes a third of a second.
"""

import re
import unicodedata
from collections.abc import Container
from functools import cache

from renvooi.diff.signals import numbers

LEAST_LETTERS = 5
"""Letters of a misspelling to which one is missing or too many, or of which two changed places."""
LEAST_REPLACED = 8
"""Letters of a misspelling with one letter that is another: short words have too many neighbours."""
_LEAST_PART = 3
"""Letters of the shortest part of a compound."""
_LINKS = ("", "s", "en", "e")
"""What may stand between the parts of a compound."""
_SUFFIXES = frozenset("lijk lijke heid baar bare loos loze schap zaam ing ingen ten den ter der tie".split())
"""Endings that are words too, and no parts of a compound."""
_ENDINGS = ("en", "t", "te", "ten", "d", "de", "ing", "s", "er", "ers")
"""What Dutch puts behind an English verb or noun."""
_PROTECTED = frozenset(
    "niet geen nooit noch zonder nimmer iemand niemand alles niets altijd alleen slechts tenzij mits behalve behoudens indien"
    " binnen buiten boven onder voor tegen minimaal maximaal klant klanten cliënt"
    " patiënt eerste tweede derde vierde vijfde werkdag werkdagen dagen weken maanden jaren kwartaal"
    " januari februari maart april juni juli augustus september oktober november december meer minder hoger lager".split()
)
"""Words that a letter must not make: they say who, when, how much, or that something is denied."""
_PREFIXES = ("on", "niet", "non", "in", "a")
"""What turns a word into its opposite."""
_PAST = re.compile(r"(?:aan|af|bij|door|in|mee|na|om|op|over|samen|terug|toe|uit|vast|voor|weg)?ge|be|ver|her|ont|er")
"""How past participles begin."""


@cache
def _words(language: str) -> Container[str]:
    from spellchecker import SpellChecker  # here: a list takes longer to load than most diffs

    return frozenset(SpellChecker(language=language).word_frequency.dictionary)


@cache
def is_word(word: str) -> bool:
    """Whether `word`, in lower case, is Dutch: in the list, or made of two words that are."""
    words = _words("nl")
    if word in words:
        return True
    for cut in range(_LEAST_PART, len(word) - _LEAST_PART + 1):
        left, right = word[:cut], word[cut:]
        if (
            right in words
            and right not in _SUFFIXES
            and any(left.removesuffix(link) in words for link in _LINKS if left.endswith(link))
        ):
            return True
    return False


def is_listed(word: str) -> bool:
    """Whether `word`, in lower case, is in the list itself."""
    return word in _words("nl")


def is_misspelling(one: str, other: str) -> bool:
    """True where one of the two is no word and one letter makes the other of it."""
    if not (_plain(one) and _plain(other)) or one[0] != other[0]:
        return False
    edit = _edit(one, other)
    if edit != "swapped" and one[-1] != other[-1]:
        # the last letter tells number and person
        return False
    if edit is None or min(len(one), len(other)) < (LEAST_REPLACED if edit == "replaced" else LEAST_LETTERS):
        return False
    return _misspells(one, other) or _misspells(other, one)


def is_sure_misspelling(one: str, other: str) -> bool:
    """True where besides one letter makes the one word of the other, and no other listed word of it."""
    if not is_misspelling(one, other):
        return False
    wrong, right = (one, other) if is_listed(other) else (other, one)
    return is_listed(right) and _neighbours(wrong) == {right}


def _neighbours(word: str) -> set[str]:
    """The listed words that one letter makes of `word`."""
    words = _words("nl")
    cuts = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    made = {left + right[1:] for left, right in cuts if right}
    made |= {left + right[1] + right[0] + right[2:] for left, right in cuts if len(right) > 1}
    made |= {left + letter + right[1:] for left, right in cuts if right for letter in _LETTERS}
    made |= {left + letter + right for left, right in cuts for letter in _LETTERS}
    return {form for form in made if form in words}


_LETTERS = "abcdefghijklmnopqrstuvwxyzëïé"


def _misspells(wrong: str, right: str) -> bool:
    if right in _PROTECTED or numbers.value(right) is not None or not is_word(right):
        return False
    if is_word(wrong) or _is_foreign(wrong):
        return False
    return not any(right.removeprefix(prefix) != right and is_word(right[len(prefix) :]) for prefix in _PREFIXES)


def _is_foreign(word: str) -> bool:
    """Whether `word` is English, or English with a Dutch ending: "gehost", "loggen"."""
    words = _words("en")
    forms = [
        word,
        *(word.removeprefix("ge").removesuffix(ending) for ending in ("t", "d", "") if word.startswith("ge")),
    ]
    forms += [word.removesuffix(ending) for ending in _ENDINGS if word.endswith(ending)]
    return any(form in words or (len(form) > 2 and form[-1] == form[-2] and form[:-1] in words) for form in forms)


def _plain(word: str) -> bool:
    return word.isalpha() and word.islower()


def _edit(one: str, other: str) -> str | None:
    """How one letter makes the other word: "missing", "swapped" or "replaced"; None if more is needed."""
    short, long = sorted((one, other), key=len)
    if len(long) - len(short) > 1:
        return None
    at = next((at for at, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    if len(short) < len(long):
        return "missing" if short[at:] == long[at + 1 :] else None
    if short[at + 1 :] == long[at + 1 :]:
        return "replaced"
    return "swapped" if short[at : at + 2] == long[at : at + 2][::-1] and short[at + 2 :] == long[at + 2 :] else None


def differ_in_marks(one: str, other: str) -> bool:
    """True where only accents differ and one of the two is no word: "geinformeerd", but not "client"."""
    if one == other or not (_plain(one) and _plain(other)) or bare(one) != bare(other):
        return False
    if bare(one) in ("client", "clienten", "een", "voor"):
        return False
    if is_word(one) != is_word(other):
        return True
    # the list holds misspellings too: a trema alone tells no two words apart
    return len(one) > LEAST_LETTERS and _without_trema(one) == _without_trema(other) and is_word(one)


def bare(word: str) -> str:
    """`word` without accents."""
    return "".join(mark for mark in unicodedata.normalize("NFD", word) if not unicodedata.combining(mark))


def _without_trema(word: str) -> str:
    return unicodedata.normalize("NFD", word).replace("\u0308", "")


def misspelt_participle(one: str, other: str) -> bool:
    """True for "gewijzigt" and "gewijzigd": a past participle that is a word with one of "d" and "t" only."""
    if not (_plain(one) and _plain(other)) or one[:-1] != other[:-1] or {one[-1], other[-1]} != {"d", "t"}:
        return False
    return bool(_PAST.match(one)) and len(one) > LEAST_LETTERS and is_word(one) != is_word(other)
