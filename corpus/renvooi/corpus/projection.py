"""Events to rows: what the derived tables hold because of one event.

The writer applies these rows with the event; `verify` applies them to nothing, in memory, and
compares. There is one account of what an event means, so the two cannot drift apart.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import cast

from renvooi.corpus.events import Event, EventKind, canonical
from renvooi.model.codec import Json

Value = str | int | None
Data = Mapping[str, Json]


@dataclass(frozen=True, slots=True)
class Row:
    """A row that is there after an event; columns that are not named keep what they say."""

    table: str
    key: Mapping[str, Value]
    values: Mapping[str, Value]


def rows_of(event: Event) -> Iterator[Row]:
    """The rows that `event` writes, each after those it refers to.

    Raises: KeyError, TypeError for an event that lacks what its kind must say.
    """
    match event.kind:
        case EventKind.CORPUS_CREATED:
            return
        case EventKind.VERSION_ADDED:
            yield from _added(event, event.data)
        case EventKind.VERSION_PUBLISHED:
            yield from _published(event, event.data)
        case EventKind.TREE_REREAD:
            yield from _reread(event, event.data)
        case EventKind.CLAUSES_NAMED:
            yield from _named(event, event.data)
        case EventKind.VERDICT_GIVEN:
            yield from _judged(event, event.data)
        case EventKind.HEAD_STAMPED:
            yield from _stamped(event, event.data)


def _added(event: Event, data: Data) -> Iterator[Row]:
    snapshot, tree, chain = _part(data, "snapshot"), _part(data, "tree"), _part(data, "chain")
    yield _blob(event, snapshot["sha256"], "snapshot")
    yield _blob(event, tree["blob"], "tree")
    for one in cast("list[Data]", data["settings"]):
        yield _blob(event, one["sha256"], "settings")
    yield Row(
        "documents",
        {"name": _text(data, "document")},
        {
            "kind": _text(data, "kind"),
            "title": _text(chain, "title"),
            "versions": cast(int, chain["versions"]),
            "latest": _text(chain, "latest"),
            **({"published": _text(chain, "published")} if "published" in chain else {}),
            "changed_at": event.at,
            "event": event.number,
        },
    )
    yield Row(
        "versions",
        {"document": _text(data, "document"), "meaning": _text(data, "meaning")},
        {
            "label": _text(data, "label"),
            "state": "draft",
            "title": _text(data, "title"),
            "language": _text(data, "language"),
            "effective_date": cast(str | None, data["effective_date"]),
            "snapshot": _text(snapshot, "sha256"),
            "file_name": _text(snapshot, "name"),
            "media_type": _text(snapshot, "media_type"),
            "size": cast(int, snapshot["size"]),
            "source": _text(data, "source"),
            **_tree(tree),
            "settings": canonical({"settings": data["settings"], "accept_revisions": data["accept_revisions"]}).decode(
                "utf-8"
            ),
            "warnings": cast(int, data["warnings"]),
            "added_at": event.at,
            "added_by": event.by,
            "published_at": None,
            "published_by": None,
            "event": event.number,
        },
    )
    yield _reading(event, data)


def _published(event: Event, data: Data) -> Iterator[Row]:
    document = _text(data, "document")
    if data["diff"] is not None:
        found = _part(data, "diff")
        yield _blob(event, found["blob"], "diff")
        yield Row(
            "diffs",
            {"event": event.number},
            {
                "document": document,
                "old": _text(data, "previous"),
                "new": _text(data, "label"),
                "sha256": _text(found, "sha256"),
                "blob": _text(found, "blob"),
            },
        )
    yield Row("documents", {"name": document}, {"published": _text(data, "latest"), "changed_at": event.at})
    yield Row(
        "versions",
        {"document": document, "meaning": _text(data, "meaning")},
        {"state": "published", "published_at": event.at, "published_by": event.by},
    )


def _reread(event: Event, data: Data) -> Iterator[Row]:
    tree = _part(data, "tree")
    yield _blob(event, tree["blob"], "tree")
    yield Row("documents", {"name": _text(data, "document")}, {"changed_at": event.at})
    yield Row(
        "versions",
        {"document": _text(data, "document"), "meaning": _text(data, "meaning")},
        {**_tree(tree), "warnings": cast(int, data["warnings"])},
    )
    yield _reading(event, data)


def _named(event: Event, data: Data) -> Iterator[Row]:
    yield Row(
        "histories",
        {"document": _text(data, "document")},
        {
            "chain": json.dumps(data["chain"], ensure_ascii=False, separators=(",", ":")),
            "sha256": _text(data, "history"),
            "event": event.number,
        },
    )


def _judged(event: Event, data: Data) -> Iterator[Row]:
    record = _part(data, "record")
    verdict = _part(record, "verdict")
    yield Row("documents", {"name": _text(data, "document")}, {"changed_at": event.at})
    yield Row(
        "verdicts",
        {"event": event.number},
        {
            "document": _text(data, "document"),
            "old_snapshot": _text(_part(record, "old"), "sha256"),
            "new_snapshot": _text(_part(record, "new"), "sha256"),
            "change": _text(verdict, "change"),
            "significance": _text(verdict, "significance"),
            "decided_by": _text(verdict, "by"),
            "decided_at": _text(verdict, "at"),
            "reason": _text(verdict, "because"),
            "record": canonical(dict(record)).decode("utf-8"),
        },
    )


def _stamped(event: Event, data: Data) -> Iterator[Row]:
    yield _blob(event, data["token"], "token")
    yield Row(
        "stamps",
        {"event": event.number},
        {
            "size": cast(int, data["size"]),
            "head": _text(data, "head"),
            "authority": _text(data, "authority"),
            "token": _text(data, "token"),
        },
    )


def _reading(event: Event, data: Data) -> Row:
    return Row(
        "readings",
        {"event": event.number},
        {
            "document": _text(data, "document"),
            "label": _text(data, "label"),
            "snapshot": _text(_part(data, "snapshot"), "sha256"),
            **_tree(_part(data, "tree")),
        },
    )


def _tree(tree: Data) -> dict[str, Value]:
    return {
        "tree": _text(tree, "sha256"),
        "tree_blob": _text(tree, "blob"),
        "reader": cast(str | None, tree["reader"]),
    }


def _blob(event: Event, sha256: Json, what: str) -> Row:
    """A blob that must be there from now on; the first event that named it keeps it."""
    return Row("blobs", {"sha256": cast(str, sha256)}, {"what": what, "event": event.number})


FIRST_STAYS = frozenset({"blobs"})
"""Tables whose rows are never written again: the first event that says so counts."""


@dataclass(frozen=True, slots=True)
class Tables:
    """Derived tables in memory."""

    held: dict[str, dict[tuple[Value, ...], dict[str, Value]]]
    """By table and key: the columns that events have named so far."""

    @property
    def rows(self) -> int:
        """How many rows there are."""
        return sum(len(table) for table in self.held.values())

    def apply(self, row: Row) -> None:
        """Nothing; `row` is part of the tables."""
        table = self.held.setdefault(row.table, {})
        key = tuple(row.key.values())
        if key not in table:
            table[key] = {**row.key, **row.values}
        elif row.table not in FIRST_STAYS:
            table[key].update(row.values)


def _part(data: Data, name: str) -> Data:
    found = data[name]
    if not isinstance(found, dict):
        raise TypeError(f"{name} is no object")
    return found


def _text(data: Data, name: str) -> str:
    found = data[name]
    if not isinstance(found, str):
        raise TypeError(f"{name} is no text")
    return found
