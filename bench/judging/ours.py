"""What our diff says became of every node."""

from collections.abc import Iterator, Sequence

from bench.judging.script import Link, Script
from bench.mutating.draft import Path
from renvooi.model import Diff, Document, Node


def script_of(diff: Diff, old: Document, new: Document) -> Script:
    """The links that a diff names, and those it means by naming nothing.

    Nodes that no change names stayed below their parents and kept their order: so they pair up, one
    after the other, below each pair of parents.
    """
    named = [
        Link(
            tuple(ref.path for ref in change.old),
            tuple(ref.path for ref in change.new),
            frozenset(operation.value for operation in change.operations),
        )
        for change in diff.changes
    ]
    silent = _Silent(named, old, new)
    return Script((*named, *silent.links()))


class _Silent:
    """The pairs that a diff does not name."""

    def __init__(self, named: Sequence[Link], old: Document, new: Document) -> None:
        self._named = [link for link in named if link.old and link.new]
        self._old = _Unnamed(old.nodes, {path for link in named for path in link.old})
        self._new = _Unnamed(new.nodes, {path for link in named for path in link.new})

    def links(self) -> Iterator[Link]:
        document: tuple[Path, ...] = ((),)
        waiting = [(document, document), *((link.old, link.new) for link in self._named)]
        while waiting:
            olds, news = waiting.pop()
            before = [path for above in olds for path in self._old.below(above)]
            after = [path for above in news for path in self._new.below(above)]
            for one, other in zip(before, after, strict=False):
                yield Link((one,), (other,))
                waiting.append(((one,), (other,)))


class _Unnamed:
    """The nodes of one version that no change names."""

    def __init__(self, nodes: Sequence[Node], named: set[Path]) -> None:
        self._nodes = nodes
        self._named = named

    def below(self, path: Path) -> list[Path]:
        """Those directly below the node at `path`."""
        nodes = self._nodes
        for index in path:
            nodes = nodes[index].nodes
        return [(*path, index) for index in range(len(nodes)) if (*path, index) not in self._named]
