"""A scripted mail server on loopback that writes down what it accepts, on disk, before it says so.

It is the judge of who got what. It runs in a process of its own, so that killing a sender cannot hurt it: each
script has a port and a journal there.
"""

import asyncio
import json
import logging
import multiprocessing
import os
import socket
import ssl
from dataclasses import dataclass
from email import message_from_bytes
from hashlib import sha256
from multiprocessing.connection import Connection
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

from bench.mailing.script import Fault, Point, Script

GARBAGE = b"geen idee 250 ok\r\n"
DELAY = 0.15
"""Seconds: less than a sender waits, and more than others need meanwhile."""
ANSWERS = {
    (Point.CONNECT, Fault.TRANSIENT): "421 4.3.2 too many connections",
    (Point.CONNECT, Fault.PERMANENT): "554 5.3.2 no service here",
}
USER, PASSWORD = "verzender", "alleen voor deze proef"
"""Who may log in, where encryption is offered."""
QUEUED = "250 2.0.0 Ok: queued as "
"""How the answer to a message that was accepted begins."""
_TRANSIENT = "451 4.3.0 try again later"
_PERMANENT = "550 5.7.1 not taken"


@dataclass(frozen=True, slots=True)
class Taken:
    """A message that the server accepted."""

    message_id: str
    to: str
    digest: str
    """SHA-256 of the text, as it came."""


class Journal:
    """What a server accepted, a line each, on disk before the answer."""

    def __init__(self, path: Path) -> None:
        self._file = os.open(path, os.O_CREAT | os.O_WRONLY | os.O_APPEND, 0o600)

    def write(self, envelope: Envelope) -> None:
        """Nothing; it is on disk."""
        content = envelope.original_content or b""
        message_id = str(message_from_bytes(content)["Message-ID"])
        for to in envelope.rcpt_tos:
            line = json.dumps([message_id, to, sha256(content).hexdigest()])
            os.write(self._file, f"{line}\n".encode())
        os.fsync(self._file)


def read_journal(path: Path) -> tuple[Taken, ...]:
    """What was accepted, in order."""
    return tuple(Taken(*json.loads(line)) for line in path.read_text("utf-8").splitlines())


class Hands:
    """What all connections to one port share: the script, how often each point was visited, the journal."""

    def __init__(self, script: Script, journal: Journal) -> None:
        self.script = script
        self.journal = journal
        self.visits = 0

    def wrong_at(self, point: Point) -> Fault | None:
        """The fault of this visit; None if it goes well."""
        if self.script.fault is None or point is not self.script.point:
            return None
        self.visits += 1
        return self.script.fault if self.visits in self.script.times else None

    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:
        """The answer to a message."""
        await asyncio.sleep(0)
        self.journal.write(envelope)
        return QUEUED + sha256(envelope.original_content or b"").hexdigest()[:10].upper()


class Scripted(SMTP):
    """A conversation that goes wrong where its script says so."""

    line_length_limit = 8192

    def __init__(self, hands: Hands, **named: Any) -> None:
        super().__init__(hands, hostname="relay.example", ident="ESMTP", **named)
        self.hands = hands

    async def _handle_client(self) -> None:
        if not await self._goes_wrong(Point.CONNECT):
            await super()._handle_client()

    async def smtp_EHLO(self, hostname: str) -> None:
        if not await self._goes_wrong(Point.EHLO):
            await super().smtp_EHLO(hostname)

    async def smtp_STARTTLS(self, arg: str) -> None:
        if not await self._goes_wrong(Point.STARTTLS):
            await super().smtp_STARTTLS(arg)

    async def smtp_AUTH(self, arg: str) -> None:
        if not await self._goes_wrong(Point.AUTH):
            await super().smtp_AUTH(arg)

    async def smtp_MAIL(self, arg: str | None) -> None:
        if not await self._goes_wrong(Point.MAIL):
            await super().smtp_MAIL(arg)

    async def smtp_RCPT(self, arg: str | None) -> None:
        if not await self._goes_wrong(Point.RCPT):
            await super().smtp_RCPT(arg)

    async def smtp_DATA(self, arg: str) -> None:
        if await self._goes_wrong(Point.DATA):
            return
        fault = self.hands.wrong_at(Point.TEXT)
        if fault is not None:
            await self.push("354 go on")
            await self._reader.read(64)
            await self._go_wrong(Point.TEXT, fault)
            return
        await super().smtp_DATA(arg)

    async def push(self, status: Any) -> None:
        """Nothing; an answer is sent, or what comes instead of the answer to a message."""
        fault = self.hands.wrong_at(Point.ACCEPTED) if str(status).startswith(QUEUED) else None
        if fault is None:
            await super().push(status)
        else:
            await self._go_wrong(Point.ACCEPTED, fault)

    async def _goes_wrong(self, point: Point) -> bool:
        fault = self.hands.wrong_at(point)
        if fault is Fault.DELAY:
            await asyncio.sleep(DELAY)
        elif fault is not None:
            await self._go_wrong(point, fault)
        return fault not in (None, Fault.DELAY)

    async def _go_wrong(self, point: Point, fault: Fault) -> None:
        assert isinstance(self.transport, asyncio.WriteTransport)
        if fault is Fault.DISCONNECT:
            self.transport.abort()
        elif fault is Fault.SILENCE:
            await asyncio.sleep(3600)
        elif fault is Fault.GARBAGE:
            self.transport.write(GARBAGE)
            await asyncio.sleep(3600)
        else:
            usual = _TRANSIENT if fault is Fault.TRANSIENT else _PERMANENT
            await super().push(ANSWERS.get((point, fault), usual))
            if point in (Point.CONNECT, Point.TEXT):
                self.transport.close()


class Rejecting(Hands):
    """Throws a message away after the dot, where the script says so."""

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        fault = self.wrong_at(Point.DOT)
        if fault is None:
            return await super().handle_DATA(server, session, envelope)
        assert isinstance(server, Scripted)
        if fault is Fault.TRANSIENT:
            return _TRANSIENT
        if fault is Fault.PERMANENT:
            return _PERMANENT
        await server._go_wrong(Point.DOT, fault)
        # aborted: nobody reads this
        return _PERMANENT


class Relay:
    """The process with the servers; as a context it ends with it."""

    def __init__(self, *, tls: tuple[Path, Path] | None = None) -> None:
        """With `tls`, a certificate and its key, STARTTLS is offered, and a login behind it."""
        context = multiprocessing.get_context("fork")
        self._near, far = context.Pipe()
        self._process = context.Process(target=_serve, args=(far, tls), daemon=True)
        self._process.start()
        far.close()

    def open(self, script: Script, journal: Path) -> int:
        """The port of a new server."""
        self._near.send((script, journal))
        port = self._near.recv()
        assert isinstance(port, int)
        return port

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._near.close()
        self._process.terminate()
        self._process.join()


def _let_in(_server: SMTP, _session: Session, _envelope: Envelope, _mechanism: str, said: object) -> AuthResult:
    known = isinstance(said, LoginPassword) and (said.login, said.password) == (USER.encode(), PASSWORD.encode())
    return AuthResult(success=known)


def _serve(control: Connection, tls: tuple[Path, Path] | None) -> None:
    # it complains about what the scripts do
    logging.disable()
    asyncio.run(_listen(control, tls))


async def _listen(control: Connection, tls: tuple[Path, Path] | None) -> None:
    loop = asyncio.get_running_loop()
    context = None
    if tls is not None:
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        context.load_cert_chain(*tls)
    ended = asyncio.Event()
    servers = []

    def asked() -> None:
        try:
            script, path = control.recv()
        except EOFError:
            ended.set()
            return
        hands = Rejecting(script, Journal(path))
        # named as TCP, for asyncio sets TCP_NODELAY on no others
        sock = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
        sock.bind(("127.0.0.1", 0))
        sock.listen(128)
        make = loop.create_server(
            lambda: Scripted(hands, enable_SMTPUTF8=True, loop=loop, tls_context=context, authenticator=_let_in),
            sock=sock,
        )
        servers.append(loop.create_task(make))
        control.send(sock.getsockname()[1])

    loop.add_reader(control.fileno(), asked)
    await ended.wait()
