"""Lists that a text opens and that could not be read: their records are unknown, and have not lapsed.

Wij schakelen deze sub-processors in:     the list is a picture, or of a form that is not known
"""

import re
from collections.abc import Iterator

from renvooi.diff.align import Alignment
from renvooi.diff.outline import Item, Outline
from renvooi.diff.records.entries import Listing, find_listings
from renvooi.model import Finding, RecordKind, Severity

UNREAD = "list-unread"
_DENIES = re.compile(r"\b(?:geen|niet|n\.?v\.?t|none|no|not)\b", re.IGNORECASE)
"""A text that says that there is nothing to list."""


def unread(items: Outline) -> dict[RecordKind, Item]:
    """By kind what opens a list of which no entry was read, where no other list of that kind was."""
    listings = find_listings(items)
    known = {listing.kind for listing in listings if listing.entries}
    return {one.kind: one.head for one in reversed(listings) if one.kind not in known and _promises(one, items)}


def _promises(listing: Listing, items: Outline) -> bool:
    """Whether a list must stand here: the text ends in a colon, or texts stand under the heading of sub-processors."""
    head = listing.head
    if not head.is_section:
        return head.node.text.rstrip().endswith(":")
    below = [items[at].node.text for at in range(head.index + 1, head.end)]
    return listing.kind is RecordKind.SUB_PROCESSORS and any(below) and not any(map(_DENIES.search, below))


def find_unread(alignment: Alignment) -> Iterator[Finding]:
    """Lists that were read in one version only, so that nothing is said of what changed in them."""
    before, after = unread(alignment.old), unread(alignment.new)
    for kind in RecordKind:
        if (kind in before) is (kind in after):
            continue
        head, which = (before[kind], "old") if kind in before else (after[kind], "new")
        other = alignment.new if kind in before else alignment.old
        if any(listing.entries for listing in find_listings(other) if listing.kind is kind):
            message = f"the list of {kind.value} at {head.address} of the {which} version could not be read; compare it yourself"
            yield Finding(UNREAD, Severity.WARNING, message, head.ref(), None)
