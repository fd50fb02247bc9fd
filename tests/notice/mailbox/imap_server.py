"""A scripted IMAP server on loopback: as much of the protocol as a reader of one folder needs, and every fault."""

import base64
import re
import socket
import ssl
import threading
from contextlib import suppress
from dataclasses import dataclass, field
from types import TracebackType
from typing import Self


@dataclass
class Script:
    """What the server holds, and what it does wrong."""

    mails: dict[int, bytes] = field(default_factory=dict)
    at: str = "03-Mar-2026 23:30:00 +0100"
    user: str = "post"
    secret: str = "geheim woord"
    capabilities: str = "IMAP4rev1 STARTTLS AUTH=PLAIN AUTH=XOAUTH2"
    folder: str = '"INBOX"'
    wrong: str = ""
    """The command that is answered wrongly."""
    how: str = "NO"
    """"NO", "BAD", "drop", "garbage", "silence"."""
    gone: tuple[int, ...] = ()
    """Listed, and not there when they are asked for."""
    size: int | None = None
    """The size that is told of every mail."""
    unsized: tuple[int, ...] = ()
    """Of these no size is told."""
    unlisted: tuple[int, ...] = ()
    """These are counted, and not listed."""
    breaks: tuple[int, ...] = ()
    """The connection ends where one of these is asked for."""
    too_much: tuple[int, ...] = ()
    """Of these, more is sent than is asked for."""


class ImapServer:
    """Serves one connection after the other, until it is left."""

    def __init__(self, script: Script, *, context: ssl.SSLContext | None = None, at_once: bool = False) -> None:
        """With `at_once` TLS begins at the first byte, else at STARTTLS."""
        self.script, self.context, self.at_once = script, context, at_once
        self.heard: list[str] = []
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.port = self._socket.getsockname()[1]
        self._thread = threading.Thread(target=self._serve, daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._socket.shutdown(socket.SHUT_RDWR)
        self._socket.close()
        self._thread.join(5)

    def _serve(self) -> None:
        while True:
            try:
                connection, _ = self._socket.accept()
            except OSError:
                return
            with suppress(OSError, EOFError), connection:
                connection.settimeout(5)
                self._talk(self._protected(connection) if self.at_once else connection)

    def _protected(self, connection: socket.socket) -> socket.socket:
        assert self.context is not None
        return self.context.wrap_socket(connection, server_side=True)

    def _talk(self, connection: socket.socket) -> None:
        if self.script.wrong == "greeting":
            self._fail(connection, "*")
            return
        connection.sendall(b"* OK ready\r\n")
        while True:
            tag, command, rest = self._command(connection)
            self.heard.append(f"{command} {rest}".strip())
            if self.script.wrong == command:
                self._fail(connection, tag)
                if self.script.how in ("drop", "garbage", "silence"):
                    return
                continue
            connection.sendall(
                self._answer(connection, command, rest).encode("latin-1") + f"{tag} OK done\r\n".encode()
            )
            if command == "STARTTLS":
                connection = self._protected(connection)
            if command == "LOGOUT":
                return

    def _fail(self, connection: socket.socket, tag: str) -> None:
        how = self.script.how
        if how == "garbage":
            connection.sendall(b"\xff\x00 wat\r\n" * 3)
        elif how == "silence":
            connection.recv(1)
        elif how in ("NO", "BAD"):
            connection.sendall(f"{tag} {how} dat gaat niet: {self.script.secret}\r\n".encode())

    def _command(self, connection: socket.socket) -> tuple[str, str, str]:
        line = _line(connection)
        tag, _, rest = line.partition(" ")
        command, _, rest = rest.partition(" ")
        if command == "UID":
            command, _, rest = rest.partition(" ")
        return tag, command.upper(), rest

    def _answer(self, connection: socket.socket, command: str, rest: str) -> str:
        script = self.script
        if command == "CAPABILITY":
            return f"* CAPABILITY {script.capabilities}\r\n"
        if command == "AUTHENTICATE":
            connection.sendall(b"+ \r\n")
            said = base64.b64decode(_line(connection)).decode()
            self.heard.append(said)
            return ""
        if command == "EXAMINE":
            assert rest == script.folder, rest
            return f"* {len(script.mails)} EXISTS\r\n* OK [UIDVALIDITY 7] x\r\n"
        if command == "FETCH" and rest.startswith("1:*"):
            return "".join(
                f"* {number} FETCH (UID {uid}"
                + ("" if uid in script.unsized else f" RFC822.SIZE {script.size or len(data)}")
                + f' INTERNALDATE "{script.at}")\r\n'
                for number, (uid, data) in enumerate(script.mails.items(), 1)
                if uid not in script.unlisted
            )
        if command == "FETCH":
            found = re.match(r"\d+", rest)
            assert found is not None
            uid = int(found[0])
            if uid in script.gone:
                return ""
            if uid in script.breaks:
                raise EOFError
            if uid in script.too_much:
                return f"* 1 FETCH (UID {uid} BODY[]<0> {{200000000}}\r\n"
            data = script.mails[uid].decode("latin-1")
            return f"* 1 FETCH (UID {uid} BODY[] {{{len(data)}}}\r\n{data})\r\n"
        return ""


def _line(connection: socket.socket) -> str:
    line = b""
    while not line.endswith(b"\r\n"):
        piece = connection.recv(1)
        if not piece:
            raise EOFError
        line += piece
    return line[:-2].decode("utf-8")
