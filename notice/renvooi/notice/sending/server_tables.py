"""The table of a mail server in a settings file: where it is, how it is protected, who we are to it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from ipaddress import ip_address
from pathlib import Path

from renvooi.model.errors import BadSettings
from renvooi.notice.sending.settings import Credential, Security, Server, Timeouts
from renvooi.notice.tables import Table

LONGEST_TIMEOUT = 3600
"""Seconds; no server makes a client wait for an hour."""
LAST_PORT = 65_535
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")
_HOST = re.compile(r"[A-Za-z0-9.:_-]+")


@dataclass(frozen=True, slots=True)
class Protocol:
    """What differs between the servers that send and those that keep mail."""

    usual: Security
    """Without a word about it."""
    ports: Mapping[Security, int]


@dataclass(frozen=True, slots=True)
class Said:
    """What the environment says of a server; it wins over the file."""

    host: str | None = None
    port: int | None = None
    security: Security | None = None
    user: str | None = None
    password: str | None = None


def read_server(table: Table, protocol: Protocol, *, folder: Path, said: Said) -> Server:
    """The server of a table, which holds nothing else but what was read of it. Raises: BadSettings."""
    in_file = table.optional_text("host")
    host = said.host or in_file or table.text("host")
    security = table.optional_member("security", Security) or protocol.usual
    security = said.security or security
    port = read_port(table)
    insecure = table.flag("insecure", default=False)
    ca_file = table.optional_text("ca_file")
    if not _HOST.fullmatch(host):
        raise table.refuse("host", f"expected the name of a host, found {host!r}")
    if security is Security.NONE and not insecure and not _is_loopback(host):
        raise table.refuse(
            "security",
            f"nothing would protect the mails on their way to {host}; use starttls or tls, or write insecure = true",
        )
    server = Server(
        host,
        said.port or port or protocol.ports[security],
        security,
        None if ca_file is None else folder / ca_file,
        _credential(table, folder, said),
        _timeouts(table),
    )
    table.done()
    return server


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host.lower().rstrip(".") == "localhost"


def _credential(table: Table, folder: Path, said: Said) -> Credential | None:
    if "password" in table:
        raise table.refuse("password", "a password does not belong in this file; name a password_file")
    in_file = read_line(table, "user") if "user" in table else table.optional_text("user")
    user = said.user or in_file
    file, command = table.optional_text("password_file"), table.texts("token_command")
    if file is not None and command:
        raise table.refuse("token_command", "expected either this or password_file")
    if user is None and (file is not None or command or said.password is not None):
        raise table.refuse("user", "expected the user to whom the password belongs")
    if user is None:
        return None
    if _CONTROL.search(user):
        raise BadSettings("RENVOOI_SMTP_USER: expected one line of text")
    if said.password is not None:
        return Credential(user, password=said.password)
    if file is None and not command:
        raise table.refuse("password_file", "expected this, a token_command, or RENVOOI_SMTP_PASSWORD")
    return Credential(user, password_file=None if file is None else folder / file, token_command=command)


def _timeouts(table: Table) -> Timeouts:
    usual = Timeouts()
    return Timeouts(
        connect=read_number(table, "connect_timeout", LONGEST_TIMEOUT) or usual.connect,
        command=read_number(table, "command_timeout", LONGEST_TIMEOUT) or usual.command,
        dot=read_number(table, "dot_timeout", LONGEST_TIMEOUT) or usual.dot,
    )


def read_port(table: Table) -> int | None:
    """The number of a port; None if none is named. Raises: BadSettings."""
    value = table.value("port")
    if value is None or (isinstance(value, int) and not isinstance(value, bool) and 1 <= value <= LAST_PORT):
        return value
    raise table.refuse("port", f"expected a number from 1 to {LAST_PORT}, found {value!r}")


def read_number(table: Table, key: str, most: int) -> float | None:
    """A number over 0; None if the key is absent. Raises: BadSettings."""
    value = table.value(key)
    if value is None:
        return None
    if isinstance(value, int | float) and not isinstance(value, bool) and 0 < value <= most:
        return float(value)
    raise table.refuse(key, f"expected a number over 0 and up to {most}, found {value!r}")


def read_line(table: Table, key: str) -> str:
    """One line that may stand in a header. Raises: BadSettings."""
    text = table.text(key)
    if _CONTROL.search(text) or "=?" in text:
        raise table.refuse(key, "expected one line of text, without control characters and without =?")
    return text
