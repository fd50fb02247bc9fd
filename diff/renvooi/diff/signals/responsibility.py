"""Who does or bears something changed, or is no longer named.

    Verwerker test elke release.   ->   Elke release wordt getest.

Statements of both versions are paired by the words of their task, without the parties, so that "De
klant is verantwoordelijk voor X" and "De verantwoordelijkheid voor X ligt bij de klant" agree. Who
merely receives, asks or is consulted does not act.
"""

from collections.abc import Iterator, Sequence

from renvooi.diff.signals.case import Case, Side
from renvooi.diff.signals.sentences import pair_by_words, sentences
from renvooi.diff.statements import (
    CLIENT,
    PROCESSOR,
    Kind,
    Statement,
    Verb,
    Who,
    concerned,
    content,
    may_bear,
    statements,
)
from renvooi.model import Beneficiary, Direction, Signal, SignalType

SAME_TASK = 0.4
"""Share of common content words (Dice) from which on two statements are about one task. Lower, and other
tasks of a clause are taken for it; higher, and a task worded anew is not found again."""
NEW_TASK = 1 / 3
"""Share of the words of a task that the other text may hold for the task to count as new or gone."""
_GRANTS = frozenset({Verb.MAY, Verb.NEED_NOT, Verb.RECEIVES, Verb.DOES_NOT})
"""What is good for whom it is about: a permission that goes to a party benefits that party."""
_NAMES = {Kind.PROCESSOR: "processor", Kind.CLIENT: "client", Kind.RULE: "the party that a rule points out"}


def find_responsibility(case: Case) -> tuple[Signal, ...]:
    """Tasks whose actor changed, tasks that came or went, and actors that a clause gained or lost."""
    if case.old is None or case.new is None:
        return _one_sided(case)
    old, new = _without_roles(_said(case.old), _said(case.new))
    if not any(one.acting or one.verb is Verb.RECEIVES for one in (*old, *new)):
        return ()
    pairs = _pairs(old, new)
    found = tuple(_shifts(old, new, pairs)) or tuple(_came_and_went(case, old, new, pairs))
    return found or _overall(old, new, case)


def _pairs(old: Sequence[Statement], new: Sequence[Statement]) -> tuple[tuple[int, int], ...]:
    """Which statements are about one task; where each text makes one statement, those two."""
    if len(old) == len(new) == 1:
        return ((0, 0),)
    return pair_by_words([one.stems for one in old], [one.stems for one in new], least=SAME_TASK)


def _without_roles(
    old: tuple[Statement, ...], new: tuple[Statement, ...]
) -> tuple[tuple[Statement, ...], tuple[Statement, ...]]:
    """The statements but for those that say who is the controller, alone or with others: a role, and no task."""
    roles = [(old[i], new[j]) for i, j in _pairs(old, new) if _is_joint_role(old[i], new[j])]
    if not roles:
        return old, new
    return (
        tuple(one for one in old if all(one is not before for before, _ in roles)),
        tuple(one for one in new if all(one is not after for _, after in roles)),
    )


def _said(side: Side) -> tuple[Statement, ...]:
    """The statements of a side that say who does something; not those that say when."""
    return tuple(one for one in statements(side.text, side.parties) if not one.conditional)


def _one_sided(case: Case) -> tuple[Signal, ...]:
    """A clause that came or went and says who is responsible."""
    side = case.old or case.new
    if side is None or not may_bear(side.text):
        return ()
    bearing = [one for one in _said(side) if one.verb is Verb.BEARS and one.acting]
    if not bearing:
        return ()
    who = frozenset(party for one in bearing for party in one.acting)
    text = "; ".join(one.text for one in bearing)
    if case.old is None:
        return (_signal(None, text, f"responsible in the new clause: {_say(who)}", Direction.ADDED, None),)
    return (_signal(text, None, f"responsible in the deleted clause: {_say(who)}", Direction.REMOVED, None),)


def _shifts(old: Sequence[Statement], new: Sequence[Statement], pairs: Sequence[tuple[int, int]]) -> Iterator[Signal]:
    """Paired tasks with other actors; an actor that only went to a neighbouring clause is no shift."""
    seen: set[tuple[frozenset[Who], frozenset[Who]]] = set()
    for i, j in pairs:
        before, after = old[i], new[j]
        if (goes := _receivers(before)) and (to := _receivers(after)) and not _same(goes, to):
            yield _shift(before, after, (goes, to))
            continue
        if _same(before.acting, after.acting) or (before.acting, after.acting) in seen:
            continue
        if not before.acting and (_in_sentence(old, before, after.acting) or _is_weak(after, before)):
            continue
        if not after.acting and (_in_sentence(new, after, before.acting) or _is_weak(before, after)):
            continue
        seen.add((before.acting, after.acting))
        yield _shift(before, after, (before.acting, after.acting))


def _receivers(one: Statement) -> frozenset[Who]:
    """Who gets something: none where somebody acts."""
    return frozenset(one.parties) - one.acting if one.verb is Verb.RECEIVES else frozenset()


def _is_joint_role(before: Statement, after: Statement) -> bool:
    """True where both say what somebody is, and one that they are it with another."""
    if not (before.describes and after.describes and before.acting & after.acting):
        return False
    return all("verwerkingsverantwoordelijke" in one.text.casefold() for one in (before, after))


def _same(before: frozenset[Who], after: frozenset[Who]) -> bool:
    """True for the same parties; a name with and without its first words is one."""
    if before == after:
        return True
    known = {one for one in before if one.kind is not Kind.THIRD} == {
        one for one in after if one.kind is not Kind.THIRD
    }
    return known and _names_alike(before - after, after - before)


def _names_alike(before: frozenset[Who], after: frozenset[Who]) -> bool:
    if not before or not after:
        return not before and not after
    return all(
        any(one.name.startswith(other.name) or other.name.startswith(one.name) for other in after) for one in before
    )


def _in_sentence(found: Sequence[Statement], clause: Statement, acting: frozenset[Who]) -> bool:
    """True where a clause without an actor stands in a sentence whose other clauses name these."""
    same = [one for one in found if one.sentence == clause.sentence and one is not clause]
    return bool(same) and acting <= frozenset(party for one in same for party in one.acting)


def _is_weak(named: Statement, other: Statement) -> bool:
    """True for a thing that may have been taken for a name, where the other text leaves nobody out."""
    return all(one.kind is Kind.THIRD for one in named.acting) and not other.passive


def _came_and_went(
    case: Case, old: Sequence[Statement], new: Sequence[Statement], pairs: Sequence[tuple[int, int]]
) -> Iterator[Signal]:
    """Tasks of which the other text holds hardly a word, where one text says more than the other."""
    assert case.old is not None
    assert case.new is not None
    one_sentence = len(sentences(case.old.text)) == len(sentences(case.new.text)) == 1
    if len(old) > len(new):
        for one in _new_tasks(old, {i for i, _ in pairs}, case.new.text):
            if one_sentence and one.acting <= concerned(case.new.text, case.new.parties):
                continue
            evidence = f"no longer a task of {_say(one.acting)}"
            yield _signal(one.text, None, evidence, Direction.REMOVED, _good_for(one, comes=False))
    if len(new) > len(old):
        for one in _new_tasks(new, {j for _, j in pairs}, case.old.text):
            if one_sentence and one.acting <= concerned(case.old.text, case.old.parties):
                continue
            evidence = f"a new task of {_say(one.acting)}"
            yield _signal(None, one.text, evidence, Direction.ADDED, _good_for(one, comes=True))


def _new_tasks(found: Sequence[Statement], paired: set[int], other: str) -> list[Statement]:
    words = content(other)
    return [
        one
        for at, one in enumerate(found)
        if at not in paired
        and one.acting
        and one.stems
        and len(one.stems & words) <= NEW_TASK * len(one.stems)
        and any(party.kind in (Kind.PROCESSOR, Kind.CLIENT) for party in one.acting)
        and not one.describes
    ]


def _overall(old: Sequence[Statement], new: Sequence[Statement], case: Case) -> tuple[Signal, ...]:
    """An actor that one text names anywhere, and the other nowhere."""
    assert case.old is not None
    assert case.new is not None
    before, after = _actors(old), _actors(new)
    # "in te zien voor de klant": who is still spoken of did not come or go
    before, after = (
        before | (after & concerned(case.old.text, case.old.parties)),
        after | (before & concerned(case.new.text, case.new.parties)),
    )
    if _same(before, after) or all(one.kind is Kind.THIRD and not one.name.isupper() for one in before ^ after):
        return ()
    evidence = _evidence(before, after)
    direction = _direction(before, after)
    return (
        _signal(case.old.text, case.new.text, evidence, direction, _benefits(direction, before, after, grants=False)),
    )


def _actors(found: Sequence[Statement]) -> frozenset[Who]:
    return frozenset(party for one in found for party in one.acting)


def _shift(before: Statement, after: Statement, who: tuple[frozenset[Who], frozenset[Who]]) -> Signal:
    direction = _direction(*who)
    grants = before.verb in _GRANTS and after.verb in _GRANTS
    benefits = _benefits(direction, *who, grants=grants)
    receives = before.verb is after.verb is Verb.RECEIVES
    return _signal(before.text, after.text, _evidence(*who, receives=receives), direction, benefits)


def _evidence(before: frozenset[Who], after: frozenset[Who], *, receives: bool = False) -> str:
    if receives:
        return f"receives in the old text: {_say(before)}; in the new text: {_say(after)}"
    return f"acts or is responsible in the old text: {_say(before)}; in the new text: {_say(after)}"


def _signal(
    old: str | None, new: str | None, evidence: str, direction: Direction, benefits: Beneficiary | None
) -> Signal:
    return Signal(SignalType.RESPONSIBILITY, old, new, evidence, direction, benefits)


def _direction(before: frozenset[Who], after: frozenset[Who]) -> Direction:
    gained, lost = after - before, before - after
    if CLIENT in gained and PROCESSOR not in gained:
        return Direction.TO_CLIENT
    if PROCESSOR in gained and CLIENT not in gained:
        return Direction.TO_PROCESSOR
    if not gained and after == {CLIENT}:
        return Direction.TO_CLIENT
    if not gained and after == {PROCESSOR}:
        return Direction.TO_PROCESSOR
    if lost and not gained:
        return Direction.REMOVED
    return Direction.ADDED if gained and not lost else Direction.CHANGED


def _benefits(
    direction: Direction, before: frozenset[Who], after: frozenset[Who], *, grants: bool
) -> Beneficiary | None:
    """For whom a shift is good: a task benefits the other party, a permission the one who gets it."""
    to_client, to_processor = Beneficiary.PROCESSOR, Beneficiary.CLIENT
    if grants:
        to_client, to_processor = to_processor, to_client
    if direction is Direction.TO_CLIENT:
        return to_client
    if direction is Direction.TO_PROCESSOR:
        return to_processor
    lost = before - after
    if direction is Direction.REMOVED and (CLIENT in lost) is not (PROCESSOR in lost):
        return to_processor if CLIENT in lost else to_client
    return None


def _good_for(one: Statement, *, comes: bool) -> Beneficiary | None:
    """For whom a task that came or went is good; None where it is of both, or of others."""
    if (CLIENT in one.acting) is (PROCESSOR in one.acting):
        return None
    burdens = comes is not (one.verb in _GRANTS)
    of_client = CLIENT in one.acting
    return Beneficiary.PROCESSOR if of_client is burdens else Beneficiary.CLIENT


def _say(who: frozenset[Who]) -> str:
    if not who:
        return "nobody named"
    return " and ".join(sorted(_NAMES.get(one.kind) or one.name for one in who))
