"""The author's claims and what they leave out, as findings about the new version."""

from collections.abc import Iterator

from renvooi.diff.align import Alignment
from renvooi.diff.claims.lists import find_list
from renvooi.diff.compare import diff_aligned
from renvooi.model import Document, Finding, Severity, Verdict

_SEVERITIES = {
    Verdict.CONTRADICTED: Severity.ERROR,
    Verdict.PARTLY: Severity.WARNING,
    Verdict.UNRESOLVED: Severity.INFO,
}
"""A claim that is confirmed needs nobody's attention."""


def find_claims(old: Document, new: Document, alignment: Alignment) -> Iterator[Finding]:
    """Claims that do not hold, and changes that no claim names; nothing where there is no list."""
    if find_list(alignment.new) is None:
        return
    script = diff_aligned(old, new, alignment)
    for claim in script.claims:
        severity = _SEVERITIES.get(claim.verdict)
        if severity is not None:
            message = f'{claim.source.address} says "{claim.text}": {claim.because}'
            yield Finding(f"claim-{claim.verdict.value}", severity, message, claim.source, None, claim.related)
    missing = frozenset(script.undeclared)
    told: set[str] = set()
    groups = {
        one: group for group in script.summary.groups if missing.issuperset(group.changes) for one in group.changes
    }
    for change in script.changes:
        if change.id not in missing or change.id in told:
            continue
        at = (change.new or change.old)[0]
        group = groups.get(change.id)
        what = " and ".join(change.operations)
        if group is not None:
            told.update(group.changes)
            what = f"{group.kind}, {group.old or ''} to {group.new or ''}" if group.old and group.new else group.kind
        message = f"{at.address} ({what}) is not named in the author's list of differences"
        yield Finding("change-undeclared", Severity.INFO, message, at, None)
