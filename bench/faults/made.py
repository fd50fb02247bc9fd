"""Corpora of many events, made at once: every event is written as a step writes it, many steps a transaction."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path

from renvooi.corpus import Corpus, EventKind, Place, create_corpus, database
from renvooi.corpus.ledger.keys import load_key
from renvooi.corpus.naming import label_meaning
from renvooi.corpus.stored import pack
from renvooi.corpus.witnessing import catch_up
from renvooi.corpus.writer import begin
from renvooi.model.codec import Json
from renvooi.parser import parse

Step = tuple[EventKind, dict[str, Json]]
"""What one event tells."""

BY = "N. Jansen"
VERSIONS = 20
"""Versions of each document; the other events of a document are verdicts about them."""
TOGETHER = 5_000
"""Steps a transaction, so that making takes minutes and not hours."""


class Clock:
    """A clock that goes on by a second each time it is read."""

    def __init__(self) -> None:
        self._now = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        self._now += timedelta(seconds=1)
        return self._now


def make_corpus(place: Place, key: Path, events: int, *, alone: bool) -> Corpus:
    """An open corpus of `events` events; with `alone` each has a head of its own, as steps by hand have."""
    clock = Clock()
    corpus = create_corpus(place, clock=clock, by=BY, key=key)
    data = b"# Beheer\n\n1. De klant beheert de accounts.\n"
    tree = pack(parse(data, name="voorbeeld-2026-01.md"))
    names = {"snapshot": corpus.blobs.put(data), "tree": tree.sha256, "blob": corpus.blobs.put(tree.body)}
    signer = load_key(key)
    rest = steps(events - 1, names)
    ended = False
    while not ended:
        with database.writing(corpus.engine, corpus.name) as connection:
            writer = begin(connection, at=clock().isoformat(timespec="seconds"), by=BY)
            for _ in range(TOGETHER):
                step = next(rest, None)
                if step is None:
                    ended = True
                    break
                writer.append(*step)
                if alone:
                    writer.seal(signer)
                    writer = begin(connection, at=clock().isoformat(timespec="seconds"), by=BY)
            writer.seal(signer)
            if place.heads is not None:
                catch_up(place.heads, connection)
    corpus.wrote = True
    return corpus


def steps(count: int, names: dict[str, str]) -> Iterator[Step]:
    """`count` steps: documents with their versions, each published, and verdicts about them."""
    done = 0
    document = 0
    while True:
        for step in _document(f"afspraken-{document:05}", names):
            if done == count:
                return
            yield step
            done += 1
        document += 1


def _document(name: str, names: dict[str, str]) -> Iterator[Step]:
    labels = [f"{2010 + number // 12}-{number % 12 + 1:02}" for number in range(VERSIONS)]
    for number, label in enumerate(labels):
        yield EventKind.VERSION_ADDED, _added(name, label, number, names)
        yield EventKind.VERSION_PUBLISHED, _published(name, label, number, names)
        for change in range(6):
            yield EventKind.VERDICT_GIVEN, {"document": name, "record": _record(name, label, change, names)}


def _added(name: str, label: str, number: int, names: dict[str, str]) -> dict[str, Json]:
    return {
        "document": name,
        "kind": "generic",
        "label": label,
        "meaning": label_meaning(label),
        "title": "Afspraken van Voorbeeld Data",
        "language": "nl",
        "effective_date": f"{label}-01",
        "snapshot": {"sha256": names["snapshot"], "name": f"{name}.md", "media_type": "text/markdown", "size": 42},
        "tree": {"sha256": names["tree"], "blob": names["blob"], "reader": "voorbeeld"},
        "source": names["snapshot"],
        "settings": [],
        "accept_revisions": False,
        "warnings": 0,
        "replaces": None,
        "origin": None,
        "chain": {"versions": number + 1, "latest": label, "title": "Afspraken van Voorbeeld Data"},
    }


def _published(name: str, label: str, number: int, names: dict[str, str]) -> dict[str, Json]:
    return {
        "document": name,
        "label": label,
        "meaning": label_meaning(label),
        "snapshot": names["snapshot"],
        "tree": names["tree"],
        "previous": None,
        "diff": None,
        "latest": label,
    }


def _record(name: str, label: str, change: int, names: dict[str, str]) -> dict[str, Json]:
    side: dict[str, Json] = {"name": f"{name}-{label}.md", "version": label, "sha256": names["snapshot"]}
    return {
        "schema": "renvooi/verdict/1",
        "document": name,
        "old": side,
        "new": side,
        "change": {"id": sha256(f"{name} {label} {change}".encode()).hexdigest()[:12], "operations": ["reworded"]},
        "verdict": {
            "change": sha256(f"{name} {label} {change}".encode()).hexdigest()[:12],
            "significance": "substantive",
            "by": BY,
            "at": "2026-02-03T09:30:00+01:00",
            "because": f"Wijziging {change} van {label} raakt wat de klant zelf moet doen, en wanneer.",
        },
    }
