"""What was written comes back, also after a person edited it; what does not fit is refused with its place."""

import time
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from renvooi.corpus.akn import AknRead, Path, from_akn, to_akn
from renvooi.corpus.akn.vocabulary import MAX_BYTES, MAX_DEPTH, MAX_TAGS
from renvooi.model import ClauseId, Document
from renvooi.model.errors import DamagedFile, FileTooBig, InputRefused, NotThisFormat
from tests.corpus.akn.builders import (
    DOCUMENTS,
    FACTS,
    clause,
    document,
    example,
    ids_of,
    paragraph,
    section,
    written,
)


@settings(max_examples=100)
@given(DOCUMENTS)
def test_any_tree_comes_back_with_ids_and_facts(found: Document) -> None:
    data = written(found)
    back = from_akn(data)
    assert back == AknRead(found, ids_of(found), FACTS, edited=False)
    assert to_akn(back.document, ids=back.ids, facts=back.facts) == data


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n",
        "a\n",
        "\na",
        " a ",
        "\t",
        "a\r\nb",
        "a\x00b\x0c",
        "\ufffe\uffff",
        "U+0001",
        r"\u0001 \\",
        "]]>",
        "a\ud800",
        "\ud83d\ude00",
        "\u2028",
    ],
)
def test_odd_text_comes_back_everywhere(text: str) -> None:
    found = document(clause(text, text, section(text, text), paragraph(text)), title=text)
    found = replace(found, version=text, classification=text, furniture=(text,))
    assert from_akn(written(found)).document == found


def test_absent_and_empty_labels_are_two_things() -> None:
    found = document(clause(None, "a"), clause("", "a"), section(None, ""), section("1", None))
    assert from_akn(written(found)).document == found


def test_document_without_clauses_comes_back() -> None:
    assert from_akn(written(document())).document == document()


def test_clause_without_persistent_id_stays_without() -> None:
    some: dict[Path, ClauseId] = {path: known for path, known in ids_of(example()).items() if len(path) == 1}
    assert from_akn(to_akn(example(), ids=some, facts=FACTS)).ids == some


def test_deepest_tree_comes_back() -> None:
    deepest = paragraph("onderaan")
    for _ in range(MAX_DEPTH - 1):
        deepest = section(None, "Deel", deepest)
    assert from_akn(written(document(deepest))).document == document(deepest)


def edit(old: str, new: str) -> bytes:
    """The example after somebody replaced a text in its file."""
    text = written(example()).decode("utf-8")
    assert old in text
    return text.replace(old, new, 1).encode("utf-8")


def test_edited_text_is_read_as_it_is_now_with_the_same_ids() -> None:
    back = from_akn(edit("De klant meldt storingen.", "De klant meldt <b>elke</b> storing."))
    assert back.edited
    assert back.ids == ids_of(example())
    old, new = example().nodes[1].nodes[1], back.document.nodes[1].nodes[1]
    assert new == replace(old, text="De klant meldt elke storing.\nDat kan ook per telefoon.")
    assert from_akn(to_akn(back.document, ids=back.ids, facts=back.facts)).edited is False


def test_edited_title_and_number_are_read_as_they_are_now() -> None:
    assert from_akn(edit("Wie doet wat</docTitle>", "Wie wat doet</docTitle>")).document.title == "Wie wat doet"
    back = from_akn(edit("<num>1.2</num>", "<num>1.3</num>"))
    assert back.document.nodes[1].nodes[1].label == "1.3"
    assert back.ids == ids_of(example())


def test_lines_that_an_editor_broke_are_one_text() -> None:
    broken = edit("<p>De klant meldt storingen.</p>", "<p>\n      De klant meldt\n      storingen.\n    </p>")
    assert from_akn(broken) == from_akn(written(example()))


def test_file_with_the_line_ends_of_windows_is_the_same() -> None:
    assert from_akn(written(example()).replace(b"\n", b"\r\n")) == from_akn(written(example()))


def test_comments_and_instructions_are_not_text() -> None:
    assert from_akn(edit("De klant meldt", "De <!-- let op -->klant<?x y?> meldt")) == from_akn(written(example()))


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('<clause eId="art_1__clause_1-2"', '<clause eId="art_1__clause_9"', "art_1__clause_9' has no record"),
        ('<clause eId="art_1__clause_1-2"', "<clause", "has no record"),
        ("<num>1.1</num>", "<num>1.1</num><num>1.1</num>", "art_1__clause_1-1 has 2 <num>"),
        ("De klant meldt", "De <del>klant</del><ins>ander</ins> meldt", "<p> of art_1__clause_1-2: it holds <del>"),
        ("</mainBody>", "los </mainBody>", "text beside the clauses in mainBody"),
        ("</mainBody>", "<p>erbij</p></mainBody>", "<p> stands where a clause was expected"),
        ("</mainBody>", "</mainBody><mainBody/>", "there are 2 <mainBody>"),
        ('wId="c-000000000002"', 'wId="c-000000000001"', "two clauses have the id 'c-000000000001'"),
        ('wId="c-000000000002"', 'wId="artikel 1"', "no persistent id"),
        ('refersTo="#differences"', 'refersTo="#wens"', "no role"),
        ("<docTitle>", "<docTitle/><docTitle>", "2 <docTitle>"),
        ('page="1"', 'page="-1"', "page of <renvooi:look> is '-1', no whole number above 0"),
        ('bbox="10.0 20.5 300.125 33.3"', 'bbox="nan 1 2 3"', "bbox of <renvooi:warning>"),
        ('bbox="10.0 20.5 300.125 33.3"', 'bbox="1 2"', "bbox of <renvooi:warning>"),
        ('added-at="2026-01-05T09:00:00+00:00"', 'added-at="2026-01-05T09:00:00"', "added-at of <renvooi:facts>"),
        ('since="2025-06-01"', 'since="juni"', "since of <renvooi:facts> is 'juni', no date"),
        ('schema="renvooi/document/1"', 'schema="renvooi/document/9"', "does not know"),
        ('kind="demarcatie"', 'kind="wet"', "'wet' is not a valid Kind"),
        ('sha256="0000', 'sha256="XXXX', "no SHA-256"),
        ("<renvooi:processor ", "<renvooi:verwerker ", "is no well-formed XML"),
        ('label="2026-01"', "", "there is no label of <renvooi:facts>"),
        ('label="2026-01"', r'label="\x"', "a backslash stands alone"),
        (">Iets.<", "><b/><", "<renvooi:warning> holds elements"),
    ],
)
def test_what_does_not_fit_is_refused_with_its_place(old: str, new: str, said: str) -> None:
    text = written(document(*example().nodes, clause("9", "teken \x01"))).decode("utf-8")
    assert old in text
    with pytest.raises(DamagedFile) as refused:
        from_akn(text.replace(old, new, 1).encode("utf-8"), "versie.xml")
    assert said in str(refused.value)
    assert str(refused.value).startswith("versie.xml: ")
    assert "\n" not in str(refused.value)


def test_removed_clause_is_named() -> None:
    text = written(example()).decode("utf-8")
    start = text.index('<point eId="art_2__point_nn_1"')
    end = text.index("</point>", start) + len("</point>")
    with pytest.raises(DamagedFile, match="art_2__point_nn_1 is missing from the text"):
        from_akn((text[:start] + text[end:]).encode("utf-8"))


LAUGHS = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]>'
OUTSIDE = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'


@pytest.mark.parametrize("declared", [LAUGHS, OUTSIDE, '<!DOCTYPE x SYSTEM "http://voorbeeld.invalid/x.dtd">'])
def test_document_type_is_refused_before_it_is_read(declared: str) -> None:
    hostile = edit("<akomaNtoso", f"{declared}\n<akomaNtoso").replace(b"De klant meldt", b"&a;")
    with pytest.raises(NotThisFormat, match="document type"):
        from_akn(hostile)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-7", "iso-8859-1"])
def test_document_type_does_not_hide_in_another_encoding(encoding: str) -> None:
    text = edit("<akomaNtoso", f"{LAUGHS}\n<akomaNtoso").decode("utf-8").replace("UTF-8", encoding, 1)
    with pytest.raises(NotThisFormat):
        from_akn(text.encode(encoding, "replace"))


@pytest.mark.parametrize(
    ("data", "refusal"),
    [
        (b"", DamagedFile),
        (b"%PDF-1.7", DamagedFile),
        (b"\xff\xfe\x00", NotThisFormat),
        (b"<akomaNtoso/>", NotThisFormat),
        (b'<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><act/></akomaNtoso>', NotThisFormat),
        (b"<a>&onbekend;</a>", DamagedFile),
        (b"<a>" * 300 + b"</a>" * 300, DamagedFile),
        (b"<a>" + b"<b/>" * MAX_TAGS + b"</a>", FileTooBig),
        (b" " * (MAX_BYTES + 1), FileTooBig),
    ],
)
def test_what_is_no_export_is_refused(data: bytes, refusal: type[InputRefused]) -> None:
    with pytest.raises(refusal):
        from_akn(data)


def test_akoma_ntoso_of_others_is_refused_with_what_to_do() -> None:
    text = written(example()).decode("utf-8")
    start, end = text.index("<proprietary"), text.index("</proprietary>") + len("</proprietary>")
    with pytest.raises(NotThisFormat, match=r"renvooi did not write.*add the original PDF"):
        from_akn((text[:start] + text[end:]).encode("utf-8"))


def test_many_attributes_take_no_long_time() -> None:
    many = " ".join(f'a{number}="1"' for number in range(200_000))
    begin = time.perf_counter()
    with pytest.raises(InputRefused):
        from_akn(f"<a {many}/>".encode())
    assert time.perf_counter() - begin < 5


def test_long_rows_of_blanks_take_no_long_time() -> None:
    begin = time.perf_counter()
    blanks = " " * 1_000_000
    back = from_akn(edit("De klant meldt storingen.", f"De klant{blanks}meldt\nstoringen."))
    assert back.document.nodes[1].nodes[1].text.startswith(f"De klant{blanks}meldt storingen.\n")
    assert time.perf_counter() - begin < 5


def _cut(data: bytes) -> st.SearchStrategy[bytes]:
    """`data` with a few bytes exchanged for others."""
    places = st.integers(0, len(data) - 9)
    return st.builds(lambda at, new: data[:at] + new + data[at + 4 :], places, st.binary(max_size=8))


@settings(max_examples=60)
@given(DOCUMENTS.flatmap(lambda found: _cut(written(found))))
def test_a_damaged_file_is_read_or_refused_and_never_crashes(data: bytes) -> None:
    refusal = ""
    try:
        from_akn(data)
    except InputRefused as error:
        refusal = str(error)
    assert "\n" not in refusal
