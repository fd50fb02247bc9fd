"""What a PDF may hold, counted before an engine lays out a page."""

import io
import zlib
from collections.abc import Callable

import pikepdf
import pytest

from bench.damaging.bombs import CONTENT, PAGE, file_of, plain, stream
from renvooi.model.errors import DamagedFile, EncryptedFile, FileTooBig
from renvooi.parser.pdf import limits
from renvooi.parser.pdf.limits import check_limits, count_pages


def test_sound_file_is_within_all_limits() -> None:
    check_limits(file_of(plain()), name="x.pdf")
    assert count_pages(file_of(plain())) == 1


def test_file_that_is_none_has_no_pages_and_is_refused() -> None:
    assert count_pages(b"%PDF-1.7\n%%EOF") == 0
    with pytest.raises(DamagedFile):
        check_limits(b"%PDF-1.7\n%%EOF", name="x.pdf")


def test_password_is_named() -> None:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(file_of(plain()))) as pdf:
        pdf.save(out, encryption=pikepdf.Encryption(owner="eigenaar", user="lezer"))
    with pytest.raises(EncryptedFile, match="password"):
        check_limits(out.getvalue(), name="x.pdf")


@pytest.mark.parametrize(
    ("limit", "most", "words"),
    [
        ("MAX_OBJECTS", 4, "objects"),
        ("MAX_PAGES", 0, "pages"),
        ("MAX_SIDE", 800.0, "wider or higher"),
        ("MAX_STREAM", 20, "unpacks"),
        ("MAX_DECODED", 20, "unpacks"),
    ],
)
def test_what_is_over_a_limit_is_refused(limit: str, most: float, words: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, limit, most)
    with pytest.raises(FileTooBig, match=words):
        check_limits(file_of(plain()), name="x.pdf")


def crowded_page() -> bytes:
    """Six hundred letters in one stream."""
    return stream(b"BT /F1 1 Tf " + b"(xxxxxxxxxx) Tj " * 60 + b"ET")


def crowded_form() -> bytes:
    """Two hundred letters in a form that is drawn three times."""
    return stream(b"/X Do " * 3)


@pytest.mark.parametrize("content", [crowded_page, crowded_form])
def test_page_with_more_letters_than_a_page_holds_is_refused(
    content: Callable[[], bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "MAX_CHARACTERS", 500)
    objects = plain()
    objects[CONTENT] = content()
    objects[PAGE] = objects[PAGE].replace(b"/Resources <<", b"/Resources << /XObject << /X 6 0 R >>")
    resources = b"/Type /XObject /Subtype /Form /BBox [0 0 600 800] /Resources << /Font << /F1 5 0 R >> >>"
    objects[6] = stream(b"BT /F1 1 Tf " + b"(xxxxxxxxxx) Tj " * 20 + b"ET", resources)
    with pytest.raises(FileTooBig, match="500 characters"):
        check_limits(file_of(objects), name="x.pdf")


@pytest.mark.parametrize("times", [1, 2])
def test_stream_with_a_wrong_checksum_is_damage_though_qpdf_says_nothing(times: int) -> None:
    objects = plain()
    packed = zlib.compress(b"BT /F1 10 Tf 50 700 Td (De klant betaalt.) Tj ET")
    packed = packed[:-1] + bytes([packed[-1] ^ 1])
    packed = zlib.compress(packed) if times == 2 else packed
    objects[CONTENT] = stream(packed, b"/Filter [%s]" % (b"/FlateDecode " * times))
    data = file_of(objects)
    if times == 1:
        assert pikepdf.open(io.BytesIO(data)).check_pdf_syntax() == []
    with pytest.raises(DamagedFile, match="checksum"):
        check_limits(data, name="x.pdf")
