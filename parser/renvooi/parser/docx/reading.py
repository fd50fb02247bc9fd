"""Word documents: bytes to a document, by the same rules of nesting as a page.

A tree from Word is the tree of the PDF that Word would make of it, so that the two can be
compared. It has no pages: where a paragraph lands is decided by who prints it.
"""

import hashlib
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from xml.etree.ElementTree import Element

from renvooi.model import DOCUMENT_SCHEMA, Document, Node, ReadingWarning, Source, with_ids
from renvooi.model.errors import DamagedFile, EmptyFile
from renvooi.parser.docx.blocks import find_blocks
from renvooi.parser.docx.body import BodyReader, Entry, Paragraph
from renvooi.parser.docx.margins import margin_parts, margin_rows
from renvooi.parser.docx.names import MATH, W, children
from renvooi.parser.docx.numbering import Numbering
from renvooi.parser.docx.package import Package, open_package
from renvooi.parser.docx.revisions import accept, check_accepted
from renvooi.parser.docx.styles import Styles
from renvooi.parser.docx.text import UNSEEN, TextReader, Unread
from renvooi.parser.furniture import masked
from renvooi.parser.metadata import find_parties, read_metadata, recognise
from renvooi.parser.roles import with_roles
from renvooi.parser.settings import Library
from renvooi.parser.sniff import WORD
from renvooi.parser.tree import Outline, build_tree

SIGNS = 40
"""Paragraphs from the start in which a document without headings says what it is."""

_UNREAD = {
    "picture-not-read": "the document holds {count} picture(s); what they show was not read",
    "object-not-read": "the document holds {count} embedded object(s) or drawing(s); what they show was not read",
    "formula-as-text": "the document holds {count} formula(s); they were read as plain text, from left to right",
    "struck-text": "{count} letters are struck through; decide whether they still hold, they were read as text",
    "symbol-not-read": "{count} character(s) of a picture font were read as they are; what they show is not known",
}


PAGES = 2
"""Pages that a header is written out for: what differs between two is a page number."""


def read_docx(data: bytes, *, name: str, library: Library, accept_revisions: bool = False) -> Document:
    """The document in a Word file.

    With `accept_revisions`, tracked changes are taken as accepted.
    Raises: a subclass of InputRefused if it cannot be read whole; TrackedChanges among them.
    """
    try:
        return _document(data, name, library, accept_revisions=accept_revisions)
    except RecursionError as error:
        raise DamagedFile(name, "the document nests its parts too deep", "Save it again in Word") from error


def _document(data: bytes, name: str, library: Library, *, accept_revisions: bool) -> Document:
    package = open_package(data, name=name)
    _settle_revisions(package, name, accept_revisions=accept_revisions)
    styles = Styles(package.styles)
    text = TextReader(styles)
    notes = {"footnote": package.footnotes, "endnote": package.endnotes}
    reader = BodyReader(
        styles,
        Numbering(package.numbering, styles),
        text,
        {kind: root for kind, root in notes.items() if root is not None},
    )
    entries = tuple(reader.read(package.document))
    if not entries:
        raise EmptyFile(name, "the document has no text", "Save the document again")
    margins = tuple(margin_rows(package, styles))
    furniture = tuple(row for _, row in margins)
    profile = recognise(_signs(entries, furniture), library)
    outline = build_tree(find_blocks(entries, profile.heading_words), profile.part_words)
    nodes = with_roles(with_ids([_without_place(node) for node in outline.nodes]), profile)
    metadata = read_metadata(nodes, furniture, profile)
    beside = (*_left_out(package, text.unread, reader), *_lost(package, outline, text.unread, reader.counted))
    return Document(
        schema=DOCUMENT_SCHEMA,
        kind=profile.kind,
        title=outline.title or name,
        version=metadata.version,
        effective_date=metadata.effective_date,
        classification=metadata.classification,
        language=profile.language,
        source=Source(name, WORD, hashlib.sha256(data).hexdigest(), None),
        nodes=nodes,
        warnings=(*beside, *metadata.warnings),
        parties=find_parties(nodes, profile, library),
        furniture=masked(margins, PAGES),
    )


def _settle_revisions(package: Package, name: str, *, accept_revisions: bool) -> None:
    """Nothing; no part that is read has a tracked change any more."""
    noted = [root for root in (package.footnotes, package.endnotes) if root is not None]
    roots = (package.document, *noted, *margin_parts(package))
    if not accept_revisions:
        check_accepted(roots, name=name)
        return
    for root in roots:
        accept(root)


def _signs(entries: Sequence[Entry], furniture: Sequence[str]) -> list[str]:
    """Where a document says what it is: its first heading or largest line, running headers, other headings."""
    paragraphs = [entry for entry in entries if isinstance(entry, Paragraph)]
    headings = [entry.printed for entry in paragraphs if entry.outline is not None]
    body = sorted(entry.size for entry in paragraphs)[len(paragraphs) // 2] if paragraphs else 0.0
    largest = sorted(paragraphs[:SIGNS], key=lambda entry: -entry.size)[:1]
    large = [entry.printed for entry in paragraphs if entry.size > body]
    return [*headings[:1], *(entry.printed for entry in largest), *dict.fromkeys(furniture), *headings[1:], *large]


def _without_place(node: Node) -> Node:
    """The node without the place on a page that it was judged by."""
    return replace(node, page=None, bbox=None, nodes=tuple(_without_place(child) for child in node.nodes))


def _left_out(package: Package, unread: Unread, reader: BodyReader) -> Iterator[ReadingWarning]:
    """What is in the file and was not read."""
    hidden = sum(char.isalnum() for text in unread.hidden for char in text)
    if hidden:
        message = f"{hidden} letters are set as hidden text, which no reader sees; they were left out"
        yield ReadingWarning("text-set-hidden", message, None)
    for code, message in _UNREAD.items():
        if unread.counts[code]:
            yield ReadingWarning(code, message.format(count=unread.counts[code]), None)
    if comments := sum(element.tag == f"{W}comment" for element in children(package.comments)):
        message = f"the document holds {comments} comment(s), which were not read"
        yield ReadingWarning("comment-not-read", message, None)
    if reader.guessed:
        message = f"{reader.guessed} label(s) are numbered in a way that is not known; they are written in digits here"
        yield ReadingWarning("numbering-guessed", message, None)


def _lost(package: Package, outline: Outline, unread: Unread, counted: Sequence[str]) -> Iterator[ReadingWarning]:
    """A warning if a letter of the document stands neither in the tree nor in the title.

    Should not happen; it is checked on every document as a lost word is a change nobody sees.
    """
    source = _letters(_texts(package.document))
    walked = [node for root in outline.nodes for node in root.walk()]
    parts = [part for node in walked for part in (node.label, node.heading, node.text) if part]
    # Labels that Word makes stand in no text of the file, and must not make up for a lost one.
    in_tree = _letters((outline.above or "", *parts, *unread.hidden, *unread.codes)) - _letters(counted)
    missing = sum((source - in_tree).values())
    if missing:
        yield ReadingWarning("text-lost", f"{missing} letters of the document are not in the clause tree", None)


def _texts(root: Element) -> Iterator[str]:
    """The text of every element that may hold some, whether or not it is one that the reader knows."""
    for element in root.iter():
        if element.tag.startswith((W, MATH)) and element.tag not in UNSEEN:
            yield element.text or ""


def _letters(texts: Iterator[str] | Sequence[str]) -> Counter[str]:
    """How often each letter and figure stands in `texts`, raised or not, large or small."""
    plain = (unicodedata.normalize("NFKC", text).casefold() for text in texts)
    return Counter(char for text in plain for char in text if char.isalnum())
