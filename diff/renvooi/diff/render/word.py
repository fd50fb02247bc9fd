"""A redline as a Word document with tracked changes, which a lawyer accepts or rejects one by one.

The writer is our own: python-docx makes the package and its styles and knows no revisions. An
inserted or deleted paragraph has the revision on its text and on its end; without the second,
accepting would leave an empty line. What moved is a deletion and an insertion: w:moveFrom and
w:moveTo are read by Word and not by every other program, and a half that is not read would make
the document say what neither version says.
"""

import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache, lru_cache
from itertools import count
from typing import TYPE_CHECKING

from renvooi.diff.render.apart import kept_apart
from renvooi.diff.render.comments import comments_on
from renvooi.diff.render.labels import LANGUAGES
from renvooi.diff.render.packing import packed, parts_of, with_parts
from renvooi.diff.render.visible import visible
from renvooi.diff.render.whole import Paragraph, Style, whole_redline
from renvooi.model import Diff, Document, InlineOp, InlineStep
from renvooi.model.errors import MissingPackage

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.opc.coreprops import CoreProperties
    from docx.oxml.document import CT_Body
    from docx.oxml.xmlchemy import BaseOxmlElement

AUTHOR = "Renvooi"
"""Who made the changes, where the caller names nobody."""
INDENT = 567
"""Twips (a centimetre) by which a nested text is set in, and a label stands before its text."""
DEEPEST_HEADING = 9
"""Word has no style for headings below it."""
DEEPEST_INDENT = 10
"""Levels; a text that is set in further has no room left on the page."""
SAVED = datetime(2000, 1, 1)
"""Stands in the properties of a file whose caller gives no date: equal input gives equal bytes."""
_LONGEST_PROPERTY = 255
"""Characters that Word takes in a property."""
_LANGUAGES_KEPT = 8
"""Languages whose empty document is kept."""
_BODY = "word/document.xml"
_PROPERTIES = "docProps/core.xml"
_A4 = (210, 297)
"""Millimetres."""
_NO_NOTES: Mapping[str, Sequence[str]] = {}
_TAGS = {InlineOp.INSERT: "w:ins", InlineOp.DELETE: "w:del"}
_PIECE = re.compile(r"\t|[^\t]+")
_LANGUAGE_TAG = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")


def redline_docx(
    old: Document,
    new: Document,
    script: Diff,
    *,
    author: str = AUTHOR,
    dated: date | None = None,
    language: str = "nl",
) -> bytes:
    """The new version as a Word document in which every change since `old` is tracked.

    Accepting all changes gives the new text, rejecting all the old one. What the author says of the
    changes, and leaves out, stands in comments in `language`. `dated` is the day of the changes; without
    it they have none. The same arguments give the same bytes.
    Raises: MissingPackage if python-docx is not installed; InvariantBroken if `script` is of other documents.
    """
    notes = comments_on(script, LANGUAGES[language])
    return paragraphs_docx(whole_redline(old, new, script), new, author=author, dated=dated, notes=notes)


def paragraphs_docx(
    paragraphs: Sequence[Paragraph],
    new: Document,
    *,
    author: str = AUTHOR,
    dated: date | None = None,
    notes: Mapping[str, Sequence[str]] = _NO_NOTES,
) -> bytes:
    """The whole redline `paragraphs`, which end in the version `new`, as a Word document; `notes` by change.

    Raises: MissingPackage if python-docx is not installed.
    """
    try:
        import docx  # noqa: F401  # asked for here, so that its absence is told before anything is made
    except ImportError as error:
        raise MissingPackage("writing Word documents", "docx") from error
    language = new.language if _LANGUAGE_TAG.fullmatch(new.language) else ""
    apart = kept_apart(paragraphs)
    write = _with_notes if notes else _without_notes
    return write(apart, _Said(visible(new.title), visible(author), language, dated), notes)


@dataclass(frozen=True, slots=True)
class _Said:
    """What a document says of itself."""

    title: str
    author: str
    language: str
    """The tag of its styles; "" leaves them as they are."""
    dated: date | None

    @property
    def saved(self) -> datetime:
        """The moment in its properties."""
        return datetime(self.dated.year, self.dated.month, self.dated.day) if self.dated else SAVED


def _with_notes(paragraphs: Iterable[Paragraph], said: _Said, notes: Mapping[str, Sequence[str]]) -> bytes:
    document = _empty(said.language)
    _describe(document.core_properties, said)
    _Body(document.element.body, said, notes=notes, document=document).write(paragraphs)
    return _saved(document)


def _without_notes(paragraphs: Iterable[Paragraph], said: _Said, _: Mapping[str, Sequence[str]]) -> bytes:
    """The styles of a document are most of it, and the same in all: they are made and compressed once a language."""
    from docx.opc.coreprops import CoreProperties
    from docx.opc.oxml import serialize_part_xml
    from docx.oxml.parser import parse_xml

    package = _empty_package(said.language)
    body, properties = (parse_xml(part) for part in parts_of(package, (_BODY, _PROPERTIES)))
    _describe(CoreProperties(properties), said)
    _Body(body.body, said, notes=_NO_NOTES, document=None).write(paragraphs)
    return with_parts(package, {_BODY: serialize_part_xml(body), _PROPERTIES: serialize_part_xml(properties)})


@lru_cache(maxsize=_LANGUAGES_KEPT)
def _empty_package(language: str) -> bytes:
    return _saved(_empty(language))


def _saved(document: "WordDocument") -> bytes:
    stream = io.BytesIO()
    document.save(stream)
    return packed(stream.getvalue())


def _empty(language: str) -> "WordDocument":
    """A document without a text, on our paper, with its styles in a language."""
    import docx
    from docx.oxml.ns import qn
    from docx.shared import Mm

    document = docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(_A4[0]), Mm(_A4[1])
    for tag in document.styles.element.iter(qn("w:lang")) if language else ():
        tag.set(qn("w:val"), language)
    return document


def _describe(properties: "CoreProperties", said: _Said) -> None:
    properties.title = said.title[:_LONGEST_PROPERTY]
    properties.author = properties.last_modified_by = said.author[:_LONGEST_PROPERTY]
    properties.comments = ""
    properties.created = properties.modified = said.saved


class _Body:
    """Writes paragraphs into the body of a document; revisions are numbered as they come."""

    def __init__(
        self,
        body: "CT_Body",
        said: _Said,
        *,
        notes: Mapping[str, Sequence[str]],
        document: "WordDocument | None",
    ) -> None:
        """`document` is where comments are kept; without `notes` there are none."""
        from docx.oxml.ns import nsmap, qn
        from docx.oxml.parser import oxml_parser

        self._parser = oxml_parser
        self._prefixes = {"w": nsmap["w"]}
        # a redline has thousands of elements and a dozen names
        self._name = cache(qn)
        self._body = body
        self._document = document
        self._author = said.author
        self._dated = f"{said.dated.isoformat()}T00:00:00Z" if said.dated else None
        self._ids = count(1)
        self._saved = said.saved
        self._notes = dict(notes)

    def write(self, paragraphs: Iterable[Paragraph]) -> None:
        """Nothing; `paragraphs` and an empty one are the body.

        The last paragraph of a document cannot be deleted in Word: the empty one takes that place.
        """
        end = self._body.sectPr
        assert end is not None
        for paragraph in paragraphs:
            end.addprevious(self._paragraph(paragraph))
        end.addprevious(self._make("w:p"))

    def _paragraph(self, paragraph: Paragraph) -> "BaseOxmlElement":
        element = self._make("w:p")
        element.append(self._properties(paragraph))
        for step in paragraph.steps:
            if step.op is InlineOp.EQUAL:
                element.append(self._run(step))
            else:
                revision = self._revision(step.op)
                revision.append(self._run(step))
                element.append(revision)
        for note in self._notes.pop(paragraph.change or "", ()):
            self._comment(element, note)
        return element

    def _comment(self, paragraph: "BaseOxmlElement", text: str) -> None:
        """Nothing; the whole of `paragraph` has `text` beside it."""
        assert self._document is not None, "what has notes has a document to keep them in"
        comment = self._document.comments.add_comment(text, author=self._author, initials=self._author[:1])
        # python-docx writes the time of day: equal input gives equal bytes
        comment._comment_elm.set(self._name("w:date"), f"{self._saved.date().isoformat()}T00:00:00Z")
        number = str(comment.comment_id)
        paragraph.insert(1, self._with("w:commentRangeStart", id=number))
        paragraph.append(self._with("w:commentRangeEnd", id=number))
        run = self._make("w:r")
        run.append(self._with("w:commentReference", id=number))
        paragraph.append(run)

    def _properties(self, paragraph: Paragraph) -> "BaseOxmlElement":
        properties = self._make("w:pPr")
        for child in self._setting(paragraph):
            properties.append(child)
        if paragraph.end is not InlineOp.EQUAL:
            mark = self._make("w:rPr")
            mark.append(self._revision(paragraph.end))
            properties.append(mark)
        return properties

    def _setting(self, paragraph: Paragraph) -> "Iterator[BaseOxmlElement]":
        match paragraph.style:
            case Style.TITLE:
                yield self._with("w:pStyle", val="Title")
            case Style.HEADING:
                yield self._with("w:pStyle", val=f"Heading{min(paragraph.level, DEEPEST_HEADING)}")
            case Style.TEXT:
                yield self._with("w:ind", left=str(INDENT * min(paragraph.level, DEEPEST_INDENT)))
            case Style.ITEM:
                left = INDENT * (min(paragraph.level, DEEPEST_INDENT) + 1)
                yield self._with("w:ind", left=str(left), hanging=str(INDENT))

    def _make(self, tag: str) -> "BaseOxmlElement":
        element: BaseOxmlElement = self._parser.makeelement(self._name(tag), nsmap=self._prefixes)
        return element

    def _with(self, tag: str, **attributes: str) -> "BaseOxmlElement":
        element = self._make(tag)
        for name, value in attributes.items():
            element.set(self._name(f"w:{name}"), value)
        return element

    def _revision(self, op: InlineOp) -> "BaseOxmlElement":
        when = {"date": self._dated} if self._dated else {}
        return self._with(_TAGS[op], id=str(next(self._ids)), author=self._author, **when)

    def _run(self, step: InlineStep) -> "BaseOxmlElement":
        run = self._make("w:r")
        for piece in _PIECE.findall(visible(step.text)):
            if piece == "\t":
                run.append(self._make("w:tab"))
            else:
                run.append(self._text(piece, "w:delText" if step.op is InlineOp.DELETE else "w:t"))
        return run

    def _text(self, words: str, tag: str) -> "BaseOxmlElement":
        element = self._make(tag)
        element.text = words
        element.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        return element
