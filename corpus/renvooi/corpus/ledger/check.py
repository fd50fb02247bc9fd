"""Whether a stored ledger is the one that was sealed, and if not, which event or head is another.

Events are taken transaction by transaction: those between one head and the next. At each head the
tree is computed anew. Where its root differs, three stored things can be wrong, and each is told
apart by the others: the bytes of an event (then the stored leaves still lead to the root), a stored
leaf (then the bytes do), or the head itself (then its frontier still fits the events). The walk goes
on from what the head sealed, so that one change is one fault, not one at every later head.
"""

from collections.abc import Callable, Iterable, Iterator
from itertools import zip_longest
from typing import NamedTuple

from renvooi.corpus.events import Event, EventKind, read_event
from renvooi.corpus.ledger.faults import Fault
from renvooi.corpus.ledger.heads import Head, SignedHead, is_head_signed, read_head
from renvooi.corpus.ledger.tree import Frontier, leaf_hash

HeadRow = tuple[int, bytes, bytes, bytes]
"""A head as it is stored: size, body, signature, frontier."""


class _Row(NamedTuple):
    """An event as it is stored; a tuple, as there is one for every event of a corpus."""

    place: int
    """Its number: as it says itself where it was not changed, else the one that it should have."""
    event: Event | None
    stored: bytes
    """Its leaf beside it."""
    leaf: bytes
    """Its leaf, of its bytes."""

    @property
    def name(self) -> str:
        return _name(self.event, self.place)

    @property
    def is_whole(self) -> bool:
        return self.stored == self.leaf


def check_ledger(
    events: Iterable[bytes],
    leaves: Iterable[bytes],
    heads: Iterable[HeadRow],
    *,
    every_signature: bool = False,
    key: str | None = None,
    each: Callable[[Event], None] | None = None,
) -> tuple[Fault, ...]:
    """What is not as it was sealed; empty if all is.

    `events`, `leaves` and `heads` come in the order of their numbers, and are read once, as streams.
    The signature of the newest head is checked always, and those of all with `every_signature`. `key`
    (hexadecimal) is the public key that the corpus is known by; without it, that of event 0 counts.
    `each` is given every event that could be read, so that a caller need not read them again.
    Cost: O(n log n) hashes for n heads.
    """
    walk = _Walk(every_signature=every_signature, key=key)
    rows = _rows(events, leaves, walk, each)
    waiting = next(rows, None)
    for size, body, signature, frontier in heads:
        span = []
        while waiting is not None and waiting.place < size:
            span.append(waiting)
            waiting = next(rows, None)
        walk.take(span, SignedHead(body, signature), size=size, frontier=frontier)
    unsealed = [] if waiting is None else [waiting, *rows]
    walk.finish(unsealed)
    return tuple(walk.faults.values())


def _rows(
    events: Iterable[bytes], leaves: Iterable[bytes], walk: "_Walk", each: Callable[[Event], None] | None
) -> Iterator[_Row]:
    """Every event with its place; what is wrong with its form and number goes to `walk`."""
    expected = 0
    for body, stored in zip_longest(events, leaves):
        if body is None:
            walk.fault("leaf", f"leaf {expected}", "there is no event to it")
            expected += 1
            continue
        event = _read(body)
        leaf = leaf_hash(body)
        if event is None and stored == leaf:
            walk.fault("event", _name(None, expected), "it is not in the form that events are written in")
        # What a changed event says of its own number is worth nothing.
        if event is not None and event.number != expected and stored == leaf:
            name = _name(event, event.number)
            if event.number < expected:
                walk.fault("event", name, f"it stands again where event {expected} should")
                continue
            walk.fault("event", _run(expected, event.number), f"missing before {name}")
            expected = event.number
        if event is not None and each is not None:
            each(event)
        yield _Row(expected, event, stored or b"", leaf)
        expected += 1


class _Walk:
    """Where the check stands: the tree so far, the head before, and what was wrong."""

    def __init__(self, *, every_signature: bool, key: str | None) -> None:
        self.faults: dict[tuple[str, str], Fault] = {}
        self._every_signature = every_signature
        self._key = key
        self._corpus: str | None = None
        self._tree = Frontier()
        self._before: SignedHead | None = None
        self._before_digest: str | None = None
        self._before_size = 0

    def fault(self, what: str, name: str, message: str) -> None:
        """Note the first thing that is wrong with `name`; what follows from it adds nothing."""
        self.faults.setdefault((what, name), Fault(what, name, message))

    def take(self, span: list[_Row], signed: SignedHead, *, size: int, frontier: bytes) -> None:
        """Check the events of one transaction and the head that seals them."""
        name = _head_name(size)
        if size <= self._before_size:
            self.fault("head", name, f"it does not come after {_head_name(self._before_size)}")
            return
        if self._before is None:
            self._begin(span)
        head = self._said(signed, size)
        self._seal(span, head, size=size, frontier=frontier)
        self._chain(span)
        if self._every_signature:
            self._signature(signed, name)
        self._before, self._before_digest, self._before_size = signed, signed.digest, size

    def finish(self, unsealed: list[_Row]) -> None:
        """Check what only the end shows: the newest signature, and that nothing follows it."""
        for row in unsealed:
            self.fault("event", row.name, "no head seals it")
        if self._before is None:
            self.fault("ledger", "ledger", "it has no head")
            return
        self._signature(self._before, _head_name(self._before_size))

    def _begin(self, span: list[_Row]) -> None:
        """Take the id and the key of the corpus from the event that created it."""
        first = span[0].event if span and span[0].is_whole else None
        if first is None or first.number != 0 or first.kind is not EventKind.CORPUS_CREATED:
            name = span[0].name if span else "event 0"
            self.fault("event", name, "changed or missing: it does not say which corpus this is")
            return
        corpus, key = first.data.get("corpus"), first.data.get("key")
        self._corpus = str(corpus)
        if self._key is None:
            self._key = str(key)
        elif key != self._key:
            self.fault("event", span[0].name, f"it names the key {key}, not {self._key}")

    def _said(self, signed: SignedHead, size: int) -> Head | None:
        """What the head says, checked against what is known of every head."""
        name = _head_name(size)
        try:
            head = read_head(signed.body)
        except ValueError:
            self.fault("head", name, "it is not in the form that heads are written in")
            return None
        if head.size != size:
            self.fault("head", name, f"it says that it seals {head.size} events")
        if self._corpus is not None and head.corpus != self._corpus:
            self.fault("head", name, f"it is of another corpus, {head.corpus}")
        if self._key is not None and head.key != self._key:
            self.fault("head", name, f"it names another key, {head.key}")
        return head

    def _seal(self, span: list[_Row], head: Head | None, *, size: int, frontier: bytes) -> None:
        """Compute the tree of this head, and say which of event, leaf and head is not as the others say."""
        root = None if head is None else bytes.fromhex(head.root)
        name, events = _head_name(size), _run(self._before_size, size)
        tree = self._tree.extend(row.leaf for row in span)
        broken = [row for row in span if not row.is_whole]
        if tree.root == root and tree.size == size:
            for row in broken:
                self.fault("leaf", row.name, "its leaf was changed, its bytes were not")
            if frontier != tree.to_bytes():
                self.fault("head", name, "its frontier was changed")
            self._tree = tree
            return
        kept = _frontier(size, frontier)
        for row in broken:
            self.fault("event", row.name, "it was changed after it was sealed")
        if len(span) < size - self._before_size:
            self.fault("event", events, f"{name} seals {size - self._before_size}, and there are {len(span)}")
        elif kept == tree:
            self.fault("head", name, "it was changed: its root is not that of the events it seals")
        elif not broken:
            accused = ("event", span[0].name) if len(span) == 1 else ("event", events)
            self.fault(*accused, f"not what {name} sealed")
        elif self._tree.extend(row.stored for row in span).root != root:
            self.fault("head", name, "it does not seal the leaves of its events")
        self._tree = kept if kept is not None and kept.root == root else tree

    def _chain(self, span: list[_Row]) -> None:
        """Check that each event was written after the head that stands before it."""
        expected = self._before_digest
        for row in span:
            if row.event is None or not row.is_whole or row.event.head == expected:
                continue
            # The events behind it in its transaction name the same head, and accuse no other.
            expected = row.event.head
            said = "it is not the one" if row.place == self._before_size else "missing, or not the one"
            self.fault("head", _head_name(row.place), f"{said} after which {row.name} was written")

    def _signature(self, signed: SignedHead, name: str) -> None:
        # Without a key to check by, event 0 is at fault, which was noted.
        if self._key is not None and not is_head_signed(signed, key=self._key):
            self.fault("signature", name, "its signature is not one of the key of this corpus")


def _read(body: bytes) -> Event | None:
    try:
        return read_event(body)
    except (ValueError, RecursionError):
        return None


def _name(event: Event | None, number: int) -> str:
    """As people say it: "event 12 (verdict-given, demarcatie)"."""
    if event is None:
        return f"event {number}"
    document = event.data.get("document")
    about = f", {document}" if isinstance(document, str) else ""
    return f"event {number} ({event.kind.value}{about})"


def _head_name(size: int) -> str:
    return f"the head of {size} event{'' if size == 1 else 's'}"


def _run(start: int, stop: int) -> str:
    """The events from `start` to before `stop`, as people say it."""
    return f"event {start}" if stop - start == 1 else f"events {start} to {stop - 1}"


def _frontier(size: int, data: bytes) -> Frontier | None:
    try:
        return Frontier.from_bytes(size, data)
    except ValueError:
        return None
