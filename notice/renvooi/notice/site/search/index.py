"""The index that a browser searches: one for the documents, and beside it one for the clauses of each.

pagefind takes half a millisecond a clause: 3 seconds for 50 documents of 120 clauses in one index, and one
new version would make all of it anew. With an index a document only that one is made anew, and two
processors share the work. The browser loads the small index of the documents, and merges the others
once somebody searches.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from urllib.parse import urlencode

from renvooi.notice.site.addresses import SEARCH_INDEX
from renvooi.notice.site.making import Files
from renvooi.notice.site.search.records import document_record
from renvooi.notice.site.search.service import Question, converse
from renvooi.notice.site.values import DocumentCard, SearchRecord

STANDING = "standing"
"""The one filter, with one value: of two, pagefind writes now one and now the other first."""

_LANGUAGE = "nl"
"""Words are stemmed as Dutch, whatever a document says of itself."""
_COMMON = ("pagefind.js", f"wasm.{_LANGUAGE}.pagefind")
"""What browsers load once for all indexes; the pages of pagefind itself are left out, as they bring inline styles."""
_FOLDERS = ("filter/", "fragment/", "index/")
_ENTRY = "pagefind-entry.json"


def search_folder(slug: str) -> str:
    """Where the index of the clauses of a document stands, from the root of the site, with a slash at the end."""
    return f"{SEARCH_INDEX}/in/{slug}/"


def common_search_files(cards: Sequence[DocumentCard]) -> Files:
    """The index of the documents by their titles, and what all indexes share."""
    return _index(f"{SEARCH_INDEX}/", [document_record(card) for card in cards], shared=True)


def document_search_files(slug: str, records: Sequence[SearchRecord]) -> Files:
    """The index of the clauses of one document; nothing without records."""
    return _index(search_folder(slug), records, shared=False) if records else {}


def search_files(cards: Sequence[DocumentCard], records: Iterable[SearchRecord]) -> Files:
    """Both, for all documents."""
    by_slug: dict[str, list[SearchRecord]] = defaultdict(list)
    for record in records:
        by_slug[record.page.split("/")[2]].append(record)
    files = dict(common_search_files(cards))
    for slug in sorted(by_slug):
        files.update(document_search_files(slug, by_slug[slug]))
    return files


def _index(folder: str, records: Sequence[SearchRecord], *, shared: bool) -> Files:
    index: Question = {"type": "NewIndex", "config": {"force_language": _LANGUAGE}}
    wanted: Question = {"type": "GetFiles", "index_id": 0}
    made = converse([index, *map(_question, records), wanted])
    return {f"{folder}{path}": data for path, data in sorted(made.items()) if _belongs(path, shared=shared)}


def _belongs(path: str, *, shared: bool) -> bool:
    own = path == _ENTRY or path.endswith(".pf_meta") or path.startswith(_FOLDERS)
    return own or (shared and path in _COMMON)


def _question(record: SearchRecord) -> Question:
    """The versions stand behind the address: all that is given as `meta` is searched as well.

    What stands has no last version: a new one would give a clause that did not change another file.
    """
    span = {"first": record.versions[0], **({} if record.standing else {"last": record.versions[-1]})}
    return {
        "type": "AddRecord",
        "index_id": 0,
        "url": f"{record.page}#{urlencode(span)}",
        "content": record.content,
        "language": _LANGUAGE,
        "meta": {"title": record.title},
        "filters": {STANDING: ["yes"]} if record.standing else {},
    }
