"""Every tampered notice is caught by the error that its case names; no honest one is accused."""

from pathlib import Path

import pytest

from bench.tampering import Case, judge, main, read_cases

FOLDER = Path(__file__).parent / "cases"
CASES = tuple(read_cases(FOLDER))


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.file}: {case.name}")
def test_notice_is_told_right(case: Case) -> None:
    result = judge(case)
    found = [f"{one.code}: {one.message.en} | {one.quote}" for one in result.check.errors]
    assert result.right, f"expected {case.code or 'no error'}, found {found}"


def test_there_are_enough_cases_of_both_kinds() -> None:
    tampered = [case for case in CASES if case.code]
    assert (len(tampered) >= 36, len(CASES) - len(tampered) >= 14) == (True, True)


def test_figure_fails_below_its_floor(tmp_path: Path) -> None:
    cases = tmp_path / "cases"
    cases.mkdir()
    (cases / "one.toml").write_text(
        'document = "demarcatie"\nold = "2026-01"\nnew = "2026-02"\n'
        '[[case]]\nname = "nothing was altered"\ncode = "change-left-out"\n'
    )
    assert main([str(cases), "--floor", "1"]) == 1
