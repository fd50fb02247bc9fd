"""Ends of lines that came or went, made visible: they are what a split or merged clause differs in.

    na ontvangst. {+¶+}            where one clause became two
    Klant meldt een storing.

A redline has there a blank deleted and a line break inserted, both invisible. The blank is shown
as if it stayed, so that both sides read on, and the break as ¶.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from renvooi.model import InlineOp, InlineStep

MARK = "¶"


def visible_breaks(steps: Sequence[InlineStep]) -> tuple[InlineStep, ...]:
    """`steps` as they are shown to people; only what is white space alone may differ."""
    return tuple(_shown(list(steps)))


def _shown(steps: list[InlineStep]) -> Iterator[InlineStep]:
    at = 0
    while at < len(steps):
        step, following = steps[at], steps[at + 1] if at + 1 < len(steps) else None
        if following is not None and _is_pair(step, following) and _has_break(step) != _has_break(following):
            blank, edit = (following, step) if _has_break(step) else (step, following)
            stays = InlineStep(InlineOp.EQUAL, blank.text)
            yield from (_marked(edit), stays) if edit.op is InlineOp.DELETE else (stays, _marked(edit))
            at += 2
        else:
            yield _marked(step) if _has_break(step) and step.op is not InlineOp.EQUAL else step
            at += 1


def _is_pair(step: InlineStep, following: InlineStep) -> bool:
    """Whether white space was replaced by white space."""
    ops = (step.op, following.op)
    return ops == (InlineOp.DELETE, InlineOp.INSERT) and not step.text.strip() and not following.text.strip()


def _has_break(step: InlineStep) -> bool:
    """Whether `step` is the end of a line and nothing else."""
    return not step.text.strip() and "\n" in step.text


def _marked(step: InlineStep) -> InlineStep:
    """The break as a sign; behind one that came, the text goes on in a new line."""
    return replace(step, text=MARK if step.op is InlineOp.DELETE else f"{MARK}\n")
