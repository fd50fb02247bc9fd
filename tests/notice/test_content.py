"""The whole notice: what it says, that it is stable, and that its JSON is valid."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import jsonschema
import pytest

from renvooi.diff import diff as compare
from renvooi.model import (
    BasisSource,
    Claim,
    Document,
    FieldName,
    Finding,
    Kind,
    Notice,
    ReadingWarning,
    RecordOperation,
    Severity,
    Significance,
    Verdict,
    dumps,
    from_json,
    schema,
)
from renvooi.model.errors import NotComparable
from renvooi.notice import PartyDetails, load_policy, make_notice, render_notice
from renvooi.parser import parse
from tests.notice.builders import (
    NEW,
    OLD,
    added_sub_processor,
    breach_term,
    clause,
    decided,
    diff,
    document,
    engaged,
    party,
    ref,
    renumbering,
    run,
    section,
    spelling,
    standard_clause,
    statement_nodes,
)

POLICY = load_policy()
EXAMPLES = Path(__file__).parents[2] / "corpus" / "documents" / "demarcatie"
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


def test_file_that_is_exported_again_gives_the_same_notice_with_its_own_hash() -> None:
    again = replace(NEW, source=replace(NEW.source, name="opnieuw.pdf", sha256="f" * 64))
    first = make_notice(diff(breach_term()), OLD, NEW, policy=POLICY, received=None)
    second = make_notice(diff(breach_term(), new=again), OLD, again, policy=POLICY, received=None)
    assert second.id == first.id
    assert f"opnieuw.pdf, SHA-256 {'f' * 64}" in " ".join(render_notice(second, "text").split())


MARKDOWN = """---
kind: data-pro-statement
version: {version}
---

# Deel 1: Statement

## Over ons

1. Voorbeeld Data B.V. werkt voor klanten.
2. Dit Data Pro Statement geldt vanaf {day}, versie {version}.

   Van een nieuwe versie brengen wij u {when}op de hoogte.
"""


def amended(before: str, after: str, version: str = "02-2026", day: str = "2 februari 2026") -> Notice:
    """The notice of a step from one Markdown file to the next."""
    texts = (
        MARKDOWN.format(version="01-2026", day="1 januari 2026", when=before),
        MARKDOWN.format(version=version, day=day, when=after),
    )
    old, new = (parse(text.encode(), name=f"{number}.md") for number, text in enumerate(texts))
    return make_notice(compare(old, new), old, new, policy=POLICY, received=None)


def test_term_in_the_version_statement_is_told_with_its_right() -> None:
    made = amended("60 dagen vooraf ", "5 dagen vooraf ")
    assert [row.consequence_class.value for row in made.rows] == ["K30"]
    assert made.archived == ()
    assert "Deze versie heeft 1 wijziging" in render_notice(made, "text")


def test_new_version_and_date_alone_are_archived_and_promise_nothing() -> None:
    made = amended("", "")
    text = " ".join(render_notice(made, "text").split())
    assert (made.rows, made.editorial, len(made.archived)) == ((), (), 1)
    assert "Wij vonden geen wijzigingen van de afspraken." in text
    assert "U hoeft niets te doen" not in text
    assert "redactione" not in text


def test_versions_in_the_wrong_order_block_release() -> None:
    made = make_notice(diff(spelling(), old=NEW, new=OLD), NEW, OLD, policy=POLICY, received=None)
    assert codes(made, Severity.ERROR) == ["versions-out-of-order"]
    assert "2026-01, which is earlier" in made.findings[0].message


def test_month_first_labels_are_ordered_by_what_they_mean() -> None:
    old, new = document("12-2025"), document("01-2026")
    assert make_notice(diff(spelling(), old=old, new=new), old, new, policy=POLICY, received=None).findings == ()


def test_two_texts_under_one_label_block_release() -> None:
    other = replace(document("2026-01", statement_nodes(objection="Geen bezwaar.")), source=NEW.source)
    made = make_notice(diff(standard_clause(), new=other), OLD, other, policy=POLICY, received=None)
    assert "same-version" in codes(made, Severity.ERROR)


def test_same_text_under_one_label_is_no_finding() -> None:
    again = replace(OLD, source=NEW.source)
    assert make_notice(diff(new=again), OLD, again, policy=POLICY, received=None).findings == ()


def test_one_file_on_both_sides_is_refused() -> None:
    copy = replace(OLD, source=replace(OLD.source, name="kopie.pdf"))
    with pytest.raises(NotComparable, match=r"kopie\.pdf: the same file twice; give the old and the new version"):
        make_notice(diff(new=copy), OLD, copy, policy=POLICY, received=None)


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
    assert (
        second == "De verschillen gaan over ingeschakelde partijen (wijziging 2) en termijnen of tijden (wijziging 1)."
    )
    beyond = "Wijziging 3 gaat niet in door alleen dit bericht. "
    assert third.startswith(beyond + "U heeft 2 aparte rechten: de verwerkersovereenkomst opzeggen en bezwaar maken")


def test_essence_admits_doubt() -> None:
    doubtful = replace(breach_term(), significance=Significance.REVIEW, signals=())
    found = notice(diff(doubtful)).essence
    assert found[0].nl.endswith(", waarvan 1 voor de zekerheid.")


def test_no_difference_is_said_of_the_text_only() -> None:
    assert [sentence.nl for sentence in notice(diff()).essence] == [
        "Wij vonden geen verschillen in de tekst van beide versies."
    ]


def test_missing_reason_blocks_where_the_contract_asks_for_one() -> None:
    assert "reason-missing" in codes(notice(diff(breach_term())), Severity.ERROR)
    given = notice(diff(breach_term()), reasons={"c-term": "Omdat het moest."})
    assert not given.blocked
    assert given.rows[0].why == "Omdat het moest."


def test_change_of_standard_clauses_asks_for_a_decision() -> None:
    assert "needs-decision" in codes(
        notice(diff(standard_clause()), reasons={"c-standard": "Op verzoek van klanten."}), Severity.ERROR
    )


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
    reasons = {"c-sub": "Omdat het moest."}
    new = with_effective_date(day)
    made = make_notice(diff(added_sub_processor()), OLD, new, policy=POLICY, received=date(2026, 3, 2), reasons=reasons)
    assert codes(made, Severity.ERROR) == ([code] if code else [])


@pytest.mark.parametrize(
    ("sending", "code"), [(None, "effective-date-unchecked"), (date(2026, 3, 2), None), (date(2026, 8, 3), "within")]
)
def test_planned_day_of_sending_stands_in_for_receipt_where_dates_are_checked(
    sending: date | None, code: str | None
) -> None:
    made = notice(diff(added_sub_processor()), received=None, sending=sending, reasons={"c-sub": "Omdat het moest."})
    found = codes(made, Severity.ERROR)
    assert found == ([] if code is None else [code if code != "within" else "effective-within-window"])
    assert [right.window.last_day for right in made.rights if right.window] == [None, None]
    assert made.received is None


def test_effective_date_that_no_last_day_was_held_against_is_said_and_blocks_nothing() -> None:
    why = {"c-term": "Omdat het moest."}
    made = notice(diff(breach_term()), received=None, reasons=why)
    assert codes(made, Severity.WARNING) == ["effective-date-unchecked"]
    assert not made.blocked
    sent = notice(diff(breach_term()), received=None, sending=date(2026, 3, 2), reasons=why)
    assert codes(sent, Severity.WARNING) == []


def test_effective_date_is_not_held_against_a_term_that_nobody_has() -> None:
    informed = decided(breach_term(), Significance.SUBSTANTIVE, "I")
    made = notice(diff(informed), received=None, reasons={"c-term": "Omdat het moest."})
    assert (made.consequence_class, made.rights) == ("I", ())
    assert "effective-date-unchecked" not in codes(made, Severity.WARNING)


def test_house_term_of_a_demarcatie_is_unchecked_too_without_a_day() -> None:
    old, new = (
        parse((EXAMPLES / f"demarcatie-{version}.md").read_bytes(), name="demarcatie.md")
        for version in ("2026-01", "2026-02")
    )
    dated = replace(new, effective_date=date(2026, 3, 1))
    made = make_notice(compare(old, dated), old, dated, policy=POLICY, received=None)
    assert made.consequence_class == "I"
    assert "effective-date-unchecked" in codes(made, Severity.WARNING)


def test_receipt_outranks_the_planned_day_of_sending() -> None:
    made = notice(diff(added_sub_processor()), sending=date(2026, 8, 3), reasons={"c-sub": "Omdat het moest."})
    assert codes(made, Severity.ERROR) == []


def test_new_party_is_told_and_may_not_start_within_the_window() -> None:
    record = party("Kluisnet GmbH", (FieldName.LOCATION, "EU/EER"), (FieldName.PURPOSE, "back-ups"))
    script = diff(added_sub_processor(), records=(engaged(RecordOperation.ADDED, new=record),))
    details = PartyDetails("Kluisnet GmbH", data=("namen",), starts=date(2026, 4, 1))
    made = notice(script, reasons={"c-sub": "Omdat het moest."}, parties=(details,))
    assert [one.name for one in made.engaged] == ["Kluisnet GmbH"]
    assert codes(made, Severity.ERROR) == ["sub-processor-starts-early"]
    later = replace(details, starts=date(2026, 9, 1))
    assert not notice(script, reasons={"c-sub": "Omdat het moest."}, parties=(later,)).blocked


def test_person_s_decision_stands_with_the_change_wherever_it_is() -> None:
    lowered = decided(breach_term(), Significance.EDITORIAL)
    kept = decided(added_sub_processor(), Significance.SUBSTANTIVE)
    one_of_a_run = (decided(RUN[0], Significance.EDITORIAL), *RUN[1:])
    made = notice(diff(lowered, kept, *one_of_a_run, groups=[run(RUN)]))
    assert [row.change for row in made.rows] == ["c-sub"]
    assert [row.change for row in made.editorial] == ["c-term", "r6"]
    assert [group.changes for group in made.groups] == [("r7", "r8")]
    text = " ".join(render_notice(made, "text").split())
    said = "Een medewerker heeft dit beoordeeld: dit is een {} wijziging. De reden: De woorden zeggen hetzelfde."
    assert text.count(said.format("redactionele")) == 2
    assert text.count(said.format("inhoudelijke")) == 1


def test_draft_is_said_of_the_same_notice() -> None:
    draft = notice(draft=True)
    assert replace(draft, draft=False) == notice()


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


JOINS = engaged(
    RecordOperation.ADDED,
    new=party("Verdata Ltd.", (FieldName.LOCATION, "IN"), (FieldName.PURPOSE, "back-ups")),
)
WHY = {"c-sub": "Omdat het moest."}


@pytest.mark.parametrize("given", ["G", "I", "K30"])
def test_facts_of_a_party_that_joins_stay_whatever_class_a_person_gives(given: str) -> None:
    lowered = decided(added_sub_processor(), Significance.EDITORIAL, given)
    made = notice(diff(lowered, records=(JOINS,)), reasons=WHY)
    assert (made.consequence_class, [one.name for one in made.engaged]) == (given, ["Verdata Ltd."])
    assert [row.change for row in made.rows] == ["c-sub"]
    assert "sub-processor-detail-missing" in codes(made, Severity.ERROR)
    assert "verdict-differs" in codes(made, Severity.WARNING)
    text = render_notice(made, "text")
    assert "Welke partij komt erbij?" in text
    assert "veranderen volgens ons niets" not in text


def test_a_party_that_joins_keeps_its_class_until_a_person_gives_one() -> None:
    called_editorial = decided(added_sub_processor(), Significance.EDITORIAL)
    made = notice(diff(called_editorial, records=(JOINS,)), reasons=WHY)
    assert made.consequence_class == "B"
    assert "object" in [right.id for right in made.rights]
    assert [one.name for one in made.engaged] == ["Verdata Ltd."]
