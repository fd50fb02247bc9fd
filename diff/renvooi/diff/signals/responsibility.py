"""Who does or bears something changed, or is no longer named.

    Verwerker test elke release.   ->   Elke release wordt getest.

Acts of both versions are paired by their content words, without the parties, so that "De
klant is verantwoordelijk voor X" and "De verantwoordelijkheid voor X ligt bij de klant" agree.
"""

from collections.abc import Iterator

from renvooi.diff.signals.acts import Act, acts
from renvooi.diff.signals.case import Case
from renvooi.diff.signals.parties import Actor
from renvooi.diff.signals.sentences import pair_by_words
from renvooi.model import Direction, Signal, SignalType

SAME_ACT = 0.5
"""Share of common content words (Dice) from which on two acts are one task."""


def find_responsibility(case: Case) -> tuple[Signal, ...]:
    """Tasks whose actor changed, and actors that a clause gained or lost."""
    if case.old is None or case.new is None:
        return _one_sided(case)
    old, new = acts(case.old.text, case.old.parties), acts(case.new.text, case.new.parties)
    found = list(_shifts(old, new))
    if not found and _actors(old) != _actors(new):
        found.append(_signal(_actors(old), _actors(new), case.old.text, case.new.text))
    return tuple(found)


def _one_sided(case: Case) -> tuple[Signal, ...]:
    """A clause that came or went and says who is responsible."""
    side = case.old or case.new
    if side is None or "verantwoordelijk" not in side.text.casefold():
        return ()
    bearing = [act for act in acts(side.text, side.parties) if act.actors and "verantwoordelijk" in act.text.casefold()]
    if not bearing:
        return ()
    actors = frozenset(actor for act in bearing for actor in act.actors)
    text = "; ".join(act.text for act in bearing)
    if case.old is None:
        return (
            Signal(
                SignalType.RESPONSIBILITY, None, text, f"responsible in the new clause: {_say(actors)}", Direction.ADDED
            ),
        )
    return (
        Signal(
            SignalType.RESPONSIBILITY,
            text,
            None,
            f"responsible in the deleted clause: {_say(actors)}",
            Direction.REMOVED,
        ),
    )


def _actors(found: tuple[Act, ...]) -> frozenset[Actor]:
    return frozenset(actor for act in found if not act.conditional for actor in act.actors)


def _shifts(old: tuple[Act, ...], new: tuple[Act, ...]) -> Iterator[Signal]:
    """Paired acts with other actors; an actor that only went to a neighbouring act is no shift."""
    seen: set[tuple[frozenset[Actor], frozenset[Actor]]] = set()
    for i, j in pair_by_words([act.stems for act in old], [act.stems for act in new], least=SAME_ACT):
        before, after = old[i].actors, new[j].actors
        if before == after or (before, after) in seen:
            continue
        if not before and after <= _of_sentence(old, old[i].sentence):
            continue
        if not after and before <= _of_sentence(new, new[j].sentence):
            continue
        seen.add((before, after))
        yield _signal(before, after, old[i].text, new[j].text)


def _of_sentence(found: tuple[Act, ...], sentence: int) -> frozenset[Actor]:
    return frozenset(actor for act in found if act.sentence == sentence for actor in act.actors)


def _signal(before: frozenset[Actor], after: frozenset[Actor], old: str, new: str) -> Signal:
    evidence = f"acts or is responsible in the old text: {_say(before)}; in the new text: {_say(after)}"
    return Signal(SignalType.RESPONSIBILITY, old, new, evidence, _direction(before, after))


def _direction(before: frozenset[Actor], after: frozenset[Actor]) -> Direction:
    gained, lost = after - before, before - after
    if Actor.CLIENT in gained and Actor.PROCESSOR not in gained:
        return Direction.TO_CLIENT
    if Actor.PROCESSOR in gained and Actor.CLIENT not in gained:
        return Direction.TO_PROCESSOR
    if lost and not gained:
        return Direction.REMOVED
    return Direction.ADDED if gained and not lost else Direction.CHANGED


def _say(actors: frozenset[Actor]) -> str:
    return " and ".join(sorted(actors)) if actors else "nobody named"
