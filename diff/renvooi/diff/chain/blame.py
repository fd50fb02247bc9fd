"""`blame`: which version introduced each word of a version."""

from renvooi.model import BLAME_SCHEMA, Blame, BlamedNode, History, Life


def blame(history: History, version: int | None = None) -> Blame:
    """The version of that number (the latest without one), each node in the stretches of the versions that wrote it.

    Raises: ValueError if the chain has no version of that number.
    """
    number = len(history.versions) if version is None else version
    if not 1 <= number <= len(history.versions):
        raise ValueError(f"version {number} is not in the chain; it has 1 to {len(history.versions)}")
    standing = (life for life in history.lives if life.stands_in(number))
    nodes = sorted((_blamed(life, number) for life in standing), key=lambda node: node.path)
    return Blame(BLAME_SCHEMA, history.document, history.title, number, history.versions, tuple(nodes))


def _blamed(life: Life, number: int) -> BlamedNode:
    place = life.at(number)
    stretches = life.wording_at(number).stretches
    return BlamedNode(life.id, life.type, place.address, place.label, place.path, stretches)
