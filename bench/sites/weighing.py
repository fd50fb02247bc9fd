"""What a browser loads for a page, measured as `renvooi site check` does, and what a first search loads more."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from renvooi.notice.site.addresses import SEARCH_INDEX
from renvooi.notice.site.checking.facts import facts_of
from renvooi.notice.site.checking.folder import open_folder
from renvooi.notice.site.checking.reading import read_page
from renvooi.notice.site.checking.weight import weight_of


@dataclass(frozen=True, slots=True)
class Weight:
    """One page."""

    path: str
    size: int
    """Bytes of the page and of all that it loads before somebody searches, as they are on disk."""


def weigh(site: Path) -> Iterator[Weight]:
    """The weight of each page of a site."""
    folder = open_folder(site)
    for path in folder.pages():
        data = (folder.root / path).read_bytes()
        yield Weight(path, weight_of(facts_of(read_page(path, data), len(data)), folder))


def weight_of_search(site: Path) -> int:
    """Bytes that the first search loads: the program, and the index of the documents by their titles."""
    return sum(one.stat().st_size for one in (site / SEARCH_INDEX).iterdir() if one.is_file())
