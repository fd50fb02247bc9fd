"""The labelled pairs for the signals that compare rules, and for the proof of editorial."""

from pathlib import Path

import pytest

from bench.pairs import Result, judge, read_pairs, report
from renvooi.model import Significance
from tests.diff.builders import PARTIES

OWN = frozenset("modality negation condition anaphora role purpose data-category service".split())
FLOOR = 0.95
"""Share of labelled signals that must be found, and of found signals that must be labelled."""
EDITORIAL = 0.85
"""Share of editorial pairs that must be called editorial."""


@pytest.fixture(scope="module")
def results() -> list[Result]:
    text = (Path(__file__).parent / "rules.tsv").read_text(encoding="utf-8")
    return [judge(pair, PARTIES) for pair in read_pairs(text)]


def test_no_pair_that_may_matter_is_called_editorial(results: list[Result]) -> None:
    assert len(results) >= 150
    assert [result.pair.line for result in results if result.unforgivable] == []


def test_labelled_signals_are_found_and_few_others(results: list[Result]) -> None:
    traps = [result for result in results if result.pair.significance != {"review", "substantive"}]
    found = sum(len(result.hits & OWN) for result in traps)
    missed = sum(len(result.missed & OWN) for result in traps)
    extra = sum(len(result.extra & OWN) for result in traps)
    assert found >= FLOOR * (found + missed), report(traps)[0]
    assert found >= FLOOR * (found + extra), report(traps)[0]


def test_editorial_pairs_are_called_editorial(results: list[Result]) -> None:
    called = [result.right for result in results if result.pair.significance == {Significance.EDITORIAL}]
    assert sum(called) >= EDITORIAL * len(called), report(results)[0]
