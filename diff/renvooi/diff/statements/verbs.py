"""Which words are verbs, told by their ending and their place: no list holds all of them.

In a main clause the verb is second; in the third person it ends in t. A noun that ends in t
follows an article, a preposition or an adjective, or is in a short list.
"""

from functools import lru_cache

from renvooi.diff.statements import lexicon

SHORTEST = 4
"""Letters from which on a word in t may be a verb that no list holds."""
_ASKS = tuple(
    "controle beoordeel bepaal bewaak monitor toets onderzoek check verifi beslis besluit vraag weet nagaan na afhankelijk"
    " inschat kijk test meet geïnformeerd aangeven evalueer".split()
)
_ASKED = ("controle", "monitor", "check", "verifi")
"""How verbs begin after which "of" asks a question and joins nothing."""


@lru_cache(maxsize=8192)
def may_be_verb(word: str) -> bool:
    """True for a word in lower case that can be the finite verb of a singular subject, or is a common one."""
    if word in lexicon.FINITE:
        return True
    if word in lexicon.OPENERS:
        return False
    if len(word) < SHORTEST or not word.endswith("t") or not word.isalpha():
        return False
    return word not in lexicon.NO_VERB_T and not word.endswith(lexicon.NO_VERB_ENDINGS)


@lru_cache(maxsize=8192)
def may_be_plural_verb(word: str) -> bool:
    """True for a word in lower case that can be the finite verb of several: "beheren", "gaan"."""
    return word in lexicon.FINITE or (
        len(word) >= SHORTEST and word.isalpha() and word.endswith(("en", "aan", "oen", "ien"))
    )


@lru_cache(maxsize=8192)
def is_participle(word: str) -> bool:
    """True for a word in lower case that looks like a past participle."""
    if len(word) < SHORTEST + 1 or not word.endswith(("d", "t", "en")) or word.endswith(("heid", "teit", "ment")):
        return False
    if word in lexicon.FINITE or not word.isalpha():
        return False
    if word.startswith(lexicon.PARTICIPLE_PREFIXES):
        return True
    # a separable verb: "uitgevoerd", "aangeleverd", "opgeslagen"
    at = word.find("ge", 2)
    return 2 <= at <= 9 and len(word) - at >= SHORTEST + 1


def asks_whether(word: str) -> bool:
    """True for "controleert" and "gecontroleerd", not for "getest of opgeleverd"."""
    return word.startswith(_ASKS) or (word.startswith("ge") and word[2:].startswith(_ASKED))
