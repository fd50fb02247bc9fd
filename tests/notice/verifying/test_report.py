"""The report for people and for programs, and the page that explains its codes."""

import json
import re
from pathlib import Path

import jsonschema
import pytest

from bench.tampering import judge, read_cases
from renvooi.model import NoticeCheck, from_json, schema
from renvooi.notice.verifying import render_check

ROOT = Path(__file__).parents[3]
CASES = {one.name: one for one in read_cases(Path(__file__).parent / "cases") if one.file == "english.toml"}


@pytest.fixture(scope="module")
def check() -> NoticeCheck:
    return judge(CASES["the AI clause is left out"]).check


def test_check_fits_its_schema_and_comes_back(check: NoticeCheck) -> None:
    printed = json.loads(render_check(check, "json"))
    jsonschema.validate(printed, schema("renvooi/notice-check/1"))
    assert from_json(NoticeCheck, printed) == check


@pytest.mark.parametrize(
    ("language", "first", "missing"),
    [
        ("nl", "notice.md: 6 van 7 wijzigingen verteld, 1 fout, 0 waarschuwingen", "ontbreekt"),
        ("en", "notice.md: 6 of 7 changes told, 1 error, 0 warnings", "missing"),
    ],
)
def test_report_counts_first_and_names_what_is_missing(
    check: NoticeCheck, language: str, first: str, missing: str
) -> None:
    lines = render_check(check, language=language).splitlines()
    assert lines[0] == first
    assert any(line.startswith(missing) for line in lines)
    assert any("[change-left-out]" in line for line in lines)


def test_every_code_is_explained() -> None:
    sources = (ROOT / "notice/renvooi/notice/verifying").glob("*.py")
    codes = {
        code
        for path in sources
        for code in re.findall(r'(?:error|warning|make|_differs)\(\s*"([a-z-]+)"', path.read_text())
    }
    page = (ROOT / "docs/verifying.md").read_text("utf-8")
    assert len(codes) > 20
    assert [code for code in sorted(codes) if f"`{code}`" not in page] == []


def test_unknown_form_is_refused(check: NoticeCheck) -> None:
    with pytest.raises(ValueError, match="choose one of"):
        render_check(check, "pdf")
