"""The reader: bytes to a document, one stage after another.

Each stage is a value of its own that can be printed, so that a wrong notice is found by
looking for the first stage that is wrong.
"""

import hashlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from renvooi.model import DOCUMENT_SCHEMA, BBox, Document, Node, ReadingWarning, Source, with_ids
from renvooi.model.addresses import places
from renvooi.model.errors import EmptyFile, NotThisFormat
from renvooi.parser.audit.unicode import find_odd_characters
from renvooi.parser.blocks import Block, find_blocks
from renvooi.parser.carryover import carry_over
from renvooi.parser.cells import printed
from renvooi.parser.footnotes import set_notes_apart, with_notes
from renvooi.parser.furniture import Sheet, masked, set_apart
from renvooi.parser.hyphens import vocabulary
from renvooi.parser.lines import Line, find_lines
from renvooi.parser.markdown import read_markdown
from renvooi.parser.metadata import find_parties, read_metadata, recognise
from renvooi.parser.page import Page
from renvooi.parser.roles import with_roles
from renvooi.parser.settings import Library, Profile, load_library
from renvooi.parser.sniff import PDF, WORD, is_pdf, media_type
from renvooi.parser.tables import Unread, lay_out
from renvooi.parser.tree import Outline, build_tree
from renvooi.parser.version import READER_VERSION

if TYPE_CHECKING:
    from renvooi.parser.audit.driver import Audit

STAGES = ("words", "lines", "blocks", "tree")
"""What `read_stage` can show, in the order in which it is made."""
PICTURE = 0.02
"""Share of the page from which on a picture may hold text; a logo takes less."""
OUTLINES = 12
"""Shapes of the size of letters that may be a word; a drawn mark or logo has fewer."""


def parse(
    data: bytes,
    *,
    name: str,
    library: Library | None = None,
    accept_revisions: bool = False,
    engine: str = "both",
) -> Document:
    """The document in `data`; `name` is its file name.

    With `accept_revisions`, the tracked changes of a Word document are taken as accepted. `engine` is one
    of `renvooi.parser.pdf.Engine`, for a PDF; only what both have read is to be acted upon.

    Raises: a subclass of InputRefused if it cannot be read whole.
    """
    library = library or load_library()
    form = media_type(data, name=name)
    if form == WORD:
        return _read_docx(data, name, library, accept_revisions=accept_revisions)
    if form != PDF:
        return _with_odd_characters(read_markdown(data, name=name, library=library))
    stages = _read(data, name, library, engine)
    nodes = with_roles(with_ids(stages.outline.nodes), stages.profile)
    furniture = [line for sheet in stages.sheets for line in sheet.furniture]
    metadata = read_metadata(nodes, furniture, stages.profile)
    audited = _audit(data, stages, nodes) if engine == "both" else _unaudited()
    return Document(
        schema=DOCUMENT_SCHEMA,
        kind=stages.profile.kind,
        title=stages.outline.title or name,
        version=metadata.version,
        effective_date=metadata.effective_date,
        classification=metadata.classification,
        language=stages.profile.language,
        source=Source(name, form, hashlib.sha256(data).hexdigest(), len(stages.pages), READER_VERSION),
        nodes=nodes,
        warnings=(*stages.warnings, *audited.warnings, *_lost(stages, nodes), *metadata.warnings),
        parties=find_parties(nodes, stages.profile, library),
        furniture=masked([(sheet.page, row) for sheet in stages.sheets for row in sheet.furniture], len(stages.pages)),
        looks=audited.looks,
    )


def _read_docx(data: bytes, name: str, library: Library, *, accept_revisions: bool) -> Document:
    # Loaded only where it is needed, as it takes an extra package.
    from renvooi.parser.docx import read_docx

    return _with_odd_characters(read_docx(data, name=name, library=library, accept_revisions=accept_revisions))


def _with_odd_characters(document: Document) -> Document:
    """A document without pages, with a warning of each character that does not show as what it is."""
    return replace(document, warnings=(*document.warnings, *find_odd_characters(document.nodes)))


def _audit(data: bytes, stages: "Stages", nodes: Sequence[Node]) -> "Audit":
    """Whether the pages show what was read on them."""
    from renvooi.parser.audit.driver import AuditPage, audit

    pages = [
        AuditPage(page.number, page.words, sheet.words) for page, sheet in zip(stages.pages, stages.sheets, strict=True)
    ]
    return audit(data, pages=pages, nodes=nodes)


def _unaudited() -> "Audit":
    """Nothing found, as nobody looked."""
    from renvooi.parser.audit.driver import Audit

    return Audit((), ())


@dataclass(frozen=True, slots=True)
class Stages:
    """All that was made on the way from bytes to tree."""

    pages: tuple[Page, ...]
    sheets: tuple[Sheet, ...]
    lines: tuple[Line, ...]
    profile: Profile
    blocks: tuple[Block, ...]
    outline: Outline
    warnings: tuple[ReadingWarning, ...]
    repeated: tuple[str, ...]
    """Header rows of tables that go on over a page, which the tree holds once."""


def _read(data: bytes, name: str, library: Library, engine: str = "both") -> Stages:
    # Loading a PDF engine takes a third of a second, which reading Markdown need not pay.
    from renvooi.parser.pdf import Engine, read_pages

    pages, doubts = read_pages(data, name=name, engine=Engine(engine))
    rules = [page.rules for page in pages]
    apart = set_apart([(page.number, page.width, page.height, page.words) for page in pages])
    layout = lay_out(apart, [page.words for page in pages], rules)
    sheets = layout.sheets
    warnings = (*doubts, *_left_out(pages, sheets, layout.unread))
    text, notes = set_notes_apart(find_lines(layout.regions), rules)
    lines, repeated = carry_over(text)
    if not lines:
        raise EmptyFile(name, "the PDF has no text besides page headers", "Export the document again")
    known = vocabulary(said for line in lines for said in printed(line.words))
    profile = recognise(_signs(sheets, lines), library)
    blocks = with_notes(find_blocks(lines, profile.heading_words, known), notes, known)
    return Stages(pages, sheets, lines, profile, blocks, build_tree(blocks, profile.part_words), warnings, repeated)


def read_stages(data: bytes, *, name: str, library: Library | None = None) -> Stages:
    """All that was made on the way from the bytes of a PDF to its tree, for who wants to look at it.

    Raises: InputRefused as `parse` does; NotThisFormat for what is no PDF.
    """
    if not is_pdf(data, name=name):
        raise NotThisFormat(name, "only a PDF has pages to look at", "Give the PDF of this document")
    stages = _read(data, name, library or load_library())
    audited = _audit(data, stages, with_ids(stages.outline.nodes))
    return replace(stages, warnings=(*stages.warnings, *audited.warnings))


def _signs(sheets: Sequence[Sheet], lines: Sequence[Line]) -> list[str]:
    """Where a document says what it is: its largest line, running headers, other large lines."""
    largest = max(lines[:40], key=lambda line: line.size)
    body = sorted(line.size for line in lines)[len(lines) // 2]
    large = [line.text for line in lines if line.size > body]
    return [largest.text, *dict.fromkeys(line for sheet in sheets for line in sheet.furniture), *large]


def _lost(stages: Stages, nodes: Sequence[Node]) -> Iterator[ReadingWarning]:
    """A warning if a letter of a page stands neither in the tree nor in the title.

    Should not happen; it is checked on every document as a lost word is a change nobody sees.
    """
    on_pages = Counter("".join([word.text for sheet in stages.sheets for word in sheet.words]))
    walked = [node for root in nodes for node in root.walk()]
    parts = [part for node in walked for part in (node.label, node.heading, node.text) if part]
    in_tree = Counter("".join((stages.outline.above or "", *stages.repeated, *parts)))
    missing = sum(count for char, count in (on_pages - in_tree).items() if char.isalnum())
    if missing:
        yield ReadingWarning("text-lost", f"{missing} letters of the pages are not in the clause tree", None)


def _left_out(pages: Sequence[Page], sheets: Sequence[Sheet], tables: Sequence[Unread]) -> Iterator[ReadingWarning]:
    """What is on a page and was not read, as far as the page tells."""
    for page, sheet in zip(pages, sheets, strict=True):
        if page.rotated:
            message = f"{page.rotated} characters do not stand upright and were not read; look at this page"
            yield ReadingWarning("rotated-text", message, page.number)
        pictures = [box for box in page.images if _share(box, page) >= PICTURE]
        if page.images and not sheet.words:
            message = "the page holds a picture and no text besides its header; what it shows was not read"
            yield ReadingWarning("picture-page", message, page.number)
        elif pictures:
            message = f"the page holds {len(pictures)} picture(s) beside its text; what they show was not read"
            yield ReadingWarning("picture-not-read", message, page.number)
        if page.outlines >= OUTLINES:
            message = (
                f"the page holds {page.outlines} drawn shapes of the size of letters; if they are text, it was not read"
            )
            yield ReadingWarning("drawn-shapes", message, page.number)
        for table in tables:
            if table.page == page.number:
                message = "the page may hold a table here; in which column a word stands was not read"
                yield ReadingWarning("table-not-read", message, page.number, table.bbox)


def _share(box: BBox, page: Page) -> float:
    """The part of the page that a box takes."""
    x0, top, x1, bottom = box
    return abs(x1 - x0) * abs(bottom - top) / (page.width * page.height)


def read_stage(
    data: bytes, *, name: str, stage: str, library: Library | None = None, accept_revisions: bool = False
) -> str:
    """One stage of reading as text, a line a value; "tree" also for Word and Markdown.

    Raises: ValueError for a stage that is not in STAGES; InputRefused as `parse` does.
    """
    if stage not in STAGES:
        raise ValueError(f"no stage {stage!r}; choose one of {', '.join(STAGES)}")
    library = library or load_library()
    if media_type(data, name=name) != PDF or stage == "tree":
        document = parse(data, name=name, library=library, accept_revisions=accept_revisions)
        return "".join(f"{line}\n" for line in _outline(document.nodes))
    stages = _read(data, name, library)
    match stage:
        case "words":
            return "".join(f"{line}\n" for sheet in stages.sheets for line in _words(sheet))
        case "lines":
            return "".join(f"{_line(line)}\n" for line in stages.lines)
        case _:
            return "".join(f"{_block(block)}\n" for block in stages.blocks)


def _words(sheet: Sheet) -> Iterator[str]:
    for row in sheet.furniture:
        yield f"page {sheet.page}  furniture  {row}"
    for word in sheet.words:
        style = f"{word.size:.1f}{' bold' if word.bold else ''}"
        yield f"page {word.page}  x {word.x0:.1f}-{word.x1:.1f}  top {word.top:.1f}  {style}  {word.text}"


def _line(line: Line) -> str:
    style = f"{line.size:.1f}{' bold' if line.bold else ''}"
    return (
        f"page {line.frame.page}.{line.frame.band}  indent {line.indent:.1f}  top {line.top:.1f}  {style}  {line.text}"
    )


def _block(block: Block) -> str:
    label = f"  [{block.label}]" if block.label else ""
    return f"page {block.lines[0].frame.page}  indent {block.indent:.1f}  {block.type}{label}  {block.text}"


def _outline(nodes: Sequence[Node]) -> Iterator[str]:
    for place in places(nodes):
        blank = "  " * (len(place.path) - 1)
        own = place.node.printed_heading or " ".join(filter(None, (place.node.label, place.node.text)))
        text = own.replace("\n", f"\n{blank}    ")
        yield f"{blank}{place.node.type}  {place.node.id}  {text}"
