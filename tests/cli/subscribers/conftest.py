"""An office with subscribers and a released notice, and a mail server on loopback."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bench.mailing.relay import Relay
from tests.cli.mailed import Office, Run, Server, office, server

UNSUBSCRIBE = 'unsubscribe = "https://www.voorbeelddata.nl/afmelden/{token}"\n'


@pytest.fixture(scope="session")
def relay() -> Iterator[Relay]:
    """The process in which mail servers run."""
    with Relay() as made:
        yield made


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run) -> Office:
    """A corpus with a released notice, three clients and two subscribers; its mail server does not answer."""
    made = office(tmp_path, monkeypatch, run)
    for module in ("renvooi.cli.digest", "renvooi.cli.outgoing"):
        monkeypatch.setattr(f"{module}.now", made.clock)
    for address, *rest in (
        ("lezer@example.org",),
        ("reader@example.org", "--language", "en", "--document", "demarcatie"),
    ):
        ran = run("subscribers", "add", address, *rest)
        assert ran.exit_code == 0, ran.output
    return made


@pytest.fixture
def mailer(relay: Relay, desk: Office, tmp_path: Path) -> Server:
    """A mail server that takes everything, and that the office uses with a link to leave by."""
    made = server(relay, tmp_path)
    use(desk, made.port)
    return made


def use(desk: Office, port: int) -> None:
    """Nothing; the mail file names that port, and a link to leave by."""
    desk.use(port)
    file = desk.folder / "mail.toml"
    file.write_text(file.read_text("utf-8") + UNSUBSCRIBE, "utf-8")
