"""Lists of clients: every form that a spreadsheet writes is read, and every mistake has its line."""

import csv
import io
import zipfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from renvooi.corpus import Corpus
from renvooi.corpus.clients.cells import guarded, unguarded
from renvooi.corpus.clients.columns import PLAIN, TERM, read_mapping
from renvooi.corpus.clients.lists import ClientList, known_versions, read_list
from renvooi.corpus.clients.sheets import MAX_COLUMNS
from renvooi.corpus.clients.writing import as_csv, as_workbook
from renvooi.model.clients import AgreedTerm, AgreedVersion, Client, ClientContact, DocumentAddress
from renvooi.model.errors import BadSettings, DamagedFile, EmptyFile, FileTooBig, InputRefused, NotThisFormat
from tests.corpus.clients.made import FULL, numbered
from tests.corpus.clients.made import PLAIN as PLAIN_CLIENT
from tests.corpus.clients.payloads import ALL
from tests.corpus.register.made import published
from tests.corpus.stores import BY

EXAMPLE = Path(__file__).parents[3] / "docs" / "examples" / "clients.csv"
DOCUMENTS = {"demarcatie": ("2026-01", "2026-02"), "data-pro-statement": ("09-2025",)}
FIELDS = (*PLAIN, *TERM, "address:demarcatie", "contact:FG")
GOOD = {
    "id": "K-1",
    "name": "Bakkerij De Vuurtoren B.V.",
    "role": "klant",
    "language": "nl",
    "address": "juridisch@vuurtoren.example",
    "documents": "demarcatie@2026-01",
    "term_days": "60",
    "term_clause": "artikel 7",
    "term_document": "demarcatie",
    "term_right": "terminate",
    "address:demarcatie": "ict@vuurtoren.example",
    "contact:FG": "M. de Vries <fg@vuurtoren.example> 030-1234567",
}


def read(data: bytes | str, *, name: str = "klanten.csv", columns: Mapping[str, str] | None = None) -> ClientList:
    given = data.encode() if isinstance(data, str) else data
    return read_list(given, name=name, documents=DOCUMENTS, columns=columns or {})


def sheet(*rows: Mapping[str, str], headers: Sequence[str] = FIELDS, separator: str = ",") -> str:
    """A list of these rows as a program writes it that guards nothing."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=separator)
    writer.writerow(headers)
    writer.writerows([row.get(header, "") for header in headers] for row in rows)
    return out.getvalue()


def said(found: ClientList) -> list[tuple[int, str]]:
    return [(one.line, one.message) for one in found.mistakes]


def test_the_example_is_read_without_a_mistake_or_a_note() -> None:
    found = read_list(
        EXAMPLE.read_bytes(),
        name=EXAMPLE.name,
        documents={"demarcatie": ("2026-01",), "data-pro-statement": ("09-2025",)},
    )
    assert (found.mistakes, found.notes) == ((), ())
    assert [client.id for client in found.clients] == ["K-1024", "K-1031", "K-1046", "K-1052", "K-1060", "K-1077"]
    assert list(found.lines.values()) == [2, 3, 4, 5, 6, 7]
    assert [client.language for client in found.clients].count("en") == 1
    (term,) = found.clients[2].terms
    assert (term.days, term.document, term.right) == (60, "data-pro-statement", "terminate")
    assert found.clients[1].contacts == (ClientContact("FG", "M. de Vries", "fg@zorgaanzee.example.nl", "030-1234567"),)


def test_every_column_says_what_it_is_called() -> None:
    (client,) = read(sheet(GOOD)).clients
    assert client == Client(
        "K-1",
        "Bakkerij De Vuurtoren B.V.",
        "juridisch@vuurtoren.example",
        role="klant",
        addresses=(DocumentAddress("demarcatie", "ict@vuurtoren.example"),),
        documents=(AgreedVersion("demarcatie", "2026-01"),),
        terms=(AgreedTerm(60, "artikel 7", "demarcatie", "terminate"),),
        contacts=(ClientContact("FG", "M. de Vries", "fg@vuurtoren.example", "030-1234567"),),
    )


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_csv_is_read_in_each_encoding_with_each_separator(separator: str, encoding: str) -> None:
    text = sheet({**GOOD, "name": "Café Één “Zoen”"}, separator=separator)
    found = read(text.encode(encoding))
    assert found.mistakes == ()
    assert found.clients[0].name == "Café Één “Zoen”"
    assert [note.message for note in found.notes if "Windows-1252" in note.message] == (
        ["the file is not in UTF-8 and was read as Windows-1252; look whether letters with accents are right"]
        if encoding == "cp1252"
        else []
    )


def test_a_line_that_says_the_separator_is_no_row() -> None:
    found = read("sep=;\r\n" + sheet(GOOD, separator=";"))
    assert (found.mistakes, found.lines) == ((), {"K-1": 3})


@pytest.mark.parametrize(
    "headers",
    [
        ("Klantnummer", "Naam", "E-mailadres"),
        ("customer number", "Company name", "EMAIL"),
        ("debiteurnr", "organisatie", "adres voor kennisgevingen"),
    ],
)
def test_headers_are_known_in_dutch_and_english(headers: tuple[str, str, str]) -> None:
    row = dict(zip(headers, ("K-1", "Bakkerij", "a@vuurtoren.example"), strict=True))
    (client,) = read(sheet(row, headers=headers)).clients
    assert (client.id, client.name, client.address) == ("K-1", "Bakkerij", "a@vuurtoren.example")


def test_a_column_that_nobody_knows_is_named_and_left_out() -> None:
    found = read(sheet({**GOOD, "Adres": "Dorpsstraat 1"}, headers=(*FIELDS, "Adres")))
    assert found.mistakes == ()
    assert [(note.line, note.message) for note in found.notes] == [(1, "column 'Adres' is not known, and was left out")]


def test_the_user_says_what_a_column_is() -> None:
    headers = ("Nr.", "Wie", "Waarheen", "Post")
    row = {"Nr.": "K-1", "Wie": "Bakkerij", "Waarheen": "a@vuurtoren.example", "Post": "fg@vuurtoren.example"}
    mapping = {"id": "Nr.", "name": "Wie", "address": "Waarheen", "contact:FG": "Post"}
    (client,) = read(sheet(row, headers=headers), columns=mapping).clients
    assert client.contacts == (ClientContact("FG", address="fg@vuurtoren.example"),)
    assert said(read(sheet(row, headers=headers), columns={"id": "Nummer"}))[0] == (
        1,
        "no column is called 'Nummer', which was named for id; look at the headers",
    )


def test_what_the_user_says_goes_before_the_name_of_a_column() -> None:
    row = {"id": "1", "Klantnummer": "K-1", "name": "Bakkerij", "address": "a@vuurtoren.example"}
    found = read(sheet(row, headers=tuple(row)), columns={"id": "Klantnummer"})
    assert [client.id for client in found.clients] == ["K-1"]
    assert found.notes[0].message == "column 'id' is not known, and was left out"
    assert said(read(sheet(row, headers=tuple(row)))) == [
        (1, "columns 'id' and 'Klantnummer' are both id; say which with --column id=HEADER")
    ]


def test_columns_may_stand_in_a_file() -> None:
    assert read_mapping(b'[columns]\nid = "Nr."\n"contact:FG" = "Post"\n', name="k.toml") == {
        "id": "Nr.",
        "contact:FG": "Post",
    }


@pytest.mark.parametrize(
    "data", [b"\xff", b"id = 1", b"[columns]\nid = 1", b"[columns]\nnummer = 'x'", b"[columns]\n[x]", b"[columns"]
)
def test_a_file_of_columns_that_is_none_is_refused_in_a_line(data: bytes) -> None:
    with pytest.raises(BadSettings, match=r"k\.toml") as error:
        read_mapping(data, name="k.toml")
    assert "\n" not in str(error.value)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"id": ""}, "id is empty; give each client its number"),
        ({"id": "a@example.nl"}, "an e-mail address is personal data"),
        ({"name": ""}, "name is ''; it needs letters or digits"),
        ({"address": "vuurtoren"}, "address is 'vuurtoren', which is no e-mail address"),
        ({"address": ""}, "address is '', which is no e-mail address"),
        ({"language": "Duits"}, "language is 'Duits'; use nl or en"),
        ({"documents": "demarkatie"}, "documents names 'demarkatie', which the corpus does not have (it has: data-pro"),
        ({"documents": "demarcatie@"}, "without a version behind the @"),
        ({"documents": "demarcatie; demarcatie@2026-01"}, "documents names 'demarcatie' twice"),
        ({"documents": "data-pro-statement"}, "address is for 'demarcatie', which is not among the documents"),
        ({"term_days": "zestig"}, "term_days is 'zestig'; give a number of days"),
        ({"term_days": ""}, "term_days is ''; give a number of days"),
        ({"term_days": "0"}, "term_days is 0; use 1 to 3650"),
        ({"term_clause": ""}, "term_clause is empty; quote where the contract says that term"),
        ({"term_document": "dps"}, "term_document names 'dps', which the corpus does not have"),
        ({"address:demarcatie": "ict"}, "address:demarcatie is 'ict', which is no e-mail address"),
        ({"contact:FG": "Jan <jan>"}, "contact:FG is 'jan', which is no e-mail address"),
        ({"contact:FG": "Jan <jan@example.nl> zoon"}, "contact:FG reads otherwise once it is in a list"),
    ],
)
def test_each_mistake_has_its_line_and_none_of_the_others_is_lost(change: Mapping[str, str], message: str) -> None:
    other = {**GOOD, "id": "K-2", "address": ""}
    found = read(sheet({**GOOD, "id": "K-0"}, {**GOOD, **change}, other))
    assert any(line == 3 and message in text for line, text in said(found))
    assert any(line == 4 and text.startswith("address is ''") for line, text in said(found))
    assert [line for line, _ in said(found)] == sorted(line for line, _ in said(found))


def test_an_id_stands_once_whatever_its_case() -> None:
    found = read(sheet(GOOD, {**GOOD, "id": " K-1"}, {**GOOD, "id": "k-1"}))
    assert said(found) == [
        (3, "id 'K-1' is on line 2 already; keep one"),
        (4, "id 'k-1' is written nearly as 'K-1', which is on line 2 already; keep one"),
    ]


def test_lines_are_counted_as_an_editor_does() -> None:
    text = sheet({**GOOD, "contact:FG": "A <a@vuurtoren.example>\nB <b@vuurtoren.example>"}, {**GOOD, "id": "K-2"})
    found = read("\n\n" + text + "\n\n" + "K-3,Drie\n")
    assert found.lines == {"K-1": 4, "K-2": 6}
    assert [contact.name for contact in found.clients[0].contacts] == ["A", "B"]
    assert (9, "address is '', which is no e-mail address (An email address must have an @-sign); correct it") in said(
        found
    )


def test_cells_under_no_header_are_a_mistake() -> None:
    assert said(read("id,name,address\nK-1,Jansen, Pietersen,a@vuurtoren.example\n"))[0] == (
        2,
        (
            "has 4 cells, and there are 3 headers: 'a@vuurtoren.example' is under none; put quotes around a cell that "
            "holds the separator"
        ),
    )


@pytest.mark.parametrize("text", ['id,name,address\nK-1,"Jan,a@b.nl\nK-2,Piet,b@b.nl\n', 'id\n"K"1\n'])
def test_quotes_that_do_not_close_are_a_mistake_with_a_line(text: str) -> None:
    line, message = said(read(text))[0]
    assert (line, message[:18]) == (2, "is no row of CSV (")


def test_what_the_corpus_calls_a_version_is_recorded() -> None:
    found = read(sheet({**GOOD, "documents": "demarcatie@januari 2026; data-pro-statement@03-2019"}))
    assert found.clients[0].documents == (
        AgreedVersion("data-pro-statement", "03-2019"),
        AgreedVersion("demarcatie", "2026-01"),
    )
    assert [note.message for note in found.notes] == [
        "the corpus has no version '03-2019' of data-pro-statement, so this client gets no notice of a change to it"
    ]


def test_documents_are_those_of_the_corpus(corpus: Corpus) -> None:
    published(corpus, "2026-01", "2026-02", document="beheer")
    assert known_versions(corpus) == {"beheer": ("2026-01", "2026-02")}


@pytest.mark.parametrize(
    ("data", "refusal"),
    [
        (b"", EmptyFile),
        (b"\r\n\r\n", EmptyFile),
        (b"\x81\x8d" * 40, NotThisFormat),
        ("id,name,address\n".encode("utf-16-le"), NotThisFormat),
        (b"id,name" + b",x" * MAX_COLUMNS, FileTooBig),
        (b"PK\x03\x04 no archive", DamagedFile),
    ],
)
def test_a_file_that_is_no_list_is_refused(data: bytes, refusal: type[InputRefused]) -> None:
    with pytest.raises(refusal, match=r"klanten\.csv"):
        read(data)


def test_a_file_of_another_kind_is_refused_by_its_name() -> None:
    with pytest.raises(NotThisFormat, match=r"Save it as \.xlsx or \.csv"):
        read(b"\xd0\xcf\x11\xe0", name="klanten.xls")


# Each payload in each field: refused with its line, or kept as it is.


@pytest.mark.parametrize("field", FIELDS)
def test_a_payload_is_refused_with_its_line_or_kept_as_data(field: str, tmp_path: Path) -> None:
    assert len(ALL) >= 60
    kept = 0
    for payload in ALL:
        row = {**GOOD, field: payload}
        data = sheet({**GOOD, "id": "K-0"}, row).encode("utf-8", "surrogatepass")
        if b"\xed\xa0\x80" in data:
            # half a character is no UTF-8, so the list is read as Windows-1252
            assert "Windows-1252" in read(data).notes[0].message
        found = read(data)
        assert all(line == 3 for line, _ in said(found)), payload[:40]
        assert all(message.isprintable() and len(message) < 400 for _, message in said(found)), payload[:40]
        assert all(note.message.isprintable() for note in found.notes)
        assert found.mistakes or len(found.clients) == 2, payload[:40]
        if found.mistakes:
            continue
        kept += 1
        texts = _texts(found.clients[1])
        assert all(text.isprintable() and "=?" not in text for text in texts), payload[:40]
        _round_trip(found.clients)
    assert kept or field in (
        "id",
        "language",
        "documents",
        "term_days",
        "term_document",
        "address:demarcatie",
        "address",
    )
    assert list(tmp_path.iterdir()) == []


def _texts(client: Client) -> list[str]:
    contacts = [text for one in client.contacts for text in (one.role, one.name, one.address, one.telephone)]
    said = [client.id, client.name, client.role, client.address, *(one.clause for one in client.terms)]
    return [text for text in (*said, *contacts) if text is not None]


def _round_trip(clients: Sequence[Client]) -> None:
    text = as_csv(clients)
    for row in csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline="")):
        assert not any(cell.lstrip(" ").startswith(tuple("=+-@\t\r\n＝＋－＠")) for cell in row)
    for data, name in ((text.encode(), "klanten.csv"), (as_workbook(clients), "klanten.xlsx")):
        again = read(data, name=name)
        assert (again.mistakes, again.clients) == ((), tuple(clients))


@pytest.mark.parametrize("text", ["=1", "'=1", "''=1", "'t Hoekje", "", "'", "-", " =1", "'' +", "a=1", "＝", "'@"])
def test_a_guarded_cell_reads_as_it_was(text: str) -> None:
    assert unguarded(guarded(text)) == text
    assert not guarded(text).lstrip(" ").startswith(tuple("=+-@＝"))


ODD = (
    replace(FULL, contacts=(*FULL.contacts, ClientContact("FG", "A. Bakker"), ClientContact("FG", None, "b@c.nl"))),
    replace(
        FULL,
        id="K-3",
        terms=(AgreedTerm(60, "art. 7", "demarcatie", "object"), AgreedTerm(45, "-2+3", "demarcatie", "terminate")),
        contacts=(),
    ),
    replace(PLAIN_CLIENT, id="-K".lstrip("-") + "9", name="\"; x, y's", role="=1+1"),
)


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_what_is_exported_reads_back_to_the_same(form: str) -> None:
    from renvooi.corpus.clients.rules import normal

    clients = tuple(map(normal, (PLAIN_CLIENT, *ODD, numbered(4, name="_x0041_ & <b>"))))
    data = as_csv(clients).encode() if form == "csv" else as_workbook(clients)
    found = read(data, name=f"klanten.{form}")
    assert (found.mistakes, found.clients) == ((), clients)


def test_the_same_clients_are_the_same_workbook() -> None:
    assert as_workbook([FULL]) == as_workbook([FULL])


# Workbooks.


def workbook(fill: Callable[[Any, Workbook], None]) -> bytes:
    book = Workbook()
    fill(book.active, book)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_a_workbook_is_read_as_a_person_sees_it() -> None:
    def fill(first: Any, book: Workbook) -> None:
        first.title = "Klanten"
        first.append(["Klantnummer", "Naam", "E-mail", "Termijn", "Clausule"])
        first.append([1024, "Bakkerij\u00a0De Vuurtoren", "a@vuurtoren.example", 60.0, "artikel 7"])
        first.append([None, None, None])
        first.append([1025, "=geen formule", "b@vuurtoren.example"])
        first["B4"].data_type = "s"
        book.create_sheet("Oud")

    found = read(workbook(fill), name="klanten.xlsx")
    assert found.mistakes == ()
    assert [(one.id, one.name) for one in found.clients] == [
        ("1024", "Bakkerij De Vuurtoren"),
        ("1025", "=geen formule"),
    ]
    assert found.lines == {"1024": 2, "1025": 4}
    assert found.clients[0].terms[0].days == 60
    assert found.notes[0].message == "sheet 'Klanten' was read, and 'Oud' was not"


def test_a_formula_is_a_mistake_with_its_row() -> None:
    def fill(first: Any, _: Workbook) -> None:
        first.append(["id", "name", "address"])
        first.append(["K-1", "Een", '="a@"&"b.nl"'])

    assert said(read(workbook(fill), name="k.xlsx"))[0] == (
        2,
        "column 3 holds a formula; paste its value in its place",
    )


def bomb(name: str, body: bytes) -> bytes:
    """A workbook in which one part was replaced."""
    given = zipfile.ZipFile(io.BytesIO(as_workbook([PLAIN_CLIENT])))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for part in given.namelist():
            archive.writestr(part, body if part == name else given.read(part))
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "refusal", "message"),
    [
        (bomb("xl/worksheets/sheet1.xml", b" " * (257 * 2**20)), FileTooBig, "unpacks to more"),
        (bomb("xl/sharedStrings.xml", b'<!DOCTYPE x [<!ENTITY a "b">]><sst/>'), NotThisFormat, "definitions"),
        (bomb("xl/workbook.xml", b"<nee"), DamagedFile, "no workbook that can be read"),
        (bomb("xl/workbook.xml", b"<a/>"), NotThisFormat, "no sheet with rows"),
        (as_workbook([PLAIN_CLIENT])[:-200], DamagedFile, "damaged archive"),
    ],
    ids=["big", "entities", "broken", "other", "cut"],
)
def test_a_workbook_that_would_harm_is_refused(data: bytes, refusal: type[InputRefused], message: str) -> None:
    with pytest.raises(refusal, match=message):
        read(data, name="klanten.xlsx")


def test_a_list_is_recorded_and_exported_again(either: Corpus) -> None:
    for document in DOCUMENTS:
        published(either, "2026-01", document=document)
    found = read_list(EXAMPLE.read_bytes(), name="clients.csv", documents=known_versions(either))
    assert found.mistakes == ()
    assert len(either.record_clients(found.clients, by=BY).new) == 6
    again = read_list(as_csv(either.clients()).encode(), name="weer.csv", documents=known_versions(either))
    assert either.record_clients(again.clients, by=BY).same == tuple(client.id for client in found.clients)
