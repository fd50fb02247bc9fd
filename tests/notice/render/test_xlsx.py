"""The workbook holds whole texts and real days, and no cell of it acts."""

import io
import re
import zipfile
from dataclasses import replace
from datetime import datetime

import openpyxl
import pytest
from openpyxl.cell.cell import Cell
from openpyxl.cell.rich_text import TextBlock

from renvooi.model import Bilingual, InlineOp, InlineStep, Notice
from renvooi.notice.render.quoting import visible
from renvooi.notice.render.sheet import LINES, Column, Words, _parts
from renvooi.notice.render.xlsx import to_xlsx
from tests.notice.render.examples import HOUSE, PAIRS, drafted, example, small
from tests.notice.render.test_formats import sub_processors

COMMANDS = (
    "=cmd|' /C calc'!A0",
    '=HYPERLINK("https://example.nl","klik")',
    "=1+1",
    "=SUM(A1:A9)",
    "+1+1",
    "+31 20 1234567",
    "-1",
    "-2+3+cmd|' /C calc'!A0",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "@naam",
    '=IMPORTXML("https://example.nl","//a")',
    '=DDE("cmd";"/C calc";"x")',
    "{=1+1}",
    "%0A=1+1",
    "12-05-2026",
    "1e9",
    "00012",
    "TRUE",
    "#REF!",
    "https://example.nl",
)
BEFORE = ("", "\t", "\r", "\n", " ", "\u00a0", "\u200b", "\ufeff")
LOOK_ALIKES = ("＝1+1", "﹦1+1", "＋1", "－1", "＠x", "−1", "_x003D_1+1", "_x0009_=1+1", "&#61;1+1", "'=1+1", '"=1+1"')
PAYLOADS = tuple(f"{before}{command}" for before in BEFORE for command in COMMANDS[:7]) + COMMANDS[7:] + LOOK_ALIKES


def with_everywhere(notice: Notice, payload: str) -> Notice:
    """`notice`, where every text of others is `payload`."""
    row = notice.rows[0]
    passage = replace(row.old[0], place=payload, text=payload)
    marked = (
        InlineStep(InlineOp.DELETE, payload),
        InlineStep(InlineOp.EQUAL, payload),
        InlineStep(InlineOp.INSERT, payload),
    )
    both = Bilingual(payload, payload)
    rows = (
        replace(row, old=(passage,), new=(passage,), why=payload, inline=(), restated=(payload,), event=both),
        replace(row, change="c2", old=(passage,), new=(passage,), why=payload, inline=marked),
        replace(row, change="c3", old=(), new=(passage,), why=payload, inline=()),
    )
    right = replace(notice.rights[0], what=both, condition=both)
    return replace(
        notice,
        rows=rows,
        editorial=rows,
        archived=rows,
        rights=(right,),
        title=payload,
        processor=payload,
        released_by=payload,
    )


def cells(data: bytes) -> list[Cell]:
    book = openpyxl.load_workbook(io.BytesIO(data))
    return [cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row if cell.value is not None]


@pytest.mark.parametrize("start", range(0, len(PAYLOADS), 20))
def test_no_text_is_a_formula_and_every_text_is_whole(start: int) -> None:
    assert len(PAYLOADS) >= 60
    for payload in PAYLOADS[start : start + 20]:
        data = to_xlsx(with_everywhere(small(), payload), "nl")
        found = cells(data)
        assert {cell.data_type for cell in found} <= {"s", "n", "d"}
        assert [cell.value for cell in found if cell.hyperlink] == []
        numbers = [cell.value for cell in found if cell.data_type == "n"]
        assert all(isinstance(number, int) and number <= 3 for number in numbers)
        whole = sum(cell.value == visible(payload) for cell in found)
        assert whole >= 20, payload
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            sheets = [package.read(name) for name in package.namelist() if "worksheets/sheet" in name]
            assert not any(b"<f>" in sheet or b"<f " in sheet for sheet in sheets)


def test_redline_is_struck_and_underlined_within_the_cell() -> None:
    book = openpyxl.load_workbook(io.BytesIO(to_xlsx(small(), "nl")), rich_text=True)
    stretches = [
        (str(part), part.font.strike, part.font.u)
        for row in book["Wijzigingen"].iter_rows()
        for cell in row
        if isinstance(cell.value, list)
        for part in cell.value
        if isinstance(part, TextBlock)
    ]
    assert ("24", True, None) in stretches
    assert ("48", None, "single") in stretches


def test_days_are_days() -> None:
    notice = example(*PAIRS[3])
    days = [cell.value for cell in cells(to_xlsx(notice, "nl")) if cell.data_type == "d"]
    assert datetime(2026, 4, 3) in days
    assert datetime(2026, 4, 7) in days
    assert datetime(2026, 3, 4) in days


def test_text_longer_than_a_row_goes_on_in_the_next_and_nothing_is_lost() -> None:
    text = " ".join(f"woord{number}" for number in range(9000))
    assert len(text) > 65_000
    notice = small()
    passage = replace(notice.rows[0].old[0], text=text)
    row = replace(notice.rows[0], old=(passage,), new=(passage,), inline=())
    book = openpyxl.load_workbook(io.BytesIO(to_xlsx(replace(notice, rows=(row,)), "nl")))
    lines = list(book["Wijzigingen"].iter_rows(min_row=2, values_only=True))
    assert lines[0][0] == 1
    assert lines[1][0] == "1 (vervolg 2)"
    assert "".join(str(line[4]) for line in lines) == text
    assert max(len(str(line[4])) for line in lines) < 32_767
    heights = [book["Wijzigingen"].row_dimensions[number].height for number in range(2, len(lines) + 2)]
    assert max(heights) <= 409


@pytest.mark.parametrize(
    "text", ["x" * 5000, "regel\n" * 100, "\n" * 90, "woord " * 2000, ("a" * 50 + "\n") * 60, "kort", " " * 4000]
)
def test_parts_of_a_cell_are_all_of_it_and_none_is_too_high(text: str) -> None:
    column = Column("Was", 36)
    parts = list(_parts([(Words(text, "deleted"), Words("slot"))], [column], "vervolg"))
    first, *rest = parts
    assert isinstance(first[0], tuple)
    # the first column of a row that goes on says so: its text is in the cells beside it
    assert "".join(words.text for words in first[0]) == (text + "slot")[: sum(len(words.text) for words in first[0])]
    wide = list(_parts([1, (Words(text, "deleted"), Words("slot"))], [Column("Nr.", 8), column], "vervolg"))
    pieces = [cell for _, cell in wide if isinstance(cell, tuple)]
    assert "".join(words.text for piece in pieces for words in piece) == text + "slot"
    for piece in pieces:
        joined = "".join(words.text for words in piece)
        assert joined.count("\n") <= LINES
    assert len(rest) == len(wide) - 1


def test_head_stays_in_sight_and_is_on_every_page() -> None:
    book = openpyxl.load_workbook(io.BytesIO(to_xlsx(small(), "nl", HOUSE)))
    assert book.sheetnames[0] == "Wijzigingen"
    assert book.sheetnames[-1] == "Gegevens"
    for sheet in book.worksheets:
        assert sheet.freeze_panes == "B2"
        assert sheet.print_title_rows == "$1:$1"
        assert sheet.page_setup.fitToHeight == 0
        assert sheet.page_setup.orientation == "landscape"
    assert book.properties.creator == "Voorbeeld Data B.V."
    assert book.properties.subject == small().id


def test_draft_is_marked_on_every_sheet_and_every_page() -> None:
    book = openpyxl.load_workbook(io.BytesIO(to_xlsx(drafted(small()), "en")))
    for sheet in book.worksheets:
        assert sheet["A1"].value == "DRAFT – do not send"
        assert sheet.oddHeader is not None
        assert sheet.oddHeader.right is not None
        assert sheet.oddHeader.right.text == "&BDRAFT – do not send"  # in bold
        assert sheet.print_title_rows == "$1:$2"
    plain = openpyxl.load_workbook(io.BytesIO(to_xlsx(small(), "en")))
    assert not any(re.search("DRAFT", str(sheet["A1"].value)) for sheet in plain.worksheets)


def test_workbook_has_the_facts_of_the_letter() -> None:
    book = openpyxl.load_workbook(io.BytesIO(to_xlsx(sub_processors(), "nl")))
    heads, *rows = ([cell.value for cell in row] for row in list(book["Subverwerkers"].rows)[1:])
    party, gone = (dict(zip(heads, row, strict=True)) for row in rows)
    assert party["Hoort bij wijziging"] == "1"
    assert "Duitsland" in str(party["Landen"])
    assert "DE" not in str(party["Landen"])
    assert gone["Opvolger"] == party["Naam"] == "Kluisnet GmbH"
    facts = {row[0].value: row[1].value for row in book["Gegevens"].rows}
    assert str(facts["Reageren"]).startswith("Antwoord op dit bericht.")
    assert str(facts["Uw rechten"]).startswith("U heeft 2 aparte rechten.")
