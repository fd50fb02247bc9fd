"""Names for changes that survive other changes.

An id is a fingerprint of what the change says, never of where it stands: an item inserted
above must not give every later change a new id. So numbers, addresses and pages are left out,
except in a pure renumbering, whose content is its numbers. Equal content in two places is
told apart by the headings above, then by an ordinal.
"""

import hashlib
import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from renvooi.diff.normal import normalise
from renvooi.model import Change, NodeRef, NodeType, Operation

DIGITS = 12
"""Hexadecimal digits kept of the SHA-256: 48 bits, a chance of 1 in 10^8 of a clash in 1,000 changes."""


def with_ids(changes: Sequence[Change], headings: Sequence[tuple[str, ...]]) -> tuple[Change, ...]:
    """`changes` with unique ids; `headings` are those above each change, from the top."""
    taken: set[str] = set()
    ordinals: Counter[str] = Counter()
    result = []
    for change, above in zip(changes, headings, strict=True):
        content = _content(change)
        alone, told_apart = fingerprint(content), fingerprint(content, above)
        name = next((name for name in (alone, told_apart) if name not in taken), None)
        while name is None or name in taken:
            # of many that are equal under equal headings each has the next number
            ordinals[told_apart] += 1
            name = fingerprint(content, above, 1 + ordinals[told_apart])
        taken.add(name)
        result.append(replace(change, id=name))
    return tuple(result)


def fingerprint(*content: object) -> str:
    """The first digits of the SHA-256 of `content` as JSON."""
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode(errors="surrogatepass")).hexdigest()[:DIGITS]


def _content(change: Change) -> list[object]:
    operations = [op.value for op in change.operations if op is not Operation.RENUMBERED]
    sides = [[_said(ref) for ref in side] for side in (change.old, change.new)]
    if operations:
        return [operations, *sides]
    numbers = [[ref.label for ref in side] for side in (change.old, change.new)]
    return [[Operation.RENUMBERED.value], *sides, *numbers]


def _said(ref: NodeRef) -> list[str]:
    said = ref.heading or "" if ref.type is NodeType.SECTION else ref.text
    return [ref.type.value, normalise(said)]
