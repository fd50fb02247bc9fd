"""Damage as programs do it that rewrite a PDF: every byte in order, and parts gone, swapped or stale.

Each kind opens a whole PDF with pikepdf, does one wrong thing to its objects and saves it, so that
nothing in the syntax of the file tells.
"""

import io
from collections.abc import Callable, Mapping
from random import Random
from types import MappingProxyType

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, Stream

from bench.damaging.transport import Damage

Step = Callable[[Pdf, Random], None]


def _saved(pdf: Pdf) -> bytes:
    out = io.BytesIO()
    pdf.save(out, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.none, static_id=True)
    return out.getvalue()


def _done(step: Step) -> Damage:
    """The step as damage of bytes."""

    def damage(data: bytes, chance: Random) -> bytes:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            step(pdf, chance)
            return _saved(pdf)

    return damage


def _streams(pdf: Pdf) -> list[Stream]:
    kinds = ("/XRef", "/ObjStm")
    return [one for one in pdf.objects if isinstance(one, Stream) and one.get("/Type") not in kinds]


def _fonts(pdf: Pdf) -> list[pikepdf.Object]:
    """The fonts that the pages name."""
    found = {}
    for page in pdf.pages:
        for font in page.Resources.get("/Font", Dictionary()).values():
            found[font.objgen] = font
    return list(found.values())


def _contents(page: pikepdf.Page) -> list[pikepdf.Object]:
    contents = page.obj.Contents
    return list(contents) if isinstance(contents, Array) else [contents]


def drop_a_stream(pdf: Pdf, chance: Random) -> None:
    """A stream is empty."""
    chance.choice(_streams(pdf)).write(b"")


def swap_streams(pdf: Pdf, chance: Random) -> None:
    """Two streams hold each other's content."""
    one, other = chance.sample(_streams(pdf), 2)
    first, second = one.read_bytes(), other.read_bytes()
    one.write(second)
    other.write(first)


def other_filter(pdf: Pdf, chance: Random) -> None:
    """A stream says that it is compressed in another way, or not at all."""
    stream = chance.choice(_streams(pdf))
    raw = stream.read_raw_bytes()
    name = chance.choice((None, Name.LZWDecode, Name.ASCII85Decode, Name.ASCIIHexDecode, Name.RunLengthDecode))
    if name is None:
        stream.write(raw)
    else:
        stream.write(raw, filter=name)


def lose_an_object(pdf: Pdf, chance: Random) -> None:
    """What a reference leads to is gone."""
    holders = [one for one in pdf.objects if isinstance(one, Dictionary) and any(v.is_indirect for v in _values(one))]
    holder = chance.choice(holders)
    key = chance.choice([key for key, value in holder.items() if getattr(value, "is_indirect", False)])
    del holder[key]


def _values(holder: Dictionary) -> list[pikepdf.Object]:
    return [value for value in holder.values() if isinstance(value, pikepdf.Object)]


def _kids(pdf: Pdf, chance: Random) -> pikepdf.Object:
    nodes = [one for one in pdf.objects if isinstance(one, Dictionary) and one.get("/Type") == "/Pages"]
    return chance.choice([node.Kids for node in nodes])


def swap_pages(pdf: Pdf, chance: Random) -> None:
    """Two pages stand in each other's place."""
    kids = _kids(pdf, chance)
    one, other = chance.sample(range(len(kids)), 2)
    kids[one], kids[other] = kids[other], kids[one]


def lose_a_page(pdf: Pdf, chance: Random) -> None:
    """A page is in the file and in no list of pages."""
    kids = _kids(pdf, chance)
    del kids[chance.randrange(len(kids))]


def double_a_page(pdf: Pdf, chance: Random) -> None:
    """A page is listed in the place of another too."""
    kids = _kids(pdf, chance)
    kids[chance.randrange(len(kids))] = chance.choice(list(kids))


def lose_content(pdf: Pdf, chance: Random) -> None:
    """A page names no content."""
    del chance.choice(list(pdf.pages)).obj.Contents


def swap_content(pdf: Pdf, chance: Random) -> None:
    """A page names the content of another."""
    one, other = chance.sample(list(pdf.pages), 2)
    one.obj.Contents = other.obj.Contents


def cut_content(pdf: Pdf, chance: Random) -> None:
    """Content breaks off, and was compressed as it is."""
    stream = chance.choice([one for page in pdf.pages for one in _contents(page)])
    content = stream.read_bytes()
    stream.write(content[: chance.randrange(len(content))])


def lose_a_font(pdf: Pdf, chance: Random) -> None:
    """A page draws with a font that it does not name."""
    fonts = chance.choice([page.Resources.Font for page in pdf.pages if "/Font" in page.Resources])
    del fonts[chance.choice(sorted(fonts.keys()))]


def swap_fonts(pdf: Pdf, chance: Random) -> None:
    """Two fonts have each other's name."""
    fonts = chance.choice([page.Resources.Font for page in pdf.pages if len(page.Resources.get("/Font", {})) > 1])
    one, other = chance.sample(sorted(fonts.keys()), 2)
    fonts[one], fonts[other] = fonts[other], fonts[one]


def _mapped(pdf: Pdf) -> list[pikepdf.Object]:
    return [font for font in _fonts(pdf) if "/ToUnicode" in font]


def lose_a_map(pdf: Pdf, chance: Random) -> None:
    """A font does not say which characters it shows."""
    del chance.choice(_mapped(pdf)).ToUnicode


def swap_maps(pdf: Pdf, chance: Random) -> None:
    """Two fonts say what the other shows."""
    one, other = chance.sample(_mapped(pdf), 2)
    one.ToUnicode, other.ToUnicode = other.ToUnicode, one.ToUnicode


def cut_a_map(pdf: Pdf, chance: Random) -> None:
    """What a font shows breaks off half-way."""
    stream = chance.choice(_mapped(pdf)).ToUnicode
    content = stream.read_bytes()
    stream.write(content[: chance.randrange(len(content))])


def lose_an_entry(pdf: Pdf, chance: Random) -> None:
    """A font lacks one of its entries: widths, encoding, descendant, program."""
    font = chance.choice(_fonts(pdf))
    below = [font, *font.get("/DescendantFonts", ())]
    holders = [*below, *(one.FontDescriptor for one in below if "/FontDescriptor" in one)]
    holder = chance.choice(holders)
    key = chance.choice([key for key in sorted(holder.keys()) if key != "/Type"])
    del holder[key]


def move_the_box(pdf: Pdf, chance: Random) -> None:
    """A page shows another part of its content."""
    page = chance.choice(list(pdf.pages))
    x0, y0, x1, y1 = (float(side) for side in page.mediabox.as_list())
    page.obj.MediaBox = [x0 + (x1 - x0) * chance.choice((0.3, 0.6)), y0, x1, y1]


def wrong_count(pdf: Pdf, chance: Random) -> None:
    """The list of pages says another number."""
    pdf.Root.Pages.Count = max(0, int(pdf.Root.Pages.Count) + chance.choice((-1, 1, 5)))


REPAIR: Mapping[str, Damage] = MappingProxyType(
    {
        step.__name__.replace("_", "-"): _done(step)
        for step in (
            drop_a_stream,
            swap_streams,
            other_filter,
            lose_an_object,
            swap_pages,
            lose_a_page,
            double_a_page,
            lose_content,
            swap_content,
            cut_content,
            lose_a_font,
            swap_fonts,
            lose_a_map,
            swap_maps,
            cut_a_map,
            lose_an_entry,
            move_the_box,
            wrong_count,
        )
    }
)
"""Every kind by its name."""
