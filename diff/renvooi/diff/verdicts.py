"""People's verdicts put beside what was computed.

A verdict counts for the change that it was given for: the same pair of versions and the same id,
which is a fingerprint of what the change says. Where the text has changed since, the verdict
stands on its own and is reported, never carried over.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from renvooi.model import Diff, Finding, Severity, VerdictRecord, VersionRef, decided_at

VERDICT_WITHOUT_CHANGE = "verdict-without-change"


def with_verdicts(script: Diff, records: Iterable[VerdictRecord]) -> Diff:
    """`script` with the latest verdict of each change; one about a change that is gone is a finding."""
    latest: dict[str, VerdictRecord] = {}
    # by the moment of the decision, not by its line: one that is recorded late does not overrule a later one
    for record in sorted(records, key=lambda record: decided_at(record.verdict)):
        if is_about(record, script):
            latest[record.verdict.change] = record
    if not latest:
        return script
    changes = tuple(
        replace(change, verdict=latest[change.id].verdict) if change.id in latest else change
        for change in script.changes
    )
    known = {change.id for change in changes}
    lost = _lost(record for record in latest.values() if record.verdict.change not in known)
    return replace(script, changes=changes, findings=(*script.findings, *lost))


def is_about(record: VerdictRecord, script: Diff) -> bool:
    """True for a verdict about the two versions of `script`."""
    same = record.document == script.document
    return same and _same_version(record.old, script.old) and _same_version(record.new, script.new)


def _same_version(one: VersionRef, other: VersionRef) -> bool:
    """By label where both have one: the same version may be printed anew."""
    if one.version is not None and other.version is not None:
        return one.version == other.version
    return one.sha256 == other.sha256


def _lost(records: Iterable[VerdictRecord]) -> Iterator[Finding]:
    for record in records:
        verdict = record.verdict
        message = (
            f"{verdict.by} called a change at {record.place} {verdict.significance.value} on {verdict.at}, "
            "and these versions have no such change any more"
        )
        yield Finding(VERDICT_WITHOUT_CHANGE, Severity.WARNING, message, None, "Judge the changes of now.")
