"""A message of parts and headers: what differs stands in slots, all else is the same bytes each time."""

import re
from email.message import EmailMessage

import pytest
from hypothesis import given
from hypothesis import strategies as st

from renvooi.model.letters import unpack_skeleton
from renvooi.notice.mail.composing import File, Parts, Picture, compose, lines_value, slot
from tests.notice.mail.messages import body, read
from tests.notice.mail.payloads import PAYLOADS

TEXT = f"Beste lezer,\n\n{slot('name')}\n\nEen regel met é en = en een lange zin. {'woord ' * 20}\n.\nFrom x\n"
HTML = f"<p>\n{slot('name')}\n</p><p>{'é' * 500}</p>\n"
PLAIN_NAME = re.compile(r"[A-Za-z0-9_-]{1,80}\.[a-z0-9]{2,5}")
PLAIN_TYPE = re.compile(r"[a-z]+/[a-z0-9.+-]+")
HEAD = (("To", slot("to")), ("Subject", "Proef"))
FILE = File("bijlage.pdf", "application/pdf", bytes(range(256)))
PICTURE = Picture("logo@example.nl", File("logo.png", "image/png", b"\x89PNG"))
VALUES = {"to": "a@example.nl", "name": lines_value("Naam é")}


def test_message_reads_back_as_its_parts() -> None:
    message = compose(Parts(TEXT, HTML, (FILE,), (PICTURE,)), HEAD).fill(VALUES)
    whole = read(message)
    assert whole.keys() == ["To", "Subject", "MIME-Version", "Content-Type"]
    kinds = [part.get_content_type() for part in whole.walk()]
    assert kinds == (
        "multipart/mixed multipart/alternative text/plain multipart/related text/html image/png application/pdf".split()
    )
    assert body(message, "plain") == TEXT.replace(slot("name"), "Naam é")
    assert body(message, "html") == HTML.replace(slot("name"), "Naam é")
    (attached,) = whole.iter_attachments()
    assert isinstance(attached, EmailMessage)
    assert (attached.get_filename(), attached.get_content()) == ("bijlage.pdf", FILE.data)


def test_lines_end_as_mail_wants_and_none_is_too_long() -> None:
    message = compose(Parts(TEXT, HTML, (FILE,)), HEAD).fill(VALUES)
    lines = message.split(b"\r\n")
    assert not any(b"\n" in line or b"\r" in line for line in lines)
    assert max(map(len, lines)) <= 78


def test_message_without_files_is_text_and_page_alone() -> None:
    whole = read(compose(Parts(TEXT, HTML), HEAD).fill(VALUES))
    assert [part.get_content_type() for part in whole.walk()] == ["multipart/alternative", "text/plain", "text/html"]


def test_same_parts_give_the_same_bytes_and_others_another_boundary() -> None:
    one, same = (compose(Parts(TEXT, HTML, (FILE,)), HEAD) for _ in range(2))
    other = compose(Parts(TEXT, f"{HTML} ", (FILE,)), HEAD)
    assert one == same
    boundaries = [set(re.findall(rb"boundary=\"([^\"]+)\"", skeleton.data)) for skeleton in (one, other)]
    assert len(boundaries[0]) == 2
    assert not boundaries[0] & boundaries[1]


def test_skeleton_holds_no_mark_and_survives_its_store() -> None:
    skeleton = compose(Parts(TEXT, HTML), HEAD)
    assert [name for name, _ in skeleton.slots] == ["to", "name", "name"]
    assert b"slot" not in skeleton.data
    assert unpack_skeleton(skeleton.pack()) == skeleton


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=200))
def test_no_line_changes_what_stands_around_it(line: str) -> None:
    message = compose(Parts(TEXT, HTML), HEAD).fill({**VALUES, "name": lines_value(line)})
    assert max(map(len, message.split(b"\r\n"))) <= 78
    assert body(message, "plain") == TEXT.replace(slot("name"), line)


def test_attachment_takes_no_payload_for_a_name_or_type() -> None:
    for payload in PAYLOADS:
        files = [File(name, "application/pdf", b"") for name in (payload, f"{payload}.pdf", f"x.{payload}")]
        files += [File("x.pdf", kind, b"") for kind in (payload, f"application/{payload}", f"{payload}/pdf")]
        for file in files:
            if PLAIN_NAME.fullmatch(file.name) and PLAIN_TYPE.fullmatch(file.media_type):
                continue
            with pytest.raises(ValueError, match="file "):
                compose(Parts("x\n", "x\n", (file,)), HEAD)


def test_no_text_ends_its_part() -> None:
    for payload in PAYLOADS:
        text = f"{payload}\n{payload}\n"
        if any(line.splitlines() != [line] for line in text.split("\n")[:-1]) or {"\ue000", "\ud800"} & set(text):
            continue  # such characters are named before they come here
        message = compose(Parts(text, f"{payload}\n"), (("Subject", "Proef"),)).fill({})
        assert body(message, "plain") == text
        assert len(list(read(message).walk())) == 3
