"""`renvooi responsibilities`: who does what, in every form, and the exit codes of a comparison."""

import json
from collections.abc import Callable
from pathlib import Path

import jsonschema
import pytest
from click.testing import Result

from renvooi.cli.exits import Exit
from renvooi.model import schema

Run = Callable[..., Result]


def test_text_lists_who_does_what(old: Path, run: Run) -> None:
    result = run("responsibilities", old)
    assert result.exit_code == Exit.DONE
    assert "Datawarehouse, punt 1\n  Voorbeeld Data | doet | maakt elke nacht een back-up\n" in result.stdout


def test_json_fits_the_published_schema(old: Path, new: Path, run: Run) -> None:
    alone, compared = (
        run("responsibilities", new, "--format", "json"),
        run("responsibilities", new, "--against", old, "--format", "json"),
    )
    for result in (alone, compared):
        jsonschema.validate(json.loads(result.stdout), schema("renvooi/responsibilities/1"))
    assert json.loads(alone.stdout)["against"] is None
    found = json.loads(compared.stdout)
    assert found["against"]["version"] == "2026-01"
    assert [change["differences"] for change in found["changes"]] == [["shifted"], ["added"]]


def test_exit_code_tells_whether_anything_differs(old: Path, new: Path, run: Run) -> None:
    assert run("responsibilities", new, "--against", old).exit_code == Exit.FOUND
    same = run("responsibilities", old, "--against", old)
    assert (same.exit_code, "Geen verschil" in same.stdout) == (Exit.DONE, True)


@pytest.mark.parametrize(("suffix", "start"), [(".svg", "<svg "), (".md", "# Wie doet wat"), (".txt", "Wie doet wat")])
def test_suffix_of_the_output_gives_the_format(suffix: str, start: str, old: Path, tmp_path: Path, run: Run) -> None:
    target = tmp_path / f"wie{suffix}"
    assert run("responsibilities", old, "--output", target).exit_code == Exit.DONE
    assert target.read_text("utf-8").startswith(start)


def test_labels_are_english_on_demand(old: Path, run: Run) -> None:
    assert "Who does what" in run("responsibilities", old, "--language", "en").stdout


def test_a_missing_file_is_refused(tmp_path: Path, run: Run) -> None:
    assert run("responsibilities", tmp_path / "weg.pdf").exit_code == Exit.REFUSED
