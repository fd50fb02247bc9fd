"""What was published of a document at each moment before, and the ids that its clauses had then.

The history that is stored is that of today, and a new one takes its place. But the ledger says of which versions
each history was made, so that it can be made once more: the same trees in the same order give the same ids.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import cast

from sqlalchemy import select

from renvooi.corpus.arrivals import Arrival
from renvooi.corpus.blobs import get_named
from renvooi.corpus.events import Event, EventKind, read_event
from renvooi.corpus.historywork import Chain, HistoryWork, compute_history
from renvooi.corpus.naming import label_meaning
from renvooi.corpus.store import Corpus
from renvooi.corpus.tables import events, readings
from renvooi.diff.chain import history_bytes
from renvooi.model import ClauseId, History
from renvooi.model.codec import Json
from renvooi.model.errors import CorpusUnreadable

_TELLING = (EventKind.VERSION_ADDED, EventKind.VERSION_PUBLISHED, EventKind.CLAUSES_NAMED)
_WORDS = tuple(json.dumps(kind.value).encode() for kind in _TELLING)
"""A document has thousands of events of windows, which need not be taken apart to see that they tell of none of this."""


@dataclass(frozen=True, slots=True)
class Moment:
    """What stood between two events."""

    named: int
    """How many histories there had been; the last of them is that of `chain`."""
    chain: Chain
    """Label and digest of the tree of each version, drafts among them, old to new."""
    published: frozenset[str]
    """Labels."""


@dataclass(frozen=True, slots=True)
class Past:
    """All that was of a document, up to today."""

    document: str
    moments: tuple[Moment, ...]
    """In their order, those without a published version left out."""
    chains: tuple[Chain, ...]
    """Of each history that ever was."""
    arrivals: Mapping[tuple[str, str], Arrival]
    """By the label and the digest of the tree: how a version came into the corpus."""


def read_past(corpus: Corpus, document: str) -> Past:
    """What was of a document. Cost: a look at each of its events. Raises: CorpusUnreadable."""
    moments: list[Moment] = []
    chains: list[Chain] = []
    arrivals: dict[tuple[str, str], Arrival] = {}
    published: frozenset[str] = frozenset()
    for event in _events(corpus, document):
        label = str(event.data.get("label"))
        if event.kind is EventKind.VERSION_ADDED:
            arrivals[label, _tree(event)] = Arrival(event.number, _brought(event))
            continue
        if event.kind is EventKind.VERSION_PUBLISHED:
            published |= {label}
        else:
            links = cast("list[tuple[str, str]]", event.data["chain"])
            chains.append(tuple((name, tree) for name, tree in links))
        # A version that is added and published at once is published one event before its clauses are named.
        if published and chains and published <= {name for name, _ in chains[-1]}:
            moments.append(Moment(len(chains), chains[-1], published))
    return Past(document, tuple(moments), tuple(chains), arrivals)


def replay(corpus: Corpus, past: Past) -> Iterator[History]:
    """Each history that ever was of the document, the first one first. Cost: that of making them, and one tree a node.

    Raises: CorpusUnreadable.
    """
    wanted = select(readings.c.tree, readings.c.tree_blob).where(readings.c.document == past.document)
    with corpus.reading() as connection:
        blobs = {row.tree: row.tree_blob for row in connection.execute(wanted)}

    def tree_of(link: tuple[str, str]) -> bytes:
        label, tree = link
        return get_named(corpus.blobs, blobs[tree], f"a text of {past.document}@{label}")

    before: Chain = ()
    body: bytes | None = None
    for chain in past.chains:
        known = len(before) if chain[: len(before)] == before else 0
        lacking = chain if not known else chain[known - 1 :] if known < len(chain) else ()
        work = HistoryWork(
            document=past.document,
            chain=chain,
            before=body,
            known=known,
            trees=tuple(tree_of(link) for link in lacking),
            replaced=() if known else tuple((tree_of(link), at) for link, at in _gone(before, chain)),
            arrivals=tuple(past.arrivals.get(link, Arrival(0, {})) for link in chain),
        )
        history = compute_history(work)
        yield history
        before, body = chain, history_bytes(history)


def _events(corpus: Corpus, document: str) -> Iterator[Event]:
    wanted = select(events.c.body).where(events.c.document == document).order_by(events.c.number)
    with corpus.reading() as connection:
        bodies = [body for body in connection.execute(wanted).scalars() if any(word in body for word in _WORDS)]
    try:
        found = [read_event(body) for body in bodies]
    except ValueError as error:
        raise CorpusUnreadable(f"{document}: an event of it is none ({error}). Run renvooi verify.") from error
    return (event for event in found if event.kind in _TELLING)


def _tree(event: Event) -> str:
    return str(cast("dict[str, Json]", event.data["tree"])["sha256"])


def _brought(event: Event) -> dict[tuple[int, ...], ClauseId]:
    pairs = cast("list[tuple[list[int], str]]", event.data.get("ids") or [])
    return {tuple(path): ClauseId(name) for path, name in pairs}


def _gone(before: Chain, chain: Chain) -> Iterator[tuple[tuple[str, str], int]]:
    """Label and tree of those of `before` that others took the place of in `chain`, with the place of that other."""
    now = {label_meaning(label): at for at, (label, _) in enumerate(chain)}
    for label, tree in before:
        at = now[label_meaning(label)]
        if chain[at][1] != tree:
            yield (label, tree), at
