"""Roles of nodes: what a clause is for, by the patterns of the profile."""

from collections.abc import Sequence
from dataclasses import replace

from renvooi.model import Node, NodeType, Role
from renvooi.parser.settings import Profile, RolePattern


def with_roles(nodes: Sequence[Node], profile: Profile) -> tuple[Node, ...]:
    """The same tree with the role of each node that a pattern knows; the first pattern wins."""
    return tuple(
        replace(node, role=_role(node, profile.roles), nodes=with_roles(node.nodes, profile)) for node in nodes
    )


def _role(node: Node, patterns: Sequence[RolePattern]) -> Role | None:
    for pattern in patterns:
        if node.type is NodeType.SECTION:
            if pattern.heading is not None and pattern.heading.search(node.printed_heading):
                return pattern.role
        elif pattern.clause is not None and pattern.clause.search(node.text):
            return pattern.role
    return node.role
