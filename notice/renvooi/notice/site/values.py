"""What a site is made of: values only, each the public part of what a corpus holds.

Three kinds. *Cards* are cheap and name things: a card is read for every document and version at each
build. *Facts* are heavy and are read only when a page about them is made anew: trees, a diff, a notice.
*Summaries* are what other pages say of a page: they are kept between builds, so that a list of
twenty steps needs no diff.

Nothing here names a client, a person who works for the processor, or a draft: what is not in these
values cannot stand on a page.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from renvooi.model.changes import Diff
from renvooi.model.document import Document, NodeId
from renvooi.model.history import ClauseId, Life
from renvooi.model.notices import Bilingual, Notice


@dataclass(frozen=True, slots=True)
class FileCard:
    """A file as it was published."""

    sha256: str
    name: str
    """As it was received, without folders; no path is made of it."""
    media_type: str
    size: int
    """Bytes."""


@dataclass(frozen=True, slots=True)
class VersionCard:
    """One published version."""

    document: str
    label: str
    slug: str
    """Its folder: lower-case letters, digits, "-" and "."; unique within the document."""
    title: str
    effective_date: date | None
    published_at: str
    """Moment in UTC, with an offset."""
    file: FileCard
    tree: str
    """SHA-256 of the tree that is the reading of the file today."""
    warnings: int
    """Places that the reader warned of."""


@dataclass(frozen=True, slots=True)
class ReleasedCard:
    """A notice about a step that a person let go out."""

    id: str
    released_at: str
    """Moment in UTC, with an offset."""
    content: str
    """SHA-256 of the notice."""


@dataclass(frozen=True, slots=True)
class WindowDays:
    """The last days that are on record for a step, over all clients together; never whose they are."""

    first: date
    """The earliest last day."""
    last: date
    """The latest last day; an extension that is house policy moves neither."""
    waiting: bool
    """True if there are windows that did not start yet."""


@dataclass(frozen=True, slots=True)
class StepCard:
    """The way from one published version to a later one."""

    document: str
    old: VersionCard
    new: VersionCard
    slug: str
    """Its folder: both slugs, joined by "--"."""
    released: ReleasedCard | None
    """The one whose place none took."""
    windows: WindowDays | None
    """None where no window was opened, or none has a last day yet and none waits for one."""
    waiting: bool
    """True if windows were opened and none has a last day yet."""
    verdicts: str
    """Digest of what people decided about its changes."""
    recorded: str | None
    """SHA-256 of the bytes of the diff that the publication rests on; None if it is to be computed."""
    replaced: tuple[ReleasedCard, ...] = ()
    """The notices that went out before `released` and that it took the place of, the older first: clients have them."""
    between: tuple[str, ...] = ()
    """Labels of the versions between both that were published later, when clients knew this step. Old to new."""


@dataclass(frozen=True, slots=True)
class DocumentCard:
    """One document with all that is published of it."""

    name: str
    """Name in the corpus: "demarcatie"."""
    slug: str
    kind: str
    title: str
    """That of the latest published version."""
    language: str
    """BCP 47 tag of the contract text."""
    versions: tuple[VersionCard, ...]
    """Old to new; at least one."""
    steps: tuple[StepCard, ...]
    """By new version, then old: neighbours, the pairs that were neighbours once, and those of a released notice."""
    history: str
    """Digest of the ids of its clauses as they are on record."""

    def version(self, label: str) -> VersionCard:
        """The version with this label. Raises: KeyError."""
        return {one.label: one for one in self.versions}[label]


@dataclass(frozen=True, slots=True)
class Proof:
    """That one event is in the ledger, held against the head that was signed with it; both never change."""

    subject: str
    """"version-published" or "notice-released"."""
    at: str
    """Moment of the event in UTC, with an offset."""
    number: int
    """Number of the event, from 0: the index of its leaf."""
    leaf: str
    """Hash of the leaf, hexadecimal."""
    path: tuple[str, ...]
    """Inclusion path of RFC 9162, section 2.1.3, from the leaf up, hexadecimal."""
    head: str
    """The signed head as one line of JSON."""
    event: str | None
    """The event itself, as its bytes in UTF-8; None unless the site is told to show events, as it names who acted."""


@dataclass(frozen=True, slots=True)
class StepFacts:
    """All that a page about a step, and its files, are made of."""

    document: DocumentCard
    step: StepCard
    old: Document
    new: Document
    diff: Diff
    """With what people decided."""
    notice: Notice | None
    """As it was released; None where none was."""
    clauses_old: Mapping[NodeId, ClauseId]
    """Of the nodes of the old version: the persistent id."""
    clauses_new: Mapping[NodeId, ClauseId]
    proofs: tuple[Proof, ...]
    """Of the publication of the new version, of each notice that was replaced, the older first, and of the notice."""


@dataclass(frozen=True, slots=True)
class VersionFacts:
    """All that the pages with the full text of a version are made of."""

    document: DocumentCard
    version: VersionCard
    tree: Document
    clauses: Mapping[NodeId, ClauseId]
    introduced: Mapping[NodeId, str]
    """Label of the published version that last changed the words of a node, or brought it."""
    proofs: tuple[Proof, ...]
    also: Mapping[NodeId, tuple[ClauseId, ...]] = field(default_factory=dict)
    """Further ids by which people may have linked to a node of this version; no id twice, and none of `clauses`."""


@dataclass(frozen=True, slots=True)
class ClauseFacts:
    """All that the pages with the history of each clause are made of."""

    document: DocumentCard
    lives: tuple[Life, ...]
    """By birth and reading order; the number of a version is its place in `document.versions`, from 1."""
    sections: Mapping[ClauseId, str]
    """Address of the section that a clause stands in, in its latest version."""
    also: Mapping[str, Mapping[NodeId, tuple[ClauseId, ...]]] = field(default_factory=dict)
    """By the label of each version: further ids of its nodes, as in `VersionFacts.also`."""
    archived: frozenset[str] = frozenset()
    """Ids of the changes to what the document says of itself, which no page counts."""


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """One change as a list names it."""

    id: str
    significance: str
    """"substantive", "review" or "editorial": what stands, after what people decided."""
    place: str
    """Address, as people cite it: of the new text where there is one."""
    headline: Bilingual
    """What happened, in a few words: "Verantwoordelijkheid verschuift naar de klant"."""


@dataclass(frozen=True, slots=True)
class StepSummary:
    """What lists, start pages and feeds say of a step."""

    document: str
    old: str
    new: str
    substantive: int
    """What a person has yet to judge counts here as well: see `review`."""
    review: int
    """How many of `substantive` wait for a person."""
    editorial: int
    essence: tuple[Bilingual, ...]
    """What matters in one to three sentences: of the notice, else counted."""
    rights: tuple[Bilingual, ...]
    """One line for each right that the notice gives, with its days; empty without a notice."""
    changes: tuple[ChangeLine, ...]
    """As the page lists them; archived ones left out."""
    unread: int
    """Places in the new version that could not be read with certainty."""
    unread_old: int
    """The same of the old version."""
    beyond_notice: int = 0
    """How many of `substantive` the notice does not tell as substantive; 0 without a notice."""


@dataclass(frozen=True, slots=True)
class SearchRecord:
    """One thing that can be found: a clause with all its wordings, or a version."""

    page: str
    """Path of the Dutch page from the root of the site, with "nl/" in front."""
    title: str
    content: str
    """Text of the document only."""
    document: str
    """Title of the document."""
    versions: tuple[str, ...]
    """Labels of the versions that say so."""
    standing: bool
    """True if the latest version says so."""
