"""The PDF is accessible, complete on paper, and the same every time."""

import io
import os
import subprocess
import sys
from base64 import b64encode
from dataclasses import replace
from importlib.abc import MetaPathFinder

import pdfplumber
import pikepdf
import pypdfium2
import pytest
from PIL import ImageChops

from bench.formatting.same import judged_by_pdfua
from bench.formatting.tagged import faults
from renvooi.model.errors import MissingPackage
from renvooi.notice.render.files import render_file
from renvooi.notice.render.pdf import page_source, to_pdf
from tests.notice.render.examples import HOUSE, attacked, drafted, picture, small

REDDER = 16
"""How much redder than green the mark of a draft is, at least; the ground of deleted words is less so."""
MANY = 3200
"""Pixels of a page at 72 to the inch; the mark has about twice as many, all red letters together a fifth."""


def spans(data: bytes) -> list[tuple[str, str]]:
    """Language and decoration of every span that has one."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        found = [
            one for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and one.get("/S") == pikepdf.Name.Span
        ]
        return [
            (str(one.get("/Lang", "")), str(one.get("/A", pikepdf.Dictionary()).get("/TextDecorationType", "")))
            for one in found
        ]


def test_rules_of_pdf_ua_hold_for_every_kind_of_notice() -> None:
    for notice in (drafted(small()), attacked()):
        made = to_pdf(notice, "nl", HOUSE)
        assert faults(made) == []
        assert judged_by_pdfua(made) == []


def test_faults_are_found_where_there_are_some() -> None:
    with pikepdf.open(io.BytesIO(to_pdf(small(), "nl", HOUSE))) as pdf:
        del pdf.Root.Lang
        pdf.Root.ViewerPreferences.DisplayDocTitle = False
        for one in pdf.objects:
            if isinstance(one, pikepdf.Dictionary) and one.get("/S") in (pikepdf.Name.TH, pikepdf.Name.Figure):
                for key in ("/A", "/Alt"):
                    if key in one:
                        del one[key]
            elif isinstance(one, pikepdf.Dictionary) and one.get("/S") == pikepdf.Name.H2:
                one.S = pikepdf.Name.H4
        page = pdf.pages[0]
        page.Contents = pdf.make_stream(page.Contents.read_bytes() + b"\nBT (loose) Tj ET")
        broken = io.BytesIO()
        pdf.save(broken)
    codes = {line.split(":")[0].split(",")[0] for line in faults(broken.getvalue())}
    assert judged_by_pdfua(broken.getvalue())
    assert codes >= {"11-006", "07-001", "15-003", "13-004", "14-002", "01-005"}


def test_contract_text_has_its_language_and_marks_have_a_name() -> None:
    found = spans(to_pdf(small(), "en"))
    assert ("nl", "") in found
    assert ("", "/LineThrough") in found
    assert ("", "/Underline") in found


@pytest.mark.parametrize(("language", "line"), [("nl", "CONCEPT – niet versturen"), ("en", "DRAFT – do not send")])
def test_a_draft_is_marked_on_every_page_and_a_notice_on_none(language: str, line: str) -> None:
    for notice, marked in ((drafted(small()), True), (small(), False)):
        with pypdfium2.PdfDocument(to_pdf(notice, language)) as pdf:
            assert len(pdf) > 2
            for page in pdf:
                assert (line in page.get_textpage().get_text_range()) is marked
                red, green, _ = page.render().to_pil().convert("RGB").split()
                faint = ImageChops.subtract(red, green).histogram()[REDDER:]
                assert (sum(faint) > MANY) is marked


def test_every_page_has_the_id_and_its_number() -> None:
    notice = small()
    with pdfplumber.open(io.BytesIO(to_pdf(notice, "nl"))) as pdf:
        for number, page in enumerate(pdf.pages, start=1):
            foot = page.crop((0, page.height - 60, page.width, page.height)).extract_text()
            assert foot == f"{notice.id} {number}/{len(pdf.pages)}"


def test_no_word_runs_out_of_its_cell() -> None:
    notice = small()
    long = "Verwerkingsverantwoordelijkheidsovereenkomst" * 4
    passage = replace(notice.rows[0].old[0], text=long)
    row = replace(notice.rows[0], old=(passage,), new=(passage,), inline=())
    with pdfplumber.open(io.BytesIO(to_pdf(replace(notice, rows=(row,)), "nl"))) as pdf:
        for page in pdf.pages:
            assert max(char["x1"] for char in page.chars) < page.width - 45
        cells = [cell for page in pdf.pages for table in page.extract_tables() for line in table for cell in line]
    assert ["".join((cell or "").split()) for cell in cells].count(long) == 2


def test_nothing_is_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr("socket.getaddrinfo", lambda *given, **_: asked.append(str(given[0])))
    own = f"data:image/png;base64,{b64encode(picture()).decode()}"
    page = (
        "<html lang='nl'><head><title>x</title><link rel='stylesheet' href='https://example.nl/x.css'></head><body>"
        "<img src='https://example.nl/x.png' alt='x'><img src='file:///usr/share/pixmaps/debian-logo.png' alt='y'>"
        f"<img src='{own}' alt='z'></body></html>"
    )
    with pikepdf.open(io.BytesIO(page_source(page).write_pdf() or b"")) as pdf:
        assert [len(page.get_images()) for page in pdf.pages] == [1]
    assert asked == []


def test_same_notice_gives_the_same_bytes_in_another_process() -> None:
    script = (
        "import sys; from tests.notice.render.examples import small, HOUSE;"
        "from renvooi.notice.render.files import render_file;"
        "[sys.stdout.buffer.write(render_file(small(), form, house=HOUSE)) for form in ('pdf', 'docx', 'xlsx', 'ics')]"
    )
    environment = {**os.environ, "PYTHONHASHSEED": "7", "TZ": "Pacific/Auckland"}
    there = subprocess.run([sys.executable, "-c", script], env=environment, capture_output=True, check=True).stdout
    assert there == b"".join(render_file(small(), form, house=HOUSE) for form in ("pdf", "docx", "xlsx", "ics"))


@pytest.mark.parametrize(
    ("form", "package", "extra"),
    [("pdf", "weasyprint", "pdf"), ("docx", "docx", "docx"), ("xlsx", "xlsxwriter", "xlsx")],
)
def test_missing_package_is_one_line(monkeypatch: pytest.MonkeyPatch, form: str, package: str, extra: str) -> None:
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(MissingPackage, match=rf"^[^\n]* Run pip install 'renvooi\[{extra}\]'\.$"):
        render_file(small(), form)


def test_missing_library_of_the_system_is_one_line_that_names_it(monkeypatch: pytest.MonkeyPatch) -> None:
    class WithoutPango(MetaPathFinder):
        def find_spec(self, fullname: str, *_rest: object) -> None:
            if fullname == "weasyprint":
                raise OSError("cannot load library 'libpango-1.0-0'")

    monkeypatch.delitem(sys.modules, "weasyprint", raising=False)
    monkeypatch.setattr(sys, "meta_path", [WithoutPango(), *sys.meta_path])
    with pytest.raises(MissingPackage, match=r"^[^\n]*Install the library Pango[^\n]*libpango-1\.0-0[^\n]*\.$"):
        render_file(small(), "pdf")
