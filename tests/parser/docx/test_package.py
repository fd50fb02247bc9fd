"""What of a ZIP from anywhere is opened, and what is refused."""

import io
import random
import subprocess
import sys
import zipfile
from collections.abc import Callable

import pytest

from renvooi.model.errors import DamagedFile, EncryptedFile, FileTooBig, InputRefused, NotThisFormat
from renvooi.parser import parse
from renvooi.parser.docx import package
from tests.parser.docx.writer import from_body, paragraph, rewritten

PLAIN = from_body(paragraph("De klant betaalt vooraf."))
MAIN = "word/document.xml"


def changed(part: str, change: Callable[[bytes], bytes]) -> bytes:
    return rewritten(PLAIN, lambda name, content: change(content) if name == part else content)


def refused(data: bytes, name: str = "contract.docx") -> InputRefused:
    with pytest.raises(InputRefused) as caught:
        parse(data, name=name)
    assert "\n" not in str(caught.value)
    return caught.value


def test_kind_is_told_by_bytes_before_name() -> None:
    assert parse(PLAIN, name="contract").source.media_type.endswith("wordprocessingml.document")
    assert "whatever its name" in str(refused(PLAIN, "contract.pdf"))
    assert "whatever its name" in str(refused(PLAIN, "contract.md"))
    assert "whatever its name" in str(refused(b"Gewone tekst.", "contract.docx"))


def test_other_archives_are_refused() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
    assert isinstance(refused(stream.getvalue()), DamagedFile)
    assert isinstance(refused(stream.getvalue(), "blad.xlsx"), NotThisFormat)


def test_workbook_that_calls_itself_a_document_is_refused() -> None:
    sheet = b"spreadsheetml.sheet.main+xml"
    data = changed("[Content_Types].xml", lambda types: types.replace(b"wordprocessingml.document.main+xml", sheet))
    assert isinstance(refused(data), NotThisFormat)


def test_macros_are_refused() -> None:
    kind = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    macro = b"application/vnd.ms-word.document.macroEnabled.main+xml"
    data = changed("[Content_Types].xml", lambda types: types.replace(kind, macro))
    assert "macros" in str(refused(data))
    assert "macros" in str(refused(rewritten(PLAIN, lambda _, content: content, {"word/vbaProject.bin": b"x"})))


def test_password_is_named_as_the_reason() -> None:
    container = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512)
    assert isinstance(refused(container + "EncryptedPackage".encode("utf-16-le")), EncryptedFile)
    assert "older Office" in str(refused(container, "contract.doc"))


@pytest.mark.parametrize("kept", [60, 1_000, len(PLAIN) // 2, len(PLAIN) - 30])
def test_half_a_file_is_damaged(kept: int) -> None:
    assert isinstance(refused(PLAIN[:kept]), DamagedFile)


@pytest.mark.parametrize(
    "change",
    [
        lambda xml: xml[: len(xml) // 2],
        lambda xml: b"",
        lambda xml: b"<!DOCTYPE w [<!ENTITY a 'aaaa'>]>" + xml[xml.index(b"<w:document") :],
        lambda xml: xml.replace(b"De klant", b"&onbekend;"),
    ],
)
def test_broken_part_is_damaged_and_entities_are_never_expanded(change: Callable[[bytes], bytes]) -> None:
    assert isinstance(refused(changed(MAIN, change)), DamagedFile)


def test_missing_document_is_damaged() -> None:
    data = rewritten(PLAIN, lambda name, content: None if name == MAIN else content)
    assert isinstance(refused(data), DamagedFile)


def test_two_parts_of_one_name_are_damaged() -> None:
    stream = io.BytesIO(PLAIN)
    with zipfile.ZipFile(stream, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr(MAIN, "<w:document/>")
    assert isinstance(refused(stream.getvalue()), DamagedFile)


def test_bomb_is_too_big_before_it_is_unpacked() -> None:
    zeros = bytes(package.MOST_XML + 1)
    assert isinstance(refused(rewritten(PLAIN, lambda _, content: content, {"word/more.xml": zeros})), FileTooBig)
    many = {f"word/{index}": b"" for index in range(package.MOST_ENTRIES + 1)}
    assert isinstance(refused(rewritten(PLAIN, lambda _, content: content, many)), FileTooBig)


def test_part_that_holds_more_than_its_directory_says_is_damaged() -> None:
    size = zipfile.ZipFile(io.BytesIO(PLAIN)).getinfo(MAIN).file_size
    where = PLAIN.rindex(MAIN.encode()) - 46 + 24
    assert int.from_bytes(PLAIN[where : where + 4], "little") == size
    lying = PLAIN[:where] + (size // 2).to_bytes(4, "little") + PLAIN[where + 4 :]
    assert isinstance(refused(lying), DamagedFile)


def nested(depth: int) -> bytes:
    deep = "<w:sdt><w:sdtContent>" * depth + paragraph("Diep.") + "</w:sdtContent></w:sdt>" * depth
    return changed(MAIN, lambda xml: xml.replace(b"<w:body>", b"<w:body>" + deep.encode()))


def test_nesting_is_read_up_to_a_depth_and_refused_below_it() -> None:
    assert next(parse(nested(100), name="a.docx").walk()).text == "Diep."
    assert isinstance(refused(nested(2_000)), DamagedFile)


def test_external_relations_are_not_followed() -> None:
    outside = b'<Relationship Id="x" Type="urn:a" Target="file:///etc/passwd" TargetMode="External"/></Relationships>'
    data = changed("word/_rels/document.xml.rels", lambda xml: xml.replace(b"</Relationships>", outside))
    assert [node.text for node in parse(data, name="a.docx").walk()] == ["De klant betaalt vooraf."]


def test_missing_extra_is_one_line_that_says_how_to_install_it() -> None:
    code = (
        "import sys; sys.modules['docx'] = None\n"
        "from pathlib import Path; from renvooi.parser import parse\n"
        "from renvooi.model.errors import InputRefused\n"
        "try: parse(sys.stdin.buffer.read(), name='a.docx')\n"
        "except InputRefused as error: print(error)"
    )
    done = subprocess.run([sys.executable, "-c", code], input=PLAIN, capture_output=True, check=True)
    assert done.stdout.decode().strip().endswith("Run pip install 'renvooi[docx]'.")


def test_flipped_bits_are_refused_or_change_nothing() -> None:
    chance = random.Random(7)
    for _ in range(60):
        data = bytearray(PLAIN)
        for _ in range(chance.randrange(1, 12)):
            data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
        try:
            texts = [node.text for node in parse(bytes(data), name="a.docx").walk()]
        except InputRefused:
            continue
        assert texts == ["De klant betaalt vooraf."]


def test_strict_form_of_the_format_is_named() -> None:
    transitional, strict = (
        b"http://schemas.openxmlformats.org/officeDocument/2006",
        b"http://purl.oclc.org/ooxml/officeDocument",
    )
    data = rewritten(PLAIN, lambda _, content: content.replace(transitional, strict))
    assert "Strict Open XML" in str(refused(data))


def test_text_in_an_element_that_is_not_known_is_said_to_be_lost() -> None:
    change = changed(MAIN, lambda xml: xml.replace(b"</w:r>", b"</w:r><w:onbekend>Verborgen</w:onbekend>", 1))
    assert [warning.code for warning in parse(change, name="a.docx").warnings] == ["text-lost"]
