"""Who acts in a sentence: sentences cut into acts, each with its actors.

    "Verwerker bewaakt de server en klant vult de lijst."  ->  processor: bewaakt server; client: vult lijst

No parser of Dutch is needed to tell who acts in contract prose. A party acts if it stands
after "door", after an idiom of responsibility ("ligt bij", "het is aan"), or first in its
part of an active sentence without a preposition before it. Approximations, each on the side
of caution: a subject left out ("en stelt de klant op de hoogte") is the one before; of two
bare parties the second is an object; who merely receives does not act.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from renvooi.diff.signals.parties import Actor, Mention, mentions
from renvooi.diff.signals.sentences import sentences, stems
from renvooi.model import Parties

_ARTICLES = frozenset(
    ["de", "het", "een", "elke", "iedere", "deze", "die", "beide", "zelf", "alleen", "ook", "zowel", "de"]
)
_PREPOSITIONS = frozenset(
    [
        "van",
        "aan",
        "met",
        "voor",
        "namens",
        "bij",
        "naar",
        "tegen",
        "via",
        "onder",
        "binnen",
        "in",
        "jegens",
        "tussen",
        "tot",
        "over",
        "uit",
        "op",
        "zonder",
        "per",
        "richting",
        "tegenover",
        "buiten",
        "na",
        "wegens",
        "volgens",
        "ten",
        "uw",
        "hun",
        "diens",
    ]
)
_SPLITTERS = frozenset(
    [
        "dat",
        "die",
        "omdat",
        "indien",
        "wanneer",
        "terwijl",
        "tenzij",
        "mits",
        "zodat",
        "totdat",
        "nadat",
        "voordat",
        "maar",
        "waarbij",
        "waarvan",
        "waarop",
        "waarin",
        "waardoor",
        "waarmee",
        "waarvoor",
        "en",
        "of",
    ]
)
_CONDITIONS = frozenset(["mits", "tenzij", "indien", "wanneer", "als", "zodra", "zolang"])
_INVERTERS = frozenset(
    [
        "daarna",
        "vervolgens",
        "dan",
        "daarom",
        "hierbij",
        "ook",
        "verder",
        "daarnaast",
        "hiervoor",
        "daarvoor",
        "hierna",
        "hierover",
    ]
)
_PASSIVE = frozenset(["wordt", "worden", "werd", "werden"])
_PARTICIPLE = re.compile(r"(?:\w{0,8}ge|be|ver|ont|her|er)\w{2,}(?:d|t|en)$")
_RECEIVES = frozenset(["krijgt", "krijgen", "ontvangt", "ontvangen", "verkrijgt"])
_BEARS = frozenset(
    [
        "verantwoordelijkheid",
        "verantwoordelijkheden",
        "risico",
        "beheer",
        "rekening",
        "taak",
        "taken",
        "verplichting",
        "plicht",
        "zorg",
        "eindverantwoordelijkheid",
    ]
)
_RESTS = frozenset(["ligt", "liggen", "berust", "berusten", "rust", "rusten", "blijft", "blijven", "komt"])


@dataclass(frozen=True, slots=True)
class Act:
    """One part of a sentence with its own verb, roughly."""

    actors: frozenset[Actor]
    stems: frozenset[str]
    """Content words without the names of parties."""
    text: str
    sentence: int
    """Index of the sentence it is part of."""
    conditional: bool
    """True for "mits de klant daarom verzoekt": it says when, not who."""


def acts(text: str, parties: Parties) -> tuple[Act, ...]:
    """The acts of `text` in order."""
    return tuple(act for index, sentence in enumerate(sentences(text)) for act in _acts_of(sentence, index, parties))


def _acts_of(sentence: str, index: int, parties: Parties) -> list[Act]:
    result: list[Act] = []
    subject: frozenset[Actor] = frozenset()
    for part in _parts(mentions(sentence, parties)):
        elliptic = bool(result) and bool(subject) and _leaves_subject_out(part)
        bare = subject if elliptic else _subject(part)
        actors = _named(part, sentence) | (bare if _is_active(part) else frozenset())
        if not elliptic:
            subject = bare
        rest = " ".join(mention.text for mention in part if mention.actor is None)
        text = sentence[part[0].start : part[-1].end]
        result.append(Act(actors, stems(rest), text, index, part[0].text.casefold() in _CONDITIONS))
    return result


def _parts(words: Sequence[Mention]) -> list[list[Mention]]:
    """The sentence cut at commas and conjunctions, but not between two parties."""
    parts: list[list[Mention]] = [[]]
    for at, word in enumerate(words):
        cut = word.text in ",;:" or word.text.casefold() in _SPLITTERS
        if cut and not _joins_parties(words, at) and parts[-1]:
            parts.append([])
        parts[-1].append(word)
    return [part for part in parts if any(word.text[0].isalnum() for word in part)]


def _joins_parties(words: Sequence[Mention], at: int) -> bool:
    before = words[at - 1].actor if at else None
    after = [word for word in words[at + 1 : at + 3] if word.text.casefold() not in _ARTICLES]
    return before is not None and bool(after) and after[0].actor is not None


def _leaves_subject_out(part: Sequence[Mention]) -> bool:
    """True for "en stelt de klant ...": a conjunction, then neither a party nor an adverb that inverts."""
    if part[0].text.casefold() not in ("en", "of", "maar", ","):
        return False
    if part[0].text == ",":
        # "Als X host, zorgt de klant": after a comma the verb may come first
        return all(word.actor is None for word in part)
    rest = [word for word in part[1:] if word.text.casefold() not in _ARTICLES]
    return bool(rest) and rest[0].actor is None and rest[0].text.casefold() not in _INVERTERS


def _is_active(part: Sequence[Mention]) -> bool:
    lowered = [word.text.casefold() for word in part]
    if any(word.startswith("verantwoordelijk") for word in lowered):
        return True
    if any(word in _RECEIVES for word in lowered):
        return False
    return not (any(word in _PASSIVE for word in lowered) and any(_PARTICIPLE.match(word) for word in lowered))


def _subject(part: Sequence[Mention]) -> frozenset[Actor]:
    """The first party without a preposition before it, with those joined to it."""
    for at, word in enumerate(part):
        if word.actor is not None and _before(part, at) not in _PREPOSITIONS and _before(part, at) != "door":
            return frozenset(_with_joined(part, at))
    return frozenset()


def _named(part: Sequence[Mention], sentence: str) -> frozenset[Actor]:
    """Parties that act by an idiom: door X, ligt bij X, verantwoordelijkheid van X, het is aan X."""
    lowered = [word.text.casefold() for word in part]
    whole = sentence.casefold()
    found: set[Actor] = set()
    for at, word in enumerate(part):
        if word.actor is None:
            continue
        before, earlier = _before(part, at), set(lowered[:at])
        if (
            before == "door"
            or (before == "bij" and earlier & _RESTS)
            or (before == "van" and (earlier & _BEARS or earlier & _RECEIVES))
            or (before == "aan" and "het is aan" in whole)
        ):
            found.update(_with_joined(part, at))
    return frozenset(found)


def _before(part: Sequence[Mention], at: int) -> str:
    """The nearest word before `at` that is not an article, in lower case; "" if there is none."""
    at -= 1
    while at >= 0 and part[at].text.casefold() in _ARTICLES:
        at -= 1
    return part[at].text.casefold() if at >= 0 else ""


def _with_joined(part: Sequence[Mention], at: int) -> set[Actor]:
    """The party at `at` and those joined to it by "en", "of", "als" or "en/of"."""
    found: set[Actor] = set()
    while at < len(part) and part[at].actor is not None:
        actor = part[at].actor
        if actor is not None:
            found.add(actor)
        at += 1
        if at >= len(part) or part[at].text.casefold() not in ("en", "of", "als", "en/of", "samen"):
            break
        at += 1
        while at < len(part) and part[at].text.casefold() in _ARTICLES:
            at += 1
    return {Actor.PROCESSOR, Actor.CLIENT} if Actor.JOINT in found else found
