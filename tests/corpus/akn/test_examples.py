"""The example documents as Akoma Ntoso: valid by the official schema, and the same when they come back."""

from pathlib import Path

import pytest

from bench import akn

FOLDER = Path(__file__).parents[3] / "corpus" / "documents"
PDF = FOLDER / "demarcatie" / "demarcatie-2026-03.pdf"
"""For what only pages have; reading all of them takes six seconds, and `bench/akn.py` does."""
FILES = [*(str(path) for path in sorted(FOLDER.glob("*/*.md"))), str(PDF)]


def test_examples_validate_and_come_back(capsys: pytest.CaptureFixture[str]) -> None:
    assert akn.main(FILES) == 0
    assert capsys.readouterr().out == "8 of 8 valid, 8 of 8 round trips\n"


def test_a_file_that_cannot_be_read_is_no_success(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    empty = tmp_path / "leeg.pdf"
    empty.write_bytes(b"")
    assert akn.main([str(empty)]) == 2
    assert capsys.readouterr().out == "0 of 0 valid, 0 of 0 round trips\n"
