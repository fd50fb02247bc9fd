"""Mail settings read from TOML and from the environment, and checked before anything is sent.

schema = "renvooi/mail/1"
[smtp]                                      [from]
host = "smtp.example.nl"                    name = "Voorbeeld Data B.V."
user = "meldingen@example.nl"               address = "meldingen@example.nl"
password_file = "smtp.password"
"""

import re
from collections.abc import Mapping
from pathlib import Path
from string import Formatter
from urllib.parse import urlsplit

from renvooi.model.errors import BadSettings, StateForbids
from renvooi.notice.sending.server_tables import LAST_PORT, Protocol, Said, read_line, read_number, read_server
from renvooi.notice.sending.settings import (
    MAIL_SCHEMA,
    ImapFolder,
    MailDirectory,
    MailSettings,
    Security,
    Server,
    Team,
)
from renvooi.notice.tables import Table, load

ENVIRONMENT = "RENVOOI_SMTP_"
"""What the names of variables begin with that win over [smtp]: HOST, PORT, SECURITY, USER, PASSWORD."""
LANGUAGES = ("nl", "en")
FASTEST_RATE = 10_000
"""Messages a second; more is a slip of the pen."""
SMTP = Protocol(Security.STARTTLS, {Security.STARTTLS: 587, Security.TLS: 465, Security.NONE: 25})
IMAP = Protocol(Security.TLS, {Security.STARTTLS: 143, Security.TLS: 993, Security.NONE: 143})
_LIST_ID = re.compile(r"[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+")
_TEMPLATE = re.compile(r"https://[A-Za-z0-9._~:/?#@!$&()*+,;=%{}\[\]-]+")


def load_mail(data: bytes, *, folder: Path, environ: Mapping[str, str], name: str = "mail") -> MailSettings:
    """The settings in a TOML file; other files are named from `folder`, and `environ` wins for [smtp].

    Raises: BadSettings with the place of the first mistake.
    """
    root = load(data, name)
    if (schema := root.text("schema")) != MAIL_SCHEMA:
        raise root.refuse("schema", f"expected {MAIL_SCHEMA!r}, found {schema!r}")
    origin, mail = root.table("from"), root.table("mail")
    address = _address(origin, "address")
    settings = MailSettings(
        from_name=read_line(origin, "name"),
        from_address=address,
        sender=_optional_address(mail, "sender") or address,
        reply_to=_optional_address(mail, "reply_to") or address,
        list_id=_list_id(mail),
        acknowledge=_template(mail, "acknowledge"),
        unsubscribe=_template(mail, "unsubscribe"),
        smtp=_smtp(root, folder, environ),
        rate=read_number(mail, "rate", FASTEST_RATE),
        mailbox=_mailbox(root.table("mailbox"), folder) if "mailbox" in root else None,
        team=_team(root.table("team")) if "team" in root else None,
    )
    for table in (origin, mail, root):
        table.done()
    return settings


def require_smtp(settings: MailSettings) -> Server:
    """The server to send by. Raises: StateForbids if none is set."""
    if settings.smtp is None:
        raise StateForbids("mail: no server to send by is set. Add [smtp] to the mail file, or set RENVOOI_SMTP_HOST.")
    return settings.smtp


def _smtp(root: Table, folder: Path, environ: Mapping[str, str]) -> Server | None:
    host = environ.get(f"{ENVIRONMENT}HOST")
    if "smtp" not in root and not host:
        return None
    said = Said(
        host,
        _environ_port(environ),
        _environ_security(environ),
        environ.get(f"{ENVIRONMENT}USER"),
        environ.get(f"{ENVIRONMENT}PASSWORD"),
    )
    return read_server(root.table("smtp"), SMTP, folder=folder, said=said)


def _environ_security(environ: Mapping[str, str]) -> Security | None:
    text = environ.get(key := f"{ENVIRONMENT}SECURITY")
    if not text:
        return None
    try:
        return Security(text)
    except ValueError:
        raise BadSettings(f"{key}: expected one of {', '.join(Security)}; found {text!r}") from None


def _environ_port(environ: Mapping[str, str]) -> int | None:
    text = environ.get(key := f"{ENVIRONMENT}PORT")
    if not text:
        return None
    if text.isascii() and text.isdigit() and 1 <= int(text[:6]) <= LAST_PORT:
        return int(text)
    raise BadSettings(f"{key}: expected a number from 1 to {LAST_PORT}, found {text!r}")


def _mailbox(table: Table, folder: Path) -> MailDirectory | ImapFolder:
    directory = table.optional_text("directory")
    found: MailDirectory | ImapFolder
    if directory is not None:
        found = MailDirectory(folder / directory)
    elif "imap" in table:
        imap = table.table("imap")
        box = read_line(imap, "folder") if "folder" in imap else imap.optional_text("folder") or "INBOX"
        found = ImapFolder(read_server(imap, IMAP, folder=folder, said=Said()), box)
    else:
        raise table.refuse("imap", "expected a directory, or a table with the IMAP server")
    table.done()
    return found


def _team(table: Table) -> Team:
    language = table.optional_text("language") or "nl"
    if language not in LANGUAGES:
        raise table.refuse("language", f"expected one of {', '.join(LANGUAGES)}; found {language!r}")
    team = Team(read_line(table, "name"), _address(table, "address"), language)
    table.done()
    return team


def _optional_address(table: Table, key: str) -> str | None:
    return _address(table, key) if key in table else table.optional_text(key)


def _address(table: Table, key: str) -> str:
    from email_validator import EmailNotValidError, validate_email

    text = read_line(table, key)
    try:
        validate_email(text, check_deliverability=False)
    except EmailNotValidError as error:
        raise table.refuse(key, f"{text!r} is no e-mail address: {str(error).rstrip('.')}") from error
    return text


def _list_id(table: Table) -> str | None:
    text = table.optional_text("list_id")
    if text is not None and not _LIST_ID.fullmatch(text):
        raise table.refuse("list_id", f"expected a name such as meldingen.example.nl, found {text!r}")
    return text


def _template(table: Table, key: str) -> str | None:
    text = table.optional_text(key)
    if text is None:
        return None
    try:
        pieces = [piece for piece in Formatter().parse(text) if piece[1] is not None]
        host = urlsplit(text).hostname
    except ValueError as error:
        raise table.refuse(key, f"{text!r} is no address: {error}") from error
    fields = [field for _, field, _, _ in pieces]
    plain = not any(form or conversion for _, _, form, conversion in pieces)
    if not plain or fields != ["token"] or not _TEMPLATE.fullmatch(text) or not host or "{" in host:
        raise table.refuse(
            key, f"expected an address that begins with https:// and a host and holds {{token}} once, found {text!r}"
        )
    return text
