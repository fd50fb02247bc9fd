"""Mail settings from a file and the environment: what wins, what is refused, and that no secret shows."""

import tomllib
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from renvooi.model import schema
from renvooi.model.errors import BadSettings, StateForbids
from renvooi.notice.sending.settings import ImapFolder, MailDirectory, MailSettings, Security, Team, Timeouts
from renvooi.notice.sending.settings_file import load_mail, require_smtp

WHOLE = """
schema = "renvooi/mail/1"

[smtp]
host = "smtp.example.nl"
port = 2525
security = "starttls"
ca_file = "eigen-ca.pem"
user = "meldingen@example.nl"
password_file = "smtp.password"
connect_timeout = 10
command_timeout = 60.5
dot_timeout = 900

[from]
name = "Voorbeeld Data B.V."
address = "meldingen@example.nl"

[mail]
sender = "retour@example.nl"
reply_to = "contract@example.nl"
list_id = "meldingen.example.nl"
acknowledge = "https://example.nl/ontvangen/{token}"
unsubscribe = "https://example.nl/afmelden?t={token}"
rate = 20

[mailbox.imap]
host = "imap.example.nl"
user = "contract@example.nl"
token_command = ["/usr/local/bin/token", "--scope", "imap"]
folder = "Meldingen"

[team]
name = "Contractbeheer"
address = "contractbeheer@example.nl"
language = "en"
"""
SHORT = """
schema = "renvooi/mail/1"
[from]
name = "Voorbeeld Data B.V."
address = "meldingen@example.nl"
"""
FOLDER = Path("/etc/renvooi")


def loaded(text: str, **environ: str) -> MailSettings:
    said = {f"RENVOOI_SMTP_{key}": value for key, value in environ.items()}
    return load_mail(text.encode(), folder=FOLDER, environ=said)


def test_whole_file_says_all_there_is() -> None:
    settings = loaded(WHOLE)
    server = require_smtp(settings)
    assert (server.name, server.security) == ("smtp.example.nl:2525", Security.STARTTLS)
    assert server.ca_file == FOLDER / "eigen-ca.pem"
    assert server.timeouts == Timeouts(10, 60.5, 900)
    assert server.credential is not None
    assert server.credential.password_file == FOLDER / "smtp.password"
    assert (settings.sender, settings.reply_to) == ("retour@example.nl", "contract@example.nl")
    assert settings.rate == 20
    assert isinstance(settings.mailbox, ImapFolder)
    assert (settings.mailbox.server.port, settings.mailbox.folder) == (993, "Meldingen")
    assert settings.team == Team("Contractbeheer", "contractbeheer@example.nl", "en")


def test_schema_allows_the_whole_file_and_the_shortest() -> None:
    for text in (WHOLE, SHORT, SHORT + '[mailbox]\ndirectory = "post"\n'):
        jsonschema.validate(tomllib.loads(text), schema("renvooi/mail/1"))


def test_what_a_file_leaves_out_follows_from_the_rest() -> None:
    settings = loaded(SHORT + '[smtp]\nhost = "smtp.example.nl"\n[mailbox]\ndirectory = "post"\n')
    server = require_smtp(settings)
    assert (server.port, server.security, server.credential) == (587, Security.STARTTLS, None)
    assert server.timeouts == Timeouts(30, 300, 600)
    assert settings.sender == settings.reply_to == "meldingen@example.nl"
    assert settings.mailbox == MailDirectory(FOLDER / "post")


def test_environment_wins_over_the_file() -> None:
    server = require_smtp(
        loaded(WHOLE, HOST="mail.example.nl", PORT="465", SECURITY="tls", USER="ander", PASSWORD="geheim1")
    )
    assert (server.name, server.security) == ("mail.example.nl:465", Security.TLS)
    assert server.credential is not None
    assert (server.credential.user, server.credential.password) == ("ander", "geheim1")


def test_environment_alone_names_a_server() -> None:
    assert require_smtp(loaded(SHORT, HOST="127.0.0.1", SECURITY="none")).port == 25
    with pytest.raises(StateForbids, match=r"Add \[smtp\]"):
        require_smtp(loaded(SHORT))


def test_password_is_in_no_text_about_the_settings() -> None:
    settings = loaded(WHOLE, PASSWORD="geheim1")
    assert "geheim1" not in repr(settings) + str(settings)
    assert "--scope" not in repr(settings)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("renvooi/mail/1", "renvooi/mail/2", "mail: schema: expected"),
        ('host = "smtp.example.nl"', 'host = "smtp example"', "mail: smtp: host: expected the name of a host"),
        ("port = 2525", "port = 70000", "mail: smtp: port: expected a number from 1 to 65535"),
        ('security = "starttls"', 'security = "ssl"', "mail: smtp: security: expected one of starttls, tls, none"),
        (
            'security = "starttls"',
            'security = "none"',
            "nothing would protect the mails on their way to smtp.example.nl",
        ),
        ('password_file = "smtp.password"', 'password = "x"', "a password does not belong in this file"),
        ('password_file = "smtp.password"', "", "password_file: expected this, a token_command"),
        ('user = "meldingen@example.nl"\n', "", "smtp: user: expected the user"),
        ("dot_timeout = 900", "dot_timeout = 0", "dot_timeout: expected a number over 0"),
        ("rate = 20", "rate = -1", "mail: mail: rate: expected a number over 0"),
        (
            'reply_to = "contract@example.nl"',
            'reply_to = "contract"',
            "mail: reply_to: 'contract' is no e-mail address",
        ),
        ('name = "Voorbeeld', 'name = "=?utf-8?q?x?= Voorbeeld', "mail: from: name: expected one line"),
        ('name = "Voorbeeld', 'name = "Bcc: x\\r\\nVoorbeeld', "mail: from: name: expected one line"),
        ("ontvangen/{token}", "ontvangen", "mail: acknowledge: expected an address"),
        ("https://example.nl/ontvangen", "http://example.nl/ontvangen", "mail: acknowledge: expected an address"),
        ("afmelden?t={token}", "afmelden?t={token!r}", "mail: unsubscribe: expected an address"),
        ('list_id = "meldingen.example.nl"', 'list_id = "<x>"', "mail: list_id: expected a name"),
        ('language = "en"', 'language = "de"', "mail: team: language: expected one of nl, en"),
        ("[mailbox.imap]", "[mailbox.pop]", "mail: mailbox: imap: expected a directory"),
        ("rate = 20", "rates = 20", "mail: mail: unknown key 'rates'"),
    ],
)
def test_mistake_is_named_with_its_place(old: str, new: str, said: str) -> None:
    assert old in WHOLE
    with pytest.raises(BadSettings) as raised:
        loaded(WHOLE.replace(old, new))
    assert said in str(raised.value)
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize(("key", "value"), [("PORT", "0"), ("PORT", "1e3"), ("PORT", "²"), ("SECURITY", "ssl")])
def test_mistake_in_the_environment_names_the_variable(key: str, value: str) -> None:
    with pytest.raises(BadSettings, match=f"RENVOOI_SMTP_{key}: expected"):
        loaded(WHOLE, **{key: value})


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "127.8.9.1", "::1"])
def test_nothing_need_protect_a_mail_to_this_machine(host: str) -> None:
    assert require_smtp(loaded(SHORT, HOST=host, SECURITY="none")).security is Security.NONE


def test_schema_refuses_what_the_reader_refuses() -> None:
    broken: Any = tomllib.loads(WHOLE)
    broken["smtp"]["password"] = "x"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(broken, schema("renvooi/mail/1"))
