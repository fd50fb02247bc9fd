"""The parts of a Word file, once it is known that opening it is safe.

A .docx is a ZIP of XML from anywhere. Before a byte is unpacked its directory is looked at: how
many entries, how large, whether two have one name (of which two readers take different ones).
What it unpacks to is bounded by that directory, as an entry that holds more than it says is
damaged. Relations to places outside the file are never followed, entities never expanded.
"""

import io
import zipfile
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, fromstring

from renvooi.model.errors import DamagedFile, EncryptedFile, FileTooBig, NotThisFormat
from renvooi.parser.docx.names import MC, RELATION, W, children

if TYPE_CHECKING:
    from docx.opc.part import Part

MOST_BYTES = 64 * 2**20
"""Bytes of the file itself; contracts with many pictures stay under 20 MB."""
MOST_ENTRIES = 5_000
"""Files in the ZIP; a thousand pages with pictures have a few hundred."""
MOST_UNPACKED = 256 * 2**20
"""Bytes of all entries together, unpacked; pictures hardly shrink, so this is several times the file."""
MOST_XML = 32 * 2**20
"""Bytes of one XML part, unpacked; a thousand pages take about 20 MB."""

_ENTRY = b"PK\x01\x02"
_DOCUMENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_TEMPLATE = "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"
_STRICT = b"http://purl.oclc.org/ooxml/"


@dataclass(frozen=True, slots=True)
class Package:
    """The parts that are read, each as the root of its XML; None for a part that is not there."""

    document: Element
    margins: dict[str, Element]
    """Headers and footers by the id with which a section refers to them."""
    styles: Element | None
    numbering: Element | None
    settings: Element | None
    footnotes: Element | None
    endnotes: Element | None
    comments: Element | None


def open_package(data: bytes, *, name: str) -> Package:
    """The parts of the Word file `data`.

    Raises: EncryptedFile, DamagedFile, FileTooBig, NotThisFormat. Half a document is never returned.
    """
    _check_archive(data, name)
    try:
        # Loaded here only: it is an extra, and takes a quarter of a second.
        from docx.opc.constants import RELATIONSHIP_TYPE as RELATED
        from docx.package import Package as OpcPackage
    except ImportError as error:
        raise NotThisFormat(
            name, "reading Word documents needs a package that is not installed", "Run pip install 'renvooi[docx]'"
        ) from error
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        main = OpcPackage.open(io.BytesIO(data)).main_document_part
        _check_type(main.content_type, name)
        parts: dict[str, Part] = {}
        margins: dict[str, Element] = {}
        for key, relation in sorted(main.rels.items()):
            if relation.is_external:
                continue
            if relation.reltype in (RELATED.HEADER, RELATED.FOOTER):
                margins[key] = _root(relation.target_part, archive)
            parts.setdefault(relation.reltype, relation.target_part)
        named = (RELATED.STYLES, RELATED.NUMBERING, RELATED.SETTINGS)
        noted = (RELATED.FOOTNOTES, RELATED.ENDNOTES, RELATED.COMMENTS)
        roots = [_root(parts[kind], archive) if kind in parts else None for kind in (*named, *noted)]
        return Package(_root(main, archive), margins, *roots)
    except (NotThisFormat, MemoryError):
        raise
    # Malformed packages surface as any exception from inside the library (KeyError for a missing
    # part, XMLSyntaxError, BadZipFile, struct.error, ...).
    except Exception as error:
        if _STRICT in _types(data):
            raise NotThisFormat(
                name, "this is a Strict Open XML document", "Save it in Word as an ordinary Word document (.docx)"
            ) from error
        raise _damaged(name) from error


def _check_archive(data: bytes, name: str) -> None:
    """Nothing, if the ZIP may be opened."""
    if len(data) > MOST_BYTES:
        raise FileTooBig(name, f"the file is larger than {MOST_BYTES >> 20} MB", "Make its pictures smaller")
    if data.count(_ENTRY) > MOST_ENTRIES:
        raise FileTooBig(name, f"the file holds more than {MOST_ENTRIES} parts", "Save the document again in Word")
    try:
        entries = zipfile.ZipFile(io.BytesIO(data)).infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OverflowError) as error:
        raise _damaged(name) from error
    if any(entry.flag_bits & 1 for entry in entries):
        raise EncryptedFile(name, "the document is protected with a password", "Save a copy without password")
    names = [entry.filename.casefold() for entry in entries]
    if len(set(names)) < len(names):
        raise _damaged(name)
    if any(part.endswith("vbaproject.bin") for part in names):
        raise _macros(name)
    largest = max((entry.file_size for entry in entries if _is_xml(entry.filename)), default=0)
    if sum(entry.file_size for entry in entries) > MOST_UNPACKED or largest > MOST_XML:
        raise FileTooBig(
            name,
            f"the document unpacks to more than {MOST_UNPACKED >> 20} MB, or one part to {MOST_XML >> 20} MB",
            "Save it again in Word, or split it",
        )


def _is_xml(entry: str) -> bool:
    return entry.casefold().endswith((".xml", ".rels"))


def _types(data: bytes) -> bytes:
    """What tells whether the file is of the strict kind: the relations of its package; empty if unreadable."""
    try:
        return zipfile.ZipFile(io.BytesIO(data)).read("_rels/.rels")
    except (zipfile.BadZipFile, zlib.error, KeyError, ValueError, OSError, NotImplementedError, EOFError):
        return b""


def _check_type(content_type: str, name: str) -> None:
    if "macroenabled" in content_type.casefold():
        raise _macros(name)
    if content_type not in (_DOCUMENT, _TEMPLATE):
        raise NotThisFormat(name, "this is not a Word document", "Give a .docx file that Word can open")


def _root(part: "Part", archive: zipfile.ZipFile) -> Element:
    """The XML of a part, of text that stands in two forms only the first.

    The library's parser goes first, as it expands no entities and bounds the depth. Its elements
    are not used: it gives those of a paragraph and a run another `text` than the file.
    """
    from docx.opc.part import XmlPart
    from docx.oxml import parse_xml

    checked = part.element if isinstance(part, XmlPart) else parse_xml(part.blob)
    if checked.getroottree().docinfo.internalDTD is not None:
        raise ValueError("a part declares its own document type, which the format forbids")
    root = fromstring(archive.read(part.partname.membername))
    _choose(root)
    return root


def _choose(element: Element) -> None:
    """Alternative content is written for two generations of Word; only the first is kept."""
    below = list(children(element))
    kept = [chosen for child in below for chosen in _chosen(child)]
    if kept != below:
        element[:] = kept
    for child in kept:
        _choose(child)


def _chosen(element: Element) -> list[Element]:
    """An element as it is, or the content of its first form that has any."""
    if element.tag != f"{MC}AlternateContent":
        return [element]
    first = next((form for form in children(element) if len(form)), None)
    return [chosen for child in children(first) for chosen in _chosen(child)]


def relation_id(element: Element) -> str:
    """The id of the part that `element` refers to."""
    return element.get(f"{RELATION}id", "")


def is_on(settings: Element | None, name: str) -> bool:
    """Whether the setting `w:name` of the document is on."""
    found = None if settings is None else settings.find(W + name)
    return found is not None and found.get(f"{W}val", "1") not in ("0", "false", "off")


def _macros(name: str) -> NotThisFormat:
    return NotThisFormat(name, "the document holds macros", "Save it in Word as an ordinary Word document (.docx)")


def _damaged(name: str) -> DamagedFile:
    return DamagedFile(
        name, "the Word document is damaged and cannot be read in full", "Ask for the file again or save it anew"
    )
