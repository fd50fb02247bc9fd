"""Several files at once: in order, each with its own end, and none outlives the command."""

import os
import subprocess
import threading
import time
import warnings
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from click.testing import Result

from bench.damaging.bombs import BOMBS
from renvooi.cli.exits import Exit
from renvooi.cli.several import each, processors
from tests.cli.test_process import INTERRUPTIBLE, interrupt, on_a_terminal

DEMARCATIE = Path(__file__).parents[2] / "corpus" / "documents" / "demarcatie"
Run = Callable[..., Result]


@pytest.mark.parametrize("jobs", [None, 1, 3, 50])
def test_results_come_in_the_order_of_the_items(jobs: int | None) -> None:
    def slow_first(item: int, _stop: threading.Event) -> int:
        time.sleep(0.05 if item == 0 else 0)
        return item * item

    assert list(each(slow_first, range(6), jobs=jobs)) == [0, 1, 4, 9, 16, 25]
    assert processors() >= 1


def test_work_is_told_to_stop_when_the_caller_goes_away() -> None:
    ended: list[int] = []

    def until_stopped(item: int, stop: threading.Event) -> int:
        if item and stop.wait(10):
            ended.append(item)
        return item

    results = each(until_stopped, range(3), jobs=3)
    assert next(results) == 0
    with warnings.catch_warnings(record=True) as complaints:
        results.close()
    assert sorted(ended) == [1, 2]
    assert complaints == []


def test_every_file_has_its_result_in_the_folder(tmp_path: Path, run: Run) -> None:
    files = sorted([*DEMARCATIE.glob("demarcatie-2026-0[12].pdf"), DEMARCATIE / "demarcatie-2026-01.md"])
    into = tmp_path / "uit"
    into.mkdir()
    ran = run("parse", *files, "--output", into, "--jobs", "2")
    assert (ran.exit_code, ran.output) == (Exit.DONE, "")
    assert sorted(path.name for path in into.iterdir()) == [f"{file.name}.json" for file in files]
    for file in files:
        assert (into / f"{file.name}.json").read_text("utf-8") == run("parse", file).stdout


@pytest.mark.parametrize(("form", "suffix"), [("text", ".txt"), ("markdown", ".md"), ("json", ".json")])
def test_format_gives_the_suffix_of_each_result(form: str, suffix: str, tmp_path: Path, old: Path, run: Run) -> None:
    (tmp_path / "uit").mkdir()
    assert run("parse", old, "--output", tmp_path / "uit", "--format", form).exit_code == Exit.DONE
    assert [path.name for path in (tmp_path / "uit").iterdir()] == [f"{old.name}{suffix}"]


def test_refused_files_are_named_and_the_others_written(
    tmp_path: Path, old: Path, new: Path, bad_files: Mapping[str, bytes], run: Run
) -> None:
    scan, into = tmp_path / "scan.pdf", tmp_path / "uit"
    scan.write_bytes(bad_files["image only"])
    into.mkdir()
    ran = run("parse", old, scan, tmp_path / "weg.pdf", new, "--output", into)
    assert ran.exit_code == Exit.REFUSED
    scanned, missing = ran.stderr.splitlines()
    assert scanned.startswith(f"error: {scan}: ")
    assert "OCR" in scanned
    assert missing.startswith(f"error: {tmp_path / 'weg.pdf'}: does not exist")
    assert sorted(path.name for path in into.iterdir()) == [f"{old.name}.json", f"{new.name}.json"]


def test_several_files_without_a_folder_are_usage(tmp_path: Path, old: Path, new: Path, run: Run) -> None:
    for more in ([], ["--output", tmp_path / "een.json"], ["--stage", "tree"]):
        ran = run("parse", old, new, *more)
        assert (ran.exit_code, ran.stdout) == (Exit.USAGE, "")
        assert "--output with a folder" in ran.stderr


def test_two_files_of_one_name_are_usage_before_anything_is_written(tmp_path: Path, old: Path, run: Run) -> None:
    for name in ("uit", "ander"):
        (tmp_path / name).mkdir()
    twin = tmp_path / "ander" / old.name
    twin.write_bytes(old.read_bytes())
    ran = run("parse", old, twin, "--output", tmp_path / "uit")
    assert ran.exit_code == Exit.USAGE
    assert old.name in ran.stderr
    assert list((tmp_path / "uit").iterdir()) == []


def test_no_result_is_written_over_an_input(tmp_path: Path, old: Path, run: Run) -> None:
    trap = tmp_path / f"{old.name}.md"
    trap.write_bytes(old.read_bytes())
    ran = run("parse", old, trap, "--output", tmp_path, "--format", "markdown")
    assert ran.exit_code == Exit.USAGE
    assert "is also the input" in ran.stderr
    assert trap.read_bytes() == old.read_bytes()


@pytest.mark.parametrize("jobs", ["0", "-1", "veel"])
def test_number_of_jobs_is_at_least_one(jobs: str, old: Path, run: Run) -> None:
    assert run("parse", old, "--jobs", jobs).exit_code == Exit.USAGE


def test_bar_counts_files() -> None:
    code = """
import time
from renvooi.cli.progress import working_on

with working_on("drie bestanden", total=3) as advance:
    advance()
    time.sleep(1.6)
"""
    assert "1/3" in on_a_terminal(command=(INTERRUPTIBLE[0], "-c", code))


def test_ctrl_c_ends_the_reading_processes_too(tmp_path: Path) -> None:
    files = [tmp_path / "een.pdf", tmp_path / "twee.pdf"]
    for path in files:
        path.write_bytes(BOMBS["endless-paths"]())
    process = subprocess.Popen(
        [*INTERRUPTIBLE, "diff", *map(str, files), "--no-cache"], stderr=subprocess.PIPE, start_new_session=True
    )
    try:
        children = wait_for_children(process.pid, len(files))
        errors = interrupt(process)
    finally:
        process.kill()
        process.wait()
    assert process.returncode == Exit.INTERRUPTED
    assert errors.decode().splitlines() == ["error: interrupted; nothing was written."]
    assert [child for child in children if Path(f"/proc/{child}").exists()] == []


def wait_for_children(parent: int, count: int) -> list[int]:
    """The children of a process, once there are so many."""
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        found = [int(child) for task in os.scandir(f"/proc/{parent}/task") for child in _children(task.path)]
        if len(found) == count:
            return found
        time.sleep(0.02)
    raise AssertionError("the reading processes did not start")


def _children(task: str) -> list[str]:
    return Path(task, "children").read_text("ascii").split()
