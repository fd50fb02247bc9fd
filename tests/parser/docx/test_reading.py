"""A Word document gives the tree that its Markdown and its PDF give."""

from pathlib import Path

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from renvooi.diff import diff
from renvooi.model import dumps
from renvooi.model.errors import EmptyFile
from renvooi.parser import load_library, parse, read_stage
from renvooi.parser.docx import read_docx
from tests.parser.docx.writer import from_body, paragraph, saved, to_docx

ROOT = Path(__file__).parents[3]
EXAMPLES = sorted((ROOT / "corpus" / "documents").glob("*/*.md"))


def test_there_are_examples() -> None:
    assert len(EXAMPLES) == 7


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_tree_is_that_of_the_markdown(path: Path) -> None:
    text = parse(path.read_bytes(), name=path.name)
    word = parse(to_docx(text), name=f"{path.stem}.docx")
    assert word.nodes == text.nodes
    assert (word.title, word.kind, word.language) == (text.title, text.kind, text.language)
    assert word.parties == text.parties
    assert [warning.code for warning in word.warnings] == [warning.code for warning in text.warnings]


@pytest.mark.parametrize("path", EXAMPLES[-1:], ids=lambda path: path.stem)
def test_word_document_and_pdf_of_the_same_text_do_not_differ(path: Path) -> None:
    pdf = path.with_suffix(".pdf")
    new = parse(pdf.read_bytes(), name=pdf.name)
    rows = new.furniture[0] if new.version and new.version in new.furniture[0] else "Openbaar #/#"
    word = parse(
        to_docx(parse(path.read_bytes(), name=path.name), header=rows.replace("#", "1")), name=f"{path.stem}.docx"
    )
    script = diff(word, new)
    assert script.changes == ()
    assert [finding.code for finding in script.findings] == []


def test_headers_and_footers_are_kept_with_their_page_numbers_masked() -> None:
    document = docx.Document()
    document.add_paragraph("Tekst.")
    section = document.sections[0]
    section.header.paragraphs[0].text = "Demarcatie\tClassificatie: Openbaar. Versie: 2030-02"
    footer = section.footer.paragraphs[0]
    footer.add_run("Pagina ")
    for mark in ("begin", "separate", "end"):
        footer.add_run()._r.append(parse_xml(f'<w:fldChar {nsdecls("w")} w:fldCharType="{mark}"/>'))
        if mark == "begin":
            footer.add_run()._r.append(parse_xml(f"<w:instrText {nsdecls('w')}> PAGE </w:instrText>"))
        elif mark == "separate":
            footer.add_run("9")
    section.first_page_header.paragraphs[0].text = "Wordt nergens getoond"
    section.different_first_page_header_footer = False
    read = parse(saved(document), name="kop.docx")
    assert read.furniture == ("Demarcatie Classificatie: Openbaar. Versie: 2030-02", "Pagina #")
    assert (read.version, read.classification, read.kind.value) == ("2030-02", "Openbaar", "demarcatie")
    assert read.source.pages is None


def test_no_node_has_a_place_on_a_page() -> None:
    document = parse(from_body(paragraph("Tekst.")), name="a.docx")
    assert [(node.page, node.bbox) for node in document.walk()] == [(None, None)]


def test_document_without_text_is_refused() -> None:
    with pytest.raises(EmptyFile):
        read_docx(saved(docx.Document()), name="leeg.docx", library=load_library())


def test_the_same_file_gives_the_same_bytes_and_a_stage_is_its_tree() -> None:
    data = from_body(paragraph("Tekst."))
    assert dumps(parse(data, name="a.docx")) == dumps(parse(data, name="a.docx"))
    assert read_stage(data, name="a.docx", stage="tree") == "paragraph  p1  Tekst.\n"


def test_a_letter_that_the_tree_misses_is_a_warning(monkeypatch: pytest.MonkeyPatch) -> None:
    from renvooi.parser.docx import reading
    from renvooi.parser.tree import Outline, build_tree

    def lossy(blocks, words) -> Outline:  # type: ignore[no-untyped-def]  # as build_tree
        whole = build_tree(blocks, words)
        return Outline(whole.title, whole.above, whole.nodes[:-1])

    monkeypatch.setattr(reading, "build_tree", lossy)
    (warning,) = parse(from_body(paragraph("Blijft.") + paragraph("Verdwijnt.")), name="a.docx").warnings
    assert (warning.code, warning.message) == ("text-lost", "9 letters of the document are not in the clause tree")
