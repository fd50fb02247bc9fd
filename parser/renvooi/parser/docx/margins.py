"""Headers and footers of a Word document as the rows that stand on its pages."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from renvooi.parser.docx.body import BodyReader, NoteText, Paragraph, Row
from renvooi.parser.docx.names import W, switch
from renvooi.parser.docx.numbering import Numbering
from renvooi.parser.docx.package import Package, is_on, relation_id
from renvooi.parser.docx.styles import Styles
from renvooi.parser.docx.text import PAGE_NUMBER, TextReader


def margin_parts(package: Package) -> tuple[Element, ...]:
    """The headers and footers that some page shows, each once, headers first.

    A header for first or even pages is shown only where the section or the document says so.
    """
    found: dict[str, dict[str, Element]] = {"headerReference": {}, "footerReference": {}}
    even = is_on(package.settings, "evenAndOddHeaders")
    for section in package.document.iter(f"{W}sectPr"):
        shown = {"default"} | ({"first"} if switch(section, "titlePg") else set()) | ({"even"} if even else set())
        for kind, parts in found.items():
            for reference in section.iter(W + kind):
                key = relation_id(reference)
                if reference.get(f"{W}type", "default") in shown and key in package.margins:
                    parts[key] = package.margins[key]
    return tuple(part for parts in found.values() for part in parts.values())


def margin_rows(package: Package, styles: Styles) -> Iterator[tuple[int, str]]:
    """The rows of all headers and footers, each as it stands on page 1 and on page 2, with that page."""
    for part in margin_parts(package):
        reader = BodyReader(styles, Numbering(package.numbering, styles), TextReader(styles, pages_counted=True), {})
        for entry in reader.read(part):
            for page in (1, 2):
                for text in _rows(entry):
                    yield page, text.replace(PAGE_NUMBER, str(page))


def _rows(entry: Paragraph | Row | NoteText) -> Iterator[str]:
    match entry:
        case Paragraph() if entry.label is None:
            yield from (" ".join(line.split()) for line in entry.lines)
        case Paragraph():
            yield entry.printed
        case Row():
            # A row of a header is one row of words, however its cells are made.
            yield " ".join(cell for cell in entry.cells if cell)
        case NoteText():
            yield entry.text
