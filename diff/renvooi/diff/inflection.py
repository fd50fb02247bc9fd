"""Forms of one word of which only one is right in its place: "de klant bepaald", "de gegevens wordt".

    De klant bepaald wie toegang krijgt.   ->   De klant bepaalt wie toegang krijgt.     one form is wrong here
    De gegevens van de klant die worden gewist   ->   die wordt gewist                   not told: another antecedent

A rule looks at the clause around the word, and holds only where the other form cannot stand there.
"""

from collections.abc import Iterable, Sequence

from renvooi.diff import spelling

Words = Sequence[str]
Taken = tuple[int, int]

_MARKS = frozenset('.;:!?,()"')
AUXILIARIES = frozenset(
    "is zijn was waren wordt word worden werd werden heeft heb hebben had hadden kan kunnen mag mogen moet moeten zal zullen"
    " blijft blijven dient dienen wil willen zou zouden hoeft hoeven raakt raken".split()
)
_OF_PARTICIPLES = frozenset(
    "is zijn was waren wordt word worden werd werden heeft hebben had hadden blijft blijven raakt raken mag mogen kan kunnen zal zullen".split()
)
"""With one of these in the clause a participle stands there, and no other finite verb."""
_REMARKS = frozenset("door in van volgens als met op aan bij tegen voor tot en of dan dat".split())
"""What stands behind a participle that is a remark: "beheerd door", "bepaald in"."""
_SUBORDINATES = frozenset("wie wat welke welk hoe waar wanneer die dat waarin waarop waarvoor indien als zodra".split())
_OPENS = frozenset(
    "zoals anders indien als wanneer tenzij mits voor na bij tot van met een het de deze elk ieder geen".split()
)
"""Words before a participle without a verb of its own: "zoals bepaald", "een beheerd account"."""
_AGREEING = (
    frozenset({"wordt", "worden"}),
    frozenset({"is", "zijn"}),
    frozenset({"staat", "staan"}),
    frozenset({"blijft", "blijven"}),
    frozenset({"valt", "vallen"}),
    frozenset({"ligt", "liggen"}),
)
AGREEING = frozenset(word for pair in _AGREEING for word in pair)
_AFTER_SUBJECT = frozenset("in op bij onder voor van niet altijd ook binnen buiten tot via per met".split())
_POLITE = (
    frozenset({"kan", "kunt"}),
    frozenset({"zal", "zult"}),
    frozenset({"heeft", "hebt"}),
    frozenset({"wil", "wilt"}),
)
_DETERMINERS = frozenset("de het een deze dit alle".split())
LONGEST_CLAUSE = 25
"""Words to each side of a verb among which another verb is looked for."""


def _at(words: Words, index: int) -> str:
    return words[index] if 0 <= index < len(words) else ""


def _until_mark(words: Iterable[str]) -> list[str]:
    found: list[str] = []
    for word in words:
        if word in _MARKS or len(found) == LONGEST_CLAUSE:
            break
        found.append(word)
    return found


def _clause(words: Words, at: int) -> tuple[list[str], list[str]]:
    """The words before and behind the one at `at`, up to the next mark."""
    return _until_mark(reversed(words[:at]))[::-1], _until_mark(words[at + 1 :])


def _is_no_participle(one: str, other: str) -> bool:
    """True for "accepteerd" and "accepteert": without "ge" the first is no form of a verb on "-eren" at all."""
    wrong, right = sorted((one, other), key=lambda word: word[-1])
    return (
        wrong.endswith("eerd")
        and not wrong.startswith("ge")
        and not spelling.is_listed(wrong)
        and spelling.is_listed(right)
    )


def finite_or_participle(old: Words, i: int, new: Words, j: int) -> Taken | None:
    """ "De klant bepaald wie" and "De klant bepaalt wie": one is a verb form that cannot stand there."""
    one, other = _at(old, i), _at(new, j)
    if not (one.isalpha() and one.islower() and other.isalpha()):
        return None
    if other == f"{one}t" and one.endswith("d") and spelling.is_listed(one):
        before, after = _clause(old, i)
        return _in_the_place_of_a_participle(before, after) if set(before) & _OF_PARTICIPLES else None
    if one[:-1] != other[:-1]:
        return None
    if {one[-1], other[-1]} == {"d", "t"} and _is_no_participle(one, other):
        return 1, 1
    if {one[-1], other[-1]} != {"d", "t"} or not (spelling.is_listed(one) and spelling.is_listed(other)):
        return None
    stem = one[:-1]
    if stem.startswith("ge") and stem != "gebeur":
        # "gepland" and "geplant" are participles of two verbs
        return None
    if not stem.startswith(("be", "ver", "gebeur", "her", "ont", "er", "onder", "over", "vol", "door", "mis")):
        return None
    if not (spelling.is_listed(stem + "de") or spelling.is_listed(stem + "den")):
        # only of a weak verb with "d" both forms are forms of that verb
        return None
    before, after = _clause(old, i)
    after = _until_subordinate(after)
    lowered = {word.casefold() for word in (*before, *after)}
    if lowered & _OF_PARTICIPLES:
        return _in_the_place_of_a_participle(before, after)
    if not before or before[-1].casefold() in _OPENS:
        return None
    following = _at(old, i + 1).casefold()
    if not following.isalnum() or (following in _REMARKS and stem != "gebeur"):
        return None
    if len(before) < 2 and before[0].casefold() in _OPENS:
        return None
    if any(_looks_finite(word) for word in (*before[1:], *after)):
        return _joined_verbs(before, after)
    return (1, 1)


def _until_subordinate(words: Words) -> list[str]:
    """`words` up to the one that begins a clause with a verb of its own: "wie een licentie krijgt"."""
    end = next((at for at, word in enumerate(words) if word in _SUBORDINATES), len(words))
    return list(words[:end])


def _in_the_place_of_a_participle(before: Words, after: Words) -> Taken | None:
    """Behind its auxiliary and at the end of the clause, or just before it, a participle alone can stand."""
    if after and after[0] in _OF_PARTICIPLES and not set(before) & (_OF_PARTICIPLES | {"en", "of"}):
        return (1, 1)
    told = [word for word in before if word.casefold() in _OF_PARTICIPLES]
    alone = len(told) == 1 and not {"en", "of", "die", "dat", "wat", "als", "indien"} & set(before)
    return (1, 1) if alone and (not after or after[0] in _REMARKS - {"en", "of", "dan", "dat"}) else None


def _joined_verbs(before: Words, after: Words) -> Taken | None:
    """The second of two verbs: "bewaart de logbestanden en verwijdert ze daarna"."""
    if not before or before[-1] != "en" or any(_looks_finite(word) for word in after):
        return None
    first = [word for word in before[:-1] if _looks_finite(word)]
    return (1, 1) if len(first) == 1 and first[0].endswith("t") and after else None


def _looks_finite(word: str) -> bool:
    """Whether a word may be a finite verb: "verwerkt", "moet"."""
    if word in AUXILIARIES:
        return True
    return finite(word)


def finite(word: str) -> bool:
    """Whether a word has the form of a third person: a stem with "t" whose infinitive is a word too."""
    if word in AUXILIARIES or word in _IRREGULAR:
        return True
    if not (word.isalpha() and word.islower() and word.endswith("t")) or len(word) < _LEAST_VERB or word in _NO_VERBS:
        return False
    stem = word[:-1]
    voiced = {"f": "v", "s": "z"}.get(stem[-1], stem[-1])
    forms = {f"{stem}en", f"{stem[:-1]}{voiced}en", f"{stem[:-2]}{voiced}en", f"{stem}{stem[-1]}en", f"{word}te"}
    return any(len(form) > _LEAST_VERB and spelling.is_listed(form) for form in forms)


_LEAST_VERB = 4
"""Letters of a verb form that is told by its letters."""
_IRREGULAR = frozenset(
    "gaat staat doet ziet slaat laat weet sluit komt vergaat ontstaat bestaat verstaat geschiedt".split()
)
_NO_VERBS = frozenset("niet kort recht vast snelst eerst laatst punt soort beleidt".split())
"""Words in "t" that look as a verb form and are more often none."""


def no_word_in_d_or_t(one: str, other: str) -> bool:
    """True for "informeerd" and "informeert": one is a verb form and the other no word at all."""
    if not (one.isalpha() and one.islower() and other.isalpha() and other.islower()):
        return False
    short, long = sorted((one, other), key=len)
    if len(short) == len(long):
        if one[:-1] != other[:-1] or {one[-1], other[-1]} != {"d", "t"}:
            return False
    elif long != short + "t" or not long.endswith("dt") or not short.startswith("ge"):
        return False
    return any(
        spelling.is_listed(right) and not spelling.is_word(wrong) for wrong, right in ((one, other), (other, one))
    )


def agreement(old: Words, i: int, new: Words, j: int) -> Taken | None:
    """ "De gegevens wordt versleuteld": the verb behind a subject of one noun that opens the sentence."""
    if frozenset({_at(old, i), _at(new, j)}) not in _AGREEING or not _after_simple_subject(old, i):
        return None
    following = _at(old, i + 1)
    verbal = following.endswith(("d", "t", "en")) and following.isalpha() and following.islower()
    participle = verbal and (following.startswith(("ge", "be", "ver", "her", "ont")) or "ge" in following)
    told = following in _AFTER_SUBJECT or (
        participle and {_at(old, i), _at(new, j)} <= {"wordt", "worden", "is", "zijn"}
    )
    return (1, 1) if told else None


def _after_simple_subject(words: Words, at: int) -> bool:
    noun, determiner = _at(words, at - 1), _at(words, at - 2)
    if not noun.isalpha() or determiner.casefold() not in _DETERMINERS:
        return False
    return at == 2 or words[at - 3] in ".;!?"


def relative(old: Words, i: int, new: Words, j: int) -> Taken | None:
    """ "Het dashboard die wij leveren": a relative pronoun behind the noun with "het" that opens the sentence."""
    if {_at(old, i), _at(new, j)} != {"die", "dat"} or not _after_simple_subject(old, i):
        return None
    return (
        (1, 1) if _at(old, i - 2).casefold() in ("het", "dit") and not _at(old, i - 1).endswith(("en", "s")) else None
    )


def polite(old: Words, i: int, new: Words, j: int) -> Taken | None:
    """ "u kan" and "u kunt"."""
    if frozenset({_at(old, i), _at(new, j)}) not in _POLITE:
        return None
    return (1, 1) if "u" in (_at(old, i - 1).casefold(), _at(old, i + 1)) else None


def object_form(old: Words, i: int, new: Words, j: int) -> Taken | None:
    """ "informeert hun over" and "informeert hen over"; before a noun "hun" is a possessive."""
    if {_at(old, i), _at(new, j)} != {"hun", "hen"}:
        return None
    return (1, 1) if _at(old, i + 1) in {*_AFTER_SUBJECT, "over", "aan", "", ".", ",", ";"} else None


def compared(old: Words, i: int, new: Words, j: int) -> Taken | None:
    """ "sneller als de oude." and "groter als 5 GB": before one noun that ends the sentence, or a number."""
    if {_at(old, i), _at(new, j)} != {"als", "dan"} or _at(old, i - 1) not in _COMPARATIVES:
        return None
    number = _at(old, i + 1)[:1].isdigit()
    noun = _at(old, i + 1) in _DETERMINERS and _at(old, i + 2).isalpha() and _at(old, i + 3) in ("", ".", ";")
    return (1, 1) if number or noun else None


_COMPARATIVES = frozenset(
    "groter kleiner hoger lager sneller langer korter beter slechter strenger zwaarder lichter ruimer ouder nieuwer".split()
)
"""Not "eerder" and "later": "later als de klant" may go on with a verb."""
