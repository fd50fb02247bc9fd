"""A redline as a Word document with tracked changes, which a lawyer accepts or rejects one by one.

The writer is our own: python-docx makes the package and its styles and knows no revisions, and most of
the time would go into making an element for each run, so the body is written as text. An
inserted or deleted paragraph has the revision on its text and on its end; without the second,
accepting would leave an empty line. What moved is a deletion and an insertion: w:moveFrom and
w:moveTo are read by Word and not by every other program, and a half that is not read would make
the document say what neither version says.
"""

import io
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from itertools import count
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

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
_BODY_ENDS = b"<w:sectPr"
"""Where paragraphs end and what the document says of its pages begins."""
_PROPERTIES = "docProps/core.xml"
_A4 = (210, 297)
"""Millimetres."""
_NO_NOTES: Mapping[str, Sequence[str]] = {}
_TAGS = {InlineOp.INSERT: "w:ins", InlineOp.DELETE: "w:del"}
_QUOTED = {'"': "&quot;", "\n": "&#10;", "\t": "&#9;"}
"""What an attribute cannot hold as it is, besides what no text can."""
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
    from docx.oxml.ns import nsdecls
    from docx.oxml.parser import parse_xml

    document = _empty(said.language)
    _describe(document.core_properties, said)
    markup = _Body(said, notes=notes, document=document).markup(paragraphs)
    end = document.element.body.sectPr
    assert end is not None
    for paragraph in parse_xml(f"<w:body {nsdecls('w')}>{markup}</w:body>"):
        end.addprevious(paragraph)
    return _saved(document)


def _without_notes(paragraphs: Iterable[Paragraph], said: _Said, _: Mapping[str, Sequence[str]]) -> bytes:
    """The styles of a document are most of it, and the same in all: they are made and compressed once a language."""
    from docx.opc.coreprops import CoreProperties
    from docx.opc.oxml import serialize_part_xml
    from docx.oxml.parser import parse_xml

    package = _empty_package(said.language)
    body, described = parts_of(package, (_BODY, _PROPERTIES))
    properties = parse_xml(described)
    _describe(CoreProperties(properties), said)
    markup = _Body(said, notes=_NO_NOTES, document=None).markup(paragraphs).encode()
    before, end, behind = body.partition(_BODY_ENDS)
    return with_parts(package, {_BODY: before + markup + end + behind, _PROPERTIES: serialize_part_xml(properties)})


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
    """Writes the markup of paragraphs; revisions are numbered as they come."""

    def __init__(self, said: _Said, *, notes: Mapping[str, Sequence[str]], document: "WordDocument | None") -> None:
        """`document` is where comments are kept; without `notes` there are none."""
        self._document = document
        self._author = said.author
        dated = f' w:date="{said.dated.isoformat()}T00:00:00Z"' if said.dated else ""
        self._signed = f'w:author="{escape(said.author, _QUOTED)}"{dated}'
        self._ids = count(1)
        self._saved = said.saved
        self._notes = dict(notes)

    def markup(self, paragraphs: Iterable[Paragraph]) -> str:
        """`paragraphs` and an empty one.

        The last paragraph of a document cannot be deleted in Word: the empty one takes that place.
        """
        return "".join(self._paragraph(one) for one in paragraphs) + "<w:p/>"

    def _paragraph(self, paragraph: Paragraph) -> str:
        opened = f"<w:p>{self._properties(paragraph)}"
        words = "".join(
            _run(step) if step.op is InlineOp.EQUAL else self._revision(step.op, _run(step)) for step in paragraph.steps
        )
        begun, ended = "", ""
        for note in self._notes.pop(paragraph.change or "", ()):
            number = self._comment(note)
            begun = f'<w:commentRangeStart w:id="{number}"/>{begun}'
            ended += f'<w:commentRangeEnd w:id="{number}"/><w:r><w:commentReference w:id="{number}"/></w:r>'
        return f"{opened}{begun}{words}{ended}</w:p>"

    def _comment(self, text: str) -> int:
        """The number of a comment that says `text`."""
        from docx.oxml.ns import qn

        assert self._document is not None, "what has notes has a document to keep them in"
        comment = self._document.comments.add_comment(text, author=self._author, initials=self._author[:1])
        # python-docx writes the time of day: equal input gives equal bytes
        comment._comment_elm.set(qn("w:date"), f"{self._saved.date().isoformat()}T00:00:00Z")
        return comment.comment_id

    def _properties(self, paragraph: Paragraph) -> str:
        mark = "" if paragraph.end is InlineOp.EQUAL else f"<w:rPr>{self._revision(paragraph.end)}</w:rPr>"
        return f"<w:pPr>{_setting(paragraph)}{mark}</w:pPr>"

    def _revision(self, op: InlineOp, words: str = "") -> str:
        opened = f'{_TAGS[op]} w:id="{next(self._ids)}" {self._signed}'
        return f"<{opened}>{words}</{_TAGS[op]}>" if words else f"<{opened}/>"


def _setting(paragraph: Paragraph) -> str:
    match paragraph.style:
        case Style.TITLE:
            return '<w:pStyle w:val="Title"/>'
        case Style.HEADING:
            return f'<w:pStyle w:val="Heading{min(paragraph.level, DEEPEST_HEADING)}"/>'
        case Style.TEXT:
            return f'<w:ind w:left="{INDENT * min(paragraph.level, DEEPEST_INDENT)}"/>'
        case Style.ITEM:
            left = INDENT * (min(paragraph.level, DEEPEST_INDENT) + 1)
            return f'<w:ind w:left="{left}" w:hanging="{INDENT}"/>'


def _run(step: InlineStep) -> str:
    tag = "w:delText" if step.op is InlineOp.DELETE else "w:t"
    pieces = "".join(
        "<w:tab/>" if piece == "\t" else f'<{tag} xml:space="preserve">{escape(piece)}</{tag}>'
        for piece in _PIECE.findall(visible(step.text))
    )
    return f"<w:r>{pieces}</w:r>" if pieces else "<w:r/>"
