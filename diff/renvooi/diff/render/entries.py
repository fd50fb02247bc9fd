"""What is shown of each change: one entry an event, the same in every form."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from renvooi.diff.render.breaks import visible_breaks
from renvooi.diff.render.labels import Labels
from renvooi.diff.render.reasons import evidence, reason
from renvooi.diff.render.visible import visible
from renvooi.model import Change, Diff, Group, HumanVerdict, InlineOp, InlineStep, NodeRef, Operation, Significance

_NESTED = ("inserted-section", "deleted-section")
_KIND_ORDER = (
    Operation.INSERTED,
    Operation.DELETED,
    Operation.SPLIT,
    Operation.MERGED,
    Operation.MOVED,
    Operation.REWORDED,
    Operation.RENUMBERED,
)
"""Of several operations the first names the kind: what a reader would look for first."""
EXCERPT = 15
"""Words by which a change of a group is recognised; its text did not change."""
DOUBTFUL = 0.7
"""Confidence of a pairing, 0 to 1, under which a reader is told of it; most pairs lie above 0.8."""


@dataclass(frozen=True, slots=True)
class Member:
    """One change of a group."""

    place: str
    excerpt: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One event: a change, or a group of changes that is one event to a reader."""

    what: str
    """Operations in words, or the line of a group."""
    kind: Operation
    """The weightiest of its operations."""
    place: str
    old_place: str
    """Address in the old version, numbers for a run of renumberings; "" for an insertion."""
    new_place: str
    significance: Significance
    significance_word: str
    steps: tuple[InlineStep, ...]
    """The text with its redline; one step for a clause that came or went; empty if the text is not shown."""
    because: str
    evidence: tuple[str, ...]
    elsewhere: tuple[str, ...]
    """Addresses where an inserted or deleted text stands too."""
    ids: tuple[str, ...]
    """The changes that the entry stands for."""
    is_heading: bool
    verdict: str | None = None
    """What a person decided of it, when and why; None if nobody did."""
    doubt: str | None = None
    """That the pairing is not certain, and what else was near; None if it is certain enough."""
    members: tuple[Member, ...] = ()
    """Of a group its changes, in order."""
    old_path: tuple[int, ...] | None = None
    """Where it began in the tree of the old version; None for an insertion."""

    @property
    def was(self) -> tuple[InlineStep, ...]:
        """The text of the old version with what left it marked; empty for an insertion."""
        return () if self.kind is Operation.INSERTED else _side(self.steps, InlineOp.DELETE)

    @property
    def now(self) -> tuple[InlineStep, ...]:
        """The text of the new version with what came into it marked; empty for a deletion."""
        return () if self.kind is Operation.DELETED else _side(self.steps, InlineOp.INSERT)


def _side(steps: Sequence[InlineStep], own: InlineOp) -> tuple[InlineStep, ...]:
    return tuple(step for step in steps if step.op in (own, InlineOp.EQUAL))


def entries(script: Diff, labels: Labels) -> tuple[Entry, ...]:
    """Changes in order; a run of renumberings and a moved section are one entry where they begin."""
    folded = {group.id: group for group in script.summary.groups if group.kind not in _NESTED}
    by_id = {change.id: change for change in script.changes}
    result, shown = [], set[str]()
    for change in script.changes:
        group = folded.get(change.group or "")
        if group is None:
            result.append(_entry(change, labels))
        elif group.id not in shown:
            shown.add(group.id)
            members = [by_id[change_id] for change_id in group.changes if change_id in by_id]
            result.append(_group_entry(group, members, labels))
    return tuple(result)


def _group_entry(group: Group, members: list[Change], labels: Labels) -> Entry:
    highest = next(level for level in Significance if any(change.significance is level for change in members))
    return Entry(
        what=visible(labels.group(group)),
        kind=_kind(members[0]),
        place="",
        old_place=visible(group.old or ""),
        new_place=visible(group.new or ""),
        significance=highest,
        significance_word=labels.significance[highest],
        steps=(),
        because=reason(next(change.because for change in members if change.significance is highest), labels),
        evidence=(),
        elsewhere=(),
        ids=tuple(change.id for change in members),
        old_path=members[0].old[0].path if members[0].old else None,
        is_heading=False,
        verdict=_group_verdicts(members, labels),
        members=tuple(
            Member(visible(_place(change)), visible(_excerpt((change.new or change.old)[0].text))) for change in members
        ),
    )


def _excerpt(text: str) -> str:
    words = text.split()
    return " ".join(words) if len(words) <= EXCERPT else f"{' '.join(words[:EXCERPT])} …"


def _entry(change: Change, labels: Labels) -> Entry:
    return Entry(
        what=", ".join(labels.operations[operation] for operation in change.operations),
        kind=_kind(change),
        place=visible(_place(change)),
        old_place=visible(_addresses(change.old)),
        new_place=visible(_addresses(change.new)),
        significance=change.significance,
        significance_word=labels.significance[change.significance],
        steps=tuple(replace(step, text=visible(step.text)) for step in visible_breaks(_steps(change))),
        because=visible(reason(change.because, labels)),
        evidence=tuple(visible(evidence(signal, labels)) for signal in change.signals),
        elsewhere=tuple(visible(one.address) for one in change.restated),
        ids=(change.id,),
        old_path=change.old[0].path if change.old else None,
        is_heading=(change.new or change.old)[0].type.value == "section",
        doubt=_doubt(change, labels),
        verdict=_verdict(change.verdict, labels),
    )


def _verdict(verdict: HumanVerdict | None, labels: Labels) -> str | None:
    if verdict is None:
        return None
    level = labels.significance[verdict.significance]
    if verdict.consequence_class is not None:
        level += labels.decided_class.format(name=verdict.consequence_class)
    return visible(labels.decided.format(level=level, by=verdict.by, at=verdict.at, because=verdict.because))


def _group_verdicts(members: Sequence[Change], labels: Labels) -> str | None:
    """Every verdict about a member, each with its place."""
    said = [
        f"{_place(change)}: {verdict}"
        for change in members
        if (verdict := _verdict(change.verdict, labels)) is not None
    ]
    return "; ".join(said) or None


def _kind(change: Change) -> Operation:
    return next(operation for operation in _KIND_ORDER if operation in change.operations)


def _place(change: Change) -> str:
    """Both addresses where they differ; the parts of a split or merged clause one after another."""
    sides = [_addresses(side) for side in (change.old, change.new) if side]
    return sides[0] if len(set(sides)) == 1 else " → ".join(sides)


def _addresses(side: Sequence[NodeRef]) -> str:
    return " + ".join(ref.address for ref in side)


def _steps(change: Change) -> tuple[InlineStep, ...]:
    if change.inline:
        return change.inline
    if Operation.INSERTED in change.operations:
        return _parts(InlineOp.INSERT, change.new)
    if Operation.DELETED in change.operations:
        return _parts(InlineOp.DELETE, change.old)
    return _parts(InlineOp.EQUAL, change.new)


def _parts(op: InlineOp, refs: Sequence[NodeRef]) -> tuple[InlineStep, ...]:
    return (InlineStep(op, "\n".join(ref.text for ref in refs)),)


def _doubt(change: Change, labels: Labels) -> str | None:
    if change.confidence is None or change.confidence >= DOUBTFUL:
        return None
    said = labels.uncertain.format(percent=int(change.confidence * 100))
    other = change.runner_up
    if other is not None:
        near = labels.runner_up.format(address=other.node.address, percent=int(other.similarity * 100))
        said = f"{said}; {near}"
    return visible(said)
