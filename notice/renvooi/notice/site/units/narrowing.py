"""Cards with only what a unit may show, so that a key over them covers all that its files are made of.

A unit is given the narrowed card, and no other: what the card does not say cannot stand on the page, and
what is not on the page does not make it anew. A new version must not remake the pages of nineteen others.
"""

from collections.abc import Sequence
from dataclasses import replace

from renvooi.notice.site.values import DocumentCard, StepCard, VersionCard


def bare(step: StepCard) -> StepCard:
    """That there is such a step, and nothing of what became of it."""
    return replace(
        step, released=None, windows=None, waiting=False, verdicts="", recorded=None, replaced=(), between=()
    )


def alone(card: DocumentCard, versions: Sequence[VersionCard], steps: Sequence[StepCard]) -> DocumentCard:
    """`card` as files to download see it: as if these were all its versions, and the last of them gave its title."""
    return replace(card, title=versions[-1].title, versions=tuple(versions), steps=tuple(steps), history="")


def around_step(card: DocumentCard, step: StepCard) -> DocumentCard:
    """`card` as the pages of a step see it: the two versions, and the steps that lead to the new one."""
    arriving = tuple(one for one in card.steps if one.new == step.new)
    return replace(card, versions=(step.old, step.new), steps=arriving, history="")


def around_version(card: DocumentCard, version: VersionCard) -> DocumentCard:
    """`card` as the pages of a version see it: the versions beside it, and that there are steps between them."""
    at = card.versions.index(version)
    near = card.versions[max(at - 1, 0) : at + 2]
    steps = tuple(bare(one) for one in card.steps if one.old in near and one.new in near)
    return replace(card, versions=near, steps=steps, history="")


def around_clauses(card: DocumentCard) -> DocumentCard:
    """`card` as the pages of its clauses see it: all versions and steps, and nothing of what became of a step."""
    return replace(card, steps=tuple(map(bare, card.steps)), history="")
