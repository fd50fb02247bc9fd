"""`CorpusSource`: the public part of an open corpus as the source of a site.

Cards are read anew each time. What a card names by its digest is the same at whatever moment it is read, so a
process that got a card from another one reads the facts of that card.
"""

from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from renvooi.corpus import Corpus
from renvooi.corpus.published.listing import list_published
from renvooi.model import Diff, Document, Notice, VerdictRecord
from renvooi.model.document import NodeId
from renvooi.model.history import ClauseId
from renvooi.notice.site.gathering.cards import document_card
from renvooi.notice.site.values import (
    ClauseFacts,
    DocumentCard,
    Proof,
    StepCard,
    StepFacts,
    VersionCard,
    VersionFacts,
)

if TYPE_CHECKING:
    # Cards are read at each build, and must not wait for the signatures.
    from renvooi.corpus.published.proving import Proving
    from renvooi.notice.site.gathering.former import Known

TREES = 8
"""Trees that are kept at hand: the pages of a version, and of the steps to and from it, are made one after the other."""
DIFFS = 32
"""Diffs that are kept at hand: the pages of clauses need all those of a document once more."""
PROOFS = 8
"""Proofs that are kept at hand: a version is proven on its own pages and on those of the steps to it."""
HISTORIES = 2
"""Histories that are kept at hand: one process makes one document after the other."""


class CorpusSource:
    """A `Source` over a corpus, which stays open meanwhile. What it reads is kept at hand, as much as a document needs."""

    def __init__(self, corpus: Corpus, *, events: bool = False) -> None:
        """With `events`, proofs hold the events themselves, which name who acted."""
        self._corpus = corpus
        self._events = events
        self._proving: Proving | None = None
        self._tree = lru_cache(maxsize=TREES)(self._read_tree)
        self._diff = lru_cache(maxsize=DIFFS)(self._read_diff)
        self._known = lru_cache(maxsize=HISTORIES)(self._read_known)
        self._published = lru_cache(maxsize=PROOFS)(self._publication_proof)
        self._judged = lru_cache(maxsize=HISTORIES)(self._read_judged)

    def documents(self) -> tuple[DocumentCard, ...]:
        """Cards of all documents that have a published version, by name. Raises: CorpusUnreadable."""
        return tuple(document_card(one) for one in list_published(self._corpus))

    def step(self, document: DocumentCard, step: StepCard) -> StepFacts:
        """All about a step. Raises: CorpusUnreadable, CorpusBusy."""
        return StepFacts(
            document=document,
            step=step,
            old=self._tree(step.document, step.old.tree),
            new=self._tree(step.document, step.new.tree),
            diff=self._diff(step),
            notice=self._notice(step),
            clauses_old=self._ids(document, step.old),
            clauses_new=self._ids(document, step.new),
            proofs=self._proofs(step),
        )

    def version(self, document: DocumentCard, version: VersionCard) -> VersionFacts:
        """All about a version. Raises: CorpusUnreadable, CorpusBusy."""
        number = _number(document, version)
        standing = [life for life in self._known(document).lives if life.stands_in(number)]
        introduced = {
            life.at(number).node: document.versions[life.wording_at(number).since - 1].label for life in standing
        }
        return VersionFacts(
            document=document,
            version=version,
            tree=self._tree(document.name, version.tree),
            clauses={life.at(number).node: life.id for life in standing},
            introduced=introduced,
            also=self._also(document, version),
            proofs=(self._published(version),),
        )

    def clauses(self, document: DocumentCard) -> ClauseFacts:
        """The history of each clause over the published versions. Raises: CorpusUnreadable, CorpusBusy."""
        from renvooi.notice.judging import archived_changes
        from renvooi.notice.site.gathering.happenings import with_happenings
        from renvooi.notice.site.gathering.sections import find_sections
        from renvooi.notice.site.pages.listing import default_policy

        by_pair = {(step.old.label, step.new.label): step for step in document.steps}
        labels = [version.label for version in document.versions]
        scripts = [self._diff(by_pair[pair]) for pair in pairwise(labels)]
        lives = with_happenings(self._known(document).lives, scripts)
        also = {version.label: self._also(document, version) for version in document.versions}
        archived = frozenset[str]().union(*(archived_changes(script, default_policy()) for script in scripts))
        return ClauseFacts(document, lives, find_sections(lives), also, archived)

    def file(self, version: VersionCard) -> bytes:
        """The bytes of a version as received. Raises: CorpusUnreadable."""
        from renvooi.corpus.published.content import read_file

        return read_file(self._corpus, (version.document, version.label), version.file.sha256)

    def newest_head(self) -> str:
        """The newest signed head of the corpus, as one line of JSON without its line end. Raises: CorpusUnreadable."""
        from renvooi.corpus.ledger.heads import line_of

        return line_of(self._corpus.head()).decode("utf-8")

    def key(self) -> str:
        """The public key of the corpus, hexadecimal. Raises: CorpusUnreadable."""
        return self._corpus.head().head.key

    def _read_tree(self, document: str, sha256: str) -> Document:
        from renvooi.corpus.published.content import read_tree

        return read_tree(self._corpus, document, sha256)

    def _read_diff(self, step: StepCard) -> Diff:
        from renvooi.corpus.published.content import read_diff
        from renvooi.diff import with_verdicts
        from renvooi.notice.site.gathering.withholding import public_diff, with_told_decisions

        script = None if step.recorded is None else read_diff(self._corpus, step.document, step.recorded)
        if script is None:
            from renvooi.diff import diff

            script = diff(self._tree(step.document, step.old.tree), self._tree(step.document, step.new.tree))
        judged = with_verdicts(script, self._judged(step.document, step.verdicts))
        return public_diff(with_told_decisions(judged, self._notice(step)))

    def _read_judged(self, document: str, digest: str) -> tuple[VerdictRecord, ...]:
        from renvooi.corpus.published.content import read_judged

        return read_judged(self._corpus, document, digest)

    def _read_known(self, document: DocumentCard) -> "Known":
        from renvooi.corpus.published.content import read_ids
        from renvooi.notice.site.gathering.former import with_former_ids
        from renvooi.notice.site.gathering.lives import published_lives
        from renvooi.notice.site.gathering.moments import former_states

        chain, history = read_ids(self._corpus, document.name, document.history)
        published = tuple((version.label, version.tree) for version in document.versions)

        def read(sha256: str) -> Document:
            return self._tree(document.name, sha256)

        lives = published_lives(history, chain, published, read=read)
        former = former_states(self._corpus, document.name, (chain, history), published, read=read)
        return with_former_ids(lives, published, former, read=read)

    def _notice(self, step: StepCard) -> Notice | None:
        from renvooi.corpus.published.content import read_notice
        from renvooi.notice.site.gathering.withholding import public_notice

        if step.released is None:
            return None
        return public_notice(read_notice(self._corpus, step.released.id, step.released.content))

    def _ids(self, document: DocumentCard, version: VersionCard) -> dict[NodeId, ClauseId]:
        number = _number(document, version)
        return {life.at(number).node: life.id for life in self._known(document).lives if life.stands_in(number)}

    def _also(self, document: DocumentCard, version: VersionCard) -> dict[NodeId, tuple[ClauseId, ...]]:
        number, known = _number(document, version), self._known(document)
        standing = (life.at(number) for life in known.lives if life.stands_in(number))
        return {place.node: names for place in standing if (names := known.anchors.get((number, place.path)))}

    def _proofs(self, step: StepCard) -> tuple[Proof, ...]:
        told = (*step.replaced, step.released) if step.released is not None else ()
        return (self._published(step.new), *(self._release_proof(one.id) for one in told))

    def _publication_proof(self, version: VersionCard) -> Proof:
        from renvooi.notice.site.gathering.proofs import public_proof

        proven = self._prove().publication(version.document, version.label)
        return public_proof(proven, with_event=self._events)

    def _release_proof(self, notice: str) -> Proof:
        from renvooi.notice.site.gathering.proofs import public_proof

        return public_proof(self._prove().release(notice), with_event=self._events)

    def _prove(self) -> "Proving":
        """Proofs, with the hashes of all events read once, and not where only cards are asked for."""
        from renvooi.corpus.published.proving import Proving

        self._proving = self._proving or Proving(self._corpus)
        return self._proving


def _number(document: DocumentCard, version: VersionCard) -> int:
    """The number of a version of the document, from 1."""
    return document.versions.index(version) + 1
