"""The new tree from the old tree and the diff: the proof that a diff leaves nothing unsaid.

Deleted and moved nodes leave the old tree, paired ones take their new words and number, and
what moved or came is put back in reading order of the new version, each at its new path.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from renvooi.model import Change, Diff, Document, Node, NodeId, NodeRef, NodeType, Operation, with_ids
from renvooi.model.errors import InvariantBroken

Path = tuple[int, ...]


@dataclass(slots=True)
class _Draft:
    """A node under reconstruction."""

    node: Node
    children: "list[_Draft]" = field(default_factory=list)


def rebuild(old: Document, script: Diff) -> tuple[Node, ...]:
    """The tree of the new version; pages, boxes and roles are those of the old where a node stayed.

    Labels keep the old printing where they are cited alike ("2." and "2", any bullet glyph).
    Raises: InvariantBroken if the diff does not fit `old`.
    """
    return with_ids(rearrange(old.nodes, script))


def rearrange(nodes: Iterable[Node], script: Diff) -> tuple[Node, ...]:
    """The tree of the new version as `rebuild` gives it, but for the ids, which are those of before.

    Raises: InvariantBroken if the diff does not fit `nodes`, those of the old version.
    """
    root = _draft(nodes)
    at = dict(_by_path(root, ()))
    parent = {id(child): above for above in (root, *at.values()) for child in above.children}
    arrivals: list[tuple[Path, _Draft]] = []
    for change in script.changes:
        arrivals.extend(_apply(change, at))
    leaving = [at[ref.path] for change in script.changes for ref in _leaving(change)]
    for draft in leaving:
        siblings = parent[id(draft)].children
        siblings[:] = [one for one in siblings if one is not draft]
    for path, draft in sorted(arrivals, key=lambda arrival: arrival[0]):
        _insert(root, path, draft)
    return _nodes(root)


def _leaving(change: Change) -> tuple[NodeRef, ...]:
    """What leaves its place: deleted and moved nodes, and all but the first of merged ones."""
    gone = Operation.DELETED in change.operations or Operation.MOVED in change.operations
    return change.old if gone else change.old[1:]


def _apply(change: Change, at: dict[Path, _Draft]) -> Iterable[tuple[Path, _Draft]]:
    """Rewrite what `change` pairs; what it puts somewhere, with its new path."""
    if Operation.INSERTED in change.operations:
        return [(ref.path, _Draft(_inserted(ref))) for ref in change.new]
    if Operation.DELETED in change.operations:
        return []
    draft = at.get(change.old[0].path)
    if draft is None:
        raise InvariantBroken(f"change {change.id}: nothing at {change.old[0].address} in the old version")
    draft.node = _rewritten(draft.node, change)
    split_off = [(ref.path, _Draft(_inserted(ref))) for ref in change.new[1:]]
    return [(change.new[0].path, draft), *split_off] if Operation.MOVED in change.operations else split_off


def _rewritten(node: Node, change: Change) -> Node:
    after = change.new[0]
    text = node.text if node.type is NodeType.SECTION else after.text
    label = after.label if Operation.RENUMBERED in change.operations else node.label
    return Node(node.id, node.type, label, after.heading, text, node.page, node.bbox, (), node.role)


def _inserted(ref: NodeRef) -> Node:
    text = "" if ref.type is NodeType.SECTION else ref.text
    return Node(ref.id, ref.type, ref.label, ref.heading, text, ref.page, None, (), None)


def _insert(root: _Draft, path: Path, draft: _Draft) -> None:
    above = root
    for index in path[:-1]:
        if index >= len(above.children):
            raise InvariantBroken(f"no place for {draft.node.id}: the diff does not fit this version")
        above = above.children[index]
    above.children.insert(path[-1], draft)


def _draft(nodes: Iterable[Node]) -> _Draft:
    top = Node(NodeId(""), NodeType.SECTION, None, None, "", None, None)
    return _Draft(top, [_draft_of(node) for node in nodes])


def _draft_of(node: Node) -> _Draft:
    return _Draft(node, [_draft_of(child) for child in node.nodes])


def _by_path(draft: _Draft, path: Path) -> Iterable[tuple[Path, _Draft]]:
    for index, child in enumerate(draft.children):
        yield (*path, index), child
        yield from _by_path(child, (*path, index))


def _nodes(draft: _Draft) -> tuple[Node, ...]:
    return tuple(
        Node(n.id, n.type, n.label, n.heading, n.text, n.page, n.bbox, _nodes(child), n.role)
        for child in draft.children
        for n in (child.node,)
    )
