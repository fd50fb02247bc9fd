"""Points for a human: few lines, each complete."""

from dataclasses import replace

import pytest

from renvooi.model import Change, Finding, Kind, NoticeRow, Severity, Significance
from renvooi.notice import judge, load_policy
from renvooi.notice.review import points_to_settle
from renvooi.notice.rows import sort_changes
from tests.notice.builders import NEW, breach_term, decided, diff, spelling, standard_clause

POLICY = load_policy()


def points(*changes: Change, kind: Kind = Kind.DATA_PRO_STATEMENT) -> tuple[Finding, ...]:
    judgements = {one.id: judge(one, kind, POLICY) for one in changes}
    rows: tuple[NoticeRow, ...] = sort_changes(changes, (), judgements=judgements, reasons={}, rights=frozenset()).rows
    return points_to_settle(diff(*changes), rows, (), documents=(), effective=NEW.effective_date)


def test_missing_reasons_are_one_point_that_names_every_change() -> None:
    (point,) = points(breach_term("a"), breach_term("b"))
    assert point.message == "no reason was given for Deel 1, punt 3 (a); Deel 1, punt 3 (b)."
    assert point.severity is Severity.ERROR


@pytest.mark.parametrize("kind", Kind)
def test_missing_reason_blocks_whatever_the_document(kind: Kind) -> None:
    found = [(point.code, point.severity) for point in points(breach_term(), kind=kind)]
    assert ("reason-missing", Severity.ERROR) in found


def test_decision_is_asked_once_a_rule() -> None:
    decisions = [
        point for point in points(standard_clause("a"), standard_clause("b")) if point.code == "needs-decision"
    ]
    assert [point.message for point in decisions] == [
        "class X by rule dps-standard-clauses: Deel 2, artikel 8.3 (a); Deel 2, artikel 8.3 (b)."
    ]


DOUBTFUL = replace(breach_term(), significance=Significance.REVIEW)


def blocking(change: Change) -> list[str]:
    return [point.code for point in points(change) if point.severity is Severity.ERROR]


def test_doubt_blocks_until_a_person_decides() -> None:
    assert blocking(DOUBTFUL) == ["reason-missing", "review"]
    assert blocking(decided(DOUBTFUL, Significance.SUBSTANTIVE)) == ["reason-missing"]
    assert blocking(decided(DOUBTFUL, Significance.EDITORIAL)) == []


def test_doubt_that_a_person_leaves_is_decided_by_a_class() -> None:
    assert blocking(decided(DOUBTFUL, Significance.REVIEW)) == ["reason-missing", "review"]
    assert blocking(decided(DOUBTFUL, Significance.REVIEW, "K30")) == ["reason-missing"]


def test_consent_is_decided_by_a_class_and_not_by_a_significance() -> None:
    assert blocking(decided(standard_clause(), Significance.SUBSTANTIVE)) == ["reason-missing", "needs-decision"]
    assert blocking(decided(standard_clause(), Significance.SUBSTANTIVE, "X")) == ["reason-missing"]


def test_editorial_change_leaves_nothing_to_settle() -> None:
    assert points(spelling()) == ()


@pytest.mark.parametrize(
    ("code", "severity"),
    [("version-disagrees", Severity.WARNING), ("reference-stale", Severity.ERROR), ("header-differs", Severity.ERROR)],
)
def test_fault_of_a_document_blocks_only_if_it_changes_what_is_agreed(code: str, severity: Severity) -> None:
    script = replace(diff(), findings=(Finding(code, Severity.ERROR, "Points elsewhere.", None, None),))
    (point,) = points_to_settle(script, (), (), documents=(), effective=NEW.effective_date)
    assert (point.code, point.severity) == (code, severity)
