"""`renvooi site serve` shows a site until Ctrl-C, and builds it again when the corpus changes."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest
from click.testing import CliRunner

from renvooi.cli.exits import Exit
from renvooi.cli.main import renvooi
from tests.notice.site.checking.clean import clean_site, written

_PATIENCE = 30
"""Seconds that a busy machine may take."""


@contextmanager
def served(*arguments: str) -> Iterator[tuple[str, "subprocess.Popen[str]"]]:
    """A context with the address of a preview and its process."""
    command = [sys.executable, "-c", "from renvooi.cli.main import main; main()", "site", "serve", "--port", "0"]
    process = subprocess.Popen(
        [*command, *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        env={**os.environ, "NO_COLOR": "1"},
    )
    try:
        assert process.stdout is not None
        line = process.stdout.readline()
        found = re.match(r"(http://\S+) shows .*; Ctrl-C ends it$", line)
        assert found is not None, line or process.communicate()[1]
        yield found[1], process
    finally:
        process.kill()
        process.wait()


def test_a_folder_is_shown_until_ctrl_c(tmp_path: Path) -> None:
    folder = written(clean_site(), tmp_path / "site")
    with served(str(folder)) as (address, process):
        assert address.startswith("http://127.0.0.1:")
        assert "<h1>Demarcatie</h1>" in httpx.get(f"{address}nl/").text
        with httpx.stream("GET", f"{address}.renvooi/changes", timeout=_PATIENCE) as news:
            lines = news.iter_lines()
            assert next(lines) == "retry: 1000"
            os.utime(folder, (0, 0))
            assert next(line for line in lines if line.startswith("event")) == "event: built"
            process.send_signal(signal.SIGINT)
            out, err = process.communicate(timeout=_PATIENCE)
    assert (process.returncode, out, err) == (Exit.DONE, "the preview ended\n", "")


def test_without_a_folder_the_corpus_is_built_again_when_it_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    monkeypatch.setenv("TMPDIR", str(scratch))
    place = str(tmp_path / "corpus.db")
    document = tmp_path / "nota.md"

    def published(version: str) -> None:
        document.write_text(
            f"---\ntitle: Nota\nversion: {version}\n---\n\n# Afspraken\n\n- Wij bewaren {version} een jaar.\n"
        )
        ran = CliRunner().invoke(
            renvooi, ["add", str(document), "--document", "nota", "--publish", "--by", "N. Jansen", "--corpus", place]
        )
        assert ran.exit_code == 0, ran.output

    assert CliRunner().invoke(renvooi, ["init", "--corpus", place]).exit_code == 0
    published("2026-01")
    lean = ["--workers", "1", "--without", "pdf", "--without", "docx", "--without", "search"]
    with served("--corpus", place, *lean) as (address, process):
        new = f"{address}nl/document/nota/version/2026-02/"
        assert httpx.get(f"{address}nl/document/nota/version/2026-01/").status_code == 200
        assert httpx.get(new).status_code == 404
        published("2026-02")
        end = time.monotonic() + _PATIENCE
        while httpx.get(new).status_code != 200 and time.monotonic() < end:
            time.sleep(0.1)
        assert httpx.get(new).status_code == 200
        assert list(scratch.glob("renvooi-site-*"))
        process.terminate()
        out, _ = process.communicate(timeout=_PATIENCE)
    assert out.endswith("the preview ended\n")
    assert not list(scratch.glob("renvooi-site-*"))


def test_a_port_that_is_taken_is_one_line(tmp_path: Path) -> None:
    folder = written(clean_site(), tmp_path / "site")
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        ran = CliRunner().invoke(renvooi, ["site", "serve", str(folder), "--port", port])
    assert (ran.exit_code, ran.output.count("\n")) == (Exit.USAGE, 1)
    assert "give another --port" in ran.output


@pytest.mark.parametrize("host", ["no such host", "203.0.113.7"])
def test_an_address_of_another_machine_is_one_line(host: str, tmp_path: Path) -> None:
    folder = written(clean_site(), tmp_path / "site")
    ran = CliRunner().invoke(renvooi, ["site", "serve", str(folder), "--host", host, "--port", "0"])
    assert (ran.exit_code, ran.output.count("\n")) == (Exit.USAGE, 1)


def test_a_folder_that_is_not_there_is_one_line(tmp_path: Path) -> None:
    ran = CliRunner().invoke(renvooi, ["site", "serve", str(tmp_path / "weg")])
    assert (ran.exit_code, ran.output.count("\n")) == (Exit.REFUSED, 1)
