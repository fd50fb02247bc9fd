"""Version labels are ordered by what they mean."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from renvooi.model import compare_versions, label_in_name, newest_version, same_version, version_order
from renvooi.model.versions import readings
from tests.model.labels import LABELS


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        ("05-2025", "01-2026"),
        ("2025-12", "2026-01"),
        ("12-2025", "2026-01"),
        ("september 2019", "05-2025"),
        ("v1.3", "v1.10"),
        ("1.9", "versie 2.0"),
        ("1 mei 2025", "02-05-2025"),
        ("Maart 2025", "april 2025"),
        ("2025 Q3", "10-2025"),
        ("Q3 2025", "07-2025"),
        ("september 2025", "4e kwartaal 2025"),
        ("2026.9", "2026.10"),
        ("mei '25", "mei 2026"),
        ("2025", "januari 2025"),
        ("2026-02", "2026-02-01"),
    ],
)
def test_labels_of_every_style_are_ordered_by_meaning(earlier: str, later: str) -> None:
    assert compare_versions(earlier, later) == -1
    assert compare_versions(later, earlier) == 1


@pytest.mark.parametrize(
    "rising",
    [
        (
            "2.0",
            "2.1-alpha",
            "2.1-beta 2",
            "concept 2.1",
            "2.1 (concept 2)",
            "2.1-rc1",
            "2.1 rc 10",
            "2.1",
            "2.1a",
            "2.1b",
        ),
        ("2026-01", "2026-02 concept", "2026-02 (definitief)", "2026-02a", "2026-02 v2", "2026-02 rev. 3", "2026-03"),
        ("1.0", "1.0 rev. 1", "versie 1.0 (2) concept", "1.0 (2)", "voorlopige versie 1.1", "1.1 def"),
    ],
)
def test_drafts_come_before_their_version_and_revisions_after(rising: tuple[str, ...]) -> None:
    assert all(compare_versions(earlier, later) in (-1, 0) for earlier, later in pairwise(rising))
    orders = [version_order(label) for label in rising]
    assert None not in orders
    assert compare_versions(rising[0], rising[-1]) == -1


@pytest.mark.parametrize(
    "alike",
    [
        ("05-2025", "2025-05", "mei 2025", "5/2025", "2025.05", "05.2025", "202505", "Mei-2025", "mei '25", "v2025-05"),
        ("september 2019", "sept. 2019", "SEP 2019", "sept 2019", "september 2019", "2019 september", "09–2019"),
        (
            "1 mei 2025",
            "01-05-2025",
            "2025-05-01",
            "1-5-2025",
            "May 1, 2025",
            "1st of May 2025",
            "20250501",
            "1 mei 2025",
        ),
        ("1.3", "v1.3", "V1.3", "versie 1.3", "Versie: 1.3", "v. 1.3", "1,3", "1.3.0", "versie v1.3", "1.3 definitief"),
        ("2", "2.0", "versie 2", "2e versie", "rev. 2", "definitieve versie 2.0"),
        ("Q3 2025", "2025 Q3", "2025Q3", "2025-Q3", "3e kwartaal 2025", "kwartaal 3 2025", "3rd quarter of 2025"),
        ("2.1-rc1", "2.1rc1", "2.1 RC 1", "2.1 (rc1)"),
        ("concept 2.1", "2.1 concept", "2.1-concept", "conceptversie 2.1", "draft 2.1"),
        ("november 2025", "versie november 2025", "11-2025", "nov. 2025"),
    ],
)
def test_one_version_in_several_styles_is_one(alike: tuple[str, ...]) -> None:
    assert {label for label in alike if not same_version(label, alike[0])} == set()
    assert all(compare_versions(alike[0], label) == 0 for label in alike)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("2026-02", "2026-02-01"),
        ("Q3 2025", "07-2025"),
        ("2025", "2025-01"),
        ("2.1", "2.1-rc1"),
        ("2026-02", "2026-02 v2"),
        ("1.3", "1.30"),
        ("05-2025", "5"),
        ("concept", "ontwerp"),
    ],
)
def test_what_is_only_alike_is_two_versions(one: str, other: str) -> None:
    assert not same_version(one, other)


def test_labels_that_nobody_can_read_are_one_version_if_spelt_alike() -> None:
    assert same_version("Concept", " concept")
    assert compare_versions("concept", "Concept") == 0


@pytest.mark.parametrize(
    "label",
    [
        *("13-2025", "2025-00", "2025-13", "31-02-2025", "2025-02-30", "2025-01-00", "13.2025", "30.02.2025"),
        *("05-25", "25-05", "01-05-25", "mei 25", "Q5 2025", "Q0 2025", "02-1889", "2150-02", "may 32, 2025"),
        *("concept", "../x", "", " ", "v", "versie", "voorjaar 2025", "n.v.t.", "2.1z", "1..2", "٠٢-٢٠٢٦", "²"),
        *("9" * 20, "1." * 40 + "1", "2026-02 2026-03", "-2026-02-", "rapport 3"),
    ],
)
def test_what_is_no_version_has_no_order(label: str) -> None:
    assert version_order(label) is None


def test_dotted_number_that_can_be_a_date_is_one_first() -> None:
    assert [order.style for order in readings("2026.2")] == ["date", "dotted"]
    assert [order.style for order in readings("2026.13")] == ["dotted"]
    assert [order.style for order in readings("1.2.2025")] == ["date"]
    assert [order.style for order in readings("1.2.25")] == ["dotted"]
    assert compare_versions("2026.2", "2026.13") is None


def test_styles_that_cannot_be_compared_are_not() -> None:
    assert compare_versions("v1.3", "2026-01") is None
    assert compare_versions("concept", "concept") == 0


def test_newest_is_the_last_in_time_and_the_first_stated_on_a_tie() -> None:
    assert newest_version(("05-2025", "06-2025", "12-2024")) == "06-2025"
    assert newest_version(("2025-05", "05-2025")) == "2025-05"
    assert newest_version(()) is None


@given(LABELS, LABELS, LABELS)
def test_meaning_the_same_is_an_equivalence_and_before_is_transitive(one: str, two: str, three: str) -> None:
    assert same_version(one, one)
    assert same_version(one, two) == same_version(two, one)
    assert not (same_version(one, two) and same_version(two, three)) or same_version(one, three)
    assert (compare_versions(one, two) == 0) == same_version(one, two)
    if compare_versions(one, two) == -1 and compare_versions(two, three) in (-1, 0):
        assert compare_versions(one, three) == -1


@given(st.text(max_size=80))
def test_any_text_at_all_has_an_order_or_none(text: str) -> None:
    assert len({order.style for order in readings(text)}) == len(readings(text))
    assert same_version(text, text)


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("demarcatie-2026-02.pdf", "2026-02"),
        ("Statement 06-2025 v2.pdf", "06-2025 v2"),
        ("statement_v1.3.docx", "v1.3"),
        ("statement-sept-2019.md", "sept-2019"),
        ("Bijlage 1 - 05-2025.pdf", "05-2025"),
        ("demarcatie 2026-02 (1).pdf", "2026-02"),
        ("2026-02.pdf", "2026-02"),
        ("scan-2.pdf", None),
        ("rapport.pdf", None),
        (".pdf", None),
        ("", None),
    ],
)
def test_file_name_ends_in_a_label_or_does_not(name: str, label: str | None) -> None:
    assert label_in_name(name) == label
