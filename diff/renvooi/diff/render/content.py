"""What every form of a diff shows, in which order: the forms differ in marks only."""

import unicodedata
from dataclasses import dataclass

from renvooi.diff.header import OUTSIDE_THE_CLAUSES
from renvooi.diff.render.labels import LANGUAGES, Labels
from renvooi.diff.render.reasons import evidence, reason
from renvooi.model import (
    OPEN,
    Change,
    Diff,
    Finding,
    InlineOp,
    InlineStep,
    Operation,
    ReadingCaveat,
    Significance,
    VersionRef,
)

_NESTED = ("inserted-section", "deleted-section")
_VISIBLE_CONTROLS = frozenset("\n\t")


@dataclass(frozen=True, slots=True)
class Entry:
    """One event: a change, or a group of changes that is one event to a reader."""

    what: str
    """Operations in words, or the line of a group."""
    place: str
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


@dataclass(frozen=True, slots=True)
class Content:
    """A diff ready to be marked up."""

    labels: Labels
    title: str
    old: str
    new: str
    counts: str
    entries: tuple[Entry, ...]
    open: tuple[str, ...]
    """Findings that a page shows something else than was read: they stand before all else."""
    findings: tuple[str, ...]
    warnings: tuple[str, ...]
    """What the readers of the two versions warned of: shown whether or not anything changed."""
    nothing: str | None
    """What to say instead of entries; None if there are changes."""

    @property
    def first(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """The list before the entries, with its heading, if it holds anything."""
        return ((self.labels.open, self.open),) if self.open else ()

    @property
    def lists(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """The lists under the entries that hold anything, each with its heading; the warnings come first."""
        both = ((self.labels.warnings, self.warnings), (self.labels.findings, self.findings))
        return tuple((heading, points) for heading, points in both if points)


def content(script: Diff, language: str) -> Content:
    """What to show of `script`. Raises: ValueError for a language that is not "nl" or "en"."""
    if language not in LANGUAGES:
        raise ValueError(f"language {language!r} is not known; use one of {', '.join(LANGUAGES)}")
    labels = LANGUAGES[language]
    old, new = _version(script.old, labels), _version(script.new, labels)
    summary = script.summary
    return Content(
        labels=labels,
        title=labels.title.format(title=visible(script.title)),
        old=old,
        new=new,
        counts=labels.counts.format(
            substantive=summary.substantive, review=summary.review, editorial=summary.editorial
        ),
        entries=_entries(script, labels),
        open=_open(script, labels),
        findings=tuple(_finding(finding, labels) for finding in script.findings if finding.code not in OPEN),
        warnings=tuple(_warning(warning, labels) for warning in script.warnings if warning.code not in OPEN),
        nothing=None if script.changes else f"{_nothing(script, old, new, labels)} {labels.text_only}",
    )


def _nothing(script: Diff, old: str, new: str, labels: Labels) -> str:
    """That no clause changed, and whether nothing else differs either."""
    if unsettled := len(_open(script, labels)):
        return (labels.one_open if unsettled == 1 else labels.many_open).format(old=old, new=new, count=unsettled)
    if any(finding.code in OUTSIDE_THE_CLAUSES for finding in script.findings):
        return labels.only_findings
    if script.warnings:
        return labels.no_changes_read.format(old=old, new=new)
    return labels.no_changes.format(old=old, new=new)


def _open(script: Diff, labels: Labels) -> tuple[str, ...]:
    """All that must be settled before it can be said that nothing changed."""
    return (
        *(_warning(warning, labels) for warning in script.warnings if warning.code in OPEN),
        *(_finding(finding, labels) for finding in script.findings if finding.code in OPEN),
    )


def visible(text: str) -> str:
    """`text` with characters that no reader sees, or that turn text around, written as U+XXXX."""
    return "".join(_mark(character) for character in text)


def _mark(character: str) -> str:
    hidden = unicodedata.category(character) in ("Cc", "Cf", "Co", "Cs", "Cn") and character not in _VISIBLE_CONTROLS
    return f"⟨U+{ord(character):04X}⟩" if hidden else character


def _version(ref: VersionRef, labels: Labels) -> str:
    name = labels.version.format(version=ref.version) if ref.version else labels.unknown_version
    return visible(f"{name} ({ref.name})")


def _entries(script: Diff, labels: Labels) -> tuple[Entry, ...]:
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
            result.append(_group_entry(labels.group(group), members, labels))
    return tuple(result)


def _group_entry(line: str, members: list[Change], labels: Labels) -> Entry:
    highest = next(level for level in Significance if any(change.significance is level for change in members))
    because = reason(next(change.because for change in members if change.significance is highest), labels)
    ids = tuple(change.id for change in members)
    return Entry(visible(line), "", highest, labels.significance[highest], (), because, (), (), ids, False)


def _entry(change: Change, labels: Labels) -> Entry:
    what = ", ".join(labels.operations[operation] for operation in change.operations)
    ref = (change.new or change.old)[0]
    return Entry(
        what=what,
        place=visible(_place(change)),
        significance=change.significance,
        significance_word=labels.significance[change.significance],
        steps=tuple(InlineStep(step.op, visible(step.text)) for step in _steps(change)),
        because=visible(reason(change.because, labels)),
        evidence=tuple(visible(evidence(signal, labels)) for signal in change.signals),
        elsewhere=tuple(visible(one.address) for one in change.restated),
        ids=(change.id,),
        is_heading=ref.type.value == "section",
    )


def _place(change: Change) -> str:
    """Both addresses where they differ; the parts of a split or merged clause one after another."""
    sides = [" + ".join(ref.address for ref in side) for side in (change.old, change.new) if side]
    return sides[0] if len(set(sides)) == 1 else " → ".join(sides)


def _steps(change: Change) -> tuple[InlineStep, ...]:
    if change.inline:
        return change.inline
    if Operation.INSERTED in change.operations:
        return tuple(InlineStep(InlineOp.INSERT, ref.text) for ref in change.new)
    if Operation.DELETED in change.operations:
        return tuple(InlineStep(InlineOp.DELETE, ref.text) for ref in change.old)
    return tuple(InlineStep(InlineOp.EQUAL, ref.text) for ref in change.new[:1])


def _finding(finding: Finding, labels: Labels) -> str:
    suggestion = f" ({labels.suggestion}: {finding.suggestion})" if finding.suggestion else ""
    return visible(f"{finding.code}: {finding.message}{suggestion}")


def _warning(warning: ReadingCaveat, labels: Labels) -> str:
    page = f", {labels.page.format(page=warning.page)}" if warning.page is not None else ""
    return visible(f"{warning.name}{page}: {warning.code}: {warning.message}")
