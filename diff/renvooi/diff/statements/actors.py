"""Who acts in one clause: the subject of an active verb, the agent of a passive one, or an idiom.

    Na oplevering controleert Voorbeeld de data.   subject, behind the verb
    De data wordt door Voorbeeld gecontroleerd.    agent
    De controle ligt bij Voorbeeld.                idiom (see idioms.py)

A party behind a preposition is no subject. Who is not in the parties of the document acts all the
same if the text names them: "Fabrikam herstelt ...".
"""

from collections.abc import Sequence
from dataclasses import dataclass

from renvooi.diff.statements import lexicon
from renvooi.diff.statements.idioms import (
    BEARING_NOUNS,
    DUTY,
    agents,
    asked,
    bearers,
    gets,
    helped,
    is_adjective,
    is_called,
    is_passive,
    preposition_before,
)
from renvooi.diff.statements.parts import Form, Part
from renvooi.diff.statements.verbs import may_be_plural_verb
from renvooi.diff.statements.who import CLIENT, NOBODY, PROCESSOR, Kind, Who, Word

BOTH = frozenset({PROCESSOR, CLIENT})
_PASSED = (
    lexicon.ADVERBS
    | lexicon.ARTICLES
    | frozenset(
        "zowel noch eigen als er erop één eén twee drie vier vijf zes zeven acht negen tien enkele meerdere".split()
    )
)
_WORKED = frozenset({"samengewerkt", "samenwerken"})
_POINTS = frozenset("dit dat het deze die".split())
_ORDER = {Kind.PROCESSOR: 0, Kind.CLIENT: 1, Kind.RULE: 2, Kind.THIRD: 3}


@dataclass(frozen=True, slots=True)
class Reading:
    """Who does what part in one clause."""

    subject: frozenset[Who]
    """Of an active clause; also one that is taken over from the clause before."""
    bearers: frozenset[Who]
    """By *door* or by an idiom."""
    passive: bool
    receives: bool
    idiom: bool = False
    """True where the bearers come from an idiom and not from *door*."""
    patient: bool = False
    """True for a passive clause about a party: "Voorbeeld wordt aangemerkt als beheerder"."""
    identifies: bool = False
    """True for "anders is dat de klant": it tells who a rule points out."""

    @property
    def parties(self) -> tuple[Who, ...]:
        """Everybody whom the clause is about, those of the agreement first."""
        return tuple(sorted(self.bearers | self.subject, key=lambda one: (_ORDER[one.kind], one.name)))

    @property
    def acting(self) -> frozenset[Who]:
        """Who acts or bears; not who merely receives."""
        return self.bearers if self.receives else self.bearers | self.subject


def read_actors(part: Part, subject: frozenset[Who], *, after: Form | None) -> Reading:
    """Who acts in `part`; `subject` is that of the clause before, and `after` what that clause is."""
    words = part.words
    passive = is_passive(words, main=part.form is Form.MAIN)
    door, idiom = agents(words, passive=passive), bearers(words)
    found = _subject(part, after, passive=passive)
    if not found and _leaves_out(part, after) and not (passive and door):
        # "start en bewaakt Voorbeeld het proces": without a subject so far, it is the party behind the verb
        found = subject or (NOBODY if passive else _party_behind(words, 0))
    patient = passive and bool(found) and not asked(words)
    if patient and not is_called(words) and helped(words):
        found, patient = NOBODY, False
    together = _together(words, found, passive=passive)
    if not (found or together or door or idiom or passive) and _is_joint(words):
        together = BOTH
    receives = not passive and gets(words)
    return Reading(
        subject=found | together,
        bearers=door | idiom,
        passive=passive,
        receives=receives,
        idiom=bool(idiom) and not door,
        patient=patient,
        identifies=bool(found) and _verb_identifies(words),
    )


def _subject(part: Part, after: Form | None, *, passive: bool) -> frozenset[Who]:
    """The party that is the subject of a clause; none if it is something else, or left out."""
    words = part.words
    if passive and helped(words) and not is_called(words):
        return NOBODY
    at = _skip(words, 0)
    at += is_adjective(words, at)
    if at < len(words) and (who := _first(words, at)) and not _is_of(words, at) and _has_verb_behind(part, at):
        return who
    if part.form is not Form.MAIN:
        return NOBODY if _affects(words) else _bare(words)
    return _behind_verb(part, after)


def _behind_verb(part: Part, after: Form | None) -> frozenset[Who]:
    """The subject of an inverted clause: "Daarna controleert Voorbeeld"."""
    words = part.words
    verb = _verb(words)
    if verb is None or (verb == 0 and part.link and _leaves_out(part, after)):
        return NOBODY
    who = _party_behind(words, verb)
    fronted = verb == 0 or _is_adverbial(words)
    if fronted or words[verb].lower not in lexicon.BRINGS_ABOUT or _identifies(words, verb):
        return who
    return who if any(word.lower in DUTY for word in words[:verb]) else NOBODY


def _party_behind(words: Sequence[Word], verb: int) -> frozenset[Who]:
    """The party right behind the verb, if it can be its subject."""
    at = _skip(words, verb + 1)
    if at >= len(words):
        return NOBODY
    who = words[at].who or _named_behind(words, verb, at)
    return NOBODY if _points_elsewhere(words, verb, at, who) else who


def _verb_identifies(words: Sequence[Word]) -> bool:
    verb = _verb(words)
    return verb is not None and _identifies(words, verb)


def _identifies(words: Sequence[Word], verb: int) -> bool:
    """True for "voor X is dat Voorbeeld": the verb tells who it is."""
    near = words[verb + 1 : verb + 2]
    return words[verb].lower in lexicon.COPULAS and any(word.lower in ("dat", "dit") for word in near)


def _points_elsewhere(words: Sequence[Word], verb: int, at: int, who: frozenset[Who]) -> bool:
    """True for "kan dit ook een leverancier zijn": the subject is "dit"."""
    between = {word.lower for word in words[verb + 1 : at]}
    pointed = (words[verb + 1].lower in _POINTS and at > verb + 2) or bool(between & {"dit", "dat"})
    if words[0].lower in ("dit", "dat") and words[verb].lower in lexicon.COPULAS:
        return any(one.kind is Kind.THIRD for one in who)
    return pointed and not (_identifies(words, verb) and all(one.kind is not Kind.THIRD for one in who))


def _is_adverbial(words: Sequence[Word]) -> bool:
    """True where what stands before the verb cannot be its subject: "Na oplevering", "Daarnaast"."""
    first = words[0].lower
    if first in ("dit", "dat", "deze", "die", "elk", "ieder"):
        return False
    return first in lexicon.PREPOSITIONS | lexicon.ADVERBS | lexicon.CONDITIONS | lexicon.SUBORDINATORS


def _verb(words: Sequence[Word]) -> int | None:
    """Index of the finite verb of a main clause; None if none is found."""
    for at, word in enumerate(words):
        before = words[at - 1].lower if at else ""
        if word.who or before in lexicon.ARTICLES - _POINTS - {"elk"} or before in lexicon.OWNERS - {"zijn"} | {"te"}:
            continue
        infinitive = word.lower.endswith("en") and at + 1 < len(words) and words[at + 1].lower in lexicon.FINITE
        if word.is_verbal and not infinitive and (word.lower in lexicon.FINITE or before not in lexicon.PREPOSITIONS):
            return at
        if at and may_be_plural_verb(word.lower) and _several_behind(words, at + 1):
            return at
    return None


def _several_behind(words: Sequence[Word], at: int) -> bool:
    """True where parties, "wij" or a plural stand at `at`."""
    here = _skip(words, at)
    if here >= len(words) or here > at + 1 or not words[here].who:
        return False
    word = words[here]
    return len(word.who) > 1 or word.lower in ("wij", "we") or word.lower.endswith(("en", "s"))


def _skip(words: Sequence[Word], at: int) -> int:
    """Index of the first word from `at` on that is neither article nor adverb nor quote."""
    while at < len(words) and not words[at].who:
        if words[at].lower not in _PASSED and (words[at].is_word or words[at].text in ",;:("):
            break
        at += 1
    return at


def _first(words: Sequence[Word], at: int) -> frozenset[Who]:
    """Whom the first words name; a name that nobody knows counts where a verb of people follows."""
    word = words[at]
    if word.who or not word.name or (at and words[at - 1].lower in lexicon.ARTICLES):
        return word.who
    return word.named if _acts(words, at) else NOBODY


def _acts(words: Sequence[Word], at: int) -> bool:
    """True where the name at `at` is followed by a verb that only people have."""
    here = _skip(words, at + 1)
    if here >= len(words) or not words[here].is_verbal:
        return False
    if words[here].lower not in lexicon.LIFELESS:
        return True
    lowered = [word.lower for word in words[here:]]
    if any(word in DUTY for word in lowered):
        return True
    last = next((word for word in reversed(lowered) if word[0].isalnum()), "")
    modal = words[here].lower in lexicon.MODALS | lexicon.PERFECT
    able = modal and last not in lexicon.LIFELESS and not any(word in lexicon.PASSIVE for word in lowered)
    return able and any(letter.isupper() for letter in words[at].text[1:])


def _named_behind(words: Sequence[Word], verb: int, at: int) -> frozenset[Who]:
    """The unknown name behind a verb of people: "Daarnaast zorgt Fabrikam voor"."""
    if words[verb].lower in lexicon.LIFELESS or any(word.lower in lexicon.ARTICLES for word in words[verb + 1 : at]):
        return NOBODY
    return words[at].named


def _is_of(words: Sequence[Word], at: int) -> bool:
    return any(word.lower in lexicon.PREPOSITIONS for word in words[:at])


def _has_verb_behind(part: Part, at: int) -> bool:
    """True unless the clause is a mere name: "Bijvoorbeeld de IT-dienstverlener"."""
    words = part.words
    if part.form is not Form.MAIN or part.link or any(word.is_verbal for word in words[at + 1 :]):
        return True
    follows = words[at + 1].lower if at + 1 < len(words) else "."
    return follows[0].isalpha() and follows not in lexicon.PREPOSITIONS | lexicon.ARTICLES | lexicon.COORDINATORS


def _bare(words: Sequence[Word]) -> frozenset[Who]:
    """The first party without a preposition before it."""
    return next((word.who for at, word in enumerate(words) if word.who and not preposition_before(words, at)), NOBODY)


def _affects(words: Sequence[Word]) -> bool:
    """True where a thing comes first and the verb affects somebody: "dat dit de klant helpt"."""
    at = _skip(words, 0)
    thing = at < len(words) and not words[at].who
    return thing and any(word.lower in lexicon.BRINGS_ABOUT - lexicon.COPULAS for word in words)


def _leaves_out(part: Part, after: Form | None) -> bool:
    """True for "en stelt de klant op de hoogte": a conjunction, then the verb, and no subject."""
    if part.form is not Form.MAIN or not part.link or part.resumes or any(mark in part.link for mark in ";:"):
        return False
    if part.link == "," and after is not Form.MAIN and after is not Form.RELATIVE:
        return False
    return part.words[0].is_verbal


def _together(words: Sequence[Word], subject: frozenset[Who], *, passive: bool) -> frozenset[Who]:
    """Both parties where it is done "samen met" one of them, or together without a name."""
    lowered = {word.lower for word in words}
    if not subject and passive and lowered & _WORKED:
        return BOTH
    if not lowered & (lexicon.TOGETHER - _WORKED):
        return NOBODY
    joint = frozenset(
        who for at, word in enumerate(words) if preposition_before(words, at) == "met" for who in word.who
    )
    if joint:
        return BOTH if joint <= BOTH and (subject or passive) else joint
    return BOTH if passive and not subject else NOBODY


def _is_joint(words: Sequence[Word]) -> bool:
    """True for "dit is een samenwerking", "is een gedeelde verantwoordelijkheid": of both, without a name."""
    told = [word.lower for word in words if word.is_word]
    if len(told) < 3 or not (told[-1] in BEARING_NOUNS or told[-1] in lexicon.JOINT):
        return False
    if any(word.who for word in words) or lexicon.COPULAS.isdisjoint(told[:-2]):
        return False
    if any(word in ("geen", "niet") for word in told):
        return False
    shared = told[-1] in BEARING_NOUNS and told[-2] in lexicon.SHARED
    return shared or (told[-1] in lexicon.JOINT and told[-2] not in lexicon.PREPOSITIONS)
