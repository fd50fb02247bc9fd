"""A corpus that was restored, copied or put back tells nobody again without the word of a person."""

import os
import shutil
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from click.testing import Result

from bench.mailing.relay import Relay
from bench.mailing.script import Fault, Point, Script
from renvooi.cli.exits import Exit
from renvooi.corpus.events import EventKind
from tests.cli.mailed import ABOUT, Office, Server, server

WHY = ("--because", "In het logboek van de mailserver staat niets.")
EVERYBODY = ["juridisch@k-1.example.nl", "juridisch@k-2.example.nl", "juridisch@k-3.example.nl"]
DIES_BEFORE_RECORDING = (
    "import os\nimport renvooi.corpus.outbox.recording as recording\n"
    "recording.record_outcomes = lambda *_, **__: os._exit(9)\n"
    "from renvooi.cli.main import main\nmain()"
)


def confirm(desk: Office, *options: str) -> Result:
    return desk.run("deliveries", "send-from-here", *WHY, *options)


def put_off(desk: Office, relay: Relay, folder: Path) -> Server:
    """A server that took nothing yet: all three messages wait."""
    made = server(relay, folder, Script(Point.MAIL, Fault.TRANSIENT, (1, 2, 3)))
    desk.use(made.port)
    assert desk.notify("--send", "--wait", "0").exit_code == Exit.INCOMPLETE
    desk.clock.pass_by(timedelta(hours=3))
    return made


def test_restored_corpus_sends_a_notice_only_after_the_word_of_a_person(
    desk: Office, mailer: Server, tmp_path: Path
) -> None:
    assert desk.run("backup", str(tmp_path / "b.zip")).exit_code == Exit.DONE
    assert desk.notify("--send").exit_code == Exit.DONE
    shutil.rmtree(tmp_path / "corpus")
    (tmp_path / "corpus").mkdir()
    ran = desk.run("restore", str(tmp_path / "b.zip"), "--corpus", str(tmp_path / "corpus"))
    assert "note: no mail goes out of a restored corpus" in ran.stderr
    for _ in range(2):
        ran = desk.notify("--send")
        assert (ran.exit_code, len(mailer.reached)) == (Exit.FORBIDDEN, 3)
        assert "was restored from a backup" in ran.stderr
        assert desk.states() == {}
    ran = confirm(desk)
    assert (ran.exit_code, f"note: {desk.notice} was released" in ran.stderr) == (Exit.DONE, True)
    assert desk.notify("--send").exit_code == Exit.DONE
    with desk.store() as store:
        (told,) = [one for one in store.log() if one.kind is EventKind.SENDING_CONFIRMED]
        assert (told.by, told.data["found"], told.data["because"]) == ("N. Jansen", "restored", WHY[1])
        assert store.verify().faults == ()
    ran = confirm(desk)
    assert (ran.exit_code, "sends from here already" in ran.stderr) == (Exit.FORBIDDEN, True)


def test_copy_sends_nothing_and_its_messages_are_in_doubt(desk: Office, relay: Relay, tmp_path: Path) -> None:
    mailer = put_off(desk, relay, tmp_path)
    shutil.copytree(tmp_path / "corpus", tmp_path / "copy")
    assert desk.notify("--resume").exit_code == Exit.DONE
    there = ("--corpus", str(tmp_path / "copy"))
    ran = desk.run("notify", *ABOUT, "--resume", *there)
    assert (ran.exit_code, "sent from" in ran.stderr) == (Exit.FORBIDDEN, True)
    ran = confirm(desk, *there)
    assert "3 message(s) were under way and are in doubt now" in ran.stderr
    assert desk.run("notify", *ABOUT, "--resume", *there).exit_code == Exit.INCOMPLETE
    assert sorted(mailer.reached) == EVERYBODY


def test_folder_that_was_renamed_goes_on_and_one_on_another_disk_takes_a_word(
    desk: Office, relay: Relay, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mailer = put_off(desk, relay, tmp_path)
    (tmp_path / "corpus").rename(tmp_path / "renamed")
    monkeypatch.setenv("RENVOOI_CORPUS", str(tmp_path / "renamed"))
    assert desk.notify("--resume", "--only", "K-1").exit_code == Exit.DONE
    shutil.copytree(tmp_path / "renamed", tmp_path / "moved")
    shutil.rmtree(tmp_path / "renamed")
    monkeypatch.setenv("RENVOOI_CORPUS", str(tmp_path / "moved"))
    assert desk.notify("--resume").exit_code == Exit.FORBIDDEN
    assert confirm(desk, "--moved").stderr == ""
    assert desk.notify("--resume").exit_code == Exit.DONE
    assert sorted(mailer.reached) == EVERYBODY


def test_database_that_was_put_back_sends_nothing_that_it_lost(desk: Office, relay: Relay, tmp_path: Path) -> None:
    mailer = put_off(desk, relay, tmp_path)
    corpus = tmp_path / "corpus"
    kept = {name: (corpus / name).read_bytes() for name in ("renvooi.db", "renvooi.seal")}
    died = subprocess.run(
        [sys.executable, "-c", DIES_BEFORE_RECORDING, "notify", *ABOUT, "--resume"], env={**os.environ}, check=False
    )
    assert (died.returncode, len(mailer.reached)) == (9, 3)
    for log in corpus.glob("renvooi.db*"):
        # as cp does it, which keeps the file what it is
        log.unlink() if log.suffix != ".db" else log.write_bytes(kept[log.name])
    (corpus / "renvooi.seal").write_bytes(kept["renvooi.seal"])
    desk.clock.now = datetime.now(UTC) + timedelta(days=1)
    ran = desk.notify("--resume")
    assert (ran.exit_code, "is older than what was sent from here" in ran.stderr) == (Exit.FORBIDDEN, True)
    assert confirm(desk, "--moved").exit_code == Exit.FORBIDDEN
    assert confirm(desk).exit_code == Exit.DONE
    assert set(desk.states().values()) == {"in-doubt"}
    assert desk.notify("--resume").exit_code == Exit.INCOMPLETE
    assert sorted(mailer.reached) == EVERYBODY
