"""The labelled claims: accuracy has a floor, and no author is called wrong who is not."""

from pathlib import Path

import pytest

from bench.claims import judge, read_cases, report
from renvooi.parser import load_library

FLOOR = 0.95
"""Share of claims whose verdict and reason must be right; 1.0 when this was set."""


@pytest.mark.parametrize(("name", "least"), [("labelled.txt", 75), ("later.txt", 30)])
def test_labelled_claims_are_judged_right(name: str, least: int) -> None:
    library = load_library()
    text = (Path(__file__).parent / name).read_text(encoding="utf-8")
    results = [judge(case, library) for case in read_cases(text)]
    told, accuracy, wrongly = report(results)
    assert len(results) >= least
    assert wrongly == 0, told
    assert accuracy >= FLOOR, told
