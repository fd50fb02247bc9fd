"""Mails of a folder on an IMAP server (RFC 3501), which is left as it is: no mail is marked, moved or removed.

The folder is opened by EXAMINE and mails are fetched by BODY.PEEK, so a person who reads the same folder still
sees what is new to them. What was read before is recognised by its bytes, not by a mark.
"""

import imaplib
import re
import ssl
from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import date, datetime

from renvooi.model.errors import BadSettings, InputRefused
from renvooi.notice.mailbox.reading import MAX_MAIL
from renvooi.notice.mailbox.values import Arrived, Unread
from renvooi.notice.sending.credentials import secret_of
from renvooi.notice.sending.settings import Credential, ImapFolder, Security, Server

LONGEST_SAID = 200
"""Characters of what a server says that are repeated in an error."""
_UID = re.compile(rb"\bUID (\d{1,10})\b")
_SIZE = re.compile(rb"\bRFC822\.SIZE (\d{1,12})\b")
_DATE = re.compile(rb'\bINTERNALDATE "([^"]{1,40})"')


@dataclass(frozen=True, slots=True)
class _Listed:
    """What a folder says of a mail before it is fetched."""

    uid: str
    size: int
    at: datetime | None


def fetch_mails(folder: ImapFolder, *, since: date | None = None) -> Iterator[Arrived | Unread]:
    """The mails of a folder in the order of their numbers, those that came on `since` or later; one at a time.

    Raises: InputRefused if the server cannot be reached or does not do what is asked, BadSettings if only other
    settings can help.
    """
    with _opened(folder) as connection:
        for one in _listed(connection, folder):
            if since is not None and one.at is not None and one.at.date() < since:
                continue
            yield _fetched(connection, one, f"{folder.folder}/{one.uid}")


@contextmanager
def _opened(folder: ImapFolder) -> Iterator[imaplib.IMAP4]:
    """A connection that is protected as the settings ask, has logged in, and has the folder open to be read."""
    server = folder.server
    try:
        connection = _connected(server)
    except (OSError, imaplib.IMAP4.error) as error:
        raise _unreachable(server, error) from error
    try:
        if server.credential is not None:
            _log_in(connection, server, server.credential)
        elif connection.state == "NONAUTH":
            raise BadSettings(
                f"{server.name}: lets nobody in without a name. Add user and password_file to [mailbox.imap]."
            )
        kind, answer = connection.select(_mailbox(folder.folder), readonly=True)
        if kind != "OK":
            raise BadSettings(f"{server.name}: has no folder {folder.folder!r}: {_said(answer)}. Check [mailbox.imap].")
        yield connection
    except (OSError, imaplib.IMAP4.error) as error:
        raise _unreachable(server, error) from error
    finally:
        with suppress(OSError, imaplib.IMAP4.error):
            connection.logout()


def _connected(server: Server) -> imaplib.IMAP4:
    wait = server.timeouts.connect
    if server.security is Security.TLS:
        connection: imaplib.IMAP4 = imaplib.IMAP4_SSL(
            server.host, server.port, ssl_context=_context(server), timeout=wait
        )
    else:
        connection = imaplib.IMAP4(server.host, server.port, timeout=wait)
        if server.security is Security.STARTTLS:
            _protect(connection, server)
    connection.sock.settimeout(server.timeouts.command)
    return connection


def _protect(connection: imaplib.IMAP4, server: Server) -> None:
    try:
        connection.starttls(_context(server))
    except BaseException:
        with suppress(OSError):
            connection.shutdown()
        raise


def _context(server: Server) -> ssl.SSLContext:
    try:
        context = ssl.create_default_context(cafile=None if server.ca_file is None else str(server.ca_file))
    except OSError as error:
        raise BadSettings(f"ca_file: {server.ca_file}: {error.strerror or 'no certificates in it'}.") from error
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    return context


def _log_in(connection: imaplib.IMAP4, server: Server, credential: Credential) -> None:
    secret = secret_of(credential)
    is_token = bool(credential.token_command)
    said = (
        f"user={credential.user}\1auth=Bearer {secret}\1\1" if is_token else f"\0{credential.user}\0{secret}"
    ).encode()
    # a second question of the server carries the reason of a refusal: an empty answer ends it
    answers = iter((said,))
    try:
        if is_token:
            connection.authenticate("XOAUTH2", lambda _: next(answers, b""))
        elif "AUTH=PLAIN" in connection.capabilities:
            connection.authenticate("PLAIN", lambda _: next(answers, b""))
        else:
            connection.login(credential.user, secret)
    except imaplib.IMAP4.abort:
        raise
    except (imaplib.IMAP4.error, UnicodeEncodeError) as error:
        # a server that repeats what it was told must not bring the secret into a log
        reason = _plain(str(error).replace(secret, "***").replace(b64encode(said).decode("ascii"), "***"))
        raise BadSettings(
            f"{server.name}: does not let {credential.user} in: {reason}. Check user and password in [mailbox.imap]."
        ) from None


def _listed(connection: imaplib.IMAP4, folder: ImapFolder) -> Iterator[_Listed]:
    """All mails of the folder; without a search, whose answer is one line that can become too long for any reader."""
    if connection.untagged_responses.get("EXISTS") == [b"0"]:
        # some servers refuse to list a folder in which there is nothing
        return
    kind, answer = connection.uid("FETCH", "1:*", "(UID RFC822.SIZE INTERNALDATE)")
    if kind != "OK":
        raise imaplib.IMAP4.error(f"the mails of {folder.folder} cannot be listed: {_said(answer)}")
    found: dict[int, _Listed] = {}
    for line in answer:
        text = line if isinstance(line, bytes) else b""
        uid, size, at = _UID.search(text), _SIZE.search(text), _DATE.search(text)
        if uid is not None and size is not None:
            moment = None if at is None else _moment(at[1])
            found[int(uid[1])] = _Listed(uid[1].decode("ascii"), int(size[1]), moment)
    yield from (found[number] for number in sorted(found))


def _fetched(connection: imaplib.IMAP4, one: _Listed, name: str) -> Arrived | Unread:
    if one.size > MAX_MAIL:
        return Unread(name, f"has over {MAX_MAIL} bytes")
    kind, answer = connection.uid("FETCH", one.uid, "(BODY.PEEK[])")
    body = next((part[1] for part in answer if isinstance(part, tuple)), None)
    if kind != "OK" or not isinstance(body, bytes):
        return Unread(name, "was not given by the server; it may have been removed in the meantime")
    return Arrived(name, body, one.at)


def _moment(text: bytes) -> datetime | None:
    try:
        return datetime.strptime(text.decode("ascii").strip(), "%d-%b-%Y %H:%M:%S %z")
    except ValueError:
        return None


def _mailbox(name: str) -> str:
    """The name of a folder as the protocol writes it: quoted, in the UTF-7 of RFC 3501, section 5.1.3."""
    coded, run = [], ""
    for char in (*name, ""):
        if char and not " " <= char <= "~":
            run += char
            continue
        if run:
            coded.append("&" + b64encode(run.encode("utf-16-be")).decode("ascii").rstrip("=").replace("/", ",") + "-")
            run = ""
        coded.append("&-" if char == "&" else char)
    return '"' + "".join(coded).replace("\\", "\\\\").replace('"', '\\"') + '"'


def _unreachable(server: Server, error: Exception) -> BadSettings | InputRefused:
    if isinstance(error, ssl.SSLCertVerificationError):
        return BadSettings(
            f"{server.name}: its certificate cannot be trusted: {error.verify_message}. "
            "Check host, or name the certificates of your own authority in ca_file."
        )
    if isinstance(error, TimeoutError):
        reason = "nothing came in time"
    elif isinstance(error, OSError):
        reason = (error.strerror or str(error)).lower()
    else:
        reason = f"the mailbox server failed: {_plain(str(error))}"
    return InputRefused(
        server.name, reason.rstrip("."), "Check [mailbox.imap], and try again; nothing of it was changed"
    )


def _said(answer: object) -> str:
    first = answer[0] if isinstance(answer, list) and answer else b""
    return _plain(first.decode("utf-8", "replace") if isinstance(first, bytes) else str(first))


def _plain(text: str) -> str:
    return "".join(char if char.isprintable() else " " for char in text)[:LONGEST_SAID].strip().rstrip(".")
