"""`renvooi export` writes whole files, the same each time, and never over another."""

import json
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from renvooi.cli.exits import Exit

Run = Callable[..., Result]


@pytest.mark.usefixtures("kept")
def test_a_version_is_akoma_ntoso_and_a_document_json(run: Run, tmp_path: Path) -> None:
    ran = run("export", "demarcatie@2026-01")
    assert ran.exit_code == Exit.DONE, ran.output
    assert ran.stdout.startswith("<?xml version='1.0' encoding='UTF-8'?>\n<akomaNtoso")
    assert 'wId="c-' in ran.stdout
    found = json.loads(run("export", "demarcatie").stdout)
    assert [one["label"] for one in found["versions"]] == ["2026-01", "2026-02"]
    assert run("export", "demarcatie@januari 2026", "--output", tmp_path / "uit.md").exit_code == Exit.DONE
    assert (tmp_path / "uit.md").read_text("utf-8") == run("show", "demarcatie@2026-01", "--format", "markdown").stdout


@pytest.mark.usefixtures("kept")
def test_several_files_go_to_a_folder_named_after_document_and_label(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "uit"
    for arguments in (("--format", "akn"), ("demarcatie", "--format", "markdown"), ()):
        ran = run("export", *arguments, "--output", folder)
        assert ran.exit_code == Exit.DONE, ran.output
    assert sorted(path.name for path in folder.iterdir()) == [
        "demarcatie-2026-01.md",
        "demarcatie-2026-01.xml",
        "demarcatie-2026-02.md",
        "demarcatie-2026-02.xml",
        "demarcatie.json",
    ]


@pytest.mark.usefixtures("kept")
def test_equal_file_is_said_and_another_is_left(run: Run, tmp_path: Path) -> None:
    names = [tmp_path / f"demarcatie-2026-0{number}.xml" for number in (1, 2)]
    assert run("export", "--format", "akn", "--output", tmp_path).stdout == "".join(
        f"{one}: written\n" for one in names
    )
    names[1].write_text("van mij")
    ran = run("export", "--format", "akn", "--output", tmp_path)
    assert (ran.exit_code, ran.stdout) == (Exit.USAGE, f"{names[0]}: there already, equal\n")
    (line,) = ran.stderr.splitlines()
    assert line.startswith(f"error: {names[1]}: is there and differs")
    assert names[1].read_text() == "van mij"


@pytest.mark.usefixtures("kept")
def test_link_in_the_folder_is_not_followed(run: Run, tmp_path: Path) -> None:
    (tmp_path / "demarcatie.json").symlink_to(tmp_path / "elders")
    assert run("export", "--output", tmp_path).exit_code == Exit.USAGE
    assert not (tmp_path / "elders").exists()


@pytest.mark.usefixtures("kept")
def test_bundle_is_a_file_with_its_verifier(run: Run, tmp_path: Path) -> None:
    for arguments in ((), ("demarcatie",)):
        ran = run("export", *arguments, "--output", tmp_path / "bewijs.zip")
        assert ran.exit_code == Exit.DONE, ran.output
        assert "verify.py" in zipfile.ZipFile(tmp_path / "bewijs.zip").namelist()
        assert ran.stdout.splitlines()[1] in run("verify").stdout


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("demarcatie", "--format", "akn"), Exit.USAGE, "name a folder"),
        ((), Exit.USAGE, "name a folder"),
        (("--format", "bundle"), Exit.USAGE, "name a file"),
        (("demarcatie@2026-01", "--format", "json"), Exit.USAGE, "without a version"),
        (("demarcatie@2031-01",), Exit.REFUSED, "2026-01, 2026-02"),
        (("beleid",), Exit.REFUSED, "no such document"),
        (("beleid", "--output", "bewijs.zip"), Exit.REFUSED, "nothing is recorded"),
        (("--format", "bundle", "--output", "renvooi.db"), Exit.USAGE, "belongs to a corpus"),
    ],
)
def test_what_cannot_be_written_is_one_line(
    arguments: tuple[str, ...], code: Exit, said: str, kept: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(kept.parent)
    ran = run("export", *arguments)
    assert (ran.exit_code, ran.stdout) == (code, "")
    (line,) = ran.stderr.splitlines()
    assert said in line
    assert not (kept.parent / "bewijs.zip").exists()


@pytest.mark.usefixtures("corpus")
def test_empty_corpus_says_so(run: Run, tmp_path: Path) -> None:
    assert "the corpus is empty" in run("export", "--output", tmp_path / "uit").stdout


def test_bundle_has_the_proof_for_a_head_that_a_client_kept(kept: Path, run: Run, tmp_path: Path) -> None:
    head = tmp_path / "bewaard.json"
    head.write_text(kept.with_suffix(".heads").read_text().splitlines()[1], encoding="utf-8")
    bundle = tmp_path / "bewijs.zip"
    ran = run("export", "demarcatie", "--output", bundle, "--head", head)
    assert ran.exit_code == Exit.DONE, ran.output
    (tmp_path / "verify.py").write_bytes(zipfile.ZipFile(bundle).read("verify.py"))
    checked = subprocess.run(
        [sys.executable, "-I", "-S", tmp_path / "verify.py", bundle, "--head", head],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert checked.returncode == 0, checked.stdout
    head.write_text(head.read_text().replace('"size":2', '"size":3'), encoding="utf-8")
    ran = run("export", "demarcatie", "--output", tmp_path / "ander.zip", "--head", head)
    assert (ran.exit_code, (tmp_path / "ander.zip").exists()) == (Exit.REFUSED, False)


@pytest.mark.usefixtures("kept")
def test_kept_head_is_for_a_bundle(run: Run, tmp_path: Path) -> None:
    assert run("export", "demarcatie", "--head", tmp_path / "bewaard.json").exit_code == Exit.USAGE
