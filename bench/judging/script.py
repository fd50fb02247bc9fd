"""What became of every node of a document: the one form in which truth, our diff and the peers are compared.

A script is links between places; what an operation is follows from them by definition, so that no
aligner is judged on words of its own:

- a text differs: reworded; a number differs as it is cited: renumbered; neither: unchanged;
- one old place and several new ones: split; the reverse: merged;
- a node has moved if its parent is not what became of its old parent, or if it stands outside the
  heaviest set of its siblings that kept their order. What stands in a moved section has not moved.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from bench.mutating.draft import Path
from bench.mutating.numbering import cited
from renvooi.model import Document, Node, NodeType

INSERTED, DELETED, MOVED, REWORDED = "inserted", "deleted", "moved", "reworded"
RENUMBERED, SPLIT, MERGED = "renumbered", "split", "merged"
Nodes = Mapping[Path, Node]
Weigh = Callable[[Node], int]


@dataclass(frozen=True, slots=True)
class Link:
    """Some places of the old version that became some of the new; one side is empty where it is new or gone."""

    old: tuple[Path, ...]
    new: tuple[Path, ...]
    operations: frozenset[str] = frozenset()
    """Empty for an unchanged node."""

    @property
    def is_pair(self) -> bool:
        """One old node and one new."""
        return len(self.old) == len(self.new) == 1


@dataclass(frozen=True, slots=True)
class Script:
    """Links that name every node of both versions exactly once."""

    links: tuple[Link, ...]


def nodes_of(document: Document) -> dict[Path, Node]:
    """The nodes of a document by their places, in reading order."""
    result: dict[Path, Node] = {}

    def walk(nodes: Sequence[Node], above: Path) -> None:
        for index, node in enumerate(nodes):
            result[(*above, index)] = node
            walk(node.nodes, (*above, index))

    walk(document.nodes, ())
    return result


def text_of(node: Node) -> str:
    """What a node says itself: its heading or its text, without its number."""
    return (node.heading or "") if node.type is NodeType.SECTION else node.text


def words_below(node: Node) -> int:
    """Words of a node and all below it, and one for each node."""
    return sum(len(text_of(each).split()) + 1 for each in node.walk())


def nodes_below(node: Node) -> int:
    """Nodes of a tree."""
    return sum(1 for _ in node.walk())


def one(node: Node) -> int:
    """1, whatever stands below."""
    return 1


WEIGHTS: tuple[Weigh, ...] = (words_below, nodes_below, one)
"""What "the lighter part moved" may mean; a script is right by any of them."""


def derived(links: Iterable[Link], old: Document, new: Document) -> Script:
    """The script in which each link has its operations; what no link names is inserted or deleted."""
    olds, news = nodes_of(old), nodes_of(new)
    found = sorted((Link(tuple(sorted(link.old)), tuple(sorted(link.new))) for link in links), key=lambda x: x.old)
    gone = olds.keys() - {path for link in found for path in link.old}
    came = news.keys() - {path for link in found for path in link.new}
    outside = [link for group in sibling_groups(found) for link in movers(group, olds, words_below)]
    moved = {*outside, *strangers(found)}
    named = [Link(link.old, link.new, _operations(link, olds, news, link in moved)) for link in found]
    deleted = [Link((path,), (), frozenset({DELETED})) for path in sorted(gone)]
    inserted = [Link((), (path,), frozenset({INSERTED})) for path in sorted(came)]
    return Script((*named, *deleted, *inserted))


def _operations(link: Link, old: Nodes, new: Nodes, moved: bool) -> frozenset[str]:
    if not link.is_pair:
        return frozenset({SPLIT if len(link.old) == 1 else MERGED})
    before, after = old[link.old[0]], new[link.new[0]]
    label = cited(after.label)
    operations = {
        MOVED: moved,
        REWORDED: text_of(before) != text_of(after),
        RENUMBERED: label is not None and cited(before.label) is not None and cited(before.label) != label,
    }
    return frozenset(name for name, holds in operations.items() if holds)


def images(links: Iterable[Link]) -> dict[Path, frozenset[Path]]:
    """What each old place became; the document became the document."""
    result = {path: frozenset(link.new) for link in links for path in link.old if link.new}
    result[()] = frozenset({()})
    return result


def strangers(links: Sequence[Link]) -> list[Link]:
    """Pairs whose parents are not a pair."""
    became = images(links)
    return [
        link for link in links if link.is_pair and link.new[0][:-1] not in became.get(link.old[0][:-1], frozenset())
    ]


def sibling_groups(links: Sequence[Link]) -> list[list[Link]]:
    """Links below one pair of parents, in the old order; one that was split or merged stands where it begins."""
    became = images(links)
    groups: dict[tuple[Path, Path], list[Link]] = defaultdict(list)
    for link in sorted((link for link in links if link.old and link.new), key=lambda x: x.old[0]):
        above, below = link.old[0][:-1], link.new[0][:-1]
        if below in became.get(above, frozenset()):
            groups[above, below].append(link)
    return list(groups.values())


def movers(group: Sequence[Link], old: Nodes, weigh: Weigh) -> list[Link]:
    """The pairs of a group outside its heaviest set that kept its order; of equal sets, the first found."""
    order = [link.new[0] for link in group]
    if all(earlier < later for earlier, later in pairwise(order)):
        return []
    weights = [sum(weigh(old[path]) for path in link.old) for link in group]
    kept = heaviest_rise(order, weights)
    return [link for index, link in enumerate(group) if index not in kept and link.is_pair]


def heaviest_rise(order: Sequence[Path], weights: Sequence[int]) -> frozenset[int]:
    """Indices of the rising subsequence of the greatest weight. Quadratic."""
    best: list[int] = []
    before: list[int] = []
    for index, place in enumerate(order):
        earlier = max((other for other in range(index) if order[other] < place), key=lambda x: best[x], default=-1)
        before.append(earlier)
        best.append(weights[index] + (best[earlier] if earlier >= 0 else 0))
    at = max(range(len(best)), key=lambda x: best[x], default=-1)
    kept = set()
    while at >= 0:
        kept.add(at)
        at = before[at]
    return frozenset(kept)
