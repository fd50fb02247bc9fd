"""A name for what a clause tree says, whatever file it was read from.

A file that is exported again has other bytes and the same agreement. What a digest leaves out
is what differs between a PDF and a Markdown file of one text: bullets are drawn in many ways,
Markdown has no label without a full stop, lines break elsewhere, and only one of the two has pages.
"""

import hashlib
import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence

from renvooi.model.document import Node

_BULLET = re.compile(r"[\W_]+")
"""A label without a letter or a digit: only the way in which a bullet is drawn."""

Canonical = list["str | Canonical"]


def tree_digest(nodes: Sequence[Node]) -> str:
    """A hexadecimal SHA-256 of labels, headings, texts and nesting; equal for trees that say the same."""
    canonical = json.dumps(_canonical(nodes), ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(canonical.encode("utf-8", "surrogatepass")).hexdigest()


def _canonical(nodes: Sequence[Node]) -> Canonical:
    return [[_label(node.label), _folded(node.heading), _folded(node.text), _canonical(node.nodes)] for node in nodes]


def places_that_differ(old: Sequence[Node], new: Sequence[Node]) -> int:
    """How many places of two trees do not say the same: clauses that only one side has, or that stand elsewhere."""
    if tree_digest(old) == tree_digest(new):
        return 0
    before, after = Counter(_told(old, 0)), Counter(_told(new, 0))
    return max(1, (before - after).total(), (after - before).total())


def _told(nodes: Sequence[Node], depth: int) -> Iterator[tuple[int, str, str, str]]:
    for node in nodes:
        yield depth, _label(node.label), _folded(node.heading), _folded(node.text)
        yield from _told(node.nodes, depth + 1)


def _label(label: str | None) -> str:
    plain = _folded(label)
    return "•" if _BULLET.fullmatch(plain) else plain.removesuffix(".")


def _folded(text: str | None) -> str:
    return " ".join(unicodedata.normalize("NFC", text or "").split())
