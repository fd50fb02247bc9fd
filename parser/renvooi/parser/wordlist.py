"""Words of a language, from a package: loaded when first asked for, as a list takes a third of a second."""

from collections.abc import Container, Mapping
from functools import cache
from typing import Final

FUNCTION_WORDS: Final = {
    "nl": frozenset("de het een van en in op te voor met niet aan dat wordt zijn of bij uit tot door".split()),
    "de": frozenset("der die das und ist nicht mit von den des zu im auf werden oder bei ein eine für".split()),
    "en": frozenset("the and of to is not with in on or that are for be this by as any may from".split()),
}
"""Words by whose number the language of a document is told."""
COMPOUNDING: Final = frozenset({"nl", "de"})
"""Languages that write compounds as one word, so that no list has them all."""
_LINKS: Final = {"nl": ("s", "en", "e"), "de": ("s", "es", "en", "n")}
"""What may stand between the parts of a compound."""
_LEAST_PART: Final = 3
"""Letters of the shortest part of a compound; shorter ones make words of anything."""

_LONG_REST = 15
"""Letters of the rest of a compound from which on it may be a compound itself."""


def language_of(count: Mapping[str, int]) -> str:
    """The language whose function words are most frequent among counted words in lower case."""
    return max(FUNCTION_WORDS, key=lambda code: sum(count.get(word, 0) for word in FUNCTION_WORDS[code]))


@cache
def words_of(language: str) -> Container[str]:
    """The words of a language in lower case."""
    from spellchecker import SpellChecker

    return frozenset(SpellChecker(language=language).word_frequency.dictionary)


@cache
def is_word(word: str, language: str) -> bool:
    """Whether `word`, in lower case, is in the list or, where the language makes compounds, made of words in it."""
    words = words_of(language)
    if word in words:
        return True
    if language not in COMPOUNDING:
        return False
    for cut in range(_LEAST_PART, len(word) - _LEAST_PART + 1):
        left, right = word[:cut], word[cut:]
        is_part = left in words or any(_without(left, link) in words for link in _LINKS[language])
        if is_part and (right in words or (len(right) >= _LONG_REST and is_word(right, language))):
            return True
    return False


def _without(word: str, link: str) -> str:
    """`word` without a link at its end; "" if it does not end in it."""
    return word.removesuffix(link) if word.endswith(link) and len(word) - len(link) >= _LEAST_PART else ""
