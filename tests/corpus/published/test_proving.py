"""The events of publications and releases are found, also the one that rests on no diff."""

import pytest

from renvooi.corpus import Corpus, EventKind
from renvooi.corpus.ledger.inclusion import is_proven
from renvooi.corpus.published.proving import Proving
from renvooi.model.errors import CorpusUnreadable
from tests.corpus.register.made import DOCUMENT, LABELS, published, released
from tests.corpus.stores import BY


def test_each_publication_and_release_is_proven(corpus: Corpus) -> None:
    published(corpus, "2025-01", document="ander")
    notice = released(corpus)
    corpus.open_windows(notice.id, "K-1", because="Nu.", by=BY)
    proving = Proving(corpus)
    for label in LABELS:
        event, body, proof = proving.publication(DOCUMENT, label)
        assert (event.kind, event.data["document"], event.data["label"]) == (
            EventKind.VERSION_PUBLISHED,
            DOCUMENT,
            label,
        )
        assert is_proven(proof, key=corpus.head().head.key, event=body)
    event, body, proof = proving.release(notice.id)
    assert event.data["notice"] == notice.id
    assert is_proven(proof, key=corpus.head().head.key, event=body)


def test_event_that_came_after_the_first_proof_is_proven_too(corpus: Corpus) -> None:
    proving = Proving(corpus)
    published(corpus, "2026-01")
    first = proving.publication(DOCUMENT, "2026-01")
    published(corpus, "2026-02")
    assert proving.publication(DOCUMENT, "2026-02")[2].number > first[2].number
    assert proving.publication(DOCUMENT, "2026-01") == first


def test_what_was_never_published_or_released_has_no_proof(corpus: Corpus) -> None:
    published(corpus, "2026-01")
    proving = Proving(corpus)
    for document, label in ((DOCUMENT, "2026-02"), ("ander", "2026-01")):
        with pytest.raises(CorpusUnreadable, match="renvooi verify"):
            proving.publication(document, label)
    with pytest.raises(CorpusUnreadable, match="renvooi verify"):
        proving.release("notice-00")
