"""The bench of references prints what it found, and a reason for what it cannot read."""

from pathlib import Path

import pytest

from bench.references import main

FOLDER = Path(__file__).parents[2] / "corpus/documents/data-pro-statement"


def test_figures_and_each_reference_are_printed(capsys: pytest.CaptureFixture[str]) -> None:
    new, old = FOLDER / "data-pro-statement-09-2025.md", FOLDER / "data-pro-statement-03-2025.md"
    assert main([str(new), "--previous", str(old), "--show"]) == 0
    shown = capsys.readouterr().out
    assert "4 reference-stale" in shown
    assert "artikel 6.3 -> Deel 2, artikel 6.3" in shown


def test_file_that_cannot_be_read_is_told_of(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(tmp_path / "none.md")]) == 0
    assert "none.md" in capsys.readouterr().err
