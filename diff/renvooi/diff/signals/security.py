"""A security measure came, went, was weakened or replaced by a weaker one.

    Schijven zijn versleuteld.    ->   Schijven zijn zo mogelijk versleuteld.    weaker
    Verkeer gaat over TLS 1.3.    ->   Verkeer gaat over TLS 1.2.                weaker
    Inloggen gaat met MFA.        ->   Inloggen gaat met een wachtwoord.         replaced

A measure also changes when the class of the rule that demands it does, which is said here too,
because other consequences hang on it.
"""

import re

from renvooi.diff.signals.benefits import actor_at
from renvooi.diff.signals.case import Case, Side
from renvooi.diff.signals.case import signal as make_signal
from renvooi.diff.signals.measures import MEASURES, Measure, read
from renvooi.model import Beneficiary, Direction, Role, Signal, SignalType

__all__ = ["MEASURES", "find_security", "measures"]

_WEAKER = {
    "multi-factor authentication": re.compile(r"\bwachtwoord\w*|\bpincode\w*", re.IGNORECASE),
    "VPN": re.compile(r"\binternet\b", re.IGNORECASE),
    "hashing": re.compile(r"\b(?:leesbare?|platte)\s+tekst\b|\bplain\s?text\b", re.IGNORECASE),
}
"""What is less than a measure and may take its place."""


def find_security(case: Case) -> tuple[Signal, ...]:
    """Measures that one side has and the other has not, or demands less firmly."""
    if case.old is None or case.new is None:
        return _entry(case)
    old = {measure.name: measure for measure in read(case.old.text)}
    new = {measure.name: measure for measure in read(case.new.text)}
    found = []
    for name in dict.fromkeys((*old, *new)):
        before, after = old.get(name), new.get(name)
        if before is None or after is None or before.said != after.said:
            found.append(_signal(name, before, after, case))
    return tuple(found)


def measures(text: str) -> dict[str, bool]:
    """The measures of `text`; True for one that a loose rule asks for ("waar mogelijk", "kan")."""
    return {measure.name: measure.firmness != "named" for measure in read(text)}


def _entry(case: Case) -> tuple[Signal, ...]:
    """An entry of the list of security measures that came or went, whatever its words."""
    side = case.old or case.new
    if side is None or side.list_role is not Role.SECURITY:
        return ()
    old, new = (one.text if one else None for one in (case.old, case.new))
    what = "no longer in" if case.new is None else "new in"
    return (make_signal(SignalType.SECURITY, old, new, f"{what} the list of security measures"),)


def _signal(name: str, before: Measure | None, after: Measure | None, case: Case) -> Signal:
    assert case.old is not None
    assert case.new is not None
    substitute = _substitute(name, case.old.text, case.new.text) if after is None else None
    said = [measure.said if measure else "not named" for measure in (before, after)]
    evidence = f"{name} in the old text: {said[0]}; in the new text: {substitute or said[1]}"
    direction = Direction.WEAKER if substitute else _direction(before, after)
    made = make_signal(
        SignalType.SECURITY, before.text if before else None, after.text if after else substitute, evidence, direction
    )
    return Signal(made.type, made.old, made.new, made.evidence, made.direction, _benefits(made, case))


def _substitute(name: str, old: str, new: str) -> str | None:
    """The lesser means that took the place of a measure, as printed; None if there is none."""
    pattern = _WEAKER.get(name)
    found = pattern.search(new) if pattern is not None and not pattern.search(old) else None
    return found[0] if found else None


def _direction(before: Measure | None, after: Measure | None) -> Direction:
    if before is None or after is None:
        return Direction.CHANGED
    return Direction.WEAKER if after.strength < before.strength else Direction.STRONGER


def _benefits(made: Signal, case: Case) -> Beneficiary | None:
    """The client gains by more security of the processor; who else acts, or nobody, tells nothing."""
    weaker = made.direction in (Direction.WEAKER, Direction.REMOVED)
    if not weaker and made.direction not in (Direction.STRONGER, Direction.ADDED):
        return None
    sides: list[tuple[Side | None, str | None]] = [(case.old, made.old), (case.new, made.new)]
    actors = {
        actor_at(side, side.text.find(words), side.text.find(words) + len(words))
        for side, words in sides
        if side and words
    }
    if actors != {Beneficiary.PROCESSOR}:
        return None
    return Beneficiary.PROCESSOR if weaker else Beneficiary.CLIENT
