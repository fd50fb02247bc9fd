"""Who acts or bears without being the subject: "door X", "ligt bij X", "de verantwoordelijkheid van X".

What stands between a party and its preposition is an article at most, so an idiom is told by the
preposition and by a word that must be in the clause: "bij" needs "ligt", "van" needs
"verantwoordelijkheid" before it, "aan" needs "is" or "doorbelast".
"""

from collections.abc import Sequence
from itertools import pairwise

from renvooi.diff.statements import lexicon
from renvooi.diff.statements.verbs import is_participle
from renvooi.diff.statements.who import GETS, NOBODY, Who, Word

DUTY = frozenset(
    "verantwoordelijk eindverantwoordelijk medeverantwoordelijk aansprakelijk verplicht gehouden gerechtigd bevoegd"
    " gemachtigd bereid vrij eigenaar aanspreekpunt aanspreekbaar contactpersoon beheerder beheerders verantwoordelijke"
    " belast geacht eigenaren".split()
)
"""What a party is when it bears or may do something: "is gehouden" is no passive."""
BEARING_NOUNS = frozenset(
    "verantwoordelijkheid verantwoordelijkheden eindverantwoordelijkheid risico beheer rekening taak taken takenpakket"
    " verplichting verplichtingen plicht laste kosten regie domein zorgplicht verantwoording toezicht last".split()
)
_ASKED = frozenset("geacht verzocht gevraagd verondersteld verwacht verplicht".split())
"""Participles after which the subject of a passive is the one who has to act."""
_LINKS = frozenset(
    "is zijn blijft blijven valt vallen hoort horen behoort behoren komt komen worden wordt geschiedt gebeurt ligt staat"
    " gaat gaan was waren vormt".split()
)
_RESTS = frozenset(
    "ligt liggen berust berusten rust rusten blijft blijven komt komen belegd neergelegd ondergebracht gelegd gehost".split()
)
_HOSTED = frozenset("gehost ondergebracht belegd neergelegd uitbesteed".split())
_CHARGED = frozenset(
    "doorbelast doorberekend gefactureerd rekening overgelaten opgedragen toevertrouwd uitbesteed voorbehouden toegewezen".split()
)
_IS = frozenset("is zijn was waren bent".split())
IDIOM_WORDS = BEARING_NOUNS | GETS | _RESTS | _HOSTED | _CHARGED
"""Words one of which each idiom has, but for "het is aan de klant"."""
_HELPERS = lexicon.PASSIVE | lexicon.COPULAS | lexicon.MODALS | lexicon.PERFECT | frozenset({"hoort"})
_CALLED = frozenset("gezien beschouwd aangemerkt aangewezen aangeduid".split())
_BETWEEN_DOOR = lexicon.ARTICLES | frozenset("of namens danwel alleen zowel uitsluitend".split())


def asked(words: Sequence[Word]) -> bool:
    """True for "de klant wordt verzocht te melden": the subject of the passive acts."""
    return any(word.lower in _ASKED for word in words)


def is_called(words: Sequence[Word]) -> bool:
    """True for "wordt gezien als", "wordt aangemerkt als": it says what somebody is."""
    lowered = {word.lower for word in words}
    return "als" in lowered and bool(lowered & _CALLED)


def helped(words: Sequence[Word]) -> bool:
    """True for "wordt getest", false for "is getest": the one tells what is done, the other what is so."""
    return any(word.lower in lexicon.PASSIVE for word in words)


def is_passive(words: Sequence[Word], *, main: bool) -> bool:
    """True for "wordt gecontroleerd", "is gehost", "kan worden getest"; false for "is gehouden"."""
    lowered = [word.lower for word in words]
    is_helped = not lexicon.PASSIVE.isdisjoint(lowered)
    linking = [at for at, word in enumerate(lowered) if word in _IS and not _is_owner(lowered, at)]
    if not is_helped and not linking:
        return False
    first = next((word.lower for word in words if word.is_verbal), "")
    if main and first.endswith("t") and first not in _HELPERS:
        # "bepaalt met wie dat wordt gedeeld": the passive is not that of the main verb
        return False
    if is_helped and asked(words):
        return False
    done = [at for at, word in enumerate(lowered) if is_participle(word) and word not in DUTY]
    if is_helped or not done:
        return is_helped and bool(done)
    if not DUTY.isdisjoint(lowered):
        return False
    return any(at > verb and _closes(words, at) for at in done for verb in linking)


def _is_owner(lowered: Sequence[str], at: int) -> bool:
    """True for "van zijn rapport": it says whose a thing is, and is no verb."""
    return lowered[at] == "zijn" and at > 0 and lowered[at - 1] in lexicon.PREPOSITIONS


def _closes(words: Sequence[Word], at: int) -> bool:
    """True where a participle ends a clause or its verbs; "is gedeelde verantwoordelijkheid" goes on."""
    follows = words[at + 1] if at + 1 < len(words) else None
    return (
        follows is None or not follows.is_word or follows.lower in lexicon.PREPOSITIONS | lexicon.COORDINATORS | {"als"}
    )


def gets(words: Sequence[Word]) -> bool:
    """True where somebody receives; "ontvangen gegevens" were received before."""
    for at, word in enumerate(words):
        if word.lower in GETS:
            last = at + 1 == len(words) or not words[at + 1].is_word
            if word.lower.endswith("t") or last or (at and bool(words[at - 1].who)):
                return True
    return False


def agents(words: Sequence[Word], *, passive: bool) -> frozenset[Who]:
    """Who stands after "door"; "door middel van" and "de door de klant geleverde data" name nobody who acts here."""
    found = [(at, who) for at, word in enumerate(words) if word.lower == "door" and (who := _agent(words, at))]
    if not found:
        return NOBODY
    verb = next((at for at, word in enumerate(words) if word.is_verbal), 0)
    behind = [(at, who) for at, who in found if at > verb]
    if passive and behind:
        # "levering door X kan niet door Y worden gestopt": X belongs to the noun
        found = behind
    return frozenset(one for _, who in found for one in who)


def attributes(words: Sequence[Word]) -> tuple[tuple[frozenset[Who], tuple[Word, ...]], ...]:
    """Who is named in front of a participle, with the words behind: "de door de klant aangeleverde data"."""
    found = []
    for door, word in enumerate(words):
        at = door + 1
        while word.lower == "door" and at < len(words) and words[at].lower in _BETWEEN_DOOR and not words[at].who:
            at += 1
        if word.lower == "door" and at < len(words) and words[at].who and _is_attribute(words, door, at):
            found.append((words[at].who, tuple(words[at + 1 : at + 4])))
    return tuple(found)


def _agent(words: Sequence[Word], door: int) -> frozenset[Who]:
    at = door + 1
    while at < len(words) and words[at].lower in _BETWEEN_DOOR and not words[at].who:
        at += 1
    at += is_adjective(words, at)
    if at >= len(words) or _is_attribute(words, door, at):
        return NOBODY
    return words[at].who or words[at].named


def _is_attribute(words: Sequence[Word], door: int, at: int) -> bool:
    """True for "de door de klant aangeleverde data": it tells which data."""
    near = [word.lower for word in words[at + 1 : at + 5] if word.is_word]
    # "aangeleverde data", and "aangewezen locatie", which a noun must follow
    inflected = any(word.endswith("e") and is_participle(word[:-1]) for word in near[:3])
    strong = any(
        word.endswith("en") and is_participle(word) and after not in lexicon.OPENERS | lexicon.FINITE
        for word, after in pairwise(near)
    )
    return (inflected or (strong and words[door - 1].lower in lexicon.ARTICLES)) and (
        not door or words[door - 1].lower in lexicon.ARTICLES | lexicon.PREPOSITIONS
    )


def bearers(words: Sequence[Word]) -> frozenset[Who]:
    """Who bears by an idiom: ligt bij X, verantwoordelijkheid van X, het is aan X, doorbelast aan X."""
    found: frozenset[Who] = NOBODY
    lowered = tuple([word.lower for word in words])
    for at, word in enumerate(words):
        if not word.who and not word.name:
            continue
        preposition = preposition_before(words, at) if word.who or at else ""
        if preposition and _bears(lowered, at, preposition, is_known=bool(word.who)):
            found |= word.who or word.named
    return found


def is_adjective(words: Sequence[Word], at: int) -> bool:
    """True at the second word of "een externe adviseur"."""
    if not 0 < at < len(words) - 1 or not words[at + 1].who:
        return False
    return words[at].lower.endswith("e") and words[at - 1].lower in lexicon.ARTICLES - {"beide"}


def preposition_before(words: Sequence[Word], at: int) -> str:
    """The preposition before the word at `at`, articles and an adjective passed over; "" if there is none."""
    here = at - 1
    if is_adjective(words, here):
        here -= 1
    while here >= 0 and words[here].lower in lexicon.ARTICLES:
        here -= 1
    return words[here].lower if here >= 0 and words[here].lower in lexicon.PREPOSITIONS else ""


def _bears(lowered: Sequence[str], at: int, preposition: str, *, is_known: bool) -> bool:
    present = frozenset(lowered)
    match preposition:
        case "bij":
            charged = {"rekening", "gebracht"} <= present
            return charged or bool(present & (_RESTS if is_known else _HOSTED | {"ligt", "berust"}))
        case "van":
            return _bears_by_noun(lowered, at) or (is_known and bool(present & GETS))
        case "aan":
            near = range(max(0, at - 4), at)
            return bool(present & _CHARGED) or any(
                lowered[i] in lexicon.COPULAS and not _is_owner(lowered, i) for i in near
            )
        case "op":
            return bool(present & {"rust", "rusten"})
        case _:
            return False


def _bears_by_noun(lowered: Sequence[str], at: int) -> bool:
    """True for "is de verantwoordelijkheid van", "valt onder het beheer van", "voor rekening van"."""
    van = max(i for i in range(at) if lowered[i] == "van")
    noun = next((i for i in range(van - 1, max(-1, van - 5), -1) if lowered[i] in BEARING_NOUNS), None)
    if noun is None:
        return False
    if any(word in lexicon.PREPOSITIONS - {"en"} for word in lowered[noun + 1 : van]):
        return False
    linked = bool(frozenset(lowered[:noun]) & _LINKS)
    return linked or (noun > 0 and lowered[noun - 1] in ("onder", "voor", "op", "ten"))


__all__ = [
    "BEARING_NOUNS",
    "DUTY",
    "IDIOM_WORDS",
    "agents",
    "asked",
    "attributes",
    "bearers",
    "gets",
    "helped",
    "is_adjective",
    "is_called",
    "is_passive",
    "preposition_before",
]
