"""A house changes how a notice looks, and never what it says."""

import re
from dataclasses import replace

import pytest

from renvooi.model import Notice
from renvooi.model.errors import BadSettings
from renvooi.notice import House, Links, render_file, render_notice
from tests.notice.render.houses import FULL_HOUSE, logo, with_template
from tests.notice.render.test_formats import NOTICES, statement

EXTENDED = """{% extends "renvooi/nl/notice.md.j2" %}
{% block opening %}
Beste klant,
{% endblock %}
{% block closing %}
Met vriendelijke groet, {{ sender }}
{% endblock %}
"""


def printed(notice: Notice, house: House, form: str = "text", language: str = "nl") -> str:
    return " ".join(render_notice(notice, form, language=language, house=house).split())


@pytest.mark.parametrize("language", ["nl", "en"])
def test_sender_and_links_are_in_every_form(language: str) -> None:
    for form in ("markdown", "html", "text"):
        text = printed(statement(), FULL_HOUSE, form, language)
        for part in (*FULL_HOUSE.lines, "https://example.nl/data-pro-statement/2026-02"):
            assert part in text, (form, part)


def test_logo_and_colour_are_on_the_page_only() -> None:
    page = printed(statement(), FULL_HOUSE, "html")
    assert '<img src="data:image/png;base64,' in page
    assert 'alt="Voorbeeld Data"' in page
    assert "img-src data:" in page
    assert "--accent: #7a1f3d;" in page
    assert "base64" not in printed(statement(), FULL_HOUSE, "text")
    assert "img-src" not in printed(statement(), House(), "html")


def test_address_is_filled_in_and_quoted() -> None:
    house = House(links=Links(redline="https://example.nl/a b/{old}?q=<{new}>"))
    assert "<https://example.nl/a%20b/2026-01?q=%3C2026-02%3E>" in printed(statement(), house, "markdown")


@pytest.mark.parametrize("address", ["javascript:alert(1)", "http://example.nl", "https://example.nl/{naam}"])
def test_address_that_is_none_is_refused(address: str) -> None:
    with pytest.raises(BadSettings, match="house: links: "):
        printed(statement(), House(links=Links(new=address)))


@pytest.mark.parametrize("make", NOTICES, ids=lambda make: make.__name__)
def test_template_of_a_house_may_add_to_ours(make: object) -> None:
    text = printed(make(), with_template(EXTENDED))  # type: ignore[operator]  # one of NOTICES
    assert "Beste klant," in text
    assert "Met vriendelijke groet, Voorbeeld Data B.V." in text


@pytest.mark.parametrize("make", NOTICES, ids=lambda make: make.__name__)
@pytest.mark.parametrize("language", ["nl", "en"])
def test_letter_takes_nothing_away_from_any_notice(make: object, language: str) -> None:
    made: Notice = make()  # type: ignore[operator]  # one of NOTICES
    text = EXTENDED.replace("nl/", f"{language}/").replace("Beste klant", "Hallo")
    with_letter = printed(made, with_template(text, f"{language}/notice.md.j2"), "html", language)
    without = printed(made, House(sender=None), "html", language)
    sender = re.escape(made.processor)
    assert with_letter.count("<p>Hallo,</p> ") == 1
    kept = re.sub(rf"<p>Met vriendelijke groet, {sender}</p> ", "", with_letter.replace("<p>Hallo,</p> ", ""))
    assert kept == without


def test_words_of_a_house_are_those_of_a_letterhead() -> None:
    for house in (
        House(sender="Er verandert niets"),
        House(lines=("Voorbeeldstraat 12", "U hoeft niets te doen")),
        House(logo=replace(logo(), text="Wie zwijgt, stemt toe: akkoord")),
    ):
        for form in ("markdown", "xlsx", "ics"):
            with pytest.raises(BadSettings, match=r"house: (?:sender|lines\[1\]|logo): .* give a name, an address"):
                render_file(statement(), form, house=house)


def test_page_is_always_ours() -> None:
    with pytest.raises(BadSettings, match=r"house: templates: page\.html\.j2 is not for a house; extend nl/notice"):
        render_notice(statement(), "html", house=with_template("{{ body }}", "page.html.j2"))


@pytest.mark.parametrize("accent", ["#ffffff", "#f0f0f0", "#ffcc00", "red;} body{display:none", "var(--paper)"])
def test_colour_must_be_one_that_can_be_read(accent: str) -> None:
    with pytest.raises(BadSettings, match="house: accent: "):
        render_notice(statement(), "html", house=House(accent=accent))
