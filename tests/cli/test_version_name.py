"""Names of documents and versions are completed from the corpus at hand."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from click.shell_completion import ShellComplete
from click.testing import Result

from renvooi.cli.main import renvooi

Run = Callable[..., Result]


def completed(*words: str) -> list[str]:
    """What a shell offers for the last of `words`."""
    *before, last = words
    found = ShellComplete(renvooi, {}, "renvooi", "_RENVOOI_COMPLETE").get_completions(list(before), last)
    return [item.value for item in found]


def test_versions_of_the_only_document_are_offered_at_once(kept: Path) -> None:
    both = ["demarcatie@2026-01", "demarcatie@2026-02"]
    assert completed("show", "") == completed("show", "de") == completed("show", "demarcatie@") == both
    assert completed("publish", "demarcatie@2026-01", "demarcatie@2026-02") == ["demarcatie@2026-02"]
    assert completed("log", "") == ["demarcatie"]


def test_of_several_documents_the_names_are_offered_first(kept: Path, old: Path, run: Run) -> None:
    run("add", old, "--document", "beleid")
    assert completed("show", "") == ["beleid@", "demarcatie@"]
    assert completed("show", "b") == ["beleid@2026-01"]
    assert completed("log", "") == ["beleid", "demarcatie"]


def test_bash_is_told_that_a_version_is_one_word(run: Run) -> None:
    # bash breaks words at "@", and would look for a version named "2026-0" alone
    script = run("completion", "bash").stdout
    told = f'{script}\nprintf %s "$COMP_WORDBREAKS"'
    ran = subprocess.run(["bash", "--norc", "-c", told], capture_output=True, encoding="utf-8", check=True)
    assert "@" not in ran.stdout


def test_a_corpus_that_is_named_is_the_one_that_is_asked(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("RENVOOI_CORPUS")
    assert completed("show", "--corpus", str(kept), "demarcatie@") == ["demarcatie@2026-01", "demarcatie@2026-02"]


def test_nothing_is_offered_where_there_is_no_corpus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RENVOOI_CORPUS", str(tmp_path / "weg.db"))
    assert completed("show", "") == []
    assert completed("show", "beleid@") == []
