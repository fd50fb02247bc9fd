"""A notice in every form as bytes."""

import pytest

from renvooi.notice.render.files import FILE_FORMS, render_file
from renvooi.notice.render.forms import render_notice
from tests.notice.render.examples import HOUSE, small

BEGINNINGS = {"pdf": b"%PDF-1.7", "docx": b"PK\x03\x04", "xlsx": b"PK\x03\x04", "ics": b"BEGIN:VCALENDAR\r\n"}


def test_forms_are_those_of_the_text_and_four_more() -> None:
    assert FILE_FORMS == ("markdown", "html", "text", "json", "pdf", "docx", "ics", "xlsx")


@pytest.mark.parametrize("form", FILE_FORMS)
def test_file_is_what_its_form_says(form: str) -> None:
    data = render_file(small(), form, language="en", house=HOUSE)
    if form in BEGINNINGS:
        assert data.startswith(BEGINNINGS[form])
    else:
        assert data.decode() == render_notice(small(), form, language="en", house=HOUSE)


@pytest.mark.parametrize(("form", "language"), [("odt", "nl"), ("pdf", "fr"), ("PDF", "nl")])
def test_unknown_form_or_language_is_refused(form: str, language: str) -> None:
    with pytest.raises(ValueError, match="choose one of"):
        render_file(small(), form, language=language)
