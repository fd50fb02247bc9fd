"""`renvooi records`: lists as tables, and what changed in them."""

import csv
import json
from collections.abc import Callable
from pathlib import Path

import jsonschema
import pytest
from click.testing import Result

from renvooi.cli.exits import Exit
from renvooi.model import schema

Run = Callable[..., Result]

OLD = """---
kind: data-pro-statement
title: Voorbeeld Statement
version: 01-2030
---

# Deel 1: Data Pro Statement

1. Data processor schakelt de volgende sub-processors in:
   - a. Alfa Opslag B.V.
     - Opslag van back-ups;
     - De gegevens blijven binnen de EU/EER.
   - b. Beta Bericht GmbH
     - Versturen van berichten.

2. Data processor verwerkt de volgende persoonsgegevens:
   - Namen van klanten;
   - =CMD()
"""
NEW = OLD.replace("01-2030", "02-2030").replace("Alfa Opslag", "Alfa Archief").replace("   - Namen van klanten;\n", "")


@pytest.fixture
def versions(tmp_path: Path) -> tuple[Path, Path]:
    paths = tmp_path / "oud.md", tmp_path / "nieuw.md"
    for path, text in zip(paths, (OLD, NEW), strict=True):
        path.write_text(text, encoding="utf-8")
    return paths


def test_text_shows_a_record_with_its_fields(versions: tuple[Path, Path], run: Run) -> None:
    result = run("records", versions[0], "--kind", "sub-processors")
    assert result.exit_code == Exit.DONE
    assert result.stdout == (
        "Subverwerkers (2)\n"
        "  a Alfa Opslag B.V.\n"
        "      rechtsvorm: B.V.\n"
        "      verwerking in: EU/EER\n"
        "      doel: Opslag van back-ups\n"
        "      plaats: Deel 1, punt 1, onder a\n"
        "  b Beta Bericht GmbH\n"
        "      rechtsvorm: GmbH\n"
        "      doel: Versturen van berichten\n"
        "      plaats: Deel 1, punt 1, onder b\n"
    )


def test_against_shows_what_changed_and_ends_with_one(versions: tuple[Path, Path], run: Run) -> None:
    old, new = versions
    result = run("records", new, "--against", old)
    assert result.exit_code == Exit.FOUND
    assert result.stdout == (
        "Subverwerkers\n  = Alfa Opslag B.V. → Alfa Archief B.V.: andere naam\n"
        "Categorieën persoonsgegevens\n  - Namen van klanten: vervallen\n"
    )
    assert run("records", new, "--against", new).exit_code == Exit.DONE


def test_json_fits_the_published_schema(versions: tuple[Path, Path], run: Run) -> None:
    old, new = versions
    report = json.loads(run("records", new, "--against", old, "--format", "json").stdout)
    jsonschema.validate(report, schema("renvooi/records/1"))
    diff = json.loads(run("diff", old, new, "--format", "json").stdout)
    jsonschema.validate(diff, schema("renvooi/diff/1"))
    assert report["changes"] == diff["records"] != []
    assert {id for one in report["changes"] for id in one["changes"]} <= {one["id"] for one in diff["changes"]}


def test_csv_is_one_table_a_kind_and_calculates_nothing(versions: tuple[Path, Path], tmp_path: Path, run: Run) -> None:
    target = tmp_path / "lijst.csv"
    assert run("records", versions[0], "--kind", "data-categories", "--output", target).exit_code == Exit.DONE
    with target.open(encoding="utf-8", newline="") as file:
        head, *rows = csv.reader(file)
    assert head == ["naam", "betrokkenen", "plaats"]
    assert [row[0] for row in rows] == ["Namen van klanten", "'=CMD()"]


def test_csv_of_several_kinds_names_each(versions: tuple[Path, Path], run: Run) -> None:
    lines = run("records", versions[0], "--format", "csv").stdout.replace("\r\n", "\n")
    tables = [table.splitlines() for table in lines.split("\n\n")]
    assert [table[0] for table in tables] == ["Subverwerkers", "Categorieën persoonsgegevens"]


@pytest.mark.parametrize("form", ["text", "markdown", "html"])
def test_diff_shows_what_changed_in_the_lists(versions: tuple[Path, Path], form: str, run: Run) -> None:
    shown = run("diff", *versions, "--format", form).stdout.replace("\\", "")
    assert "Subverwerkers" in shown
    assert "= Alfa Opslag B.V. → Alfa Archief B.V.: andere naam" in shown


def test_document_without_lists_says_so(tmp_path: Path, run: Run) -> None:
    path = tmp_path / "leeg.md"
    path.write_text("# Algemeen\n\n- Klant betaalt.\n", encoding="utf-8")
    assert run("records", path).stdout == "Geen lijsten gevonden.\n"
    assert run("records", path, "--against", path, "--language", "en").stdout == "No changes in the lists.\n"
