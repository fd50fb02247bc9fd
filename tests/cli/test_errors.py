"""Every mistake a user can make is one line on standard error, with its own exit code."""

import os
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from click.testing import Result

from renvooi.cli.exits import Exit

Run = Callable[..., Result]

BAD_FILES = (
    "text named pdf",
    "empty",
    "truncated",
    "encrypted",
    "image only",
    "binary garbage",
    "garbage after the header",
)


def refused(result: Result, code: Exit, *words: str) -> None:
    """Nothing, if the result is a refusal: its code, one line with these words, and no output."""
    assert result.exit_code == code, result.output
    assert result.stdout == ""
    (line,) = result.stderr.splitlines()
    assert line.startswith("error: ")
    assert [word for word in words if word not in line] == []


@pytest.mark.parametrize("name", BAD_FILES)
@pytest.mark.parametrize("command", ["parse", "check"])
def test_file_that_is_no_document_is_refused(
    name: str, command: str, bad_files: Mapping[str, bytes], tmp_path: Path, run: Run
) -> None:
    path = tmp_path / "invoer.pdf"
    path.write_bytes(bad_files[name])
    refused(run(command, path), Exit.REFUSED, str(path))


def test_the_bad_file_of_two_is_named(bad_files: Mapping[str, bytes], tmp_path: Path, old: Path, run: Run) -> None:
    path = tmp_path / "scan.pdf"
    path.write_bytes(bad_files["image only"])
    refused(run("diff", old, path), Exit.REFUSED, str(path))
    refused(run("notice", path, old), Exit.REFUSED, str(path))


def test_scan_is_told_to_need_ocr(bad_files: Mapping[str, bytes], tmp_path: Path, run: Run) -> None:
    path = tmp_path / "scan.pdf"
    path.write_bytes(bad_files["image only"])
    refused(run("parse", path), Exit.REFUSED, "OCR")


def test_missing_file_is_named(tmp_path: Path, run: Run) -> None:
    refused(run("parse", tmp_path / "weg.pdf"), Exit.REFUSED, "weg.pdf: does not exist")


def test_folder_is_no_file(tmp_path: Path, run: Run) -> None:
    refused(run("parse", tmp_path), Exit.REFUSED, "is a folder")


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may read everything")
def test_file_that_may_not_be_read_is_named(old: Path, run: Run) -> None:
    old.chmod(0)
    refused(run("parse", old), Exit.REFUSED, "may not be read")


def test_file_name_with_control_characters_stays_one_line(tmp_path: Path, run: Run) -> None:
    refused(run("parse", tmp_path / "a\nb\x1b[31m.pdf"), Exit.REFUSED, "does not exist")
    assert "\x1b" not in run("parse", tmp_path / "a\x1b[31m.pdf").stderr


def test_output_in_a_missing_folder_is_refused_before_the_work(old: Path, tmp_path: Path, run: Run) -> None:
    refused(run("parse", old, "--output", tmp_path / "geen" / "uit.json"), Exit.USAGE, "its folder does not exist")


def test_output_over_the_input_is_refused(old: Path, new: Path, run: Run) -> None:
    before = new.read_bytes()
    refused(run("diff", old, new, "--output", new), Exit.USAGE, "is also the input")
    assert new.read_bytes() == before


@pytest.mark.parametrize("day", ["2026-02-30", "morgen", "02-03-2026", ""])
def test_day_that_does_not_exist_is_refused(day: str, old: Path, new: Path, run: Run) -> None:
    refused(run("notice", old, new, "--received", day), Exit.USAGE, "--received", "See renvooi notice --help")


def test_day_after_which_no_last_day_exists_is_refused(old: Path, new: Path, run: Run) -> None:
    refused(run("notice", old, new, "--received", "9999-12-31"), Exit.USAGE, "--received", "9999-12-31")


@pytest.mark.parametrize(
    ("toml", "said"),
    [
        (b"[reasons", "not valid TOML"),
        (b"\xff\xfe", "not UTF-8"),
        (b'waarom = "daarom"', "unknown key"),
        (b'[reasons]\n"Toegang, punt 2" = 3', "expected a sentence"),
        (b'[reasons]\n"Nergens, punt 9" = "Daarom is het zo."', "Nergens, punt 9"),
    ],
)
def test_mistake_in_a_reasons_file_is_named(
    toml: bytes, said: str, old: Path, new: Path, tmp_path: Path, run: Run
) -> None:
    path = tmp_path / "redenen.toml"
    path.write_bytes(toml)
    refused(run("notice", old, new, "--reasons", path), Exit.REFUSED, said)


@pytest.mark.parametrize("option", ["--policy", "--profile", "--organisation", "--reasons"])
def test_settings_file_that_is_missing_or_no_toml_is_named(
    option: str, old: Path, new: Path, tmp_path: Path, run: Run
) -> None:
    path = tmp_path / "instelling.toml"
    refused(run("notice", old, new, option, path), Exit.REFUSED, f"{path}: does not exist")
    path.write_bytes(b"= geen toml")
    refused(run("notice", old, new, option, path), Exit.REFUSED, str(path))


def test_unknown_command_option_and_choice_are_usage(old: Path, run: Run) -> None:
    refused(run("vertaal"), Exit.USAGE, "vertaal", "See renvooi --help")
    refused(run("parse", old, "--kleur"), Exit.USAGE, "--kleur", "See renvooi parse --help")
    refused(run("parse", old, "--format", "docx"), Exit.USAGE, "docx", "See renvooi parse --help")
    refused(run("parse"), Exit.USAGE, "FILE")


def test_stage_and_format_are_not_asked_for_together(old: Path, run: Run) -> None:
    for form in ("json", "text"):
        refused(run("parse", old, "--stage", "tree", "--format", form), Exit.USAGE, "--stage", "--format")


def test_suffix_of_a_format_that_the_command_does_not_write_is_usage(old: Path, tmp_path: Path, run: Run) -> None:
    refused(run("parse", old, "--output", tmp_path / "uit.html"), Exit.USAGE, "uit.html", "json, text or markdown")
    refused(run("check", old, "--output", tmp_path / "uit.md"), Exit.USAGE, "uit.md", "text or json")
    assert [path.name for path in tmp_path.iterdir()] == [old.name]


@pytest.mark.parametrize("command", ["diff", "notice"])
def test_folder_beside_plain_files_is_not_ignored(command: str, old: Path, new: Path, run: Run) -> None:
    refused(run(command, old, new, "--in", old.parent), Exit.USAGE, "--in", "DOCUMENT OLD NEW")


def test_folder_is_used_by_a_version_beside_a_file(old: Path, new: Path, run: Run) -> None:
    assert run("diff", "demarcatie@2026-01", new, "--in", old.parent).exit_code == Exit.FOUND


@pytest.mark.parametrize("names", [("demarcatie", "2026-01"), ("2026-01", "2026-02"), ("demarcatie", "01-2026")])
def test_forgotten_document_or_version_is_asked_for(names: tuple[str, str], old: Path, run: Run) -> None:
    refused(run("diff", *names, "--in", old.parent), Exit.USAGE, f'"{names[1]}"', "DOCUMENT OLD NEW")


def test_file_named_like_a_version_is_a_file(
    old: Path, new: Path, tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for path, name in ((old, "1.0"), (new, "1.1")):
        path.rename(tmp_path / name)
    assert "1.1: does not" not in run("diff", "1.0", "1.1").stderr
    assert "DOCUMENT OLD NEW" not in run("diff", "1.0", "1.1").stderr


def test_check_takes_no_newer_or_equal_version_as_the_one_before(old: Path, new: Path, run: Run) -> None:
    refused(run("check", old, "--previous", new), Exit.REFUSED, str(new), "is not older than", "version 2026-01.")
    refused(run("check", old, "--previous", old), Exit.REFUSED, str(old), "is not older than")
    assert run("check", new, "--previous", old).exit_code == Exit.DONE


def test_check_takes_no_other_document_as_the_version_before(new: Path, tmp_path: Path, run: Run) -> None:
    other = tmp_path / "statement.md"
    other.write_text("---\nkind: data-pro-statement\nversion: 03-2025\n---\n\n# Deel 1\n\n1. Wij helpen.\n", "utf-8")
    refused(run("check", new, "--previous", other), Exit.REFUSED, "data-pro-statement")


@pytest.mark.parametrize("names", [[], ["een"], ["een", "twee", "drie", "vier"]])
@pytest.mark.parametrize("command", ["diff", "notice"])
def test_two_versions_or_a_document_and_two_versions_are_asked_for(command: str, names: list[str], run: Run) -> None:
    refused(run(command, *names), Exit.USAGE, "OLD NEW")


def test_unknown_version_names_those_that_are_there(old: Path, new: Path, run: Run) -> None:
    missing = run("diff", "demarcatie", "2026-01", "2026-09", "--in", old.parent)
    refused(missing, Exit.REFUSED, "2026-09", "2026-01, 2026-02")


@pytest.mark.parametrize("day", ["2026-3-2", "1999-12-31", "0001-01-01"])
def test_day_of_another_form_or_age_is_refused(day: str, old: Path, new: Path, run: Run) -> None:
    refused(run("notice", old, new, "--received", day), Exit.USAGE, "--received", day)


@pytest.mark.parametrize(("command", "name"), [("diff", "x.pdf"), ("notice", "x.svg")])
def test_format_that_a_command_does_not_write_is_refused(
    command: str, name: str, old: Path, new: Path, tmp_path: Path, run: Run
) -> None:
    refused(run(command, old, new, "--output", tmp_path / name), Exit.USAGE, name)
    assert not (tmp_path / name).exists()
