"""The files of a built site, by their path from its root."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from posixpath import dirname
from urllib.parse import unquote

from renvooi.model.errors import MissingFile
from renvooi.notice.site.addresses import INDEX, NOT_FOUND, ROOT_PAGE, SEARCH_INDEX

_FRAGMENTS = "embed/"
_HTML = ".html"


@dataclass(frozen=True, slots=True)
class Folder:
    """What stands in the folder of a site, of one moment."""

    root: Path
    """The folder itself, with links resolved: a build that takes its place is another folder."""
    sizes: Mapping[str, int]
    """Bytes of each file."""

    def read(self, path: str) -> bytes:
        """The bytes of a file. Raises: MissingFile if it went away since."""
        try:
            return (self.root / path).read_bytes()
        except OSError as error:
            reason = (error.strerror or str(error)).lower()
            raise MissingFile(str(self.root / path), f"cannot be read: {reason}", "Build the site again") from error

    def pages(self) -> tuple[str, ...]:
        """The pages, in the order of their paths."""
        return tuple(sorted(path for path in self.sizes if is_page(path)))

    def fragments(self) -> tuple[str, ...]:
        """What is set into pages of others, in the order of their paths."""
        return tuple(sorted(path for path in self.sizes if path.startswith(_FRAGMENTS) and path.endswith(_HTML)))


def is_page(path: str) -> bool:
    """Whether a file is a page of the site."""
    return path.endswith(_HTML) and not path.startswith((_FRAGMENTS, f"{SEARCH_INDEX}/"))


def is_gateway(path: str) -> bool:
    """Whether a page is of no language: the root, and what is shown where nothing stands."""
    return path in (ROOT_PAGE, NOT_FOUND)


def open_folder(place: Path) -> Folder:
    """The site in a folder. Raises: MissingFile."""
    if not place.is_dir():
        reason = "is not a folder" if place.exists() else "does not exist"
        raise MissingFile(str(place), reason, "Name the folder that `renvooi site build` made")
    root = place.resolve()
    sizes: dict[str, int] = {}
    for folder, _, names in os.walk(root):
        inner = Path(folder).relative_to(root)
        for name in names:
            file = Path(folder) / name
            if file.is_file():
                sizes[(inner / name).as_posix()] = file.stat().st_size
    if not sizes:
        raise MissingFile(str(place), "has no files", "Build the site first: renvooi site build")
    return Folder(root, sizes)


def resolve(page: str, href: str) -> str | None:
    """The path that a relative link on `page` leads to, from the root of the site; None if it leaves the site."""
    path = unquote(href.partition("?")[0])
    if not path:
        return page
    if path.startswith("/"):
        return None
    parts = [part for part in dirname(page).split("/") if part]
    for part in path.split("/"):
        if part == ".." and not parts:
            return None
        if part == "..":
            parts.pop()
        elif part not in ("", "."):
            parts.append(part)
    if path.endswith(("/", "/.", "/..")) or path in (".", ".."):
        parts.append(INDEX)
    return "/".join(parts)
