"""Each command does what its help says, on documents small enough to check by eye."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import jsonschema
from click.testing import Result

from renvooi.cli.exits import Exit
from renvooi.model import schema

Run = Callable[..., Result]


def test_parse_prints_a_tree_that_fits_the_published_schema(old: Path, run: Run) -> None:
    result = run("parse", old)
    assert result.exit_code == Exit.DONE
    tree = json.loads(result.stdout)
    jsonschema.validate(tree, schema("renvooi/document/1"))
    assert (tree["schema"], tree["version"], tree["source"]["name"]) == ("renvooi/document/1", "2026-01", old.name)


def test_parse_as_text_is_an_outline(old: Path, run: Run) -> None:
    assert run("parse", old, "--format", "text").stdout == (
        "Demarcatie Voorbeeld Data\nversion: 2026-01\neffective: 2026-01-15\nclassification: Openbaar\n"
        "kind: demarcatie\n\n"
        "Dit document zegt wie wat doet.\n"
        "Datawarehouse\n"
        "  • Voorbeeld Data maakt elke nacht een back-up.\n"
        "  • Voorbeeld Data controleert de back-up elke week.\n"
        "Toegang\n"
        "  • De klant beheert de accounts.\n"
    )


def test_parse_as_markdown_reads_back_to_the_same_tree(old: Path, tmp_path: Path, run: Run) -> None:
    again = tmp_path / "opnieuw.md"
    assert run("parse", old, "--format", "markdown", "--output", again).exit_code == Exit.DONE
    first, second = (run("parse", path, "--format", "text").stdout.replace("●", "•") for path in (example, again))
    assert re.sub(r"(?m)^(\s*[a-z])\. ", r"\1 ", second) == first
