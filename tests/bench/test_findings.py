"""The figures of findings: labels are read, and the example documents keep theirs."""

from pathlib import Path

import pytest

from bench.findings import judge, main, missed, over_limit, read_labels, summary
from renvooi.diff import check
from renvooi.model import Finding, Severity
from renvooi.parser import parse

CORPUS = Path(__file__).parents[2] / "corpus" / "documents"
LABELS = (
    "# comment\nversion-sorts-wrong\tPunt 1\ttrue\n\n[een.md]\nitem-empty\t\tfalse\ncount-disagrees\tPunt 2\ttrue\n"
)


def test_labels_hold_for_the_document_above_them_or_for_all() -> None:
    labels = read_labels(LABELS)
    finding = Finding("item-empty", Severity.WARNING, "Iets.", None, None)
    assert [one.true for one in judge("een.md", [finding], labels)] == [False]
    assert [one.true for one in judge("twee.md", [finding], labels)] == [None]
    assert list(missed(judge("een.md", [finding], labels), labels)) == ["missed: een.md: count-disagrees at Punt 2"]


def test_label_that_is_no_verdict_is_refused() -> None:
    with pytest.raises(SystemExit, match="no verdict"):
        read_labels("item-empty\tPunt 1\tperhaps")


def test_false_error_or_a_third_false_warning_is_over_the_limit() -> None:
    labels = read_labels("item-empty\t\tfalse")
    warning = Finding("item-empty", Severity.WARNING, "Iets.", None, None)
    error = Finding("item-empty", Severity.ERROR, "Iets.", None, None)
    assert not over_limit(judge("een.md", [warning] * 2, labels))
    assert over_limit(judge("een.md", [warning] * 3, labels))
    assert over_limit(judge("een.md", [error], labels))


def test_example_documents_have_the_findings_that_they_are_labelled_with() -> None:
    labels = read_labels((CORPUS / "findings.tsv").read_text("utf-8"))
    judged = [
        one
        for path in sorted(CORPUS.glob("*/*.md"))
        for one in judge(f"{path.stem}.pdf", check(parse(path.read_bytes(), name=path.name)), labels)
    ]
    assert [one.key for one in judged if not one.true] == []
    # one reference alone does not tell how far the numbers moved
    assert list(missed(judged, labels)) == [
        "missed: data-pro-statement-02-2026.pdf: reference-stale at Deel 1, punt 17, punt 1"
    ]
    assert next(iter(summary(judged))).endswith("precision 1.000")


def test_figures_of_one_file_are_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(CORPUS / "demarcatie" / "demarcatie-2026-02.md"), "--limits"]) == 0
    assert "demarcatie-2026-02.md: 0 findings" in capsys.readouterr().out
