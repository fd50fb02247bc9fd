"""The files of the feeds: two forms in two languages, of a document and of all."""

from collections.abc import Mapping, Sequence

from renvooi.model.errors import MissingPackage
from renvooi.notice.site.feeds.entries import Feed, all_feed, document_feed
from renvooi.notice.site.feeds.jsonfeed import to_json_feed
from renvooi.notice.site.frame import Site
from renvooi.notice.site.making import Files
from renvooi.notice.site.settings import LANGUAGES
from renvooi.notice.site.values import DocumentCard, StepSummary


def document_feeds(card: DocumentCard, summaries: Sequence[StepSummary], site: Site) -> Files:
    """The feeds of one document; `summaries` has each of its steps. Raises: MissingPackage."""
    return _files([document_feed(card, summaries, site, language=language) for language in LANGUAGES])


def all_feeds(
    cards: Sequence[DocumentCard], summaries_by_document: Mapping[str, Sequence[StepSummary]], site: Site
) -> Files:
    """The feeds of all documents, with summaries by the name of the document. Raises: MissingPackage."""
    return _files([all_feed(cards, summaries_by_document, site, language=language) for language in LANGUAGES])


def _files(feeds: Sequence[Feed]) -> Files:
    try:
        from renvooi.notice.site.feeds.atom import to_atom
    except ImportError as error:
        raise MissingPackage("writing feeds", "site") from error
    writers = {"atom": to_atom, "json": to_json_feed}
    return {feed.paths[form]: write(feed) for feed in feeds for form, write in writers.items()}
