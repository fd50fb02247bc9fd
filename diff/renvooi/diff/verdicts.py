"""People's verdicts put beside what was computed.

A verdict counts for the change that it was given for: the same pair of versions and the same id,
which is a fingerprint of what the change says. Where the text has changed since, the verdict
stands on its own and is reported, never carried over. A verdict that was given about another file of
the same version counts, as the change says the same, and that is reported too.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from renvooi.model import Diff, Finding, Severity, VerdictRecord, VersionRef, decided_at

VERDICT_WITHOUT_CHANGE = "verdict-without-change"
VERDICT_OTHER_FILE = "verdict-other-file"
_DIGITS = 12
"""Of a SHA-256: enough for people to tell two files apart."""


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
    passed = _passed((record for record in latest.values() if record.verdict.change in known), script)
    return replace(script, changes=changes, findings=(*script.findings, *lost, *passed))


def is_about(record: VerdictRecord, script: Diff) -> bool:
    """True for a verdict about the two versions of `script`."""
    same = record.document == script.document
    return same and _same_version(record.old, script.old) and _same_version(record.new, script.new)


def _same_version(one: VersionRef, other: VersionRef) -> bool:
    """By label where both have one: the same version may be printed anew."""
    if one.version is not None and other.version is not None:
        return one.version == other.version
    return one.sha256 == other.sha256


def judged_elsewhere(record: VerdictRecord, script: Diff) -> tuple[str, ...]:
    """The files that the person had in front of them, where the versions of `script` are of other files, in words."""
    sides = ((record.old, script.old), (record.new, script.new))
    return tuple(
        f"{given.version or given.name} ({given.name}, {given.sha256[:_DIGITS]})"
        for given, held in sides
        if given.sha256 != held.sha256
    )


def _passed(records: Iterable[VerdictRecord], script: Diff) -> Iterator[Finding]:
    for record in records:
        if files := judged_elsewhere(record, script):
            message = (
                f"{record.verdict.by} judged the change at {record.place} in another file of {' and of '.join(files)}; "
                "it says the same here, so the verdict counts"
            )
            advice = "Look at the change in this file, and record the verdict again."
            yield Finding(VERDICT_OTHER_FILE, Severity.WARNING, message, None, advice)


def _lost(records: Iterable[VerdictRecord]) -> Iterator[Finding]:
    for record in records:
        verdict = record.verdict
        message = (
            f"{verdict.by} called a change at {record.place} {verdict.significance.value} on {verdict.at}, "
            "and these versions have no such change any more"
        )
        yield Finding(VERDICT_WITHOUT_CHANGE, Severity.WARNING, message, None, "Judge the changes of now.")
