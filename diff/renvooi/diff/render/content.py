"""What every form of a diff shows, in which order: the forms differ in marks only."""

from dataclasses import dataclass

from renvooi.diff.header import OUTSIDE_THE_CLAUSES
from renvooi.diff.render.claims import claim_lines, undeclared_lines
from renvooi.diff.render.entries import Entry, entries
from renvooi.diff.render.labels import LANGUAGES, Labels
from renvooi.diff.render.visible import visible
from renvooi.model import OPEN, Diff, Finding, ReadingCaveat, Significance, VersionRef


@dataclass(frozen=True, slots=True)
class Content:
    """A diff ready to be marked up."""

    labels: Labels
    title: str
    old: str
    new: str
    counts: str
    levels: tuple[tuple[Significance, int], ...]
    """How many changes have each significance."""
    entries: tuple[Entry, ...]
    open: tuple[str, ...]
    """Findings that a page shows something else than was read: they stand before all else."""
    findings: tuple[str, ...]
    warnings: tuple[str, ...]
    """What the readers of the two versions warned of: shown whether or not anything changed."""
    claims: tuple[str, ...]
    """The author's own claims, with the verdict on each."""
    undeclared: tuple[str, ...]
    """Changes that the author's list does not name."""
    nothing: str | None
    """What to say instead of entries; None if there are changes."""
    records: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """By kind, a line for each record that came, went or changed."""

    @property
    def has_moved_phrases(self) -> bool:
        """Whether a phrase moved within its clause, so that its marks must be explained."""
        return any(step.moved is not None for entry in self.entries for step in entry.steps)

    @property
    def first(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """The list before the entries, with its heading, if it holds anything."""
        return ((self.labels.open, self.open),) if self.open else ()

    @property
    def lists(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """The lists under the entries that hold anything, each with its heading; records, then warnings."""
        every = (
            *self.records,
            (self.labels.warnings, self.warnings),
            *self.account,
            (self.labels.findings, self.findings),
        )
        return tuple((heading, points) for heading, points in every if points)

    @property
    def account(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """What the author says of the changes and what not, each with its heading."""
        return ((self.labels.claims, self.claims), (self.labels.undeclared, self.undeclared))


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
        levels=tuple(zip(Significance, (summary.substantive, summary.review, summary.editorial), strict=True)),
        entries=entries(script, labels),
        open=_open(script, labels),
        findings=tuple(_finding(finding, labels) for finding in script.findings if finding.code not in OPEN),
        warnings=tuple(_warning(warning, labels) for warning in script.warnings if warning.code not in OPEN),
        records=_records(script, language),
        claims=claim_lines(script, labels),
        undeclared=undeclared_lines(script, labels),
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


def _records(script: Diff, language: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    if not script.records:
        return ()
    # here: records are shown with the marks of a diff, so that their module needs this one
    from renvooi.diff.records.render import change_lists

    return change_lists(script.records, language)


def _version(ref: VersionRef, labels: Labels) -> str:
    name = labels.version.format(version=ref.version) if ref.version else labels.unknown_version
    return visible(f"{name} ({ref.name})")


def _finding(finding: Finding, labels: Labels) -> str:
    suggestion = f" ({labels.suggestion}: {finding.suggestion})" if finding.suggestion else ""
    return visible(f"{finding.code}: {finding.message}{suggestion}")


def _warning(warning: ReadingCaveat, labels: Labels) -> str:
    page = f", {labels.page.format(page=warning.page)}" if warning.page is not None else ""
    return visible(f"{warning.name}{page}: {warning.code}: {warning.message}")
