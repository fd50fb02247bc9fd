"""The Word form has the words of the Markdown form, real structure, and the mark of a draft."""

import io
import zipfile

import docx
import mammoth
import pytest

from bench.formatting.readers import told_in_docx, told_in_markdown
from renvooi.notice.render.docx import to_docx
from renvooi.notice.render.files import render_file
from tests.notice.render.examples import HOUSE, PAIRS, drafted, example, small

MARKS = "u => ins\nstrike => del"


@pytest.mark.parametrize("language", ["nl", "en"])
def test_mammoth_reads_the_words_of_the_markdown_form(language: str) -> None:
    notice = example(*PAIRS[3])
    there = told_in_docx(render_file(notice, "docx", language=language))
    here = told_in_markdown(render_file(notice, "markdown", language=language))
    assert there == here


def test_mammoth_reads_headings_lists_tables_and_marks() -> None:
    page = str(mammoth.convert_to_html(io.BytesIO(to_docx(small(), "nl")), style_map=MARKS).value)
    assert page.count("<h1>") == 1
    assert "<h2>Tot wanneer?</h2>" in page
    assert "<ul><li>U kunt de verwerkersovereenkomst opzeggen" in page
    assert page.count("<thead>") == page.count("<table>") >= len(small().rows)
    assert "<del>24</del>" in page
    assert "<ins>48</ins>" in page


def test_head_of_a_table_is_on_every_page_and_texts_have_their_language() -> None:
    document = docx.Document(io.BytesIO(to_docx(small(), "en")))
    xml = document.element.xml
    assert xml.count("<w:tblHeader/>") == len(document.tables)
    assert '<w:lang w:val="nl"/>' in xml
    assert 'w:val="en-GB"' in document.styles.element.xml
    assert "<w:ins " not in xml
    assert "<w:del " not in xml


def test_running_lines_have_the_id_the_page_and_the_sender() -> None:
    section = docx.Document(io.BytesIO(to_docx(small(), "nl", HOUSE))).sections[0]
    assert section.footer.paragraphs[0].text.startswith(small().id)
    fields = section.footer._element.xml
    assert 'w:instr="PAGE"' in fields
    assert 'w:instr="NUMPAGES"' in fields
    assert section.header.paragraphs[0].text == "Voorbeeld Data B.V."


def test_draft_is_marked_in_the_header_of_every_page() -> None:
    for notice, marked in ((drafted(small()), True), (small(), False)):
        document = docx.Document(io.BytesIO(to_docx(notice, "nl")))
        assert len(document.sections) == 1  # one header for all pages
        header = document.sections[0].header
        assert ("CONCEPT – niet versturen" in header.paragraphs[0].text) is marked
        assert ('string="CONCEPT"' in header._element.xml) is marked


def test_logo_has_its_text() -> None:
    data = to_docx(small(), "nl", HOUSE)
    assert 'descr="Het beeldmerk van Voorbeeld Data"' in docx.Document(io.BytesIO(data)).element.xml
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert [one for one in package.infolist() if one.date_time != (1980, 1, 1, 0, 0, 0)] == []


def test_link_leads_where_it_says() -> None:
    data = to_docx(small(), "nl", HOUSE)
    page = str(mammoth.convert_to_html(io.BytesIO(data)).value)
    assert '<a href="https://voorbeelddata.example.nl/nieuw">' in page
