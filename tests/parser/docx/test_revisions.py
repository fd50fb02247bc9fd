"""Tracked changes are refused, or taken as accepted."""

import pytest

from renvooi.model.errors import TrackedChanges
from renvooi.parser import load_library
from renvooi.parser.docx import read_docx
from tests.parser.docx.writer import from_body, paragraph

WHO = 'w:id="9" w:author="Vera"'
INSERTED = f"<w:ins {WHO}><w:r><w:t>niet </w:t></w:r></w:ins>"
DELETED = f"<w:del {WHO}><w:r><w:delText>altijd </w:delText></w:r></w:del>"


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def accepted(body: str) -> list[str]:
    document = read_docx(from_body(body), name="nieuw.docx", library=load_library(), accept_revisions=True)
    assert document.warnings == ()
    return [node.text for node in document.walk()]


CELL = "<w:tc><w:tcPr/><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc>"
ROWS = (
    f"<w:tbl><w:tr>{CELL.format('a')}{CELL.format('b')}</w:tr>"
    f"<w:tr><w:trPr><w:del {WHO}/></w:trPr>{CELL.format('c')}{CELL.format('d')}</w:tr></w:tbl>"
)
MARK = f"<w:p><w:pPr><w:rPr><w:del {WHO}/></w:rPr></w:pPr>{run('De klant ')}</w:p>{paragraph('betaalt.')}"


@pytest.mark.parametrize(
    ("body", "texts"),
    [
        (f"<w:p>{run('Wij ')}{INSERTED}{DELETED}{run('betalen.')}</w:p>", ["Wij niet betalen."]),
        (f"<w:p><w:moveFrom {WHO}>{run('Weg.')}</w:moveFrom>{run('Blijft.')}</w:p>", ["Blijft."]),
        (f"<w:p><w:moveTo {WHO}>{run('Gekomen.')}</w:moveTo></w:p>", ["Gekomen."]),
        (f"<w:p><w:ins {WHO}><w:del {WHO}>{run('kort')}</w:del>{run('lang')}</w:ins></w:p>", ["lang"]),
        (MARK, ["De klant betaalt."]),
        (ROWS, ["a | b"]),
    ],
)
def test_changes_are_refused_and_taken_on_request(body: str, texts: list[str]) -> None:
    with pytest.raises(TrackedChanges, match="--accept-revisions"):
        read_docx(from_body(body), name="nieuw.docx", library=load_library())
    assert accepted(body) == texts


def test_refusal_says_how_many_there_are() -> None:
    body = f"<w:p>{INSERTED}{DELETED}{DELETED}</w:p>"
    with pytest.raises(TrackedChanges, match=r"nieuw\.docx: .* \(2 deletions and 1 insertion\)"):
        read_docx(from_body(body), name="nieuw.docx", library=load_library())


def test_other_number_is_a_change_and_another_look_is_none() -> None:
    bold = f"<w:r><w:rPr><w:b/><w:rPrChange {WHO}><w:rPr/></w:rPrChange></w:rPr><w:t>Vet.</w:t></w:r>"
    document = read_docx(from_body(f"<w:p>{bold}</w:p>"), name="a.docx", library=load_library())
    assert [node.text or node.heading for node in document.walk()] == ["Vet."]
    was = f'<w:pPrChange {WHO}><w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr></w:pPrChange>'
    with pytest.raises(TrackedChanges, match="1 renumbering"):
        read_docx(from_body(paragraph("Tekst.", was)), name="a.docx", library=load_library())
