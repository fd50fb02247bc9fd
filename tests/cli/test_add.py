"""`renvooi add` keeps each file whole or not at all, and says what became of it."""

import json
import os
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import jsonschema
import pytest
from click.testing import Result

from renvooi.cli.adding import Outcome, Wish, add_each
from renvooi.cli.corpus import opened
from renvooi.cli.exits import Exit
from renvooi.cli.manner import Manner
from renvooi.cli.reading import Reading, read_each
from renvooi.model import schema
from renvooi.model.errors import InputRefused
from tests.cli.test_process import INTERRUPTIBLE

LARGE = 5000
"""Clauses of a version that no machine reads within a second."""

Run = Callable[..., Result]


def versions(run: Run, document: str = "demarcatie") -> list[dict[str, object]]:
    """The versions of a document as `renvooi log` prints them."""
    found: list[dict[str, object]] = json.loads(run("log", document, "--format", "json").stdout)["versions"]
    return found


@pytest.mark.usefixtures("corpus")
def test_files_are_added_a_line_each(old: Path, new: Path, run: Run) -> None:
    ran = run("add", old, new)
    assert ran.exit_code == Exit.DONE, ran.output
    assert ran.stdout.splitlines() == [f"{old}: added as demarcatie@2026-01", f"{new}: added as demarcatie@2026-02"]
    assert [(one["label"], one["state"], one["added_by"]) for one in versions(run)] == [
        ("2026-01", "draft", "N. Jansen"),
        ("2026-02", "draft", "N. Jansen"),
    ]


def test_same_file_is_there_already_and_nothing_is_recorded(kept: Path, old: Path, run: Run) -> None:
    before = run("log", "demarcatie", "--events", "--format", "json").stdout
    ran = run("add", old)
    assert (ran.exit_code, ran.stdout) == (Exit.DONE, f"{old}: already there as demarcatie@2026-01\n")
    assert run("log", "demarcatie", "--events", "--format", "json").stdout == before


def test_another_file_takes_the_place_of_a_draft(kept: Path, new: Path, run: Run) -> None:
    new.write_text(new.read_text("utf-8").replace("een kluis", "een gesloten kluis"), "utf-8")
    ran = run("add", new)
    assert (ran.exit_code, ran.stdout) == (Exit.DONE, f"{new}: takes the place of the draft demarcatie@2026-02\n")
    assert "een gesloten kluis" in run("show", "demarcatie@2026-02").stdout


def test_note_says_which_draft_went(kept: Path, new: Path, run: Run) -> None:
    new.write_text(new.read_text("utf-8").replace("een kluis", "een gesloten kluis"), "utf-8")
    (note,) = run("add", new).stderr.splitlines()
    assert note.startswith(f"note: {new}: it takes the place of demarcatie-2026-02.md (")
    assert "by N. Jansen" in note


def test_draft_of_another_title_gives_its_place_with_replace(kept: Path, new: Path, run: Run) -> None:
    new.write_text(new.read_text("utf-8").replace("title: Demarcatie", "title: Afspraken"), "utf-8")
    ran = run("add", new)
    assert (ran.exit_code, ran.stdout) == (Exit.FORBIDDEN, "")
    assert "--replace" in ran.stderr
    assert run("add", new, "--replace").stdout == f"{new}: takes the place of the draft demarcatie@2026-02\n"


@pytest.mark.usefixtures("corpus")
def test_of_two_files_of_one_version_in_one_command_the_second_is_refused(old: Path, tmp_path: Path, run: Run) -> None:
    other = tmp_path / "ander" / old.name
    other.parent.mkdir()
    other.write_text(old.read_text("utf-8").replace("elke nacht", "elk uur"), "utf-8")
    ran = run("add", old, other, "--replace")
    assert (ran.exit_code, ran.stdout) == (Exit.FORBIDDEN, f"{old}: added as demarcatie@2026-01\n")
    assert ran.stderr.startswith(f"error: {other}: says that it is demarcatie@2026-01, and so does another")
    assert run("add", other).stdout == f"{other}: takes the place of the draft demarcatie@2026-01\n"


def test_another_file_for_a_published_version_is_refused_and_the_others_are_added(
    kept: Path, old: Path, new: Path, run: Run
) -> None:
    old.write_text(old.read_text("utf-8").replace("elke nacht", "elk uur"), "utf-8")
    third = new.with_name("demarcatie-2026-03.md")
    third.write_text(new.read_text("utf-8").replace("2026-02", "2026-03"), "utf-8")
    ran = run("add", old, third)
    assert ran.exit_code == Exit.FORBIDDEN
    assert ran.stdout == f"{third}: added as demarcatie@2026-03\n"
    (line,) = ran.stderr.splitlines()
    assert line.startswith(f"error: {old}: ")
    assert "was published" in line
    assert "elk uur" not in run("show", "demarcatie@2026-01").stdout


@pytest.mark.usefixtures("corpus")
def test_file_that_cannot_be_read_is_refused_and_the_others_are_added(old: Path, tmp_path: Path, run: Run) -> None:
    ran = run("add", tmp_path / "weg.pdf", old)
    assert ran.exit_code == Exit.REFUSED
    assert ran.stdout == f"{old}: added as demarcatie@2026-01\n"
    (line,) = ran.stderr.splitlines()
    assert line.startswith(f"error: {tmp_path}/weg.pdf: does not exist")


def test_where_a_file_is_unreadable_and_another_forbidden_the_code_is_4(
    kept: Path, old: Path, tmp_path: Path, run: Run
) -> None:
    old.write_text(old.read_text("utf-8").replace("elke nacht", "elk uur"), "utf-8")
    assert run("add", old, tmp_path / "weg.pdf").exit_code == Exit.FORBIDDEN
    assert run("add", tmp_path / "weg.pdf", old).exit_code == Exit.FORBIDDEN


@pytest.mark.usefixtures("corpus")
def test_older_version_is_added_with_a_note(old: Path, new: Path, run: Run) -> None:
    ran = run("add", new, old)
    assert ran.exit_code == Exit.DONE
    (note,) = [line for line in ran.stderr.splitlines() if line.startswith("note: ")]
    assert note.startswith(f"note: {old}: ")
    assert "2026-02" in note
    assert [one["label"] for one in versions(run)] == ["2026-01", "2026-02"]


@pytest.mark.usefixtures("corpus")
def test_name_and_label_are_those_that_are_given(old: Path, run: Run) -> None:
    ran = run("add", old, "--document", "taakverdeling", "--version", "v1.3", "--by", "P.  de Vries")
    assert ran.stdout == f"{old}: added as taakverdeling@v1.3\n"
    assert [one["added_by"] for one in versions(run, "taakverdeling")] == ["P. de Vries"]


@pytest.mark.usefixtures("corpus")
def test_one_label_for_two_files_is_usage(old: Path, new: Path, run: Run) -> None:
    ran = run("add", old, new, "--version", "2026-01")
    assert ran.exit_code == Exit.USAGE
    assert run("list", "--format", "json").stdout.count('"name"') == 0


@pytest.mark.usefixtures("corpus")
def test_versions_are_published_at_once_when_asked(old: Path, new: Path, run: Run) -> None:
    ran = run("add", old, new, "--publish")
    assert ran.stdout.splitlines()[1] == f"{new}: added as demarcatie@2026-02, published"
    assert [one["state"] for one in versions(run)] == ["published", "published"]


@pytest.mark.usefixtures("corpus")
def test_versions_are_published_from_old_to_new_in_whatever_order_they_are_given(
    old: Path, new: Path, run: Run
) -> None:
    ran = run("add", new, old, "--publish")
    assert (ran.exit_code, ran.stderr) == (Exit.DONE, "")
    assert [line.split(": added as ")[1] for line in ran.stdout.splitlines()] == [
        "demarcatie@2026-01, published",
        "demarcatie@2026-02, published",
    ]


def test_result_as_json_fits_the_published_schema(kept: Path, old: Path, new: Path, tmp_path: Path, run: Run) -> None:
    new.write_text(new.read_text("utf-8").replace("een kluis", "een gesloten kluis"), "utf-8")
    ran = run("add", old, tmp_path / "weg.pdf", new, "--format", "json")
    found = json.loads(ran.stdout)
    jsonschema.validate(found, schema("renvooi/added/1"))
    assert [one["outcome"] for one in found["files"]] == ["same", "refused", "replaced"]
    assert [one["code"] for one in found["files"]] == [0, 3, 0]


@pytest.mark.usefixtures("corpus")
def test_document_without_a_version_says_how_to_give_one(tmp_path: Path, run: Run) -> None:
    path = tmp_path / "beleid.md"
    path.write_text("# Beleid\n\n- De klant betaalt.\n", "utf-8")
    ran = run("add", path)
    assert ran.exit_code == Exit.FORBIDDEN
    assert "--version" in ran.stderr
    assert run("add", path, "--version", "2026-01").stdout == f"{path}: added as beleid@2026-01\n"


@pytest.mark.usefixtures("corpus")
def test_settings_that_a_file_was_read_with_are_on_record(old: Path, tmp_path: Path, run: Run) -> None:
    own = tmp_path / "eigen.toml"
    own.write_text('[organisation]\nname = "voorbeeld"\n', "utf-8")
    refused = run("add", old, "--organisation", tmp_path / "weg.toml")
    assert refused.exit_code == Exit.REFUSED
    assert run("list", "--format", "json").stdout.count('"name"') == 0


def test_without_a_corpus_it_says_how_to_make_one(
    old: Path, tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("RENVOOI_CORPUS", raising=False)
    monkeypatch.chdir(tmp_path)
    ran = run("add", old)
    assert (ran.exit_code, ran.stdout) == (Exit.REFUSED, "")
    (line,) = ran.stderr.splitlines()
    assert "renvooi init" in line


@pytest.mark.parametrize("beside", ["file", "folder"])
def test_pipe_is_refused_and_not_waited_for(corpus: Path, old: Path, tmp_path: Path, run: Run, beside: str) -> None:
    fifo = tmp_path / "demarcatie-2026-02.md"
    os.mkfifo(fifo)
    (tmp_path / "map").mkdir()
    ran = run("add", fifo, old, *(() if beside == "file" else (tmp_path / "map",)))
    assert ran.exit_code == Exit.REFUSED
    assert f"error: {fifo}: is a pipe or a device. Save it as a file and add that." in ran.stderr.splitlines()
    assert "2026-01" in run("list").stdout


def test_ctrl_c_says_what_is_in_the_corpus_and_leaves_nothing_half_done(
    corpus: Path, old: Path, tmp_path: Path, run: Run
) -> None:
    # a version that takes seconds to read keeps the command busy until the signal comes
    large = tmp_path / "demarcatie-2026-02.md"
    clauses = "".join(f"- De klant bewaart sleutel {number} in een kluis.\n" for number in range(LARGE))
    large.write_text(old.read_text("utf-8").replace("2026-01", "2026-02") + clauses, "utf-8")
    process = subprocess.Popen(
        [*INTERRUPTIBLE, "add", str(old), str(large), "--jobs", "1"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    try:
        assert process.stdout is not None
        assert process.stdout.readline().decode() == f"{old}: added as demarcatie@2026-01\n"
        time.sleep(0.2)
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate(timeout=20)
    finally:
        process.kill()
        process.wait()
    assert process.returncode == Exit.INTERRUPTED
    assert errors.decode().splitlines() == [
        "error: interrupted; 1 of 2 file(s) are in the corpus, nothing of the others."
    ]
    assert [one["label"] for one in versions(run)] == ["2026-01"]
    assert run("verify").exit_code == Exit.DONE


def test_file_that_changes_while_it_is_read_is_refused(kept: Path, old: Path, run: Run) -> None:
    def written_to_meanwhile() -> Iterator[Reading | InputRefused]:
        for reading in read_each((old,), Manner()):
            old.write_text("Iets anders.", "utf-8")
            yield reading

    with opened(str(kept)) as store:
        (outcome,) = add_each(store, written_to_meanwhile(), Wish("N. Jansen"))
    assert (outcome.outcome, outcome.code, outcome.version) == (Outcome.REFUSED, Exit.REFUSED, None)
    assert outcome.error == f"{old}: changed while it was read. Add it again."
