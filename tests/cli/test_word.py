"""Word documents on the command line."""

import json
from collections.abc import Callable
from pathlib import Path

import jsonschema
import pytest
from click.testing import Result

from renvooi.cli.exits import Exit
from renvooi.model import schema
from renvooi.parser import parse
from tests.parser.docx.writer import from_body, paragraph, to_docx

Run = Callable[..., Result]

INSERTED = '<w:ins w:id="9" w:author="Vera"><w:r><w:t xml:space="preserve"> binnen 14 dagen</w:t></w:r></w:ins>'
TRACKED = from_body(f"<w:p><w:r><w:t>De klant betaalt</w:t></w:r>{INSERTED}<w:r><w:t>.</w:t></w:r></w:p>")


@pytest.fixture
def word(old: Path, tmp_path: Path) -> Path:
    """The old version as a Word document."""
    path = tmp_path / "demarcatie-voorbeeld-data.docx"
    header = "Demarcatie Classificatie: Openbaar. Versie: 2026-01"
    path.write_bytes(to_docx(parse(old.read_bytes(), name=old.name), header=header))
    return path


@pytest.fixture
def tracked(tmp_path: Path) -> Path:
    """A Word document with a tracked change."""
    path = tmp_path / "concept.docx"
    path.write_bytes(TRACKED)
    return path


def test_word_document_becomes_a_tree_that_fits_the_published_schema(word: Path, run: Run) -> None:
    tree = json.loads(run("parse", word).stdout)
    jsonschema.validate(tree, schema("renvooi/document/1"))
    assert (tree["version"], tree["source"]["pages"], tree["warnings"]) == ("2026-01", None, [])


def test_word_document_and_markdown_of_one_text_do_not_differ(word: Path, old: Path, run: Run) -> None:
    assert run("diff", word, old).exit_code == Exit.DONE


def test_word_documents_are_found_by_version(word: Path, new: Path, run: Run) -> None:
    word.rename(word.with_name("demarcatie-2026-01.docx"))
    new.rename(new.with_name("demarcatie-2026-02.md"))
    result = run("diff", "demarcatie", "2026-01", "2026-02", "--in", word.parent)
    assert result.exit_code == Exit.FOUND
    assert "demarcatie-2026-01.docx" in result.stdout


@pytest.mark.parametrize(
    "command", [("parse",), ("check",), ("diff", "{}"), ("notice", "{}"), ("parse", "--stage", "tree")]
)
def test_tracked_changes_are_refused_by_every_command(command: tuple[str, ...], tracked: Path, run: Run) -> None:
    arguments = [str(tracked) if part == "{}" else part for part in command]
    result = run(*arguments, tracked)
    assert result.exit_code == Exit.REFUSED
    assert result.stderr.startswith("error: ") or str(tracked) in result.stderr
    assert len(result.stderr.splitlines()) == 1
    assert "--accept-revisions" in result.stderr


@pytest.mark.parametrize("command", [("parse", "--format", "text"), ("parse", "--stage", "tree")])
def test_tracked_changes_are_taken_on_request(command: tuple[str, ...], tracked: Path, run: Run) -> None:
    result = run(*command, tracked, "--accept-revisions")
    assert result.exit_code == Exit.DONE
    assert "De klant betaalt binnen 14 dagen." in result.stdout


def test_damaged_word_document_is_refused_in_one_line(tmp_path: Path, run: Run) -> None:
    path = tmp_path / "half.docx"
    path.write_bytes(from_body(paragraph("Tekst."))[:3000])
    result = run("parse", path)
    assert result.exit_code == Exit.REFUSED
    assert "damaged" in result.stderr
    assert len(result.stderr.splitlines()) == 1
