"""Precision, recall and F1 of a script against the truth, for each operation.

Texts that stand in several places are compared by text: if two clauses say the same, it is right to
link either. In documents that repeat themselves it is right only where their headings are the same too.
"""

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from bench.judging.script import (
    DELETED,
    INSERTED,
    MERGED,
    MOVED,
    RENUMBERED,
    REWORDED,
    SPLIT,
    WEIGHTS,
    Link,
    Nodes,
    Script,
    movers,
    nodes_of,
    sibling_groups,
    text_of,
)
from bench.mutating.draft import Path
from bench.mutating.mixes import Pair

OPERATIONS = (
    "inserted",
    "deleted",
    "moved",
    "moved only",
    "moved+reworded",
    "reworded",
    "renumbered",
    "split",
    "merged",
    "unchanged",
    "changed links",
    "all events",
)
"""`moved` counts every moved pair, `reworded` every pair whose text changed; `changed links` every pair that
any operation names, whatever its name, with insertions and deletions; `all events` all operations together."""


@dataclass(slots=True)
class Tally:
    """Counts of one operation."""

    right: int = 0
    predicted: int = 0
    true: int = 0

    @property
    def precision(self) -> float:
        """Share of the predicted that is true; 1 if nothing is predicted."""
        return self.right / self.predicted if self.predicted else 1.0

    @property
    def recall(self) -> float:
        """Share of the true that is predicted; 1 if nothing is true."""
        return self.right / self.true if self.true else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of the two."""
        total = self.predicted + self.true
        return 2 * self.right / total if total else 1.0

    def add(self, other: "Tally") -> None:
        """Count what another tally counted too."""
        self.right += other.right
        self.predicted += other.predicted
        self.true += other.true


@dataclass(slots=True)
class Score:
    """Tallies by operation, and links that are wrong."""

    tallies: dict[str, Tally] = field(default_factory=lambda: {name: Tally() for name in OPERATIONS})
    wrong_links: int = 0
    """Pairs of which the old clause did not become the new one."""
    wrong_moves: int = 0
    """Of these, those that are said to have moved."""
    needless_moves: int = 0
    """True pairs that are said to have moved and did not."""
    documents: int = 0

    def add(self, other: "Score") -> None:
        """Count what another score counted too."""
        for name, tally in other.tallies.items():
            self.tallies[name].add(tally)
        self.wrong_links += other.wrong_links
        self.wrong_moves += other.wrong_moves
        self.needless_moves += other.needless_moves
        self.documents += other.documents


Event = tuple[Hashable, ...]
Events = Mapping[str, Counter[Event]]


@dataclass(frozen=True, slots=True)
class Names:
    """What a place is called where scripts are compared: its text if that stands in several places."""

    old: Mapping[Path, Hashable]
    new: Mapping[Path, Hashable]

    def event(self, link: Link) -> Event:
        """A link by these names."""
        return frozenset(Counter(self.old[path] for path in link.old).items()), frozenset(
            Counter(self.new[path] for path in link.new).items()
        )


def names_of(pair: Pair) -> Names:
    """Names for the places of a pair of versions."""
    by_heading = pair.tier == "repetitive"
    return Names(_names(nodes_of(pair.old), by_heading), _names(nodes_of(pair.new), by_heading))


def _names(nodes: Nodes, by_heading: bool) -> dict[Path, Hashable]:
    said: dict[Path, Hashable] = {}
    for path, node in nodes.items():
        above = tuple(text_of(nodes[path[:depth]]) for depth in range(1, len(path))) if by_heading else ()
        said[path] = (above, node.type, text_of(node))
    often = Counter(said.values())
    return {path: said[path] if often[said[path]] > 1 and text_of(nodes[path]) else path for path in nodes}


def score(pair: Pair, predicted: Script) -> Score:
    """The score of one script."""
    names = names_of(pair)
    truth = settled(pair, predicted)
    true_events, said_events = events(truth, names), events(predicted, names)
    result = Score(documents=1)
    for name in OPERATIONS:
        true, said = true_events[name], said_events[name]
        result.tallies[name] = Tally((true & said).total(), said.total(), true.total())
    wrong = wrong_links(truth, predicted, names)
    result.wrong_links = len(wrong)
    result.wrong_moves = sum(MOVED in link.operations for link in wrong)
    result.needless_moves = len(needless_moves(truth, predicted, names)) - result.wrong_moves
    return result


def events(script: Script, names: Names) -> Events:
    """The events of a script by operation."""
    result: dict[str, Counter[Event]] = {name: Counter() for name in OPERATIONS}
    for link in script.links:
        for name in _operations(link):
            result[name][names.event(link)] += 1
            if name not in ("moved only", "moved+reworded", "unchanged"):
                result["all events"][(name, *names.event(link))] += 1
        if link.operations:
            result["changed links"].update(names.event(part) for part in parts(link))
    return result


def parts(link: Link) -> list[Link]:
    """Each old place of a link with each new one; the link itself if one side is empty."""
    pairs = [Link((old,), (new,), link.operations) for old in link.old for new in link.new]
    return pairs or [link]


def _operations(link: Link) -> Iterable[str]:
    if not link.old:
        return (INSERTED,)
    if not link.new:
        return (DELETED,)
    if not link.is_pair:
        return (SPLIT if len(link.old) == 1 else MERGED,)
    if not link.operations:
        return ("unchanged",)
    result = [name for name in (MOVED, REWORDED, RENUMBERED) if name in link.operations]
    if MOVED in result:
        result.append("moved+reworded" if REWORDED in result else "moved only")
    return result


def wrong_links(truth: Script, predicted: Script, names: Names) -> list[Link]:
    """Predicted pairs of places, split and merged ones taken apart, that the truth does not have."""
    true = Counter(names.event(part) for link in truth.links if link.old and link.new for part in parts(link))
    wrong = []
    for link in predicted.links:
        for part in parts(link) if link.old and link.new else ():
            event = names.event(part)
            if true[event] > 0:
                true[event] -= 1
            else:
                wrong.append(part)
    return wrong


def needless_moves(truth: Script, predicted: Script, names: Names) -> list[Link]:
    """Predicted moves that the truth does not have, wrong links and true ones."""
    true = events(truth, names)[MOVED]
    needless = []
    for link in predicted.links:
        if MOVED in link.operations and link.is_pair:
            event = names.event(link)
            if true[event] > 0:
                true[event] -= 1
            else:
                needless.append(link)
    return needless


def settled(pair: Pair, predicted: Script) -> Script:
    """The truth, with the movers that were predicted wherever those are one of the least sets of movers.

    If two neighbours changed places, either may be called the mover; the same holds for any set of
    siblings that leaves the rest in order and is least by words, by nodes or by number.
    """
    said = {(link.old[0], link.new[0]) for link in predicted.links if link.is_pair and MOVED in link.operations}
    links = {link: link for link in pair.truth.links}
    nodes = nodes_of(pair.old)
    for group in sibling_groups(pair.truth.links):
        true = [link for link in group if MOVED in link.operations]
        moved = [link for link in group if link.is_pair and (link.old[0], link.new[0]) in said]
        if true and moved and set(moved) != set(true) and _is_least(group, moved, nodes):
            for link in group:
                rest = link.operations - {MOVED}
                links[link] = Link(link.old, link.new, rest | {MOVED} if link in moved else rest)
    return Script(tuple(links.values()))


def _is_least(group: Sequence[Link], moved: Sequence[Link], old: Nodes) -> bool:
    rest = [link.new[0] for link in group if link not in moved]
    if any(earlier > later for earlier, later in pairwise(rest)):
        return False
    return any(
        sum(weigh(old[link.old[0]]) for link in moved)
        <= sum(weigh(old[link.old[0]]) for link in movers(group, old, weigh))
        for weigh in WEIGHTS
    )
