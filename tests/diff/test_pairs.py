"""The labelled pairs: accuracy has a floor, and no substantive change may be called editorial."""

from pathlib import Path

import pytest

from bench.pairs import judge, read_pairs, report
from renvooi.model import Significance
from tests.diff.builders import PARTIES

FLOOR = 0.95
"""Share of significances that must be right; 1.0 when this was set."""
SIGNALS = 0.95
"""Share of labelled signals that must be found, and of found signals that must be labelled."""


EDITORIAL = 0.9
"""Share of pairs labelled editorial that must be called so; the rest goes to a human."""
BY_OTHERS = sorted((Path(__file__).parent / "pairs").glob("*.tsv"))
"""Sets by authors who had not seen the program, in the order in which it met them."""


@pytest.mark.parametrize("path", BY_OTHERS, ids=lambda path: str(path.stem))
def test_pairs_by_others_are_judged_right(path: Path) -> None:
    results = [judge(pair, PARTIES) for pair in read_pairs(path.read_text(encoding="utf-8"))]
    text, accuracy, unforgivable = report(results)
    assert len(results) >= 200
    assert unforgivable == 0, text
    assert accuracy >= FLOOR, text
    told = [result for result in results if result.pair.signals]
    assert sum(not result.missed for result in told) >= SIGNALS * len(told), text
    proven = [result for result in results if result.pair.significance == {Significance.EDITORIAL.value}]
    assert sum(result.significance == Significance.EDITORIAL for result in proven) >= EDITORIAL * len(proven), text


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
