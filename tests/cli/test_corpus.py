"""Who acts: as given, else as the environment says, else the login name."""

import click
import pytest

from renvooi.cli.corpus import acting, now
from renvooi.cli.lookup import CORPUS_FILE
from renvooi.corpus.location import FILE_NAME


@pytest.fixture(autouse=True)
def context() -> object:
    with click.Context(click.Command("add")):
        yield


def test_a_name_is_taken_with_single_spaces() -> None:
    assert acting("  N.   Jansen ") == "N. Jansen"


def test_without_a_name_it_is_the_login_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOGNAME", "njansen")
    assert acting(None) == "njansen"


@pytest.mark.parametrize("name", ["", " ", "N.\x1b[31mJansen"])
def test_a_name_that_nobody_can_read_is_usage(name: str) -> None:
    with pytest.raises(click.UsageError, match="--by NAME"):
        acting(name)


def test_a_machine_that_knows_no_name_asks_for_one(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LOGNAME", "USER", "LNAME", "USERNAME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("os.getuid", lambda: 4_000_000_000 - 7)
    with pytest.raises(click.UsageError, match="--by NAME"):
        acting(None)


def test_moments_are_in_utc() -> None:
    moment = now()
    assert moment.tzinfo is not None
    assert moment.utcoffset() is not None
    assert not moment.utcoffset()


def test_name_of_the_database_file_is_the_same_where_it_is_looked_for_early() -> None:
    # `lookup` asks for the file before it imports the store, and so names it itself.
    assert CORPUS_FILE == FILE_NAME
