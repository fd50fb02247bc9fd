"""`renvooi deliveries export` writes evidence that passes without the corpus."""

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from renvooi.cli.exits import Exit
from tests.corpus.ledger.mailed import mailed
from tests.corpus.ledger.test_verifier import verify
from tests.corpus.stores import new_home

Run = Callable[..., Result]


@pytest.fixture
def notice(tmp_path: Path) -> str:
    """Id of a notice that went to clients; the corpus is in `tmp_path`."""
    with new_home("sqlite", tmp_path) as home, home.create() as corpus:
        return mailed(corpus)


def test_the_evidence_of_a_client_is_written_and_passes(notice: str, run: Run, tmp_path: Path) -> None:
    output = tmp_path / "bewijs.zip"
    ran = run("deliveries", "export", notice, "K-1", "--output", output, "--corpus", tmp_path)
    assert ran.exit_code == Exit.DONE, ran.output
    with zipfile.ZipFile(output) as archive:
        assert f"{len(archive.namelist())} files" in ran.stdout
    key = ran.stdout.splitlines()[-1].removeprefix("key: ")
    assert verify(output, "--key", key) == 0


def test_what_cannot_be_written_is_one_line(notice: str, run: Run, tmp_path: Path) -> None:
    output = tmp_path / "bewijs.zip"
    for client, place, code in (("K-3", output, Exit.REFUSED), ("K-1", tmp_path / "renvooi.db", Exit.USAGE)):
        ran = run("deliveries", "export", notice, client, "--output", place, "--corpus", tmp_path)
        assert (ran.exit_code, ran.stdout) == (code, "")
        assert len(ran.stderr.splitlines()) == 1
    assert not output.exists()
