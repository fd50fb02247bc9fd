"""A "niet" or "geen" came or went.

"niet alleen ... maar ook" denies nothing, "niet-persoonsgegevens" is a noun, and the "niet" of
"mag niet" or "hoeft niet" is judged with the rule it belongs to.
"""

import re

from renvooi.diff.signals.case import Case
from renvooi.diff.signals.modality import MODES
from renvooi.diff.signals.sentences import pair_by_words, sentences, stems
from renvooi.model import Direction, Signal, SignalType

_NEGATION = re.compile(
    r"(?<![\w-])(?:niet(?!\s+(?:alleen|slechts|enkel)\b)|geen|nooit|nimmer|noch|zonder|evenmin)(?![\w-])", re.IGNORECASE
)
_MODAL = tuple(pattern for name, pattern in MODES if name in ("release", "prohibition"))
_HOLDS_NOT = re.compile(r"\bhoe(?:ft|ven)\b[^.;]*?\b(?:niet|geen)\b", re.IGNORECASE)
SAME_SENTENCE = 0.4
"""As for modality."""


def find_negation(case: Case) -> tuple[Signal, ...]:
    """Sentences that deny more or less than before."""
    if case.old is None or case.new is None:
        return ()
    old, new = sentences(case.old.text), sentences(case.new.text)
    pairs = pair_by_words([stems(text) for text in old], [stems(text) for text in new], least=SAME_SENTENCE)
    if not pairs and len(old) == len(new) == 1:
        pairs = ((0, 0),)
    found = [_signal(old[i], new[j]) for i, j in pairs]
    signals = tuple(signal for signal in found if signal is not None)
    if signals:
        return signals
    whole = _signal(case.old.text, case.new.text)
    return (whole,) if whole else ()


def negations(text: str) -> tuple[str, ...]:
    """The words of `text` that deny, those of modal idioms left out."""
    text = _HOLDS_NOT.sub(" ", text)
    for pattern in _MODAL:
        text = pattern.sub(" ", text)
    return tuple(found[0].casefold() for found in _NEGATION.finditer(text))


def _signal(old: str, new: str) -> Signal | None:
    before, after = negations(old), negations(new)
    if len(before) == len(after):
        return None
    direction = Direction.ADDED if len(after) > len(before) else Direction.REMOVED
    evidence = f"denials in the old text: {_say(before)}; in the new text: {_say(after)}"
    return Signal(SignalType.NEGATION, old, new, evidence, direction)


def _say(found: tuple[str, ...]) -> str:
    return ", ".join(found) or "none"
