"""What became of each clause over all versions of a document: lives, lineage, and who introduced which words.

An address changes when a clause is put before another; a persistent id does not. Versions are
numbered from 1 in the order of the chain, since a label may be missing or stated twice. Every
value is what `renvooi/history/1` and `renvooi/blame/1` print.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NewType

from renvooi.model.changes import Finding, Operation, Significance, VersionRef
from renvooi.model.document import NodeId, NodeType, Role

ClauseId = NewType("ClauseId", str)
"""The persistent id of a node: "c-" and twelve hexadecimal digits. It is never given to another node."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words that one version introduced."""

    text: str
    version: int
    """Number of the version that first said so, and since which they stayed."""


@dataclass(frozen=True, slots=True)
class Wording:
    """The own text of a node (of a section the heading) from one version on."""

    since: int
    """Number of the first version that words it so."""
    stretches: tuple[Stretch, ...]
    """Joined they are the text, to the character; neighbours are of two versions."""

    @property
    def text(self) -> str:
        """The whole text."""
        return "".join(stretch.text for stretch in self.stretches)


@dataclass(frozen=True, slots=True)
class Appearance:
    """Where a node stands in one version."""

    version: int
    node: NodeId
    """Id of the node in its version; other nodes may have it in other versions."""
    address: str
    label: str | None
    path: tuple[int, ...]
    """Position in the tree of its version: index among siblings, from the top, 0-based."""


@dataclass(frozen=True, slots=True)
class Event:
    """A change that touched a node."""

    version: int
    """Number of the version that the change led to."""
    operations: tuple[Operation, ...]
    change: str
    """Id of the change in the diff of that version against the one before."""
    significance: Significance


@dataclass(frozen=True, slots=True)
class Life:
    """One node from the version in which it was born to the one in which it no longer stands."""

    id: ClauseId
    type: NodeType
    born: int
    retired: int | None
    """Number of the first version without it; None if it stands in the latest."""
    origin: ClauseId | None
    """The clause that it was split off; None for all others."""
    successor: ClauseId | None
    """The clause that it was merged into; None for all others."""
    revives: ClauseId | None
    """A clause that was retired before and said the same; it keeps its own id."""
    roles: tuple[Role, ...]
    """Of the node and of those above it when it was born, nearest first."""
    appearances: tuple[Appearance, ...]
    """One for each version of its life, in order, without a gap."""
    wordings: tuple[Wording, ...]
    """In order; a version without one words it as the version before."""
    events: tuple[Event, ...]
    """In order; none for the first version of the chain."""
    also: tuple[ClauseId, ...] = ()
    """Ids that were given before it was known to be one clause; they mean this clause, and are given to no other."""

    def stands_in(self, version: int) -> bool:
        """Whether it is part of the version of that number."""
        return self.born <= version and (self.retired is None or version < self.retired)

    def at(self, version: int) -> Appearance:
        """Where it stands in a version of its life."""
        return self.appearances[version - self.born]

    def wording_at(self, version: int) -> Wording:
        """How it is worded in a version of its life."""
        return next(wording for wording in reversed(self.wordings) if wording.since <= version)


@dataclass(frozen=True, slots=True)
class Step:
    """The way from one version to the next, in numbers."""

    version: int
    """Number of the version that the step leads to."""
    reread: bool
    """True where both versions are one file: what differs was changed by the reader, and is no event."""
    substantive: int
    review: int
    editorial: int
    operations: Mapping[str, int]
    """How often each operation occurs, in the order of `Operation`, zeros left out."""
    untouched: int
    """Nodes of the new version that no change touched."""
    born: int
    retired: int
    findings: tuple[Finding, ...]
    """What the diff of the step found beside its changes, as in the text outside the clauses."""


@dataclass(frozen=True, slots=True)
class Undone:
    """What was made and undone on the way: the diff of the first version and the last does not show it."""

    id: ClauseId
    operations: tuple[Operation, ...]
    """What was made: reworded, moved, renumbered, split, inserted or deleted."""
    made: int
    """Number of the version that made it first."""
    undone: int
    """Number of the version from which on nothing of it is left."""
    returned_as: ClauseId | None = None
    """For a deletion: the clause with the same text that stands in the last version."""


@dataclass(frozen=True, slots=True)
class History:
    """A chain of versions of one document, and the life of each of its nodes."""

    schema: str
    document: str
    """Kind of the document."""
    title: str
    """That of the latest version."""
    versions: tuple[VersionRef, ...]
    """Number 1 first."""
    steps: tuple[Step, ...]
    """One for each version but the first."""
    lives: tuple[Life, ...]
    """By the version in which they were born, then in its reading order."""
    undone: tuple[Undone, ...]
    """Between the first version and the last."""
    gone: tuple[ClauseId, ...] = ()
    """Ids of nodes that no version has any more, as a draft was replaced or a file read anew; never given again."""


@dataclass(frozen=True, slots=True)
class BlamedNode:
    """A node of one version, with the version that introduced each of its words."""

    id: ClauseId
    type: NodeType
    address: str
    label: str | None
    path: tuple[int, ...]
    stretches: tuple[Stretch, ...]
    """As in `Wording`; none for a node without own text."""


@dataclass(frozen=True, slots=True)
class Blame:
    """One version of a chain, and which version introduced each of its words."""

    schema: str
    document: str
    """Kind of the document."""
    title: str
    version: int
    """Number of the version that is shown."""
    versions: tuple[VersionRef, ...]
    """Number 1 first."""
    nodes: tuple[BlamedNode, ...]
    """In reading order."""


HISTORY_SCHEMA = "renvooi/history/1"
BLAME_SCHEMA = "renvooi/blame/1"


def joined(stretches: Iterable[Stretch]) -> tuple[Stretch, ...]:
    """`stretches` with neighbours of one version as one, and empty ones left out."""
    result: list[Stretch] = []
    for stretch in stretches:
        if result and stretch.version == result[-1].version:
            result[-1] = Stretch(result[-1].text + stretch.text, stretch.version)
        elif stretch.text:
            result.append(stretch)
    return tuple(result)
