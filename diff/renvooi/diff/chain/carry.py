"""Words that a redline leaves standing keep the version that introduced them.

    v1  "binnen 24 uur"        1: binnen 24 uur
    v2  "binnen 36 uur"        1: binnen |2: 36 |1: uur

Equal steps carry their origin over, and so does a phrase that moved within the clause; what was
inserted is of the new version. Several clauses on a side, where one was split or merged, are
carried as one text with a line break between them, which is how the redline reads them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from renvooi.model import InlineOp, InlineStep, Stretch
from renvooi.model.history import joined

BREAK = "\n"
"""Between the parts of a split or merged clause, as in their redline."""


@dataclass(frozen=True, slots=True)
class Run:
    """Characters that stand in both texts."""

    old: int
    """Where they begin in the old text."""
    new: int
    length: int


def find_runs(steps: Sequence[InlineStep]) -> tuple[Run, ...]:
    """What a redline leaves standing, in the order of the new text: equal steps, and phrases that moved."""
    lifted = dict(_lifted(steps))
    runs, at_old, at_new = [], 0, 0
    for step in steps:
        if step.op is InlineOp.EQUAL:
            runs.append(Run(at_old, at_new, len(step.text)))
        elif step.op is InlineOp.INSERT and step.moved is not None and step.moved in lifted:
            runs.extend(_landed(step.text, at_new, *lifted[step.moved]))
        at_old += len(step.text) * (step.op is not InlineOp.INSERT)
        at_new += len(step.text) * (step.op is not InlineOp.DELETE)
    return tuple(runs)


def _lifted(steps: Sequence[InlineStep]) -> Iterator[tuple[int, tuple[str, int]]]:
    """By the number of each moved phrase: its text and place on the old side."""
    at = 0
    for step in steps:
        if step.op is InlineOp.DELETE and step.moved is not None:
            yield step.moved, (step.text, at)
        at += len(step.text) * (step.op is not InlineOp.INSERT)


def _landed(text: str, at: int, was: str, was_at: int) -> Iterator[Run]:
    """The phrase in its new place, if it is the same but for white space around it."""
    phrase = text.strip()
    if phrase and phrase == was.strip():
        yield Run(was_at + was.index(phrase), at + text.index(phrase), len(phrase))


def carry(old: Sequence[Stretch], new_text: str, runs: Sequence[Run], *, version: int) -> tuple[Stretch, ...]:
    """The stretches of `new_text`: those of `old` where `runs` say so, of `version` elsewhere."""
    result, at = [], 0
    for run in runs:
        result.append(Stretch(new_text[at : run.new], version))
        result.extend(cut(old, run.old, run.old + run.length))
        at = run.new + run.length
    result.append(Stretch(new_text[at:], version))
    carried = joined(result)
    assert "".join(stretch.text for stretch in carried) == new_text, "a redline must give the new text"
    return carried


def cut(stretches: Sequence[Stretch], start: int, end: int) -> Iterator[Stretch]:
    """The part of a text from `start` to `end`, in its stretches."""
    at = 0
    for stretch in stretches:
        text = stretch.text[max(0, start - at) : max(0, end - at)]
        if text:
            yield Stretch(text, stretch.version)
        at += len(stretch.text)


def glued(parts: Sequence[Sequence[Stretch]], *, version: int) -> tuple[Stretch, ...]:
    """The texts of several clauses as one; the breaks between them are of `version`."""
    result: list[Stretch] = []
    for number, part in enumerate(parts):
        result.extend((Stretch(BREAK, version),) * (number > 0))
        result.extend(part)
    return joined(result)


def bounds(texts: Sequence[str]) -> tuple[tuple[int, int], ...]:
    """Where each of `texts` begins and ends in the one text they make together."""
    result, at = [], 0
    for text in texts:
        result.append((at, at + len(text)))
        at += len(text) + len(BREAK)
    return tuple(result)
