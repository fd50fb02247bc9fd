"""Events to rows: what the derived tables hold because of one event.

The writer applies these rows with the event; `verify` applies them to nothing, in memory, and
compares. There is one account of what an event means, so the two cannot drift apart.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import cast

from renvooi.corpus.events import Event, EventKind, canonical
from renvooi.corpus.outbox import rows as mailings
from renvooi.corpus.register import rows as register
from renvooi.corpus.row import Data, Row, Value, blob_row, part_of, text_of


def rows_of(event: Event) -> Iterator[Row]:
    """The rows that `event` writes, each after those it refers to.

    Raises: KeyError, TypeError for an event that lacks what its kind must say.
    """
    match event.kind:
        case EventKind.CORPUS_CREATED | EventKind.SENDING_CONFIRMED:
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
        case kind if kind in mailings.KINDS:
            yield from mailings.rows_of(event)
        case _:
            yield from register.rows_of(event)


def _added(event: Event, data: Data) -> Iterator[Row]:
    snapshot, tree, chain = part_of(data, "snapshot"), part_of(data, "tree"), part_of(data, "chain")
    yield blob_row(event, snapshot["sha256"], "snapshot")
    yield blob_row(event, tree["blob"], "tree")
    for one in cast("list[Data]", data["settings"]):
        yield blob_row(event, one["sha256"], "settings")
    yield Row(
        "documents",
        {"name": text_of(data, "document")},
        {
            "kind": text_of(data, "kind"),
            "title": text_of(chain, "title"),
            "versions": cast(int, chain["versions"]),
            "latest": text_of(chain, "latest"),
            **({"published": text_of(chain, "published")} if "published" in chain else {}),
            "changed_at": event.at,
            "event": event.number,
        },
    )
    yield Row(
        "versions",
        {"document": text_of(data, "document"), "meaning": text_of(data, "meaning")},
        {
            "label": text_of(data, "label"),
            "state": "draft",
            "title": text_of(data, "title"),
            "language": text_of(data, "language"),
            "effective_date": cast(str | None, data["effective_date"]),
            "snapshot": text_of(snapshot, "sha256"),
            "file_name": text_of(snapshot, "name"),
            "media_type": text_of(snapshot, "media_type"),
            "size": cast(int, snapshot["size"]),
            "source": text_of(data, "source"),
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
    document = text_of(data, "document")
    if data["diff"] is not None:
        found = part_of(data, "diff")
        yield blob_row(event, found["blob"], "diff")
        yield Row(
            "diffs",
            {"event": event.number},
            {
                "document": document,
                "old": text_of(data, "previous"),
                "new": text_of(data, "label"),
                "sha256": text_of(found, "sha256"),
                "blob": text_of(found, "blob"),
            },
        )
    yield Row("documents", {"name": document}, {"published": text_of(data, "latest"), "changed_at": event.at})
    yield Row(
        "versions",
        {"document": document, "meaning": text_of(data, "meaning")},
        {"state": "published", "published_at": event.at, "published_by": event.by},
    )


def _reread(event: Event, data: Data) -> Iterator[Row]:
    tree = part_of(data, "tree")
    yield blob_row(event, tree["blob"], "tree")
    yield Row("documents", {"name": text_of(data, "document")}, {"changed_at": event.at})
    yield Row(
        "versions",
        {"document": text_of(data, "document"), "meaning": text_of(data, "meaning")},
        {**_tree(tree), "warnings": cast(int, data["warnings"])},
    )
    yield _reading(event, data)


def _named(event: Event, data: Data) -> Iterator[Row]:
    yield Row(
        "histories",
        {"document": text_of(data, "document")},
        {
            "chain": json.dumps(data["chain"], ensure_ascii=False, separators=(",", ":")),
            "sha256": text_of(data, "history"),
            "event": event.number,
        },
    )


def _judged(event: Event, data: Data) -> Iterator[Row]:
    record = part_of(data, "record")
    verdict = part_of(record, "verdict")
    yield Row("documents", {"name": text_of(data, "document")}, {"changed_at": event.at})
    yield Row(
        "verdicts",
        {"event": event.number},
        {
            "document": text_of(data, "document"),
            "old_snapshot": text_of(part_of(record, "old"), "sha256"),
            "new_snapshot": text_of(part_of(record, "new"), "sha256"),
            "change": text_of(verdict, "change"),
            "significance": text_of(verdict, "significance"),
            "decided_by": text_of(verdict, "by"),
            "decided_at": text_of(verdict, "at"),
            "reason": text_of(verdict, "because"),
            "consequence_class": None if "class" not in verdict else text_of(verdict, "class"),
        },
    )


def _stamped(event: Event, data: Data) -> Iterator[Row]:
    yield blob_row(event, data["token"], "token")
    yield Row(
        "stamps",
        {"event": event.number},
        {
            "size": cast(int, data["size"]),
            "head": text_of(data, "head"),
            "authority": text_of(data, "authority"),
            "token": text_of(data, "token"),
        },
    )


def _reading(event: Event, data: Data) -> Row:
    return Row(
        "readings",
        {"event": event.number},
        {
            "document": text_of(data, "document"),
            "label": text_of(data, "label"),
            "snapshot": text_of(part_of(data, "snapshot"), "sha256"),
            **_tree(part_of(data, "tree")),
        },
    )


def _tree(tree: Data) -> dict[str, Value]:
    return {
        "tree": text_of(tree, "sha256"),
        "tree_blob": text_of(tree, "blob"),
        "reader": cast(str | None, tree["reader"]),
    }


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
