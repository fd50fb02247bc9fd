"""A folder on a server is read and left as it is; what goes wrong is one error that names the server."""

import ssl
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from renvooi.model.errors import BadSettings, InputRefused
from renvooi.notice.mailbox.imap import fetch_mails
from renvooi.notice.mailbox.reading import MAX_MAIL, read_mail
from renvooi.notice.mailbox.values import Arrived, Mail, Unread
from renvooi.notice.sending.settings import Credential, ImapFolder, Security, Server, Timeouts
from tests.notice.mailbox.authority import Authority, made_authority
from tests.notice.mailbox.imap_server import ImapServer, Script
from tests.notice.mailbox.sending import MAILS

FIRST = b"From: a@b.example\r\nSubject: een\r\n\r\nHallo {1} )\r\n* 2 FETCH\r\n"
SECOND = b"From: c@d.example\r\nSubject: twee\r\n\r\ncaf\xe9\r\n"
SHORT = Timeouts(connect=0.5, command=0.5, dot=0.5)
USER = Credential("post", password="geheim woord")


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    """Who vouches for the servers of these tests."""
    return made_authority(tmp_path_factory.mktemp("authority"))


def folder(port: int, **given: object) -> ImapFolder:
    """The folder of a server without protection, unless `given` says otherwise."""
    server = Server("127.0.0.1", port, Security.NONE, timeouts=SHORT, credential=USER)
    return ImapFolder(replace(server, **given))  # type: ignore[arg-type]  # of these tests alone


@pytest.fixture
def plain() -> Iterator[tuple[ImapServer, Script]]:
    """A server that holds two mails, and what it does."""
    script = Script({4: FIRST, 7: SECOND})
    with ImapServer(script) as server:
        yield server, script


def test_the_mails_of_a_folder_come_with_their_bytes_and_the_day_they_came(plain: tuple[ImapServer, Script]) -> None:
    server, _ = plain
    at = datetime(2026, 3, 3, 22, 30, tzinfo=UTC)
    assert list(fetch_mails(folder(server.port))) == [Arrived("INBOX/4", FIRST, at), Arrived("INBOX/7", SECOND, at)]


def test_nothing_in_the_folder_is_changed(plain: tuple[ImapServer, Script]) -> None:
    server, _ = plain
    list(fetch_mails(folder(server.port)))
    assert server.heard[-1] == "LOGOUT"
    assert {one.split()[0] for one in server.heard} == {
        "CAPABILITY",
        "AUTHENTICATE",
        "\0post\0geheim",
        "EXAMINE",
        "FETCH",
        "LOGOUT",
    }
    assert all("BODY.PEEK[]" in one or "RFC822.SIZE" in one for one in server.heard if one.startswith("FETCH"))


def test_an_empty_folder_has_no_mails(plain: tuple[ImapServer, Script]) -> None:
    server, script = plain
    script.mails = {}
    assert list(fetch_mails(folder(server.port))) == []
    script.wrong, script.how = "FETCH", "BAD"
    assert list(fetch_mails(folder(server.port))) == []


def test_mails_before_a_day_are_left_out(plain: tuple[ImapServer, Script]) -> None:
    server, _ = plain
    assert list(fetch_mails(folder(server.port), since=date(2026, 3, 5))) == []
    assert len(list(fetch_mails(folder(server.port), since=date(2026, 3, 3)))) == 2


def test_a_mail_that_is_too_big_or_gone_is_listed_with_why(plain: tuple[ImapServer, Script]) -> None:
    server, script = plain
    script.gone = (4,)
    first, second = fetch_mails(folder(server.port))
    assert isinstance(first, Unread)
    assert "removed" in first.because
    assert isinstance(second, Arrived)
    script.size = MAX_MAIL + 1
    assert {type(one) for one in fetch_mails(folder(server.port))} == {Unread}


def test_no_mail_of_a_folder_is_left_out_unsaid(plain: tuple[ImapServer, Script]) -> None:
    server, script = plain
    script.unsized = (4,)
    assert [one.name for one in fetch_mails(folder(server.port)) if isinstance(one, Arrived)] == ["INBOX/4", "INBOX/7"]
    script.unlisted = (4,)
    first, missing = fetch_mails(folder(server.port))
    assert isinstance(first, Arrived)
    assert isinstance(missing, Unread)
    assert "1 more than the server lists" in missing.because


@pytest.mark.parametrize("how", ["breaks", "too_much"])
def test_a_mail_at_which_the_connection_breaks_takes_no_other_with_it(
    plain: tuple[ImapServer, Script], how: str
) -> None:
    server, script = plain
    setattr(script, how, (4,))
    first, second = fetch_mails(folder(server.port))
    assert isinstance(first, Unread)
    assert "the connection broke at it" in first.because
    assert second == Arrived("INBOX/7", SECOND, datetime(2026, 3, 3, 22, 30, tzinfo=UTC))


def test_the_same_mail_from_a_server_and_a_folder_has_the_same_bytes(plain: tuple[ImapServer, Script]) -> None:
    server, script = plain
    data = (MAILS / "top-posted-gmail.eml").read_bytes()
    script.mails = {1: data.replace(b"\n", b"\r\n")}
    (found,) = fetch_mails(folder(server.port))
    assert isinstance(found, Arrived)
    here, there = read_mail(Arrived("x", data)), read_mail(found)
    assert isinstance(here, Mail)
    assert isinstance(there, Mail)
    assert here.data == there.data


@pytest.mark.parametrize(
    ("capabilities", "heard"),
    [
        ("IMAP4rev1 AUTH=PLAIN", "\0post\0geheim woord"),
        ("IMAP4rev1", 'LOGIN post "geheim woord"'),
    ],
)
def test_a_user_logs_in_as_the_server_offers(plain: tuple[ImapServer, Script], capabilities: str, heard: str) -> None:
    server, script = plain
    script.capabilities = capabilities
    list(fetch_mails(folder(server.port, credential=Credential("post", password=script.secret))))
    assert heard in server.heard


def test_a_token_is_fetched_by_its_command(plain: tuple[ImapServer, Script]) -> None:
    server, _ = plain
    credential = Credential("post@example.nl", token_command=("printf", "abc"))
    list(fetch_mails(folder(server.port, credential=credential)))
    assert "AUTHENTICATE XOAUTH2" in server.heard
    assert "user=post@example.nl\1auth=Bearer abc\1\1" in server.heard


@pytest.mark.parametrize("how", ["NO", "BAD"])
@pytest.mark.parametrize("command", ["AUTHENTICATE", "LOGIN"])
def test_a_refused_login_names_the_user_and_never_the_secret(
    plain: tuple[ImapServer, Script], command: str, how: str
) -> None:
    server, script = plain
    script.wrong, script.how = command, how
    script.capabilities = "IMAP4rev1" if command == "LOGIN" else script.capabilities
    credential = Credential("post", password=script.secret)
    with pytest.raises(BadSettings, match="does not let post in") as caught:
        list(fetch_mails(folder(server.port, credential=credential)))
    assert script.secret not in str(caught.value)


def test_a_server_that_asks_who_we_are_is_told_or_it_is_an_error(plain: tuple[ImapServer, Script]) -> None:
    server, _ = plain
    with pytest.raises(BadSettings, match="Add user"):
        list(fetch_mails(folder(server.port, credential=None)))


def test_a_folder_that_is_not_there_is_said(plain: tuple[ImapServer, Script]) -> None:
    server, script = plain
    script.wrong = "EXAMINE"
    with pytest.raises(BadSettings, match="has no folder 'INBOX'"):
        list(fetch_mails(folder(server.port)))


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("Reacties & vragen", '"Reacties &- vragen"'),
        ("Bezwaar/café", '"Bezwaar/caf&AOk-"'),
        ('een "map"', '"een \\"map\\""'),
        ("日本語", '"&ZeVnLIqe-"'),
    ],
)
def test_names_of_folders_are_written_as_the_protocol_asks(
    plain: tuple[ImapServer, Script], name: str, written: str
) -> None:
    server, script = plain
    script.folder = written
    assert len(list(fetch_mails(replace(folder(server.port), folder=name)))) == 2


@pytest.mark.parametrize("how", ["drop", "garbage", "silence", "NO", "BAD"])
@pytest.mark.parametrize("command", ["greeting", "CAPABILITY", "FETCH"])
def test_whatever_goes_wrong_is_one_error_that_names_the_server(
    plain: tuple[ImapServer, Script], command: str, how: str
) -> None:
    server, script = plain
    script.wrong, script.how = command, how
    with pytest.raises(InputRefused, match=f"127.0.0.1:{server.port}: .*try again"):
        list(fetch_mails(folder(server.port)))


def test_a_server_that_is_not_there_is_one_error() -> None:
    with pytest.raises(InputRefused, match="refused"):
        list(fetch_mails(folder(1)))


@pytest.mark.parametrize("security", [Security.TLS, Security.STARTTLS])
def test_a_certificate_is_verified_before_anything_is_said(authority: Authority, security: Security) -> None:
    script, credential = Script({4: FIRST}), Credential("post", password="geheim woord")
    at_once = security is Security.TLS
    with ImapServer(script, context=authority.context("localhost"), at_once=at_once) as server:
        trusted = folder(
            server.port, host="localhost", security=security, credential=credential, ca_file=authority.file
        )
        assert [one.name for one in fetch_mails(trusted)] == ["INBOX/4"]
        server.heard.clear()
        with pytest.raises(BadSettings, match="cannot be trusted"):
            list(fetch_mails(replace(trusted, server=replace(trusted.server, ca_file=None))))
        with pytest.raises(BadSettings, match="cannot be trusted"):
            list(fetch_mails(replace(trusted, server=replace(trusted.server, host="127.0.0.1"))))
        assert not any("geheim" in one for one in server.heard)


def test_without_starttls_nothing_is_said(plain: tuple[ImapServer, Script], authority: Authority) -> None:
    server, script = plain
    script.capabilities = "IMAP4rev1"
    credential = Credential("post", password=script.secret)
    with pytest.raises(InputRefused):
        list(fetch_mails(folder(server.port, security=Security.STARTTLS, credential=credential)))
    assert not any("geheim" in one for one in server.heard)


def test_a_file_that_holds_no_certificates_is_said(tmp_path: Path, authority: Authority) -> None:
    nothing = tmp_path / "leeg.pem"
    nothing.write_text("niets")
    assert isinstance(authority.context("localhost"), ssl.SSLContext)
    with ImapServer(Script(), context=authority.context("localhost"), at_once=True) as server:
        for file in (nothing, tmp_path / "weg.pem"):
            with pytest.raises(BadSettings, match="ca_file"):
                list(fetch_mails(folder(server.port, security=Security.TLS, ca_file=file)))
