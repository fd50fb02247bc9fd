"""All checks of a built site, in one table; each page is read once."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from renvooi.notice.site.checking.accessibility import check_accessibility
from renvooi.notice.site.checking.contrast import check_contrast
from renvooi.notice.site.checking.discovery import check_discovery
from renvooi.notice.site.checking.downloads import check_downloads
from renvooi.notice.site.checking.facts import PageFacts, facts_of
from renvooi.notice.site.checking.faults import SITE_CHECK_SCHEMA, Fault, SiteReport
from renvooi.notice.site.checking.feeds import check_feeds
from renvooi.notice.site.checking.folder import Folder, open_folder
from renvooi.notice.site.checking.links import check_links
from renvooi.notice.site.checking.markup import Page
from renvooi.notice.site.checking.outside import check_fragment_style, check_loaded_files, check_outside
from renvooi.notice.site.checking.policies import check_policies
from renvooi.notice.site.checking.reading import read_fragment, read_page
from renvooi.notice.site.checking.search_index import check_search
from renvooi.notice.site.checking.site import SiteFacts, site_of
from renvooi.notice.site.checking.validity import check_validity
from renvooi.notice.site.checking.weight import check_weight, weight_of

OF_A_PAGE: tuple[Callable[[Page], Iterator[Fault]], ...] = (check_validity, check_accessibility, check_outside)
"""What one page shows by itself; also asked of fragments."""
OF_THE_FILES: tuple[Callable[[Folder], Iterator[Fault]], ...] = (check_loaded_files, check_contrast)
OF_THE_SITE: tuple[Callable[[SiteFacts], Iterator[Fault]], ...] = (
    check_links,
    check_policies,
    check_discovery,
    check_feeds,
    check_downloads,
    check_search,
    check_weight,
)
"""What takes all pages together."""

_BATCH = 100
"""Pages that a worker reads before it takes others: a third of a second, so that none waits long for the last."""
WORTH_WORKERS = 400
"""Pages from which on a second process pays for its start."""


@dataclass(frozen=True, slots=True)
class _Read:
    """What came of some pages."""

    facts: tuple[PageFacts, ...]
    faults: tuple[Fault, ...]


def check_site(place: Path, *, workers: int = 1) -> SiteReport:
    """All faults of the site in the folder `place`.

    Raises: MissingFile without a site there; MissingPackage if a page needs mending and its parser is not installed.
    """
    folder = open_folder(place)
    read = _all_read(folder, workers=workers)
    pages = {facts.path: facts for part in read for facts in part.facts}
    site = site_of(folder, pages)
    found = [fault for part in read for fault in part.faults]
    for of_files in OF_THE_FILES:
        found += of_files(folder)
    for of_site in OF_THE_SITE:
        found += of_site(site)
    return _report(site, found)


def _all_read(folder: Folder, *, workers: int) -> list[_Read]:
    paths = [*folder.pages(), *folder.fragments()]
    batches = [paths[start : start + _BATCH] for start in range(0, len(paths), _BATCH)]
    return list(_parts(folder, batches, workers=workers if len(paths) >= WORTH_WORKERS else 1))


def _parts(folder: Folder, batches: Sequence[Sequence[str]], *, workers: int) -> Iterable[_Read]:
    if workers == 1:
        return (_read(folder.root, batch) for batch in batches)
    from joblib import Parallel, delayed

    return Parallel(n_jobs=workers, return_as="generator")(  # type: ignore[no-any-return]  # joblib has no types
        delayed(_read)(folder.root, batch) for batch in batches
    )


def _read(root: Path, paths: Sequence[str]) -> _Read:
    """What some pages show by themselves, and what the others need to know of them."""
    facts: list[PageFacts] = []
    faults: list[Fault] = []
    for path in paths:
        data = (root / path).read_bytes()
        if path.startswith("embed/"):
            page, style = read_fragment(path, data)
            faults += check_fragment_style(path, style)
        else:
            page = read_page(path, data)
        for check in OF_A_PAGE:
            faults += check(page)
        facts.append(facts_of(page, len(data)))
    return _Read(tuple(facts), tuple(faults))


def _report(site: SiteFacts, found: Sequence[Fault]) -> SiteReport:
    weights = [(weight_of(page, site.folder), path) for path, page in site.pages.items() if not page.fragment]
    heaviest, path = max(weights, default=(0, None))
    order = sorted(set(found), key=lambda one: (one.file, one.line or 0, one.check, one.message))
    return SiteReport(
        SITE_CHECK_SCHEMA,
        pages=len(weights),
        files=len(site.folder.sizes),
        bytes=sum(site.folder.sizes.values()),
        heaviest=path,
        heaviest_bytes=heaviest,
        faults=tuple(order),
    )
