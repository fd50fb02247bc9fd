"""`renvooi add` takes folders: several files at once, resumable, each file all or nothing."""

import json
import os
import signal
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import jsonschema
import pytest
from click.testing import Result

from renvooi.cli.exits import Exit
from renvooi.model import schema
from tests.cli.test_process import INTERRUPTIBLE
from tests.corpus.bulk_files import write_versions

Run = Callable[..., Result]


def kept(run: Run, *documents: str) -> dict[str, list[str]]:
    """The labels of the versions of each document."""
    return {
        document: [one["label"] for one in json.loads(run("log", document, "--format", "json").stdout)["versions"]]
        for document in documents
    }


def kinds(run: Run, document: str) -> list[str]:
    """What happened to a document."""
    found = json.loads(run("log", document, "--events", "--format", "json").stdout)["events"]
    return [event["kind"] for event in found]


@pytest.mark.usefixtures("corpus")
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_folder_is_added_and_its_folders_name_the_documents(tmp_path: Path, run: Run, jobs: str) -> None:
    folder = tmp_path / "in"
    write_versions(folder / "sla", "deel", "2026-02", "2026-01")
    write_versions(folder / "bijlage", "deel", "2026-01")
    ran = run("add", folder, "--jobs", jobs)
    assert ran.exit_code == Exit.DONE, ran.output
    assert ran.stdout.splitlines()[-1] == (
        "3 added, 0 already there, 0 in the place of a draft, 0 refused; clauses named in 2 document(s)"
    )
    (note,) = ran.stderr.splitlines()
    assert "deel-2026-01.md: the same file, to the byte, is in the corpus already as " in note
    assert kept(run, "sla", "bijlage") == {"sla": ["2026-01", "2026-02"], "bijlage": ["2026-01"]}
    # ids follow once a document, not once a version
    assert kinds(run, "sla") == ["version-added", "version-added", "clauses-named"]
    assert run("verify").exit_code == Exit.DONE


@pytest.mark.usefixtures("corpus")
def test_same_command_reads_only_what_is_not_there(tmp_path: Path, run: Run) -> None:
    folder = tmp_path / "in"
    write_versions(folder, "sla", "2026-01", "2026-02")
    assert run("add", folder).exit_code == Exit.DONE
    (third,) = write_versions(folder, "sla", "2026-03")
    ran = run("add", folder, "--format", "json")
    found = json.loads(ran.stdout)
    jsonschema.validate(found, schema("renvooi/added/1"))
    assert {Path(one["file"]).name: one["outcome"] for one in found["files"]} == {
        "sla-2026-01.md": "same",
        "sla-2026-02.md": "same",
        third.name: "added",
    }
    ran = run("add", folder)
    assert ran.stdout == (
        "0 added, 3 already there, 0 in the place of a draft, 0 refused; clauses named in 0 document(s)\n"
    )


@pytest.mark.usefixtures("corpus")
def test_refused_file_is_named_and_the_others_are_added(tmp_path: Path, run: Run) -> None:
    folder = tmp_path / "in"
    write_versions(folder, "sla", "2026-01", "2026-02")
    (folder / "sla-2026-03.pdf").write_bytes(b"%PDF-1.7\n" + bytes(range(256)))
    (folder / "leeg.md").write_bytes(b"")
    ran = run("add", folder, "--jobs", "2")
    assert ran.exit_code == Exit.REFUSED
    errors = [line for line in ran.stderr.splitlines() if line.startswith("error: ")]
    assert sorted(line.split(": ")[1] for line in errors) == [str(folder / "leeg.md"), str(folder / "sla-2026-03.pdf")]
    assert "2 added" in ran.stdout
    assert "2 refused" in ran.stdout
    assert kept(run, "sla") == {"sla": ["2026-01", "2026-02"]}


@pytest.mark.usefixtures("corpus")
def test_of_two_files_that_say_they_are_one_version_neither_replaces_the_other(tmp_path: Path, run: Run) -> None:
    folder = tmp_path / "in"
    write_versions(folder / "sla", "a", "2026-01")
    write_versions(folder / "sla", "b", "2026-01")
    for _ in range(2):
        ran = run("add", folder)
        assert ran.exit_code == Exit.FORBIDDEN
        (line,) = ran.stderr.splitlines()
        assert line.startswith(f"error: {folder / 'sla' / 'b-2026-01.md'}: says that it is sla@2026-01")


@pytest.mark.usefixtures("corpus")
def test_folder_without_documents_says_so(tmp_path: Path, run: Run) -> None:
    (tmp_path / "in").mkdir()
    ran = run("add", tmp_path / "in")
    assert (ran.exit_code, ran.stdout) == (Exit.DONE, "")
    assert ran.stderr == "note: no PDF, Word or Markdown file was found there\n"


@pytest.mark.usefixtures("corpus")
@pytest.mark.parametrize("more", [("--version", "2026-01"), ("--cluster", "tcp://127.0.0.1:1", "--jobs", "2")])
def test_options_that_a_folder_or_a_cluster_has_no_use_for_are_usage(
    tmp_path: Path, run: Run, more: tuple[str, ...]
) -> None:
    write_versions(tmp_path / "in", "sla", "2026-01")
    assert run("add", tmp_path / "in", *more).exit_code == Exit.USAGE


@pytest.mark.usefixtures("corpus")
def test_versions_that_are_there_already_are_published_too(tmp_path: Path, run: Run) -> None:
    write_versions(tmp_path / "in", "sla", "2026-01", "2026-02")
    assert run("add", tmp_path / "in").exit_code == Exit.DONE
    assert run("add", tmp_path / "in", "--publish").exit_code == Exit.DONE
    found = json.loads(run("log", "sla", "--format", "json").stdout)["versions"]
    assert [one["state"] for one in found] == ["published", "published"]


class ThreeYears:
    """A folder of files enough to be killed in the middle."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.labels = [f"{year}-{month:02}" for year in range(2023, 2026) for month in range(1, 13)]
        self.first, *_ = write_versions(folder, "sla", *self.labels)

    @contextmanager
    def adding(self) -> Iterator[subprocess.Popen[bytes]]:
        """The command, once it has added the first file."""
        process = subprocess.Popen(
            [*INTERRUPTIBLE, "add", str(self.folder), "--jobs", "2"],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            start_new_session=True,
            env={**os.environ, "PYTHONUNBUFFERED": "1"},
        )
        try:
            assert process.stdout is not None
            assert process.stdout.readline().decode().startswith(f"{self.first}: added")
            yield process
        finally:
            process.kill()
            process.wait()


@pytest.mark.usefixtures("corpus")
def test_ctrl_c_ends_soon_and_says_what_is_kept(tmp_path: Path, run: Run) -> None:
    years = ThreeYears(tmp_path / "in")
    with years.adding() as process:
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate(timeout=20)
    assert process.returncode == Exit.INTERRUPTED
    kept_now = len(kept(run, "sla")["sla"])
    (line,) = errors.decode().splitlines()
    assert line.startswith(f"error: interrupted; {kept_now} of 36 file(s) are in the corpus, nothing of the others")
    assert line.endswith("; the same command goes on with them.")
    assert run("verify").exit_code == Exit.DONE


@pytest.mark.usefixtures("corpus")
def test_cluster_that_does_not_answer_is_one_line(tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("renvooi.corpus.bulk.cluster.PATIENCE", 0.2)
    write_versions(tmp_path / "in", "sla", "2026-01")
    ran = run("add", tmp_path / "in", "--cluster", "tcp://127.0.0.1:1")
    assert (ran.exit_code, ran.stdout) == (Exit.REFUSED, "")
    (line,) = ran.stderr.splitlines()
    assert line.startswith("error: tcp://127.0.0.1:1: no scheduler")


@pytest.mark.usefixtures("corpus")
def test_killed_command_goes_on_when_given_again(tmp_path: Path, run: Run) -> None:
    years = ThreeYears(tmp_path / "in")
    with years.adding() as process:
        process.send_signal(signal.SIGKILL)
        process.wait()
    before = kept(run, "sla")["sla"]
    assert before
    assert before == years.labels[: len(before)]
    ran = run("add", years.folder)
    assert f"{36 - len(before)} added, {len(before)} already there" in ran.stdout
    assert ran.stdout.endswith("clauses named in 1 document(s)\n")
    assert kept(run, "sla")["sla"] == years.labels
    assert run("verify").exit_code == Exit.DONE
