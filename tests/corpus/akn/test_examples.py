"""The example documents as Akoma Ntoso: valid by the official schema, and the same when they come back."""

from pathlib import Path

import pytest

from bench import akn

FOLDER = Path(__file__).parents[3] / "corpus" / "documents"
PDFS = ("demarcatie/demarcatie-2026-03.pdf", "data-pro-statement/data-pro-statement-02-2026.pdf")
"""One of each family, for what only pages have; reading all of them takes six seconds."""
FILES = [*(str(path) for path in sorted(FOLDER.glob("*/*.md"))), *(str(FOLDER / name) for name in PDFS)]


def test_examples_validate_and_come_back(capsys: pytest.CaptureFixture[str]) -> None:
    assert akn.main(FILES) == 0
    assert capsys.readouterr().out == "9 of 9 valid, 9 of 9 round trips\n"


def test_a_file_that_cannot_be_read_is_no_success(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    empty = tmp_path / "leeg.pdf"
    empty.write_bytes(b"")
    assert akn.main([str(empty)]) == 2
    assert capsys.readouterr().out == "0 of 0 valid, 0 of 0 round trips\n"
