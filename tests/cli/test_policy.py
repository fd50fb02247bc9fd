"""`renvooi policy`: what is wrong with a policy, what it decides and what a rule means."""

import json
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path

import jsonschema
import pytest
from click.testing import Result

from renvooi.model import schema

Run = Callable[..., Result]
DEFAULT = files("renvooi.notice").joinpath("policies", "default.toml").read_text("utf-8")


@pytest.fixture
def policy(tmp_path: Path) -> Callable[..., Path]:
    """`policy(right, wrong)`: a file with the default policy, one text in it replaced."""

    def make(right: str = "", wrong: str = "") -> Path:
        assert right in DEFAULT
        path = tmp_path / "own.toml"
        path.write_text(DEFAULT.replace(right, wrong, 1) if right else DEFAULT, "utf-8")
        return path

    return make


def test_the_default_policy_has_no_mistakes_and_decides_as_reviewed(run: Run) -> None:
    assert run("policy", "check").stdout == "the default policy: no mistakes\n"
    result = run("policy", "test")
    assert (result.exit_code, result.stdout.splitlines()[-1]) == (
        0,
        "the default policy: 79 tests and 1066 rows judged, 0 differ",
    )


def test_check_names_every_mistake_in_a_line(run: Run, policy: Callable[..., Path]) -> None:
    path = policy('class = "X"', 'class = "Y"')
    path.write_text(path.read_text("utf-8").replace('mirror = "dps-term-shorter"\n', ""), "utf-8")
    result = run("policy", "check", path)
    first, second, third, last = result.stdout.splitlines()
    assert result.exit_code == 1
    assert first.startswith("policy: rules[0] (dps-standard-clauses): class: expected one of G, I, K30, B, X")
    assert second.startswith("policy: rule 'dps-term-longer' looks one way and names no mirror")
    assert third.startswith("policy: rules 'dps-term-shorter' and 'dps-term-longer'")
    assert last == f"{path}: 3 mistakes"


def test_check_as_json_fits_its_schema(run: Run, policy: Callable[..., Path]) -> None:
    result = run("policy", "check", policy('class = "X"', 'class = "Y"'), "--format", "json")
    report = json.loads(result.stdout)
    jsonschema.validate(report, schema("renvooi/policy-check/1"))
    assert len(report["problems"]) == 1


def test_a_rule_that_is_lowered_shows_the_rows_and_tests_that_differ(run: Run, policy: Callable[..., Path]) -> None:
    table = policy().with_name("own.decisions.tsv")
    assert run("policy", "test", policy(), "--write").stdout == (
        f"{table}: 1066 rows written; review the difference like code\n"
    )
    path = policy('id = "dps-statement"\nclass = "K30"', 'id = "dps-statement"\nclass = "I"')
    result = run("policy", "test", path)
    assert result.exit_code == 1
    assert (
        "data-pro-statement, Deel 1, inserted, substantive\n"
        "  expected: K30, rules dps-statement, rights terminate\n"
        "  found:    I, rules dps-statement, rights terminate\n"
    ) in result.stdout
    assert result.stdout.startswith("test 'a sentence of Deel 1 that reads differently'\n")


def test_without_a_table_the_tests_of_the_file_are_judged_and_it_says_so(run: Run, policy: Callable[..., Path]) -> None:
    result = run("policy", "test", policy())
    assert result.exit_code == 0
    assert "no decision table" in result.stdout


def test_a_table_that_was_asked_for_and_is_missing_is_an_error(
    run: Run, policy: Callable[..., Path], tmp_path: Path
) -> None:
    result = run("policy", "test", policy(), "--table", tmp_path / "none.tsv")
    assert (result.exit_code, "does not exist" in result.stderr) == (3, True)


def test_the_shipped_table_is_not_written_by_accident(run: Run) -> None:
    result = run("policy", "test", "--write")
    assert (result.exit_code, "--write needs a place" in result.stderr) == (2, True)


def test_a_policy_with_mistakes_is_not_tested_but_refused_by_name(run: Run, policy: Callable[..., Path]) -> None:
    path = policy('class = "X"', 'class = "Y"')
    result = run("policy", "test", path)
    assert (result.exit_code, result.stderr.startswith(f"error: {path}: policy: rules[0]")) == (3, True)


def test_show_lists_every_rule_with_its_mirror(run: Run) -> None:
    lines = run("policy", "show", "--language", "en").stdout.splitlines()
    (shown,) = (line for line in lines if line.startswith("dps-term-longer "))
    assert lines[0] == "default 2: 78 rules"
    assert "dps-term-shorter" in shown
    assert shown.endswith("A term or time in this text has become longer.")


def test_explain_says_what_a_rule_needs_gives_and_rests_on(run: Run) -> None:
    flat = " ".join(run("policy", "explain", "dps-sub-processor-removed").stdout.split())
    for said in (
        "class B: notify, with the right to object, before the change takes effect",
        "needs that signal points removed",
        "Basis: contract, the clause with the role objection-right in the version in force, else Deel 2, artikel 8.3",
        "Term: 30 days, by house policy.",
        "mirror dps-sub-processor-added",
        "in Dutch Een partij die wij inschakelden, staat niet meer in deze tekst.",
        "page docs/policy/dps-sub-processor-removed.md",
    ):
        assert said in flat


def test_explain_of_a_class_names_its_rules_and_rights(run: Run) -> None:
    flat = " ".join(run("policy", "explain", "b").stdout.split())
    assert flat.startswith(
        "class B means notify, with the right to object, before the change takes effect rules dps-sub"
    )
    assert "right object object to the change of sub-processors" in flat


def test_explain_offers_what_is_nearest(run: Run) -> None:
    result = run("policy", "explain", "dps-term-loner")
    assert result.exit_code == 2
    assert "did you mean dps-term-longer" in result.stderr


def test_explain_of_another_policy_names_no_page_of_ours(run: Run, policy: Callable[..., Path]) -> None:
    assert "docs/policy" not in run("policy", "explain", "dps-statement", policy()).stdout


def test_a_class_has_no_page(run: Run) -> None:
    assert run("policy", "explain", "K30", "--format", "markdown").exit_code == 2


@pytest.fixture
def corpus(run: Run, tmp_path: Path, old: Path) -> Path:
    """A corpus with one document, "demarcatie"."""
    place = tmp_path / "corpus"
    place.mkdir()
    assert run("init", "--corpus", place).exit_code == 0
    assert run("add", old, "--corpus", place, "--by", "A. de Boer").exit_code == 0
    return place


def test_an_adopted_policy_is_in_force_until_the_next_one(run: Run, policy: Callable[..., Path], corpus: Path) -> None:
    where = ("--corpus", corpus)
    assert "the default policy is in force" in run("policy", "list", *where).stdout
    first = run("policy", "adopt", policy(), "--by", "A. de Boer", *where)
    assert first.stdout == "default 2: adopted, for all documents without a policy of their own\n"
    again = run("policy", "adopt", policy(), "--by", "B. Jansen", *where)
    assert "default 2: in force already, adopted on " in again.stdout
    assert "by A. de Boer" in again.stdout
    second = policy('version = "2"', 'version = "3"')
    assert run("policy", "adopt", second, "--by", "B. Jansen", *where).exit_code == 0
    assert run("policy", "adopt", second, "--document", "demarcatie", "--by", "B. Jansen", *where).exit_code == 0
    lines = [line.split() for line in run("policy", "list", *where).stdout.splitlines()[1:]]
    assert [("yes" in line, line[0]) for line in lines] == [(False, "(all"), (True, "(all"), (True, "demarcatie")]
    report = json.loads(run("policy", "list", "--format", "json", *where).stdout)
    jsonschema.validate(report, schema("renvooi/policies/1"))
    assert [entry["version"] for entry in report["policies"]] == ["2", "3", "3"]


def test_a_policy_that_fails_its_own_tests_is_not_adopted(run: Run, policy: Callable[..., Path], corpus: Path) -> None:
    path = policy('id = "dps-statement"\nclass = "K30"', 'id = "dps-statement"\nclass = "I"')
    result = run("policy", "adopt", path, "--by", "A. de Boer", "--corpus", corpus)
    assert result.exit_code == 3
    assert "test 'a sentence of Deel 1 that reads differently': expected K30, rules dps-statement" in result.stderr
    assert "the default policy is in force" in run("policy", "list", "--corpus", corpus).stdout


def test_a_version_of_a_policy_is_one_file_for_good(run: Run, policy: Callable[..., Path], corpus: Path) -> None:
    where = ("--by", "A. de Boer", "--corpus", corpus)
    assert run("policy", "adopt", policy(), *where).exit_code == 0
    result = run("policy", "adopt", policy("coulance = true", "coulance = false"), *where)
    assert (result.exit_code, "Give the new one a version of its own" in result.stderr) == (4, True)


def test_a_policy_for_a_document_that_is_not_there_is_refused(
    run: Run, policy: Callable[..., Path], corpus: Path
) -> None:
    result = run("policy", "adopt", policy(), "--document", "nergens", "--by", "A. de Boer", "--corpus", corpus)
    assert result.exit_code == 3
