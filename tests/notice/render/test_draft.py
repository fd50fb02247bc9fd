"""The mark of a draft is in the words of every form and over every page."""

from dataclasses import replace

import pytest

from renvooi.notice import render_notice
from tests.notice.render.test_formats import sub_processors

SAID = {
    "nl": "CONCEPT. Dit is een concept en nog geen kennisgeving. Verstuur het niet. Er staat nog 1 punt open.",
    "en": "DRAFT. This is a draft and not a notice yet. Do not send it. 1 point is still open.",
}


@pytest.mark.parametrize("language", ["nl", "en"])
def test_draft_begins_and_ends_with_its_mark(language: str) -> None:
    text = " ".join(render_notice(sub_processors(), "text", language=language).split())
    assert text.startswith(SAID[language])
    assert text.endswith(SAID[language])


@pytest.mark.parametrize(("language", "word"), [("nl", "CONCEPT"), ("en", "DRAFT")])
def test_page_carries_the_mark_over_all_it_shows(language: str, word: str) -> None:
    page = render_notice(sub_processors(), "html", language=language)
    assert f'content: "{word}"; position: fixed' in page
    assert f"<title>{word} - " in page


def test_notice_carries_no_mark() -> None:
    notice = replace(sub_processors(), draft=False)
    for form in ("markdown", "html", "text"):
        assert "concept" not in render_notice(notice, form).casefold()
