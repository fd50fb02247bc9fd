"""What "hiervoor" or "deze termijn" points back at changed, and the words that point did not.

    Wij antwoorden binnen 4 uur. Hierop bestaan geen uitzonderingen.
    Wij antwoorden binnen 8 uur. Hierop bestaan geen uitzonderingen.

Only a demonstrative that opens its sentence, or that can point back alone, is followed, and only
to the sentence right before it.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from renvooi.diff.signals import term
from renvooi.diff.signals.case import Case, signal
from renvooi.diff.signals.classes import has_finite_verb
from renvooi.diff.signals.concepts import concepts
from renvooi.diff.signals.sentences import likeness, sentences, stems
from renvooi.model import Signal, SignalType

OPENS = re.compile(
    r"['\"(]*(?:(?:hier(?:voor|op|over|aan|mee|uit|van|toe|tegen|onder|door)|daar(?:van|voor|op|over|toe|tegen))\b"
    r"|(?:(?:op|voor|over|in|onder|met|van|aan|bij)\s+)?(?:de|het|een)\s+(?:voorgaande|voornoemde|voorgenoemde|bovenstaande|bovengenoemde|eerdergenoemde|laatstgenoemde|eerstgenoemde|hiervoor|zojuist)\b"
    r"|in\s+(?:dat|dit|deze|die)\s+geval(?:len)?\b|om\s+(?:die|deze)\s+reden\b|in\s+afwijking\s+(?:hiervan|daarvan|van\s+het\s+(?:voorgaande|bovenstaande))\b"
    r"|onverminderd\s+het\s+(?:voorgaande|bovenstaande)\b)",
    re.IGNORECASE,
)
"""How a sentence opens that hangs on the one before it."""
_LOOSELY = re.compile(
    r"['\"(]*(?:(?:deze|dit|die|dat)\s+[a-zé]{2,}|(?:hier|daar)(?:bij|na|naast|in|tussen)\b|dezelfde\b)", re.IGNORECASE
)
"""The same less surely: that the sentence before changed is told by its own signal, if it has one."""
POINTS = re.compile(
    r"\b(?:hiervoor|hierop|hierover|hiervan|hiermee|hiertoe|hiertegen|voorgaande|voornoemde|voorgenoemde|bovenstaande|bovengenoemde|eerdergenoemde"
    r"|laatstgenoemde|eerstgenoemde|(?:eerder|laatst|eerst|zojuist)\s+(?:genoemde|vermelde|bedoelde)|hierboven)\b",
    re.IGNORECASE,
)
_NAMED = re.compile(
    r"\s+(?:(?:is|zijn|wordt|worden|staat|staan)\s+)?(?:vermeld|genoemd|beschreven|omschreven|opgenomen|bepaald|bedoeld)\w*\s+(?:onder|in|bij)\b",
    re.IGNORECASE,
)
"""What names the place that is meant: "hiervoor vermeld onder Storingen" is not the sentence before."""
_WAYS = (
    ("back", re.compile(r"\b(?:hiervoor|hierboven|voorgaande|bovenstaande|bovengenoemde)\b", re.IGNORECASE)),
    ("ahead", re.compile(r"\b(?:hierna|hieronder|onderstaande)\b", re.IGNORECASE)),
)
"""Where a sentence points."""
_NOT_FAR = 5
"""Words of a sentence among which a word that points back counts as opening it."""
SAME_ANTECEDENT = 0.6
"""Share of content words from which on the sentence pointed at is the old one in other words."""

_WORD = re.compile(r"\w[\w'-]*")
_PARTICIPLE = re.compile(r"(?:ge|be|ver|ont|her|over|onder|door|voor|mis|aan\w*ge|op\w*ge|uit\w*ge)\w+[dtn]")

Finders = Sequence[Callable[[Case], tuple[Signal, ...]]]


def points_back(sentence: str) -> str | None:
    """The words of `sentence` that hang on what stands before it; None if there are none."""
    opening = OPENS.match(sentence)
    if opening:
        return opening[0]
    near = POINTS.search(sentence)
    if near is None or _NAMED.match(sentence, near.end()):
        return None
    return near[0] if len(sentence[: near.start()].split()) <= _NOT_FAR else None


def find_anaphora(case: Case, finders: Finders) -> tuple[Signal, ...]:
    """Unchanged sentences that point back at one that says something else now, as `finders` judge it."""
    if case.old is None or case.new is None:
        return ()
    old, new = sentences(case.old.text), sentences(case.new.text)
    if len(old) < 2 and len(new) < 2:
        return tuple(_turned(old, new))
    found = [*_turned(old, new)]
    for at, sentence in enumerate(new):
        if at == 0 or sentence not in old[1:]:
            continue
        before, after = old[old.index(sentence, 1) - 1], new[at - 1]
        if before == after:
            continue
        words, loosely = points_back(sentence), _LOOSELY.match(sentence)
        if words is None and loosely and not _gives_signal(before, after, case, finders):
            words = loosely[0] if _says_else(before, after) else None
        elif words is not None and not (
            _says_else(before, after) or _names_else(before, after) or _gives_signal(before, after, case, finders)
        ):
            words = None
        if words is not None:
            evidence = f'"{words}" points back at a sentence that changed'
            found.append(signal(SignalType.ANAPHORA, before, after, evidence))
    return tuple(found)


def _turned(old: Sequence[str], new: Sequence[str]) -> Iterator[Signal]:
    """Sentences that point back where they pointed ahead, or the other way round."""
    if len(old) != len(new):
        return
    for before, after in zip(old, new, strict=True):
        if before == after:
            continue
        was, now = _ways(before), _ways(after)
        if len(was) == len(now) == 1 and was != now:
            evidence = f"the sentence pointed {'/'.join(was)} and points {'/'.join(now)}"
            yield signal(SignalType.ANAPHORA, before, after, evidence)


def _ways(sentence: str) -> frozenset[str]:
    folded = sentence.casefold()
    if "hier" not in folded and "staande" not in folded and "volgende" not in folded and "voorgaande" not in folded:
        return frozenset()
    return frozenset(way for way, pattern in _WAYS if pattern.search(sentence))


def _says_else(before: str, after: str) -> bool:
    """True where the sentence pointed at is another one, or says more or less."""
    left, right = (stems(term.canonical(text)) for text in (before, after))
    return left < right or right < left or likeness(left, right) < SAME_ANTECEDENT


def _names_else(before: str, after: str) -> bool:
    """True where one word that is no verb gave way to another in a sentence that stayed: "alle" to "eigen"."""
    old, new = _WORD.findall(before.casefold()), _WORD.findall(after.casefold())
    other = [(one, two) for one, two in zip(old, new, strict=False) if one != two]
    if len(old) != len(new) or len(other) != 1:
        return False
    was, now = other[0]
    if concepts(was) == concepts(now) or not concepts(was) or not concepts(now):
        return False
    rest = " ".join(word for word in old if word != was)
    return has_finite_verb(rest) and not (_PARTICIPLE.fullmatch(was) and _PARTICIPLE.fullmatch(now))


def _gives_signal(before: str, after: str, case: Case, finders: Finders) -> bool:
    assert case.old is not None
    assert case.new is not None
    part = Case(replace(case.old, text=before), replace(case.new, text=after))
    return any(find(part) for find in finders)
