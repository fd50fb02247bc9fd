"""Names of documents and versions are completed from the corpus at hand."""

from pathlib import Path

import pytest
from click.shell_completion import ShellComplete

from renvooi.cli.main import renvooi


def completed(*words: str) -> list[str]:
    """What a shell offers for the last of `words`."""
    *before, last = words
    found = ShellComplete(renvooi, {}, "renvooi", "_RENVOOI_COMPLETE").get_completions(list(before), last)
    return [item.value for item in found]


def test_documents_then_their_versions_are_offered(kept: Path) -> None:
    assert completed("show", "de") == ["demarcatie@"]
    assert completed("show", "demarcatie@") == ["demarcatie@2026-01", "demarcatie@2026-02"]
    assert completed("publish", "demarcatie@2026-01", "demarcatie@2026-02") == ["demarcatie@2026-02"]
    assert completed("log", "") == ["demarcatie"]


def test_a_corpus_that_is_named_is_the_one_that_is_asked(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("RENVOOI_CORPUS")
    assert completed("show", "--corpus", str(kept), "demarcatie@") == ["demarcatie@2026-01", "demarcatie@2026-02"]


def test_nothing_is_offered_where_there_is_no_corpus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RENVOOI_CORPUS", str(tmp_path / "weg.db"))
    assert completed("show", "") == []
    assert completed("show", "beleid@") == []
