"""A notice goes out the same way from a corpus on a server; there a second sender may work at the same time."""

import os
from pathlib import Path

import pytest

from bench.mailing.relay import Relay
from renvooi.cli.corpus import opened
from renvooi.cli.exits import Exit
from renvooi.corpus.outbox.locking import sender_lock
from renvooi.notice.policy.reading import shipped_policy
from tests.cli.conftest import NEW, OLD
from tests.cli.mailed import ABOUT, RELEASED, SENT, THREE, Clock, Office, Run, release, server, write_settings
from tests.corpus.stores import new_schema


def test_notice_goes_out_from_a_server_beside_another_sender(
    tmp_path: Path, relay: Relay, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = Clock(RELEASED)
    monkeypatch.setattr("renvooi.cli.corpus.now", clock)
    for module in ("notify.planning", "notify.going", "windows.moments"):
        monkeypatch.setattr(f"renvooi.cli.{module}.now", clock)
    mailer = server(relay, tmp_path)
    write_settings(tmp_path / "mail.toml", mailer.port)
    named = {"RENVOOI_KEY": tmp_path / "server.key", "RENVOOI_MAIL": tmp_path / "mail.toml", "RENVOOI_BY": "N. Jansen"}
    for name, value in named.items():
        monkeypatch.setenv(name, str(value))
    with new_schema() as url:
        monkeypatch.setenv("RENVOOI_CORPUS", url)
        files = [tmp_path / f"demarcatie-{label}.md" for label in ABOUT[1:]]
        for file, text in zip(files, (OLD, NEW), strict=True):
            file.write_text(text, "utf-8")
        assert run("init").exit_code == Exit.DONE
        assert run("add", *files, "--publish").exit_code == Exit.DONE
        with opened(os.environ["RENVOOI_CORPUS"]) as store:
            notice = release(store, shipped_policy())
            store.record_clients(THREE, by="N. Jansen")
        clock.now = SENT
        desk = Office(tmp_path, run, clock, notice)
        with opened(url) as store, sender_lock(store):
            ran = desk.notify("--send", "--language", "en")
        assert ran.exit_code == Exit.DONE, ran.output
        assert desk.notify("--send").exit_code == Exit.DONE
        assert set(desk.states().values()) == {"accepted"}
        assert run("verify").exit_code == Exit.DONE
    assert len(mailer.reached) == len(set(mailer.reached)) == 3
