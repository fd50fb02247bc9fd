"""The whole notice: what it says, that it is stable, and that its JSON is valid."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime

import jsonschema
import pytest

from renvooi.model import (
    BasisSource,
    Claim,
    Document,
    Finding,
    Kind,
    Notice,
    ReadingWarning,
    Severity,
    Significance,
    Verdict,
    dumps,
    from_json,
    schema,
)
from renvooi.model.errors import NotComparable
from renvooi.notice import load_policy, make_notice, notice_id, render_notice
from tests.notice.builders import (
    NEW,
    OLD,
    added_sub_processor,
    breach_term,
    clause,
    diff,
    document,
    ref,
    renumbering,
    run,
    section,
    spelling,
    standard_clause,
)

POLICY = load_policy()
RUN = tuple(renumbering(f"r{number}", number, number + 1) for number in (6, 7, 8))
FULL = diff(breach_term(), added_sub_processor(), standard_clause(), spelling(), *RUN, groups=[run(RUN)])


def notice(script: object = None, **overrides: object) -> Notice:
    arguments: dict[str, object] = {"policy": POLICY, "received": date(2026, 3, 2), **overrides}
    return make_notice(script or FULL, OLD, NEW, **arguments)  # type: ignore[arg-type]  # overrides of any argument


def codes(found: Notice, severity: Severity) -> list[str]:
    return [finding.code for finding in found.findings if finding.severity is severity]


def test_class_is_the_highest_of_all_changes() -> None:
    assert notice().consequence_class == "X"
    assert notice(diff(breach_term(), added_sub_processor())).consequence_class == "B"
    assert notice(diff(breach_term(), spelling())).consequence_class == "K30"
    assert notice(diff(spelling())).consequence_class == "G"


def test_id_depends_on_document_snapshots_and_policy_only() -> None:
    later = notice(received=date(2026, 7, 1), reasons={"c-term": "Omdat."}, language="en")
    assert later.id == notice().id == notice_id(FULL, POLICY)
    other = replace(FULL, new=replace(FULL.new, sha256="0" * 64))
    assert notice_id(other, POLICY) != notice_id(FULL, POLICY)
    assert notice_id(FULL, replace(POLICY, version="2")) != notice_id(FULL, POLICY)


def test_same_arguments_give_the_same_bytes() -> None:
    assert dumps(notice()) == dumps(notice())


@pytest.mark.parametrize(
    "script",
    [FULL, diff(), diff(spelling()), diff(replace(breach_term(), significance=Significance.REVIEW))],
    ids=["full", "empty", "editorial", "review"],
)
@pytest.mark.parametrize("received", [None, date(2026, 3, 4)])
def test_json_is_valid_and_comes_back_as_the_same_notice(script: object, received: date | None) -> None:
    made = notice(script, received=received)
    data = json.loads(dumps(made))
    jsonschema.validate(data, schema(made.schema))
    assert from_json(Notice, data) == made


def test_schema_names_every_field_and_refuses_what_is_missing() -> None:
    data = json.loads(dumps(notice()))
    published = schema("renvooi/notice/1")
    assert list(published["properties"]) == list(data)  # type: ignore[arg-type]  # a JSON object
    del data["rights"][0]["basis"]
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(data, published)


def test_essence_names_themes_and_rights_and_claims_no_more() -> None:
    first, second, third = (sentence.nl for sentence in notice().essence)
    assert first == "Deze versie heeft 3 wijzigingen die wij als inhoudelijk behandelen."
    assert second == "De verschillen gaan over ingeschakelde partijen (wijziging 2) en termijnen (wijziging 1)."
    assert third.startswith("U heeft 2 aparte rechten: de verwerkersovereenkomst opzeggen en bezwaar maken")


def test_essence_admits_doubt() -> None:
    doubtful = replace(breach_term(), significance=Significance.REVIEW, signals=())
    found = notice(diff(doubtful)).essence
    assert found[0].nl.endswith("bij 1 daarvan doen wij dat voor de zekerheid.")


def test_no_difference_is_said_of_the_text_only() -> None:
    assert [sentence.nl for sentence in notice(diff()).essence] == [
        "Wij vonden geen verschillen in de tekst van beide versies."
    ]


def test_missing_reason_blocks_where_the_contract_asks_for_one() -> None:
    assert "reason-missing" in codes(notice(diff(breach_term())), Severity.ERROR)
    given = notice(diff(breach_term()), reasons={"c-term": "Omdat."})
    assert not given.blocked
    assert given.rows[0].why == "Omdat."


def test_change_of_standard_clauses_asks_for_a_decision() -> None:
    assert "needs-decision" in codes(notice(diff(standard_clause()), reasons={"c-standard": "x"}), Severity.ERROR)


def with_effective_date(day: date | None) -> Document:
    return replace(NEW, effective_date=day)


@pytest.mark.parametrize(
    ("day", "code"),
    [
        (date(2026, 4, 1), "effective-within-window"),
        (date(2026, 4, 2), None),
        (None, "effective-date-unknown"),
    ],
)
def test_sub_processor_change_may_not_take_effect_within_the_window(day: date | None, code: str | None) -> None:
    reasons = {"c-sub": "Omdat."}
    new = with_effective_date(day)
    made = make_notice(diff(added_sub_processor()), OLD, new, policy=POLICY, received=date(2026, 3, 2), reasons=reasons)
    assert codes(made, Severity.ERROR) == ([code] if code else [])


def test_text_that_was_not_read_reaches_the_client_with_its_place() -> None:
    old = replace(OLD, warnings=(ReadingWarning("rotated-text", "4 characters stand sideways.", 3),))
    new = replace(NEW, warnings=(ReadingWarning("version-disagrees", "Two versions.", 1),))
    made = make_notice(FULL, old, new, policy=POLICY, received=None)
    assert [(one.version, one.page, one.code) for one in made.warnings] == [("2026-01", 3, "rotated-text")]
    found = {one.code: one.severity for one in made.findings}
    assert found["reading-rotated-text"] is Severity.ERROR
    assert found["reading-version-disagrees"] is Severity.WARNING
    assert "gedraaide tekst" in render_notice(made, "text")


def test_warning_that_nobody_foresaw_is_shown_to_the_client_too() -> None:
    old = replace(OLD, warnings=(ReadingWarning("no-ink", "A word could not be read.", 3),))
    made = make_notice(FULL, old, NEW, policy=POLICY, received=None)
    assert [one.code for one in made.warnings] == ["no-ink"]
    assert "niet zeker van de tekst" in render_notice(made, "text")


def test_contradicted_claim_and_findings_of_the_diff_are_for_a_human() -> None:
    claim = Claim("Geen wijziging.", ref(), None, None, True, Verdict.CONTRADICTED, "A term differs.", ("c-term",))
    found = Finding("reference-broken", Severity.WARNING, "Points nowhere.", None, None)
    made = notice(replace(FULL, claims=(claim,), findings=(found,), undeclared=("c-sub",)))
    assert {"claim-contradicted", "undeclared", "reference-broken"} <= {one.code for one in made.findings}


def test_demarcatie_promises_no_right_from_the_contract() -> None:
    old = document("2026-01", (section(None, "Algemeen", clause("•", "Klant doet iets.")),), kind=Kind.DEMARCATIE)
    new = document("2026-02", (section(None, "Algemeen", clause("•", "Wij doen iets.")),), kind=Kind.DEMARCATIE)
    one = replace(breach_term(), old=(ref("Algemeen, punt 1"),), new=(ref("Algemeen, punt 1"),))
    made = make_notice(diff(one, old=old, new=new), old, new, policy=POLICY, received=None)
    assert made.consequence_class == "I"
    assert [right.basis.source for right in made.rights] == [BasisSource.HOUSE_POLICY]


def test_document_of_unknown_kind_has_no_right() -> None:
    old, new = document("1", kind=Kind.GENERIC), document("2", kind=Kind.GENERIC)
    made = make_notice(diff(breach_term(), old=old, new=new), old, new, policy=POLICY, received=None)
    assert (made.consequence_class, made.rights) == ("X", ())
    assert "geen bepaling" in made.no_right[0].message.nl


def test_aware_time_of_receipt_becomes_the_amsterdam_day() -> None:
    assert notice(received=datetime(2026, 6, 30, 22, 30, tzinfo=UTC)).received == date(2026, 7, 1)


def test_diff_of_other_files_is_refused() -> None:
    with pytest.raises(NotComparable, match="made from another file"):
        make_notice(FULL, OLD, document("2026-03"), policy=POLICY, received=None)


def test_two_kinds_are_refused() -> None:
    new = replace(NEW, kind=Kind.DEMARCATIE)
    with pytest.raises(NotComparable, match="not versions of one document"):
        make_notice(FULL, OLD, new, policy=POLICY, received=None)
