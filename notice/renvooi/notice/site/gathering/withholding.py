"""Who judged, answered or released is left out, and what only the processor has to look at.

A diff and a notice are public but for that. The reason of a verdict stays in a notice, for clients were told of it;
beside a diff it is a note among colleagues, and goes.
"""

from collections.abc import Iterable
from dataclasses import replace

from renvooi.model import Diff
from renvooi.model.changes import HumanVerdict, Significance
from renvooi.model.notices import Notice, NoticeRow

NOBODY = ""
"""In the place of a name, or of a reason that is not public."""
PUBLIC_FINDINGS = frozenset({"header-differs", "metadata-differs", "looks-different", "list-unread", "reader-change"})
"""What differs outside the clauses, and what could not be read; all other findings are work for the processor."""


def public_diff(script: Diff) -> Diff:
    """`script` without who judged its changes and why, and without what only the processor has to look at.

    What the author's own list claims is in the document for all to read; what we think of it is advice to the author.
    """
    changes = tuple(
        change if change.verdict is None else replace(change, verdict=_decision(change.verdict))
        for change in script.changes
    )
    findings = tuple(one for one in script.findings if one.code in PUBLIC_FINDINGS)
    return replace(script, changes=changes, findings=findings, claims=(), undeclared=())


def public_notice(notice: Notice) -> Notice:
    """`notice` as clients know it, without the people behind it and without its findings."""
    return replace(
        notice,
        released_by=None,
        released_despite=None,
        accepted=(),
        findings=(),
        rows=_rows(notice.rows),
        editorial=_rows(notice.editorial),
        archived=_rows(notice.archived),
    )


def with_told_decisions(script: Diff, notice: Notice | None) -> Diff:
    """`script` with what the notice told clients of a decision, where none is on record for the change.

    A notice may be made with a file of verdicts that never entered the corpus; it is public all the same. What it
    told as substantive is not lowered by a later decision: clients hold that notice until another takes its place.
    """
    if notice is None:
        return script
    told = {row.change: row.verdict for row in (*notice.rows, *notice.editorial, *notice.archived)}
    substantive = {row.change for row in notice.rows if not _lowers(row.verdict)}
    changes = tuple(
        replace(change, verdict=told.get(change.id))
        if change.verdict is None or (change.id in substantive and _lowers(change.verdict))
        else change
        for change in script.changes
    )
    return replace(script, changes=changes)


def _lowers(verdict: HumanVerdict | None) -> bool:
    return verdict is not None and verdict.significance is Significance.EDITORIAL


def _rows(rows: Iterable[NoticeRow]) -> tuple[NoticeRow, ...]:
    return tuple(row if row.verdict is None else replace(row, verdict=replace(row.verdict, by=NOBODY)) for row in rows)


def _decision(verdict: HumanVerdict) -> HumanVerdict:
    return HumanVerdict(verdict.change, verdict.significance, by=NOBODY, at=verdict.at, because=NOBODY)
