"""What "hiervoor" or "deze termijn" points back at changed, and the words that point did not.

    Wij antwoorden binnen 4 uur. Hierop bestaan geen uitzonderingen.
    Wij antwoorden binnen 8 uur. Hierop bestaan geen uitzonderingen.

Only a demonstrative that opens its sentence, or that can point back alone, is followed, and only
to the sentence right before it.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from renvooi.diff.signals.case import Case, signal
from renvooi.diff.signals.sentences import likeness, sentences, stems
from renvooi.model import Signal, SignalType

OPENS = re.compile(
    r"['\"(]*(?:(?:hier|daar)(?:voor|op|over|bij|aan|mee|uit|van|toe|tegen|naast|onder|tussen|na|door|in)\b|het\s+(?:voorgaande|voornoemde|bovenstaande|hiervoor)"
    r"|(?:de|het|een)\s+(?:voorgaande|voornoemde|voorgenoemde|bovenstaande|bovengenoemde|eerdergenoemde|genoemde)\b"
    r"|(?:deze|dit|dat|die)\s+(?:geldt|gelden|is|zijn|wordt|worden|kan|kunnen|mag|mogen|moet|moeten|betekent|gebeurt|heeft)\b"
    r"|(?:deze|dit|die|dat)\s+[a-zé]{4,}|in\s+(?:dat|dit)\s+geval|om\s+die\s+reden|dezelfde\b)",
    re.IGNORECASE,
)
POINTS = re.compile(
    r"\b(?:hiervoor|hierop|hierover|hiervan|hiermee|hiertoe|hiertegen|daarvan|daarop|daarover|voorgaande|voornoemde|voorgenoemde|bovenstaande|bovengenoemde|eerdergenoemde"
    r"|eerder\s+genoemde|hierboven)\b",
    re.IGNORECASE,
)
_NOT_FAR = 5
"""Words of a sentence among which a word that points back counts as opening it."""
SAME_ANTECEDENT = 0.4
"""Share of content words from which on the sentence pointed at is the old one in other words."""

Finders = Sequence[Callable[[Case], tuple[Signal, ...]]]


def points_back(sentence: str) -> str | None:
    """The words of `sentence` that hang on what stands before it; None if there are none."""
    if sentence.isascii() and not re.search(r"hier|daar|voor|boven|eerder|genoemd|de[sz]|di[et]|dat", sentence, re.IGNORECASE):
        return None
    opening = OPENS.match(sentence)
    if opening:
        return opening[0]
    near = POINTS.search(sentence)
    return near[0] if near and len(sentence[: near.start()].split()) <= _NOT_FAR else None


def find_anaphora(case: Case, finders: Finders) -> tuple[Signal, ...]:
    """Unchanged sentences that point back at one that says something else now, as `finders` judge it."""
    if case.old is None or case.new is None:
        return ()
    old, new = sentences(case.old.text), sentences(case.new.text)
    if len(old) < 2 and len(new) < 2:
        return ()
    found = []
    for at, sentence in enumerate(new):
        if not at or sentence not in old[1:]:
            continue
        words = points_back(sentence)
        before, after = old[old.index(sentence, 1) - 1], new[at - 1]
        if words and before != after and _says_else(before, after, case, finders):
            evidence = f'"{words}" points back at a sentence that changed'
            found.append(signal(SignalType.ANAPHORA, before, after, evidence))
    return tuple(found)


def _says_else(before: str, after: str, case: Case, finders: Finders) -> bool:
    """True where the sentence pointed at is another one, says more or less, or gives a signal."""
    assert case.old is not None
    assert case.new is not None
    left, right = stems(before), stems(after)
    if left < right or right < left or likeness(left, right) < SAME_ANTECEDENT:
        return True
    part = Case(replace(case.old, text=before), replace(case.new, text=after))
    return any(find(part) for find in finders)
