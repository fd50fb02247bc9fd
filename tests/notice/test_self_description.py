"""Only the document's own label and date, in their place, may differ in what it says of its own version."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from renvooi.model import ReadingWarning
from renvooi.notice.self_description import Stated, only_version_differs, stated
from tests.notice.builders import OLD

FRAME = "Dit document geldt vanaf {}, en wij melden wijzigingen."
BEFORE, AFTER = Stated("05-2026", date(2026, 5, 7)), Stated("06-2026", date(2026, 6, 9))
SIDES = (BEFORE, AFTER)
STATED_OLD, STATED_NEW = "7 mei 2026, versie 05-2026", "9 juni 2026, versie 06-2026"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (STATED_OLD, STATED_NEW),
        ("7 mei 2026", "9 juni 2026"),
        ("07 mei 2026", "9 jun 2026"),
        ("2026-05-07", "2026-06-09"),
        ("07-05-2026", "9/6/2026"),
        ("morgen, versie 05-2026", "morgen, versie 06-2026"),
        ("morgen, versie: 2026-05", "morgen, versie: juni 2026"),
        ("7 mei 2026, versie 05-2026 van dit document", "9 juni 2026, versie 06-2026 van dit document"),
    ],
)
def test_own_label_and_date_are_taken_out(old: str, new: str) -> None:
    assert only_version_differs(FRAME.format(old), FRAME.format(new), SIDES)


@pytest.mark.parametrize(("before", "after"), [("v1", "v2.0"), ("1.2", "1.10"), ("3", "4")])
def test_dotted_label_is_taken_out_if_it_is_the_documents_own(before: str, after: str) -> None:
    old, new = (FRAME.format(f"morgen, versie {label}") for label in (before, after))
    assert only_version_differs(old, new, (Stated(before, None), Stated(after, None)))
    assert not only_version_differs(old, new, (Stated(before, None), Stated("7", None)))
    assert not only_version_differs(old, new, (Stated(None, None), Stated(None, None)))


def test_organisation_with_a_legal_form_does_not_end_the_sentence() -> None:
    frame = "Dit statement van Voorbeeld Data B.V. geldt vanaf {}."
    assert only_version_differs(frame.format(STATED_OLD), frame.format(STATED_NEW), SIDES)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("60 dagen", "5 dagen"),
        ("versie 60 dagen vooraf", "versie 5 dagen vooraf"),
        ("10-2000 euro", "10-2050 euro"),
        ("artikel 2.2", "artikel 2.3"),
        ("7 mei 2026", "zodra wij dat willen"),
        ("7 mei", "9 juni"),
        ("mei 2026", "juni 2026"),
        ("8 mei 2026", "10 juni 2026"),
        ("45 mei 2026", "46 mei 2026"),
        ("31-02-2026", "30-02-2026"),
        ("morgen, API 05-2026", "morgen, API 06-2026"),
        ("morgen, versie 04-2026", "morgen, versie 07-2026"),
        ("morgen, bij versie 05-2026 van de voorwaarden", "morgen, bij versie 06-2026 van de voorwaarden"),
        ("7 mei 2026 en de prijzen per 7 mei 2026", "9 juni 2026 en de prijzen per 9 juni 2026"),
        ("versie 05-2026 met versie 05-2026", "versie 06-2026 met versie 06-2026"),
        ("7 mei 2026", ""),
    ],
)
def test_any_other_date_or_label_stays(old: str, new: str) -> None:
    assert not only_version_differs(FRAME.format(old), FRAME.format(new), SIDES)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Logs bewaren wij tot 31 december 2030.", "Logs bewaren wij tot 31 december 2026."),
        ("Logs bewaren wij tot 7 mei 2026.", "Logs bewaren wij tot 9 juni 2026."),
        ("De prijzen gelden vanaf 7 mei 2026.", "De prijzen gelden vanaf 9 juni 2026."),
        ("Hierbij hoort versie 09-2019 van de voorwaarden.", "Hierbij hoort versie 03-2025 van de voorwaarden."),
        ("Wij leveren API v2.", "Wij leveren API v1."),
    ],
)
def test_what_follows_the_first_sentence_stays(old: str, new: str) -> None:
    before, after = f"{FRAME.format(STATED_OLD)} {old}", f"{FRAME.format(STATED_NEW)} {new}"
    assert not only_version_differs(before, after, SIDES)
    assert only_version_differs(before, before.replace(STATED_OLD, STATED_NEW), SIDES)


def test_date_of_one_side_does_not_stand_for_the_other() -> None:
    assert not only_version_differs(FRAME.format("7 mei 2026"), FRAME.format("9 juni 2026"), (AFTER, BEFORE))


def test_stale_label_beside_the_own_date_is_taken_out_where_statements_disagree() -> None:
    stale = FRAME.format("7 mei 2026, versie 03-2025")
    disputed = replace(BEFORE, disputed=True)
    assert only_version_differs(stale, FRAME.format(STATED_NEW), (disputed, AFTER))
    assert not only_version_differs(stale, FRAME.format(STATED_NEW), SIDES)
    undated = FRAME.format("morgen, versie 03-2025")
    assert not only_version_differs(undated, FRAME.format("morgen, versie 06-2026"), (disputed, AFTER))


def test_of_two_stale_labels_neither_is_taken_out() -> None:
    old = FRAME.format("7 mei 2026, versie 03-2025 of versie 04-2025")
    new = FRAME.format("9 juni 2026, versie 06-2026 of versie 04-2025")
    assert not only_version_differs(old, new, (replace(BEFORE, disputed=True), AFTER))


def test_disagreement_is_known_by_the_warning_of_the_reader() -> None:
    warned = replace(OLD, warnings=(ReadingWarning("version-disagrees", "Two labels.", 1),))
    assert (stated(OLD).disputed, stated(warned).disputed) == (False, True)


def test_equal_texts_do_not_differ() -> None:
    assert not only_version_differs(FRAME, FRAME, SIDES)


@given(st.integers(0, 9999), st.integers(0, 9999), st.sampled_from(["dagen", "uur", "werkdagen", "euro", "%", "keer"]))
def test_amount_is_never_taken_out(old: int, new: int, unit: str) -> None:
    before, after = FRAME.format(f"{STATED_OLD}, {old} {unit}"), FRAME.format(f"{STATED_NEW}, {new} {unit}")
    assert only_version_differs(before, after, SIDES) == (old == new)
