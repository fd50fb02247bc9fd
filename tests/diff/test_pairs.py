"""The labelled pairs: accuracy has a floor, and no substantive change may be called editorial."""

from pathlib import Path

from bench.pairs import judge, read_pairs, report
from tests.diff.builders import PARTIES

FLOOR = 0.95
"""Share of significances that must be right; 1.0 when this was set."""
SIGNALS = 0.95
"""Share of labelled signals that must be found, and of found signals that must be labelled."""


def test_labelled_pairs_are_judged_right() -> None:
    pairs = read_pairs((Path(__file__).parent / "pairs.tsv").read_text(encoding="utf-8"))
    results = [judge(pair, PARTIES) for pair in pairs]
    text, accuracy, unforgivable = report(results)
    assert len(pairs) >= 60
    assert unforgivable == 0, text
    assert accuracy >= FLOOR, text
    found = sum(len(result.hits) for result in results)
    assert found >= SIGNALS * (found + sum(len(result.missed) for result in results)), text
    assert found >= SIGNALS * (found + sum(len(result.extra) for result in results)), text
