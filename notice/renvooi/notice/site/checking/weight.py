"""Is each page light enough for a phone: itself with all that a browser fetches with it, downloads left out."""

from collections.abc import Iterator

from renvooi.notice.site.checking.facts import PageFacts
from renvooi.notice.site.checking.faults import Fault, error
from renvooi.notice.site.checking.folder import Folder
from renvooi.notice.site.checking.site import SiteFacts

CHECK = "weight"
MOST_BYTES = 150_000
"""Of a page with what it loads, before a server makes it smaller: two seconds on a slow phone line, a third of that
when packed."""


def check_weight(site: SiteFacts) -> Iterator[Fault]:
    """Pages that are too heavy."""
    for page in site.pages.values():
        if (weight := weight_of(page, site.folder)) > MOST_BYTES:
            message = f"loads {weight:,} bytes, {page.size:,} of them its own; at most {MOST_BYTES:,}"
            yield error(CHECK, page.path, None, message)


def weight_of(page: PageFacts, folder: Folder) -> int:
    """Bytes of a page and of what it loads."""
    return page.size + sum(folder.sizes.get(target, 0) for target in {link.target for link in page.loads})
