"""A condition or restriction came, went, hangs on something else, or limits another statement.

    Wij openen de poort als de klant betaalt.    ->    Wij openen de poort als de inspecteur tekent.

Words that set one condition are one ("als", "indien" and "wanneer"). What a condition hangs on is
compared by its content words, so that "indien de klant daarom vraagt" may become "verzoekt".
"""

import re
from collections.abc import Iterator, Sequence

from renvooi.diff.signals.benefits import bearer, other_party
from renvooi.diff.signals.case import Case, Side, signal
from renvooi.diff.signals.concepts import concepts
from renvooi.diff.signals.conditions import Condition, conditions_of
from renvooi.diff.signals.matched import match_sentences
from renvooi.diff.signals.modality import RIGHTS, explicit
from renvooi.diff.signals.parties import Actor, mentions
from renvooi.diff.signals.sentences import likeness, sentences
from renvooi.model import Beneficiary, Direction, Parties, Signal, SignalType

SAME_CONTENT = 0.5
"""Share of common concepts from which on two conditions hang on the same thing."""
_ONLY = "only"
_SAID_TWICE = (("on request", "verzoek"), ("with consent", "toestemming"), ("where needed", "nodig"))
"""Kinds that may be written as a clause with "indien" or "mits" too, by the word that such a clause holds."""
_CLAUSES = frozenset({"if", "provided that"})
_FORMAL = re.compile(r"\b(?:schriftelijk|voorafgaand|uitdrukkelijk|nadrukkelijk|aantoonbaar|tijdig)", re.IGNORECASE)
"""What makes a request or a consent another one."""
_NO_SCOPE = frozenset(
    "mogelijk mogelij toegestaan toeges beschikb bereikb toegankelijk toegan gebrui plaats worden".split()
)
_AS_NOUN = {
    "after": re.compile(r"\bna\b|\bvolgend\s+op\b", re.IGNORECASE),
    "until": re.compile(r"\btot\b", re.IGNORECASE),
    "in the case of": re.compile(r"\bbij\b", re.IGNORECASE),
}
"""What a noun needs before it to say what a clause of that kind does."""
_WORD = re.compile(r"\w[\w'-]*")


def find_condition(case: Case) -> tuple[Signal, ...]:
    """Conditions that one side has and the other has not, or that hang on something else."""
    if case.old is None or case.new is None:
        return ()
    old, new = list(conditions_of(case.old.text)), list(conditions_of(case.new.text))
    if not old and not new:
        return ()
    found = list(_moved(case.old, case.new, old, new))
    for before, after in _pair(old, new):
        old.remove(before)
        new.remove(after)
        if not _same_content(before, after, case.old.parties):
            evidence = f"the condition hangs on something else: {before.text} / {after.text}"
            found.append(signal(SignalType.CONDITION, before.text, after.text, evidence))
    found += [_lost(one, case.old) for one in old if not _told(one, case.new.text)]
    found += [_gained(one, case.new) for one in new if not _told(one, case.old.text)]
    return tuple(found)


def _told(one: Condition, other: str) -> bool:
    """True where the other text says the same with a noun: "nadat het is afgerond", "na afronding"."""
    if one.kind not in _AS_NOUN or not _AS_NOUN[one.kind].search(other):
        return False
    return bool(one.content) and len(one.content & concepts(other)) >= SAME_CONTENT * len(one.content)


def _lost(one: Condition, side: Side) -> Signal:
    benefits = other_party(_limited_for(one, side))
    evidence = f"condition no longer in the text: {one.kind}"
    return Signal(SignalType.CONDITION, one.text, None, evidence, Direction.REMOVED, benefits)


def _gained(one: Condition, side: Side) -> Signal:
    evidence = f"condition new in the text: {one.kind}"
    return Signal(SignalType.CONDITION, None, one.text, evidence, Direction.ADDED, _limited_for(one, side))


def _limited_for(one: Condition, side: Side) -> Beneficiary | None:
    """For whom it is good that a rule has the condition: who bears a duty, or the other party of a right."""
    sentence = next((text for text in sentences(side.text) if one.text in text), "")
    party = bearer(sentence, side)
    return other_party(party) if explicit(sentence) & RIGHTS else party


def conditions(text: str) -> tuple[str, ...]:
    """The words of `text` that set conditions, in lower case."""
    return tuple(one.words for one in conditions_of(text))


def _pair(old: Sequence[Condition], new: Sequence[Condition]) -> list[tuple[Condition, Condition]]:
    """Conditions of one kind, most alike first; then those of two kinds that may say the same."""
    scored = sorted(
        (-_score(before, after), i, j)
        for i, before in enumerate(old)
        for j, after in enumerate(new)
        if before.kind == after.kind or _equivalent(before, after)
    )
    left, right, pairs = set(range(len(old))), set(range(len(new))), []
    for _, i, j in scored:
        if i in left and j in right:
            left.remove(i)
            right.remove(j)
            pairs.append((old[i], new[j]))
    return pairs


def _score(before: Condition, after: Condition) -> float:
    return likeness(before.content, after.content) + (before.kind == after.kind)


def _equivalent(before: Condition, after: Condition) -> bool:
    """True for "op verzoek" and "indien de klant daarom vraagt", and the same of consent."""
    kinds = {before.kind, after.kind}
    both = concepts(before.text) & concepts(after.text)
    return any(kind in kinds and kinds & _CLAUSES and concepts(word) <= both for kind, word in _SAID_TWICE)


def _same_content(before: Condition, after: Condition, parties: Parties) -> bool:
    if _formal(before) != _formal(after):
        return False
    if before.kind == "observing":
        # what is observed, a term or a rule, has a signal of its own
        return True
    if before.kind != after.kind or before.kind == _ONLY or before.content == after.content:
        return True
    if not before.content or not after.content:
        return True
    like = likeness(before.content, after.content)
    if _actors(before, parties) == _actors(after, parties):
        return like >= SAME_CONTENT
    # whose consent or advice is asked follows who acts, and that is another signal
    return before.kind == "in consultation" or like > SAME_CONTENT


def _actors(one: Condition, parties: Parties) -> frozenset[Actor | None]:
    return frozenset(mention.actor for mention in mentions(one.text, parties))


def _formal(one: Condition) -> frozenset[str]:
    return frozenset(found[0].casefold() for found in _FORMAL.finditer(one.text))


def _moved(old: Side, new: Side, before: Sequence[Condition], after: Sequence[Condition]) -> list[Signal]:
    """Restrictions that now limit something else: "alleen de beheerder mag" and "mag alleen"."""
    lonely = [one for one in before if one.kind == _ONLY], [one for one in after if one.kind == _ONLY]
    if len(lonely[0]) == len(lonely[1]) == 1:
        (was,), (now,) = lonely
        left, right = _scope(old.text, was), _scope(new.text, now)
        if left != right and left in concepts(new.text) and right in concepts(old.text):
            return [_elsewhere(was, now)]
    return list(_between_sentences(match_sentences(old.text, new.text).pairs))


def _between_sentences(pairs: Sequence[tuple[str, str]]) -> Iterator[Signal]:
    """Restrictions that one sentence lost and another gained."""
    lost = [(at, one) for at, (old, new) in enumerate(pairs) for one in _only_in(old, new)]
    won = [(at, one) for at, (old, new) in enumerate(pairs) for one in _only_in(new, old)]
    for i, was in lost:
        for j, now in won:
            if i != j and was.kind == now.kind and (was.kind == _ONLY or _alike(was, now)):
                yield _elsewhere(was, now)


def _only_in(text: str, counterpart: str) -> list[Condition]:
    kinds = {one.kind for one in conditions_of(counterpart)}
    return [one for one in conditions_of(text) if one.kind not in kinds]


def _alike(was: Condition, now: Condition) -> bool:
    return likeness(was.content, now.content) >= SAME_CONTENT


def _elsewhere(was: Condition, now: Condition) -> Signal:
    return signal(
        SignalType.CONDITION, was.text, now.text, f"the restriction {was.words} limits something else than before"
    )


def _scope(text: str, one: Condition) -> str:
    """The first content word after a restriction, or the last one before it."""
    after = text[one.start + len(one.words) :]
    for found in _WORD.finditer(after):
        for concept in concepts(found[0]):
            if concept not in _NO_SCOPE:
                return concept
    return ""
