"""The example documents: sources, truth trees, labels and PDFs agree, and the steps are understood."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "corpus" / "documents"
sys.path.insert(0, str(FOLDER))

import labels
import source
import truth

SOURCES = sorted(path for path in FOLDER.glob("*/*.md"))


def test_there_are_four_and_three_versions() -> None:
    assert [path.parent.name for path in SOURCES] == ["data-pro-statement"] * 3 + ["demarcatie"] * 4


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem)
def test_truth_tree_is_what_the_source_says(path: Path) -> None:
    assert path.with_suffix(".truth.json").read_text("utf-8") == truth.truth(source.read(path))


def test_labels_are_right_and_complete() -> None:
    assert labels.problems(FOLDER) == []


def test_steps_are_understood_and_none_is_called_editorial_in_error() -> None:
    command = [sys.executable, str(ROOT / "bench" / "labels.py"), str(FOLDER), "--floor", "0.97"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
    assert " 0 unsafe" in done.stdout.splitlines()[-1]


def test_rendering_repeats_its_bytes() -> None:
    try:
        import weasyprint  # noqa: F401 - fails where the drawing libraries of the system are missing
    except OSError:
        if os.environ.get("CI"):
            raise
        pytest.skip("WeasyPrint finds no Pango on this machine: install libpango-1.0-0 and libpangoft2-1.0-0")
    command = [sys.executable, str(FOLDER / "render.py"), "--check"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
