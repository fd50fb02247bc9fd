"""Secrets: where they come from, and that no message about them holds them."""

import sys
from pathlib import Path

import pytest

from renvooi.model.errors import BadSettings
from renvooi.notice.sending.credentials import secret_of
from renvooi.notice.sending.settings import Credential


def command(code: str) -> Credential:
    return Credential("wie", token_command=(sys.executable, "-c", code))


def test_secret_is_that_of_the_environment_the_file_or_the_command(tmp_path: Path) -> None:
    file = tmp_path / "wachtwoord"
    file.write_text("geheim één\r\nde rest\n", "utf-8")
    assert secret_of(Credential("wie", password="geheim")) == "geheim"
    assert secret_of(Credential("wie", password_file=file)) == "geheim één"
    assert secret_of(command("print('ya29.token')")) == "ya29.token"


@pytest.mark.parametrize(
    "code",
    [
        "import sys; print('geheim'); sys.exit('geheim')",
        "print('geheim\\ngeheim')",
        "print()",
        "print('geheim' * 100_000)",
    ],
)
def test_command_without_a_token_is_refused_and_what_it_said_is_not_told(code: str) -> None:
    with pytest.raises(BadSettings, match="token_command: ") as raised:
        secret_of(command(code))
    assert "geheim" not in str(raised.value)
    assert raised.value.__cause__ is None


def test_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(BadSettings, match=r"password_file: .*geen: No such file"):
        secret_of(Credential("wie", password_file=tmp_path / "geen"))
    with pytest.raises(BadSettings, match="token_command: /geen/programma: No such file"):
        secret_of(Credential("wie", token_command=("/geen/programma",)))
