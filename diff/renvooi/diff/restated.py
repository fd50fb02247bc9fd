"""Where an inserted or deleted text demonstrably stands elsewhere.

An inserted clause that repeats another word for word may change nothing; the change says where
its text stands, and a human decides. It counts as restated if its normalised text equals that
of another clause, or if every sentence of it stands in one other clause.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import islice

from renvooi.diff.align import Alignment
from renvooi.diff.outline import Item, Outline
from renvooi.model import NodeRef

_SENTENCE_END = re.compile(r"(?<=[.;!?])\s+")
LEAST_WORDS = 4
"""Words under which an equal text is chance: "n.v.t." restates nothing."""
MOST_PLACES = 5
"""Places listed per change; more would bury the reader."""


def _sentences(item: Item) -> frozenset[str]:
    """Whole sentences: "De klant betaalt vooraf" does not stand in "De klant betaalt vooraf niet"."""
    return frozenset(sentence.rstrip(".;") for sentence in _SENTENCE_END.split(item.normal))


class Restatements:
    """Looks up the places of a text in both versions."""

    def __init__(self, alignment: Alignment) -> None:
        self._versions = tuple(_Version(items) for items in (alignment.old, alignment.new))

    def of(self, old: Sequence[Item], new: Sequence[Item]) -> tuple[NodeRef, ...]:
        """Clauses that hold the text of an inserted (no `old`) or deleted (no `new`) clause."""
        if old and new:
            return ()
        item = (*old, *new)[0]
        if item.is_section or len(item.words) < LEAST_WORDS:
            return ()
        found = (other.ref() for version in self._versions for other in version.holding(item))
        return tuple(islice(found, MOST_PLACES))


class _Version:
    """The sentences of one version, to be looked up; read when first asked for."""

    def __init__(self, items: Outline) -> None:
        self._items = items

    @cached_property
    def _saying(self) -> dict[str, list[Item]]:
        saying: dict[str, list[Item]] = {}
        for item in self._items:
            if not item.is_section:
                for sentence in _sentences(item):
                    saying.setdefault(sentence, []).append(item)
        return saying

    def holding(self, item: Item) -> Iterator[Item]:
        """The other nodes that hold every sentence of `item`, in order."""
        said = _sentences(item)
        rarest = min((self._saying.get(sentence, []) for sentence in said), key=len)
        for other in rarest:
            if other is not item and said <= _sentences(other):
                yield other
