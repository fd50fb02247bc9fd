"""What plan and assess list is said in Dutch, from the very findings that a notice makes."""

from dataclasses import replace
from datetime import date

import pytest

from renvooi.diff import OWN_LIST
from renvooi.model import (
    Claim,
    Document,
    FieldName,
    Finding,
    ReadingWarning,
    RecordOperation,
    Severity,
    Significance,
    Verdict,
)
from renvooi.notice import PartyDetails, load_policy, make_notice
from renvooi.notice.dutch_findings import in_dutch, in_english
from tests.notice.builders import (
    NEW,
    OBJECTION,
    OLD,
    TERMINATION,
    added_sub_processor,
    diff,
    document,
    engaged,
    own_list,
    party,
    ref,
    statement_nodes,
)

POLICY = load_policy()
JOINS = engaged(RecordOperation.ADDED, new=party("Verdata Ltd.", (FieldName.LOCATION, "IN")))
WHY = {"c-sub": "Omdat het moest."}


def findings(old: Document = OLD, new: Document = NEW, **given: object) -> dict[str, str]:
    """By code, the Dutch of each finding of a notice about a party that joins."""
    arguments: dict[str, object] = {"received": None, "reasons": WHY, "policy": POLICY, **given}
    script = diff(added_sub_processor(), old=old, new=new, records=(JOINS,))
    made = make_notice(script, old, new, **arguments)  # type: ignore[arg-type]  # overrides of any argument
    return {one.code: in_dutch(one) for one in made.findings}


def test_missing_facts_of_a_party_are_named_in_dutch() -> None:
    details = (PartyDetails("Verdata Ltd.", starts=date(2026, 3, 15)),)
    said = findings(parties=details, received=date(2026, 3, 2))
    assert said["sub-processor-detail-missing"].startswith(
        "Verdata Ltd.: klanten lezen hierover nog niets: adres, contact."
    )
    assert said["sub-processor-starts-early"] == (
        "Verdata Ltd. begint op 2026-03-15: klanten kunnen bezwaar maken tot en met 2026-04-01, en de versie die haar "
        "noemt, gaat in op 2026-09-01. Laat de partij later beginnen."
    )


@pytest.mark.parametrize(
    ("effective", "received", "code", "words"),
    [
        (None, None, "effective-date-unknown", "Wij lazen in de nieuwe versie geen ingangsdatum."),
        (date(2026, 9, 1), None, "effective-date-unchecked", "De nieuwe versie gaat in op 2026-09-01."),
        (
            date(2026, 3, 9),
            date(2026, 3, 2),
            "effective-within-window",
            "klanten kunnen tot en met 2026-04-01 reageren",
        ),
    ],
)
def test_effective_dates_are_said_in_dutch(
    effective: date | None, received: date | None, code: str, words: str
) -> None:
    said = findings(new=replace(NEW, effective_date=effective), received=received)
    assert words in said[code]
    assert "The new" not in said[code]


def test_text_that_was_not_read_is_said_as_clients_are_told_it() -> None:
    warnings = (
        ReadingWarning("picture-page", "Page 4 holds a picture without text.", 4),
        ReadingWarning(
            "version-disagrees",
            "the document states its own version as 1 (Deel 1, punt 1) and 2 (Deel 1, punt 2); 2 is taken, the newest",
            1,
        ),
    )
    said = findings(new=replace(NEW, warnings=warnings))
    assert said["reading-picture-page"].startswith("Versie 2026-02, pagina 4: deze pagina is een afbeelding;")
    assert said["reading-version-disagrees"] == (
        "Versie 2026-02, pagina 1: het document noemt als eigen versie 1 (Deel 1, punt 1) en 2 (Deel 1, punt 2). "
        "Wij houden 2 aan, de nieuwste. Verbeter de tekst."
    )


@pytest.mark.parametrize(
    ("clause", "objection", "code", "words"),
    [
        (
            TERMINATION.replace("30 dagen", "een maand"),
            OBJECTION,
            "no-days-found",
            "Deel 2, artikel 2.2 geeft het recht 'terminate'.",
        ),
        (
            TERMINATION,
            "Klant mag binnen 10 werkdagen na kennisgeving bezwaar maken.",
            "term-not-read",
            "noemt “10 werkdagen”. Het beleid zegt 30 dagen.",
        ),
    ],
)
def test_clauses_that_were_not_understood_are_said_in_dutch(clause: str, objection: str, code: str, words: str) -> None:
    old = document("2026-01", statement_nodes(clause, objection), effective=OLD.effective_date)
    assert words in findings(old=old)[code]


def test_right_without_a_clause_is_said_in_dutch() -> None:
    bare = document("2026-01", statement_nodes()[:1], effective=OLD.effective_date)
    said = findings(old=bare)["no-basis-found"]
    assert said.startswith("Versie 2026-01 heeft geen bepaling voor het recht ")
    assert "Alleen de nieuwe versie heeft er een" in said
    assert "expected" not in said


def test_swapped_and_equal_versions_are_said_in_dutch() -> None:
    assert "De oude versie is 2026-03" in findings(old=replace(OLD, version="2026-03"))["versions-out-of-order"]
    nodes = statement_nodes(TERMINATION.replace("30", "40"))
    other = replace(document("2026-01", nodes, effective=OLD.effective_date), version="2026-02")
    assert "Beide documenten noemen zich versie 2026-02" in findings(old=other)["same-version"]


def test_party_that_no_list_names_is_said_in_dutch() -> None:
    made = make_notice(diff(added_sub_processor()), OLD, NEW, policy=POLICY, received=None, reasons=WHY)
    said = {one.code: in_dutch(one) for one in made.findings}
    assert "Deel 1, punt 4, onder b (c-sub) noemt een subverwerker" in said["sub-processor-unread"]


def test_processor_that_contradicts_the_document_is_said_in_dutch() -> None:
    details = (PartyDetails("Verdata Ltd.", countries=("Nederland",)),)
    assert findings(parties=details)["sub-processor-contradicted"] == (
        "Verdata Ltd.: bij de landen zegt het document 'IN', en uw gegevens zeggen 'Nederland'. Verbeter uw gegevens, "
        "of het document."
    )


def test_lines_about_the_document_itself_are_said_in_dutch() -> None:
    doubtful = replace(own_list(), significance=Significance.REVIEW, because=OWN_LIST)
    made = make_notice(diff(doubtful), OLD, NEW, policy=POLICY, received=None)
    said = {one.code: in_dutch(one) for one in made.findings}
    assert "Lees deze regels" in said["own-account"]


def test_claim_of_the_author_is_judged_in_dutch() -> None:
    at = ref("Verschillen, punt 1")
    claim = Claim("geen wijzigingen", at, None, None, True, Verdict.CONTRADICTED, "Two changed.", ())
    claim = replace(claim, because_nl="Twee bepalingen veranderden")
    found = Finding(
        "claim-contradicted", Severity.ERROR, 'The author writes "geen wijzigingen": contradicted. Two.', at, None
    )
    assert in_dutch(found, (claim,)) == (
        "De auteur schrijft “geen wijzigingen”. De vergelijking weerspreekt dit: Twee bepalingen veranderden."
    )


def test_what_has_no_dutch_form_is_marked_as_english() -> None:
    found = Finding("term-differs", Severity.WARNING, "The term differs", None, "Read both.")
    assert in_english(found) == "The term differs. Read both."
    assert in_dutch(found) == "In het Engels: The term differs. Read both."


@pytest.mark.parametrize(
    ("tail", "words"),
    [
        (' and is now "B"', 'Dat was "A", en nu staat daar "B".'),
        (", a clause that is deleted", 'Dat was "A", en die tekst is vervallen.'),
        (', a clause that is deleted, and is now "B"', "en die tekst is vervallen. Nu staat daar"),
    ],
)
def test_reference_that_means_something_else_now_is_said_in_dutch(tail: str, words: str) -> None:
    message = f'Deel 1, punt 11 refers to "artikel 3", which was "A"{tail}'
    said = in_dutch(Finding("reference-stale", Severity.ERROR, message, None, "artikel 4"))
    assert said.startswith("Deel 1, punt 11 verwijst naar “artikel 3”. ")
    assert words in said
    assert said.endswith("Bedoeld is waarschijnlijk: artikel 4.")
