"""Sub-processors: what the document says, what the processor adds, and where they disagree."""

import pytest

from renvooi.model import EngagedParty, FieldName, Finding, RecordChange, RecordOperation, SignalType
from renvooi.model.errors import BadSettings
from renvooi.notice import judge, load_policy
from renvooi.notice.engaged import Engaged, find_engaged
from renvooi.notice.reasons import PartyDetails
from renvooi.notice.rows import sort_changes
from tests.notice.builders import NEW, added_sub_processor, breach_term, change, engaged, party, ref, signal

POLICY = load_policy()
KLUISNET = party("Kluisnet GmbH", (FieldName.LOCATION, "EU/EER"), (FieldName.PURPOSE, "back-ups"))
ADDED = engaged(RecordOperation.ADDED, new=KLUISNET)
OLD_PARTY = party("Wolkenhuis B.V.", (FieldName.PURPOSE, "opslag"))
REMOVED = engaged(RecordOperation.REMOVED, old=OLD_PARTY)


def found(*records: RecordChange, details: tuple[PartyDetails, ...] = (), changes: object = None) -> Engaged:
    told = changes or (added_sub_processor(),)
    judgements = {one.id: judge(one, NEW.kind, POLICY) for one in told}  # type: ignore[attr-defined]  # changes
    parts = sort_changes(told, (), judgements=judgements, reasons={}, rights=frozenset())  # type: ignore[arg-type]
    return find_engaged(records, parts.rows, details)


def only(one: Engaged) -> EngagedParty:
    assert one.findings == ()
    (party,) = one.parties
    return party


def codes(findings: tuple[Finding, ...]) -> list[str]:
    return [one.code for one in findings]


def test_party_has_what_the_document_says() -> None:
    one = only(found(ADDED))
    assert (one.name, one.operation, one.changes) == ("Kluisnet GmbH", RecordOperation.ADDED, ("c-sub",))
    assert (one.countries, one.services, one.data) == (("EU/EER",), ("back-ups",), ())


def test_processor_adds_what_the_document_does_not_say() -> None:
    details = PartyDetails(
        "kluisnet  GmbH", countries=("Duitsland",), services=("Back-ups", "herstel"), data=("namen",)
    )
    one = only(found(ADDED, details=(details,)))
    assert (one.countries, one.services, one.data) == (("EU/EER", "DE"), ("back-ups", "herstel"), ("namen",))


@pytest.mark.parametrize(
    ("details", "key"),
    [
        (PartyDetails("Kluisnet GmbH", countries=("Zwitserland",)), "countries"),
        (PartyDetails("Kluisnet GmbH", countries=("Duitsland", "wereldwijd")), "countries"),
        (PartyDetails("Kluisnet GmbH", legal_name="Kluis Europa GmbH"), "name"),
        (PartyDetails("Kluisnet GmbH", replaces="Wolkenhuis B.V."), "replaces"),
    ],
)
def test_processor_may_not_say_otherwise_than_the_document(details: PartyDetails, key: str) -> None:
    (point,) = found(ADDED, details=(details,)).findings
    assert point.code == "sub-processor-contradicted"
    assert f"Kluisnet GmbH: {key}: the document says" in point.message


def test_countries_that_the_document_lists_may_be_repeated_and_not_extended() -> None:
    swiss = engaged(RecordOperation.ADDED, new=party("Bergdata AG", (FieldName.LOCATION, "CH")))
    assert found(swiss, details=(PartyDetails("Bergdata AG", countries=("Zwitserland",)),)).findings == ()
    more = found(swiss, details=(PartyDetails("Bergdata AG", countries=("Zwitserland", "India")),))
    assert codes(more.findings) == ["sub-processor-contradicted"]


def test_transfer_of_the_document_stands() -> None:
    fields = (FieldName.LOCATION, "US"), (FieldName.TRANSFER, "modelcontractbepalingen")
    american = engaged(RecordOperation.ADDED, new=party("Verdata Inc.", *fields))
    one = only(found(american, details=(PartyDetails("Verdata Inc.", transfer="modelcontractbepalingen van 2021"),)))
    assert one.transfer == "modelcontractbepalingen"
    other = found(american, details=(PartyDetails("Verdata Inc.", transfer="adequaatheidsbesluit"),))
    assert codes(other.findings) == ["sub-processor-contradicted"]


def test_party_may_replace_one_that_leaves() -> None:
    made = found(ADDED, REMOVED, details=(PartyDetails("Kluisnet GmbH", replaces="wolkenhuis b.v."),))
    assert made.findings == ()
    assert [one.operation for one in made.parties] == [RecordOperation.ADDED, RecordOperation.REMOVED]


def test_renamed_party_has_its_former_name() -> None:
    renamed = engaged(RecordOperation.RENAMED, old=OLD_PARTY, new=party("Wolkenthuis B.V."))
    assert only(found(renamed)).replaces == "Wolkenhuis B.V."


def test_party_of_which_no_row_tells_is_left_out() -> None:
    elsewhere = engaged(RecordOperation.CHANGED, old=OLD_PARTY, new=OLD_PARTY, changes=("c-other",))
    assert found(ADDED, elsewhere).parties == found(ADDED).parties


def test_party_that_no_list_was_read_from_is_described_by_its_details() -> None:
    one = only(found(details=(PartyDetails("Kluisnet", legal_name="Kluisnet GmbH", services=("back-ups",)),)))
    assert (one.name, one.operation, one.changes) == ("Kluisnet GmbH", RecordOperation.ADDED, ("c-sub",))


def test_evidence_without_a_party_is_told() -> None:
    (point,) = found().findings
    assert point.code == "sub-processor-unread"
    assert "Deel 1, punt 4, onder b (c-sub) speaks of a sub-processor" in point.message
    silent = change(old=(ref(),), new=(ref(text="Anders."),), signals=(signal(SignalType.TERM),))
    assert found(changes=(silent, breach_term())).findings == ()


@pytest.mark.parametrize(
    ("details", "problem"),
    [
        ((PartyDetails("Niemand B.V."),), "'Niemand B.V.' is named in no change of this notice"),
        ((PartyDetails("Kluis"),), "'Kluis' is named in no change of this notice"),
        ((PartyDetails("Kluisnet GmbH"), PartyDetails("KLUISNET GmbH")), "'KLUISNET GmbH' is given twice"),
    ],
)
def test_details_without_a_party_are_a_mistake(details: tuple[PartyDetails, ...], problem: str) -> None:
    with pytest.raises(BadSettings, match=problem):
        found(ADDED, details=details)
