"""What the author says of the step, with our verdict, and what the author does not say: a line each."""

from renvooi.diff.render.labels import Labels
from renvooi.diff.render.visible import visible
from renvooi.model import Change, Claim, Diff, Group


def claim_lines(script: Diff, labels: Labels) -> tuple[str, ...]:
    """The author's claims in their order, each with its verdict and the reason."""
    return tuple(claim_line(claim, labels) for claim in script.claims)


def claim_line(claim: Claim, labels: Labels) -> str:
    """One claim with its verdict and the reason."""
    return visible(f"{labels.claim_verdicts[claim.verdict]}: “{claim.text}” {why(claim, labels)}")


def why(claim: Claim, labels: Labels) -> str:
    """The reason in the language of the reader."""
    because = claim.because_nl if labels.language == "nl" and claim.because_nl else claim.because
    return f"{labels.why}: {because}"


def undeclared_lines(script: Diff, labels: Labels) -> tuple[str, ...]:
    """The changes that no claim covers; an event of which none is covered is one line."""
    missing = frozenset(script.undeclared)
    whole = {
        one: group for group in script.summary.groups if missing.issuperset(group.changes) for one in group.changes
    }
    lines: dict[str, None] = {}
    for change in script.changes:
        if change.id in missing:
            lines[undeclared_line(change, whole.get(change.id), labels)] = None
    return tuple(lines)


def undeclared_line(change: Change, group: Group | None, labels: Labels) -> str:
    """One change, or the event that it is part of."""
    if group is not None:
        return visible(labels.group(group))
    place = " + ".join(ref.address for ref in change.new or change.old)
    operations = ", ".join(labels.operations[operation] for operation in change.operations)
    return visible(f"{place}: {operations} ({labels.significance[change.significance]})")
