"""Words that are one, written apart, with a hyphen or with a letter less between their parts.

    de test omgeving, verwerkerovereenkomst, ge-upload   ->   de testomgeving, verwerkersovereenkomst, geüpload
    Voorbeeld levert de klant gegevens                   ->   not "de klantgegevens": the client may receive them

Whether two words are one is told by the list of words, by the kind of the first and by what stands before it.
"""

from collections.abc import Sequence

from renvooi.diff import spelling
from renvooi.diff.inflection import finite

Words = Sequence[str]
Taken = tuple[int, int]

_LEAST_LEFT, _LEAST_RIGHT = 3, 4
"""Letters of the parts of a compound written apart."""
_TECHNICAL = frozenset(
    "login data web server software account privacy security cloud helpdesk website internet back-up e-mail".split()
)
"""What compounds begin with that the list of words does not know."""
_GIVES = frozenset(
    "geeft geven levert leveren verleent verlenen verstrekt verstrekken biedt bieden stuurt sturen zendt zenden toont tonen"
    " meldt melden bezorgt bezorgen kost kosten vraagt vragen schrijft kent toe toekennen aanbieden aanleveren toont betaalt".split()
)
"""Verbs with two objects, of which the first may be the word before the second."""
_BEFORE = frozenset(
    "de het een deze dit die dat elke elk iedere ieder alle onze ons zijn haar hun uw eigen geen en of".split()
)
_PREPOSITIONS = frozenset(
    "voor van met aan op in bij over door tot naar uit tegen via per na om onder binnen buiten tijdens zonder volgens".split()
)
_NO_NOUNS = (
    _BEFORE
    | _PREPOSITIONS
    | frozenset(
        "niet wel ook meer mede sub extra snel hoog laag vrij vol half groot klein lang kort nieuw oud goed slecht dicht open"
        " dag week maand jaar uur keer maal twee drie vier vijf zes tien als dan wat wie waar hier daar er so zo nog al te af"
        " samen terug weg mis los vast thuis eerste laatste zelf ander halve hele beide boven achter naast sinds tussen rond".split()
    )
)
_MASS = frozenset(
    "data informatie beheer toegang advies support onderhoud hulp tijd werk schade geld kennis uitleg inzage instructie opdracht steun bericht recht feedback software hardware verkeer".split()
)
"""Nouns that need no article, as plurals need none."""
_PERSONS = ("er", "ers", "or", "ors", "aar", "aars", "eur", "eurs", "ant", "anten", "ent", "enten", "klant", "klanten")
_THINGS = tuple(
    f"{thing}{plural}"
    for thing in "nummer cijfer server computer scanner register filter papier formulier document incident moment component element segment".split()
    for plural in ("", "s", "en")
)
"""Words that end as persons do."""
_HEADS = frozenset("houder houders gever gevers nemer nemers voerder voerders drager dragers".split())
"""Persons that are named by what stands before them: "toezichthouder"."""
_PERSONS_ALONE = frozenset(
    "derden personen persoon mensen betrokkene betrokkenen partij partijen bedrijf bedrijven".split()
)
_TAKES_S = ("ing", "heid", "teit", "schap", "er")
"""Endings of a first part behind which an "s" joins the second."""


def _at(words: Words, index: int) -> str:
    return words[index] if 0 <= index < len(words) else ""


def apart(old: Words, i: int, new: Words, j: int) -> Taken | None:
    """ "de test omgeving" and "de testomgeving"."""
    left, right, whole = _at(old, i), _at(old, i + 1), _at(new, j)
    if left + right != whole or not (whole.replace("-", "").isalpha() and whole.islower()):
        return None
    if "-" in left and left not in _TECHNICAL:
        return None
    if len(left) < _LEAST_LEFT or len(right) < _LEAST_RIGHT or not spelling.is_listed(right):
        return None
    if _is_person(right) or left in _NO_NOUNS:
        return None
    of_persons = left.endswith("s") and _is_person(left) and _needs_article(right)
    if _is_person(left) and left not in _TECHNICAL and not of_persons:
        return None
    known = spelling.is_listed(whole) or of_persons or (left in _TECHNICAL and right not in _MASS | _NO_NOUNS)
    if not known or not (left in _TECHNICAL or _is_noun(left)) or finite(right):
        return None
    return (2, 1) if _cannot_be_two(old, i, right) else None


def _is_person(word: str) -> bool:
    if word.endswith(_THINGS) or word in _HEADS:
        return False
    return word.endswith(_PERSONS) or word in _PERSONS_ALONE


def _is_noun(word: str) -> bool:
    """Whether a word is listed, with a plural or as one."""
    plural = word.endswith("s") or any(spelling.is_listed(word + ending) for ending in ("s", "en", "'s"))
    return spelling.is_listed(word) and plural


def _needs_article(word: str) -> bool:
    """Whether a noun cannot stand without an article, as "overeenkomst"."""
    return not (word.endswith(("en", "s", "ing", "heid", "schap")) or word in _MASS)


def _cannot_be_two(words: Words, at: int, right: str) -> bool:
    """False where the second word may be a noun of its own: an object beside the first, or a verb."""
    before = _at(words, at - 1).casefold()
    left = words[at]
    bare = right.endswith(("en", "s")) or right in _MASS
    if any(word.casefold() in _GIVES for word in words[max(0, at - 6) : at]) and (bare or before in _BEFORE):
        return before not in _BEFORE and before not in _PREPOSITIONS and not finite(left)
    if before in _PREPOSITIONS or (before in _BEFORE and _at(words, at - 2).casefold() in _PREPOSITIONS):
        return not bare
    return before in _BEFORE or left in _TECHNICAL or not (finite(left) or spelling.is_listed(left + "en"))


def linked(one: str, other: str) -> bool:
    """True for "verwerkerovereenkomst" and "verwerkersovereenkomst": an "s" between two parts, and both parts words."""
    short, long = sorted((one, other), key=len)
    if len(long) != len(short) + 1 or not (long.isalpha() and long.islower() and short.islower()):
        return False
    for at in range(_LEAST_LEFT, len(short) - _LEAST_LEFT):
        left, right = short[:at], short[at:]
        if long == f"{left}s{right}" and left.endswith(_TAKES_S) and len(left) > 2 * _LEAST_LEFT - 1:
            return spelling.is_word(left) and spelling.is_listed(right) and not spelling.is_listed(f"s{right}")
    return False


def hyphened_participle(one: str, other: str) -> bool:
    """True for "ge-upload" and "geüpload"."""
    first, second = sorted((one, other), key=lambda word: "-" not in word)
    if not first.startswith("ge-") or "-" in second or not second.islower():
        return False
    return spelling.bare(first.replace("-", "")) == spelling.bare(second)


def glued(old: Words, i: int, new: Words, j: int) -> Taken | None:
    """ "deklant" and "de klant": a short word that lost the space behind it."""
    whole, left, right = _at(old, i), _at(new, j), _at(new, j + 1)
    if left not in ("de", "het", "een", "van", "en", "te") or whole != left + right or not right.islower():
        return None
    return (1, 2) if spelling.is_listed(right) and not spelling.is_word(whole) and len(right) > _LEAST_LEFT else None


def unlike_parts(old: Words, i: int, new: Words, j: int) -> Taken | None:
    """ "lees en schrijfrechten" and "lees- en schrijfrechten", where the first part is no noun of its own."""
    one, other = _at(old, i), _at(new, j)
    if other != f"{one}-" or not one.islower() or _at(old, i + 1) not in ("en", "of", "en/of"):
        return None
    second = _at(old, i + 2)
    parts = second.startswith(_PARTS_OF_COMPOUNDS) or len(second) > 2 * _LEAST_RIGHT
    return (1, 1) if parts and (one in _PARTS_OF_COMPOUNDS or not spelling.is_word(one)) else None


def hyphened_adjective(old: Words, i: int, new: Words, j: int) -> Taken | None:
    """ "technische- en organisatorische maatregelen": an adjective is no part of a compound."""
    one, other = _at(old, i), _at(new, j)
    if (
        one != f"{other}-"
        or not other.endswith(("ische", "elijke", "ele"))
        or _at(old, i + 1) not in ("en", "of", "en/of")
    ):
        return None
    return (1, 1) if _at(old, i + 2).endswith("e") and spelling.is_listed(other) else None


_PARTS_OF_COMPOUNDS = ("lees", "schrijf", "wijzig", "verwijder", "bewerk", "invoer", "uitvoer")
"""Stems of verbs, which stand in compounds only."""
