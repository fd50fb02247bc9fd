"""Cards and summaries for feeds and calendars, made by hand: no document is read and nothing is compared."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import pairwise

from renvooi.model import Bilingual
from renvooi.notice.site.addresses import slug
from renvooi.notice.site.values import (
    ChangeLine,
    DocumentCard,
    FileCard,
    ReleasedCard,
    StepCard,
    StepSummary,
    VersionCard,
)

FIRST = datetime.fromisoformat("2026-01-05T09:00:00.250000+00:00")
"""When the first version is published; each next one a week later."""
RELEASED = ReleasedCard("notice-0123456789abcdef0123", "2026-06-01T10:30:00+02:00", "0" * 64)
LINE = ChangeLine("6c9c49399e7a", "substantive", "Beheer, punt 2", Bilingual("Een andere termijn", "Another term"))
WAITING = replace(LINE, id="d58b1c2aee0f", significance="review", place="Beheer, punt 3")
EDITORIAL = replace(LINE, id="ba9ae434584a", significance="editorial", place="Beheer, punt 4")


def card(
    name: str = "demarcatie", labels: Sequence[str] = ("2026-01", "2026-02", "2026-03"), *, title: str = "Demarcatie"
) -> DocumentCard:
    """A document with a version a week, each with an effective date; no notice was released."""
    versions = tuple(version(name, label, number) for number, label in enumerate(labels))
    steps = tuple(step(name, old, new) for old, new in pairwise(versions))
    return DocumentCard(name, slug(name), "demarcatie", title, "nl", versions, steps, history="")


def version(name: str, label: str, number: int) -> VersionCard:
    """The version that was published `number` weeks after the first."""
    file = FileCard("a" * 64, f"{name}.pdf", "application/pdf", 1234)
    published = (FIRST + timedelta(weeks=number)).isoformat()
    effective = date(2026, 3, 1) + timedelta(weeks=number)
    return VersionCard(name, label, slug(label), name.title(), effective, published, file, "b" * 64, warnings=0)


def step(name: str, old: VersionCard, new: VersionCard, *, released: ReleasedCard | None = None) -> StepCard:
    """A step, with a notice or without."""
    joined = f"{old.slug}--{new.slug}"
    return StepCard(name, old, new, joined, released, None, waiting=False, verdicts="", recorded=None)


def released(one: DocumentCard) -> DocumentCard:
    """The document with a notice about its newest step."""
    return replace(one, steps=(*one.steps[:-1], replace(one.steps[-1], released=RELEASED)))


def summary(one: StepCard, **other: object) -> StepSummary:
    """A summary of the step, with three changes."""
    made = StepSummary(
        one.document,
        one.old.label,
        one.new.label,
        substantive=2,
        review=1,
        editorial=1,
        essence=(Bilingual("Een termijn is anders.", "A term differs."),),
        rights=(Bilingual("U kunt opzeggen: 30 dagen.", "You can terminate: 30 days."),) if one.released else (),
        changes=(LINE, WAITING, EDITORIAL),
        unread=0,
        unread_old=0,
    )
    return replace(made, **other)  # type: ignore[arg-type]  # names of fields


def summaries(one: DocumentCard, **other: object) -> tuple[StepSummary, ...]:
    """A summary of each step."""
    return tuple(summary(step_, **other) for step_ in one.steps)
