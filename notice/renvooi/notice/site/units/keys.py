"""Keys of units: digests of what they are made of, among it the program itself.

A new renvooi, or a new release of a library that draws, may make other bytes from the same corpus. So the
key covers the bytes of every module and template that a page can pass through, and what the libraries call
themselves; nobody has to remember to raise a number.
"""

from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path

from renvooi.notice.site.frame import Site

PARTS = ("model", "diff", "corpus", "notice")
"""The parts of renvooi that a page passes through; what the parser read is in the corpus already."""

LIBRARIES = (
    "babel", "diff-match-patch", "feedgenerator", "holidays", "icalendar", "jinja2", "markdown-it-py", "markupsafe",
    "pagefind", "pagefind-bin", "pillow", "python-docx", "rapidfuzz", "typst",
)  # fmt: skip
"""Libraries whose release can show in a file."""

_LEFT_OUT = frozenset({"__pycache__"})


def digest(*values: object) -> str:
    """SHA-256 of `values`: text, numbers, days, and frozen dataclasses and tuples of them; no sets and no mappings."""
    return sha256("\x00".join(map(repr, values)).encode("utf-8", "surrogatepass")).hexdigest()


def site_digest(site: Site) -> str:
    """Digest of all that the pages of a site share: settings, names of assets, the program."""
    settings = site.settings
    plain = replace(settings, without=frozenset(), templates={})
    own = tuple(sorted(settings.templates.items()))
    return digest(plain, tuple(sorted(settings.without)), own, site.assets, code_digest())


@lru_cache(maxsize=1)
def code_digest() -> str:
    """Digest of the program: the modules and data of the parts, and the releases of the libraries."""
    found = sha256()
    for part in PARTS:
        for path in sorted(_files_of(part)):
            found.update(f"{part}/{path.name}\x00{sha256(path.read_bytes()).hexdigest()}\n".encode())
    found.update(repr([_release(name) for name in LIBRARIES]).encode())
    return found.hexdigest()


def _files_of(part: str) -> Iterable[Path]:
    spec = find_spec(f"renvooi.{part}")
    assert spec is not None
    assert spec.submodule_search_locations
    for folder in spec.submodule_search_locations:
        for path in Path(folder).rglob("*"):
            if path.is_file() and _LEFT_OUT.isdisjoint(path.parts):
                yield path


def _release(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return None
