"""Rights with their basis and window; two rights stay two, and none is invented."""

from datetime import date

from renvooi.model import Basis, BasisSource, Change, Document, Kind, RightKind
from renvooi.notice import judge, load_policy
from renvooi.notice.rights import Rights, find_rights
from tests.notice.builders import (
    NEW,
    OBJECTION,
    OLD,
    added_sub_processor,
    breach_term,
    clause,
    document,
    section,
    standard_clause,
)

POLICY = load_policy()


def rights_of(
    *changes: Change, old: Document = OLD, new: Document = NEW, received: date | None = date(2026, 3, 2)
) -> Rights:
    judgements = {change.id: judge(change, new.kind, POLICY) for change in changes}
    return find_rights(changes, judgements, old=old, new=new, policy=POLICY, received=received)


def test_terminate_and_object_are_two_rights_with_their_own_changes() -> None:
    terminate, object_ = rights_of(breach_term(), added_sub_processor()).rights
    assert (terminate.kind, terminate.changes) == (RightKind.TERMINATE, ("c-term", "c-sub"))
    assert (object_.kind, object_.changes) == (RightKind.OBJECT, ("c-sub",))
    assert (terminate.form, object_.form) == (("written", "reasoned"), ())


def test_term_of_the_contract_and_term_of_the_house_are_told_apart() -> None:
    terminate, object_ = rights_of(breach_term(), added_sub_processor()).rights
    assert terminate.window is not None
    assert object_.window is not None
    assert terminate.window.basis == terminate.basis
    assert object_.basis == Basis(BasisSource.CONTRACT, "Deel 2, artikel 8.3", "2026-01", OBJECTION, None)
    assert object_.window.basis.source is BasisSource.HOUSE_POLICY


def test_last_day_is_computed_for_each_right() -> None:
    found = rights_of(added_sub_processor()).rights
    assert [right.window.last_day for right in found if right.window] == [date(2026, 4, 1)] * 2


def test_without_receipt_there_are_days_and_no_date() -> None:
    (right,) = rights_of(breach_term(), received=None).rights
    assert right.window is not None
    assert (right.window.days, right.window.last_day) == (30, None)


def test_missing_clause_gives_no_right_and_a_finding() -> None:
    bare = document("2026-01", (section("Deel 1:", "Statement", clause("1.", "Tekst.")),))
    found = rights_of(breach_term(), old=bare)
    assert found.rights == ()
    assert [finding.code for finding in found.findings] == ["no-basis-found"]
    assert "geen bepaling" in found.no_right[0].message.nl


def test_consent_is_said_once_however_many_changes_need_it() -> None:
    found = rights_of(standard_clause("a"), standard_clause("b"))
    assert found.rights == ()
    assert [without.changes for without in found.no_right] == [("a", "b")]
    assert "niet in door alleen dit bericht" in found.no_right[0].message.nl


def test_demarcatie_right_rests_on_house_policy_alone() -> None:
    old = document("2026-01", (), kind=Kind.DEMARCATIE)
    (right,) = rights_of(breach_term(), old=old, new=document("2026-02", (), kind=Kind.DEMARCATIE)).rights
    assert right.basis.source is BasisSource.HOUSE_POLICY
    assert right.basis.policy is not None
    assert "geen recht uit het contract" in right.basis.policy.nl
    assert right.window is not None
    assert right.window.days == 30
