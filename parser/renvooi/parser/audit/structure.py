"""What a file holds beside the ink of its pages: annotations, fields, layers, attachments, scripts, revisions.

Links, bookmarks, page labels, metadata and the two ends of a linearised file are what honest
contracts have, and give no warning.
"""

import re
from collections.abc import Callable, Iterator
from typing import Final

import pikepdf

from renvooi.model import ReadingWarning

SILENT_ANNOTATIONS: Final = frozenset({"Link", "Popup"})
"""Kinds of annotation that show no text of their own, unless they have an appearance."""
HARMLESS_ACTIONS: Final = frozenset({"GoTo", "GoToR", "URI", "Named", "GoToE", "Thread"})
"""Actions that show a place or open an address when a reader clicks."""
SHOWN: Final = 5
"""Names or texts that a warning quotes."""
LONGEST: Final = 60
"""Characters of one quoted text."""
DEEPEST: Final = 64
"""Levels of a tree of names or fields; a file that has more is made to hang its readers."""

_END = re.compile(rb"startxref\s+\d+\s+%%EOF")
_OBJECT = re.compile(rb"\b\d+\s+\d+\s+obj\b")

FileDetector = Callable[[pikepdf.Pdf, bytes], Iterator[ReadingWarning]]


def find_annotations(pdf: pikepdf.Pdf, data: bytes) -> Iterator[ReadingWarning]:
    """Annotations and form fields, which a reader sees and neither engine reads; links are no text."""
    for number, page in enumerate(pdf.pages, start=1):
        notes = [note for note in page.get("/Annots", ()) if isinstance(note, pikepdf.Dictionary) and _shows(note)]
        if notes:
            seen = sorted({str(note.get("/Subtype", "")).removeprefix("/") for note in notes})
            texts = [text for note in notes if (text := _text_of(note))]
            quoted = f": {_listed(texts)}" if texts else ""
            message = f"the page has annotations or form fields that were not read ({', '.join(seen)}){quoted}"
            yield ReadingWarning("annotation-not-read", f"{message}; look at the page", number)


def _shows(note: pikepdf.Dictionary) -> bool:
    kind = str(note.get("/Subtype", "")).removeprefix("/")
    return kind not in SILENT_ANNOTATIONS or (kind == "Link" and "/AP" in note)


def _text_of(note: pikepdf.Dictionary) -> str:
    for key in ("/Contents", "/V", "/DV"):
        holder = note.get("/Parent", note) if key != "/Contents" and key not in note else note
        value = holder.get(key)
        if isinstance(value, pikepdf.String) and str(value).strip():
            return str(value)
    return ""


def find_fields(pdf: pikepdf.Pdf, data: bytes) -> Iterator[ReadingWarning]:
    """Forms that a program draws anew, and signatures."""
    form = pdf.Root.get("/AcroForm")
    if not isinstance(form, pikepdf.Dictionary):
        return
    if "/XFA" in form:
        message = "the file holds a form that some programs show instead of the pages (XFA); ask for a plain PDF"
        yield ReadingWarning("dynamic-form", message, None)
    signatures = sum(1 for field in _fields(form.get("/Fields"), 0) if _is_signature(field))
    if signatures:
        what = "1 digital signature" if signatures == 1 else f"{signatures} digital signatures"
        message = (
            f"the file carries {what}, not verified here; check with a PDF reader that nothing changed after signing"
        )
        yield ReadingWarning("signature-not-verified", message, None)


def _fields(fields: pikepdf.Object | None, depth: int) -> Iterator[pikepdf.Dictionary]:
    if not isinstance(fields, pikepdf.Array) or depth > DEEPEST:
        return
    for field in fields:
        if isinstance(field, pikepdf.Dictionary):
            yield field
            yield from _fields(field.get("/Kids"), depth + 1)


def _is_signature(field: pikepdf.Dictionary) -> bool:
    return field.get("/FT") == pikepdf.Name.Sig and "/V" in field


def find_layers(pdf: pikepdf.Pdf, data: bytes) -> Iterator[ReadingWarning]:
    """Layers that a reader can switch on and off."""
    layers = pdf.Root.get("/OCProperties")
    groups = layers.get("/OCGs", ()) if isinstance(layers, pikepdf.Dictionary) else ()
    names = [str(group.get("/Name", "")) for group in groups if isinstance(group, pikepdf.Dictionary)]
    if names:
        message = (
            f"the file has layers that can be switched on and off: {_listed(names)}; look at it with all of them on"
        )
        yield ReadingWarning("layers", message, None)


def has_layers_off(pdf: pikepdf.Pdf) -> bool:
    """Whether some layer is not shown as the file is opened."""
    layers = pdf.Root.get("/OCProperties")
    shown = layers.get("/D") if isinstance(layers, pikepdf.Dictionary) else None
    if not isinstance(shown, pikepdf.Dictionary):
        return False
    return len(shown.get("/OFF", ())) > 0 or shown.get("/BaseState") == pikepdf.Name.OFF


def find_attachments(pdf: pikepdf.Pdf, data: bytes) -> Iterator[ReadingWarning]:
    """Files inside the file."""
    names = sorted(str(name) for name in pdf.attachments)
    loose = [
        str(note.get("/Contents", "unnamed"))
        for page in pdf.pages
        for note in page.get("/Annots", ())
        if isinstance(note, pikepdf.Dictionary) and note.get("/Subtype") == pikepdf.Name.FileAttachment
    ]
    if names or loose:
        message = (
            f"the file carries other files that were not read: {_listed([*names, *loose])}; open them by themselves"
        )
        yield ReadingWarning("attachment", message, None)


def find_actions(pdf: pikepdf.Pdf, data: bytes) -> Iterator[ReadingWarning]:
    """Scripts, and actions that do more than show a place."""
    found = {kind: None for holder in _holders(pdf) for kind in _actions(holder, 0)}
    names = pdf.Root.get("/Names")
    if isinstance(names, pikepdf.Dictionary) and "/JavaScript" in names:
        found["JavaScript"] = None
    if found:
        kinds = ", ".join(sorted(found))
        message = f"the file does something when it is opened or clicked ({kinds}); ask the author for one without"
        yield ReadingWarning("action", message, None)


def _holders(pdf: pikepdf.Pdf) -> Iterator[pikepdf.Object]:
    """What may carry an action: the file, its pages and their annotations, its fields."""
    yield pdf.Root
    for page in pdf.pages:
        yield page.obj
        yield from (note for note in page.get("/Annots", ()) if isinstance(note, pikepdf.Dictionary))
    form = pdf.Root.get("/AcroForm")
    if isinstance(form, pikepdf.Dictionary):
        yield from _fields(form.get("/Fields"), 0)


def _actions(holder: pikepdf.Object, depth: int) -> Iterator[str]:
    """Kinds of harmful action of one holder; /AA holds one for each event."""
    found = [holder.get(key) for key in ("/OpenAction", "/A", "/Next")]
    more = holder.get("/AA")
    if isinstance(more, pikepdf.Dictionary):
        found.extend(more.get(key) for key in more.keys())  # noqa: SIM118  # a PDF dictionary iterates otherwise
    for action in found:
        if isinstance(action, pikepdf.Dictionary) and "/S" in action:
            kind = str(action.S).removeprefix("/")
            if kind not in HARMLESS_ACTIONS:
                yield kind
            if depth < DEEPEST:
                yield from _actions(action, depth + 1)


def find_revisions(pdf: pikepdf.Pdf, data: bytes) -> Iterator[ReadingWarning]:
    """Parts that were added after the file was first saved, and bytes outside of it.

    A linearised file has two ends, and Word writes a second table of contents without objects.
    """
    ends = [found.end() for found in _END.finditer(data)]
    first = 1 if pdf.is_linearized else 0
    parts = [data[start:end] for start, end in zip(ends[first:], ends[first + 1 :], strict=False)]
    later = sum(1 for part in parts if _OBJECT.search(part))
    if later:
        what = "once" if later == 1 else f"{later} times"
        message = f"the file was changed {what} after it was first saved; ask what was changed, or for one saved anew"
        yield ReadingWarning("revisions", message, None)
    behind = data[ends[-1] :].strip(b"\r\n\t \0") if ends else b""
    before = data[: max(0, data.find(b"%PDF-"))].strip(b"\r\n\t \0\xef\xbb\xbf")
    if behind or before:
        message = f"{len(behind) + len(before)} bytes stand outside of the PDF and were not read; ask for a clean file"
        yield ReadingWarning("bytes-outside", message, None)


def _listed(texts: list[str]) -> str:
    quoted = [f'"{text if len(text) <= LONGEST else text[: LONGEST - 3] + "..."}"' for text in texts[:SHOWN]]
    return ", ".join(quoted) + (", ..." if len(texts) > SHOWN else "")
