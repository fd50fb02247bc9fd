"""What stands beside a redline as comments: verdicts on the author's claims, and what no claim names."""

from collections.abc import Mapping, Sequence

from renvooi.diff.render.claims import claim_line, undeclared_line
from renvooi.diff.render.labels import Labels
from renvooi.model import Diff


def comments_on(script: Diff, labels: Labels) -> Mapping[str, Sequence[str]]:
    """Comments by the id of the change that they stand beside; "" for those about text that did not change."""
    notes: dict[str, list[str]] = {}
    at = {ref.path: change.id for change in script.changes for ref in change.new}
    for claim in script.claims:
        notes.setdefault(at.get(claim.source.path, ""), []).append(claim_line(claim, labels))
    missing = frozenset(script.undeclared)
    whole = {
        one: group for group in script.summary.groups if missing.issuperset(group.changes) for one in group.changes
    }
    told: set[str] = set()
    for change in script.changes:
        group = whole.get(change.id)
        if change.id not in missing or (group is not None and group.id in told):
            continue
        if group is not None:
            told.add(group.id)
        line = undeclared_line(change, group, labels)
        notes.setdefault(change.id, []).append(f"{labels.undeclared}: {line}")
    return notes
