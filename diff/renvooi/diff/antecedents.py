"""Unchanged clauses whose words point back at a clause that says something else now.

    - Wij antwoorden binnen 4 uur.        - Wij antwoorden binnen 8 uur.
    - Hierop gelden uitzonderingen.  ->   - Hierop gelden uitzonderingen.

No word of the second clause changed, so no change lists it; a finding at that clause names the
other. Two ways of pointing are followed: a demonstrative that opens the clause points at the node
right before it, and "wat hiervoor onder X is vermeld" points at the section of that name.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from renvooi.diff.align import Alignment
from renvooi.diff.outline import ROOT, Item, Outline
from renvooi.diff.signals.anaphora import points_back
from renvooi.diff.signals.sentences import sentences
from renvooi.model import Change, Finding, NodeRef, NodeType, Severity, Significance

ANTECEDENT_CHANGED = "anaphora-antecedent-changed"
_SAID_UNDER = re.compile(
    r"\b(?:hiervoor|hierboven|bovenstaande|voorgaande|eerder)\b[^.;]{0,80}?\bonder\s+(?:de\s+kop\s+|het\s+kopje\s+)?",
    re.IGNORECASE,
)
"""What stands before the heading of the section that is pointed at."""
_LEAST_HEADING = 4
"""Characters of a heading that is told from any other word."""
_MOST_RELATED = 5
"""Changed clauses of one section that a finding names."""


def find_antecedents(changes: Sequence[Change], alignment: Alignment) -> Iterator[Finding]:
    """One finding for each unchanged clause that points at a changed one, in reading order of the new version."""
    weighty = [change for change in changes if change.significance is Significance.SUBSTANTIVE]
    if not weighty:
        return
    touched = {ref.path for change in changes for ref in change.new}
    old_of = {new: old for old, new in alignment.partner.items()}
    by_new = {ref.path: change for change in weighty for ref in change.new}
    by_old = {ref.path: change for change in weighty for ref in change.old}
    for item in alignment.new:
        if item.is_section or item.path in touched or item.index not in old_of:
            continue
        named = _section_named(item, alignment.new)
        if named is not None:
            related = tuple(_refs_below(named, alignment.new, by_new))
            if related:
                yield _finding(item, f"onder {named.said}", related[:_MOST_RELATED])
            continue
        words = points_back(sentences(item.normal)[0]) if item.normal else None
        if words:
            before = _before(alignment.new, item), _before(alignment.old, alignment.old[old_of[item.index]])
            found = _changed(before[0], by_new) or _changed(before[1], by_old)
            if found is not None:
                yield _finding(item, words, (found,))


def _before(items: Outline, item: Item) -> Item | None:
    """The node that `item` follows: the one before it under the same node, or else that node."""
    at = item.index - 1
    while at > item.parent:
        if items[at].parent == item.parent:
            return items[at]
        at = items[at].parent
    return items[item.parent] if item.parent != ROOT else None


def _changed(item: Item | None, by_path: Mapping[tuple[int, ...], Change]) -> NodeRef | None:
    """The node as it reads now, or as it read before it was deleted, if it changed with substance."""
    change = by_path.get(item.path) if item is not None and not item.is_section else None
    return (change.new or change.old)[0] if change is not None else None


def _section_named(item: Item, items: Outline) -> Item | None:
    found = _SAID_UNDER.search(item.normal)
    if found is None:
        return None
    rest = item.normal[found.end() :].strip(" '\"").casefold()
    named = [
        other
        for other in items
        if other.node.type is NodeType.SECTION
        and len(other.normal) >= _LEAST_HEADING
        and re.match(re.escape(other.normal.casefold()) + r"(?!\w)", rest)
    ]
    return max(named, key=lambda other: len(other.normal), default=None)


def _refs_below(section: Item, items: Outline, by_new: Mapping[tuple[int, ...], Change]) -> Iterator[NodeRef]:
    for item in items[section.index + 1 : section.end]:
        if item.path in by_new:
            yield item.ref()


def _finding(item: Item, words: str, related: tuple[NodeRef, ...]) -> Finding:
    places = ", ".join(ref.address for ref in related)
    message = f'{item.address} is unchanged and points back with "{words}" at what changed: {places}'
    return Finding(ANTECEDENT_CHANGED, Severity.WARNING, message, item.ref(), None, related)
