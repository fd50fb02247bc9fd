"""A scripted mail server on loopback, and one that says what it is told to."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from bench.mailing.relay import Relay, Taken, read_journal
from bench.mailing.script import Script
from renvooi.notice.sending.settings import Security, Server, Timeouts

QUICK = Timeouts(connect=0.25, command=0.25, dot=0.25)
"""Seconds: a server of a test is silent on purpose."""


class Opened:
    """One scripted server and what it took."""

    def __init__(self, relay: Relay, script: Script, journal: Path) -> None:
        journal.touch()
        self._journal = journal
        self.server = Server("127.0.0.1", relay.open(script, journal), Security.NONE, timeouts=QUICK)

    @property
    def taken(self) -> tuple[Taken, ...]:
        """What it accepted."""
        return read_journal(self._journal)


@contextmanager
def opened(folder: Path, script: Script | None = None) -> Iterator[Opened]:
    """A server with this script."""
    with Relay() as relay:
        yield Opened(relay, script or Script(), folder / "journal")


@contextmanager
def speaking(*answers: bytes) -> Iterator[Server]:
    """A server that says these things, one for each time that it hears something, the first as a greeting; deaf after.

    For what no SMTP server would do.
    """
    import socket
    import threading

    listener = socket.create_server(("127.0.0.1", 0))

    def speak() -> None:
        # a client that heard enough may just go
        with suppress(ConnectionResetError), listener.accept()[0] as sock:
            sock.sendall(answers[0])
            for answer in answers[1:]:
                if not sock.recv(65_536):
                    return
                sock.sendall(answer)
            while sock.recv(65_536):
                pass

    thread = threading.Thread(target=speak, daemon=True)
    thread.start()
    with listener:
        yield Server("127.0.0.1", listener.getsockname()[1], Security.NONE, timeouts=QUICK)
    thread.join(2)
