"""From settings to a connection: encryption that is demanded is had, and no secret is in what is said of it."""

import base64
from dataclasses import replace
from pathlib import Path

import pytest

from bench.mailing.relay import Relay
from bench.mailing.script import WRONG, Fault, Point, Script
from renvooi.model.errors import BadSettings
from renvooi.notice.sending.connecting import connect
from renvooi.notice.sending.settings import Credential, Security, Server
from renvooi.notice.sending.wire import Lost
from tests.notice.sending.servers import QUICK, certificate, opened, speaking

HELLO = (b"220 hallo\r\n", b"250-hier\r\n250 AUTH PLAIN LOGIN\r\n")
SECRET = "geheim één"


def protected(folder: Path, *names: str) -> tuple[Relay, Server]:
    cert, key = certificate(folder, *names)
    relay = Relay(tls=(cert, key))
    port = relay.open(Script(), folder / "journal")
    return relay, Server("127.0.0.1", port, Security.STARTTLS, ca_file=cert, timeouts=QUICK)


def test_starttls_with_a_certificate_that_is_trusted(tmp_path: Path) -> None:
    relay, server = protected(tmp_path, "127.0.0.1")
    with relay:
        wire = connect(server)
        assert wire.sock is not None
        assert type(wire.sock).__name__ == "SSLSocket"
        wire.part()


def test_certificate_of_another_name_or_of_nobody_known_is_not_trusted(tmp_path: Path) -> None:
    relay, server = protected(tmp_path, "ander.example")
    with relay:
        with pytest.raises(BadSettings, match="certificate cannot be trusted: IP address mismatch"):
            connect(server)
        with pytest.raises(BadSettings, match="certificate cannot be trusted: self-signed"):
            connect(replace(server, ca_file=None))


def test_nothing_goes_on_in_the_open_where_encryption_was_asked_for(tmp_path: Path) -> None:
    with opened(tmp_path) as there, pytest.raises(BadSettings, match="offers no STARTTLS"):
        connect(replace(there.server, security=Security.STARTTLS))
    with (
        speaking(b"220 hallo\r\n", b"250-hier\r\n250 STARTTLS\r\n", b"454 nu niet\r\n") as server,
        pytest.raises(Lost, match="STARTTLS: it answered 454 nu niet"),
    ):
        connect(replace(server, security=Security.STARTTLS))


def test_what_came_in_the_open_behind_starttls_is_not_believed() -> None:
    injected = b"220 ga\r\n250 van een ander\r\n"
    with (
        speaking(b"220 hallo\r\n", b"250-hier\r\n250 STARTTLS\r\n", injected) as server,
        pytest.raises(Lost, match="unasked"),
    ):
        connect(replace(server, security=Security.STARTTLS))


@pytest.mark.parametrize("answers", [(b"235 ok\r\n",), (b"334 VXNlcg==\r\n", b"334 UGFzcw==\r\n", b"235 ok\r\n")])
def test_login_by_either_way(answers: tuple[bytes, ...]) -> None:
    offered = b"250 AUTH PLAIN LOGIN\r\n" if len(answers) == 1 else b"250 AUTH LOGIN\r\n"
    with speaking(b"220 hallo\r\n", b"250-hier\r\n" + offered, *answers) as server:
        wire = connect(replace(server, credential=Credential("wie", password=SECRET)))
        assert wire.sock is not None
        wire.close()


def test_token_is_given_as_such_and_its_refusal_is_told() -> None:
    credential = Credential("wie", token_command=("/bin/echo", "ya29.token"))
    with (
        speaking(*HELLO, b"334 eyJzdGF0dXMiOiI0MDAifQ==\r\n", b"535 5.7.8 verlopen\r\n") as server,
        pytest.raises(BadSettings, match=r"does not let wie in: 535 5\.7\.8 verlopen") as raised,
    ):
        connect(replace(server, credential=credential))
    assert "ya29" not in str(raised.value)


def test_server_that_repeats_the_secret_does_not_bring_it_into_a_message() -> None:
    coded = base64.b64encode(SECRET.encode())
    with (
        speaking(*HELLO, b"535 " + SECRET.encode() + b" " + coded + b"\r\n") as server,
        pytest.raises(BadSettings) as raised,
    ):
        connect(replace(server, credential=Credential("wie", password=SECRET)))
    assert "geheim" not in str(raised.value)
    assert coded.decode() not in str(raised.value)


@pytest.mark.parametrize("point", [Point.CONNECT, Point.EHLO])
@pytest.mark.parametrize("fault", WRONG)
def test_whatever_goes_wrong_before_a_message_can_be_tried_again(tmp_path: Path, point: Point, fault: Fault) -> None:
    with opened(tmp_path, Script(point, fault)) as there:
        with pytest.raises(Lost):
            connect(there.server)
        connect(there.server).part()


def test_server_that_is_not_there_is_named() -> None:
    with pytest.raises(Lost, match="Connection refused"):
        connect(Server("127.0.0.1", 9, Security.NONE, timeouts=QUICK))
