"""The sentences of a clause that changed: what the signals compare.

    old: A. B. C.     new: A. D. C.     ->   B   against   D

A sentence that stands on both sides word for word is evidence of nothing. Without it, the words
that did change are not paired with it by mistake, and long clauses cost no more than short ones.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from renvooi.diff.signals.case import Case
from renvooi.diff.signals.sentences import sentences

_TARGET = re.compile(r"\s?\(\.{1,2}/[^\s()]*\)")


def only_changed(case: Case) -> Case:
    """`case` without the sentences that both texts have; the same case where one side is missing."""
    if case.old is None or case.new is None:
        return case
    old, new = sentences(case.old.text), sentences(case.new.text)
    if len(old) == len(new) == 1:
        return case
    left, right = _without(old, new), _without(new, old)
    if len(left) == len(old) and len(right) == len(new):
        return case
    return replace(case, old=replace(case.old, text=" ".join(left)), new=replace(case.new, text=" ".join(right)))


def without_links(case: Case) -> Case:
    """`case` without where relative links lead, which stands behind their words in text from Markdown.

    The words are the agreement; another target is no evidence of what they say, and not editorial either.
    """
    if not any("(." in side.text for side in case.sides):
        return case
    old, new = (
        replace(side, text=_TARGET.sub("", side.text)) if side is not None else None for side in (case.old, case.new)
    )
    return replace(case, old=old, new=new)


def _without(found: Sequence[str], other: Sequence[str]) -> list[str]:
    """The sentences of `found` that `other` has not, each as often as it is missing there."""
    known = Counter(other)
    result = []
    for sentence in found:
        if known[sentence]:
            known[sentence] -= 1
        else:
            result.append(sentence)
    return result
