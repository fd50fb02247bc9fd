"""The text of paragraphs as a reader sees it."""

import pytest

from renvooi.model import Document
from renvooi.parser import load_library
from renvooi.parser.docx import read_docx
from tests.parser.docx.writer import from_body, paragraph, with_parts


def read(body: str) -> Document:
    return read_docx(from_body(body), name="tekst.docx", library=load_library())


def texts(body: str) -> list[str]:
    return [node.text for node in read(f"<w:p>{body}</w:p>").walk()]


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def field(code: str, result: str) -> str:
    marks = [f'<w:r><w:fldChar w:fldCharType="{mark}"/></w:r>' for mark in ("begin", "separate", "end")]
    return f"{marks[0]}<w:r><w:instrText>{code}</w:instrText></w:r>{marks[1]}{result}{marks[2]}"


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (f'{run("zie ")}<w:hyperlink w:anchor="a">{run("artikel 3")}</w:hyperlink>{run(".")}', "zie artikel 3."),
        (f"<w:sdt><w:sdtPr/><w:sdtContent>{run('Voorbeeld Data')}</w:sdtContent></w:sdt>", "Voorbeeld Data"),
        (f"<w:smartTag>{run('Voorbeeld')}{run('stad')}</w:smartTag>", "Voorbeeldstad"),
        (f"{run('binnen')}<w:r><w:br/></w:r>{run('14 dagen')}", "binnen 14 dagen"),
        (f"{run('IT')}<w:r><w:noBreakHyphen/></w:r>{run('omgeving')}", "IT-omgeving"),
        (f"{run('verwerkers')}<w:r><w:softHyphen/></w:r>{run('overeenkomst')}", "verwerkersovereenkomst"),
        (f"{run('meer dan')}<w:r><w:tab/></w:r>{run('drie')}", "meer dan drie"),
        (run("van ") + '<w:r><w:sym w:font="Wingdings" w:char="F0E0"/></w:r>' + run(" naar"), "van → naar"),
        (run("zie ") + field(" REF artikel ", run("artikel 4")), "zie artikel 4"),
        (run("zie ") + f'<w:fldSimple w:instr=" REF x ">{run("punt 2")}</w:fldSimple>', "zie punt 2"),
        (run("a ") + field(" IF ", field(" REF x ", run("binnen"))), "a binnen"),
        (run("vertrouwelijk", "<w:caps/>"), "VERTROUWELIJK"),
        (run("x ") + f"<w:ruby><w:rt>{run('1')}</w:rt><w:rubyBase>{run('2')}</w:rubyBase></w:ruby>", "x 12"),
    ],
)
def test_text_is_what_the_page_shows(body: str, text: str) -> None:
    assert texts(body) == [text]


def test_box_of_an_old_form_is_shown_as_it_stands() -> None:
    box = '<w:ffData><w:checkBox><w:default w:val="0"/><w:checked/></w:checkBox></w:ffData>'
    body = f'<w:r><w:fldChar w:fldCharType="begin">{box}</w:fldChar></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    assert texts(body + run(" akkoord")) == ["☒ akkoord"]


def test_hidden_text_is_left_out_and_said_so() -> None:
    document = read(f"<w:p>{run('Zichtbaar.')}{run('geheim', '<w:vanish/>')}</w:p>")
    assert [node.text for node in document.walk()] == ["Zichtbaar."]
    ((code, message),) = [(warning.code, warning.message) for warning in document.warnings]
    assert code == "text-set-hidden"
    assert message.startswith("6 letters")


def test_text_that_is_struck_through_is_read_and_said_to_be() -> None:
    document = read(f"<w:p>{run('Binnen 14 ')}{run('7', '<w:strike/>')}{run(' dagen.')}</w:p>")
    assert [node.text for node in document.walk()] == ["Binnen 14 7 dagen."]
    assert [warning.code for warning in document.warnings] == ["struck-text"]


def test_text_box_follows_its_paragraph_and_is_read_once() -> None:
    box = f"<w:txbxContent>{paragraph('In een kader.')}</w:txbxContent>"
    choice = (
        '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        f'<mc:Choice Requires="wps">{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>'
    )
    body = f"<w:p>{run('Ervoor.')}<w:r>{choice}</w:r></w:p>{paragraph('Erachter.')}"
    assert [node.text for node in read(body).walk()] == ["Ervoor.", "In een kader.", "Erachter."]


CITED = '<w:r><w:footnoteReference w:id="5"/></w:r>'


def with_note(body: str) -> list[tuple[int, str | None, str]]:
    """Depth, label and text of each node of a document with one footnote."""
    data = with_parts(from_body(body), footnotes=f'<w:footnote w:id="5">{paragraph("Op werkdagen.")}</w:footnote>')
    document = read_docx(data, name="noot.docx", library=load_library())
    assert document.warnings == ()
    found: list[tuple[int, str | None, str]] = []
    for top in document.nodes:
        found += [(0, top.label, top.text), *((1, below.label, below.text) for below in top.nodes)]
    return found


def test_footnote_is_a_clause_behind_the_text_that_cites_it() -> None:
    body = f"<w:p>{run('Wij helpen u')}{CITED}{run('.')}</w:p>{paragraph('Daarna.')}"
    assert with_note(body) == [(0, None, "Wij helpen u¹."), (0, "1", "Op werkdagen."), (0, None, "Daarna.")]


def test_footnote_of_a_clause_stands_in_it_and_parts_nothing() -> None:
    body = f"<w:p>{run('a. Wij helpen u')}{CITED}</w:p>{paragraph('Ook elders.')}{paragraph('b. De klant betaalt.')}"
    assert with_note(body) == [
        (0, "a.", "Wij helpen u¹\nOok elders."),
        (1, "1", "Op werkdagen."),
        (0, "b.", "De klant betaalt."),
    ]


def test_footnote_in_a_table_follows_its_last_row() -> None:
    cell = "<w:tc><w:p>{}</w:p></w:tc>"
    rows = [cell.format(run("a") + CITED) + cell.format(run("b")), cell.format(run("c")) + cell.format(run("d"))]
    body = f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"
    assert with_note(body) == [(0, None, "a¹ | b"), (0, None, "c | d"), (0, "1", "Op werkdagen.")]


def test_raised_figure_is_no_figure_of_the_number_before_it() -> None:
    raised = run("2", '<w:vertAlign w:val="superscript"/>')
    document = read(f"<w:p>{run('10')}{raised}{run(' meter')}</w:p>")
    assert ([node.text for node in document.walk()], document.warnings) == (["10² meter"], ())


def test_comments_are_not_read_and_said_so() -> None:
    data = with_parts(from_body(paragraph("Tekst.")), comments='<w:comment w:id="1"/><w:comment w:id="2"/>')
    (warning,) = read_docx(data, name="a.docx", library=load_library()).warnings
    assert (warning.code, warning.message) == (
        "comment-not-read",
        "the document holds 2 comment(s), which were not read",
    )


def picture(side: int) -> str:
    """A square picture with a side in points."""
    extent = f'<wp:extent cx="{side * 12700}" cy="{side * 12700}"/>'
    inside = "<a:graphic><a:graphicData><pic:pic/></a:graphicData></a:graphic>"
    return f"<w:drawing><wp:inline>{extent}{inside}</wp:inline></w:drawing>"


@pytest.mark.parametrize(
    ("inside", "codes"),
    [(picture(400), ["picture-not-read"]), (picture(60), []), ("<w:object/>", ["object-not-read"])],
)
def test_what_is_no_text_is_said_not_to_be_read_unless_it_is_a_logo(inside: str, codes: list[str]) -> None:
    document = read(f"<w:p>{run('Tekst.')}<w:r>{inside}</w:r></w:p>")
    assert [warning.code for warning in document.warnings] == codes


def test_symbol_that_is_not_known_is_said_so() -> None:
    document = read('<w:p><w:r><w:t>x </w:t><w:sym w:font="Wingdings 3" w:char="F070"/></w:r></w:p>')
    assert [warning.code for warning in document.warnings] == ["symbol-not-read"]
