"""Dutch readers get Dutch reasons, whatever the diff says."""

import re
from pathlib import Path

import pytest

from renvooi.diff import diff, editorial, machinery, relocation, significance
from renvooi.diff.notation import REWRITES
from renvooi.diff.render.content import content
from renvooi.diff.render.labels import DUTCH, ENGLISH
from renvooi.diff.render.reasons import SIGNALS, evidence, reason
from renvooi.diff.word_kinds import KINDS
from renvooi.model import Beneficiary, Direction, Signal, SignalType
from renvooi.parser import parse

CORPUS = Path(__file__).parents[3] / "corpus" / "documents"
PAIRS = [
    ("demarcatie", "2025-06", "2026-01"),
    ("demarcatie", "2026-01", "2026-02"),
    ("demarcatie", "2026-02", "2026-03"),
    ("data-pro-statement", "03-2025", "09-2025"),
    ("data-pro-statement", "09-2025", "02-2026"),
]
_ENGLISH = re.compile(r"\b(?:the|and|of this|with|but|old|new)\b")


@pytest.mark.parametrize(("name", "old", "new"), PAIRS)
def test_no_english_stands_in_the_dutch_notes_of_the_examples(name: str, old: str, new: str) -> None:
    files = [CORPUS / name / f"{name}-{version}.md" for version in (old, new)]
    before, after = (parse(file.read_bytes(), name=file.name) for file in files)
    for entry in content(diff(before, after), "nl").entries:
        assert not _ENGLISH.search(entry.because), entry.because


def test_every_reason_in_the_source_has_a_translation() -> None:
    sources = "".join(
        Path(str(module.__file__)).read_text("utf-8") for module in (significance, editorial, machinery, relocation)
    )
    said = re.findall(
        r'Significance\.\w+, "([^"]+)"|reason = "([^"]+)"|return "(the [^"]+[^ "])"|^[A-Z]+ = "(the [^"]+)"',
        sources,
        re.MULTILINE,
    )
    reasons = ["".join(found) for found in said]
    assert len(reasons) > 10
    assert [one for one in reasons if reason(one, DUTCH) == one] == []


def test_everything_that_a_proof_sets_aside_has_a_translation() -> None:
    names = {name for name, _ in (*KINDS, *REWRITES)}
    untranslated = [name for name in sorted(names) if name in reason(f"the same text but for {name}", DUTCH)]
    assert untranslated == []


def test_reason_with_a_reference_is_dutch_up_to_the_reference() -> None:
    because = significance.LEFT_BEHIND + '"punt 1" in Punt 3'
    assert reason(because, DUTCH).startswith("een ongewijzigde verwijzing")
    assert reason(because, DUTCH).endswith('"punt 1" in Punt 3')


def test_unknown_reason_is_shown_as_it_is() -> None:
    assert reason("something else", DUTCH) == "something else"


def test_evidence_shows_words_and_direction() -> None:
    signal = Signal(SignalType.TERM, "14 dagen", None, "old: 14 days; new: none", Direction.REMOVED)
    assert evidence(signal, DUTCH) == "termijn: “14 dagen” → niet genoemd (vervallen)"
    assert evidence(signal, ENGLISH) == "term: old: 14 days; new: none"


def test_evidence_says_whom_a_change_is_good_for() -> None:
    signal = Signal(SignalType.TERM, "14 dagen", "7 dagen", "14 -> 7 days", Direction.SHORTER, Beneficiary.CLIENT)
    assert evidence(signal, DUTCH) == "termijn: “14 dagen” → “7 dagen” (korter; gunstig voor de klant)"
    assert evidence(signal, ENGLISH) == "term: 14 -> 7 days (good for the client)"


def test_every_kind_of_signal_has_a_dutch_name() -> None:
    assert set(SIGNALS) == set(SignalType)
