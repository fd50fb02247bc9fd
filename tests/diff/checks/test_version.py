"""Statements of the own version, and labels that sort wrongly."""

from dataclasses import replace
from datetime import date

import pytest

from renvooi.diff import check
from renvooi.model import ReadingWarning
from tests.diff.builders import doc
from tests.diff.checks.kit import findings, places, related

TWO = "1. Dit geldt vanaf 1 juni 2031, versie 05-2031.\n2. Dit is versie 06-2031."
WARNING = ReadingWarning("version-disagrees", "stated as 05-2031 (Punt 1) and 06-2031 (Punt 2)", 1)


def test_two_labels_are_one_error_at_the_one_that_lags_behind() -> None:
    document = replace(doc(TWO, version="06-2031"), warnings=(WARNING,))
    (finding,) = [one for one in check(document) if one.code == "version-disagrees"]
    assert (finding.severity, places((finding,)), related(finding)) == ("error", ["Punt 1"], ["Punt 2"])
    assert finding.suggestion == "06-2031"


def test_clause_of_version_is_held_against_a_label_from_elsewhere() -> None:
    text = "1. Dit geldt vanaf 1 juni 2031, versie 05-2031. {version}"
    assert places(findings(doc(text, version="06-2031"), "version-disagrees")) == ["Punt 1"]
    assert findings(doc(text, version="2031-05"), "version-disagrees") == ()
    assert findings(doc(text, version=None), "version-disagrees") == ()


def test_other_warnings_of_the_reader_are_passed_on() -> None:
    document = replace(doc("1. Een."), warnings=(ReadingWarning("picture-page", "holds a picture", 3),))
    (finding,) = check(document)
    assert (finding.code, finding.severity, finding.message) == ("picture-page", "warning", "page 3: holds a picture")


@pytest.mark.parametrize(("label", "better"), [("06-2031", "2031-06"), ("6/2031", "2031/06"), ("12-2031", "2031-12")])
def test_label_with_the_month_first_is_for_information(label: str, better: str) -> None:
    (finding,) = findings(doc(f"1. Versie {label}.", version=label), "version-sorts-wrong")
    assert (finding.severity, finding.suggestion, places((finding,))) == ("info", better, ["Punt 1"])


@pytest.mark.parametrize("label", ["2031-06", "2.1", "juni 2031", "31-2031", "1.2.2031", None])
def test_label_that_sorts_or_is_of_another_kind_is_silent(label: str | None) -> None:
    assert findings(doc("1. Een.", version=label), "version-sorts-wrong") == ()


@pytest.mark.parametrize(("day", "count"), [(date(2031, 5, 31), 1), (date(2031, 6, 1), 0), (date(2031, 7, 1), 0)])
def test_effective_date_before_that_of_the_previous_version_is_an_error(day: date, count: int) -> None:
    previous = replace(doc("1. Een.", version="1.0"), effective_date=date(2031, 6, 1))
    document = replace(doc("1. Een twee.", version="1.1"), effective_date=day)
    found = [one for one in check(document, previous) if one.code == "effective-date-earlier"]
    assert [finding.severity for finding in found] == ["error"] * count
