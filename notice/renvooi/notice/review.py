"""What a human must look at before a notice goes out, and what could not be read.

An error blocks release: a change without a reason, a change that nobody decided about, a right
without a basis, consent that a notice cannot replace, a change that takes effect while
clients can still respond, a claim of the author that the texts contradict.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from renvooi.model import (
    ConsequenceClass,
    Diff,
    Document,
    Effect,
    Finding,
    NoticeRow,
    Severity,
    Significance,
    UnreadText,
    Verdict,
    compare_versions,
)
from renvooi.model.digest import tree_digest
from renvooi.model.verdicts import decided_at
from renvooi.notice.phrases import OTHER_UNREAD, READ_IN_FULL, UNREAD
from renvooi.notice.render.dates import moment_in_words

CHANGES_THE_AGREEMENT = frozenset({"reference-stale", "header-differs"})
"""Findings of a diff about text that means something else now, or that no clause holds."""

VERDICT_DIFFERS = "verdict-differs"


def unread_text(old: Document, new: Document) -> tuple[UnreadText, ...]:
    """Where either reader could not read the text; a client must know what the comparison did not see."""
    return tuple(
        UnreadText(
            document.version or document.source.name,
            warning.page,
            warning.code,
            UNREAD.get(warning.code, OTHER_UNREAD),
        )
        for document in (old, new)
        for warning in document.warnings
        if warning.code not in READ_IN_FULL
    )


def points_to_settle(
    script: Diff,
    rows: Sequence[NoticeRow],
    last_days: Sequence[date],
    *,
    documents: Sequence[Document],
    archived: Sequence[NoticeRow] = (),
    effective: date | None,
    terms: int = 0,
) -> tuple[Finding, ...]:
    """The findings of a notice, those of the diff and of the two readings last.

    `terms` is how many rights have a term, of which `last_days` are the ends where these are known.
    """
    return (
        *_missing_reasons(rows),
        *_consent(rows),
        *_effective_date(rows, last_days, effective, terms),
        *_doubtful(rows),
        *_verdicts(script),
        *_own_account(archived),
        *_claims(script),
        *_undeclared(script),
        *_of_the_documents(script),
        *_of_the_readings(documents),
    )


def order_of_versions(old: Document, new: Document) -> tuple[Finding, ...]:
    """An error if the sides seem to be swapped, or if two texts go by one version label."""
    if old.version is None or new.version is None:
        return ()
    match compare_versions(old.version, new.version):
        case 1:
            message = f"The old version is {old.version} and the new version is {new.version}, which is earlier."
            advice = "Give the earlier version first, or correct the version label."
            return (Finding("versions-out-of-order", Severity.ERROR, message, None, advice),)
        case 0 if tree_digest(old.nodes) != tree_digest(new.nodes):
            labels = " and ".join(dict.fromkeys((old.version, new.version)))
            message = f"Both documents say that they are version {labels}, and their texts differ."
            return (Finding("same-version", Severity.ERROR, message, None, "Give the new text its own version label."),)
    return ()


def _missing_reasons(rows: Sequence[NoticeRow]) -> Iterator[Finding]:
    """One finding for all: twenty lines that say the same are not read."""
    without = [row for row in rows if row.why is None]
    if without:
        message = f"no reason was given for {_listed(without)}."
        advice = "Give a reason for each, keyed by the change id or the place."
        yield Finding("reason-missing", Severity.ERROR, message, None, advice)


def _consent(rows: Sequence[NoticeRow]) -> Iterator[Finding]:
    by_rule: dict[Effect, list[NoticeRow]] = {}
    for row in rows:
        for effect in row.effects:
            if effect.consequence_class is ConsequenceClass.CONSENT and not _has_class(row):
                by_rule.setdefault(effect, []).append(row)
    for effect, met in by_rule.items():
        message = f"class X by rule {effect.rule}: {_listed(met)}."
        yield Finding("needs-decision", Severity.ERROR, message, None, "Have a person decide the class of each.")


def _has_class(row: NoticeRow) -> bool:
    return row.verdict is not None and row.verdict.consequence_class is not None


def _effective_date(
    rows: Sequence[NoticeRow], last_days: Sequence[date], effective: date | None, terms: int
) -> Iterator[Finding]:
    # Also beside a heavier class: consent does not let a party start before a client could object.
    hard = any(effect.consequence_class is ConsequenceClass.BEFORE_EFFECT for row in rows for effect in row.effects)
    severity = Severity.ERROR if hard else Severity.WARNING
    if effective is None:
        if rows:
            message = "The new version states no effective date that could be read."
            yield Finding("effective-date-unknown", severity, message, None, "State when the changes take effect.")
    elif (hard or terms) and not last_days:
        message = (
            f"The new version takes effect on {effective.isoformat()}; whether that is after the last day could not be "
            "checked, as there is no last day."
        )
        advice = "Give the day of receipt, or the day on which the notice is to be sent."
        yield Finding("effective-date-unchecked", severity, message, None, advice)
    elif last_days and effective <= max(last_days):
        yield Finding(
            "effective-within-window",
            severity,
            f"The new version takes effect on {effective.isoformat()}, and clients can respond until "
            f"{max(last_days).isoformat()}.",
            None,
            "Let the changes take effect after the last day.",
        )


def _doubtful(rows: Sequence[NoticeRow]) -> Iterator[Finding]:
    met = [row for row in rows if row.significance is Significance.REVIEW and not _has_class(row)]
    if met:
        message = f"not proven editorial, so treated as substantive: {_listed(met)}."
        yield Finding("review", Severity.ERROR, message, None, "Have a person decide about each.")


def _verdicts(script: Diff) -> Iterator[Finding]:
    """One finding for each change that a person judged otherwise than was computed."""
    for change in script.changes:
        verdict = change.verdict
        if verdict is None or verdict.significance is change.significance:
            continue
        place = (change.new or change.old)[0].address
        message = (
            f"{place} ({change.id}) was computed as {change.significance.value} and is treated as "
            f"{verdict.significance.value}: decided by {verdict.by} on {moment_in_words(decided_at(verdict), 'en')}: {verdict.because}"
        )
        lowered = list(Significance).index(verdict.significance) > list(Significance).index(change.significance)
        yield Finding(VERDICT_DIFFERS, Severity.WARNING if lowered else Severity.INFO, message, None, None)


def _own_account(archived: Sequence[NoticeRow]) -> Iterator[Finding]:
    """One finding for what the document says about itself: that it rules nothing is seen from its form alone."""
    met = [row for row in archived if row.significance is Significance.REVIEW]
    if met:
        message = f"taken for what the document says about itself, and no row of the notice: {_listed(met)}."
        yield Finding("own-account", Severity.WARNING, message, None, "Read these lines: a rule in them needs a row.")


def _claims(script: Diff) -> Iterator[Finding]:
    severities = {Verdict.CONTRADICTED: Severity.ERROR, Verdict.PARTLY: Severity.WARNING}
    for claim in script.claims:
        if severity := severities.get(claim.verdict):
            message = f'The author writes "{claim.text}": {claim.verdict.value}. {claim.because}'
            yield Finding("claim-" + claim.verdict.value, severity, message, claim.source, None)


def _undeclared(script: Diff) -> Iterator[Finding]:
    if script.undeclared:
        message = f"The author's own list covers none of these changes: {', '.join(script.undeclared)}."
        yield Finding("undeclared", Severity.INFO, message, None, None)


def _of_the_documents(script: Diff) -> Iterator[Finding]:
    """Faults of the documents are for `check` to refuse; one that changes what is agreed blocks a notice too."""
    for finding in script.findings:
        if finding.code == "versions-out-of-order":
            continue  # the notice says so itself, as an error
        blocks = finding.code in CHANGES_THE_AGREEMENT
        lowered = Severity.WARNING if finding.severity is Severity.ERROR else finding.severity
        yield replace(finding, severity=Severity.ERROR if blocks else lowered)


def _of_the_readings(documents: Sequence[Document]) -> Iterator[Finding]:
    """What a reader warned of: an error where text was not read, as the comparison then missed it."""
    for document in documents:
        for warning in document.warnings:
            severity = Severity.WARNING if warning.code in READ_IN_FULL else Severity.ERROR
            place = f"{_version(document)}{f', page {warning.page}' if warning.page else ''}"
            yield Finding(f"reading-{warning.code}", severity, f"{place}: {warning.message}", None, None)


def _listed(rows: Sequence[NoticeRow]) -> str:
    return "; ".join(f"{(row.new or row.old)[0].place} ({row.change})" for row in rows)


def _version(document: Document) -> str:
    return f"Version {document.version}" if document.version else document.source.name
