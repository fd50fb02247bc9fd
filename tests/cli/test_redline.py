"""`renvooi diff` as a Word document, and the views of the other formats."""

import io
import re
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from renvooi.cli.exits import Exit
from renvooi.diff import diff
from renvooi.parser import parse
from tests.diff.render.resolving import settled

Run = Callable[..., Result]
SAYS = "•\tDe klant bewaart wachtwoorden in een kluis."


def test_name_of_the_output_gives_a_word_document(old: Path, new: Path, tmp_path: Path, run: Run) -> None:
    target = tmp_path / "renvooi.docx"
    result = run("diff", old, new, "--output", target)
    assert (result.exit_code, result.stdout) == (Exit.FOUND, "")
    assert SAYS in settled(target.read_bytes(), "accept").lines
    assert SAYS not in settled(target.read_bytes(), "reject").lines


def test_word_document_goes_to_a_pipe_byte_by_byte(old: Path, new: Path, tmp_path: Path, run: Run) -> None:
    target = tmp_path / "renvooi.docx"
    run("diff", old, new, "--output", target)
    assert run("diff", old, new, "--format", "docx").stdout_bytes == target.read_bytes()


def test_word_document_is_not_written_to_a_terminal(
    old: Path, new: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("renvooi.cli.diff.is_terminal", lambda stream: True)
    result = run("diff", old, new, "--format", "docx")
    assert result.exit_code == Exit.USAGE
    assert re.fullmatch(
        r"error: a Word document is no text for a terminal; name a file with --output\..*\n", result.stderr
    )


def test_changes_have_the_author_and_the_day_that_are_given(old: Path, new: Path, run: Run) -> None:
    data = run("diff", old, new, "--format", "docx", "--author", "Vera", "--dated", "2026-03-02").stdout_bytes
    assert properties(data) == {("Vera", "2026-03-02T00:00:00Z")}


def test_changes_have_the_day_on_which_the_new_version_takes_effect(old: Path, new: Path, run: Run) -> None:
    assert properties(run("diff", old, new, "--format", "docx").stdout_bytes) == {("Renvooi", "2026-02-15T00:00:00Z")}


def properties(data: bytes) -> set[tuple[str, str]]:
    """Author and date of every revision."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        body = package.read("word/document.xml").decode()
    return set(re.findall(r'<w:(?:ins|del) w:id="\d+" w:author="([^"]*)" w:date="([^"]*)"', body))


def test_redline_can_be_read_back_as_the_new_version(old: Path, new: Path, tmp_path: Path, run: Run) -> None:
    target = tmp_path / "renvooi.docx"
    run("diff", old, new, "--output", target)
    assert run("parse", target).exit_code == Exit.REFUSED
    read = parse(target.read_bytes(), name=target.name, accept_revisions=True)
    assert diff(read, parse(new.read_bytes(), name=new.name)).changes == ()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--format", "json", "--view", "was-wordt"), "--view is for --format text, markdown, html"),
        (("--format", "docx", "--view", "inline"), "--view is for --format text, markdown, html"),
        (("--author", "Vera"), "--author is for --format docx"),
        (("--context", "all"), "--context is for --format html"),
        (("--dated", "2026-03-02", "--format", "html"), "--dated is for --format docx"),
    ],
)
def test_options_that_mean_nothing_in_a_format_are_refused_there(
    arguments: tuple[str, ...], words: str, old: Path, new: Path, run: Run
) -> None:
    result = run("diff", old, new, *arguments)
    assert result.exit_code == Exit.USAGE
    assert words in result.stderr


@pytest.mark.parametrize("form", ["text", "markdown", "html"])
@pytest.mark.parametrize("view", ["side-by-side", "was-wordt"])
def test_views_show_both_texts(form: str, view: str, old: Path, new: Path, run: Run) -> None:
    result = run("diff", old, new, "--format", form, "--view", view)
    assert result.exit_code == Exit.FOUND
    shown = result.stdout.replace("\\", "")
    for words in ("Voorbeeld Data", "De klant"):
        assert re.search(rf"{words}\W+(?:</\w+>)?\s*controleert", shown)
    assert ("Waarom" in shown or "Aanwijzing" in shown) == (view == "side-by-side" or form == "html")


def test_long_stretches_are_left_out_of_text_unless_asked_for(tmp_path: Path, run: Run) -> None:
    words = " ".join(f"woord{number}" for number in range(60))
    old, new = tmp_path / "oud.md", tmp_path / "nieuw.md"
    old.write_text(f"- Klant betaalt. {words} Slot.\n", "utf-8")
    new.write_text(f"- Klant ontvangt. {words} Einde.\n", "utf-8")
    short = " ".join(run("diff", old, new).stdout.split())
    assert re.search(r"woord1\d … \d+ woorden … woord4\d ", short)
    assert "woord30" not in short
    for full in (("--full",), ("--format", "markdown"), ("--format", "html")):
        assert "woord30" in run("diff", old, new, *full).stdout


def test_missing_package_is_told_in_one_line(old: Path, new: Path, tmp_path: Path) -> None:
    program = "import sys; sys.modules['docx'] = None\nfrom renvooi.cli.main import main; main()"
    ran = subprocess.run(
        [sys.executable, "-c", program, "diff", str(old), str(new), "--output", str(tmp_path / "x.docx")],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (ran.returncode, ran.stdout) == (Exit.USAGE, "")
    assert (
        ran.stderr == "error: --format docx: needs a package that is not installed. Run pip install 'renvooi[docx]'.\n"
    )
    assert not (tmp_path / "x.docx").exists()


def test_page_may_show_the_whole_text(old: Path, new: Path, run: Run) -> None:
    unchanged = "Dit document zegt wie wat doet."
    shown = {context: run("diff", old, new, "--format", "html", "--context", context) for context in ("all", "changes")}
    assert {context: unchanged in result.stdout for context, result in shown.items()} == {"all": True, "changes": False}
