"""`renvooi list` shows the documents of the corpus, quickly and at any width."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import jsonschema
import pytest
from click.testing import Result

from renvooi.cli.exits import Exit
from renvooi.cli.list import documents_table
from renvooi.corpus import DocumentEntry
from renvooi.model import schema

Run = Callable[..., Result]

ENTRIES = (
    DocumentEntry(
        "data-pro-statement",
        "data-pro-statement",
        "Data Pro Statement van Voorbeeld Data B.V., met de standaardclausules voor verwerkingen",
        12,
        "juni 2026",
        "02-2026",
        "2026-06-02T08:30:00+00:00",
    ),
    DocumentEntry("demarcatie", "demarcatie", "Demarcatie", 3, "2026-03", None, "2026-03-02T08:30:00+00:00"),
)


def test_a_document_is_a_line_with_its_versions(kept: Path, run: Run) -> None:
    ran = run("list")
    assert ran.exit_code == Exit.DONE
    head, line = ran.stdout.splitlines()
    assert head.split() == ["Document", "Versies", "Laatste", "Gepubliceerd", "Gewijzigd", "Titel"]
    assert line.startswith("demarcatie        2  2026-02  2026-01       20")
    assert line.endswith("  Demarcatie Voorbeeld Data")


@pytest.mark.usefixtures("corpus")
def test_an_empty_corpus_says_what_to_do(run: Run) -> None:
    assert run("list").stdout == "Het corpus is leeg; renvooi add FILE voegt een versie toe.\n"


def test_json_fits_the_published_schema(kept: Path, run: Run) -> None:
    found = json.loads(run("list", "--format", "json").stdout)
    jsonschema.validate(found, schema("renvooi/corpus/1"))
    assert [(one["name"], one["versions"], one["published"]) for one in found["documents"]] == [
        ("demarcatie", 2, "2026-01")
    ]


def test_at_80_columns_the_title_folds_and_all_else_stays_whole() -> None:
    shown = documents_table(ENTRIES, "en", width=80, colour=False).splitlines()
    assert max(map(len, shown)) <= 80
    assert shown[1].startswith("data-pro-statement        12  juni 2026  02-2026    2026-06-02  Data Pro")
    assert shown[-1] == "demarcatie                 3  2026-03    -          2026-03-02  Demarcatie"


def test_at_200_columns_each_document_is_one_line() -> None:
    shown = documents_table(ENTRIES, "nl", width=200, colour=False).splitlines()
    assert len(shown) == 1 + len(ENTRIES)


def test_a_database_that_is_none_is_one_line(corpus: Path, run: Run) -> None:
    corpus.write_bytes(b"geen database, maar een brief. " * 100)
    ran = run("list")
    assert (ran.exit_code, ran.stdout) == (Exit.REFUSED, "")
    (line,) = ran.stderr.splitlines()
    assert line.startswith("error: ")


def test_it_imports_no_reader_no_diff_and_no_rich(kept: Path) -> None:
    code = (
        "import sys\nfrom renvooi.cli.main import renvooi\n"
        "try: renvooi.main(['list'])\n"
        "except SystemExit: print(*sorted(sys.modules))"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True)
    modules = ran.stdout.splitlines()[-1].split()
    heavy = {
        "renvooi.parser",
        "renvooi.diff",
        "renvooi.notice",
        "rich",
        "pdfplumber",
        "cryptography",
        "lxml",
        "alembic",
    }
    assert heavy & set(modules) == set()
    assert "sqlalchemy" in modules
