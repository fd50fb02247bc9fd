"""The HTML of an e-mail: its style in its elements, and a logo of a sensible size."""

from io import BytesIO

import pytest
from PIL import Image

from renvooi.notice import House, Logo
from renvooi.notice.mail.composing import slot
from renvooi.notice.mail.page import LOGO_WIDTH, Page, mail_page

TABLE = "| Was | Wordt |\n|---|---|\n| <bdi>Een <del>oude</del> zin</bdi> | <bdi>Een <ins>nieuwe</ins> zin</bdi> |"


def page(markdown: str, house: House = House()) -> Page:  # noqa: B008  # frozen
    return mail_page(
        "# Kop", "", markdown, title="x", language="nl", document_language="nl", house=house, domain="x.nl"
    )


def test_old_and_new_stand_below_one_another() -> None:
    html = page(TABLE).html
    old, new = html.index('class="side old"'), html.index('class="side new"')
    assert old < html.index("oude") < new < html.index("nieuwe")
    assert "<th" not in html


def test_every_element_carries_its_style_and_the_head_keeps_only_what_cannot() -> None:
    html = page(TABLE).html
    head = html[: html.index("<body")]
    assert "prefers-color-scheme: dark" in head
    assert "border-collapse: separate" not in head
    for tag in ("<del style=", "<ins style=", "<h1 style=", "<body style="):
        assert tag in html


def test_slot_has_a_line_of_its_own() -> None:
    assert f"\n{slot('name')}\n" in page(slot("name")).html


@pytest.mark.parametrize(("width", "shown"), [(80, 80), (900, LOGO_WIDTH)])
def test_logo_is_shown_as_large_as_it_is_up_to_a_limit(width: int, shown: int) -> None:
    data = BytesIO()
    Image.new("RGB", (width, 40)).save(data, "PNG")
    made = page("x", House(logo=Logo(data.getvalue(), "image/png", "Voorbeeld")))
    assert f'src="cid:logo@x.nl" alt="Voorbeeld" width="{shown}"' in made.html
    (picture,) = made.pictures
    assert (picture.name, picture.file.name, picture.file.data) == ("logo@x.nl", "logo.png", data.getvalue())
