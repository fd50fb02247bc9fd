"""Steps to make files of: those of the example documents, and steps between two small texts."""

from dataclasses import replace
from functools import cache

from renvooi.model import Document
from renvooi.notice.site.values import StepFacts
from tests.diff.builders import doc
from tests.notice.site.example import ExampleSource


@cache
def example_steps() -> tuple[StepFacts, ...]:
    """Every step of the example documents; the last of each has a released notice."""
    source = ExampleSource()
    return tuple(source.step(card, step) for card in source.documents() for step in card.steps)


def told_step() -> StepFacts:
    """A step with a released notice."""
    return example_steps()[-1]


def step_of(old: Document, new: Document) -> StepFacts:
    """A step from `old` to `new`, without a notice."""
    source = ExampleSource({"voorbeeld": (old, new)})
    (card,) = source.documents()
    return source.step(card, replace(card.steps[0], released=None))


def small_step(old: str, new: str) -> StepFacts:
    """A step between two texts."""
    return step_of(doc(old, version="2030-01"), doc(new, version="2030-02"))
