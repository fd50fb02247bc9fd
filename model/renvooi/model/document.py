"""The tree of one document version, as a reader of the page would draw it.

A `Document` is the *version* extracted from one *snapshot* (the bytes received);
the snapshot itself is named by `Source.sha256`.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NewType

NodeId = NewType("NodeId", str)
BBox = tuple[float, float, float, float]
"""(x0, top, x1, bottom) in points, origin at the top left of the page."""


class Kind(StrEnum):
    """The document families that renvooi knows."""

    DEMARCATIE = "demarcatie"
    DATA_PRO_STATEMENT = "data-pro-statement"
    GENERIC = "generic"


class NodeType(StrEnum):
    """What a node is to a reader."""

    SECTION = "section"
    CLAUSE = "clause"
    PARAGRAPH = "paragraph"


class Role(StrEnum):
    """What a node is for, as far as the profile of its family can tell.

    The diff and the notice look at roles, so that neither needs to know a wording.
    """

    DIFFERENCES = "differences"
    """The author's own list of changes against the previous version."""
    VERSION = "version"
    """States the version and effective date; part of the machinery, not of the agreement."""
    SUB_PROCESSORS = "sub-processors"
    """The list of engaged third parties."""
    SECURITY = "security"
    """The list of security measures."""
    SERVICES = "services"
    """The list of services that the agreement is about."""
    SERVICE = "service"
    """Describes one service of that list."""
    DATA_CATEGORIES = "data-categories"
    """The list of categories of personal data."""
    CERTIFICATIONS = "certifications"
    """The list of certificates."""
    TERMINATION_RIGHT = "termination-right"
    """Gives the client a right to terminate after notice of a change."""
    OBJECTION_RIGHT = "objection-right"
    """Gives the client a right to object to a change of third parties."""


@dataclass(frozen=True, slots=True)
class Node:
    """A section, a clause or a paragraph, with what is nested in it."""

    id: NodeId
    """Unique within the version; derived from labels and headings, so that it reads as an address."""
    type: NodeType
    label: str | None
    """As printed ("2.2", "15.", "a", "•", "Artikel 2."); None if there is none."""
    heading: str | None
    """For sections only; the printed heading is `label + " " + heading`."""
    text: str
    """The node's own text, de-hyphenated, single spaces, paragraphs joined by a newline."""
    page: int | None
    """1-based page on which the node starts; None where the source has no pages."""
    bbox: BBox | None
    """The node's own text on `page`; None where the source has no pages."""
    nodes: tuple["Node", ...] = ()
    role: Role | None = None

    @property
    def printed_heading(self) -> str:
        """The heading with its label, as a reader sees it; "" for other nodes."""
        return " ".join(part for part in (self.label, self.heading) if part) if self.type is NodeType.SECTION else ""

    def walk(self) -> Iterator["Node"]:
        """This node and all below it, in reading order."""
        yield self
        for node in self.nodes:
            yield from node.walk()


@dataclass(frozen=True, slots=True)
class Source:
    """The snapshot that a document was read from."""

    name: str
    """File name without folders."""
    media_type: str
    sha256: str
    """Lower-case hexadecimal digest of the raw bytes."""
    pages: int | None
    """None where the source has no pages."""
    reader: str | None = None
    """Version of the reader that made the tree; None where a document was not read from a file."""


@dataclass(frozen=True, slots=True)
class ReadingWarning:
    """Something that the reader of a document must know before trusting its tree."""

    code: str
    message: str
    page: int | None
    bbox: BBox | None = None
    """Where on `page`, if it is one place."""


@dataclass(frozen=True, slots=True)
class PageLook:
    """What a page looks like without its text, in cells of grey; for comparing pages whose words are equal."""

    page: int
    """1-based."""
    words: str
    """Digest of the words of the page in the order of reading, headers and footers left out."""
    middle: tuple[float, float]
    """Mean place of these words in points: it shows whether equal words stand at equal places."""
    columns: int
    """Cells in a row."""
    side: float
    """Points of the side of a cell."""
    levels: str
    """Grey of each cell row by row, 0 black to 63 white; "63*80" are eighty white ones."""


@dataclass(frozen=True, slots=True)
class Party:
    """One party to the agreement: the name a notice uses and the words a text uses."""

    name: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Parties:
    """Who is who in a document; `organisation` names the file that said so, None if none did."""

    organisation: str | None
    processor: Party
    client: Party


@dataclass(frozen=True, slots=True)
class Document:
    """One version of one document."""

    schema: str
    kind: Kind
    title: str
    version: str | None
    effective_date: date | None
    classification: str | None
    language: str
    """BCP 47 tag of the contract text."""
    source: Source
    nodes: tuple[Node, ...]
    warnings: tuple[ReadingWarning, ...] = ()
    parties: Parties = Parties(None, Party("verwerker"), Party("klant"))
    furniture: tuple[str, ...] = ()
    """Distinct rows of running headers and footers, "#" for page numbers; in no node."""
    looks: tuple[PageLook, ...] = ()
    """One a page; empty where the source has no pages."""

    def walk(self) -> Iterator[Node]:
        """All nodes in reading order."""
        for node in self.nodes:
            yield from node.walk()


DOCUMENT_SCHEMA = "renvooi/document/1"
