"""A node of an outline as a history keeps it."""

from renvooi.diff.outline import Item
from renvooi.model import Appearance, VersionRef


def text_of(item: Item) -> str:
    """What is compared of a node as it is printed: its own text, or the heading of a section."""
    return (item.node.heading or "") if item.is_section else item.node.text


def appearance_of(item: Item, version: int) -> Appearance:
    """Where the node stands in the version of that number."""
    return Appearance(version, item.node.id, item.address, item.node.label, item.path)


def birthplace(ref: VersionRef, number: int) -> str:
    """What names a version in the ids of the nodes that were born in it."""
    return ref.version or f"#{number}"
