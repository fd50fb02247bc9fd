"""Persistent ids: fingerprints of what a node said when it was born, and in which version.

The same files in the same order give the same ids, whoever makes them and when. Where two nodes
were born with the same words, the headings above tell them apart, then an ordinal. An id that
was given once is taken for good, also after its clause was retired.
"""

import itertools
from collections.abc import Iterator

from renvooi.diff.chain.nodes import Standing
from renvooi.diff.identity import fingerprint
from renvooi.diff.normal import normalise
from renvooi.model import ClauseId

PREFIX = "c-"
"""Tells a persistent id from the id of a change, which is a fingerprint too."""


def name(node: Standing, *, version: str, taken: set[str]) -> ClauseId:
    """A new id for `node`, added to `taken`; `version` is the label of the version in which it was born."""
    found = next(one for one in _names(node, version) if one not in taken)
    taken.add(found)
    return ClauseId(found)


def another_name(found: ClauseId, *, taken: set[str]) -> ClauseId:
    """A new id in place of `found`, which means another clause already; it is added to `taken`."""
    ordinals = itertools.count(2)
    made = next(one for one in (PREFIX + fingerprint(found, ordinal) for ordinal in ordinals) if one not in taken)
    taken.add(made)
    return ClauseId(made)


def _names(node: Standing, version: str) -> Iterator[str]:
    said = (version, node.node.type.value, normalise(node.text))
    yield PREFIX + fingerprint(said)
    yield PREFIX + fingerprint(said, node.above)
    ordinal = 2
    while True:
        yield PREFIX + fingerprint(said, node.above, ordinal)
        ordinal += 1
