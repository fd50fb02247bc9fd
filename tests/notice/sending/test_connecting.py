"""From settings to a connection: encryption that is demanded is had, and no secret is in what is said of it."""

import base64
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from bench.mailing.certificates import certificate
from bench.mailing.relay import Relay
from bench.mailing.script import WRONG, Fault, Point, Script
from renvooi.model.errors import BadSettings
from renvooi.notice.sending.connecting import connect
from renvooi.notice.sending.settings import Credential, Security, Server
from renvooi.notice.sending.wire import Lost
from tests.notice.sending.servers import QUICK, opened, speaking

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
        pytest.raises(BadSettings, match=r"does not let wie in: 535 5\.7\.8\. Check user") as raised,
    ):
        connect(replace(server, credential=credential))
    assert "ya29" not in str(raised.value)


@contextmanager
def echoing(code: bytes) -> Iterator[Server]:
    """A server that repeats, behind `code`, what it is told after EHLO."""
    listener = socket.create_server(("127.0.0.1", 0))

    def speak() -> None:
        with listener.accept()[0] as sock:
            sock.sendall(HELLO[0])
            sock.recv(1000)
            sock.sendall(HELLO[1])
            sock.sendall(code + b" 5.7.8 wat is " + sock.recv(1000).strip() + b"\r\n")

    thread = threading.Thread(target=speak, daemon=True)
    thread.start()
    with listener:
        yield Server("127.0.0.1", listener.getsockname()[1], Security.NONE, timeouts=QUICK)
    thread.join(2)


@pytest.mark.parametrize("code", [b"535", b"454", b"xxx", b"235 2.7.0 ok\r\n"])
@pytest.mark.parametrize("token", [(), ("/bin/echo", SECRET)])
def test_server_that_repeats_the_secret_does_not_bring_it_into_a_message(code: bytes, token: tuple[str, ...]) -> None:
    credential = Credential("wie", password=None if token else SECRET, token_command=token)
    with echoing(code) as server, pytest.raises((BadSettings, Lost)) as raised:
        connect(replace(server, credential=credential)).ask("NOOP")
    said = str(raised.value)
    whole = f"user=wie\1auth=Bearer {SECRET}\1\1" if token else f"\0wie\0{SECRET}"
    for secret in (SECRET, base64.b64encode(SECRET.encode()).decode(), base64.b64encode(whole.encode()).decode()):
        # any eight characters of it are too many
        assert not [part for at in range(len(secret) - 7) if (part := secret[at : at + 8]) in said]


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
