"""What can be found: each clause once, with all its wordings, so that twenty versions are not twenty results."""

from collections.abc import Sequence
from itertools import groupby

from renvooi.model.history import Life
from renvooi.notice.render.quoting import visible
from renvooi.notice.site import addresses
from renvooi.notice.site.values import ClauseFacts, DocumentCard, SearchRecord

WORDING_END = "\ue000"
"""Stands between two wordings: a character that `visible` lets into no text of a document."""


def clause_records(facts: ClauseFacts) -> tuple[SearchRecord, ...]:
    """A record for each clause with words of its own, in the order of `facts.lives`."""
    return tuple(_record(facts.document, life) for life in facts.lives if _wordings(life))


def document_record(card: DocumentCard) -> SearchRecord:
    """The record by which a document is found: its titles over all versions."""
    titles = dict.fromkeys(version.title for version in reversed(card.versions))
    return SearchRecord(
        page=addresses.document("nl", card.slug),
        title=visible(card.title),
        content=_joined(tuple(titles)),
        document=visible(card.title),
        versions=tuple(version.label for version in card.versions),
        standing=True,
    )


def _record(card: DocumentCard, life: Life) -> SearchRecord:
    return SearchRecord(
        page=addresses.clause("nl", card.slug, life.id),
        title=visible(life.appearances[-1].address),
        content=_joined(_wordings(life)),
        document=visible(card.title),
        versions=tuple(card.versions[one.version - 1].label for one in life.appearances),
        standing=life.retired is None,
    )


def _wordings(life: Life) -> tuple[str, ...]:
    """The texts of a clause, the newest first, each once where it stood twice in a row."""
    texts = [wording.text for wording in reversed(life.wordings) if wording.text.strip()]
    return tuple(text for text, _ in groupby(texts))


def _joined(texts: Sequence[str]) -> str:
    return f" {WORDING_END} ".join(" ".join(visible(text).split()) for text in texts)
