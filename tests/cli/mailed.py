"""A corpus with a released notice and clients on record, and a mail server on loopback for it."""

import json
import os
import shutil
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import pytest
from click.testing import CliRunner, Result

from bench.mailing.relay import Relay, Taken, read_journal
from bench.mailing.script import Script
from renvooi.cli.corpus import opened
from renvooi.cli.main import renvooi
from renvooi.corpus import Corpus
from renvooi.diff import diff
from renvooi.model import AgreedVersion, Client
from renvooi.notice import load_policy, make_notice
from renvooi.notice.policy.reading import shipped_policy
from tests.cli.conftest import NEW, OLD

Run = Callable[..., Result]

ABOUT = ("demarcatie", "2026-01", "2026-02")
RELEASED = datetime(2026, 1, 20, 9, tzinfo=UTC)
SENT = datetime(2026, 1, 21, 9, tzinfo=UTC)
"""When messages are sent: a Wednesday, and thirty days before a Friday."""
BY = "N. Jansen"


def client(name: str, version: str | None = "2026-01", **said: Any) -> Client:
    """A client whose contract has the demarcatie."""
    known: dict[str, Any] = {"name": f"Voorbeeldzorg {name}", "address": f"juridisch@{name.lower()}.example.nl"} | said
    return Client(id=name, documents=(AgreedVersion("demarcatie", version),), **known)


THREE = tuple(client(name) for name in ("K-1", "K-2", "K-3"))


@dataclass(slots=True)
class Clock:
    """What the commands take for the time."""

    now: datetime = SENT

    def __call__(self) -> datetime:
        return self.now

    def pass_by(self, time: timedelta) -> None:
        """Nothing; so much later it is."""
        self.now += time


@dataclass(slots=True)
class Office:
    """A corpus, its mail file, and what the commands see of both."""

    folder: Path
    run: Run
    clock: Clock
    notice: str
    extra: Sequence[str] = field(default_factory=tuple)

    def notify(self, *options: str) -> Result:
        """The result of `renvooi notify` about the change."""
        return self.run("notify", *ABOUT, *options, *self.extra)

    def json(self, *arguments: str) -> Any:
        """What a command prints as JSON."""
        ran = self.run(*arguments, "--format", "json")
        return json.loads(ran.stdout)

    def states(self) -> dict[str, str]:
        """By client: where its message is."""
        return {one["client"]: one["state"] for one in self.json("deliveries", "list")["deliveries"]}

    def windows(self) -> dict[str, Any]:
        """By client: its window."""
        found = self.json("windows", "list", "--today", "2026-01-21")["windows"]
        return {one["client"]: one for one in found}

    def use(self, port: int) -> None:
        """Nothing; mail goes to this port of this machine."""
        write_settings(self.folder / "mail.toml", port)

    def record(self, *clients: Client) -> None:
        """Nothing; these clients are on record."""
        with self.store() as store:
            store.record_clients(clients, by=BY)

    @contextmanager
    def store(self) -> Iterator[Corpus]:
        """The corpus."""
        with opened(os.environ["RENVOOI_CORPUS"]) as store:
            yield store


def write_settings(path: Path, port: int) -> None:
    """Nothing; `path` is a mail file for a server on loopback."""
    path.write_text(
        'schema = "renvooi/mail/1"\n'
        f'[smtp]\nhost = "127.0.0.1"\nport = {port}\nsecurity = "none"\n'
        '[from]\nname = "Voorbeeld Data B.V."\naddress = "meldingen@voorbeelddata.nl"\n'
        '[mail]\nreply_to = "loket@voorbeelddata.nl"\n',
        "utf-8",
    )


@cache
def released(evidence: str = "delivered") -> tuple[Path, str]:
    """A folder with a corpus whose notice was released, to copy, and the id of the notice; made once."""
    folder = Path(mkdtemp(prefix="renvooi-notify-"))
    files = [folder / f"demarcatie-{label}.md" for label in ABOUT[1:]]
    for file, text in zip(files, (OLD, NEW), strict=True):
        file.write_text(text, "utf-8")
    where = ("--corpus", str(folder), "--by", BY)
    for arguments in (("init", *where), ("add", *map(str, files), "--publish", *where)):
        ran = CliRunner().invoke(renvooi, arguments)
        assert ran.exit_code == 0, ran.output
    policy = shipped_policy() + f'\n[delivery]\nevidence = "{evidence}"\n'.encode()
    with opened(str(folder)) as store:
        return folder, release(store, policy)


def release(store: Corpus, policy: bytes, *, because: str | None = None) -> str:
    """The id of a notice about the change, released whatever stands open in it."""
    first, second = store.versions(ABOUT[0])
    old, new = store.document(first), store.document(second)
    made = make_notice(diff(old, new), old, new, policy=load_policy(policy), received=None)
    ready = replace(made, findings=(), released_by=BY, effective_date=None)
    if because is not None:
        ready = replace(ready, id=f"{ready.id[:-1]}{'0' if ready.id[-1] != '0' else '1'}")
    return store.release(first, second, ready, policy=policy, by=BY, because=because).id


def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run, *, evidence: str = "delivered") -> Office:
    """A new copy of the corpus with three clients, which every command finds; N. Jansen acts on it."""
    clock = Clock(RELEASED)
    # the notice on paper takes a second each time, and other tests are about it
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    for module in ("renvooi.cli.corpus", "renvooi.cli.notify.planning", "renvooi.cli.notify.going"):
        monkeypatch.setattr(f"{module}.now", clock)
    monkeypatch.setattr("renvooi.cli.windows.moments.now", clock)
    source, notice = released(evidence)
    shutil.copytree(source, tmp_path / "corpus")
    monkeypatch.setenv("RENVOOI_CORPUS", str(tmp_path / "corpus"))
    monkeypatch.setenv("RENVOOI_BY", BY)
    monkeypatch.setenv("RENVOOI_MAIL", str(tmp_path / "mail.toml"))
    for name in ("RENVOOI_KEY", "RENVOOI_SMTP_HOST", "RENVOOI_SMTP_PORT"):
        monkeypatch.delenv(name, raising=False)
    made = Office(tmp_path, run, clock, notice)
    made.use(1)
    made.record(*THREE)
    clock.now = SENT
    return made


@dataclass(slots=True)
class Server:
    """One scripted mail server."""

    port: int
    journal: Path

    @property
    def taken(self) -> tuple[Taken, ...]:
        """What it accepted, in order."""
        return read_journal(self.journal)

    @property
    def reached(self) -> list[str]:
        """Addresses, in order."""
        return [one.to for one in self.taken]


def server(relay: Relay, folder: Path, script: Script | None = None) -> Server:
    """A new server that goes wrong as the script says."""
    journal = folder / f"journal-{len(list(folder.glob('journal-*')))}"
    journal.touch()
    return Server(relay.open(script or Script(), journal), journal)
