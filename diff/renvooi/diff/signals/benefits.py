"""For whom a changed value is good news: told only by who acts in the words around it.

De klant betaalt binnen 14 dagen.        ->  binnen 30 dagen:  good for the client
Voorbeeld meldt een datalek in 48 uur.   ->  in 24 uur:        good for the client
Facturen worden in 30 dagen betaald.     ->  in 60 dagen:      nobody acts, so nothing is said
"""

from functools import lru_cache

from renvooi.diff.signals.acts import acts
from renvooi.diff.signals.case import Side
from renvooi.diff.signals.parties import Actor
from renvooi.diff.signals.sentences import sentences
from renvooi.model import Beneficiary, Parties

_PARTY = {Actor.PROCESSOR: Beneficiary.PROCESSOR, Actor.CLIENT: Beneficiary.CLIENT}


def actor_at(side: Side, start: int, end: int) -> Beneficiary | None:
    """The one party that acts in the sentence around text[start:end]; None if none does, or both."""
    at = 0
    for sentence in sentences(side.text):
        at = side.text.find(sentence, at)
        if at <= start and end <= at + len(sentence) + 1:
            return _actor_of(sentence, side.text[start:end], side.parties)
        at += len(sentence)
    return None


@lru_cache(maxsize=1024)
def _actor_of(sentence: str, words: str, parties: Parties) -> Beneficiary | None:
    """Who acts in the part of `sentence` with `words`; in all of it where that part names nobody."""
    found = acts(sentence, parties)
    near = [act.actors for act in found if words in act.text and act.actors]
    actors = near[0] if near else frozenset().union(*(act.actors for act in found))
    return _PARTY.get(next(iter(actors))) if len(actors) == 1 else None


def other_party(party: Beneficiary) -> Beneficiary:
    """The party across the table."""
    return Beneficiary.CLIENT if party is Beneficiary.PROCESSOR else Beneficiary.PROCESSOR
