"""Do all pages keep to one content security policy? Only the page that searches has one of its own."""

from collections import Counter
from collections.abc import Iterator

from renvooi.notice.site.addresses import search
from renvooi.notice.site.checking.faults import Fault, error
from renvooi.notice.site.checking.site import SiteFacts
from renvooi.notice.site.settings import LANGUAGES

CHECK = "outside"


def check_policies(site: SiteFacts) -> Iterator[Fault]:
    """Pages whose policy is not that of most."""
    own = {search(language) for language in LANGUAGES}
    pages = [page for page in site.pages.values() if page.policy and not page.fragment and page.path not in own]
    if not pages:
        return
    usual, _ = Counter(page.policy for page in pages).most_common(1)[0]
    for page in pages:
        if page.policy != usual:
            yield error(CHECK, page.path, None, "has another content security policy than the other pages")
