"""`renvooi parse --picture` writes a picture a page, or says in one line why not."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from renvooi.cli.exits import Exit
from tests.parser.docx.writer import from_body, paragraph

Run = Callable[..., Result]

PDF = Path(__file__).parents[2] / "corpus/documents/demarcatie/demarcatie-2026-02.pdf"


def test_each_page_is_a_file_in_a_folder_that_is_made(tmp_path: Path, run: Run) -> None:
    folder = tmp_path / "beelden" / "nieuw"
    result = run("parse", PDF, "--picture", folder)
    assert result.exit_code == Exit.DONE
    written = sorted(folder.iterdir())
    assert [path.name for path in written] == [f"demarcatie-2026-02-page-{page}.png" for page in (1, 2)]
    assert result.stdout.splitlines() == [str(path) for path in written]
    assert all(path.read_bytes().startswith(b"\x89PNG") for path in written)


def test_earlier_pictures_are_replaced(tmp_path: Path, run: Run) -> None:
    earlier = tmp_path / "demarcatie-2026-02-page-1.png"
    earlier.write_bytes(b"oud")
    assert run("parse", PDF, "--picture", tmp_path).exit_code == Exit.DONE
    assert earlier.read_bytes().startswith(b"\x89PNG")


def test_file_in_the_place_of_the_folder_is_said_in_one_line(tmp_path: Path, run: Run) -> None:
    taken = tmp_path / "bezet"
    taken.write_text("x")
    for folder in (taken, taken / "dieper"):
        result = run("parse", PDF, "--picture", folder)
        assert result.exit_code == Exit.USAGE
        assert len(result.stderr.splitlines()) == 1
        assert str(folder) in result.stderr


def test_folder_in_the_place_of_a_picture_is_said_in_one_line(tmp_path: Path, run: Run) -> None:
    (tmp_path / "demarcatie-2026-02-page-1.png").mkdir()
    result = run("parse", PDF, "--picture", tmp_path)
    assert result.exit_code == Exit.USAGE
    assert len(result.stderr.splitlines()) == 1


@pytest.mark.parametrize("name", ["tekst.md", "tekst.docx"])
def test_only_a_pdf_has_pages_to_draw_on(name: str, tmp_path: Path, run: Run) -> None:
    file = tmp_path / name
    file.write_bytes(b"Tekst." if name.endswith(".md") else from_body(paragraph("Tekst.")))
    result = run("parse", file, "--picture", tmp_path / "beelden")
    assert result.exit_code == Exit.USAGE
    assert "--picture is for PDF files" in result.stderr
    assert not (tmp_path / "beelden").exists()


def test_refused_file_leaves_no_folder(tmp_path: Path, run: Run) -> None:
    file = tmp_path / "half.pdf"
    file.write_bytes(PDF.read_bytes()[:2000])
    assert run("parse", file, "--picture", tmp_path / "beelden").exit_code == Exit.REFUSED
    assert not (tmp_path / "beelden").exists()


@pytest.mark.parametrize("other", [("--format", "text"), ("--stage", "lines"), ("--output", "x.json")])
def test_pictures_go_with_no_other_output(other: tuple[str, str], tmp_path: Path, run: Run) -> None:
    result = run("parse", PDF, "--picture", tmp_path / "beelden", *other)
    assert result.exit_code == Exit.USAGE
    assert other[0] in result.stderr
