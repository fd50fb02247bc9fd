"""What a clause says is done, apart from who does it and when.

Voorbeeld zorgt op verzoek van de klant voor herstel.  ->  task "herstel", condition "op verzoek van de klant"
"""

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import lru_cache

from renvooi.diff.signals.sentences import STEM
from renvooi.diff.statements import lexicon
from renvooi.diff.statements.idioms import BEARING_NOUNS, is_adjective, preposition_before
from renvooi.diff.statements.who import Who, Word

_LIMITS = re.compile(
    r"\b(?:bij\s+uitzondering|bij\s+voorkeur|(?:indien|waar|zo|desgewenst|als|voor\s+zover)\s+(?:nodig|mogelijk|gewenst|van\s+toepassing"
    r"|noodzakelijk|wenselijk|redelijk)|desgewenst|desgevraagd|zo\s+(?:veel|goed|snel|getrouw|correct)\s+mogelijk|indien\s+gewenst"
    r"|op\s+(?:eerste\s+|schriftelijk\s+)?verzoek(?:\s+van\s+(?:de\s+)?\w+)?|in\s+overleg(?:\s+met\s+(?:de\s+)?\w+)?"
    r"|na\s+(?:overleg|toestemming|goedkeuring|akkoord)(?:\s+(?:met|van)\s+(?:de\s+)?\w+)?"
    r"|in\s+opdracht(?:\s+van\s+(?:de\s+)?\w+)?|(?:binnen|in)\s+de\s+eigen\s+\w+(?:(?:,|,?\s+(?:en|of))\s+(?:in\s+)?(?:de\s+)?eigen\s+\w+)*\b(?!\s*,)|uitsluitend|alleen|slechts"
    r"|anders|tegen\s+(?:kostprijs|betaling|vergoeding)|in\s+beginsel|tot\s+op\s+heden|vooralsnog"
    r"|(?:volgens|conform|overeenkomstig)\s+(?:(?:de|het|die|deze|dit|dat|zijn|haar|hun)\s+)?(?:\w+e\s+)?\w+(?:\s+en\s+(?:\w+e\s+)?\w+)?"
    r"(?=\s*(?:[.,;]|$)|\s+(?:worden|wordt|zijn|is)\b)"
    r"|(?<=,\s)(?:op\s+(?:het|de)\s+(?:niveau|wijze|manier|voorwaarden)|binnen\s+(?:de|het|zijn|haar|hun)|met\s+inachtneming\s+van|onder\s+de\s+voorwaarde)"
    r"\s[^,;:()]*[^\s,;:.()])\b",
    re.IGNORECASE,
)
"""Words within a clause that limit it."""
_FRONTED = frozenset("bij na voor tijdens tot vanaf binnen zonder".split())
"""Prepositions that begin a limit if they open the clause: "Na oplevering", "Bij spoed"."""
_BORNE = frozenset("verantwoordelijk eindverantwoordelijk aansprakelijk aanspreekbaar zorgt zorgen zorg".split())
"""What somebody is "voor" a task: what opens such a clause is the task, and no limit."""
_IDIOMS = frozenset(
    "zorgt zorgen zorg zorgdraagt draagt dragen er ervoor is zijn was blijft blijven ligt liggen berust berusten rust rusten"
    " verantwoordelijk verantwoordelijkheid verantwoordelijkheden eindverantwoordelijk de het een voor bij van dat dient"
    " dienen te moet moeten mag mogen kan kunnen kunt zal zullen hoeft hoeven niet geen zelf altijd ook dan verplicht gehouden"
    " gerechtigd bevoegd wordt worden door heeft hebben valt vallen onder behoort hoort taak taken elk samen beide krijgt krijgen"
    " ontvangt ontvangen uiteindelijk aan om rekening verzorgt verzorgen wel en of maar dit hiervoor daarvoor verder daarnaast"
    " uiteindelijke zowel valt vallen hoort horen anders spant spannen zich in streeft ernaar tracht tot jegens noch".split()
)
"""Words that go from the ends of a task."""
_SHORTENED = frozenset({"enz", "etc"})
"""Words that end in a full stop of their own."""
_HELPING = lexicon.PASSIVE | lexicon.MODALS | frozenset("niet geen nooit niemand".split())
"""Words that the class of the verb stands for."""
_OF_WHOM = frozenset("door bij van aan".split())
_CONTENT = re.compile(r"[^\W_][\w&/'-]*")


def condition_of(words: Sequence[Word], text: str) -> tuple[str, frozenset[int]]:
    """The words of a clause that limit it, and their places among `words`."""
    spans: list[tuple[int, int]] = []
    if words and words[0].lower in _FRONTED and not words[0].who:
        end = _front_end(words)
        if end and not (words[0].lower == "voor" and any(word.lower in _BORNE for word in words[end:])):
            spans.append((words[0].start, words[end - 1].end))
    spans += [found.span() for found in _LIMITS.finditer(text) if found.start() >= (words[0].start if words else 0)]
    # what goes on into the next clause is no limit of this one; a party of two words ends where its name does
    spans = [span for span in spans if words and span[1] <= words[-1].end]
    spans = [(start, max([end, *(word.end for word in words if word.start < end < word.end)])) for start, end in spans]
    inside = frozenset(
        at for at, word in enumerate(words) if any(start <= word.start and word.end <= end for start, end in spans)
    )
    said = [text[start:end] for start, end in spans if end <= words[-1].end]
    return "; ".join(dict.fromkeys(said)), inside


def _front_end(words: Sequence[Word]) -> int:
    """Index of the verb that ends a phrase at the start of a clause; 0 if it ends elsewhere."""
    for at in range(1, len(words)):
        if words[at].who or (not words[at].is_word and words[at].text not in "'\"()"):
            return 0
        if words[at].lower in lexicon.FINITE or (
            words[at].is_verbal and words[at - 1].lower not in lexicon.ARTICLES | lexicon.PREPOSITIONS
        ):
            return at
    return 0


@dataclass(frozen=True, slots=True)
class Task:
    """What is done, as printed and as compared."""

    task: str
    stems: frozenset[str]


def task_of(words: Sequence[Word], limits: frozenset[int], parties: Sequence[Who]) -> Task:
    """What a clause says is done: its words without who does it, the idiom that says so, and the limits."""
    kept = [at for at in range(len(words)) if at not in limits]
    named = (at for at in kept if words[at].who or words[at].name)
    gone = {place for at in named if _acts(words, at, parties) for place in _with_preposition(words, at)}
    kept = [at for at in kept if at not in gone and not _helps(words, at)]
    kept = [at for at in kept if not (words[at].text in "()" and _is_empty(words, at, gone))]
    while kept and _is_idle(words, kept[0]):
        kept.pop(0)
    while (
        kept
        and _is_idle(words, kept[-1])
        and not _is_particle(words, kept[-1])
        and not (words[kept[-1]].text == ")" and _opens(words, kept))
    ):
        kept.pop()
    if kept and words[kept[-1]].lower in _SHORTENED and words[kept[-1] + 1 : kept[-1] + 2]:
        kept += [kept[-1] + 1] * (words[kept[-1] + 1].text == ".")
    telling = (words[at] for at in kept if not words[at].who and words[at].is_word)
    stems = frozenset(one for word in telling for one in content(word.text))
    return Task(_printed([words[at] for at in kept]), stems)


def _is_empty(words: Sequence[Word], at: int, gone: AbstractSet[int]) -> bool:
    """True for a bracket around a party alone: "opgesteld door de dienst (Voorbeeld)"."""
    step = 1 if words[at].text == "(" else -1
    here = at + step
    while here in gone:
        here += step
    return here != at + step and 0 <= here < len(words) and words[here].text in "()"


def _helps(words: Sequence[Word], at: int) -> bool:
    """True for a word that the class of the verb stands for; "maar niet namens" limits the task and stays."""
    if words[at].lower == "noch":
        # "noch door Voorbeeld": of who does it; "noch het portaal": of what is done
        return at + 1 < len(words) and (bool(words[at + 1].who) or words[at + 1].lower in _OF_WHOM)
    if words[at].lower == "niemand" and any(word.lower in ("dan", "anders") for word in words[at + 1 : at + 2]):
        return False
    return words[at].lower in _HELPING and not (at and words[at - 1].lower == "maar")


def _is_particle(words: Sequence[Word], at: int) -> bool:
    """True for the particle of a verb that ends the clause: "wijst een contactpersoon aan"."""
    last = not any(word.is_word for word in words[at + 1 :])
    return last and words[at].lower in _PARTICLES


def _opens(words: Sequence[Word], kept: Sequence[int]) -> bool:
    return any(words[at].text == "(" for at in kept)


def _acts(words: Sequence[Word], at: int, parties: Sequence[Who]) -> bool:
    """True for a party that acts; "van de klant" behind a thing only says whose it is, "voor de klant" for whom."""
    who = words[at].who or words[at].named
    if not who or not who <= frozenset(parties):
        return False
    preposition = preposition_before(words, at)
    return preposition != "voor" and (preposition != "van" or _after_duty(words, at))


def _after_duty(words: Sequence[Word], at: int) -> bool:
    near = words[max(0, at - 5) : at]
    return any(word.lower in BEARING_NOUNS for word in near)


def _with_preposition(words: Sequence[Word], at: int) -> range:
    """The places of a party with the article and the preposition before it."""
    start = at - is_adjective(words, at - 1)
    while start and words[start - 1].lower in lexicon.ARTICLES:
        start -= 1
    if start and words[start - 1].lower in ("door", "bij", "van", "aan", "op", "met"):
        start -= 1
    return range(start, at + 1)


def _is_idle(words: Sequence[Word], at: int) -> bool:
    word = words[at]
    if word.lower == "beheer":
        return at > 0 and any(other.lower == "onder" for other in words[max(0, at - 2) : at])
    return not word.is_word or word.lower in _IDIOMS or _is_shared(words, at)


def _is_shared(words: Sequence[Word], at: int) -> bool:
    """True within "is een gezamenlijke taak", "is dit een samenwerking", which say whose a task is."""
    if words[at].lower not in lexicon.JOINT | lexicon.SHARED:
        return False
    passed = lexicon.ARTICLES | lexicon.SHARED | lexicon.ADVERBS
    before = next((word for word in reversed(words[:at]) if word.lower not in passed), None)
    return before is not None and before.lower in lexicon.COPULAS


def _printed(words: Sequence[Word]) -> str:
    """The words in printed order, marks without a space before them."""
    pieces: list[str] = []
    for before, word in zip((None, *words), words, strict=False):
        joined = before is not None and word.start == before.end
        pieces.append(
            word.text if not pieces or joined or word.text in ",.;:)" or pieces[-1].endswith("(") else f" {word.text}"
        )
    return "".join(pieces)


@lru_cache(maxsize=16384)
def stem(word: str) -> str:
    """A word in lower case as tasks are compared: "controleert", "gecontroleerd" and "controle" are one."""
    for prefix in ("ge",):
        if word.startswith(prefix) and len(word) > STEM + 2:
            word = word[len(prefix) :]
    at = word.find("ge", 2)
    if 2 <= at <= 5 and len(word) - at > STEM - 1 and word[:at] in _PARTICLES:
        word = word[:at] + word[at + 2 :]
    if len(word) > STEM:
        return word[:STEM]
    for ending in ("en", "t", "d", "e"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word


_PARTICLES = frozenset("uit aan op af in over door toe mee na bij om voor vast terug weg onder".split())


@lru_cache(maxsize=8192)
def content(text: str) -> frozenset[str]:
    """The content words of `text` as tasks are compared."""
    words = (found[0].casefold() for found in _CONTENT.finditer(text))
    return frozenset(stem(word) for word in words if word not in lexicon.STEMS_STOP)
