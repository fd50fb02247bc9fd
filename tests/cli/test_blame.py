"""`renvooi blame` shows which version introduced each sentence of a stored version."""

import json
from collections.abc import Callable
from pathlib import Path

import jsonschema
import pytest
from click.testing import Result

from renvooi.cli.exits import Exit
from renvooi.model import schema

Run = Callable[..., Result]


def test_each_sentence_stands_beside_the_version_that_worded_it(kept: Path, run: Run) -> None:
    ran = run("blame", "demarcatie@2026-02")
    assert ran.exit_code == Exit.DONE, ran.output
    lines = ran.stdout.splitlines()
    assert "2026-01    • Voorbeeld Data maakt elke nacht een back-up." in lines
    assert "2026-02    • De klant bewaart wachtwoorden in een kluis." in lines


def test_an_earlier_version_knows_nothing_of_later_ones(kept: Path, run: Run) -> None:
    ran = run("blame", "demarcatie@2026-01")
    assert "kluis" not in ran.stdout
    assert "2026-01    • Voorbeeld Data controleert de back-up elke week." in ran.stdout.splitlines()


def test_it_says_what_history_says_of_the_files(kept: Path, old: Path, new: Path, run: Run) -> None:
    for form in ("text", "markdown", "html", "json"):
        stored = run("blame", "demarcatie@2026-02", "--format", form).stdout
        assert stored == run("history", old, new, "--blame", "--format", form).stdout


def test_one_clause_is_shown_with_its_chain_of_changes(kept: Path, run: Run) -> None:
    ran = run("blame", "demarcatie@2026-02", "--clause", "Datawarehouse, punt 2")
    assert "2026-01: in de eerste versie\n      Voorbeeld Data controleert de back-up elke week." in ran.stdout
    assert "2026-02: gewijzigd (inhoudelijk)\n      De klant controleert de back-up elke week." in ran.stdout
    assert "Toegang" not in ran.stdout


def test_json_fits_the_published_schemas(kept: Path, run: Run) -> None:
    found = json.loads(run("blame", "demarcatie@2026-02", "--format", "json").stdout)
    jsonschema.validate(found, schema("renvooi/blame/1"))
    assert found["version"] == 2
    clause = next(node["id"] for node in found["nodes"] if node["address"] == "Toegang, punt 2")
    chain = json.loads(run("blame", "demarcatie@2026-02", "--clause", clause, "--format", "json").stdout)
    jsonschema.validate(chain, schema("renvooi/history/1"))
    assert [(life["id"], life["born"]) for life in chain["lives"]] == [(clause, 2)]
    # the clause came in 2026-02
    ran = run("blame", "demarcatie@2026-01", "--clause", clause)
    assert ran.exit_code == Exit.USAGE
    assert "does not stand in demarcatie@2026-01" in ran.stderr


@pytest.mark.usefixtures("corpus")
def test_a_single_version_is_a_chain_of_one(old: Path, run: Run) -> None:
    run("add", old)
    ran = run("blame", "demarcatie@2026-01")
    assert ran.exit_code == Exit.DONE, ran.output
    assert "2026-01    • Voorbeeld Data maakt elke nacht een back-up." in ran.stdout.splitlines()


def test_a_clause_that_is_nowhere_is_usage(kept: Path, run: Run) -> None:
    ran = run("blame", "demarcatie@2026-02", "--clause", "Nergens, punt 9")
    assert (ran.exit_code, ran.stdout) == (Exit.USAGE, "")
    (line,) = ran.stderr.splitlines()
    assert "is no address or id in version 2026-02" in line


def test_suffix_of_the_output_gives_the_format(kept: Path, tmp_path: Path, run: Run) -> None:
    for suffix, start in ((".json", "{"), (".md", "# "), (".html", "<!doctype html>")):
        output = tmp_path / f"uit{suffix}"
        assert run("blame", "demarcatie@2026-02", "--output", output).exit_code == Exit.DONE
        assert output.read_text("utf-8").startswith(start)


def test_blame_is_coloured_only_when_asked(kept: Path, run: Run) -> None:
    assert "\x1b[" not in run("blame", "demarcatie@2026-02").stdout
    assert "\x1b[1;32m2026-02\x1b[0m" in run("blame", "demarcatie@2026-02", "--colour").stdout
