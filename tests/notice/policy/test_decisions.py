"""The decision table of the default policy: a test for every row, and what no row may ever say."""

import os
from dataclasses import replace
from pathlib import Path

import pytest

from bench.pairs import document, read_pairs
from renvooi.diff import diff
from renvooi.model import Beneficiary, ConsequenceClass, Kind, Parties, Party, Role, SignalType, Significance
from renvooi.model.errors import BadSettings
from renvooi.notice.policy import PolicyTest, load_policy
from renvooi.notice.policy.cases import judged_case
from renvooi.notice.policy.decisions import (
    Decision,
    decide,
    differences,
    failures,
    in_words,
    rows_in,
    table_of,
)
from renvooi.notice.policy.situations import DIRECTIONS, Situation, situations

ROOT = Path(__file__).parents[3]
TABLE = ROOT / "notice" / "renvooi" / "notice" / "policies" / "default.decisions.tsv"
POLICY = load_policy()
if os.environ.get("RENVOOI_GOLDEN") == "write":
    TABLE.write_text(table_of(POLICY), "utf-8")
ROWS = rows_in(TABLE.read_text("utf-8"), TABLE.name)
DPS = Kind.DATA_PRO_STATEMENT


@pytest.mark.parametrize(("situation", "decision"), ROWS.items(), ids=[in_words(one) for one in ROWS])
def test_row_is_what_the_policy_says(situation: Situation, decision: Decision) -> None:
    assert decide(situation, POLICY) == decision


def test_every_situation_has_a_row_and_every_row_a_situation() -> None:
    assert list(ROWS) == list(situations(POLICY))
    assert list(differences(POLICY, ROWS)) == []


def test_table_is_written_as_it_stands() -> None:
    assert table_of(POLICY) == TABLE.read_text("utf-8")


def test_every_part_that_the_law_of_the_documents_tells_apart_has_rows() -> None:
    places = {(one.kind, one.place, one.role) for one in ROWS}
    assert {
        (DPS, "Deel 1", None),
        (DPS, "Deel 1", Role.SECURITY),
        (DPS, "Deel 1", Role.SUB_PROCESSORS),
        (DPS, "Deel 2", None),
        (DPS, "Elders", None),
        (Kind.DEMARCATIE, "Elders", None),
        (Kind.GENERIC, "Elders", None),
    } <= places
    for place in places:
        met = {(one.signal, one.direction) for one in ROWS if (one.kind, one.place, one.role) == place}
        assert met == {(None, None)} | {(type_, one) for type_ in SignalType for one in DIRECTIONS[type_]}


def of(kind: Kind, place: str) -> dict[Situation, Decision]:
    return {one: row for one, row in ROWS.items() if (one.kind, one.place) == (kind, place)}


def weighs(one: Situation) -> bool:
    return one.signal is not None or one.significance is not Significance.EDITORIAL


def test_what_is_not_proven_editorial_is_never_archived() -> None:
    assert [in_words(one) for one, row in ROWS.items() if weighs(one) and row.consequence_class == "G"] == []


def test_what_is_proven_editorial_sets_off_nothing() -> None:
    assert {(row.consequence_class, row.rights) for one, row in ROWS.items() if not weighs(one)} == {("G", ())}


@pytest.mark.parametrize("place", ["Deel 2", "Elders"])
def test_every_row_outside_deel_1_needs_consent_and_gives_no_right(place: str) -> None:
    found = {(row.consequence_class, row.rights) for one, row in of(DPS, place).items() if weighs(one)}
    assert found == {("X", ())}


def test_a_document_of_unknown_kind_needs_consent_and_gives_no_right() -> None:
    rows = of(Kind.GENERIC, "Elders").items()
    assert {(row.consequence_class, row.rights) for one, row in rows if weighs(one)} == {("X", ())}


def test_deel_1_is_k30_with_the_right_to_terminate_and_b_where_parties_are_engaged() -> None:
    for one, row in of(DPS, "Deel 1").items():
        engaged = one.signal is SignalType.SUB_PROCESSOR or one.role is Role.SUB_PROCESSORS
        if weighs(one):
            assert (row.consequence_class, row.rights) == (
                ("B", ("terminate", "object")) if engaged else ("K30", ("terminate",))
            ), in_words(one)


def test_the_demarcatie_gives_the_right_of_house_policy_and_no_other() -> None:
    for one, row in of(Kind.DEMARCATIE, "Elders").items():
        if weighs(one):
            weight = "B" if one.signal is SignalType.SUB_PROCESSOR else "I"
            assert (row.consequence_class, row.rights) == (weight, ("respond",)), in_words(one)


def test_a_change_and_its_reverse_weigh_the_same() -> None:
    for one, row in ROWS.items():
        if one.direction is None:
            reverse = replace(one, operation=one.operation.mirror)
        else:
            reverse = replace(one, direction=one.direction.mirror)
        other = ROWS[reverse]
        assert (row.consequence_class, row.rights) == (other.consequence_class, other.rights), in_words(one)


def test_no_row_tells_more_than_three_things() -> None:
    assert max(len(row.rules) for row in ROWS.values()) <= 3


def test_every_rule_decides_in_a_row_or_in_a_test() -> None:
    told = {rule for row in ROWS.values() for rule in row.rules} | {
        effect.rule for test in POLICY.tests for effect in judged_case(test, POLICY).effects
    }
    assert {rule.id for rule in POLICY.all_rules} == told


@pytest.mark.parametrize("test", POLICY.tests, ids=lambda test: f"{test.says} ({test.kind})")
def test_case_of_the_policy_is_judged_as_it_says(test: PolicyTest) -> None:
    assert list(failures(replace(POLICY, tests=(test,)))) == []


def test_every_rule_has_a_case_in_the_file() -> None:
    tried = {rule for test in POLICY.tests for rule in test.rules}
    assert {rule.id for rule in POLICY.all_rules} == tried


def test_signals_point_in_no_direction_that_has_no_row() -> None:
    parties = Parties(None, Party("Voorbeeld"), Party("klant"))
    # Every third pair: the rest say no more, and each costs the comparison twice.
    pairs = read_pairs((ROOT / "tests" / "diff" / "pairs" / "fourth.tsv").read_text("utf-8"))[::3]
    sides = [(document(pair.old, parties), document(pair.new, parties)) for pair in pairs]
    signals = [
        signal
        for old, new in (*sides, *((new, old) for old, new in sides))
        for change in diff(old, new).changes
        for signal in change.signals
    ]
    assert len(signals) > 80
    assert {(one.type, one.direction) for one in signals if one.direction not in DIRECTIONS[one.type]} == set()


def test_a_rule_that_becomes_lighter_is_seen_in_the_rows_that_differ() -> None:
    rules = tuple(
        replace(one, consequence_class=ConsequenceClass.INFORM) if one.id == "dps-statement" else one
        for one in POLICY.rules
    )
    found = list(differences(replace(POLICY, rules=rules), ROWS))
    assert any(
        one.at == "data-pro-statement, Deel 1, reworded, substantive, anaphora, changed"
        and (one.expected, one.found)
        == (
            "K30, rules dps-statement, rights terminate",
            "I, rules dps-statement, rights terminate",
        )
        for one in found
    )


def test_rows_that_are_missing_or_stray_are_differences() -> None:
    rows = dict(ROWS)
    lost = next(iter(rows))
    decision = rows.pop(lost)
    stray = replace(lost, place="Bijlage 9")
    rows[stray] = decision
    assert {(one.at, one.expected, one.found) for one in differences(POLICY, rows)} == {
        (in_words(lost), "-", str(decision)),
        (in_words(stray), str(decision), "no such situation"),
    }


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "line 1: expected the columns kind, place"),
        (TABLE.read_text("utf-8").replace("demarcatie", "demarkatie", 1), "line .*: 'demarkatie' is not a valid Kind"),
        (TABLE.read_text("utf-8") + "een\ttwee\n", "expected 11 cells, found 2; correct the row"),
        (
            TABLE.read_text("utf-8") + TABLE.read_text("utf-8").splitlines()[1] + "\n",
            "this situation has a row already",
        ),
    ],
)
def test_a_table_that_cannot_be_read_is_named_with_its_line(text: str, said: str) -> None:
    with pytest.raises(BadSettings, match=f"^t.tsv: .*{said}"):
        rows_in(text, "t.tsv")


def test_a_policy_that_asks_who_benefits_has_rows_for_it() -> None:
    asking = replace(POLICY.rules[0], id="asks", benefits=(Beneficiary.CLIENT,))
    met = {row.benefits for row in situations(replace(POLICY, rules=(*POLICY.rules, asking)))}
    assert met == {None, *Beneficiary}


def test_a_test_that_expects_another_class_fails_with_both() -> None:
    (test, *_) = POLICY.tests
    wrong = replace(test, consequence_class=ConsequenceClass.INFORM)
    (found,) = failures(replace(POLICY, tests=(wrong,)))
    assert (found.expected, found.found) == (
        "I, rules dps-standard-clauses, rights -",
        "X, rules dps-standard-clauses, rights -",
    )
