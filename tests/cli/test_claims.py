"""`renvooi claims` and the claims that other commands show."""

import json
from pathlib import Path

import jsonschema
from click.testing import CliRunner

from renvooi.cli.exits import Exit
from renvooi.cli.main import renvooi
from renvooi.model import schema

CORPUS = Path(__file__).parents[2] / "corpus" / "documents" / "demarcatie"
OLD, NEW = str(CORPUS / "demarcatie-2026-01.md"), str(CORPUS / "demarcatie-2026-02.md")
TRUE = "# Taken\n\n- De klant meldt een lek binnen {term}.\n"


def run(*arguments: str) -> tuple[str, int]:
    result = CliRunner().invoke(renvooi, list(arguments))
    return result.output, result.exit_code


def test_claims_are_shown_with_verdict_and_reason_and_what_is_undeclared() -> None:
    text, code = run("claims", OLD, NEW, "--language", "en")
    assert code == Exit.FOUND
    assert "partly confirmed: “Puntje 2 onder Datawarehouse" in text
    assert "Not named in the author's list" in text


def test_json_fits_its_schema() -> None:
    text, _ = run("claims", OLD, NEW, "--format", "json")
    found = json.loads(text)
    jsonschema.validate(found, schema("renvooi/claims/1"))
    assert [claim["verdict"] for claim in found["claims"]] == ["confirmed", "partly", "confirmed", "confirmed"]


def test_markdown_has_both_lists() -> None:
    text, _ = run("claims", OLD, NEW, "--format", "markdown")
    assert text.count("\n## ") == 2


def test_list_that_is_true_ends_with_zero(tmp_path: Path) -> None:
    old, new = tmp_path / "old.md", tmp_path / "new.md"
    old.write_text(f"---\nversion: 2030-01\n---\n\n{TRUE.format(term='4 uur')}", "utf-8")
    claims = "# Verschillen met versie 2030-01\n\n- Puntje 1 onder Taken is gewijzigd.\n- Verder geen wijzigingen.\n"
    new.write_text(f"---\nversion: 2030-02\n---\n\n{TRUE.format(term='8 uur')}\n{claims}", "utf-8")
    text, code = run("claims", str(old), str(new))
    assert code == Exit.DONE, text


def test_version_without_a_list_says_so(tmp_path: Path) -> None:
    old, new = tmp_path / "old.md", tmp_path / "new.md"
    old.write_text(TRUE.format(term="4 uur"), "utf-8")
    new.write_text(TRUE.format(term="8 uur"), "utf-8")
    text, code = run("claims", str(old), str(new))
    assert (code, "geen lijst van verschillen" in text) == (Exit.FOUND, True)


def test_draft_is_markdown_and_no_json() -> None:
    text, code = run("claims", OLD, NEW, "--write")
    assert (code, text.startswith("## Verschillen met versie 2026-01\n")) == (Exit.DONE, True)
    _, code = run("claims", OLD, NEW, "--write", "--format", "json")
    assert code == Exit.USAGE


def test_check_reports_claims_that_do_not_hold_and_what_is_undeclared() -> None:
    text, code = run("check", NEW, "--previous", OLD)
    assert "claim-partly: Verschillen met versie 2026-01, punt 2" in text
    assert "change-undeclared: Bronsystemen, punt 2" in text
    assert code == Exit.DONE


def test_check_without_a_version_before_says_nothing_of_claims() -> None:
    text, _ = run("check", NEW)
    assert "claim-" not in text
