"""May, must, can, tries to: the class of a rule changed.

Compared by class and never by word: "dient te controleren" and "controleert" are both
obligations. A rule without a modal word is an obligation.
"""

import re
from collections.abc import Iterator

from renvooi.diff.signals.case import Case, Side
from renvooi.diff.signals.sentences import pair_by_words, sentences, stems
from renvooi.model import Direction, Signal, SignalType

_WORDINGS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "release",
        (
            r"hoe(?:ft|ven)\b(?=[^.;]*\b(?:niet|geen)\b)",
            r"(?:niet|noch)\s+(?:verplicht|gehouden)\b",
            r"niet\s+de\s+verplichting\b",
        ),
    ),
    (
        "prohibition",
        (
            r"(?:mag|mogen)(?:\s+[^\s.;]+){0,8}?\s+(?:niet|geen|nooit)\b(?!\s+alleen)",
            r"niet\s+(?:toegestaan|bevoegd|gerechtigd|geoorloofd)\b",
            r"verboden\b",
        ),
    ),
    (
        "permission",
        (
            r"(?:mag|mogen)\b",
            r"(?:toegestaan|gerechtigd|bevoegd|geoorloofd)\b",
            r"he(?:eft|bben)\s+het\s+recht\b",
        ),
    ),
    ("possibility", (r"(?:kan|kunnen|kunt)\b", r"zou(?:den)?\b")),
    (
        "effort",
        (
            r"span(?:t|nen)?\s+(?:\S+\s+)?zich\s+in\b",
            r"spannen\s+ons\s+in\b",
            r"inspann",
            r"stre(?:eft|ven)\b",
            r"(?:zo\s?(?:veel|goed|snel)|waar|zo|indien)\s+mogelijk\b",
            r"best[- ]effort",
            r"naar\s+(?:beste\s+)?vermogen\b",
            r"in\s+beginsel\b",
            r"tracht",
            r"probe(?:ert|ren)\b",
        ),
    ),
)
MODES: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(rf"\b(?:{'|'.join(wordings)})", re.IGNORECASE)) for name, wordings in _WORDINGS
)
"""In the order in which they are looked for: what a class claims, a later one does not see."""
OBLIGATION = "obligation"
_RANK = {"release": 0, "possibility": 1, "permission": 1, "effort": 2, OBLIGATION: 3}
SAME_SENTENCE = 0.4
"""Share of common content words (Dice) from which on two sentences are one rule."""


def find_modality(case: Case) -> tuple[Signal, ...]:
    """Rules whose class changed."""
    if case.old is None or case.new is None:
        return ()
    old, new = _rules(case.old), _rules(case.new)
    pairs = pair_by_words([stems(text) for text, _ in old], [stems(text) for text, _ in new], least=SAME_SENTENCE)
    if not pairs and len(old) == len(new) == 1:
        pairs = ((0, 0),)
    found = [_signal(old[i][1], new[j][1], old[i][0], new[j][0]) for i, j in pairs if _differ(old[i][1], new[j][1])]
    return tuple(found) or tuple(_unpaired(old, new, pairs))


Rule = tuple[str, frozenset[str]]


def modes(text: str) -> frozenset[str]:
    """The classes of rule that a sentence holds; obligation where no word says otherwise."""
    found = set()
    for name, pattern in MODES:
        if pattern.search(text):
            found.add(name)
            # "mag niet" is a prohibition and no permission as well
            text = pattern.sub(" ", text)
    return frozenset(found) or frozenset({OBLIGATION})


def _rules(side: Side) -> list[Rule]:
    return [(sentence, modes(sentence)) for sentence in sentences(side.text)]


def _differ(old: frozenset[str], new: frozenset[str]) -> bool:
    return old != new


def _unpaired(old: list[Rule], new: list[Rule], pairs: tuple[tuple[int, int], ...]) -> Iterator[Signal]:
    """A sentence that came or went with a class that the other text has nowhere."""
    old_has = frozenset(mode for _, found in old for mode in found)
    new_has = frozenset(mode for _, found in new for mode in found)
    for at, (text, found) in enumerate(old):
        if at not in {i for i, _ in pairs} and (gone := found - new_has - {OBLIGATION}):
            yield Signal(SignalType.MODALITY, text, None, f"no longer in the text: {_say(gone)}", Direction.REMOVED)
    for at, (text, found) in enumerate(new):
        if at not in {j for _, j in pairs} and (come := found - old_has - {OBLIGATION}):
            yield Signal(SignalType.MODALITY, None, text, f"new in the text: {_say(come)}", Direction.ADDED)


def _signal(before: frozenset[str], after: frozenset[str], old: str, new: str) -> Signal:
    evidence = f"the rule was {_say(before)} and is {_say(after)}"
    return Signal(SignalType.MODALITY, old, new, evidence, _direction(before, after))


def _direction(before: frozenset[str], after: frozenset[str]) -> Direction:
    if "prohibition" in before | after:
        return Direction.CHANGED
    was, now = min(_RANK[mode] for mode in before), min(_RANK[mode] for mode in after)
    if was == now:
        return Direction.CHANGED
    return Direction.STRONGER if now > was else Direction.WEAKER


def _say(found: frozenset[str]) -> str:
    return " and ".join(sorted(found))
