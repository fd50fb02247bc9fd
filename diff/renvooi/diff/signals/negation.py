"""A "niet" or "geen" came, went, or denies another part of the sentence.

    Wij controleren de invoer niet en bewaren de uitvoer.
    Wij controleren de invoer en bewaren de uitvoer niet.

"niet alleen ... maar ook" denies nothing, "niet-persoonsgegevens" is a noun, "niet meer dan vijf"
is a limit, "niet ongebruikelijk" denies twice, and the "niet" of "hoeft niet" is judged with the
rule it belongs to. So is that of "mag niet", which counts as the one of "deelt niet".
"""

import re
from collections.abc import Iterator

from renvooi.diff.signals.case import Case
from renvooi.diff.signals.classes import DENIAL, MODES, PROHIBITION
from renvooi.diff.signals.conditions import conditions_of
from renvooi.diff.signals.cost import FREE, costs
from renvooi.diff.signals.matched import Matched, matched, pair_parts, parts
from renvooi.diff.signals.sentences import stems
from renvooi.model import Direction, Signal, SignalType

_MODAL = tuple(pattern for name, pattern in MODES if name in ("release", PROHIBITION))
_FORBIDS = next(pattern for name, pattern in MODES if name == PROHIBITION)
_HOLDS_NOT = re.compile(r"\bhoe(?:ft|ven)\b[^.;]{0,200}?\b(?:niet|geen|nooit)\b", re.IGNORECASE)
_IDLE = re.compile(
    r"\b(?:niet|nooit|geen)\s+(?:meer|langer|later|minder|hoger|lager|groter|kleiner|eerder|vaker|verder|korter|ouder|jonger)\s+dan\b"
    r"|\bniet\s+on(?:gebruikelijk|mogelijk|redelijk|belangrijk|aannemelijk|denkbaar|terecht|gewoon|aanzienlijk)\w*"
    r"|\bniet\b[^.;,]{0,60}?\bzonder\b|\bzonder\b[^.;,]{0,200}\b(?:geen|niet|nooit)\b|\bniet\s+anders\s+dan\b|\b(?:al\s+dan|of)\s+niet\b|\bzonder\s+meer\b|\bniettemin\b"
    r"|\b(?:tenzij|behoudens)\b[^.;,]{0,200}\b(?:niet|geen)\b(?=[^.;,]{0,200}\banders\b)",
    re.IGNORECASE,
)
"""Denials that deny nothing: limits, double denials, fixed expressions."""
_AGAIN = re.compile(r"(\b(?:geen|zonder)\b[^.;]{0,200}?)\b(?:en|of)\s+(?:ook\s+)?(?:geen|zonder)\b", re.IGNORECASE)
"""One denial of several things: "geen A en geen B" says what "geen A of B" says."""
_SOFT = re.compile(r"\bon(?!middellijk|afhankelijk|der|t)\w+(?:lijke?|bare?|baar)\b", re.IGNORECASE)
"""Words that deny themselves: "onveranderlijk"."""
_JOINED = re.compile(r"\bniet-(\w{4,})", re.IGNORECASE)
_NO_COSTS = re.compile(
    r"\b(?:geen|zonder|niet)\b(?=[^.;,]{0,40}(?:kosten|vergoeding|rekening|meerprijs|bereken|belast|factur|tarief))",
    re.IGNORECASE,
)
_NOBODY = re.compile(
    r"\b(?:geen|zonder)\s+(?:(?:gebruik|inzet|inschakeling|tussenkomst)\s+van\s+)?(?:andere\s+|externe\s+)?"
    r"(?:sub-?(?:verwerkers?|processors?)|derden?(?:\s+partij(?:en)?)?|onderaannemers?|hulppersonen)\b",
    re.IGNORECASE,
)
_SOMEBODY = re.compile(
    r"(?i:\b(?:sub-?(?:verwerkers?|processors?)|derde(?:\s+partij)?|onderaannemers?))[,:]?\s+(?:zijn\s+|is\s+)?(?:\w\.\s+)?[A-Z]\w+"
)
_CLAUSES = frozenset({"provided that", "as long as", "as far as", "as soon as", "if", "unless"})
"""Conditions that are clauses, and may deny something."""
_WORD = re.compile(r"\w[\w'-]*")
_LEAST_FLIPPED = 5
"""Letters of a word that "on" may deny; shorter ones ("der", "dank") make other words."""


def find_negation(case: Case) -> tuple[Signal, ...]:
    """Sentences that deny more, less or something else than before."""
    found = matched(case)
    if found is None:
        return ()
    assert case.old is not None
    assert case.new is not None
    if found.redivided and _count(case.old.text) == _count(case.new.text):
        # sentences were cut or joined, and as much is denied
        return ()
    return tuple(_signals(found))


def _signals(found: Matched) -> Iterator[Signal]:
    for old, new in found.pairs:
        direction = _compare(old, new)
        if direction is not None:
            yield Signal(SignalType.NEGATION, old, new, _evidence(old, new), direction)


def negations(text: str) -> tuple[str, ...]:
    """The words of `text` that deny, those of modal idioms left out."""
    text = _HOLDS_NOT.sub(" ", text)
    for pattern in _MODAL:
        text = pattern.sub(" ", text)
    return _denials(text)


def _denials(text: str) -> tuple[str, ...]:
    text = _AGAIN.sub(r"\1 ", _IDLE.sub(" ", text))
    return tuple(found[0].casefold() for found in DENIAL.finditer(text))


def _count(text: str) -> int:
    """Denials of `text` with those of prohibitions, one for each."""
    text = _HOLDS_NOT.sub(" ", text)
    forbidden = len(_FORBIDS.findall(text))
    return len(negations(text)) + forbidden


def _compare(old: str, new: str) -> Direction | None:
    """Which way the denial of a sentence changed; None if it did not."""
    old, new = _settled(old, new)
    before, after = len(negations(old)), len(negations(new))
    if before == after:
        if _flipped(old, new):
            return Direction.ADDED
        if _flipped(new, old):
            return Direction.REMOVED
        return Direction.CHANGED if before and _moved(old, new) else None
    if _count(old) == _count(new) or before + _soft(old) == after + _soft(new):
        return None
    return Direction.ADDED if after > before else Direction.REMOVED


def _settled(old: str, new: str) -> tuple[str, str]:
    """Both texts without the denials that another signal tells, or that both say in their own way."""
    for joined in _JOINED.finditer(f"{old} {new}"):
        # "niet persoonsgebonden" and "niet-persoonsgebonden"
        apart = re.compile(rf"\bniet[\s-]{re.escape(joined[1])}", re.IGNORECASE)
        if apart.search(old) and apart.search(new):
            old, new = apart.sub(joined[1], old), apart.sub(joined[1], new)
    if FREE in costs(old) and FREE in costs(new):
        old, new = _NO_COSTS.sub(" ", old), _NO_COSTS.sub(" ", new)
    for one, other in ((old, new), (new, old)):
        if _NOBODY.search(one) and not _NOBODY.search(other) and _SOMEBODY.search(other):
            # nobody was engaged, and now someone with a name is: that is a sub-processor who came
            old, new = _NOBODY.sub(" ", old), _NOBODY.sub(" ", new)
            break
    return _without_new_conditions(old, new), _without_new_conditions(new, old)


def _without_new_conditions(text: str, other: str) -> str:
    """`text` without conditions of a kind that `other` has not: what they deny came with them."""
    known = {one.kind for one in conditions_of(other)}
    for one in reversed(conditions_of(text)):
        if one.kind not in known and one.kind in _CLAUSES:
            text = f"{text[: one.start]} {text[one.end :]}"
    return text


def _soft(text: str) -> int:
    return len(_SOFT.findall(text))


def _flipped(old: str, new: str) -> bool:
    """True where a word of `old` stands in `new` with "on" before it, and no longer without."""
    left, right = ({word.casefold() for word in _WORD.findall(text)} for text in (old, new))
    return any(
        word.startswith("on") and len(word) >= _LEAST_FLIPPED + 2 and word[2:] in left - right for word in right - left
    )


def _moved(old: str, new: str) -> bool:
    """True where as much is denied as before, and something else."""
    left, right = parts(old), parts(new)
    flags = [(bool(negations(left[i])), bool(negations(right[j]))) for i, j in pair_parts(left, right)]
    if (True, False) in flags and (False, True) in flags:
        return True
    before, after = _with_places(old), _with_places(new)
    same_words = before[0] == after[0] and negations(old) == negations(new)
    return same_words and len(before[1]) == len(after[1]) and before[1] != after[1]


def _with_places(text: str) -> tuple[list[str], list[int]]:
    """The content words of `text` in order, and after how many of them each denial stands."""
    words: list[str] = []
    places = []
    for found in _WORD.finditer(text):
        if DENIAL.fullmatch(found[0]):
            places.append(len(words))
        else:
            words += stems(found[0])
    return words, places


def _evidence(old: str, new: str) -> str:
    before, after = (", ".join(_denials(text)) or "none" for text in (old, new))
    if before == after:
        return f'"{before}" denies something else than before'
    return f"denials in the old text: {before}; in the new text: {after}"
