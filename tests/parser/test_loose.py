"""What a PDF holds and no page shows, and what a page asks for and the file does not hold."""

import pytest

from bench.damaging.bombs import CATALOG, CONTENT, PAGE, PAGES, Objects, file_of, plain, stream
from renvooi.model.errors import DamagedFile
from renvooi.parser import parse
from renvooi.parser.pdf.loose import find_loose

SECOND = 7
LINE = b"BT /F1 10 Tf 50 700 Td (De klant meldt storingen.) Tj ET"


def two_pages() -> Objects:
    """A sound PDF of two pages with content of their own."""
    objects = plain()
    objects[PAGES] = b"<< /Type /Pages /Kids [3 0 R 6 0 R] /Count 2 >>"
    objects[6] = objects[PAGE].replace(b"/Contents 4 0 R", b"/Contents 7 0 R")
    objects[SECOND] = stream(LINE)
    return objects


def found(objects: Objects) -> list[tuple[str, int | None]]:
    return [(warning.code, warning.page) for warning in find_loose(file_of(objects), name="x.pdf")]


def test_sound_file_has_nothing_loose() -> None:
    assert found(two_pages()) == []


def test_page_that_fell_out_of_the_list_is_found() -> None:
    objects = two_pages() | {PAGES: b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>"}
    assert found(objects) == [("page-not-listed", None), ("text-not-drawn", None)]


def test_page_that_only_a_bookmark_leads_to_is_not_listed() -> None:
    objects = two_pages() | {PAGES: b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>"}
    objects[CATALOG] = b"<< /Type /Catalog /Pages 2 0 R /OpenAction [6 0 R /Fit] >>"
    assert found(objects) == [("page-not-listed", None)]


def test_content_that_no_page_names_is_found() -> None:
    objects = two_pages()
    objects[6] = objects[PAGE]
    assert found(objects) == [("text-not-drawn", None), ("page-repeated", 2)]
    objects[6] = objects[PAGE].replace(b"/Contents 4 0 R", b"")
    assert found(objects) == [("text-not-drawn", None), ("page-without-content", 2)]


def test_stream_without_text_that_nothing_names_is_no_loss() -> None:
    assert found(plain() | {9: stream(b"q 1 0 0 1 0 0 cm Q"), 10: stream(b"\xff" * 99, b"/Subtype /Image")}) == []


@pytest.mark.parametrize(
    "resources", [b"/Resources << >>", b"", b"/Resources << /Font << /F2 5 0 R >> >>", b"/Resources << /Font 8 0 R >>"]
)
def test_font_that_a_page_does_not_have_is_found(resources: bytes) -> None:
    objects = plain()
    objects[PAGE] = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R %s >>" % resources
    assert found(objects) == [("resource-missing", 1)]


def test_form_that_a_page_does_not_have_is_found() -> None:
    assert found(plain() | {CONTENT: stream(LINE + b" /X Do")}) == [("resource-missing", 1)]


def test_content_that_ends_within_a_text_is_found() -> None:
    assert found(plain() | {CONTENT: stream(LINE + b" BT /F1 10 Tf 50 600 Td (De klant")}) == [
        ("content-breaks-off", 1)
    ]
    assert found(plain() | {CONTENT: stream(LINE.replace(b"storingen", b"storingen BT bij"))}) == []
    assert found(plain() | {CONTENT: stream(b"")}) == []


def test_resources_of_the_list_above_are_the_pages_own() -> None:
    objects = plain()
    objects[PAGE] = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>"
    objects[PAGES] = b"<< /Type /Pages /Kids [3 0 R] /Count 1 /Resources << /Font << /F1 5 0 R >> >> >>"
    assert found(objects) == []


def test_content_in_pieces_is_read_as_one() -> None:
    objects = plain() | {8: stream(b"BT /F1 10"), 9: stream(b"Tf 50 700 Td (Tekst) Tj ET")}
    objects[PAGE] = objects[PAGE].replace(b"/Contents 4 0 R", b"/Contents [8 0 R 9 0 R]")
    del objects[CONTENT]
    assert found(objects) == []


@pytest.mark.parametrize("count", [b"0", b"2", b"-1", b"(1)", b"null"])
def test_list_that_counts_wrong_is_damage(count: bytes) -> None:
    objects = plain() | {PAGES: b"<< /Type /Pages /Kids [3 0 R] /Count %s >>" % count}
    with pytest.raises(DamagedFile):
        found(objects)


def test_loose_part_is_a_warning_of_the_document() -> None:
    objects = two_pages() | {PAGES: b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>"}
    document = parse(file_of(objects), name="x.pdf")
    assert [warning.code for warning in document.warnings] == ["page-not-listed", "text-not-drawn"]
