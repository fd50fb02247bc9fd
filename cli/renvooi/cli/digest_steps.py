"""What changed in published versions, as the ledger tells it: publications, and the notices about them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from renvooi.cli.windows.moments import day_of
from renvooi.model import MailingPurpose
from renvooi.model.errors import StateForbids

if TYPE_CHECKING:
    from renvooi.cli.digest_labels import DigestLabels
    from renvooi.corpus import Corpus, ReleasedNotice, VersionEntry
    from renvooi.notice.digest.steps import Digest, Step

Pair = tuple[str | None, str]
"""Labels of the old and the new version."""


@dataclass(frozen=True, slots=True)
class _Moment:
    """When something was recorded."""

    event: int
    day: date


def digest_since(store: "Corpus", since: date | None) -> "Digest":
    """What changed from the day `since` on, or behind the last digest.

    Raises: StateForbids if there is no digest before and no day; CorpusUnreadable.
    """
    from renvooi.corpus.outbox.mailings import mailings_of
    from renvooi.notice.digest.steps import Digest, last_told

    last = last_told(mailings_of(store, MailingPurpose.DIGEST))
    if since is None and last is None:
        raise StateForbids(
            "No digest was queued yet, so there is none to begin behind. Say from when with --since DATE."
        )

    def is_new(moment: _Moment) -> bool:
        return moment.day >= since if since is not None else moment.event > (last or 0)

    steps = [
        _step(store, entry.kind, store.version(entry.name, pair[1]), pair[0], notice, moment)
        for entry in store.documents()
        for pair, (moment, notice) in _told(store, entry.name).items()
        if is_new(moment)
    ]
    return Digest(since, tuple(steps))


def _told(store: "Corpus", document: str) -> "dict[Pair, tuple[_Moment, ReleasedNotice | None]]":
    """By step of a document, in the order of publication: when it was told last, and the notice that is the last word."""
    from renvooi.corpus.events import EventKind

    notices = {one.id: one for one in store.notices(document) if one.superseded_by is None}
    found: dict[Pair, tuple[_Moment, ReleasedNotice | None]] = {}
    for event in store.log(document):
        moment = _Moment(event.number, day_of(datetime.fromisoformat(event.at)))
        if event.kind is EventKind.VERSION_PUBLISHED:
            previous = event.data["previous"]
            found[None if previous is None else str(previous), str(event.data["label"])] = moment, None
        elif event.kind is EventKind.NOTICE_RELEASED:
            notice = notices.get(str(event.data["notice"]))
            if notice is not None:
                found[notice.old, notice.new] = moment, notice
    return found


def _step(
    store: "Corpus",
    kind: str,
    new: "VersionEntry",
    old: str | None,
    notice: "ReleasedNotice | None",
    moment: _Moment,
) -> "Step":
    from renvooi.notice.digest.steps import Step, counts_of, essence_of

    content = None if notice is None else store.notice_content(notice)
    return Step(
        document=new.document,
        kind=kind,
        title=new.title,
        old=old,
        new=new.label,
        effective_date=new.effective_date,
        # a comparison that nobody released is no word of the processor
        counts=counts_of(content) if content else None,
        essence=essence_of(content) if content else (),
        notice=None if notice is None else notice.id,
        event=moment.event,
        day=moment.day,
    )


def titles_of(steps: "tuple[Step, ...]", labels: "DigestLabels") -> Iterator[str]:
    """A line for each step, as who prepares a digest reads it."""
    for step in steps:
        counts = step.counts
        about = labels.no_notice
        if counts is not None:
            counted = labels.counted.format(substantive=counts.substantive, editorial=counts.editorial)
            about = f"{counted}; {step.notice}"
        yield f"{step.document} {step.old or labels.no_version} → {step.new}; {about}"
