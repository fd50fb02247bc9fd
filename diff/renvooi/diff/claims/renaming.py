"""Claims that hold two names: a heading and what it is called now, an entry and what took its place."""

from collections.abc import Sequence

from renvooi.diff.claims.facts import NEW, OLD, Facts
from renvooi.diff.claims.names import likeness
from renvooi.diff.claims.outcome import Outcome, weighed
from renvooi.diff.claims.places import lowest
from renvooi.diff.claims.reasons import supported
from renvooi.diff.claims.targets import Target
from renvooi.diff.claims.vocabulary import Action
from renvooi.model import Change, Operation


def replaced(target: Target, facts: Facts) -> Outcome | None:
    """One entry that went and another that came, both named; None where they are not found so."""
    names = target.companies or target.quoted
    if len(names) != 2:  # what was, and what is
        return None
    gone, come = (facts.versions[side].holding(name, None) for side, name in zip((OLD, NEW), names, strict=True))
    lost = tuple(change for item in lowest(gone) for change in facts.support(Action.DELETED, item, OLD))
    won = tuple(change for item in lowest(come) for change in facts.support(Action.ADDED, item, NEW))
    if not lost or not won:
        return None
    changes = (*won, *lost)
    items = [item for item in lowest(come) if facts.support(Action.ADDED, item, NEW)]
    return weighed((), (supported(Action.REPLACED, changes),), changes, items)


def renamed(target: Target, facts: Facts) -> Outcome | None:
    """A heading with another name; both names are in the claim. None where no heading fits."""
    headings = [
        change
        for change in facts.changes
        if Operation.REWORDED in change.operations and change.old[0].heading and change.new[0].heading
    ]
    scored = [(_naming(target.phrase, change), change) for change in headings]
    best = max(scored, key=lambda one: one[0], default=None)
    if best is None or best[0] == 0:
        return None
    change = best[1]
    section = next(item for item in facts.versions[NEW].sections if item.path == change.new[0].path)
    return weighed((), (supported(Action.RENAMED, (change,)),), (change,), (section,))


def _naming(phrase: str, change: Change) -> float:
    """How surely `phrase` names both the old and the new heading, which stand in it one after the other."""
    words = phrase.split()
    old, new = change.old[0].heading or "", change.new[0].heading or ""
    return max(
        (min(_ends_with(words[:at], old), likeness(_stripped(words[at:]), new)) for at in range(1, len(words))),
        default=0.0,
    )


def _stripped(words: Sequence[str]) -> str:
    kept = list(words)
    while len(kept) > 1 and kept[0].casefold() in ("tot", "naar", "in", "to", "nu", "voortaan", "now"):
        kept = kept[1:]
    return " ".join(kept).strip("'\" ")


def _ends_with(words: Sequence[str], heading: str) -> float:
    return max((likeness(" ".join(words[at:]).strip("'\" "), heading) for at in range(len(words))), default=0.0)
