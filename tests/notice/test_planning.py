"""The rehearsal of a notice: clocks, days, and what blocks."""

from dataclasses import replace
from datetime import date

import jsonschema
import pytest

from renvooi.model import Change, Plan, RightKind, Severity, from_json, schema, to_json
from renvooi.notice import Account, Intent, load_policy, plan
from tests.notice.builders import NEW, OLD, added_sub_processor, breach_term, diff, document, spelling, standard_clause

POLICY = load_policy()
REASONS = Account(reasons={"Deel 1, punt 3": "De wet vraagt dit.", "Deel 1, punt 4, onder b": "Extra back-up."})
EARLY = date(2026, 3, 2)


def rehearsal(
    *changes: Change, sending: date = EARLY, effective: date | None = None, margin: int | None = None
) -> Plan:
    used = {place for change in changes for place in (ref.address for ref in change.new)}
    account = Account(reasons={place: why for place, why in REASONS.reasons.items() if place in used})
    intent = Intent(sending, effective, margin)
    return plan(diff(*changes), OLD, NEW, policy=POLICY, intent=intent, account=account)


def blocking(made: Plan) -> list[str]:
    return [one.code for one in made.decisions if one.blocks]


def test_all_changes_of_one_right_gather_into_one_clock() -> None:
    made = rehearsal(breach_term("a"), breach_term("b"), added_sub_processor())
    assert [(clock.right.kind, clock.right.changes) for clock in made.clocks] == [
        (RightKind.TERMINATE, ("a", "b", "c-sub")),
        (RightKind.OBJECT, ("c-sub",)),
    ]


def test_days_follow_from_the_effective_date_of_the_new_version() -> None:
    made = rehearsal(breach_term())
    # 1 September 2026 is a Tuesday; a window that ends in the weekend before would run on until Monday
    assert (made.effective_date, made.latest_receipt, made.latest_sending) == (
        date(2026, 9, 1),
        date(2026, 8, 1),
        date(2026, 7, 27),
    )
    (clock,) = made.clocks
    assert clock.right.window is not None
    assert (clock.right.window.last_day, clock.right.window.coulance) == (date(2026, 8, 31), None)
    assert (made.late, made.blocked) == (False, False)


def test_a_given_date_outranks_the_stated_one_and_that_is_said() -> None:
    made = rehearsal(breach_term(), effective=date(2026, 10, 1))
    assert (made.effective_date, made.stated_date) == (date(2026, 10, 1), date(2026, 9, 1))
    assert "effective-date-differs" in [one.code for one in made.decisions]
    assert not made.blocked


@pytest.mark.parametrize(
    ("change", "severity", "blocked"),
    [(breach_term(), Severity.WARNING, False), (added_sub_processor(), Severity.ERROR, True)],
    ids=["house rule", "sub-processor"],
)
def test_too_late_blocks_where_the_change_must_be_told_before_it_takes_effect(
    change: Change, severity: Severity, blocked: bool
) -> None:
    made = rehearsal(change, sending=date(2026, 7, 28))
    (point,) = (one for one in made.decisions if one.code == "effective-within-window")
    assert (made.late, point.severity, point.blocks) == (True, severity, blocked)
    assert made.earliest_effective is not None
    assert made.earliest_effective.isoformat() in point.message.nl
    assert point.command == f"renvooi plan OLD NEW --effective {made.earliest_effective.isoformat()}"


def test_the_proposed_effective_date_is_in_time() -> None:
    late = rehearsal(breach_term(), sending=date(2026, 8, 20))
    assert not rehearsal(breach_term(), sending=date(2026, 8, 20), effective=late.earliest_effective).late


def test_a_longer_margin_means_sending_earlier() -> None:
    assert rehearsal(breach_term(), margin=14).latest_sending == date(2026, 7, 17)
    assert rehearsal(breach_term(), margin=0).latest_sending == date(2026, 7, 31)


def test_the_margin_of_the_house_holds_unless_another_is_asked_for() -> None:
    house = replace(POLICY, margin_days=14)
    margins = [
        plan(diff(breach_term()), OLD, NEW, policy=house, intent=Intent(EARLY, margin_days=asked)).margin_days
        for asked in (None, 3)
    ]
    assert margins == [14, 3]


def test_a_sub_processor_in_a_change_of_class_x_must_still_be_told_before() -> None:
    made = rehearsal(added_sub_processor(), standard_clause())
    assert (made.consequence_class.value, made.before_effect) == ("X", True)


def test_the_date_of_a_notice_is_answered_with_days_and_not_repeated() -> None:
    codes = [one.code for one in rehearsal(added_sub_processor()).decisions]
    assert "effective-date-unchecked" not in codes


def test_an_unknown_effective_date_leaves_the_finding_of_the_notice() -> None:
    undated = replace(document("2026-02"), effective_date=None)
    script = diff(breach_term(), new=undated)
    made = plan(script, OLD, undated, policy=POLICY, intent=Intent(EARLY))
    assert (made.latest_sending, made.late) == (None, False)
    assert made.earliest_effective == date(2026, 4, 8)
    assert "effective-date-unknown" in [one.code for one in made.decisions]


def test_missing_reasons_and_decisions_block() -> None:
    made = plan(diff(breach_term(), standard_clause()), OLD, NEW, policy=POLICY, intent=Intent(EARLY))
    assert {"needs-decision", "reason-missing"} <= set(blocking(made))
    assert made.blocked


def test_editorial_changes_open_nothing_and_block_nothing() -> None:
    made = rehearsal(spelling())
    assert (made.clocks, made.latest_sending, made.earliest_effective, made.decisions) == ((), None, None, ())


def test_days_beyond_the_calendar_are_one_line() -> None:
    with pytest.raises(ValueError, match="after 9999-12-31"):
        rehearsal(breach_term(), sending=date(9999, 12, 20))


def test_json_fits_its_schema_and_comes_back() -> None:
    made = rehearsal(breach_term(), added_sub_processor(), standard_clause(), sending=date(2026, 8, 3))
    written = to_json(made)
    jsonschema.validate(written, schema("renvooi/plan/1"))
    assert from_json(Plan, written) == made
