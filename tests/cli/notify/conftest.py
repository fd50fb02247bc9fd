"""An office that tells its clients of a notice."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bench.mailing.relay import Relay
from tests.cli.mailed import Office, Run, Server, office, server


@pytest.fixture(scope="session")
def relay() -> Iterator[Relay]:
    """The process in which mail servers run."""
    with Relay() as made:
        yield made


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run) -> Office:
    """A corpus with a released notice and three clients; its mail server does not answer."""
    return office(tmp_path, monkeypatch, run)


@pytest.fixture
def mailer(relay: Relay, desk: Office, tmp_path: Path) -> Server:
    """A mail server that takes everything, and that the office uses."""
    made = server(relay, tmp_path)
    desk.use(made.port)
    return made
