"""What is published of a document as its card: versions, the steps between them, and what was said of each."""

from bisect import bisect
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from renvooi.corpus.published.entries import (
    LastDays,
    PublishedDocument,
    PublishedVersion,
    ReplacedNotice,
    StandingNotice,
)
from renvooi.notice.site.addresses import slug
from renvooi.notice.site.values import DocumentCard, FileCard, ReleasedCard, StepCard, VersionCard, WindowDays

BETWEEN = "--"
"""Between the slugs of both versions of a step: no slug has it in itself."""
Pair = tuple[int, int]
"""The places of an old and a new version among those that are published."""


def document_card(published: PublishedDocument) -> DocumentCard:
    """The card of a document."""
    versions = tuple(_version(published.name, one) for one in published.versions)
    latest = published.versions[-1]
    return DocumentCard(
        name=published.name,
        slug=slug(published.name),
        kind=published.kind,
        title=latest.title,
        language=latest.language,
        versions=versions,
        steps=tuple(_steps(published, versions)),
        history=published.history,
    )


def _version(document: str, published: PublishedVersion) -> VersionCard:
    snapshot = published.snapshot
    return VersionCard(
        document=document,
        label=published.label,
        slug=slug(published.label),
        title=published.title,
        effective_date=published.effective_date,
        published_at=published.published_at,
        file=FileCard(snapshot.sha256, snapshot.name, snapshot.media_type, snapshot.size),
        tree=published.tree,
        warnings=published.warnings,
    )


def _steps(published: PublishedDocument, versions: Sequence[VersionCard]) -> Iterator[StepCard]:
    """Neighbours, those that once were, and the pairs that a notice is about: by new version, then old."""
    place = {one.label: at for at, one in enumerate(versions)}
    told = {(place[one.old], place[one.new]): one for one in published.notices if {one.old, one.new} <= place.keys()}
    since = _since(versions, {pair: one for pair, one in told.items() if pair[0] < pair[1]})
    for old, new in sorted(since, key=lambda pair: (pair[1], pair[0])):
        between = tuple(one.label for one in versions[old + 1 : new] if one.published_at > since[old, new])
        yield replace(_step(published, versions[old], versions[new], told.get((old, new))), between=between)


def _since(versions: Sequence[VersionCard], told: Mapping[Pair, StandingNotice]) -> dict[Pair, str]:
    """The pairs that are or were steps, each with the moment since which people know it.

    Two versions that were neighbours when the later one of them was published stay a step for good: people cite it.
    """
    since = {
        pair: notice.replaced[0].released_at if notice.replaced else notice.released_at for pair, notice in told.items()
    }
    there: list[int] = []
    for at in sorted(range(len(versions)), key=lambda at: (versions[at].published_at, at)):
        where = bisect(there, at)
        there.insert(where, at)
        for old, new in pairwise(there[max(where - 1, 0) : where + 2]):
            since[old, new] = min(versions[at].published_at, since.get((old, new), versions[at].published_at))
    return since


def _step(published: PublishedDocument, old: VersionCard, new: VersionCard, notice: StandingNotice | None) -> StepCard:
    days = None if notice is None else notice.windows
    return StepCard(
        document=published.name,
        old=old,
        new=new,
        slug=f"{old.slug}{BETWEEN}{new.slug}",
        released=None if notice is None else _released(notice),
        windows=_windows(days),
        waiting=days is not None and days.first is None and days.waiting,
        # a verdict counts for another file of the same version too, so which of them count is known with the diff
        verdicts=published.verdicts,
        recorded=published.diffs.get((old.label, new.label)),
        replaced=() if notice is None else tuple(map(_released, notice.replaced)),
    )


def _released(notice: StandingNotice | ReplacedNotice) -> ReleasedCard:
    return ReleasedCard(notice.id, notice.released_at, notice.content)


def _windows(days: LastDays | None) -> WindowDays | None:
    if days is None or days.first is None or days.last is None:
        return None
    return WindowDays(days.first, days.last, days.waiting)
