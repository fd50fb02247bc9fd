"""From bytes to tree: the example documents exactly, and every kind of file that must be refused."""

import io
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pikepdf
import pytest

from renvooi.model import Document, dumps
from renvooi.model.errors import (
    DamagedFile,
    EmptyFile,
    EncryptedFile,
    InputRefused,
    NoTextLayer,
    NotThisFormat,
)
from renvooi.parser import STAGES, parse, read_stage

ROOT = Path(__file__).parents[2]
EXAMPLES = sorted((ROOT / "corpus" / "documents").glob("*/*.pdf"))
PDF = ROOT / "corpus" / "documents" / "demarcatie" / "demarcatie-2026-01.pdf"


def read(path: Path) -> Document:
    return parse(path.read_bytes(), name=path.name)


def test_there_are_seven_examples() -> None:
    assert len(EXAMPLES) == 7


def test_example_pdfs_are_read_exactly() -> None:
    command = [sys.executable, str(ROOT / "bench" / "trees.py"), str(ROOT / "corpus" / "documents"), "--floor", "1.0"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
    assert done.stdout.splitlines()[-1] == "lowest F1 1.0000 over 7 documents"


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_pdf_and_its_markdown_source_give_the_same_clauses(path: Path) -> None:
    def clauses(document: Document) -> list[tuple[str, str]]:
        nodes = [node for node in document.walk() if node.text]
        return [((node.label or "").rstrip(".").replace("●", "•"), " ".join(node.text.split())) for node in nodes]

    assert clauses(read(path)) == clauses(read(path.with_suffix(".md")))


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_no_word_is_lost_and_no_box_leaves_its_page(path: Path) -> None:
    document = read(path)
    assert [warning.code for warning in document.warnings if warning.code != "version-disagrees"] == []
    ids = [node.id for node in document.walk()]
    assert len(ids) == len(set(ids))
    for node in document.walk():
        assert node.bbox is not None
        assert node.page is not None
        x0, top, x1, bottom = node.bbox
        assert 0 <= x0 < x1 <= 842
        assert 0 <= top < bottom <= 842


def test_a_letter_that_the_tree_misses_is_a_warning(monkeypatch: pytest.MonkeyPatch) -> None:
    from renvooi.parser import reading
    from renvooi.parser.tree import Outline, build_tree

    def lossy(blocks, words) -> Outline:  # type: ignore[no-untyped-def]  # as build_tree
        whole = build_tree(blocks, words)
        return Outline(whole.title, whole.above, whole.nodes[:-1])

    monkeypatch.setattr(reading, "build_tree", lossy)
    assert "text-lost" in [warning.code for warning in read(PDF).warnings]


def test_stages_are_printed_one_line_a_value() -> None:
    data = PDF.read_bytes()
    sizes = Counter({stage: len(read_stage(data, name="x.pdf", stage=stage).splitlines()) for stage in STAGES})
    assert sizes["words"] > sizes["lines"] > sizes["blocks"] >= sizes["tree"] > 50
    with pytest.raises(ValueError, match="words, lines, blocks, tree"):
        read_stage(data, name="x.pdf", stage="soup")


def test_same_bytes_give_the_same_json_under_other_hash_seeds() -> None:
    code = f"from pathlib import Path; from renvooi.model import dumps; from renvooi.parser import parse; p = Path({str(PDF)!r}); print(dumps(parse(p.read_bytes(), name=p.name)))"
    outputs = {
        subprocess.run(
            [sys.executable, "-c", code], env={"PYTHONHASHSEED": seed}, capture_output=True, text=True, check=True
        ).stdout
        for seed in ("1", "2")
    }
    assert outputs == {dumps(read(PDF)) + "\n"}


def saved(pdf: pikepdf.Pdf, encryption: pikepdf.Encryption | None = None) -> bytes:
    stream = io.BytesIO()
    pdf.save(stream, encryption=encryption or False)
    return stream.getvalue()


def encrypted() -> bytes:
    return saved(pikepdf.open(PDF), encryption=pikepdf.Encryption(owner="owner", user="user"))


def without_pages() -> bytes:
    return saved(pikepdf.new())


def blank() -> bytes:
    pdf = pikepdf.new()
    pdf.add_blank_page()
    return saved(pdf)


def picture() -> bytes:
    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=(200, 200))
    image = pdf.make_stream(bytes(300), Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Image, Width=10, Height=10)
    image.ColorSpace, image.BitsPerComponent = pikepdf.Name.DeviceRGB, 8
    page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Scan=image))
    page.Contents = pdf.make_stream(b"200 0 0 200 0 0 cm /Scan Do")
    return saved(pdf)


def with_broken_stream() -> bytes:
    """A whole PDF in which one compressed page breaks off half-way."""
    pdf = pikepdf.open(PDF)
    raw = pdf.pages[0].Contents.read_raw_bytes()
    broken = pdf.make_stream(b"")
    broken.write(raw[: len(raw) // 2] + bytes(len(raw) - len(raw) // 2), filter=pikepdf.Name.FlateDecode)
    pdf.pages[0].Contents = broken
    return saved(pdf)


def annotated() -> bytes:
    pdf = pikepdf.open(PDF)
    note = pikepdf.Dictionary(
        Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.FreeText, Rect=[10, 10, 200, 40], Contents="NIET VAN TOEPASSING"
    )
    pdf.pages[1].Annots = pdf.make_indirect(pikepdf.Array([pdf.make_indirect(note)]))
    return saved(pdf)


def test_text_beside_the_page_is_warned_of() -> None:
    (warning,) = parse(annotated(), name="x.pdf").warnings
    assert (warning.code, warning.page) == ("annotation-not-read", 2)


@pytest.mark.parametrize(
    ("data", "name", "error", "advice"),
    [
        (b"", "x.pdf", EmptyFile, "Export the document again"),
        (b"gewone tekst", "x.pdf", NotThisFormat, "not a PDF"),
        (PDF.read_bytes()[:9000], "x.pdf", DamagedFile, "cut off"),
        (encrypted(), "x.pdf", EncryptedFile, "password"),
        (without_pages(), "x.pdf", EmptyFile, "no pages"),
        (blank(), "x.pdf", EmptyFile, "no text"),
        (picture(), "x.pdf", NoTextLayer, "ocrmypdf"),
        (with_broken_stream(), "x.pdf", DamagedFile, "damaged"),
        (b"%PDF-1.7\n%%EOF\n", "x.pdf", DamagedFile, "damaged"),
        (b"\xff\xfe\x00", "x.md", NotThisFormat, "UTF-8"),
        (b"a\x00b", "x.md", NotThisFormat, "binary"),
        (b"---\nkind: generic\n---\n", "x.md", EmptyFile, "no text"),
        (b"PK\x03\x04", "x.docx", DamagedFile, "damaged"),
        (b"PK\x03\x04", "x.xlsx", NotThisFormat, ".xlsx"),
    ],
)
def test_files_that_cannot_be_read_whole_are_refused_in_one_line(
    data: bytes, name: str, error: type[InputRefused], advice: str, capfd: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(error) as caught:
        parse(data, name=name)
    assert str(caught.value).startswith(name)
    assert advice in str(caught.value)
    assert "\n" not in str(caught.value)
    assert capfd.readouterr() == ("", "")


def test_damaged_copies_are_refused_or_read_alike() -> None:
    """Bytes changed at fixed places: never a document with other text and no warning."""
    whole = PDF.read_bytes()
    clean = [node.text for node in read(PDF).walk()]
    refused = 0
    for seed in range(40):
        data = bytearray(whole)
        for step in range(12):
            place = (seed * 7919 + step * 104729) % len(data)
            data[place] = (data[place] + seed + step + 1) % 256
        try:
            document = parse(bytes(data), name="x.pdf")
        except InputRefused:
            refused += 1
            continue
        assert document.warnings or [node.text for node in document.walk()] == clean
    assert refused > 20
