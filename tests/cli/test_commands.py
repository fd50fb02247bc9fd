"""Each command does what its help says, on documents small enough to check by eye."""

import json
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest
from click.testing import Result

from renvooi.cli.diff import differs
from renvooi.cli.exits import Exit
from renvooi.diff import diff as compare
from renvooi.model import Finding, Severity, schema
from renvooi.parser import STAGES, parse

Run = Callable[..., Result]

CORPUS = Path(__file__).parents[2] / "corpus" / "documents"
EXAMPLES = sorted(CORPUS.glob("*/*.pdf"))
DEMO = (CORPUS / "demarcatie" / "demarcatie-2026-01.pdf", CORPUS / "demarcatie" / "demarcatie-2026-02.pdf")
STATEMENT = CORPUS / "data-pro-statement" / "data-pro-statement-09-2025.pdf"


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
    first, second = (json.loads(run("parse", path).stdout) for path in (old, again))
    assert {**first, "source": None} == {**second, "source": None}


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.stem)
def test_every_example_reads_back_from_its_markdown(example: Path, tmp_path: Path, run: Run) -> None:
    again = tmp_path / "opnieuw.md"
    assert run("parse", example, "--format", "markdown", "--output", again).exit_code == Exit.DONE
    # Markdown writes a lettered item with a full stop and bullets of one form; neither tells labels apart.
    first, second = (run("parse", path, "--format", "text").stdout.replace("●", "•") for path in (example, again))
    assert re.sub(r"(?m)^(\s*[a-z])\. ", r"\1 ", second) == first


@pytest.mark.parametrize("stage", STAGES)
def test_parse_shows_each_step_of_reading(stage: str, run: Run) -> None:
    result = run("parse", DEMO[1], "--stage", stage)
    assert result.exit_code == Exit.DONE
    assert "Voorbeeld" in result.stdout


@pytest.mark.parametrize("stage", STAGES)
def test_stage_is_read_with_the_profiles_of_the_user(stage: str, tmp_path: Path, run: Run) -> None:
    path = tmp_path / "kapot.toml"
    path.write_text("= geen toml", encoding="utf-8")
    assert run("parse", DEMO[1], "--stage", stage, "--profile", path).exit_code == Exit.REFUSED
    assert run("parse", DEMO[1], "--stage", stage, "--organisation", path).exit_code == Exit.REFUSED


def test_warnings_of_a_document_are_a_line_each_on_standard_error(run: Run) -> None:
    result = run("parse", STATEMENT)
    assert result.exit_code == Exit.DONE
    (line,) = result.stderr.splitlines()
    assert "page 1" in line
    assert "03-2025" in line
    assert "09-2025" in line
    json.loads(result.stdout)


def test_diff_without_changes_is_done_and_says_what_was_compared(old: Path, run: Run) -> None:
    result = run("diff", old, old)
    assert result.exit_code == Exit.DONE
    assert "2026-01" in result.stdout
    assert json.loads(run("diff", old, old, "--format", "json").stdout)["changes"] == []


def test_diff_with_changes_ends_with_one_in_every_format(old: Path, new: Path, run: Run) -> None:
    for form in ("text", "json", "markdown", "html"):
        result = run("diff", old, new, "--format", form)
        assert result.exit_code == Exit.FOUND
        assert "wachtwoorden in een kluis" in result.stdout


SUFFIXES = {".html": "html", ".HTM": "html", ".md": "markdown", ".json": "json", ".txt": "text"}


@pytest.mark.parametrize("command", [("diff",), ("notice", "--draft")], ids=["diff", "notice"])
@pytest.mark.parametrize("suffix", SUFFIXES)
def test_suffix_of_the_output_gives_the_format(
    command: tuple[str, ...], suffix: str, old: Path, new: Path, tmp_path: Path, run: Run
) -> None:
    inferred, asked = tmp_path / f"uit{suffix}", tmp_path / "uit"
    run(*command, old, new, "--output", inferred)
    run(*command, old, new, "--output", asked, "--format", SUFFIXES[suffix])
    assert inferred.read_bytes() == asked.read_bytes()


def test_format_that_is_given_wins_from_the_suffix(old: Path, tmp_path: Path, run: Run) -> None:
    output = tmp_path / "uit.md"
    run("parse", old, "--output", output, "--format", "json")
    assert json.loads(output.read_text("utf-8"))["version"] == "2026-01"


def test_unknown_suffix_leaves_the_default(old: Path, tmp_path: Path, run: Run) -> None:
    output = tmp_path / "uit.data"
    run("parse", old, "--output", output)
    assert json.loads(output.read_text("utf-8"))["version"] == "2026-01"


def test_stage_may_go_to_a_file_of_any_name(old: Path, tmp_path: Path, run: Run) -> None:
    output = tmp_path / "uit.html"
    assert run("parse", old, "--stage", "tree", "--output", output).exit_code == Exit.DONE
    assert "Datawarehouse" in output.read_text("utf-8")


@pytest.mark.parametrize(
    ("code", "differ"), [("header-differs", True), ("metadata-differs", True), ("reference-stale", False)]
)
def test_text_outside_the_clauses_counts_as_a_difference(code: str, differ: bool, old: Path) -> None:
    document = parse(old.read_bytes(), name=old.name)
    same = replace(compare(document, document), findings=())
    found = Finding(code, Severity.WARNING, "De koptekst is anders.", None, None)
    assert not differs(same)
    assert differs(replace(same, findings=(found,))) is differ


@pytest.mark.parametrize(
    ("was", "now"), [("Openbaar", "Vertrouwelijk"), ("2026-01-15", "2026-03-01"), ("title: D", "title: Nieuwe d")]
)
def test_diff_of_versions_that_differ_outside_the_clauses_ends_with_one(
    was: str, now: str, old: Path, tmp_path: Path, run: Run
) -> None:
    other = tmp_path / "ander.md"
    other.write_text(old.read_text("utf-8").replace(was, now), encoding="utf-8")
    assert run("diff", old, other).exit_code == Exit.FOUND


def test_date_that_one_side_does_not_state_is_no_difference(old: Path, tmp_path: Path, run: Run) -> None:
    other = tmp_path / "ander.md"
    other.write_text(old.read_text("utf-8").replace("effective_date: 2026-01-15\n", ""), encoding="utf-8")
    assert run("diff", old, other).exit_code == Exit.DONE


def test_diff_as_json_fits_the_published_schema(old: Path, new: Path, run: Run) -> None:
    found = json.loads(run("diff", old, new, "--format", "json").stdout)
    jsonschema.validate(found, schema("renvooi/diff/1"))
    assert [change["operations"] for change in found["changes"]] == [["reworded"], ["inserted"]]
    assert found["changes"][0]["signals"][0]["type"] == "responsibility"


def test_pdf_and_its_source_have_no_differences(run: Run) -> None:
    assert run("diff", DEMO[0], DEMO[0].with_suffix(".md")).exit_code == Exit.DONE


def test_diff_takes_a_document_and_two_versions(old: Path, new: Path, run: Run) -> None:
    by_name = run("diff", "demarcatie", "2026-01", "2026-02", "--in", old.parent, "--format", "json")
    by_label = run("diff", "demarcatie@2026-01", "demarcatie@2026-02", "--in", old.parent, "--format", "json")
    by_file = run("diff", old, new, "--format", "json")
    assert by_name.stdout == by_label.stdout == by_file.stdout


def test_documents_of_two_kinds_are_not_compared(old: Path, run: Run) -> None:
    result = run("diff", old, STATEMENT)
    assert result.exit_code == Exit.REFUSED
    assert len(result.stderr.splitlines()[-1:]) == 1
    assert "compare two versions of one document" in result.stderr


def test_check_ends_with_one_on_an_error_and_names_its_place(run: Run) -> None:
    result = run("check", STATEMENT, "--previous", STATEMENT.with_name("data-pro-statement-03-2025.pdf"))
    assert result.exit_code == Exit.FOUND
    found = json.loads(
        run(
            "check", STATEMENT, "--previous", STATEMENT.with_name("data-pro-statement-03-2025.pdf"), "--format", "json"
        ).stdout
    )
    jsonschema.validate(found, schema("renvooi/findings/1"))
    codes = {finding["code"] for finding in found["findings"]}
    assert {"version-disagrees", "reference-stale"} <= codes


def test_check_says_each_warning_of_the_reader_once(run: Run) -> None:
    result = run("check", STATEMENT)
    assert result.stderr == ""
    assert sum("03-2025 (Deel 1, punt 2)" in line for line in result.stdout.splitlines()) == 1


def test_check_warns_of_the_version_before_too(run: Run) -> None:
    result = run("check", STATEMENT.with_name("data-pro-statement-02-2026.pdf"), "--previous", STATEMENT)
    (line,) = result.stderr.splitlines()
    assert line.startswith(f"warning: {STATEMENT}, page 1: ")


def test_check_of_a_sound_document_is_done(old: Path, run: Run) -> None:
    assert run("check", old).exit_code == Exit.DONE


def test_notice_names_right_basis_and_last_day(run: Run) -> None:
    result = run("notice", "--draft", *DEMO, "--received", "2026-03-02")
    assert result.exit_code == Exit.DONE
    assert "tot en met woensdag 1 april 2026, 24.00 uur" in result.stdout
    assert "Dit is ons eigen beleid, geen recht uit het contract." in result.stdout
    assert "not ready to send: no reason was given" in result.stderr


def test_notice_tells_errors_from_warnings_and_says_each_once(run: Run) -> None:
    result = run("notice", "--draft", STATEMENT.with_name("data-pro-statement-03-2025.pdf"), STATEMENT)
    lines = result.stderr.splitlines()
    assert [line for line in lines if not line.startswith(("not ready to send: ", "before sending: "))] == []
    (missing,) = (line for line in lines if "no reason was given" in line)
    assert missing.startswith("not ready to send: ")
    assert sum("03-2025 (Deel 1, punt 2)" in line for line in lines) == 1
    assert any(line.startswith("before sending: ") for line in lines)


def test_notice_of_a_statement_quotes_its_clause(run: Run) -> None:
    result = run(
        "notice", "--draft", STATEMENT.with_name("data-pro-statement-03-2025.pdf"), STATEMENT, "--format", "text"
    )
    assert result.exit_code == Exit.DONE
    words = " ".join(result.stdout.replace("\n> ", " ").split())
    assert "Dit recht staat in Deel 2, artikel 2.2 van versie 03-2025." in words
    assert "Dit recht staat in Deel 2, artikel 8.3 van versie 03-2025." in words
    assert "U heeft 2 aparte rechten." in words
    assert "Denkbeeldig Berichten B.V." in words


def test_notice_without_a_day_of_receipt_invents_no_date(run: Run) -> None:
    assert "tot en met 30 dagen na ontvangst van dit bericht" in " ".join(
        run("notice", "--draft", *DEMO, "--format", "text").stdout.split()
    )


@pytest.mark.parametrize(
    ("letter", "problem"),
    [
        ("Er verandert niets voor u.", "it denies or limits something"),
        ("<!--", "is a tag, a comment or struck text"),
        (
            "Datawarehouse, punt 2: Voorbeeld Data bewaakt voortaan de capaciteit.",
            "this is the task of the other party",
        ),
    ],
)
def test_notice_with_a_letter_that_misleads_is_refused(letter: str, problem: str, tmp_path: Path, run: Run) -> None:
    (tmp_path / "house.toml").write_text('schema = "renvooi/house/1"\ntemplates = "brief"\n', "utf-8")
    template = tmp_path / "brief" / "nl" / "notice.md.j2"
    template.parent.mkdir(parents=True)
    template.write_text(
        f'{{% extends "renvooi/nl/notice.md.j2" %}}{{% block opening %}}\n{letter}\n{{% endblock %}}', "utf-8"
    )
    result = run("notice", "--draft", *DEMO, "--house", tmp_path / "house.toml")
    assert (result.exit_code, result.stdout) == (3, "")
    assert problem in result.stderr


def test_notice_as_json_fits_the_published_schema(run: Run) -> None:
    made = json.loads(run("notice", "--draft", *DEMO, "--received", "2026-03-02", "--format", "json").stdout)
    jsonschema.validate(made, schema("renvooi/notice/1"))
    assert made["rights"][0]["window"]["last_day"] == "2026-04-01"


def test_notice_in_english_leaves_the_contract_text(run: Run) -> None:
    result = run("notice", "--draft", *DEMO, "--language", "en", "--format", "text")
    assert "What can you do?" in result.stdout
    assert "zorgt ervoor dat het account" in " ".join(result.stdout.split())


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_prints_a_script(shell: str, run: Run) -> None:
    result = run("completion", shell)
    assert result.exit_code == Exit.DONE
    assert "_RENVOOI_COMPLETE" in result.stdout


@pytest.mark.parametrize("command", ["parse", "diff", "history", "check", "notice", "completion"])
def test_every_command_has_a_help_page_without_colour_off_a_terminal(command: str, run: Run) -> None:
    result = run(command, "--help")
    assert result.exit_code == Exit.DONE
    assert f"renvooi {command}" in result.stdout
    assert "\x1b[" not in result.stdout


def test_the_group_lists_every_command_in_its_help(run: Run) -> None:
    result = run("--help")
    assert result.exit_code == Exit.DONE
    positions = [
        result.stdout.index(f" {name} ") for name in ("parse", "diff", "history", "check", "notice", "completion")
    ]
    assert positions == sorted(positions)


def test_check_holds_a_document_against_others(old: Path, tmp_path: Path, run: Run) -> None:
    here = tmp_path / "hier.md"
    here.write_text(old.read_text("utf-8") + "- Alle diensten worden gehost in Europa.\n", encoding="utf-8")
    there = tmp_path / "daar.md"
    there.write_text("# Statement\n\n- Alle gegevens worden verwerkt binnen de EU/EER.\n", encoding="utf-8")
    result = run("check", here, "--with", there, "--with", old)
    assert (result.exit_code, result.stderr) == (Exit.DONE, "")
    assert "warning location-differs: " in result.stdout
    assert "daar.md" in result.stdout
    report = json.loads(run("check", here, "--with", there, "--with", old, "--format", "json").stdout)
    jsonschema.validate(report, schema("renvooi/findings/1"))
    assert [beside["name"] for beside in report["with"]] == ["daar.md", old.name]
    (finding,) = report["findings"]
    assert [node["address"] for node in finding["related"]] == ["Statement, punt 1"]


def test_check_without_another_document_says_so(old: Path, run: Run) -> None:
    assert json.loads(run("check", old, "--format", "json").stdout)["with"] == []


def test_check_explains_a_code_without_a_file(run: Run) -> None:
    result = run("check", "--explain", "count-disagrees")
    assert result.exit_code == Exit.DONE
    assert result.stdout.startswith("count-disagrees\n\n")
    assert "What to do: " in result.stdout


def test_check_refuses_to_explain_an_unknown_code(run: Run) -> None:
    result = run("check", "--explain", "no-such-code")
    assert result.exit_code == Exit.USAGE
    assert "docs/findings.md" in result.stderr


def test_diff_as_json_says_what_each_change_sets_off(run: Run) -> None:
    told = json.loads(run("diff", *DEMO, "--format", "json").stdout)
    set_off = {change["id"]: change["consequences"] for change in told["changes"]}
    assert set_off["7078c8734a44"][0]["rule"] == "demarcatie-change"
    assert set_off["7078c8734a44"][0]["class"] == "I"
    assert all(set_off[change["id"]] for change in told["changes"] if change["significance"] != "editorial")
