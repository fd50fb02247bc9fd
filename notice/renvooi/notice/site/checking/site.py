"""A site as the checks of the whole see it: its files, and what was read of each page."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from renvooi.notice.site.checking.facts import PageFacts
from renvooi.notice.site.checking.folder import Folder


@dataclass(frozen=True, slots=True)
class SiteFacts:
    """All pages and files of a site."""

    folder: Folder
    pages: Mapping[str, PageFacts]
    """Pages and fragments, by path."""
    base: str | None
    """The address of the site as most pages have it; None for a site that was not told where it will stand."""


def site_of(folder: Folder, pages: Mapping[str, PageFacts]) -> SiteFacts:
    """The site that these pages make."""
    named = Counter(base for page in pages.values() if (base := page.base) is not None)
    return SiteFacts(folder, pages, max(named, key=lambda base: (named[base], base)) if named else None)
