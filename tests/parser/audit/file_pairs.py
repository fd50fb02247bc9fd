"""What a file carries beside its pages, and characters that are not what they look like."""

import io
from collections.abc import Callable, Iterator
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, String
from reportlab.pdfgen.canvas import Canvas

from tests.parser.audit.pairs import Pair, pair
from tests.parser.audit.sketch import contract, write

FILE = "structure of the file"
CHARACTERS = "odd characters"

Surgery = Callable[[pikepdf.Pdf], None]


def note(kind: str, *, look: bool = False, **entries: Any) -> Surgery:
    """An annotation on the second page."""

    def surgery(pdf: pikepdf.Pdf) -> None:
        entry = Dictionary(Type=Name.Annot, Subtype=Name("/" + kind), Rect=Array([300, 300, 400, 320]), F=4, **entries)
        if look:
            stream = pdf.make_stream(b"1 0 0 RG 0 0 100 20 re S")
            stream.Type, stream.Subtype, stream.BBox = Name.XObject, Name.Form, Array([0, 0, 100, 20])
            entry.AP = Dictionary(N=pdf.make_indirect(stream))
        pdf.pages[1].Annots = Array([pdf.make_indirect(entry)])

    return surgery


def link(pdf: pikepdf.Pdf) -> None:
    """A link to an address, as honest contracts have."""
    note("Link", Border=Array([0, 0, 1]), A=Dictionary(S=Name.URI, URI=String("https://voorbeeld.example")))(pdf)


def field(kind: str, value: pikepdf.Object) -> Surgery:
    """A form field with a value."""

    def surgery(pdf: pikepdf.Pdf) -> None:
        note("Widget", FT=Name("/" + kind), T=String("veld"), V=value)(pdf)
        pdf.Root.AcroForm = Dictionary(Fields=Array([pdf.pages[1].Annots[0]]))

    return surgery


def root(key: str, value: pikepdf.Object) -> Surgery:
    """An entry of the root of the file."""

    def surgery(pdf: pikepdf.Pdf) -> None:
        pdf.Root[key] = value

    return surgery


def attached(pdf: pikepdf.Pdf) -> None:
    """A file inside the file."""
    pdf.attachments["tarieven.txt"] = b"900 euro"


def layer_on(pdf: pikepdf.Pdf) -> None:
    """A layer that can be switched off."""
    group = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("Bijlage")))
    pdf.Root.OCProperties = Dictionary(OCGs=Array([group]), D=Dictionary(ON=Array([group])))


def bookmarks(pdf: pikepdf.Pdf) -> None:
    """What honest programs add: an outline, page labels, metadata, a place to open at, a link."""
    with pdf.open_outline() as outline:
        outline.root.append(pikepdf.OutlineItem("Bijlage", 1))
    pdf.Root.PageLabels = Dictionary(Nums=Array([0, Dictionary(S=Name.D)]))
    pdf.Root.OpenAction = Array([pdf.pages[0].obj, Name.Fit])
    with pdf.open_metadata() as metadata:
        metadata["dc:title"] = "Overeenkomst"
    link(pdf)


def appended(*, with_object: bool) -> bytes:
    """A contract with something behind its first end: a change, or the empty table that Word writes."""
    data = contract()
    start = data.rindex(b"startxref") + len(b"startxref")
    before = int(data[start:].split()[0])
    size = int(data[data.rindex(b"/Size") :].split()[1])
    root_entry = data[data.rindex(b"/Root") :].split(b"\n")[0].split(b">>")[0].decode().strip()
    if with_object:
        place = len(data)
        data += f"{size} 0 obj\n(later)\nendobj\n".encode()
        table = f"xref\n{size} 1\n{place:010d} 00000 n \n"
    else:
        table = "xref\n0 0\n"
    end = len(data)
    return (
        data
        + f"{table}trailer\n<< /Size {size + with_object} {root_entry} /Prev {before} >>\nstartxref\n{end}\n%%EOF\n".encode()
    )


def linearised() -> bytes:
    """A contract with two ends, as for reading over a slow line."""
    with pikepdf.open(io.BytesIO(contract())) as pdf:
        out = io.BytesIO()
        pdf.save(out, linearize=True)
        return out.getvalue()


def file_pairs() -> Iterator[Pair]:
    """All pairs about the file."""
    stamp = note("Stamp", look=True, Contents=String("VERVALLEN"))
    for name, surgery in (
        ("a stamp", stamp),
        ("a remark", note("FreeText", look=True, Contents=String("niet van toepassing"))),
        (
            "a line struck by an annotation",
            note("StrikeOut", look=True, QuadPoints=Array([300, 320, 400, 320, 300, 300, 400, 300])),
        ),
        ("a link with a look of its own", note("Link", look=True)),
        ("a field with text", field("Tx", String("900 euro"))),
    ):
        yield pair(name, FILE, "annotation-not-read", surgery=surgery, mend=link)
    for name, code, surgery in (
        ("a signature", "signature-not-verified", field("Sig", Dictionary(Type=Name.Sig))),
        (
            "a form that is drawn anew",
            "dynamic-form",
            root("/AcroForm", Dictionary(Fields=Array([]), XFA=String("<x/>"))),
        ),
        ("an attachment", "attachment", attached),
        ("a layer", "layers", layer_on),
        (
            "a script at opening",
            "action",
            root("/OpenAction", Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))),
        ),
        ("a named script", "action", root("/Names", Dictionary(JavaScript=Dictionary(Names=Array([]))))),
        ("a program at a click", "action", note("Link", A=Dictionary(S=Name.Launch, F=String("x.exe")))),
        (
            "a script behind a link",
            "action",
            note(
                "Link",
                A=Dictionary(
                    S=Name.URI,
                    URI=String("https://voorbeeld.example"),
                    Next=Dictionary(S=Name.JavaScript, JS=String("1")),
                ),
            ),
        ),
    ):
        yield pair(name, FILE, code, surgery=surgery, mend=bookmarks, page=None)
    yield Pair(
        "a later revision",
        FILE,
        "revisions",
        lambda: appended(with_object=False),
        lambda: appended(with_object=True),
        None,
    )
    yield Pair("bytes behind the end", FILE, "bytes-outside", linearised, lambda: contract() + b"MZ second file", None)
    yield Pair(
        "bytes before the start",
        FILE,
        "bytes-outside",
        lambda: contract() + b"\r\n",
        lambda: b"#!/bin/sh\n" + contract(),
        None,
    )


def spoken(text: str) -> Surgery:
    """Read the star of the font with outlines as `text`."""

    def surgery(pdf: pikepdf.Pdf) -> None:
        for font in pdf.pages[1].Resources.Font.values():
            if "/ToUnicode" in font:
                stream = font.ToUnicode.read_bytes()
                font.ToUnicode.write(stream.replace(b"<002A>", f"<{text.encode('utf-16-be').hex()}>".encode()))

    return surgery


def starred(text: str) -> Callable[[Canvas], None]:
    """A sentence in which a star stands for the odd character."""
    return lambda canvas: write(canvas, text, font="Vera", size=9)


def character_pairs() -> Iterator[Pair]:
    """All pairs about characters; a star is read as the odd one."""
    for name, code, odd, text in (
        ("a blank without width", "invisible-character", "\u200b", "9. De boete bedraagt 1*00 euro."),
        ("a word joiner", "invisible-character", "\u2060", "9. De klant mag n*iet opzeggen."),
        ("a filler", "invisible-character", "\u3164", "9. De klant mag n*iet opzeggen."),
        ("an override of direction", "bidi-control", "\u202e", "9. De boete bedraagt *001 euro."),
        ("a mark of direction", "bidi-control", "\u200f", "9. De boete bedraagt *100 euro."),
        ("a private character", "private-use", "\ue123", "9. De klant mag * opzeggen."),
        ("a Cyrillic letter", "mixed-script", "\u0430", "9. De kl*nt mag opzeggen."),
        ("a Greek letter", "mixed-script", "\u03bf", "9. De klant mag *pzeggen."),
        ("a wide figure", "lookalike", "\uff11", "9. De boete bedraagt *00 euro."),
        ("a figure of formulas", "lookalike", "\U0001d7cf", "9. De boete bedraagt *00 euro."),
        ("an Arabic figure", "lookalike", "\u0661", "9. De boete bedraagt *00 euro."),
        ("a letter among figures", "lookalike", "O", "9. De boete bedraagt 1*0 euro."),
        ("a stroke as an accent", "struck-text", "\u0336", "9. De klant mag n*iet opzeggen."),
        ("an accent apart", "not-nfc", "\u0301", "9. Een cafe* is geen klant."),
    ):
        plain = starred(text.replace("*", "é" if odd == "\u0301" else ""))
        yield pair(name, CHARACTERS, code, clean=plain, attack=starred(text), surgery=spoken(odd))
