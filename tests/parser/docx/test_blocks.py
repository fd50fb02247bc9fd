"""What is a heading, an item or a paragraph in a Word document, and what is nested in what."""

from collections.abc import Iterator, Sequence

import pytest

from renvooi.model import Node
from renvooi.parser import load_library
from renvooi.parser.docx import read_docx
from tests.parser.docx.writer import abstract, from_body, level, listed, num, paragraph

NUMBERING = (
    abstract(1, level(0, "decimal", "%1."), level(1, "lowerLetter", "%2)"))
    + abstract(2, level(0, "bullet", "•"), level(1, "bullet", "–"))
    + abstract(3, level(0, "decimal", "Artikel %1"), level(1, "decimal", "%1.%2"))
    + num(1, 1)
    + num(2, 2)
    + num(3, 3)
)
LARGE = '<w:p><w:r><w:rPr><w:sz w:val="32"/></w:rPr><w:t>{}</w:t></w:r></w:p>'
BOLD = "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>{}</w:t></w:r></w:p>"
LONG = "De klant meldt een storing binnen één werkdag, met alles wat nodig is om de oorzaak te vinden."


def read(body: str, *, styles: str = "") -> tuple[Node, ...]:
    data = from_body(body, numbering=NUMBERING, styles=styles)
    return read_docx(data, name="bouw.docx", library=load_library()).nodes


def outline(nodes: Sequence[Node], depth: int = 0) -> Iterator[str]:
    """A line a node: depth as dots, then label or heading, then text."""
    for node in nodes:
        said = node.printed_heading or " ".join(part for part in (node.label, node.text) if part)
        yield f"{'.' * depth}{node.type[0]} {said}"
        yield from outline(node.nodes, depth + 1)


def shape(body: str, *, styles: str = "") -> list[str]:
    return list(outline(read(body, styles=styles)))


def styled(text: str, style: str) -> str:
    return paragraph(text, f'<w:pStyle w:val="{style}"/>')


def heading(level_: int, text: str) -> str:
    return styled(text, f"Heading{level_}")


@pytest.mark.parametrize(
    "style",
    [
        '<w:style w:type="paragraph" w:styleId="Kop1x"><w:name w:val="heading 1"/></w:style>',
        '<w:style w:type="paragraph" w:styleId="Kop1x"><w:name w:val="Kop 1"/><w:basedOn w:val="Heading1"/></w:style>',
        '<w:style w:type="paragraph" w:styleId="Kop1x"><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>',
    ],
)
def test_heading_is_told_by_level_and_base_style_not_by_the_name_of_the_style(style: str) -> None:
    body = styled("Bronnen", "Kop1x") + paragraph(LONG) + heading(2, "Toegang") + paragraph(LONG)
    expected = ["s Bronnen", f".p {LONG}", ".s Toegang", f"..p {LONG}", "s Slot", f".p {LONG}"]
    assert shape(body + styled("Slot", "Kop1x") + paragraph(LONG), styles=style) == expected


def test_style_may_say_that_it_is_no_heading() -> None:
    style = (
        '<w:style w:type="paragraph" w:styleId="Lid"><w:name w:val="Lid"/><w:basedOn w:val="Heading1"/>'
        '<w:pPr><w:outlineLvl w:val="9"/></w:pPr><w:rPr><w:b w:val="0"/><w:sz w:val="22"/></w:rPr></w:style>'
    )
    body = heading(1, "Een") + styled(LONG, "Lid") + heading(1, "Twee") + paragraph(LONG)
    assert shape(body, styles=style) == ["s Een", f".p {LONG}", "s Twee", f".p {LONG}"]


def test_headings_nest_by_level_and_keep_their_numbers() -> None:
    body = (
        heading(1, "1. Algemeen")
        + heading(2, "1.1 Begrippen")
        + paragraph(LONG)
        + heading(1, "5. Slot")
        + paragraph(LONG)
    )
    nodes = read(body)
    assert list(outline(nodes)) == ["s 1. Algemeen", ".s 1.1 Begrippen", f"..p {LONG}", "s 5. Slot", f".p {LONG}"]
    assert [(node.label, node.heading) for node in nodes] == [("1.", "Algemeen"), ("5.", "Slot")]


def test_number_of_a_heading_may_come_from_its_list() -> None:
    in_list = '<w:pStyle w:val="Heading1"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="3"/></w:numPr>'
    body = paragraph("Algemeen", in_list) + listed(LONG, 3, 1) + paragraph("Duur", in_list) + listed(LONG, 3, 1)
    assert shape(body) == ["s Artikel 1 Algemeen", f".c 1.1 {LONG}", "s Artikel 2 Duur", f".c 2.1 {LONG}"]


def test_line_that_is_set_as_a_heading_is_one() -> None:
    body = LARGE.format("Toegang") + paragraph(LONG) + BOLD.format("Accounts") + paragraph(LONG)
    body += LARGE.format("Back-up") + paragraph(LONG)
    assert shape(body) == ["s Toegang", f".p {LONG}", ".s Accounts", f"..p {LONG}", "s Back-up", f".p {LONG}"]


def test_bold_sentence_is_no_heading() -> None:
    assert shape(BOLD.format("Let op: dit geldt altijd.") + paragraph(LONG)) == [
        "p Let op: dit geldt altijd.",
        f"p {LONG}",
    ]


def test_lists_nest_by_level_and_by_indent() -> None:
    body = listed("Een", 1) + listed("a", 1, 1) + listed("b", 1, 1) + listed("Twee", 1) + listed("x", 2, 1)
    assert shape(body) == ["c 1. Een", ".c a) a", ".c b) b", "c 2. Twee", ".c – x"]


def test_indented_paragraph_goes_on_with_its_clause() -> None:
    under = '<w:ind w:left="567"/>'
    body = listed("Een.", 1) + paragraph("Vervolg.", under) + listed("Twee.", 1) + paragraph("Los.")
    assert [(node.label, node.text) for node in read(body)] == [
        ("1.", "Een.\nVervolg."),
        ("2.", "Twee."),
        (None, "Los."),
    ]


def test_typed_markers_open_items_as_on_a_page() -> None:
    body = "".join(paragraph(text) for text in ("Wij leveren:", "a. rapporten;", "b. koppelingen."))
    assert shape(body) == ["p Wij leveren:", "c a. rapporten;", "c b. koppelingen."]


def test_amount_that_ends_in_a_dash_parts_no_word() -> None:
    body = paragraph("Het tarief is € 100,-") + paragraph("1. Voor advies.") + paragraph("2. Voor een training.")
    assert shape(body) == ["p Het tarief is € 100,-", "c 1. Voor advies.", "c 2. Voor een training."]


def test_typed_articles_are_headings_with_clauses() -> None:
    texts = ("Artikel 1 Begrippen", f"1.1 {LONG}", f"1.2 {LONG}", "Artikel 2 Duur", f"2.1 {LONG}")
    assert shape("".join(paragraph(text) for text in texts)) == [
        "s Artikel 1 Begrippen",
        f".c 1.1 {LONG}",
        f".c 1.2 {LONG}",
        "s Artikel 2 Duur",
        f".c 2.1 {LONG}",
    ]


def test_amount_at_the_start_of_a_paragraph_is_no_label() -> None:
    assert shape(paragraph("14 dagen na de melding is het hersteld.")) == ["p 14 dagen na de melding is het hersteld."]


def test_typed_list_may_stand_in_one_paragraph() -> None:
    body = "<w:p><w:r><w:t>Wij leveren:</w:t><w:br/><w:t>a. rapporten;</w:t><w:br/><w:t>b. koppelingen</w:t></w:r>"
    body += "<w:r><w:br/><w:t>en advies.</w:t></w:r></w:p>"
    assert shape(body) == ["p Wij leveren:", "c a. rapporten;", "c b. koppelingen en advies."]


CELL = "<w:tc><w:tcPr/>{}</w:tc>"


def table(*rows: Sequence[str], indent: int = 0) -> str:
    cells = ("".join(CELL.format(paragraph(text)) for text in row) for row in rows)
    properties = f'<w:tblPr><w:tblInd w:w="{indent}"/></w:tblPr>'
    return f"<w:tbl>{properties}{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


def test_each_row_of_a_table_is_a_clause_of_its_cells() -> None:
    body = (
        paragraph("Wie wat doet:") + table(("Taak", "Klant"), ("Back-up", ""), ("Accounts", "x")) + paragraph("Slot.")
    )
    assert [(node.type.value, node.label, node.text) for node in read(body)] == [
        ("paragraph", None, "Wie wat doet:"),
        ("clause", None, "Taak | Klant"),
        ("clause", None, "Back-up | "),
        ("clause", None, "Accounts | x"),
        ("paragraph", None, "Slot."),
    ]


def test_table_that_is_indented_under_a_clause_stands_in_it() -> None:
    body = listed("Tarieven:", 1) + table(("a", "1"), ("b", "2"), indent=567) + listed("Slot.", 1)
    assert shape(body) == ["c 1. Tarieven:", ".c a | 1", ".c b | 2", "c 2. Slot."]


def test_labels_in_cells_are_printed_with_their_text() -> None:
    row = CELL.format(listed("Een", 1) + listed("Twee", 1)) + CELL.format(paragraph("x"))
    assert shape(f"<w:tbl><w:tr>{row}</w:tr></w:tbl>") == ["c 1. Een 2. Twee | x"]


def test_table_of_one_column_is_a_frame_around_its_paragraphs() -> None:
    body = f"<w:tbl><w:tr>{CELL.format(listed('Een', 1) + listed('Twee', 1))}</w:tr></w:tbl>"
    assert shape(body) == ["c 1. Een", "c 2. Twee"]
