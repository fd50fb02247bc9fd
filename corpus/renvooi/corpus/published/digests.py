"""Digests by which a reader sees that what it is about to read is what a list said some moments before."""

import json
from collections.abc import Iterable, Sequence
from hashlib import sha256

Decided = tuple[str, str, str, str, str, str | None]
"""Of a verdict: both snapshots, the change, its significance, when it was decided, and the class if one was given."""


def history_digest(stored: str | None, chain: Iterable[tuple[str, str]]) -> str:
    """Of the ids of a document: what is stored (SHA-256, None if nothing is), and the versions they are wanted for."""
    return _digest([stored, [list(link) for link in chain]])


def verdict_digest(decided: Sequence[Decided]) -> str:
    """Of verdicts in the order in which they were recorded; "" for none."""
    return _digest([list(one) for one in decided]) if decided else ""


def _digest(value: object) -> str:
    return sha256(json.dumps(value, separators=(",", ":")).encode("ascii")).hexdigest()
