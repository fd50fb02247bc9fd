"""`renvooi show` gives a stored version as it was read, or the file as it came in."""

import json
from collections.abc import Callable
from pathlib import Path

import jsonschema
import pytest
from click.testing import Result

from renvooi.cli.exits import Exit
from renvooi.model import schema
from tests.cli.test_process import on_a_terminal

Run = Callable[..., Result]

EXAMPLE = Path(__file__).parents[2] / "corpus" / "documents" / "demarcatie" / "demarcatie-2026-01.pdf"


@pytest.mark.parametrize("name", ["demarcatie@2026-01", "demarcatie@januari 2026"])
def test_a_version_is_an_outline_found_by_its_label_or_what_that_means(name: str, kept: Path, run: Run) -> None:
    ran = run("show", name)
    assert ran.exit_code == Exit.DONE, ran.output
    assert ran.stdout.splitlines()[:2] == ["Demarcatie Voorbeeld Data", "version: 2026-01"]
    assert "• Voorbeeld Data controleert de back-up elke week." in ran.stdout


def test_json_and_markdown_are_those_of_the_file(kept: Path, old: Path, run: Run) -> None:
    found = json.loads(run("show", "demarcatie@2026-01", "--format", "json").stdout)
    jsonschema.validate(found, schema("renvooi/document/1"))
    assert found == json.loads(run("parse", old).stdout)
    shown = run("show", "demarcatie@2026-01", "--format", "markdown").stdout
    assert shown == run("parse", old, "--format", "markdown").stdout


def test_original_is_the_file_byte_for_byte(kept: Path, old: Path, tmp_path: Path, run: Run) -> None:
    ran = run("show", "demarcatie@2026-01", "--format", "original")
    assert ran.stdout_bytes == old.read_bytes()
    run("show", "demarcatie@2026-01", "--format", "original", "--output", tmp_path / "uit.bin")
    assert (tmp_path / "uit.bin").read_bytes() == old.read_bytes()


@pytest.mark.usefixtures("corpus")
def test_a_pdf_goes_to_a_file_by_its_suffix_and_never_to_a_terminal(tmp_path: Path, run: Run) -> None:
    assert run("add", EXAMPLE).exit_code == Exit.DONE
    assert run("show", "demarcatie@2026-01", "--output", tmp_path / "uit.pdf").exit_code == Exit.DONE
    assert (tmp_path / "uit.pdf").read_bytes() == EXAMPLE.read_bytes()
    assert "is no text for a terminal" in on_a_terminal("show", "demarcatie@2026-01", "--format", "original")


def test_a_suffix_of_another_format_than_came_in_is_usage(kept: Path, tmp_path: Path, run: Run) -> None:
    for suffix in (".pdf", ".csv"):
        ran = run("show", "demarcatie@2026-01", "--output", tmp_path / f"uit{suffix}")
        assert ran.exit_code == Exit.USAGE
        assert not (tmp_path / f"uit{suffix}").exists()


def test_a_stored_file_that_was_changed_is_not_shown(kept: Path, old: Path, run: Run) -> None:
    for path in (kept.parent / "renvooi.blobs").rglob("*"):
        if path.is_file() and path.read_bytes() == old.read_bytes():
            path.chmod(0o600)
            path.write_bytes(old.read_bytes().replace(b"nacht", b"uur"))
    ran = run("show", "demarcatie@2026-01", "--format", "original")
    assert (ran.exit_code, ran.stdout) == (Exit.REFUSED, "")
    (line,) = ran.stderr.splitlines()
    assert line.startswith("error: ")


@pytest.mark.parametrize("command", ["show", "blame"])
def test_nothing_of_the_corpus_is_ever_overwritten(command: str, kept: Path, run: Run) -> None:
    blob = next(path for path in (kept.parent / "renvooi.blobs").rglob("*") if path.is_file())
    for path in (kept, kept.with_name("renvooi.key"), kept.with_name("renvooi.heads"), blob):
        before = path.read_bytes()
        ran = run(command, "demarcatie@2026-01", "--format", "json", "--output", path)
        assert (ran.exit_code, path.read_bytes()) == (Exit.USAGE, before)
        assert "belongs to a corpus" in ran.stderr


@pytest.mark.parametrize(
    ("name", "code", "said"),
    [
        ("demarcatie@2031-01", Exit.REFUSED, "2026-01, 2026-02"),
        ("beleid@2026-01", Exit.REFUSED, "demarcatie"),
        ("demarcatie", Exit.USAGE, "write it as document@version"),
        ("@2026-01", Exit.USAGE, "write it as document@version"),
    ],
)
def test_a_name_of_nothing_is_one_line(name: str, code: Exit, said: str, kept: Path, run: Run) -> None:
    ran = run("show", name)
    assert (ran.exit_code, ran.stdout) == (code, "")
    (line,) = ran.stderr.splitlines()
    assert said in line
