"""Any notice to blocks."""

import pytest

from renvooi.model.errors import EmptyFile, FileTooBig, NotThisFormat
from renvooi.notice.verifying import BlockKind, read_told, received_in
from renvooi.notice.verifying.told import LONGEST_BLOCK, ToldBlock


def blocks(text: str, name: str = "mail.html") -> tuple[ToldBlock, ...]:
    return read_told(text.encode(), name).blocks


def test_both_texts_are_rebuilt_from_a_redline_in_one_paragraph() -> None:
    found = blocks("<p>Binnen <del>24</del><ins>48</ins> uur.</p>")
    assert [(one.side, one.text) for one in found] == [("old", "Binnen 24 uur."), ("new", "Binnen 48 uur.")]


def test_cell_knows_its_side_and_its_place() -> None:
    found = blocks(
        "<table><tr><th>Waar</th><th>Was</th><th>Wordt</th></tr><tr><td>Punt 3</td><td>A</td><td>B</td></tr></table>"
    )
    assert [(one.text, one.side, one.about[:1]) for one in found if one.side] == [
        ("A", "old", ("Punt 3",)),
        ("B", "new", ("Punt 3",)),
    ]


def test_text_that_no_reader_sees_is_left_out() -> None:
    assert [one.text for one in blocks('<p>Zichtbaar.</p><p style="display: none">Verborgen.</p>')] == ["Zichtbaar."]


def test_lines_of_a_mail_are_items_with_their_heading() -> None:
    found = blocks("Wat verandert er?\n\n- Punt 3: binnen\n  48 uur.\n- Punt 4: nieuw.\n", "mail.txt")
    assert [(one.kind, one.text, one.about) for one in found[1:]] == [
        (BlockKind.ITEM, "Punt 3: binnen 48 uur.", ("Wat verandert er?",)),
        (BlockKind.ITEM, "Punt 4: nieuw.", ("Wat verandert er?",)),
    ]


def test_language_is_that_of_what_is_no_contract_text() -> None:
    told = read_told(b"You can object to this until the end of the month.\n\n> Klant mag bezwaar maken.", "a.txt")
    assert told.language == "en"


def test_day_of_receipt_is_read_from_the_notice() -> None:
    told = read_told(b"U ontving dit bericht op woensdag 4 maart 2026.", "a.txt")
    assert str(received_in(told)) == "2026-03-04"


def test_two_days_of_receipt_are_none() -> None:
    told = read_told(b"Ontvangen op: 4 maart 2026\n\nOntvangen op: 5 maart 2026", "a.txt")
    assert received_in(told) is None


@pytest.mark.parametrize(("data", "error"), [(b"  \n ", EmptyFile), (b"\x00\x01\x02", NotThisFormat)])
def test_what_is_no_notice_is_refused_in_one_line(data: bytes, error: type[Exception]) -> None:
    with pytest.raises(error) as raised:
        read_told(data, "a.txt")
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html"])
def test_more_text_than_a_notice_has_is_refused_in_one_line(name: str) -> None:
    with pytest.raises(FileTooBig) as raised:
        read_told(b"<p>Een regel over opzeggen.\n" * 45_000, name)
    assert "\n" not in str(raised.value)


def test_a_paragraph_without_end_is_read_in_parts() -> None:
    found = blocks("Een regel zonder punt aan het einde\n" * 1000, "mail.txt")
    assert max(len(one.text) for one in found) <= LONGEST_BLOCK
    assert "".join(one.text.replace(" ", "") for one in found) == "Eenregelzonderpuntaanheteinde" * 1000


HIDDEN = {
    "a class": "<style>.x{display:none}</style><p>Zichtbaar.</p><p class='x'>Weg.</p>",
    "a class under another": "<style>.a .x{opacity:0}</style><p>Zichtbaar.</p><div class='a'><p class='x'>Weg.</p></div>",
    "off the page": "<p>Zichtbaar.</p><p style='position:absolute; left:-9999px'>Weg.</p>",
    "white letters": "<p>Zichtbaar.</p><p style='color: #FFFFFF'>Weg.</p>",
    "tiny letters": "<p>Zichtbaar.</p><p style='font-size:1px'>Weg.</p>",
    "struck": "<p>Zichtbaar.</p><p><s>Weg.</s></p>",
    "a line through": "<p>Zichtbaar.</p><p style='text-decoration:line-through'>Weg.</p>",
    "no size": "<p>Zichtbaar.</p><p style='transform:scale(0)'>Weg.</p>",
    "clipped": "<p>Zichtbaar.</p><p style='clip-path: inset(100%)'>Weg.</p>",
    "a closed box": "<p>Zichtbaar.</p><details>Weg.</details>",
}


@pytest.mark.parametrize("page", HIDDEN.values(), ids=HIDDEN)
def test_what_a_style_hides_is_left_out_and_said(page: str) -> None:
    told = read_told(page.encode(), "mail.html")
    assert ([one.text for one in told.blocks], told.hidden) == (["Zichtbaar."], ("Weg.",))


@pytest.mark.parametrize(
    "page",
    [
        "<style>@media print{p{display:none}}</style><p>Zichtbaar.</p>",
        "<style>p:hover{opacity:0}</style><p>Zichtbaar.</p>",
        "<div style='background:#036'><p style='color:#fff'>Zichtbaar.</p></div>",
        "<details open>Zichtbaar.</details>",
        "<p style='font-size:11px;color:#777'>Zichtbaar.</p>",
    ],
)
def test_what_a_reader_sees_is_read(page: str) -> None:
    told = read_told(page.encode(), "mail.html")
    assert ([one.text for one in told.blocks], told.hidden) == (["Zichtbaar."], ())


@pytest.mark.parametrize("source", ["Zichtbaar.\n\n<!-- Weg. -->", "Zichtbaar.\n\n~~Weg.~~", "Zichtbaar. <!-- Weg."])
def test_comments_and_struck_text_of_markdown_are_left_out(source: str) -> None:
    told = read_told(source.encode(), "mail.md")
    assert ([one.text for one in told.blocks], told.hidden) == (["Zichtbaar."], ("Weg.",))


def test_struck_words_beside_new_ones_are_the_old_text() -> None:
    told = read_told(b"<table><tr><td><del>24</del> uur</td><td><ins>48</ins> uur</td></tr></table>", "a.html")
    assert ([one.text for one in told.blocks], told.hidden) == (["24 uur", "48 uur"], ())


def test_old_text_that_is_labelled_as_such_is_seen_and_other_struck_text_is_not() -> None:
    page = "<ul><li><bdi>Punt 1</bdi>: Vervallen. Was: <bdi><del>Iedereen logt in.</del></bdi></li><li>Punt 2. <del>Weg.</del></li></ul>"
    told = read_told(page.encode(), "a.html")
    assert "Iedereen logt in." in told.text
    assert "Weg." not in told.text
