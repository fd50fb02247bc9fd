"""The ids of clauses get on record whatever interrupts that, and what is not on record is said."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from renvooi.corpus import Corpus
from renvooi.corpus.adding import add
from renvooi.corpus.blobs import Blobs
from renvooi.corpus.histories import ATTEMPTS, is_named
from renvooi.corpus.stored import pack
from tests.corpus.stores import BY, Home, received, version

NAME = "voorbeeld"


def add_only(corpus: Corpus, label: str) -> None:
    """What a command leaves that is killed before the clauses get their ids."""
    given = received(version(label, f"De klant betaalt in {label}."), f"{NAME}-{label}.md")
    add(corpus, given, by=BY, naming="later")


@dataclass(frozen=True)
class BusyBlobs:
    """Blobs of a corpus to which another process adds a version whenever one tree is read."""

    inner: Blobs
    tree: str
    other: Corpus
    labels: Iterator[str]

    def put(self, data: bytes) -> str:
        return self.inner.put(data)

    def get(self, sha256: str) -> bytes:
        if sha256 == self.tree and (label := next(self.labels, None)):
            add_only(self.other, label)
        return self.inner.get(sha256)

    def has(self, sha256: str) -> bool:
        return self.inner.has(sha256)

    def names(self) -> Iterator[str]:
        return self.inner.names()


def test_verify_notes_a_document_whose_newest_clauses_have_no_ids(corpus: Corpus) -> None:
    corpus.add(received(version("2026-01", "De klant beheert."), f"{NAME}-2026-01.md"), by=BY)
    assert not any(NAME in note for note in corpus.verify().notes)
    add_only(corpus, "2026-02")
    found = corpus.verify()
    assert found.faults == ()
    assert any(note.startswith(f"{NAME}: the ids of its clauses are not all on record") for note in found.notes)


def test_adding_the_file_again_or_publishing_it_records_the_ids(corpus: Corpus) -> None:
    add_only(corpus, "2026-01")
    given = received(version("2026-01", "De klant betaalt in 2026-01."), f"{NAME}-2026-01.md")
    assert corpus.add(given, by=BY).outcome == "same"
    assert is_named(corpus, NAME)
    add_only(corpus, "2026-02")
    corpus.publish(NAME, "2026-02", by=BY)
    assert is_named(corpus, NAME)
    add_only(corpus, "2026-03")
    assert corpus.publish(NAME, "2026-02", by=BY).already
    assert is_named(corpus, NAME)


def test_version_that_was_added_while_others_keep_adding_is_no_error(home: Home) -> None:
    with home.create() as corpus, home.open() as other:
        given = received(version("2026-01", "De klant beheert."), f"{NAME}-2026-01.md")
        tree = hashlib.sha256(pack(given.tree).body).hexdigest()
        labels = iter([f"2026-{month:02}" for month in range(2, 2 + ATTEMPTS)])
        corpus.blobs = BusyBlobs(corpus.blobs, tree, other, labels)
        added = corpus.add(given, by=BY)
        assert added.outcome == "added"
        assert any("others are adding versions of it too" in note for note in added.notes)
        assert not is_named(corpus, NAME)
        corpus.publish(NAME, "2026-01", by=BY)
        assert is_named(corpus, NAME)
        assert other.verify().faults == ()
