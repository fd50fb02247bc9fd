"""`diff`: two versions to everything that is known about the step between them."""

from collections import Counter

from renvooi.diff.align import Alignment, align
from renvooi.diff.antecedents import find_antecedents
from renvooi.diff.claims import Account, judge_claims
from renvooi.diff.comparable import require_comparable, version_ref
from renvooi.diff.groups import with_groups
from renvooi.diff.header import find_outside
from renvooi.diff.looks import find_looks
from renvooi.diff.meaning import with_meaning
from renvooi.diff.outline import places_of
from renvooi.diff.records import against_changes
from renvooi.diff.records.unread import find_unread
from renvooi.diff.references.follow import Ledger
from renvooi.diff.references.stale import find_stale
from renvooi.diff.rereading import find_reader_change
from renvooi.diff.script import script_of
from renvooi.model import (
    DIFF_SCHEMA,
    Change,
    Diff,
    Document,
    Finding,
    Group,
    Operation,
    ReadingCaveat,
    Significance,
    Summary,
)


def diff(old: Document, new: Document) -> Diff:
    """The semantic diff of two versions: changes, the author's claims judged, findings and a summary.

    The same documents give the same diff, to the byte. Two trees of one
    file, read by different readers, are no two versions: they give a finding and no change.
    Raises: NotComparable if the two are of different known kinds.
    """
    require_comparable(old, new)
    return diff_aligned(old, new, align(old, new))


def diff_aligned(old: Document, new: Document, alignment: Alignment) -> Diff:
    """The same of two versions that are paired already."""
    changes: tuple[Change, ...] = ()
    groups: tuple[Group, ...] = ()
    account = Account((), ())
    findings: tuple[Finding, ...]
    if old.source.sha256 == new.source.sha256:
        findings = find_reader_change(old, new)
    else:
        ledger = Ledger(alignment)
        judged = with_meaning(script_of(alignment), old, new, alignment=alignment, ledger=ledger)
        changes, groups = with_groups(judged, places_of(alignment.new))
        account = judge_claims(old, new, alignment, changes, groups)
        findings = (
            *find_stale(ledger),
            *find_antecedents(changes, alignment),
            *find_outside(old, new),
            *find_looks(old, new),
            *find_unread(alignment),
        )
    return Diff(
        schema=DIFF_SCHEMA,
        document=new.kind.value,
        title=new.title,
        old=version_ref(old),
        new=version_ref(new),
        changes=changes,
        claims=account.claims,
        undeclared=account.undeclared,
        findings=findings,
        summary=_summary(changes, groups),
        warnings=tuple(
            ReadingCaveat(side.source.name, warning.code, warning.message, warning.page)
            for side in (old, new)
            for warning in side.warnings
        ),
        records=against_changes(old, new, alignment, changes),
    )


def _summary(changes: tuple[Change, ...], groups: tuple[Group, ...]) -> Summary:
    levels = Counter(change.significance for change in changes)
    operations = Counter(operation for change in changes for operation in change.operations)
    return Summary(
        substantive=levels[Significance.SUBSTANTIVE],
        review=levels[Significance.REVIEW],
        editorial=levels[Significance.EDITORIAL],
        operations={operation.value: operations[operation] for operation in Operation if operations[operation]},
        groups=groups,
    )
