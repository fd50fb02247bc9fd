"""The labels that Word prints before the paragraphs of its lists."""

import pytest

from renvooi.parser import load_library
from renvooi.parser.docx import read_docx
from tests.parser.docx.writer import abstract, from_body, level, listed, num, paragraph

NUMBERED = (level(0, "decimal", "%1."), level(1, "decimal", "%1.%2"), level(2, "lowerLetter", "(%3)"))


def labels(body: str, numbering: str, styles: str = "") -> list[str | None]:
    """The labels of a document in reading order."""
    data = from_body(body, numbering=numbering, styles=styles)
    return [node.label for node in read_docx(data, name="lijst.docx", library=load_library()).walk()]


def of(numbering: str, *places: tuple[int, int]) -> list[str | None]:
    """The labels of paragraphs that stand in list and level."""
    return labels("".join(listed("Tekst.", key, index) for key, index in places), numbering)


@pytest.mark.parametrize(
    ("form", "start", "expected"),
    [
        ("decimal", 9, ["9.", "10."]),
        ("decimalZero", 9, ["09.", "10."]),
        ("lowerLetter", 26, ["z.", "aa."]),
        ("upperLetter", 2, ["B.", "C."]),
        ("lowerRoman", 3, ["iii.", "iv."]),
        ("upperRoman", 49, ["XLIX.", "L."]),
    ],
)
def test_number_is_written_as_its_level_says(form: str, start: int, expected: list[str]) -> None:
    numbering = abstract(1, level(0, form, "%1.", start=start)) + num(1, 1)
    assert of(numbering, (1, 0), (1, 0)) == expected


def test_deeper_level_starts_anew_below_each_item() -> None:
    numbering = abstract(1, *NUMBERED) + num(1, 1)
    places = [(1, 0), (1, 1), (1, 2), (1, 2), (1, 1), (1, 2), (1, 0), (1, 1)]
    assert of(numbering, *places) == ["1.", "1.1", "(a)", "(b)", "1.2", "(a)", "2.", "2.1"]


def test_list_that_opens_below_its_first_level_counts_that_as_begun() -> None:
    numbering = abstract(1, *NUMBERED) + num(1, 1)
    assert of(numbering, (1, 1), (1, 1), (1, 0)) == ["1.1", "1.2", "2."]


def test_level_may_go_on_below_another_item() -> None:
    numbering = abstract(1, NUMBERED[0], level(1, "lowerLetter", "%2.", '<w:lvlRestart w:val="0"/>')) + num(1, 1)
    assert of(numbering, (1, 0), (1, 1), (1, 0), (1, 1)) == ["1.", "a.", "2.", "b."]


def test_lists_of_one_definition_go_on_with_each_other() -> None:
    numbering = abstract(1, *NUMBERED) + num(1, 1) + num(2, 1)
    assert of(numbering, (1, 0), (2, 0), (1, 0)) == ["1.", "2.", "3."]


def test_list_that_is_told_to_start_anew_does_so_once() -> None:
    restart = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    numbering = abstract(1, *NUMBERED) + num(1, 1) + num(2, 1, restart)
    assert of(numbering, (1, 0), (1, 0), (2, 0), (2, 0), (1, 0)) == ["1.", "2.", "1.", "2.", "3."]


def test_list_may_write_a_level_in_its_own_way() -> None:
    other = f'<w:lvlOverride w:ilvl="0">{level(0, "upperRoman", "%1)")}</w:lvlOverride>'
    assert of(abstract(1, *NUMBERED) + num(1, 1, other), (1, 0), (1, 1)) == ["I)", "I.1"]


def test_legal_numbering_writes_every_level_in_digits() -> None:
    numbering = abstract(1, level(0, "upperRoman", "%1."), level(1, "decimal", "%1.%2", "<w:isLgl/>")) + num(1, 1)
    assert of(numbering, (1, 0), (1, 1)) == ["I.", "1.1"]


@pytest.mark.parametrize(
    ("pattern", "font", "shown"),
    [("\uf0b7", "Symbol", "•"), ("\uf0a7", "Wingdings", "▪"), ("o", "Courier New", "o"), ("–", "Arial", "–")],
)
def test_bullet_is_what_its_font_shows(pattern: str, font: str, shown: str) -> None:
    fonts = f'<w:rPr><w:rFonts w:ascii="{font}" w:hAnsi="{font}"/></w:rPr>'
    bullets = level(0, "bullet", pattern).replace("</w:lvl>", f"{fonts}</w:lvl>")
    assert of(abstract(1, bullets) + num(1, 1), (1, 0), (1, 0)) == [shown, shown]


def test_style_may_bring_its_list_and_stand_for_a_level() -> None:
    in_list = '<w:numPr><w:numId w:val="1"/></w:numPr>'
    styles = (
        f'<w:style w:type="paragraph" w:styleId="Lid"><w:name w:val="Lid"/><w:pPr>{in_list}</w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Sublid"><w:name w:val="Sublid"/><w:basedOn w:val="Lid"/></w:style>'
    )
    levels = (
        level(0, "decimal", "%1.", '<w:pStyle w:val="Lid"/>'),
        level(1, "decimal", "%1.%2", '<w:pStyle w:val="Sublid"/>'),
    )
    body = "".join(paragraph("Tekst.", f'<w:pStyle w:val="{style}"/>') for style in ("Lid", "Sublid", "Sublid", "Lid"))
    assert labels(body, abstract(1, *levels) + num(1, 1), styles) == ["1.", "1.1", "1.2", "2."]


def test_paragraph_may_leave_the_list_of_its_style() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="Lid"><w:name w:val="Lid"/>'
        '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    out = '<w:pStyle w:val="Lid"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr>'
    body = paragraph("Zonder.", out) + paragraph("Met.", '<w:pStyle w:val="Lid"/>')
    assert labels(body, abstract(1, *NUMBERED) + num(1, 1), styles) == [None, "1."]


def test_list_may_be_defined_by_a_numbering_style() -> None:
    styles = (
        '<w:style w:type="numbering" w:styleId="Contract"><w:name w:val="Contract"/>'
        '<w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>'
    )
    linked = '<w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="Contract"/></w:abstractNum>'
    numbering = linked + abstract(2, *NUMBERED) + num(1, 1) + num(2, 2)
    assert labels(listed("Tekst.", 1) + listed("Tekst.", 1, 1), numbering, styles) == ["1.", "1.1"]


def test_numbers_of_an_unknown_form_are_digits_and_said_to_be_guessed() -> None:
    numbering = abstract(1, level(0, "cardinalText", "%1.")) + num(1, 1)
    data = from_body(listed("Tekst.", 1), numbering=numbering)
    document = read_docx(data, name="lijst.docx", library=load_library())
    assert [node.label for node in document.walk()] == ["1."]
    assert [warning.code for warning in document.warnings] == ["numbering-guessed"]
