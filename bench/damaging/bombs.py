"""Small PDFs that cost a reader much: each is a trap that its format allows.

`BOMBS` names them all; a bomb is made when asked for, as some take a moment to write. Numbers are
chosen so that a reader without limits takes minutes or gigabytes, and the file stays under 2 MB.
"""

import zlib
from collections.abc import Callable, Mapping
from types import MappingProxyType

CATALOG, PAGES, PAGE, CONTENT, FONT = 1, 2, 3, 4, 5
"""Numbers of the objects that every bomb starts from."""
GIGABYTE = 2**30
TEXT = b"BT /F1 10 Tf 50 700 Td (De verwerker maakt elke nacht een back-up.) Tj ET\n"

Objects = dict[int, bytes]


def stream(content: bytes, entries: bytes = b"") -> bytes:
    """A stream object with `entries` in its dictionary."""
    return b"<< %s /Length %d >>\nstream\n%s\nendstream" % (entries, len(content), content)


def deflated(content: bytes) -> bytes:
    """A compressed stream."""
    return stream(zlib.compress(content, 9), b"/Filter /FlateDecode")


def plain(content: bytes = TEXT) -> Objects:
    """The objects of a sound PDF of one page."""
    return {
        CATALOG: b"<< /Type /Catalog /Pages 2 0 R >>",
        PAGES: b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        PAGE: b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
        b" /Resources << /Font << /F1 5 0 R >> >> >>",
        CONTENT: stream(content),
        FONT: b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    }


def file_of(objects: Objects, trailer: bytes = b"/Root 1 0 R") -> bytes:
    """The objects as a PDF with a right cross-reference table."""
    out = bytearray(b"%PDF-1.7\n")
    places = {}
    for number, body in sorted(objects.items()):
        places[number] = len(out)
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start, size = len(out), max(objects) + 1
    out += b"xref\n0 %d\n0000000000 65535 f \n" % size
    for number in range(1, size):
        out += b"%010d 00000 %s \n" % (places.get(number, 0), b"n" if number in places else b"f")
    out += b"trailer\n<< /Size %d %s >>\nstartxref\n%d\n%%%%EOF\n" % (size, trailer, start)
    return bytes(out)


def with_page(entries: bytes, content: bytes = TEXT, **more: bytes) -> bytes:
    """A sound PDF with other entries on its page, and objects by number from 6 on."""
    objects = plain(content)
    objects[PAGE] = b"<< /Type /Page /Parent 2 0 R /Contents 4 0 R %s >>" % entries
    objects |= {int(number.removeprefix("o")): body for number, body in more.items()}
    return file_of(objects)


FONTS = b"/Font << /F1 5 0 R >>"
BOX = b"/MediaBox [0 0 595 842]"


def _content(body: bytes) -> bytes:
    objects = plain()
    objects[CONTENT] = body
    return file_of(objects)


def flate() -> bytes:
    """A page whose content unpacks to a gigabyte of blanks."""
    return _content(stream(_blanks(GIGABYTE), b"/Filter /FlateDecode"))


def _blanks(size: int) -> bytes:
    """So many blanks, compressed; never in memory as they are."""
    packed = zlib.compressobj(9)
    return b"".join(packed.compress(b" " * 2**20) for _ in range(size // 2**20)) + packed.flush()


def flate_of_flate() -> bytes:
    """A page that is compressed three times over."""
    inner = zlib.compress(_blanks(GIGABYTE), 9)
    return _content(stream(zlib.compress(inner, 9), b"/Filter [/FlateDecode /FlateDecode /FlateDecode]"))


def run_lengths() -> bytes:
    """Blanks as runs of 128, compressed."""
    return _content(stream(zlib.compress(b"\x81 " * 2**24, 9), b"/Filter [/FlateDecode /RunLengthDecode]"))


def many_streams() -> bytes:
    """Streams of which each is small enough, and all together are not."""
    objects = plain()
    packed = stream(zlib.compress(bytes(2**25), 9), b"/Filter /FlateDecode")
    objects |= dict.fromkeys(range(10, 40), packed)
    objects[CONTENT] = stream(TEXT)
    return file_of(objects)


def predictor() -> bytes:
    """A cross-reference stream with rows of a billion columns."""
    objects = plain()
    rows = zlib.compress(bytes(2**20), 9)
    parameters = (
        b"/Filter /FlateDecode /DecodeParms << /Predictor 15 /Colors 32 /BitsPerComponent 16 /Columns 1000000000 >>"
    )
    objects[CONTENT] = stream(rows, parameters)
    return file_of(objects)


def page_count_lie() -> bytes:
    """A page tree that says it has two billion pages."""
    objects = plain()
    objects[PAGES] = b"<< /Type /Pages /Kids [3 0 R] /Count 2147483647 >>"
    return file_of(objects)


def many_pages() -> bytes:
    """One page object, named a hundred thousand times."""
    objects = plain()
    objects[PAGES] = b"<< /Type /Pages /Kids [%s] /Count 100000 >>" % (b"3 0 R " * 100_000)
    return file_of(objects)


def page_tree_loop() -> bytes:
    """A page tree that is its own child."""
    objects = plain()
    objects[PAGES] = b"<< /Type /Pages /Kids [3 0 R 2 0 R] /Count 2 /Parent 2 0 R >>"
    return file_of(objects)


def page_tree_fan() -> bytes:
    """A page tree of thirty levels in which each node names the next one ten times."""
    objects = plain()
    objects[PAGES] = b"<< /Type /Pages /Kids [10 0 R] /Count 1 >>"
    for level in range(10, 40):
        objects[level] = b"<< /Type /Pages /Parent %d 0 R /Kids [%s] /Count 10 >>" % (
            2 if level == 10 else level - 1,
            b"%d 0 R " % (level + 1) * 10,
        )
    objects[40] = objects[PAGE]
    return file_of(objects)


def deep_page_tree() -> bytes:
    """A page tree of fifty thousand levels."""
    objects = plain()
    depth = 50_000
    objects[PAGES] = b"<< /Type /Pages /Kids [10 0 R] /Count 1 >>"
    for level in range(10, 10 + depth):
        objects[level] = b"<< /Type /Pages /Kids [%d 0 R] /Count 1 >>" % (level + 1)
    objects[10 + depth] = objects[PAGE]
    return file_of(objects)


def _form(content: bytes, forms: bytes) -> bytes:
    return stream(
        content,
        b"/Type /XObject /Subtype /Form /BBox [0 0 600 800] /Resources << %s /XObject << %s >> >>" % (FONTS, forms),
    )


def form_loop() -> bytes:
    """A form that draws itself."""
    return with_page(
        BOX + b" /Resources << /XObject << /X 6 0 R >> >>", b"/X Do", o6=_form(TEXT + b"/X Do", b"/X 6 0 R")
    )


def form_fan() -> bytes:
    """Twelve forms of which each draws the next one ten times."""
    forms = {f"o{number}": _form(b"/X Do " * 10, b"/X %d 0 R" % (number + 1)) for number in range(6, 18)}
    return with_page(BOX + b" /Resources << /XObject << /X 6 0 R >> >>", b"/X Do", **forms, o18=_form(TEXT, b""))


def giant_box() -> bytes:
    """A page of a million kilometres."""
    return with_page(b"/MediaBox [0 0 1e15 1e15] /Resources << %s >>" % FONTS)


def wide_box() -> bytes:
    """A page as large as numbers of 32 bits go."""
    return with_page(b"/MediaBox [-2147483648 -2147483648 2147483647 2147483647] /Resources << %s >>" % FONTS)


def nested(opening: bytes, closing: bytes, depth: int = 500_000) -> bytes:
    """A catalogue with a value that is nested deep."""
    objects = plain()
    objects[CATALOG] = b"<< /Type /Catalog /Pages 2 0 R /Bomb %s%s >>" % (opening * depth, closing * depth)
    return file_of(objects)


def nested_content() -> bytes:
    """A page that nests an operand half a million times."""
    return _content(stream(b"[" * 500_000 + b"]" * 500_000 + TEXT))


def saved_states() -> bytes:
    """A page that saves its state ten million times."""
    return _content(deflated(b"q " * 10_000_000 + TEXT))


def endless_text() -> bytes:
    """A page of thirty million letters."""
    return _content(deflated(b"BT /F1 10 Tf " + (b"(%s) Tj " % (b"x" * 1_000)) * 30_000 + b"ET"))


def endless_paths() -> bytes:
    """A page of three million small shapes."""
    return _content(deflated(TEXT + b"1 1 m 3 1 l 3 3 l h f " * 2_500_000))


def huge_array() -> bytes:
    """A page that shows text from an array of twenty million numbers."""
    return _content(deflated(b"BT /F1 10 Tf 50 700 Td [(x)" + b" 1" * 20_000_000 + b"] TJ ET"))


def object_stream() -> bytes:
    """A cross-reference stream and an object stream that unpacks to a gigabyte."""
    out = bytearray(b"%PDF-1.7\n")
    start = len(out)
    out += (
        b"6 0 obj\n" + stream(_blanks(GIGABYTE), b"/Type /ObjStm /N 5 /First 100 /Filter /FlateDecode") + b"\nendobj\n"
    )
    table = bytearray(b"\x00\x00\x00\x00\x00")
    for index in range(5):
        table += b"\x02" + (6).to_bytes(3, "big") + bytes([index])
    table += b"\x01" + start.to_bytes(3, "big") + b"\x00"
    place = len(out)
    table += b"\x01" + place.to_bytes(3, "big") + b"\x00"
    out += b"7 0 obj\n" + stream(bytes(table), b"/Type /XRef /Size 8 /W [1 3 1] /Root 1 0 R") + b"\nendobj\n"
    return bytes(out + b"startxref\n%d\n%%%%EOF\n" % place)


def xref_loop() -> bytes:
    """A trailer that names itself as the one before."""
    whole = file_of(plain())
    start = whole.rindex(b"xref\n0 ")
    return whole.replace(b"/Root 1 0 R", b"/Root 1 0 R /Prev %d" % start)


def xref_size() -> bytes:
    """A cross-reference table for two billion objects."""
    return file_of(plain()).replace(b"/Size 6", b"/Size 2147483647").replace(b"xref\n0 6", b"xref\n0 2147483647")


def wide_font() -> bytes:
    """A font whose widths are numbers without measure."""
    objects = plain()
    objects[FONT] = (
        b"<< /Type /Font /Subtype /TrueType /BaseFont /Helvetica /FirstChar 0 /LastChar 2147483647 /Widths [%s] >>"
        % (b"1e38 " * 100_000)
    )
    return file_of(objects)


def wide_cid_ranges() -> bytes:
    """A composite font that gives widths to a range of two billion characters."""
    objects = plain()
    objects[FONT] = b"<< /Type /Font /Subtype /Type0 /BaseFont /F /Encoding /Identity-H /DescendantFonts [6 0 R] >>"
    objects[6] = (
        b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /F /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /W [0 2000000000 500] >>"
    )
    return file_of(objects)


def unicode_ranges() -> bytes:
    """A font whose map to Unicode names ranges of four billion characters."""
    objects = plain()
    ranges = b"<00000000> <ffffffff> <0041>\n" * 100
    objects[6] = stream(
        b"1 begincodespacerange <00> <ff> endcodespacerange 100 beginbfrange\n" + ranges + b"endbfrange"
    )
    objects[FONT] = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode 6 0 R >>"
    return file_of(objects)


def annotations() -> bytes:
    """A page with half a million notes."""
    notes = b"[" + b"<</Subtype/Text/Rect[0 0 9 9]/Contents(x)>>" * 40_000 + b"]"
    return with_page(BOX + b" /Resources << %s >> /Annots " % FONTS + notes)


def reference_chain() -> bytes:
    """A length that is a reference to a reference, a hundred thousand times."""
    objects = plain()
    for number in range(10, 60_000):
        objects[number] = b"%d 0 R" % (number + 1)
    objects[60_000] = b"10 0 R"
    objects[CONTENT] = b"<< /Length 10 0 R >>\nstream\n" + TEXT + b"endstream"
    return file_of(objects)


def huge_image() -> bytes:
    """A picture of ten billion points beside a line of text."""
    picture = stream(
        zlib.compress(bytes(2**20), 9),
        b"/Type /XObject /Subtype /Image /Width 100000 /Height 100000 /BitsPerComponent 8 /ColorSpace /DeviceRGB /Filter /FlateDecode",
    )
    return with_page(
        BOX + b" /Resources << %s /XObject << /X 6 0 R >> >>" % FONTS,
        TEXT + b"q 500 0 0 500 0 0 cm /X Do Q",
        o6=picture,
    )


def function_loop() -> bytes:
    """A colour whose function is put together from itself."""
    function = b"<< /FunctionType 3 /Domain [0 1] /Functions [6 0 R 6 0 R] /Bounds [0.5] /Encode [0 1 0 1] >>"
    shading = b"/Shading << /S << /ShadingType 2 /ColorSpace /DeviceGray /Coords [0 0 1 1] /Function 6 0 R >> >>"
    return with_page(BOX + b" /Resources << %s %s >>" % (FONTS, shading), TEXT + b"/S sh", o6=function)


BOMBS: Mapping[str, Callable[[], bytes]] = MappingProxyType(
    {
        "flate": flate,
        "flate-of-flate": flate_of_flate,
        "run-lengths": run_lengths,
        "many-streams": many_streams,
        "predictor": predictor,
        "page-count-lie": page_count_lie,
        "many-pages": many_pages,
        "page-tree-loop": page_tree_loop,
        "page-tree-fan": page_tree_fan,
        "deep-page-tree": deep_page_tree,
        "form-loop": form_loop,
        "form-fan": form_fan,
        "giant-box": giant_box,
        "wide-box": wide_box,
        "nested-arrays": lambda: nested(b"[", b"]"),
        "nested-dictionaries": lambda: nested(b"<</A ", b">>", 200_000),
        "nested-content": nested_content,
        "saved-states": saved_states,
        "endless-text": endless_text,
        "endless-paths": endless_paths,
        "huge-array": huge_array,
        "object-stream": object_stream,
        "xref-loop": xref_loop,
        "xref-size": xref_size,
        "wide-font": wide_font,
        "wide-cid-ranges": wide_cid_ranges,
        "unicode-ranges": unicode_ranges,
        "annotations": annotations,
        "reference-chain": reference_chain,
        "huge-image": huge_image,
        "function-loop": function_loop,
    }
)
"""Every bomb by its name."""
