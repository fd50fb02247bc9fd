"""How somebody stands to a task: bears, does, may, tries, need not, does not, receives."""

from collections.abc import Sequence
from itertools import pairwise

from renvooi.diff.statements import lexicon
from renvooi.diff.statements.actors import Reading
from renvooi.diff.statements.value import Verb
from renvooi.diff.statements.who import Word

_NOT = frozenset("niet geen nooit nimmer noch niemand".split())
_STOPS = frozenset("stopt vervalt eindigt".split())
"""Verbs after which what somebody did is done no more: "dan stopt de ondersteuning door Voorbeeld"."""
_MAY = frozenset("mag mogen kan kunnen kunt gerechtigd bevoegd gemachtigd toegestaan".split())
_TRIES = ("inspan", "streef", "strev", "tracht", "probeer", "prober", "ernaar")
_BEARS = frozenset(
    "verantwoordelijk eindverantwoordelijk medeverantwoordelijk aansprakelijk verantwoordelijkheid risico rekening laste"
    " kosten eigenaar beheerder aanspreekpunt aanspreekbaar doorbelast doorberekend".split()
)
BEARING = _BEARS | frozenset("staat draagt dragen".split())
"""Words one of which a clause has that bears without an idiom."""
_BEARING_VERBS = lexicon.COPULAS | frozenset("ligt neemt komt worden wordt".split())


def verb_of(words: Sequence[Word], reading: Reading) -> Verb:
    """The class of the verb of a clause."""
    lowered = [word.lower for word in words]
    present = frozenset(lowered)
    if _denies(lowered):
        return Verb.NEED_NOT if present & {"hoeft", "hoeven", "verplicht", "gehouden"} else Verb.DOES_NOT
    if present & _STOPS and reading.bearers:
        return Verb.DOES_NOT
    if _tries(lowered, present):
        return Verb.TRIES
    if reading.receives and not reading.bearers:
        return Verb.RECEIVES
    if reading.idiom and reading.passive and present & {"gehost", "ondergebracht"}:
        return Verb.DOES
    if reading.idiom or reading.identifies or _is_bearing(present):
        return Verb.BEARS
    if present & _MAY or ("recht" in present and present & lexicon.PERFECT):
        return Verb.MAY
    return Verb.DOES


def _tries(lowered: Sequence[str], present: frozenset[str]) -> bool:
    """True where an effort is promised and no result."""
    if any(word.startswith(_TRIES) for word in lowered) or (present & {"spant", "spannen"} and "in" in present):
        return True
    if "vermogen" in present and "naar" in present:
        return True
    pairs = frozenset(pairwise(lowered))
    if pairs & {("veel", "mogelijk"), ("goed", "mogelijk")}:
        return True
    # "kan op best effort worden geleverd" allows it
    return bool(pairs & {("best", "effort"), ("best", "effort'")}) and not present & _MAY


def _denies(lowered: Sequence[str]) -> bool:
    """True where a word denies the task; "niet alleen ... maar ook" and "maar niet namens" do not."""
    for at, word in enumerate(lowered):
        follows = lowered[at + 1] if at + 1 < len(lowered) else ""
        before = lowered[at - 1] if at else ""
        if word == "niemand" and follows in ("dan", "anders", "behalve"):
            continue
        if word in _NOT and not (
            word == "niet" and (follows in ("alleen", "slechts", "enkel", "namens") or before == "maar")
        ):
            return True
    return False


def _is_bearing(present: frozenset[str]) -> bool:
    if {"staat", "in", "voor"} <= present:
        return True
    if present & {"draagt", "dragen"}:
        return bool(present & {"kosten", "risico", "verantwoordelijkheid", "risico's"})
    return bool(present & _BEARS) and bool(present & _BEARING_VERBS)
