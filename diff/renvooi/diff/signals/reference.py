"""A reference means another clause than it did, came, or went.

    De termijn volgt uit artikel 2.1.         ->  De termijn volgt uit artikel 2.4.
    ... zoals bedoeld in artikel 28 Avg       ->  ... zoals bedoeld in artikel 32 Avg
    Voorbeeld herstelt storingen.             ->  Voorbeeld herstelt storingen zoals bedoeld in artikel 4.

The number alone says nothing of a reference inside the document: one that follows its renumbered
target has not changed. Which clause it means is resolved beforehand, in both trees; the case carries
the outcome. Acts and other contracts are compared by their words, for they are not renumbered here.
"""

import re
from collections import Counter
from collections.abc import Iterator

from renvooi.diff.references import Cited as Kind
from renvooi.diff.references import Origin, Reference, mentions
from renvooi.diff.signals.case import Case, Side, signal
from renvooi.model import Signal, SignalType

_STAYS = 0.6
"""Least share of the words of the shorter of two sentences that the other must have, for them to be one sentence."""
_WORD = re.compile(r"\w+")
_LAST_WORD = re.compile(r"\w+\s*$")
_SENTENCE = re.compile(r"(?<=[.;!?])\s+")


def find_reference(case: Case) -> tuple[Signal, ...]:
    """References that do not mean the same as before, and those that came or went in a sentence that stayed."""
    if case.old is None or case.new is None or case.old.text == case.new.text:
        return ()
    followed = tuple(_followed(case, case.old, case.new))
    external = tuple(_compared(case.old, case.new, internal=not case.cited))
    return (*followed, *external) or tuple(_ranged(case, case.old, case.new))


def _followed(case: Case, old: Side, new: Side) -> Iterator[Signal]:
    """Those inside the document, as they were resolved in both trees."""
    for cited in case.cited:
        if cited.old == cited.new or cited.same_target:
            continue
        if _in_range(cited.old, new.text) or _in_range(cited.new, old.text):
            continue
        if cited.old is None and cited.new is not None and not _stayed(cited.new, new.text, old.text):
            continue
        if cited.new is None and cited.old is not None and not _stayed(cited.old, old.text, new.text):
            continue
        yield _signal(cited.old, cited.new, old, new)


def _in_range(cited: str | None, text: str) -> bool:
    """True for a reference that a range of the other text stands for: "artikelen 4, 5 en 6", "artikelen 4 tot en met 6"."""
    return cited is not None and any(one.implied and one.text == cited for one in mentions(text))


def _ranged(case: Case, old: Side, new: Side) -> Iterator[Signal]:
    """Those that only a range names: "artikelen 4 tot en met 6" is more than "artikelen 4 en 6"."""
    if any(cited.old != cited.new for cited in case.cited):
        return
    before, after = ([one for one in mentions(side.text) if one.origin is Origin.OWN] for side in (old, new))
    gone, come = (
        [one for one in some if one.implied and _key(one) not in set(map(_key, others))]
        for some, others in ((before, after), (after, before))
    )
    if (gone and len(after) > 1) or (come and len(before) > 1):
        was, now = (", ".join(one.text for one in found) or None for found in (gone, come))
        yield _signal(was, now, old, new)


def _compared(old: Side, new: Side, *, internal: bool) -> Iterator[Signal]:
    """Those to other texts by what they say; those inside it too, where no tree was asked."""
    before = [one for one in mentions(old.text) if _is_compared(one, internal=internal)]
    after = [one for one in mentions(new.text) if _is_compared(one, internal=internal)]
    common = Counter(_key(one) for one in before) & Counter(_key(one) for one in after)
    gone, come = _without(before, common), _without(after, common)
    if len(gone) == len(come):
        yield from (_signal(_named(one), _named(other), old, new) for one, other in zip(gone, come, strict=True))
        return
    yield from (
        _signal(_named(one), None, old, new)
        for one in gone
        if _stayed(one.text, old.text, new.text, implied=one.implied)
    )
    yield from (
        _signal(None, _named(one), old, new)
        for one in come
        if _stayed(one.text, new.text, old.text, implied=one.implied)
    )


def _is_compared(reference: Reference, *, internal: bool) -> bool:
    if reference.kind in (Kind.HEADING, Kind.ENTRY) or reference.head.relative is not None:
        return False
    return internal or reference.origin in (Origin.ACT, Origin.NORM)


def _key(reference: Reference) -> tuple[object, ...]:
    """What a reference says: of another contract the first word of its name counts."""
    is_own = reference.origin is Origin.OWN
    name = reference.of.partition(" ")[0] if reference.origin is Origin.OTHER else reference.of
    return is_own, tuple(step.kind for step in reference.steps), reference.numbers, name


def _without(found: list[Reference], common: Counter[tuple[object, ...]]) -> list[Reference]:
    left = Counter(common)
    result = []
    for one in found:
        if left[_key(one)]:
            left[_key(one)] -= 1
        else:
            result.append(one)
    return result


def _named(reference: Reference) -> str:
    return f"{reference.text} {reference.of}".strip() if reference.origin is Origin.ACT else reference.text


def _stayed(cited: str, text: str, other: str, *, implied: bool = False) -> bool:
    """True where the sentence around a reference stands in the other text too, but for what came with the reference.

    One that is `implied` by a range ("artikelen 4 tot en met 6") is not printed in its sentence.
    """
    own = set(_WORD.findall(cited.casefold()))
    number = cited.split()[-1].casefold()
    others = [set(_WORD.findall(sentence)) - own for sentence in _SENTENCE.split(other.casefold())]
    for sentence in _SENTENCE.split(text.casefold()):
        words = set(_WORD.findall(sentence)) - own
        if (implied or number in sentence) and any(_agree(words, one) for one in others):
            return True
    return False


def _agree(words: set[str], others: set[str]) -> bool:
    shorter = min(len(words), len(others))
    return shorter > 0 and len(words & others) / shorter >= _STAYS


def _signal(old: str | None, new: str | None, before: Side, after: Side) -> Signal:
    if old is None:
        evidence = f"a reference to {new} was added"
    elif new is None:
        evidence = f"the reference to {old} is gone"
    else:
        evidence = f"the reference was to {old} and is to {new}"
    was = _printed(old, before.text) if old is not None else None
    now = _printed(new, after.text) if new is not None else None
    return signal(SignalType.REFERENCE, was, now, evidence)


def _printed(cited: str, text: str) -> str:
    """The words of `text` that cite so: "artikel 28 lid 3 avg" may stand there as "artikel 28, lid 3 Avg".

    The whole text where they are not printed, as within a range.
    """
    words = r"[\s,(]+(?:van\s+(?:de\s+)?)?".join(map(re.escape, cited.split()))
    if (found := re.search(rf"(?<!\w){words}(?!\w)", text, re.IGNORECASE)) is not None:
        return found[0]
    one = next((one for one in mentions(text) if cited in (one.text, _named(one)) and not one.implied), None)
    if one is None:
        return text
    spans = [(step.start, step.end) for step in (*one.steps, *((one.within,) if one.within is not None else ()))]
    start, end = min(start for start, _ in spans), max(end for _, end in spans)
    before = _LAST_WORD.search(text, 0, start)
    return text[before.start() if before else start : end]
