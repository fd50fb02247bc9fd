"""May, must, can, tries to: the class of a rule changed.

    De klant mag filters bewaren, maar moet rapporten archiveren.
    De klant moet filters bewaren, maar mag rapporten archiveren.

Compared by class and never by word: "dient te controleren" and "controleert" are both
obligations. A rule without a modal word is an obligation. A modal word governs its own part of
the sentence, so parts are compared too. "deelt niet" forbids as much as "mag niet delen" does.
"""

import re
from collections.abc import Iterator

from renvooi.diff.signals.benefits import bearer, other_party
from renvooi.diff.signals.case import Case
from renvooi.diff.signals.classes import DENIAL, HINTS, MODES, OBLIGATION, PROHIBITION, has_finite_verb
from renvooi.diff.signals.matched import Matched, matched, pair_parts, parts
from renvooi.model import Beneficiary, Direction, Signal, SignalType

_RANK = {"release": 0, "possibility": 1, "permission": 1, "advice": 2, "effort": 3, OBLIGATION: 4}
RIGHTS = frozenset({"possibility", "permission"})
_MUST = re.compile(
    r"\b(?:moet(?:en)?|dien(?:t|en)\b(?=[^.;]{0,200}\bte\b)|verplicht|gehouden|zal|zullen|zult|garande\w+|staat\s+in\s+voor)\b",
    re.IGNORECASE,
)
_SUBORDINATE = re.compile(
    r"(?:indien|als|wanneer|tenzij|mits|zodra|zolang|voor zover|die|dat|omdat|nadat|voordat)\b", re.IGNORECASE
)


def find_modality(case: Case) -> tuple[Signal, ...]:
    """Rules whose class changed."""
    found = matched(case)
    if found is None:
        return ()
    signals = tuple(signal for old, new in found.pairs for signal in _compare(old, new, case))
    return signals or tuple(_unpaired(found, case))


def modes(text: str) -> frozenset[str]:
    """The classes of rule that a sentence holds; obligation where no word says otherwise."""
    return explicit(text) or frozenset({OBLIGATION})


def explicit(text: str) -> frozenset[str]:
    """The classes other than obligation that words of `text` say."""
    found = set()
    lowered = text.casefold()
    for name, pattern in MODES:
        if any(hint in lowered for hint in HINTS[name]) and pattern.search(text):
            found.add(name)
            # "mag niet" is a prohibition and no permission as well
            text = pattern.sub(" ", text)
    return frozenset(found)


def _compare(old: str, new: str, case: Case) -> Iterator[Signal]:
    before, after = modes(old), modes(new)
    if _differ(before, after, old, new):
        yield _signal(before, after, old, new, case)
        return
    if len(before | after) == 1 and not _MUST.search(old + " " + new):
        return
    yield from _by_part(old, new, case)


def _by_part(old: str, new: str, case: Case) -> Iterator[Signal]:
    """Parts of one sentence whose class changed, although the sentence holds the same classes."""
    left, right = parts(old), parts(new)
    for i, j in pair_parts(left, right):
        before, after = _of_part(left, i), _of_part(right, j)
        if before and after and _differ(before, after, left[i], right[j]):
            yield _signal(before, after, left[i], right[j], case)


def _of_part(found: tuple[str, ...], at: int) -> frozenset[str]:
    """The classes of one part; none where it has no verb to tell."""
    part = found[at]
    said = explicit(part)
    if said or _SUBORDINATE.match(part):
        return said
    return frozenset({OBLIGATION}) if _MUST.search(part) or has_finite_verb(part) else frozenset()


def _differ(before: frozenset[str], after: frozenset[str], old: str, new: str) -> bool:
    """True unless the classes are equal; a denied duty is a prohibition."""
    if before == after:
        return False
    forbids, text = (before, new) if PROHIBITION in before else (after, old)
    rest = after if forbids is before else before
    return not (forbids == {PROHIBITION} and rest == {OBLIGATION} and DENIAL.search(text))


def _unpaired(found: Matched, case: Case) -> Iterator[Signal]:
    """A sentence that came or went with a class that the other text has nowhere."""
    assert case.old is not None
    assert case.new is not None
    old_has, new_has = explicit(case.old.text), explicit(case.new.text)
    for text in found.gone:
        if gone := explicit(text) - new_has:
            evidence = f"no longer in the text: {_say(gone)}"
            yield Signal(SignalType.MODALITY, text, None, evidence, Direction.REMOVED)
    for text in found.come:
        if come := explicit(text) - old_has:
            yield Signal(SignalType.MODALITY, None, text, f"new in the text: {_say(come)}", Direction.ADDED)


def _signal(before: frozenset[str], after: frozenset[str], old: str, new: str, case: Case) -> Signal:
    evidence = f"the rule was {_say(before)} and is {_say(after)}"
    direction = _direction(before, after)
    return Signal(SignalType.MODALITY, old, new, evidence, direction, _benefits(before, after, old, new, case))


def _direction(before: frozenset[str], after: frozenset[str]) -> Direction:
    if PROHIBITION in before | after:
        return Direction.CHANGED
    was, now = min(_RANK[mode] for mode in before), min(_RANK[mode] for mode in after)
    if was == now:
        return Direction.CHANGED
    return Direction.STRONGER if now > was else Direction.WEAKER


def _benefits(before: frozenset[str], after: frozenset[str], old: str, new: str, case: Case) -> Beneficiary | None:
    """Who bears less or may more; None where old and new bearer are not one known party."""
    assert case.old is not None
    assert case.new is not None
    party = bearer(new, case.new)
    if party is None or party is not bearer(old, case.old):
        return None
    freedom = _freedom(after) - _freedom(before)
    if freedom == 0:
        return None
    return party if freedom > 0 else other_party(party)


def _freedom(found: frozenset[str]) -> int:
    """How free a rule leaves who it is for: a prohibition least, a right or a release most."""
    if PROHIBITION in found:
        return -1
    rank = min(_RANK[mode] for mode in found)
    return _RANK[OBLIGATION] - (1 if found & RIGHTS else rank)


def _say(found: frozenset[str]) -> str:
    return " and ".join(sorted(found))
