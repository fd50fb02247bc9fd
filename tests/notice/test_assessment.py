"""What a version sets off, put beside what the notice says."""

from collections.abc import Sequence
from dataclasses import replace

import jsonschema
import pytest

from renvooi.model import (
    Change,
    ConsequenceClass,
    DecisionKind,
    Diff,
    HumanVerdict,
    Significance,
    from_json,
    schema,
    to_json,
)
from renvooi.model.assessments import Assessment
from renvooi.notice import Account, Naming, assess, load_policy, make_notice
from tests.notice.builders import (
    NEW,
    OLD,
    added_sub_processor,
    breach_term,
    diff,
    document,
    renumbering,
    run,
    spelling,
    standard_clause,
    statement_nodes,
)

POLICY = load_policy()


def decided(change: Change, *, given: str | None = None, level: Significance | None = None) -> Change:
    verdict = HumanVerdict(
        change.id, level or change.significance, "N. Jansen", "2026-02-03T09:30:00+01:00", "Zo bedoeld.", given
    )
    return replace(change, verdict=verdict)


def assessment(*changes: Change, script: Diff | None = None, account: Account | None = None) -> Assessment:
    return assess(script or diff(*changes), OLD, NEW, policy=POLICY, account=account or Account())


def kinds(made: Assessment) -> list[DecisionKind]:
    return [one.kind for one in made.decisions]


def test_classes_rights_and_findings_are_those_of_the_notice() -> None:
    script = diff(breach_term(), added_sub_processor(), standard_clause(), spelling())
    made = assess(script, OLD, NEW, policy=POLICY)
    notice = make_notice(script, OLD, NEW, policy=POLICY, received=None)
    assert (made.consequence_class, made.rights, made.no_right) == (
        notice.consequence_class,
        notice.rights,
        notice.no_right,
    )
    assert made.findings == notice.findings
    rows = {row.change: (row.consequence_class, row.effects, row.rights) for row in notice.rows}
    assert rows == {
        one.change: (one.consequence_class, one.effects, one.rights) for one in made.changes if one.change in rows
    }


def test_the_changes_that_make_the_class_what_it_is_are_named() -> None:
    made = assessment(breach_term(), added_sub_processor(), spelling())
    assert (made.consequence_class, made.decisive) == (ConsequenceClass.BEFORE_EFFECT, ("c-sub",))
    assert assessment(spelling()).decisive == ()


def test_a_right_without_a_basis_is_said_and_not_given() -> None:
    bare = document("2026-01", statement_nodes()[:1], effective=OLD.effective_date)
    made = assess(diff(breach_term(), old=bare), bare, NEW, policy=POLICY)
    (change,) = made.changes
    assert (change.rights, change.without_basis, made.rights) == ((), ("terminate",), ())
    assert [one.changes for one in made.no_right] == [(change.change,)]
    assert "no-basis-found" in {one.code for one in made.decisions if one.blocks}


def test_a_class_that_a_person_lowered_stays_visible_with_rules_and_rights_set_aside() -> None:
    made = assessment(decided(breach_term(), given="I"))
    (change,) = made.changes
    assert (change.consequence_class, change.computed_class) == (ConsequenceClass.INFORM, ConsequenceClass.NOTIFY)
    assert "dps-statement" in [effect.rule for effect in change.set_aside]
    assert (change.rights, change.rights_set_aside) == ((), ("terminate",))
    (lowered,) = (one for one in made.decisions if one.kind is DecisionKind.LOWERED)
    assert "N. Jansen" in lowered.message.nl
    assert "Zo bedoeld." in lowered.message.nl
    assert (lowered.blocks, lowered.command) == (False, None)


def test_a_change_that_a_person_called_editorial_shows_the_rules_that_it_would_meet() -> None:
    (change,) = assessment(decided(breach_term(), level=Significance.EDITORIAL)).changes
    assert (change.significance, change.treated_as) == (Significance.SUBSTANTIVE, Significance.EDITORIAL)
    assert "dps-statement" in [effect.rule for effect in change.set_aside]


def test_each_open_point_blocks_and_has_the_command_that_decides_it() -> None:
    doubtful = replace(breach_term("c-doubt"), significance=Significance.REVIEW)
    made = assessment(doubtful, standard_clause())
    specific = {one.kind: one for one in made.decisions if one.kind is not DecisionKind.FINDING}
    assert set(specific) == {DecisionKind.CONSENT, DecisionKind.REVIEW, DecisionKind.REASON}
    assert all(one.blocks for one in specific.values())
    commands = {kind: one.command or "" for kind, one in specific.items()}
    assert commands[DecisionKind.CONSENT].startswith("renvooi verdict OLD NEW --change c-standard --class CLASS")
    assert commands[DecisionKind.REVIEW].startswith("renvooi verdict OLD NEW --change c-doubt --significance LEVEL")
    assert commands[DecisionKind.REASON] == "renvooi notice OLD NEW --reasons FILE"
    assert specific[DecisionKind.REASON].changes == ("c-doubt", "c-standard")


@pytest.mark.parametrize("given", ["X", "K30"])
def test_a_class_by_a_person_decides_both_consent_and_review(given: str) -> None:
    doubtful = replace(standard_clause(), significance=Significance.REVIEW)
    made = assessment(decided(doubtful, given=given))
    assert {DecisionKind.CONSENT, DecisionKind.REVIEW}.isdisjoint(kinds(made))


def test_with_reasons_nothing_is_asked_about_a_plain_change() -> None:
    account = Account(reasons={"Deel 1, punt 3": "De wet vraagt dit."})
    made = assessment(breach_term(), account=account)
    assert [one for one in made.decisions if one.blocks] == []
    assert made.changes[0].why == "De wet vraagt dit."


def test_what_blocks_comes_first() -> None:
    blocks = [one.blocks for one in assessment(decided(breach_term(), given="I"), standard_clause()).decisions]
    assert blocks == sorted(blocks, reverse=True)
    assert len(set(blocks)) == 2


def test_an_event_is_one_group_and_a_change_is_in_one_group_only() -> None:
    members = [renumbering("r1", 6, 7), renumbering("r2", 7, 8)]
    groups = (run(members), run(members[1:], name="g2"))
    made = assessment(script=diff(*members, groups=groups))
    assert [group.changes for group in made.groups] == [("r1", "r2")]


def shown(changes: Sequence[Change]) -> Assessment:
    return assess(diff(*changes), OLD, NEW, policy=POLICY)


def test_json_fits_its_schema_and_comes_back() -> None:
    changes = [decided(breach_term(), given="I"), added_sub_processor(), standard_clause(), spelling()]
    made = shown(changes)
    written = to_json(made)
    jsonschema.validate(written, schema("renvooi/assessment/1"))
    assert from_json(Assessment, written) == made


def test_printed_commands_carry_the_files_that_were_given_and_the_id_that_is_known() -> None:
    naming = Naming(judging=("--policy eigen.toml", "--reasons redenen.toml"))
    twice = (replace(breach_term("c-doubt"), significance=Significance.REVIEW), added_sub_processor())
    made = assess(diff(*twice), OLD, NEW, policy=POLICY, naming=naming)
    commands = {one.code: one.command or "" for one in made.decisions}
    given = "OLD NEW --policy eigen.toml --reasons redenen.toml"
    assert commands["reason-missing"] == f"renvooi notice {given}"
    assert commands["effective-date-unchecked"] == f"renvooi notice {given} --sending DATE"
    assert "--change c-doubt " in commands["review"]
