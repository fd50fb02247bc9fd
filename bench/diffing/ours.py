"""Our own diff in the forms that are timed, behind one name each."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from bench.diffing.growth import plain_pair
from renvooi.diff import diff
from renvooi.diff.align import align
from renvooi.diff.groups import with_groups
from renvooi.diff.header import find_outside
from renvooi.diff.inline import redline
from renvooi.diff.looks import find_looks
from renvooi.diff.outline import Item, places_of
from renvooi.diff.script import find_events, script_of
from renvooi.model import Document


def pairing_and_redline(old: Document, new: Document) -> int:
    """What peers do too: which clause became which, and the changed words. Returns how many events there are."""
    events = find_events(align(old, new))
    for event in events:
        if event.old and event.new:
            was, now = _text(event.old), _text(event.new)
            if was != now:
                redline(was, now)
    return len(events)


def _text(items: tuple[Item, ...]) -> str:
    return "\n".join((item.node.heading or "") if item.is_section else item.node.text for item in items)


def without_meaning(old: Document, new: Document) -> int:
    """The diff itself: all but references, signals, significance, claims and records. Returns how many changes."""
    alignment = align(old, new)
    changes, _ = with_groups([one.change for one in script_of(alignment)], places_of(alignment.new))
    return len(changes) + len((*find_outside(old, new), *find_looks(old, new)))


def whole_diff(old: Document, new: Document) -> int:
    """All that a diff says, with signals, significance, references and groups. Returns how many changes there are."""
    return len(diff(old, new).changes)


FORMS: Mapping[str, Callable[[Document, Document], int]] = MappingProxyType(
    {"pairing and redline": pairing_and_redline, "whole diff": whole_diff}
)
"""The promises of speed are about the first."""


def warm() -> None:
    """Both forms once over a reworded clause, so that no figure holds an import."""
    old, new = plain_pair(["Verwerker meldt dit binnen twee dagen."], ["Verwerker meldt dit binnen vier dagen."])
    for form in FORMS.values():
        form(old, new)
