"""What changes a record, and what only changes its letter, its place or its bullets."""

from functools import cache
from pathlib import Path

import pytest

from renvooi.diff import compare_records, diff
from renvooi.model import Change, Document, FieldName, Operation, RecordChange, RecordKind, RecordOperation, SignalType
from renvooi.parser import parse
from tests.diff.builders import doc

STATEMENT = Path(__file__).parents[3] / "corpus/documents/data-pro-statement/data-pro-statement-02-2026.md"
MAIL = "Denkbeeldig Berichten B.V."


@cache
def statement() -> str:
    return STATEMENT.read_text("utf-8")


@cache
def read(text: str) -> Document:
    return parse(text.encode("utf-8"), name="statement.md")


def edited(*edits: tuple[str, str]) -> tuple[Document, Document]:
    """The latest example before and after `edits`, each of which must be possible once."""
    text = statement()
    for old, new in edits:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return read(statement()), read(text)


def told(changes: tuple[RecordChange, ...]) -> list[tuple[str, str | None, str | None]]:
    return [
        (one.operation.value, one.old.name if one.old else None, one.new.name if one.new else None) for one in changes
    ]


def signals(changes: tuple[Change, ...], kind: SignalType) -> list[tuple[str | None, str | None]]:
    return [(one.old, one.new) for change in changes for one in change.signals if one.type is kind]


@pytest.mark.parametrize(
    "edit",
    [
        (f"- c. {MAIL}", f"- c. {MAIL}; en"),
        (f"- c. {MAIL}", f"- c. {MAIL.replace('B.V.', 'BV')}"),
        (
            "      - Ondersteuning bij data-analyse, het bouwen van rapportages en het ontwikkelen van koppelingen;\n",
            "      - Ondersteuning bij data-analyse, het bouwen van rapportages en het ontwikkelen van koppelingen.\n",
        ),
        (
            "Gateway voor de boekhoudkoppeling. De afspraken hierover zijn op verzoek in te zien;",
            "Gateway voor de boekhoudkoppeling;\n      - De afspraken hierover zijn op verzoek in te zien;",
        ),
        (
            "Alleen voor klanten die de boekhoudkoppeling gebruiken. De klant geeft zelf toestemming in het portaal van de gateway;",
            "De klant geeft zelf toestemming in het portaal van de gateway;\n      - Alleen voor klanten die de boekhoudkoppeling gebruiken.",
        ),
    ],
    ids=["; en", "another spelling of a form", "a full stop", "a bullet split in two", "bullets split and reordered"],
)
def test_marks_and_the_division_of_bullets_change_no_record(edit: tuple[str, str]) -> None:
    old, new = edited(edit)
    script = diff(old, new)
    assert script.changes
    assert script.records == ()


def test_letters_that_shift_and_entries_that_swap_change_no_record() -> None:
    text = statement()
    start, end = text.index("    - a. Fictief"), text.index("    - b. Gefingeerde")
    stop = text.index("    - c. Denkbeeldig")
    first, second = text[start:end], text[end:stop]
    swapped = text[:start] + second.replace("- b.", "- a.") + first.replace("- a.", "- b.") + text[stop:]
    assert compare_records(read(text), read(swapped)) == ()


def test_party_put_in_between_is_the_only_one_that_came() -> None:
    old, new = edited(
        (
            f"    - c. {MAIL}",
            f"    - c. Nieuw Archief N.V.\n      - Opslag van documenten in Ierland.\n    - d. {MAIL}",
        ),
        ("    - d. Mogelijk", "    - e. Mogelijk"),
    )
    script = diff(old, new)
    assert told(script.records) == [("added", None, "Nieuw Archief N.V.")]
    assert script.records[0].new is not None
    assert script.records[0].new.values(FieldName.LOCATION) == ("IE",)
    assert signals(script.changes, SignalType.SUB_PROCESSOR) == [(None, "Nieuw Archief N.V.")]


@pytest.mark.parametrize("name", ["Denkbeeldig Post B.V.", "Denkbeeldige Berichten B.V.", "Denkbeeldig Berichten N.V."])
def test_party_under_another_name_is_renamed_with_one_signal(name: str) -> None:
    old, new = edited((MAIL, name))
    script = diff(old, new)
    assert told(script.records) == [("renamed", MAIL, name)]
    assert signals(script.changes, SignalType.SUB_PROCESSOR) == [(MAIL, name)]
    assert {id for record in script.records for id in record.changes} == {change.id for change in script.changes}


def test_another_party_for_the_same_purpose_is_no_new_name() -> None:
    old, new = edited((MAIL, "Gefantaseerde Post GmbH"))
    assert told(compare_records(old, new)) == [
        ("added", None, "Gefantaseerde Post GmbH"),
        ("removed", MAIL, None),
    ]


def test_entry_that_shares_the_bullets_of_the_next_adds_one_party() -> None:
    old, new = edited(
        ("    - d. Mogelijk Netwerk B.V.", "    - d. Mogelijk Netwerk B.V.; en\n    - e. Voorbeeldhosting B.V.")
    )
    (change,) = compare_records(old, new)
    assert (change.operation, change.new and change.new.name) == (RecordOperation.ADDED, "Voorbeeldhosting B.V.")
    assert change.new is not None
    assert change.new.values(FieldName.LOCATION) == ("EU/EER",)


def test_two_parties_of_one_entry_are_those_of_two() -> None:
    one = doc("1. Sub-processors: {sub-processors}\n  a. Alfa GmbH en Beta B.V.\n    - opslag van documenten")
    two = doc("1. Sub-processors: {sub-processors}\n  a. Alfa GmbH; en\n  b. Beta B.V.\n    - opslag van documenten")
    assert compare_records(one, two) == ()


@pytest.mark.parametrize(
    ("edit", "field", "was", "now"),
    [
        (("dan verwerkt in Zwitserland", "dan verwerkt in India"), FieldName.LOCATION, "CH", "IN"),
        (("Verzending van e-mailberichten", "Opslag van e-mailberichten"), FieldName.PURPOSE, None, None),
        (
            ("Alleen voor klanten die de boekhoudkoppeling gebruiken", "Voor alle klanten"),
            FieldName.CONDITION,
            None,
            None,
        ),
    ],
)
def test_field_that_changes_is_named_and_is_a_signal(
    edit: tuple[str, str], field: FieldName, was: str | None, now: str | None
) -> None:
    old, new = edited(edit)
    script = diff(old, new)
    (change,) = script.records
    assert change.operation is RecordOperation.CHANGED
    assert field in {one.name for one in change.fields}
    if was is not None:
        assert [(one.old, one.new) for one in change.fields] == [((was,), (now,))]
    assert signals(script.changes, SignalType.SUB_PROCESSOR)
    assert change.changes == tuple(one.id for one in script.changes)


@pytest.mark.parametrize(
    ("edit", "kind", "operation", "signal"),
    [
        (("    - Telefoonnummers;\n", ""), RecordKind.DATA_CATEGORIES, "removed", SignalType.DATA_CATEGORY),
        (
            ("    - Telefoonnummers;\n", "    - Telefoonnummers;\n    - Vingerafdrukken van bezoekers;\n"),
            RecordKind.DATA_CATEGORIES,
            "added",
            SignalType.DATA_CATEGORY,
        ),
        (
            ("Namen van klanten, medewerkers en contactpersonen", "Namen van klanten, medewerkers en kinderen"),
            RecordKind.DATA_CATEGORIES,
            "changed",
            SignalType.DATA_CATEGORY,
        ),
        (
            ("- f. Training en advies", "- f. Training en detachering"),
            RecordKind.SERVICES,
            "renamed",
            SignalType.SERVICE,
        ),
        (
            ("certificaatnummer KF-000488", "certificaatnummer KF-000500"),
            RecordKind.CERTIFICATIONS,
            "changed",
            SignalType.CERTIFICATION,
        ),
        (
            ("Fictief Cloud GmbH is gecertificeerd voor onder meer", "Fictief Cloud GmbH werkt volgens onder meer"),
            RecordKind.CERTIFICATIONS,
            "changed",
            SignalType.CERTIFICATION,
        ),
        (
            ("dagelijks een back-up gemaakt", "zo mogelijk een back-up gemaakt"),
            RecordKind.SECURITY_MEASURES,
            "changed",
            SignalType.SECURITY,
        ),
    ],
)
def test_other_lists_have_their_records_and_signals(
    edit: tuple[str, str], kind: RecordKind, operation: str, signal: SignalType
) -> None:
    old, new = edited(edit)
    script = diff(old, new)
    assert {(one.kind, one.operation.value) for one in script.records} == {(kind, operation)}
    # of one type a change has one signal, whoever found it
    assert [[one.type for one in change.signals].count(signal) for change in script.changes] == [1]
    assert all(one.changes for one in script.records)


def test_clause_that_is_renumbered_leaves_a_service_as_it_is() -> None:
    listed = "1. De volgende diensten: {services}\n  a. Advies\n"
    old = doc(listed + "2. Omschrijving “Advies”: wij helpen u verder. {service}")
    new = doc(listed + "2. Nieuw punt.\n3. Omschrijving “Advies”: wij helpen u verder. {service}")
    script = diff(old, new)
    assert script.changes
    assert script.records == ()


def test_change_elsewhere_reads_no_record() -> None:
    old, new = edited(("binnen 30 dagen, zodat", "binnen 40 dagen, zodat"))
    script = diff(old, new)
    assert [one.operations for one in script.changes] == [(Operation.REWORDED,)]
    assert script.records == ()


def test_entry_after_a_paragraph_is_an_entry_too() -> None:
    text = "Wij schakelen de volgende sub-processors in: {sub-processors}\n- Alfa Hosting B.V., Ierland\n"
    old, new = doc(text), doc(text + "- Beta Cloud GmbH, India\n")
    script = diff(old, new)
    assert told(script.records) == [("added", None, "Beta Cloud GmbH")]
    assert signals(script.changes, SignalType.SUB_PROCESSOR) == [(None, "Beta Cloud GmbH")]


@pytest.mark.parametrize(
    ("role", "before", "after"),
    [
        ("sub-processors", "Alfa Ltd. (Ierland), opslag", "Alfa Limited (Ierland), opslag"),
        ("sub-processors", "Alfa Inc.: opslag", "Alfa Incorporated: opslag"),
    ],
)
def test_other_notation_of_a_name_is_no_other_record_and_no_sub_processor_signal(
    role: str, before: str, after: str
) -> None:
    script = diff(*(doc(f"1. Lijst: {{{role}}}\n  - {entry}\n  - Beta") for entry in (before, after)))
    assert script.records == ()
    assert signals(script.changes, SignalType.SUB_PROCESSOR) == []


def test_other_legal_form_is_another_record_and_a_signal() -> None:
    old, new = (doc(f"1. Lijst: {{sub-processors}}\n  - Alfa {form}: opslag") for form in ("Ltd.", "GmbH"))
    script = diff(old, new)
    assert [one.operation for one in script.records] == [RecordOperation.RENAMED]
    assert signals(script.changes, SignalType.SUB_PROCESSOR) == [("Alfa Ltd.", "Alfa GmbH")]
