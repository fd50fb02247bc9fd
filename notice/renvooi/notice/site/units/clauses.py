"""One unit a document: the history of each of its clauses, and the index by which a search finds them.

Not one a clause: the lives of all clauses are computed together, and cost more than their pages. It comes
first, and tells the units of versions and steps which ids the clauses of each version have.
"""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from renvooi.notice.site.frame import Site
from renvooi.notice.site.making import Files, Made, Source
from renvooi.notice.site.units.keys import digest
from renvooi.notice.site.units.narrowing import around_clauses
from renvooi.notice.site.units.unit import Unit
from renvooi.notice.site.values import ClauseFacts, DocumentCard

SECONDS = 0.8
"""Measured on the example documents: some hundred clauses, two pages each, and the index."""


def clause_unit(card: DocumentCard, shared: str) -> Unit:
    """The unit of the clauses of a document; `shared` is the digest of what all pages of the site share."""
    # What people decided, and what a notice told of it, shows in the events of a clause, and on no card that its pages see.
    diffs = tuple((step.slug, step.recorded, step.verdicts, step.released) for step in card.steps)
    key = digest("clauses", shared, around_clauses(card), card.history, diffs)
    return Unit(f"clauses/{card.slug}", key, card.versions[-1].published_at, SECONDS, partial(make, card))


def make(card: DocumentCard, source: Source, site: Site) -> Made:
    """The pages of all clauses of a document, the index of them, and the ids of each version."""
    from renvooi.notice.site.pages.clauses import clause_pages

    facts = replace(source.clauses(card), document=around_clauses(card))
    return Made({**clause_pages(facts, site), **_index(facts, site)}, ids=tuple(_ids(facts)))


def _index(facts: ClauseFacts, site: Site) -> Files:
    if "search" in site.settings.without:
        return {}
    from renvooi.notice.site.search.index import document_search_files
    from renvooi.notice.site.search.records import clause_records

    return document_search_files(facts.document.slug, clause_records(facts))


def _ids(facts: ClauseFacts) -> Iterator[tuple[str, str]]:
    """The label of each version, with a digest of all ids of its nodes and of which version brought their words."""
    labels = [version.label for version in facts.document.versions]
    for number, label in enumerate(labels, start=1):
        standing = [life for life in facts.lives if life.stands_in(number)]
        told = [(life.at(number).node, life.id, labels[life.wording_at(number).since - 1]) for life in standing]
        yield label, digest(tuple(sorted(told)), tuple(sorted(facts.also.get(label, {}).items())))
