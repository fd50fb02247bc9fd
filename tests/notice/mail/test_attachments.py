"""What goes with a notice, and what the notice says of it."""

import json

from renvooi.notice.house import DEFAULT_HOUSE
from renvooi.notice.mail.attachments import calendar_file, notice_files, told_files
from renvooi.notice.mail.composing import File
from renvooi.notice.mail.short import as_if_received
from tests.notice.mail.messages import AT, small, tiny
from tests.notice.render.test_formats import statement

DAY = AT.date()


def test_notice_goes_with_itself_on_paper_and_as_data() -> None:
    paper, data = notice_files(small(), language="en")
    assert (paper.name, paper.media_type, paper.data[:5]) == ("notice.pdf", "application/pdf", b"%PDF-")
    assert (data.name, json.loads(data.data)["id"]) == ("notice.json", small().id)


def test_calendar_of_a_known_day_is_certain() -> None:
    made = calendar_file(statement(), language="nl", house=DEFAULT_HOUSE, day=DAY)
    assert made is not None
    assert b"STATUS:CONFIRMED" in made.data
    assert b"DTSTART;VALUE=DATE:20260403" in made.data


def test_no_right_has_no_calendar() -> None:
    assert calendar_file(tiny(), language="nl", house=DEFAULT_HOUSE, day=DAY) is None


def test_known_day_of_receipt_stays() -> None:
    assert as_if_received(statement(), DAY) == statement()
    assert as_if_received(small(), DAY).received == DAY


def test_every_file_is_told() -> None:
    files = (File("a.pdf", "application/pdf", b""), File("b.txt", "text/plain", b""))
    assert told_files(files, language="nl", day=DAY, received=True).splitlines()[2:] == [
        "- a.pdf: dezelfde kennisgeving op papierformaat.",
        "- b.txt: een bijlage.",
    ]
    assert told_files((), language="nl", day=DAY, received=True) == ""
