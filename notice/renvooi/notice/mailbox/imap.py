"""Mails of a folder on an IMAP server (RFC 3501), which is left as it is: no mail is marked, moved or removed.

The folder is opened by EXAMINE and mails are fetched by BODY.PEEK, so a person who reads the same folder still
sees what is new to them. What was read before is recognised by its bytes, not by a mark.
"""

import imaplib
import re
import ssl
from base64 import b64encode
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import date, datetime

from renvooi.model.errors import BadSettings, InputRefused
from renvooi.notice.mailbox.reading import MAX_MAIL
from renvooi.notice.mailbox.values import Arrived, Unread
from renvooi.notice.sending.credentials import secret_of
from renvooi.notice.sending.settings import Credential, ImapFolder, Security, Server

MOST_FAILED = 3
"""Mails in a row at which a connection may break before the server counts as one that cannot be read."""
LONGEST_SAID = 200
"""Characters of what a server says that are repeated in an error."""
_UID = re.compile(rb"\bUID (\d{1,10})\b")
_SIZE = re.compile(rb"\bRFC822\.SIZE (\d{1,12})\b")
_DATE = re.compile(rb'\bINTERNALDATE "([^"]{1,40})"')


@dataclass(frozen=True, slots=True)
class _Listed:
    """What a folder says of a mail before it is fetched."""

    uid: str
    size: int | None
    """None if the server does not tell."""
    at: datetime | None


@dataclass(slots=True)
class _Rest:
    """What is left to be fetched of a folder; a connection that breaks takes no more than one mail with it."""

    mails: deque[_Listed] = field(default_factory=deque)
    missing: int = 0
    """Mails that the folder has, and that the server did not list."""
    is_listed: bool = False
    failed: int = 0
    """Mails in a row at which the connection broke."""


def fetch_mails(folder: ImapFolder, *, since: date | None = None) -> Iterator[Arrived | Unread]:
    """The mails of a folder in the order of their numbers, those that came on `since` or later; one at a time.

    A mail at which the connection breaks is listed as unread, and the others are fetched over a new one.
    Raises: InputRefused if the server cannot be reached or does not do what is asked, BadSettings if only other
    settings can help.
    """
    rest = _Rest()
    while not rest.is_listed or rest.mails:
        with _opened(folder) as connection:
            if not rest.is_listed:
                _list(connection, folder, rest, since)
            yield from _until_it_breaks(connection, folder, rest)
    if rest.missing:
        yield Unread(folder.folder, f"has {rest.missing} more than the server lists; look at the folder itself")


def _until_it_breaks(connection: imaplib.IMAP4, folder: ImapFolder, rest: _Rest) -> Iterator[Arrived | Unread]:
    while rest.mails:
        one = rest.mails.popleft()
        name = f"{folder.folder}/{one.uid}"
        try:
            found = _fetched(connection, one, name)
        except (OSError, imaplib.IMAP4.error) as error:
            rest.failed += 1
            if rest.failed >= MOST_FAILED:
                raise
            reason = _plain(str(error)) or "nothing came"
            yield Unread(name, f"was not read, for the connection broke at it ({reason})")
            return
        rest.failed = 0
        yield found


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
    _bound(connection)
    return connection


def _bound(connection: imaplib.IMAP4) -> None:
    """Nothing; no more is read at once than the biggest mail has, whatever the server says or sends."""
    unbound = connection.read

    def read(size: int) -> bytes:
        if size > MAX_MAIL + 1:
            raise imaplib.IMAP4.abort(f"it sends {size} bytes at once")
        return unbound(size)

    connection.read = read  # type: ignore[method-assign]  # the library asks it for every literal


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


def _list(connection: imaplib.IMAP4, folder: ImapFolder, rest: _Rest, since: date | None) -> None:
    """Nothing; `rest` has the mails of the folder that came on `since` or later.

    Without a search, whose answer is one line that can become too long for any reader.
    """
    exists = _number(connection.untagged_responses.get("EXISTS"))
    # some servers refuse to list a folder in which there is nothing
    found = {} if exists == 0 else _listed(connection, folder)
    rest.is_listed, rest.missing = True, max(exists - len(found), 0)
    for number in sorted(found):
        at = found[number].at
        if since is None or at is None or at.date() >= since:
            rest.mails.append(found[number])


def _listed(connection: imaplib.IMAP4, folder: ImapFolder) -> dict[int, _Listed]:
    kind, answer = connection.uid("FETCH", "1:*", "(UID RFC822.SIZE INTERNALDATE)")
    if kind != "OK":
        raise imaplib.IMAP4.error(f"the mails of {folder.folder} cannot be listed: {_said(answer)}")
    found: dict[int, _Listed] = {}
    for line in answer:
        # what a server sends as a literal comes in pieces
        text = b" ".join(line) if isinstance(line, tuple) else line if isinstance(line, bytes) else b""
        uid, size, at = _UID.search(text), _SIZE.search(text), _DATE.search(text)
        if uid is not None:
            moment = None if at is None else _moment(at[1])
            found[int(uid[1])] = _Listed(uid[1].decode("ascii"), None if size is None else int(size[1]), moment)
    return found


def _number(said: object) -> int:
    """The last number of what a server said of one thing; 0 if it said nothing."""
    last = said[-1] if isinstance(said, list) and said else b""
    return int(last) if isinstance(last, bytes) and last.isdigit() else 0


def _fetched(connection: imaplib.IMAP4, one: _Listed, name: str) -> Arrived | Unread:
    if one.size is not None and one.size > MAX_MAIL:
        return Unread(name, f"has over {MAX_MAIL} bytes")
    # the size that was told may be wrong; of what is too big, enough comes to see that it is
    kind, answer = connection.uid("FETCH", one.uid, f"(BODY.PEEK[]<0.{MAX_MAIL + 1}>)")
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
