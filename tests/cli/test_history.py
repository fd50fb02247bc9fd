"""`renvooi history` on versions small enough to check by eye."""

import json
from collections.abc import Callable
from pathlib import Path

import jsonschema
import pytest
from click.testing import Result

from renvooi.cli.exits import Exit
from renvooi.model import schema
from tests.cli.conftest import NEW, OLD

Run = Callable[..., Result]

CORPUS = Path(__file__).parents[2] / "corpus" / "documents"
THIRD = NEW.replace("2026-02", "2026-03").replace("De klant controleert", "Voorbeeld Data controleert")


@pytest.fixture
def third(tmp_path: Path) -> Path:
    """The version after the new one: the clause changed hands again, back to what it was."""
    path = tmp_path / "demarcatie-2026-03.md"
    path.write_text(THIRD, encoding="utf-8")
    return path


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_history_shows_steps_lives_and_what_was_undone(old: Path, new: Path, third: Path, run: Run) -> None:
    ran = run("history", old, new, third)
    assert (ran.exit_code, ran.stderr) == (Exit.DONE, "")
    assert "2026-01 → 2026-02 2 0 0 5 1 0 2026-02 → 2026-03 1 0 0 6 0 0" in " ".join(ran.stdout.split())
    assert (
        "  Datawarehouse, punt 2\n  2026-02: gewijzigd (inhoudelijk)\n  2026-03: gewijzigd (inhoudelijk)\n"
        in ran.stdout
    )
    assert "Gemaakt en teruggedraaid: niet te zien tussen 2026-01 en 2026-03" in ran.stdout
    assert "(Datawarehouse, punt 2): gewijzigd in 2026-02, teruggedraaid in 2026-03" in " ".join(ran.stdout.split())


def test_history_in_english_as_markdown(old: Path, new: Path, third: Path, run: Run) -> None:
    ran = run("history", old, new, third, "--format", "markdown", "--language", "en")
    assert ran.exit_code == Exit.DONE
    assert "\n## Clauses that ever changed\n" in ran.stdout
    assert "\n### Toegang, punt 2\n" in ran.stdout
    assert "- 2026\\-02: inserted \\(substantive\\)\n" in ran.stdout


def test_history_as_json_fits_the_published_schema(old: Path, new: Path, third: Path, run: Run) -> None:
    found = json.loads(run("history", old, new, third, "--format", "json").stdout)
    jsonschema.validate(found, schema("renvooi/history/1"))
    assert [version["version"] for version in found["versions"]] == ["2026-01", "2026-02", "2026-03"]
    assert [undone["operations"] for undone in found["undone"]] == [["reworded"]]


def test_blame_shows_the_version_beside_each_sentence(old: Path, new: Path, third: Path, run: Run) -> None:
    ran = run("history", old, new, third, "--blame")
    assert ran.exit_code == Exit.DONE
    lines = ran.stdout.splitlines()
    assert "2026-01    • Voorbeeld Data maakt elke nacht een back-up." in lines
    assert "2026-03    • {+Voorbeeld Data+} controleert de back-up elke week." in lines
    assert "2026-02    • De klant bewaart wachtwoorden in een kluis." in lines


def test_blame_of_an_earlier_version(old: Path, new: Path, third: Path, run: Run) -> None:
    ran = run("history", old, new, third, "--blame", "--at", "2026-02", "--format", "markdown", "--language", "en")
    assert "| 2026\\-02 | Datawarehouse, punt 2 | **De klant** controleert de back\\-up elke week\\. |" in ran.stdout
    assert "2026\\-03" not in ran.stdout


def test_blame_as_json_fits_the_published_schema(old: Path, new: Path, run: Run) -> None:
    found = json.loads(run("history", old, new, "--blame", "--format", "json").stdout)
    jsonschema.validate(found, schema("renvooi/blame/1"))
    assert found["version"] == 2


def test_blame_is_coloured_only_when_asked(old: Path, new: Path, run: Run) -> None:
    plain, coloured = run("history", old, new, "--blame"), run("history", old, new, "--blame", "--colour")
    assert "\x1b[" not in plain.stdout
    assert "\x1b[1;32m2026-02\x1b[0m" in coloured.stdout


@pytest.mark.parametrize("asked", ["Datawarehouse, punt 2", "datawarehouse,  PUNT 2"])
def test_one_clause_by_its_address_is_shown_with_its_texts(
    asked: str, old: Path, new: Path, third: Path, run: Run
) -> None:
    ran = run("history", old, new, third, "--clause", asked)
    assert ran.exit_code == Exit.DONE
    assert "2026-01: in de eerste versie\n      Voorbeeld Data controleert de back-up elke week." in ran.stdout
    assert "2026-02: gewijzigd (inhoudelijk)\n      De klant controleert de back-up elke week." in ran.stdout
    assert "Toegang" not in ran.stdout


def test_one_clause_by_its_id_in_every_form(old: Path, new: Path, third: Path, run: Run) -> None:
    lives = json.loads(run("history", old, new, third, "--format", "json").stdout)["lives"]
    found = next(life for life in lives if life["born"] == 2)
    assert found["appearances"][0]["address"] == "Toegang, punt 2"
    (only,) = json.loads(run("history", old, new, third, "--clause", found["id"], "--format", "json").stdout)["lives"]
    assert only == found
    shown = run("history", old, new, third, "--clause", found["id"], "--blame").stdout
    assert shown.splitlines()[-1] == "2026-02    • De klant bewaart wachtwoorden in een kluis."


def test_clause_that_is_gone_is_found_by_its_last_address(old: Path, new: Path, run: Run) -> None:
    ran = run("history", new, old, "--clause", "Toegang, punt 2")
    assert "Toegang, punt 2 (vervallen in 2026-01)" in ran.stdout
    gone = run("history", new, old, "--clause", "Toegang, punt 2", "--blame")
    assert gone.exit_code == Exit.USAGE
    assert "does not stand in the version that is shown" in gone.stderr


def test_history_at_a_version_shows_only_what_stands_in_it(old: Path, new: Path, third: Path, run: Run) -> None:
    ran = run("history", old, new, third, "--at", "2026-01")
    assert "Datawarehouse, punt 2" in ran.stdout
    assert "Toegang, punt 2" not in ran.stdout


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--at", "2027-01"), "no version is called 2027-01; the chain has 2026-01, 2026-02"),
        (("--clause", "Nergens, punt 9"), "is no address or id in any of the versions"),
        (("--clause", "Toegang, punt 2", "--at", "2026-01"), "is no address or id in version 2026-01"),
    ],
)
def test_what_does_not_exist_is_one_line_and_usage(
    arguments: tuple[str, ...], said: str, old: Path, new: Path, run: Run
) -> None:
    ran = run("history", old, new, *arguments)
    assert (ran.exit_code, ran.stdout) == (Exit.USAGE, "")
    (line,) = ran.stderr.splitlines()
    assert said in line


def test_one_file_is_no_chain(old: Path, run: Run) -> None:
    ran = run("history", old)
    assert (ran.exit_code, ran.stdout) == (Exit.USAGE, "")
    assert "Expected two versions or more, from old to new, found 1" in ran.stderr


def test_document_name_takes_all_its_versions_oldest_first(old: Path, new: Path, third: Path, run: Run) -> None:
    by_name = run("history", "demarcatie", "--in", old.parent, "--format", "json")
    by_label = run("history", *(f"demarcatie@2026-0{n}" for n in (1, 2, 3)), "--in", old.parent, "--format", "json")
    assert by_name.exit_code == Exit.DONE
    assert by_name.stdout == by_label.stdout == run("history", old, new, third, "--format", "json").stdout


def test_document_with_fewer_than_two_versions_is_no_chain(old: Path, run: Run) -> None:
    for name, found in (("demarcatie", "found 1 of demarcatie in"), ("beleid", "found 0 of beleid in")):
        ran = run("history", name, "--in", old.parent)
        assert ran.exit_code == Exit.USAGE
        assert found in ran.stderr


def test_folder_beside_plain_files_is_refused(old: Path, new: Path, run: Run) -> None:
    ran = run("history", old, new, "--in", old.parent)
    assert ran.exit_code == Exit.USAGE
    assert "--in is for DOCUMENT" in ran.stderr


def test_unknown_version_of_a_document_is_refused(old: Path, new: Path, run: Run) -> None:
    ran = run("history", "demarcatie@2026-01", "demarcatie@2031-01", "--in", old.parent)
    assert ran.exit_code == Exit.REFUSED
    assert "no such version" in ran.stderr


def test_documents_of_two_kinds_are_refused(old: Path, new: Path, run: Run) -> None:
    ran = run("history", old, new, CORPUS / "data-pro-statement" / "data-pro-statement-09-2025.md")
    assert (ran.exit_code, ran.stdout) == (Exit.REFUSED, "")
    assert "give versions of one document" in ran.stderr.splitlines()[-1]


def test_file_that_cannot_be_read_leaves_nothing_half_written(old: Path, new: Path, tmp_path: Path, run: Run) -> None:
    ran = run("history", old, new, tmp_path / "weg.pdf", "--output", tmp_path / "uit.md")
    assert ran.exit_code == Exit.REFUSED
    assert not (tmp_path / "uit.md").exists()


def test_suffix_of_the_output_gives_the_format(old: Path, new: Path, tmp_path: Path, run: Run) -> None:
    for suffix, start in ((".json", "{"), (".md", "# "), (".txt", "Geschiedenis"), (".html", "<!doctype html>")):
        output = tmp_path / f"uit{suffix}"
        assert run("history", old, new, "--output", output).exit_code == Exit.DONE
        assert output.read_text("utf-8").startswith(start)
    assert run("history", old, new, "--output", tmp_path / "uit.docx").exit_code == Exit.USAGE
    assert run("history", old, new, "--output", new).exit_code == Exit.USAGE


def test_files_out_of_order_are_told_and_sorted_when_asked(old: Path, new: Path, third: Path, run: Run) -> None:
    given = run("history", third, old, new, "--format", "json")
    (warning,) = given.stderr.splitlines()
    assert f"{old}: version 2026-01 is older than version 2026-03" in warning
    assert [one["version"] for one in json.loads(given.stdout)["versions"]] == ["2026-03", "2026-01", "2026-02"]
    ordered = run("history", third, old, new, "--format", "json", "--sort")
    assert ordered.stderr == ""
    assert ordered.stdout == run("history", old, new, third, "--format", "json").stdout


def test_files_are_sorted_by_date_where_labels_have_no_order(tmp_path: Path, run: Run) -> None:
    later = write(tmp_path, "b.md", OLD.replace("version: 2026-01", "version: lente").replace("01-15", "04-15"))
    earlier = write(tmp_path, "a.md", OLD.replace("version: 2026-01", "version: winter"))
    found = json.loads(run("history", later, earlier, "--sort", "--format", "json").stdout)
    assert [one["version"] for one in found["versions"]] == ["winter", "lente"]


def test_files_that_do_not_say_where_they_belong_are_not_sorted(old: Path, tmp_path: Path, run: Run) -> None:
    stray = write(tmp_path, "los.md", "# Los\n\n- De klant betaalt.")
    ran = run("history", old, stray, "--sort")
    assert ran.exit_code == Exit.USAGE
    assert f"{stray} does not say where it belongs" in ran.stderr


def test_two_files_that_state_one_version_are_told_and_taken_as_two(old: Path, tmp_path: Path, run: Run) -> None:
    twin = write(tmp_path, "tweede.md", OLD.replace("elke week", "elke maand"))
    ran = run("history", old, twin, "--blame")
    assert ran.exit_code == Exit.DONE
    (warning,) = ran.stderr.splitlines()
    assert f"{twin}: states version 2026-01, as {old} does" in warning
    assert "2026-01 #2    • Voorbeeld Data controleert de back-up elke {+maand+}." in ran.stdout
    ambiguous = run("history", old, twin, "--blame", "--at", "2026-01")
    assert ambiguous.exit_code == Exit.USAGE
    assert "2 versions are called 2026-01; the chain has 2026-01 #1, 2026-01 #2" in ambiguous.stderr
    assert run("history", old, twin, "--blame", "--at", "2026-01 #2").stdout == ran.stdout
    assert run("history", old, twin, "--blame", "--at", "2").stdout == ran.stdout


def test_same_file_twice_is_told_and_changes_nothing(old: Path, run: Run) -> None:
    ran = run("history", old, old)
    assert ran.exit_code == Exit.DONE
    assert "the same file as the one before it" in ran.stderr
    assert "Geen bepaling is gewijzigd." in ran.stdout
    assert "hetzelfde bestand, opnieuw gelezen; geen wijziging" in ran.stdout


def test_examples_have_a_history_from_their_pdfs(run: Run) -> None:
    files = sorted((CORPUS / "demarcatie").glob("demarcatie-2026-0[12].md"))
    from_markdown, from_pdf = (
        json.loads(run("history", *paths, "--format", "json").stdout)
        for paths in (files, [file.with_suffix(".pdf") for file in files])
    )
    assert [life["id"] for life in from_pdf["lives"]] == [life["id"] for life in from_markdown["lives"]]
