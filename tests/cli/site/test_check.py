"""`renvooi site check` lists faults, and says by its exit code whether one is an error."""

import json
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner

from renvooi.cli.exits import Exit
from renvooi.cli.main import renvooi
from renvooi.model import schema
from tests.notice.site.checking.clean import STEP, clean_site, page, written


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A clean site."""
    return written(clean_site(), tmp_path / "site")


def check(*arguments: str | Path) -> tuple[int, str]:
    """The exit code of a check and what it printed."""
    ran = CliRunner().invoke(renvooi, ["site", "check", *map(str, arguments)])
    return ran.exit_code, ran.output


def test_a_clean_site_is_said_to_be_one(site: Path) -> None:
    code, output = check(site)
    assert code == Exit.DONE
    assert "4 pages in 13 files" in output
    assert output.endswith("no faults\n")


def test_a_fault_is_a_line_with_file_and_line(site: Path) -> None:
    (site / STEP).write_text(page(STEP, '<p><a href="weg/">Versies</a></p>'), "utf-8")
    code, output = check(site)
    assert code == Exit.FOUND
    first, last = output.splitlines()
    assert first.startswith(f"error   links: {STEP}:22: 'weg/' leads nowhere")
    assert last.endswith("1 error")


def test_a_warning_does_not_fail(site: Path) -> None:
    (site / STEP).write_text(page(STEP, '<p><a href="#content">hier</a></p>'), "utf-8")
    code, output = check(site)
    assert (code, output.splitlines()[-1].endswith("1 warning")) == (Exit.DONE, True)


def test_json_keeps_to_its_schema(site: Path, tmp_path: Path) -> None:
    (site / STEP).write_text(page(STEP, "<h4>a</h4>"), "utf-8")
    code, _ = check(site, "--output", tmp_path / "faults.json", "--workers", "1")
    report = json.loads((tmp_path / "faults.json").read_text("utf-8"))
    jsonschema.validate(report, schema("renvooi/site-check/1"))
    assert (code, [fault["check"] for fault in report["faults"]]) == (Exit.FOUND, ["accessibility"])


def test_a_folder_that_is_not_there_is_one_line(tmp_path: Path) -> None:
    code, output = check(tmp_path / "weg")
    assert (code, output.count("\n")) == (Exit.REFUSED, 1)
    assert "does not exist" in output


def test_a_browser_that_cannot_start_is_one_line(site: Path) -> None:
    pytest.importorskip("playwright")
    pytest.importorskip("axe_playwright_python")
    # A process of its own: playwright drives one browser at a time in each thread, and other tests may have one.
    program = "from renvooi.cli.main import main; main()"
    command = [sys.executable, "-P", "-c", program, "site", "check", str(site), "--browser", str(site / "weg")]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stderr.count("\n")) == (Exit.REFUSED, 1)
    assert "cannot be started" in ran.stderr


def test_a_check_without_the_browser_packages_says_so(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "axe_playwright_python.sync_playwright", None)
    code, output = check(site, "--browser", "/usr/bin/chromium")
    assert code == Exit.DONE
    assert "pip install playwright axe-playwright-python" in output
    assert "no faults" in output


def test_names_of_files_cannot_act_on_a_terminal(site: Path) -> None:
    (site / "nl" / "\x1b[31m.html").write_text("<p>", "utf-8")
    assert "\x1b" not in check(site)[1]
