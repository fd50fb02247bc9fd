"""All documents with what is published of them, in eight queries whatever their number.

No tree, diff or notice is read: a list of what there is must cost nothing, for it is asked at each build of a
site, of which most build nothing anew.
"""

from collections.abc import Mapping
from datetime import date

from sqlalchemy import Connection, case, func, select

from renvooi.corpus.entries import SnapshotEntry, VersionEntry, VersionState
from renvooi.corpus.listing import entry_of, order_of
from renvooi.corpus.published.digests import Decided, history_digest, verdict_digest
from renvooi.corpus.published.entries import (
    LastDays,
    PublishedDocument,
    PublishedVersion,
    ReplacedNotice,
    StandingNotice,
)
from renvooi.corpus.store import Corpus
from renvooi.corpus.tables import diffs, documents, histories, notices, readings, verdicts, versions, windows

Pair = tuple[str, str]
"""Labels of an old and a new version."""


def list_published(corpus: Corpus) -> tuple[PublishedDocument, ...]:
    """The documents that have a published version, by name, as they are at one moment. Raises: CorpusUnreadable."""
    with corpus.reading() as connection:
        kinds = dict(connection.execute(select(documents.c.name, documents.c.kind)).all())
        entries, languages = _versions(connection)
        told, recorded = _notices(connection), _diffs(connection)
        stored = dict(connection.execute(select(histories.c.document, histories.c.sha256)).all())
        decided = _decided(connection)
    found = []
    for name, held in sorted(entries.items()):
        published = [one for one in held if one.state is VersionState.PUBLISHED]
        if published:
            ordered = tuple(published[at] for at in order_of(published))
            chain = tuple((held[at].label, held[at].tree.sha256) for at in order_of(held))
            found.append(
                PublishedDocument(
                    name=name,
                    kind=kinds[name],
                    versions=tuple(_version(one, languages[name, one.label]) for one in ordered),
                    notices=told.get(name, ()),
                    diffs=recorded.get(name, {}),
                    history=history_digest(stored.get(name), chain),
                    verdicts=verdict_digest(decided.get(name, ())),
                )
            )
    return tuple(found)


def read_decided(connection: Connection, document: str) -> tuple[Decided, ...]:
    """What people decided about changes of a document, in the order in which it was recorded."""
    return _decided(connection, document).get(document, ())


def _versions(connection: Connection) -> tuple[dict[str, list[VersionEntry]], dict[Pair, str]]:
    """The versions of each document as they were added, and the language of each by document and label."""
    found: dict[str, list[VersionEntry]] = {}
    languages: dict[Pair, str] = {}
    for row in connection.execute(select(versions).order_by(versions.c.event)):
        found.setdefault(row.document, []).append(entry_of(row))
        languages[row.document, row.label] = row.language
    return found, languages


def _version(entry: VersionEntry, language: str) -> PublishedVersion:
    assert entry.published_at is not None, "a published version says since when"
    snapshot = entry.snapshot
    return PublishedVersion(
        label=entry.label,
        title=entry.title,
        language=language,
        effective_date=entry.effective_date,
        published_at=entry.published_at,
        snapshot=SnapshotEntry(snapshot.sha256, snapshot.name, snapshot.media_type, snapshot.size),
        tree=entry.tree.sha256,
        warnings=entry.warnings,
    )


def _notices(connection: Connection) -> dict[str, tuple[StandingNotice, ...]]:
    """The notices of each document that no other took the place of, with those that they took the place of."""
    held = notices.c
    wanted = select(held.document, held.id, held.old, held.new, held.released_at, held.content, held.supersedes)
    days = _last_days(connection)
    standing: dict[str, tuple[str, StandingNotice]] = {}
    # a notice comes behind the one whose place it takes
    for document, name, old, new, released_at, content, supersedes in connection.execute(wanted.order_by(held.event)):
        replaced: tuple[ReplacedNotice, ...] = ()
        known = days.get(name)
        if supersedes in standing:
            _, before = standing.pop(supersedes)
            replaced = (*before.replaced, ReplacedNotice(before.id, before.released_at, before.content))
            known = _together(before.windows, known)
        standing[name] = document, StandingNotice(name, old, new, released_at, content, known, replaced)
    found: dict[str, tuple[StandingNotice, ...]] = {}
    for document, one in standing.values():
        found[document] = (*found.get(document, ()), one)
    return found


def _last_days(connection: Connection) -> dict[str, LastDays]:
    """By notice: the last days of its windows. A receipt that is in doubt gives none."""
    held = windows.c
    counts = held.doubt.is_(None)
    known = case((counts, held.last_day))
    waits = case((held.outcome.is_(None) & (held.last_day.is_(None) | ~counts), 1))
    wanted = select(held.notice, func.min(known), func.max(known), func.count(waits)).group_by(held.notice)
    return {
        notice: LastDays(_day(first), _day(last), waiting > 0)
        for notice, first, last, waiting in connection.execute(wanted)
    }


def _together(one: LastDays | None, other: LastDays | None) -> LastDays | None:
    """The last days under two notices: a window runs on when another notice takes the place of its own."""
    if one is None or other is None:
        return one or other
    first = min((day for day in (one.first, other.first) if day is not None), default=None)
    last = max((day for day in (one.last, other.last) if day is not None), default=None)
    return LastDays(first, last, one.waiting or other.waiting)


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


def _diffs(connection: Connection) -> dict[str, dict[Pair, str]]:
    """The diffs on record about the trees of today: neither side was read anew since."""
    latest = select(readings.c.document, readings.c.label, func.max(readings.c.event)).group_by(
        readings.c.document, readings.c.label
    )
    read = {(document, label): event for document, label, event in connection.execute(latest)}
    held = diffs.c
    wanted = select(held.document, held.old, held.new, held.blob, held.event).order_by(held.event)
    found: dict[str, dict[Pair, str]] = {}
    for document, old, new, blob, event in connection.execute(wanted):
        if all(read.get((document, label), 0) < event for label in (old, new)):
            found.setdefault(document, {})[old, new] = blob
    return found


def _decided(connection: Connection, document: str | None = None) -> Mapping[str, tuple[Decided, ...]]:
    held = verdicts.c
    columns = (held.old_snapshot, held.new_snapshot, held.change, held.significance, held.decided_at)
    wanted = select(held.document, *columns, held.consequence_class).order_by(held.event)
    if document is not None:
        wanted = wanted.where(held.document == document)
    found: dict[str, list[Decided]] = {}
    for name, old, new, change, significance, at, level in connection.execute(wanted):
        found.setdefault(name, []).append((old, new, change, significance, at, level))
    return {name: tuple(rows) for name, rows in found.items()}
