"""For whom a changed value is good news: told only by who acts in the words around it.

De klant betaalt binnen 14 dagen.        ->  binnen 30 dagen:  good for the client
Voorbeeld meldt een datalek in 48 uur.   ->  in 24 uur:        good for the client
Facturen worden in 30 dagen betaald.     ->  in 60 dagen:      nobody acts, so nothing is said
"""

from functools import lru_cache

from renvooi.diff.signals.case import Side
from renvooi.diff.signals.sentences import sentences
from renvooi.diff.statements import CLIENT, PROCESSOR, Who, statements
from renvooi.model import Beneficiary, Parties

_PARTY = {PROCESSOR: Beneficiary.PROCESSOR, CLIENT: Beneficiary.CLIENT}


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
    found = statements(sentence, parties)
    near = [one.acting for one in found if words in one.text and one.acting]
    return _only(near[0] if near else frozenset(who for one in found for who in one.acting))


def bearer(sentence: str, side: Side) -> Beneficiary | None:
    """The one party that acts in `sentence`, conditions left out; None if there is none, or more than one."""
    found = statements(sentence, side.parties)
    return _only(frozenset(who for one in found if not one.conditional for who in one.acting))


def _only(acting: frozenset[Who]) -> Beneficiary | None:
    return _PARTY.get(next(iter(acting))) if len(acting) == 1 else None


def other_party(party: Beneficiary | None) -> Beneficiary | None:
    """The party across the table; None if the first is not known."""
    if party is None:
        return None
    return Beneficiary.CLIENT if party is Beneficiary.PROCESSOR else Beneficiary.PROCESSOR
