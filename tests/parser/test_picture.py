"""Pages with what was recognised drawn over them."""

import io
from collections import Counter
from functools import cache
from itertools import pairwise
from pathlib import Path

import pikepdf
import pytest
from PIL import Image, ImageChops, ImageStat

from renvooi.model.errors import NotThisFormat
from renvooi.parser import Stages, parse, read_stages
from renvooi.parser.blocks import BlockType
from renvooi.parser.exchange import Picture
from renvooi.parser.marks import Marks, find_marks
from renvooi.parser.picture import FINDING, PANEL, PAPER, TYPES, WIDTH, draw_pages

PDF = Path(__file__).parents[2] / "corpus/documents/demarcatie/demarcatie-2026-02.pdf"
DATA = PDF.read_bytes()


@cache
def stages() -> Stages:
    return read_stages(DATA, name=PDF.name)


@cache
def marks_of_pages() -> tuple[Marks, ...]:
    return find_marks(stages())


@cache
def pictures() -> tuple[Picture, ...]:
    return drawn(DATA)


def drawn(data: bytes, name: str = PDF.name) -> tuple[Picture, ...]:
    return tuple(draw_pages(data, read_stages(data, name=name), name=name))


def opened(picture: Picture) -> Image.Image:
    return Image.open(io.BytesIO(picture.png)).convert("RGB")


def test_each_page_has_a_picture_with_a_list_beside_it() -> None:
    assert [picture.name for picture in pictures()] == [
        "demarcatie-2026-02-page-1.png",
        "demarcatie-2026-02-page-2.png",
    ]
    assert [opened(picture).width for picture in pictures()] == [WIDTH + PANEL] * 2


def test_names_sort_as_pages_do() -> None:
    with pikepdf.open(io.BytesIO(DATA)) as pdf:
        for _ in range(8):
            pdf.pages.append(pdf.pages[1])
        stream = io.BytesIO()
        pdf.save(stream)
    data = stream.getvalue()
    names = [marks.name for marks in draw_pages(data, read_stages(data, name="lang.pdf"), name="lang.pdf")]
    assert names == sorted(names)
    assert names[0] == "lang-page-01.png"


def test_the_same_page_gives_the_same_bytes() -> None:
    assert drawn(DATA) == pictures()


def test_every_block_is_marked_on_its_page_with_the_node_that_it_became() -> None:
    ids = {node.id for node in parse(DATA, name=PDF.name).walk()}
    said = [mark.said.split()[-1] for marks in marks_of_pages() for mark in marks.blocks if not mark.continued]
    assert len(said) == len(stages().blocks)
    assert set(said) == ids | {"title"}


def test_numbers_count_on_and_stay_where_a_block_goes_on() -> None:
    for marks in marks_of_pages():
        numbers = [mark.number for mark in marks.blocks if not mark.continued]
        assert numbers == list(range(1, len(numbers) + 1))
        assert all(mark.number == before.number for before, mark in pairwise(marks.blocks) if mark.continued)


def test_marks_stand_within_their_page() -> None:
    for marks in marks_of_pages():
        for box in (*(mark.box for mark in marks.blocks), *marks.columns, *marks.furniture):
            assert 0 <= box[0] < box[2] <= marks.width
            assert 0 <= box[1] < box[3] <= marks.height


def colours(image: Image.Image) -> Counter[object]:
    """How often each colour stands in `image`."""
    return Counter({colour: count for count, colour in image.getcolors(image.width * image.height) or ()})


def around(image: Image.Image, marks: Marks, x: float, y: float) -> Counter[object]:
    """The colours around a point of the page."""
    scale = WIDTH / marks.width
    left, top = round(x * scale) - 5, round(y * scale) - 5
    return colours(image.crop((left, top, left + 11, top + 11)))


def test_each_type_of_block_has_a_colour_of_its_own() -> None:
    assert len({TYPES[kind][1] for kind in BlockType}) == len(BlockType)


def test_outline_of_each_block_is_of_the_colour_of_its_type() -> None:
    for picture, marks in zip(pictures(), marks_of_pages(), strict=True):
        image = opened(picture)
        for mark in marks.blocks:
            _, top, x1, bottom = mark.box
            assert TYPES[mark.type][1] in around(image, marks, x1, (top + bottom) / 2), mark


def test_page_header_is_grey() -> None:
    box, scale = marks_of_pages()[0].furniture[0], WIDTH / marks_of_pages()[0].width
    row = opened(pictures()[0]).crop(tuple(round(edge * scale) for edge in box))  # type: ignore[arg-type]  # four
    assert PAPER not in colours(row)


def turned(box: list[float]) -> bytes:
    """The example with its pages lying on their side and set upright again, and a crop box."""
    with pikepdf.open(io.BytesIO(DATA)) as pdf:
        for page in pdf.pages:
            _, _, width, height = (float(edge) for edge in page.mediabox)
            page.contents_add(pdf.make_stream(f"q 0 1 -1 0 {height} 0 cm\n".encode()), prepend=True)
            page.contents_add(pdf.make_stream(b"\nQ"))
            # Kept where pages inherit it from.
            del page.obj["/MediaBox"]
            pdf.Root.Pages.MediaBox = pikepdf.Array([0, 0, height, width])
            page.obj.Rotate = 90
            page.obj.CropBox = pikepdf.Array(box)
        stream = io.BytesIO()
        pdf.save(stream)
    return stream.getvalue()


def page_of(picture: Picture) -> Image.Image:
    """A picture without the list beside it."""
    image = opened(picture)
    return image.crop((0, 0, image.width - PANEL, image.height))


def test_marks_line_up_on_pages_that_are_turned_and_cropped() -> None:
    cut = 12.0
    first = marks_of_pages()[0]
    width, height = first.width, first.height
    # The sheet lies on its side: its width is the height of what is shown.
    whole, cropped = drawn(turned([0, 0, height, width])), drawn(turned([cut, cut, height - cut, width - cut]))
    for same, other, part in zip(pictures(), whole, cropped, strict=True):
        scale = WIDTH / width
        box = (cut * scale, cut * scale, (width - cut) * scale, (height - cut) * scale)
        small = page_of(part)
        shown = small.crop((0, 0, small.width, round(small.width * (height - 2 * cut) / (width - 2 * cut))))
        inner = page_of(same).crop(tuple(map(round, box))).resize(shown.size)  # type: ignore[arg-type]  # four
        assert difference(opened(same), opened(other)) < 4
        # Of another scale, letters and tags are drawn anew; what is blurred shows whether they stand alike.
        few = (shown.width // 8, shown.height // 8)
        assert difference(inner.resize(few), shown.resize(few)) < 4


def difference(one: Image.Image, other: Image.Image) -> float:
    """How much two pictures differ, of 255; shapes that do not stand where their text is make it 20."""
    return sum(ImageStat.Stat(ImageChops.difference(one, other)).mean) / 3


def test_place_of_a_finding_is_red_and_named() -> None:
    with pikepdf.open(io.BytesIO(DATA)) as pdf:
        note = pikepdf.Dictionary(
            Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.FreeText, Rect=[300, 300, 400, 340], Contents="GEWIJZIGD"
        )
        pdf.pages[0].obj.Annots = pdf.make_indirect(pikepdf.Array([pdf.make_indirect(note)]))
        stream = io.BytesIO()
        pdf.save(stream)
    data = stream.getvalue()
    marked = read_stages(data, name="a.pdf")
    assert {warning.page for warning in marked.warnings} == {1}
    first, second = (colours(opened(page)) for page in draw_pages(data, marked, name="a.pdf"))
    assert first[FINDING] > second[FINDING]


def test_what_is_no_pdf_has_no_stages() -> None:
    with pytest.raises(NotThisFormat, match="only a PDF"):
        read_stages(b"# Titel\n\nTekst.", name="a.md")
