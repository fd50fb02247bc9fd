"""A page for each clause that ever stood in a published version, and one for each id that means it as well.

There are thousands in a big site: what both languages share is told once.
"""

from renvooi.model.history import ClauseId
from renvooi.notice.site import addresses
from renvooi.notice.site.frame import Frame, Site
from renvooi.notice.site.making import Files
from renvooi.notice.site.pages.lives import Teller, Told
from renvooi.notice.site.rendering import render_page
from renvooi.notice.site.settings import LANGUAGES
from renvooi.notice.site.values import ClauseFacts, DocumentCard


def clause_pages(facts: ClauseFacts, site: Site) -> Files:
    """The pages of all clauses of a document, in both languages."""
    card, teller = facts.document, Teller(facts)
    made: dict[str, bytes] = {}
    for life in facts.lives:
        told = teller.told(life)
        for language in LANGUAGES:
            frame = _frame(site, language, card, life.id)
            made[frame.path] = render_page("clause.html.j2", frame, {"document": card, "told": told})
            for other in life.also:
                alias = _frame(site, language, card, other)
                made[alias.path] = _sending_on(alias, card, told)
    return made


def _frame(site: Site, language: str, card: DocumentCard, clause: ClauseId) -> Frame:
    return Frame(site, language, addresses.clause(language, card.slug, clause))


def _sending_on(frame: Frame, card: DocumentCard, told: Told) -> bytes:
    """The page of an id that was given before it was known to mean a clause that has another."""
    target = addresses.clause(frame.language, card.slug, told.life.id)
    return render_page("clause_alias.html.j2", frame, {"document": card, "told": told, "target": target})
