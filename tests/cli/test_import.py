"""`renvooi import` takes in each file whole or not at all, and says what became of it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from renvooi.cli.exits import Exit

Run = Callable[..., Result]


@pytest.fixture
def exported(kept: Path, tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with exports of a corpus; the corpus at hand is another, empty one."""
    folder = tmp_path / "uit"
    for form in ("json", "akn"):
        assert run("export", "--format", form, "--output", folder).exit_code == Exit.DONE
    monkeypatch.setenv("RENVOOI_CORPUS", str(tmp_path / "nieuw.db"))
    assert run("init").exit_code == Exit.DONE
    return folder


def test_document_is_there_with_its_ids_and_once_is_enough(exported: Path, kept: Path, run: Run) -> None:
    file = exported / "demarcatie.json"
    ran = run("import", file)
    assert ran.exit_code == Exit.DONE, ran.output
    assert ran.stdout == f"{file}: demarcatie, 2 version(s): 2 added; 1 published\n"
    assert run("import", file).stdout == f"{file}: demarcatie, 2 version(s): 2 there already\n"
    blames = [run("blame", "demarcatie@2026-02", "--format", "json", *at).stdout for at in ((), ("--corpus", kept))]
    assert blames[0] == blames[1]
    assert "sound" in run("verify").stdout
    assert "N. Jansen" in run("log", "demarcatie", "--events").stdout


def test_versions_may_come_the_wrong_way_round_under_another_name(exported: Path, run: Run) -> None:
    files = [exported / f"demarcatie-2026-0{number}.xml" for number in (2, 1)]
    ran = run("import", *files, "--document", "kopie")
    assert ran.exit_code == Exit.DONE, ran.output
    assert ran.stdout.splitlines() == [f"{file}: kopie, 1 version(s): 1 added" for file in files]
    assert "older than the latest" in ran.stderr


def test_refused_files_are_named_and_the_others_are_taken_in(exported: Path, old: Path, run: Run) -> None:
    old.write_text(old.read_text("utf-8").replace("elke nacht", "elk uur"), "utf-8")
    assert run("add", old, "--publish").exit_code == Exit.DONE
    strange = exported / "vreemd.xml"
    strange.write_text("<html/>")
    taken, free = exported / "demarcatie.json", exported / "demarcatie-2026-02.xml"
    ran = run("import", taken, strange, exported / "weg.json", free)
    assert ran.exit_code == Exit.FORBIDDEN
    assert ran.stdout == f"{free}: demarcatie, 1 version(s): 1 added\n"
    lines = [line for line in ran.stderr.splitlines() if line.startswith("error")]
    assert [line.split(": ")[1] for line in lines] == [str(taken), str(strange), str(exported / "weg.json")]
    assert "was published on" in lines[0]
    assert "elk uur" in run("show", "demarcatie@2026-01").stdout


@pytest.mark.parametrize("data", [b"", b"{}", b"\x00\x01", b"<!DOCTYPE a><a/>", b'{"schema":"renvooi/export/1"}'])
@pytest.mark.usefixtures("corpus")
def test_hostile_file_is_one_line(data: bytes, tmp_path: Path, run: Run) -> None:
    file = tmp_path / "vreemd"
    file.write_bytes(data)
    ran = run("import", file)
    assert (ran.exit_code, ran.stdout) == (Exit.REFUSED, "")
    (line,) = ran.stderr.splitlines()
    assert line.startswith(f"error: {file}: ")
