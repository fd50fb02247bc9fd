"""A connection to a mail server: protected, timed, and strict about what counts as an answer.

smtplib gives the commands. Its answers are read here, for three reasons: a server that sends a byte now and then
would keep smtplib waiting for ever, smtplib takes what is no answer for one, and an answer that came before it was
asked for must never be taken for the answer to the dot.
"""

import re
import smtplib
import socket
import ssl
import time
from contextlib import suppress

from renvooi.model.deliveries import Reply
from renvooi.model.errors import BadSettings
from renvooi.notice.sending.settings import Security, Server, Timeouts

LONGEST_LINE = 8_192
"""Bytes of a line of an answer; RFC 5321 allows 512, servers are known to exceed it."""
MOST_LINES = 200
"""Lines of an answer; EHLO has some twenty."""
LONGEST_TEXT = 1_000
"""Characters of an answer that are kept."""
_ANSWER = re.compile(rb"([2-5][0-9][0-9])(?:([ -])(.*))?", re.DOTALL)
_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")


class Lost(Exception):
    """The connection is of no use any more: it ended, was silent for too long, or said what is no answer."""

    def __init__(self, reason: str) -> None:
        """`reason` as a person reads it, without a final full stop."""
        super().__init__(reason)
        self.reason = reason


class Wire(smtplib.SMTP):
    """An SMTP connection; every method raises Lost when the connection is of no use any more."""

    def __init__(self, server: Server) -> None:
        """Connect, and read the greeting. Raises: Lost, BadSettings if the server cannot be trusted."""
        self._unread = b""
        # a name is looked up nowhere: some machines wait for that for long
        super().__init__(local_hostname="localhost")
        self.server = server
        self.patience = server.timeouts.connect
        """Seconds that an answer may take from when it is waited for."""
        self.confidential = False
        """True once a secret was said: what is no answer may repeat it, and is shown nowhere from then on."""
        self.sock = _connected(server)
        try:
            self._local()
            if server.security is Security.TLS:
                self.sock = _protected(self.sock, server)
        except BaseException:
            self.close()
            raise

    @property
    def timeouts(self) -> Timeouts:
        """How long each stage may take."""
        return self.server.timeouts

    def ask(self, command: str) -> Reply:
        """The answer to a command. Raises: Lost."""
        self.require_silence()
        self.putcmd(command)
        return self.answer()

    def answer(self) -> Reply:
        """The next answer. Raises: Lost."""
        code, text = self.getreply()
        return reply_of(code, text)

    def send(self, s: object) -> None:
        """Nothing; all of it was handed to the system. Raises: Lost."""
        data = s.encode("utf-8") if isinstance(s, str) else s
        assert isinstance(data, bytes | memoryview)
        if self.sock is None:
            raise Lost("the connection was closed")
        try:
            self.sock.settimeout(self.patience)
            self.sock.sendall(data)
        except OSError as error:
            self.close()
            raise Lost(_why(error, self.patience)) from error

    def getreply(self) -> tuple[int, bytes]:
        """The next answer, whole and within `patience`. Raises: Lost."""
        until = time.monotonic() + self.patience
        texts: list[bytes] = []
        first = b""
        while len(texts) < MOST_LINES:
            line = self._line(until)
            found = _ANSWER.fullmatch(line)
            if found is None or (first and found[1] != first):
                self.close()
                raise Lost(f"it answered {self._shown(line)}, which is no answer")
            first = found[1]
            texts.append(found[3] or b"")
            if found[2] != b"-":
                return int(first), b"\n".join(texts)
        self.close()
        raise Lost(f"its answer has more than {MOST_LINES} lines")

    def require_silence(self) -> None:
        """Nothing, if the server said nothing that was not asked for. Raises: Lost."""
        if self.sock is None:
            raise Lost("the connection was closed")
        try:
            self.sock.settimeout(0)
            more = self.sock.recv(LONGEST_LINE)
        except (BlockingIOError, ssl.SSLWantReadError):
            more = None
        except OSError as error:
            self.close()
            raise Lost(_why(error, 0)) from error
        if more == b"" and not self._unread:
            self.close()
            raise Lost("it closed the connection")
        self._unread += more or b""
        if self._unread:
            said = self._shown(self._unread)
            self.close()
            raise Lost(f"it said {said} unasked")

    def protect(self) -> Reply:
        """The answer to STARTTLS; if it is 220, what follows is protected. Raises: Lost, BadSettings."""
        reply = self.ask("STARTTLS")
        if reply.code == 220:
            # what was sent along in the open is from anybody
            self.require_silence()
            assert self.sock is not None
            self.sock = _protected(self.sock, self.server)
            self.ehlo_resp, self.esmtp_features, self.does_esmtp = None, {}, False
        return reply

    def close(self) -> None:
        """Nothing; the connection is gone, without a word."""
        sock, self.sock, self._unread = self.sock, None, b""
        if sock is not None:
            with suppress(OSError):
                sock.close()

    def part(self) -> None:
        """Nothing; the server was told QUIT, and its answer is not worth waiting for."""
        with suppress(Lost):
            self.patience = min(self.patience, self.timeouts.connect)
            self.putcmd("QUIT")
        self.close()

    def _line(self, until: float) -> bytes:
        while b"\n" not in self._unread:
            if len(self._unread) > LONGEST_LINE:
                self.close()
                raise Lost(f"a line of its answer has more than {LONGEST_LINE} bytes")
            self._unread += self._some(until)
        line, _, self._unread = self._unread.partition(b"\n")
        return line.removesuffix(b"\r")

    def _some(self, until: float) -> bytes:
        if self.sock is None:
            raise Lost("the connection was closed")
        left = until - time.monotonic()
        try:
            if left <= 0:
                raise TimeoutError
            self.sock.settimeout(left)
            found = self.sock.recv(LONGEST_LINE)
        except OSError as error:
            self.close()
            raise Lost(_why(error, self.patience)) from error
        if not found:
            self.close()
            raise Lost("it closed the connection without an answer")
        return found

    def _shown(self, data: bytes) -> str:
        return "something" if self.confidential else repr(reply_of(None, data[:80]).text)

    def _local(self) -> None:
        """Nothing; EHLO says the address of this machine (RFC 5321, 4.1.3): its name may be none."""
        assert self.sock is not None
        own = str(self.sock.getsockname()[0])
        self.local_hostname = f"[IPv6:{own.partition('%')[0]}]" if ":" in own else f"[{own}]"


def reply_of(code: int | None, text: bytes) -> Reply:
    """An answer on one line, printable, and no longer than what is kept."""
    return Reply(code, _UNPRINTABLE.sub(" ", text.decode("utf-8", "replace")).strip()[:LONGEST_TEXT])


def _connected(server: Server) -> socket.socket:
    try:
        sock = socket.create_connection((server.host, server.port), server.timeouts.connect)
        # the dot is five bytes: without this they wait for the answer to what went before
        sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    except OSError as error:
        raise Lost(_why(error, server.timeouts.connect)) from error
    return sock


def _protected(sock: socket.socket, server: Server) -> socket.socket:
    try:
        context = ssl.create_default_context(cafile=None if server.ca_file is None else str(server.ca_file))
    except OSError as error:
        raise BadSettings(f"ca_file: {server.ca_file}: {error.strerror or 'no certificates in it'}.") from error
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    try:
        sock.settimeout(server.timeouts.connect)
        return context.wrap_socket(sock, server_hostname=server.host)
    except ssl.SSLCertVerificationError as error:
        raise BadSettings(
            f"{server.name}: its certificate cannot be trusted: {error.verify_message}. "
            "Check host, or name the certificates of your own authority in ca_file."
        ) from error
    except OSError as error:
        raise Lost(_why(error, server.timeouts.connect)) from error


def _why(error: OSError, seconds: float) -> str:
    if isinstance(error, TimeoutError):
        return f"nothing came within {seconds:g} s"
    return (error.strerror or str(error)).strip()
