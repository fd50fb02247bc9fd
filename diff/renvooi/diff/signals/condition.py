"""A condition or restriction came or went: "tenzij", "mits", "alleen", "op verzoek"."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from renvooi.diff.signals.case import Case, signal
from renvooi.model import Signal, SignalType

_WORDS = re.compile(
    r"(?<![\w-])(tenzij|mits|(?<!niet )alleen|uitsluitend|slechts|enkel|behalve|behoudens|indien|als|zolang|voor zover|"
    r"op verzoek|in overleg|met uitzondering van|bij uitzondering)(?![\w-])",
    re.IGNORECASE,
)
SAME = {"als": "indien", "uitsluitend": "alleen", "slechts": "alleen", "enkel": "alleen", "behoudens": "behalve",
        "met uitzondering van": "behalve"}  # fmt: skip
"""Words that set the same condition."""
_AS_SUBJECT = re.compile(
    r"\bals\b(?!\s+(?:de|het|een|er|u|wij|hij|dit|dat|deze|hierbij|daarbij|geen)\b)|\b(?:zowel|zo|even\w*)\b[^.;,]*\bals\b|\bals\s+een\s+\w+[.,;]",
    re.IGNORECASE,
)


def find_condition(case: Case) -> tuple[Signal, ...]:
    """Conditions that one side has and the other has not."""
    if case.old is None or case.new is None:
        return ()
    old, new = conditions(case.old.text), conditions(case.new.text)
    gone = [
        signal(SignalType.CONDITION, word, None, f"condition no longer in the text: {word}")
        for word in _without(old, new)
    ]
    come = [
        signal(SignalType.CONDITION, None, word, f"condition new in the text: {word}") for word in _without(new, old)
    ]
    return (*gone, *come)


def _without(words: Sequence[str], other: Sequence[str]) -> Iterator[str]:
    """The conditions in `words`, as printed, that have no equal in `other`."""
    left = Counter(map(meaning, other))
    for word in words:
        if left[meaning(word)]:
            left[meaning(word)] -= 1
        else:
            yield word


def meaning(word: str) -> str:
    """One word for all that set the same condition."""
    return SAME.get(word, word)


def conditions(text: str) -> tuple[str, ...]:
    """The conditions of `text` in lower case; "als" of a role or a comparison left out."""
    return tuple(found[1].casefold() for found in _WORDS.finditer(_AS_SUBJECT.sub(" ", text)))
