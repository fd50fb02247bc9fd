"""For whom a change of a rule is good news.

A weaker duty is good for who bears it, a lost right for the other. Who bears it is read from the
sentence; where it names no party or several, nothing is said.
"""

from renvooi.diff.signals.acts import acts
from renvooi.diff.signals.case import Side
from renvooi.diff.signals.parties import Actor
from renvooi.model import Beneficiary

_PARTY = {Actor.PROCESSOR: Beneficiary.PROCESSOR, Actor.CLIENT: Beneficiary.CLIENT}
_OTHER = {
    Beneficiary.PROCESSOR: Beneficiary.CLIENT,
    Beneficiary.CLIENT: Beneficiary.PROCESSOR,
}


def bearer(sentence: str, side: Side) -> Beneficiary | None:
    """The one party that acts in `sentence`; None if there is none, or more than one."""
    found = {actor for act in acts(sentence, side.parties) if not act.conditional for actor in act.actors}
    return _PARTY.get(found.pop()) if len(found) == 1 else None


def other(party: Beneficiary | None) -> Beneficiary | None:
    """The other party of the agreement; None if the first is not known."""
    return None if party is None else _OTHER[party]
