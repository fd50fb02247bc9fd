"""What stands before and after a version, and the steps between."""

from collections.abc import Iterable
from dataclasses import dataclass

from renvooi.notice.site.values import DocumentCard, StepCard, VersionCard


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The versions and steps on both sides of a version; None where there is none."""

    previous: VersionCard | None
    next: VersionCard | None
    arrival: StepCard | None
    """The step from `previous`."""
    departure: StepCard | None
    """The step to `next`."""


def neighbours(document: DocumentCard, version: VersionCard) -> Neighbours:
    """Both sides of `version`."""
    at = [one.label for one in document.versions].index(version.label)
    previous = document.versions[at - 1] if at else None
    following = document.versions[at + 1] if at + 1 < len(document.versions) else None
    return Neighbours(
        previous,
        following,
        step_between(document.steps, previous, version),
        step_between(document.steps, version, following),
    )


def step_between(steps: Iterable[StepCard], old: VersionCard | None, new: VersionCard | None) -> StepCard | None:
    """The step from `old` to `new`, if there is a page about it."""
    if old is None or new is None:
        return None
    return next((one for one in steps if (one.old.label, one.new.label) == (old.label, new.label)), None)
