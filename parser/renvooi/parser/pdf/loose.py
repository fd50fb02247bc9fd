"""Parts of a PDF that hang loose: what it holds and no page shows, and what a page asks for and it does not hold.

Engines read what the list of pages leads to. Where a reference was lost or leads elsewhere, a page or
its content is still in the file, every stream of it is whole, and both engines agree on a text in
which it is missing. What no reference leads to tells of that, and so does a page that draws with a
font that it has not.
"""

import io
import re
from collections import Counter
from collections.abc import Iterator

import pikepdf
from pikepdf import Array, Dictionary, Object, Pdf, Stream

from renvooi.model import ReadingWarning
from renvooi.model.errors import DamagedFile
from renvooi.parser.pdf.limits import AGAIN, MALFORMED

ObjectId = tuple[int, int]

_NO_CONTENT = frozenset({"/XRef", "/ObjStm", "/Metadata", "/EmbeddedFile"})
MOST_CONTENT = 2**22
"""Bytes of content that are looked at; the content of a page of small print takes 50 kB."""
MOST_LEVELS = 50
"""Levels of the page tree that are gone up; producers make trees of two or three."""
_REFERENCE = re.compile(rb"(?<!\d)(\d{1,10}) (\d{1,5}) R\b")
_SHOWS_TEXT = re.compile(rb"\bBT\b.*?\b(?:Tj|TJ)\b", re.DOTALL)
_NAMED = re.compile(rb"/([^\s/<>\[\](){}%]+)\s+(?:[-+.\d]+\s+(Tf)|(Do))\b")


def find_loose(data: bytes, *, name: str) -> tuple[ReadingWarning, ...]:
    """A warning for each kind of loose part and the page that it is on, if it is on one.

    Raises: DamagedFile where the list of pages contradicts itself. The file must have passed `check_limits`.
    """
    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            pages = list(pdf.pages)
            if pdf.Root.Pages.get("/Count") != len(pages):
                reason = f"the PDF is damaged: it lists {len(pages)} pages and says that it has another number"
                raise DamagedFile(name, reason, AGAIN)
            return (*_not_drawn(pdf), *_drawn_twice(pages), *_wanting(pages))
    except MALFORMED as error:
        raise DamagedFile(name, "the PDF is damaged and cannot be read in full", AGAIN) from error


def _not_drawn(pdf: Pdf) -> Iterator[ReadingWarning]:
    """Pages and text that are in the file and that no page leads to."""
    listed = {page.obj.objgen for page in pdf.pages}
    reached = _reached(pdf)
    pages = text = 0
    for entry in pdf.objects:
        if isinstance(entry, Dictionary):
            pages += entry.get("/Type") == "/Page" and entry.objgen not in listed
        elif isinstance(entry, Stream):
            text += entry.objgen not in reached and _shows_text(entry)
    if pages:
        message = f"the file holds {pages} page(s) that it does not show; what stands on them was not read"
        yield ReadingWarning("page-not-listed", message, None)
    if text:
        message = f"the file holds {text} piece(s) of text that no page shows; they were not read"
        yield ReadingWarning("text-not-drawn", message, None)


def _reached(pdf: Pdf) -> set[ObjectId]:
    """All objects that references lead to from the trailer.

    By the text of objects and not by their values, which takes a tenth of the time; a reference
    that is quoted in a text counts too, and hides a loose part at worst.
    """
    reached: set[ObjectId] = set()
    waiting = [pdf.trailer.unparse()]
    while waiting:
        for found in _REFERENCE.finditer(waiting.pop()):
            number, generation = int(found[1]), int(found[2])
            if (number, generation) in reached:
                continue
            reached.add((number, generation))
            entry = pdf.get_object(number, generation)
            # A number or a text comes as a value of Python, and refers to nothing.
            if isinstance(entry, Object):
                waiting.append((entry.stream_dict if isinstance(entry, Stream) else entry).unparse(resolved=True))
    return reached


def _shows_text(stream: Stream) -> bool:
    """Whether a stream is content with text; pictures, fonts and tables are not unpacked for it."""
    if stream.get("/Type") in _NO_CONTENT or stream.get("/Subtype") == "/Image" or "/Length1" in stream:
        return False
    try:
        return _SHOWS_TEXT.search(stream.read_bytes()[:MOST_CONTENT]) is not None
    except pikepdf.PdfError:
        return False


def _drawn_twice(pages: list[pikepdf.Page]) -> Iterator[ReadingWarning]:
    """Pages that are listed again, or draw all that another page draws."""
    contents = Counter(_content_ids(page) for page in pages)
    seen: set[tuple[ObjectId, ...]] = set()
    for number, page in enumerate(pages, start=1):
        ids = _content_ids(page)
        if not ids:
            message = "the page has no content at all, not even an empty one; look whether it should be blank"
            yield ReadingWarning("page-without-content", message, number)
        elif contents[ids] > 1 and ids in seen:
            message = "the page draws the very content of a page before it; look whether it should be another"
            yield ReadingWarning("page-repeated", message, number)
        seen.add(ids)


def _content_ids(page: pikepdf.Page) -> tuple[ObjectId, ...]:
    return tuple(stream.objgen for stream in _contents(page))


def _contents(page: pikepdf.Page) -> list[Object]:
    contents = page.obj.get("/Contents")
    if contents is None:
        return []
    return [one for one in (contents if isinstance(contents, Array) else [contents]) if isinstance(one, Stream)]


def _wanting(pages: list[pikepdf.Page]) -> Iterator[ReadingWarning]:
    """Fonts and forms that a page draws with and does not have, and text that ends before its end."""
    for number, page in enumerate(pages, start=1):
        content = b"\n".join(stream.read_bytes() for stream in _contents(page))
        if len(content) > MOST_CONTENT:
            continue
        # In a string of the last text these words are followed by its own end; there is no need to tell strings apart.
        if _last(b"BT", content) > _last(b"ET", content):
            message = "the content of the page breaks off within a text; look whether something is missing"
            yield ReadingWarning("content-breaks-off", message, number)
        # A name may be written with escapes (#20), which the engines read in their own ways.
        drawn = {
            (what, "/Font" if font else "/XObject") for what, font, _ in _NAMED.findall(content) if b"#" not in what
        }
        resources = _inherited(page.obj, "/Resources")
        missing = sorted({what for what, kind in drawn if b"/" + what not in _names(resources, kind)})
        if missing:
            names = ", ".join(what.decode("latin-1") for what in missing)
            message = (
                f"the page draws with fonts or forms that the file does not hold ({names}); what they show was not read"
            )
            yield ReadingWarning("resource-missing", message, number)


def _last(operator: bytes, content: bytes) -> int:
    """Where an operator of two letters stands last; -1 if it does not.

    Looks from the end: a pattern over all of it takes ten times as long.
    """
    at = content.rfind(operator)
    while at >= 0:
        before, after = content[at - 1 : at] if at else b"", content[at + 2 : at + 3]
        if not before.isalnum() and not after.isalnum():
            return at
        at = content.rfind(operator, 0, at)
    return -1


def _inherited(page: Object, key: str) -> Object | None:
    """What a page has under `key`, or the nearest list of pages above it."""
    holder: Object | None = page
    for _ in range(MOST_LEVELS):
        if not isinstance(holder, Dictionary):
            return None
        if key in holder:
            return holder[key]
        holder = holder.get("/Parent")
    return None


def _names(resources: Object | None, kind: str) -> set[bytes]:
    """The names of a kind that lead to something, as they are written in content."""
    named = resources.get(kind) if isinstance(resources, Dictionary) else None
    if not isinstance(named, Dictionary):
        return set()
    return {key.encode("latin-1", "replace") for key, value in named.items() if isinstance(value, Object)}
