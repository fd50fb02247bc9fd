"""The pages of a version: its full text as it stands, and who does what in it."""

from markupsafe import Markup

from renvooi.model.history import ClauseId
from renvooi.notice.site import addresses
from renvooi.notice.site.frame import Frame, Site
from renvooi.notice.site.making import Files
from renvooi.notice.site.pages.fulltext import Marks, contents_of, runs_of
from renvooi.notice.site.pages.matrix import matrix_pages
from renvooi.notice.site.pages.neighbours import neighbours
from renvooi.notice.site.pages.stated import contradictions
from renvooi.notice.site.pages.unread import unread_of
from renvooi.notice.site.pages.versions import document_file
from renvooi.notice.site.rendering import render_page
from renvooi.notice.site.settings import LANGUAGES
from renvooi.notice.site.values import VersionFacts

_ANY = ClauseId("c-")
"""Stands for the id of a clause where a link is made once for all of them."""


def version_pages(facts: VersionFacts, site: Site) -> Files:
    """The full text of a version, and its page of responsibilities, in both languages."""
    card, version = facts.document, facts.version
    frames = [Frame(site, one, addresses.version(one, card.slug, version.slug)) for one in LANGUAGES]
    runs = runs_of(facts.tree.nodes, _marks(facts, frames[0]))
    # Both pages stand equally deep, so that links within the text are the same in both languages.
    shared = {"runs": runs, "language": card.language, "version": version.label}
    text = render_page("parts/fulltext.html.j2", frames[0], shared)
    values = {
        "document": card,
        "version": version,
        "tree": facts.tree,
        "unread": unread_of(facts.tree.warnings),
        "contradictions": contradictions(version, facts.tree),
        "contents": contents_of(runs),
        "text": Markup(text.decode()),  # escaped when it was rendered
        "around": neighbours(card, version),
        "proofs": bool(facts.proofs),
        "file": document_file(card.slug, version),
    }
    pages = {frame.path: render_page("version.html.j2", frame, values) for frame in frames}
    return {**pages, **matrix_pages(facts, site)}


def _marks(facts: VersionFacts, frame: Frame) -> Marks:
    link = frame.link(addresses.clause(frame.language, facts.document.slug, _ANY))
    return Marks(facts.clauses, facts.introduced, lambda clause: link.replace(_ANY, clause), facts.also)
