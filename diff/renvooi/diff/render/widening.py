"""Edits widened to whole words where Markdown would not see their marks.

    duur~~;~~**.**        CommonMark opens and closes emphasis only where a mark stands between a
    ~~duur;~~**duur.**    word and white space or punctuation: a mark with a full stop inside and a
                          letter outside is printed as it is. The word beside it joins the edit.

Rejected: <del> and <ins>, which a viewer that shows no HTML shows as text.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from renvooi.model import InlineOp, InlineStep

_LAST = re.compile(r"\S+\Z")
_FIRST = re.compile(r"\A\S+")


@dataclass(slots=True)
class _Stretch:
    """Text that stayed, or what went and what came in one place."""

    steps: list[InlineStep]
    is_edit: bool

    @property
    def can_widen(self) -> bool:
        """A phrase that moved keeps its marks, which carry its number."""
        return self.is_edit and all(step.moved is None for step in self.steps)


def widened(steps: Sequence[InlineStep]) -> tuple[InlineStep, ...]:
    """Steps with the same old and new text, each edit of which can be marked in Markdown."""
    stretches = _stretches(steps)
    at = 0
    while at < len(stretches):
        before = stretches[at - 1] if at else None
        after = stretches[at + 1] if at + 1 < len(stretches) else None
        if (
            stretches[at].can_widen
            and before is not None
            and not before.is_edit
            and _hides(stretches[at], before, left=True)
        ):
            at -= _widen(stretches, at, left=True)
        elif (
            stretches[at].can_widen
            and after is not None
            and not after.is_edit
            and _hides(stretches[at], after, left=False)
        ):
            _widen(stretches, at, left=False)
        else:
            at += 1
    return tuple(step for stretch in stretches for step in stretch.steps)


def _stretches(steps: Sequence[InlineStep]) -> list[_Stretch]:
    result: list[_Stretch] = []
    for step in steps:
        is_edit = step.op is not InlineOp.EQUAL
        if result and result[-1].is_edit == is_edit:
            result[-1].steps.append(step)
        else:
            result.append(_Stretch([step], is_edit))
    return result


def _hides(edit: _Stretch, beside: _Stretch, *, left: bool) -> bool:
    """Whether a mark at that end has a sign inside and a letter outside."""
    inside = edit.steps[0].text[:1] if left else edit.steps[-1].text[-1:]
    outside = beside.steps[-1].text[-1:] if left else beside.steps[0].text[:1]
    return _is_sign(inside) and outside != "" and not outside.isspace() and not _is_sign(outside)


def _is_sign(character: str) -> bool:
    return character != "" and not character.isalnum() and not character.isspace()


def _widen(stretches: list[_Stretch], at: int, *, left: bool) -> int:
    """Take the nearest word of the text beside the edit into it; how many stretches before it that used up.

    Where nothing is left of that text, the edit behind it is one with this one.
    """
    other = at - 1 if left else at + 1
    text = "".join(step.text for step in stretches[other].steps)
    found = (_LAST if left else _FIRST).search(text)
    assert found is not None  # the character beside the edit is no white space
    word, rest = found[0], text[: found.start()] if left else text[found.end() :]
    _put(stretches[at], *((word, "") if left else ("", word)))
    if rest:
        stretches[other] = _Stretch([InlineStep(InlineOp.EQUAL, rest)], False)
        return 0
    del stretches[other]
    first = max(0, min(at, other) - (1 if left else 0))
    if first + 1 < len(stretches) and stretches[first].can_widen and stretches[first + 1].can_widen:
        following = stretches.pop(first + 1)
        stretches[first].steps += following.steps
        _put(stretches[first], "", "")
    return at - first if left else 0


def _put(edit: _Stretch, before: str, after: str) -> None:
    """Nothing; `edit` is one deletion and one insertion, each between `before` and `after`."""
    texts = [
        (op, before + "".join(step.text for step in edit.steps if step.op is op) + after)
        for op in (InlineOp.DELETE, InlineOp.INSERT)
    ]
    edit.steps = [InlineStep(op, text) for op, text in texts if text]
