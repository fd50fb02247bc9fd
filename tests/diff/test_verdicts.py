"""A person's verdict stands beside the computed significance, and only for the change it was given for."""

from dataclasses import replace

import pytest

from renvooi.diff import diff, render, with_verdicts
from renvooi.model import Diff, HumanVerdict, Severity, Significance, VerdictRecord, verdict_of
from tests.diff.builders import doc

OLD = "# Toegang\n- Voorbeeld let op de snelheid van het portaal.\n- De klant beheert de accounts."
NEW = (
    "# Toegang\n- Voorbeeld houdt de snelheid van het portaal in het oog.\n- De klant beheert de sleutels en accounts."
)


def script() -> Diff:
    return diff(doc(OLD), doc(NEW, version="2030-02"))


def decided(found: Diff, at: int, significance: Significance, *, by: str = "N. Jansen") -> VerdictRecord:
    change = found.changes[at]
    verdict = HumanVerdict(change.id, significance, by, "2030-01-15T10:00:00+01:00", "zelfde betekenis")
    return verdict_of(found, change, verdict)


def test_the_computed_significance_stays_beside_the_verdict() -> None:
    found = script()
    judged = with_verdicts(found, [decided(found, 0, Significance.EDITORIAL)])
    change = judged.changes[0]
    assert (change.significance, change.standing) == (found.changes[0].significance, Significance.EDITORIAL)
    assert change.significance is not Significance.EDITORIAL
    assert judged.changes[1] == found.changes[1]
    assert judged.summary == found.summary


def test_the_latest_verdict_counts() -> None:
    found = script()
    records = [decided(found, 0, Significance.EDITORIAL), decided(found, 0, Significance.SUBSTANTIVE, by="P. Smit")]
    verdict = with_verdicts(found, records).changes[0].verdict
    assert verdict is not None
    assert (verdict.by, verdict.significance) == ("P. Smit", Significance.SUBSTANTIVE)


def test_a_verdict_about_a_text_that_changed_since_is_reported_and_not_carried_over() -> None:
    found = script()
    record = decided(found, 0, Significance.EDITORIAL)
    later = diff(doc(OLD), doc(NEW.replace("in het oog", "scherp in het oog"), version="2030-02"))
    judged = with_verdicts(later, [record])
    assert all(change.verdict is None for change in judged.changes)
    (lost,) = [one for one in judged.findings if one.code == "verdict-without-change"]
    assert lost.severity is Severity.WARNING
    assert "N. Jansen" in lost.message
    assert record.place in lost.message


@pytest.mark.parametrize("side", ["old", "new"])
def test_a_verdict_about_other_versions_says_nothing(side: str) -> None:
    found = script()
    record = decided(found, 0, Significance.EDITORIAL)
    version = replace(getattr(record, side), version="2029-01")
    assert with_verdicts(found, [replace(record, **{side: version})]) == found


@pytest.mark.parametrize("form", ["text", "markdown", "html"])
def test_every_form_shows_verdict_and_computed_significance(form: str) -> None:
    found = script()
    judged = with_verdicts(found, [decided(found, 0, Significance.EDITORIAL)])
    shown = " ".join(render(judged, form, language="nl").replace("\\", "").split())
    assert "redactioneel, door N. Jansen op 2030-01-15T10:00:00+01:00: zelfde betekenis" in shown
    assert "te beoordelen" in shown.casefold()
    assert "N. Jansen" not in render(found, form, language="nl")


@pytest.mark.parametrize("side", ["old", "new"])
def test_a_verdict_about_another_file_of_the_version_counts_and_that_is_said(side: str) -> None:
    found = script()
    record = decided(found, 0, Significance.EDITORIAL)
    judged_file = replace(getattr(record, side), sha256="a" * 64, name="eerder.md")
    judged = with_verdicts(found, [replace(record, **{side: judged_file})])
    assert judged.changes[0].verdict == record.verdict
    (said,) = [one for one in judged.findings if one.code == "verdict-other-file"]
    assert said.severity is Severity.WARNING
    assert f"{judged_file.version} (eerder.md, aaaaaaaaaaaa)" in said.message
    again = with_verdicts(found, [replace(record, **{side: judged_file}), record])
    assert not [one for one in again.findings if one.code == "verdict-other-file"]
