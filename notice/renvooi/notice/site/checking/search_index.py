"""Is the search index there when a page searches, and whole?"""

import json
from collections.abc import Iterator

from renvooi.notice.site.addresses import SEARCH_INDEX, search
from renvooi.notice.site.checking.faults import Fault, error
from renvooi.notice.site.checking.site import SiteFacts
from renvooi.notice.site.settings import LANGUAGES

CHECK = "search"
_ENTRY = f"{SEARCH_INDEX}/pagefind-entry.json"
_PROGRAM = f"{SEARCH_INDEX}/pagefind.js"


def check_search(site: SiteFacts) -> Iterator[Fault]:
    """What is missing of the search."""
    searching = any(_searches(site, search(language)) for language in LANGUAGES)
    files = [path for path in site.folder.sizes if path.startswith(f"{SEARCH_INDEX}/")]
    if not searching:
        if files:
            yield error(CHECK, f"{SEARCH_INDEX}/", None, "has an index, and no page searches it")
        return
    for path in (_ENTRY, _PROGRAM):
        if path not in site.folder.sizes:
            yield error(CHECK, path, None, "is not there, and a page searches; build again")
    if _ENTRY not in site.folder.sizes:
        return
    try:
        entry = json.loads(site.folder.read(_ENTRY))
        hashes = [one["hash"] for one in entry["languages"].values()]
    except (ValueError, KeyError, TypeError, AttributeError):
        yield error(CHECK, _ENTRY, None, "is not the entry of a search index; build again")
        return
    for digest in hashes:
        if not any(str(digest) in path and path.endswith(".pf_meta") for path in files):
            yield error(CHECK, _ENTRY, None, f"names {str(digest)[:80]!r}, and the index has no such part; build again")


def _searches(site: SiteFacts, path: str) -> bool:
    """Whether a page searches: it alone may run what the index comes with. Without a search it says that there is none."""
    page = site.pages.get(path)
    return page is not None and any("'wasm-unsafe-eval'" in sources for _, sources in page.policy)
