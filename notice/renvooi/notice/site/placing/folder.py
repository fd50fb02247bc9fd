"""The folder that readers are served from, and what belongs to it beside it.

DIR is a symbolic link to one finished build; a build becomes the site when the link is replaced, which
is one step of the file system:

    DIR -> .DIR.renvooi/builds/00000012
    .DIR.renvooi/builds/      the build that is served, the one before, and one that is being made
    .DIR.renvooi/manifests/   what is in each build, and from what it was made
    .DIR.renvooi/cache/       what units tell other units
    .DIR.renvooi/lock         held while a build runs

Nothing of it is secret, and nothing but `builds/` is served.
"""

import os
from dataclasses import dataclass
from pathlib import Path

from renvooi.corpus.durable import disk_failed, write_durably
from renvooi.model.errors import StateForbids

_SUFFIX = ".renvooi"
_MARK = "renvooi/site-folder/1\n"
"""What says that a folder is ours."""
OPEN_FOLDER = 0o755
"""A web server runs as another user."""


@dataclass(frozen=True, slots=True)
class SiteFolder:
    """Where a site stands."""

    link: Path
    """DIR, as an absolute path."""

    @property
    def state(self) -> Path:
        """What belongs to the site, beside it."""
        return self.link.with_name(f".{self.link.name}{_SUFFIX}")

    @property
    def builds(self) -> Path:
        """The builds, by number."""
        return self.state / "builds"

    @property
    def manifests(self) -> Path:
        """A manifest for each build."""
        return self.state / "manifests"

    @property
    def cache(self) -> Path:
        """What units tell other units, by its digest."""
        return self.state / "cache"

    @property
    def lock(self) -> Path:
        """Held while a build runs."""
        return self.state / "lock"

    @property
    def mark(self) -> Path:
        """Says that the folder is ours."""
        return self.state / "renvooi-site"

    def build(self, number: int) -> Path:
        """The folder of a build."""
        return self.builds / f"{number:08d}"

    def manifest(self, number: int) -> Path:
        """The manifest of a build."""
        return self.manifests / f"{number:08d}.json"

    def served(self) -> int | None:
        """The number of the build that readers see; None if there is none."""
        if not self.link.is_symlink():
            return None
        target = Path(os.readlink(self.link))
        ours = target.parent == Path(self.state.name) / "builds"
        return int(target.name) if ours and target.name.isdecimal() else None

    def numbers(self) -> tuple[int, ...]:
        """The numbers of the builds that are there, the oldest first."""
        return tuple(sorted(int(one.name) for one in self.builds.iterdir() if one.name.isdecimal()))


def site_folder(folder: Path) -> SiteFolder:
    """The place of the site in `folder`. Raises: StateForbids if that cannot be the folder of a site."""
    link = Path(os.path.abspath(folder))
    if not link.name or not link.name.isprintable():
        raise StateForbids(f"{folder}: cannot be the folder of a site. Name another folder.")
    if os.path.realpath(link) == os.path.realpath(os.curdir) and not link.is_symlink():
        # A link takes its place, and whoever stands in it would stand nowhere.
        raise StateForbids(f"{folder}: is the folder that you are in. Go elsewhere, or name another folder.")
    if any(_is_state(part) for part in Path(os.path.realpath(link.parent)).parts):
        raise StateForbids(f"{folder}: lies in a site that renvooi built. Name a folder outside it.")
    return SiteFolder(link)


def claim(place: SiteFolder) -> None:
    """Nothing; `place` is ours: new, empty, or built by renvooi before. Raises: StateForbids, StoreFailed."""
    _require_free(place)
    try:
        place.link.parent.mkdir(parents=True, exist_ok=True)
        for folder in (place.state, place.builds, place.manifests, place.cache):
            open_folder(folder)
        if not place.mark.exists():
            write_durably(place.mark, _MARK.encode())
    except (FileExistsError, NotADirectoryError) as error:
        raise StateForbids(f"{error.filename}: is a file, where a folder must be. Name another folder.") from error
    except OSError as error:
        raise disk_failed(place.link, error) from error


def open_folder(folder: Path) -> None:
    """Nothing; `folder` is there, and if it had to be made, a web server may read it. Raises: OSError."""
    try:
        folder.mkdir()
    except FileExistsError:
        if not folder.is_dir():
            raise
    else:
        # Not as the mode of mkdir, from which the umask of the user takes away.
        folder.chmod(OPEN_FOLDER)


def open_folders(root: Path, path: str) -> None:
    """Nothing; each folder from `root` down to that of the file at `path` is there. Raises: OSError."""
    folder = root / Path(path).parent
    try:
        open_folder(folder)
    except FileNotFoundError:
        # Mostly only the last folder is missing, so the others are looked at only if it is not.
        if folder == root:
            raise
        open_folders(root, os.path.dirname(path))
        open_folder(folder)


def _require_free(place: SiteFolder) -> None:
    link, state = place.link, place.state
    try:
        if link.is_symlink():
            if place.served() is not None and not state.exists():
                raise StateForbids(f"{link}: leads to nothing, as {state} is gone. Remove the link and build again.")
            if place.served() is None or not place.mark.exists():
                raise StateForbids(f"{link}: is a link that renvooi did not make. Name another folder.")
        elif link.is_dir():
            if any(link.iterdir()):
                raise StateForbids(
                    f"{link}: holds files that renvooi did not write. Name an empty folder, or one that is not there yet."
                )
        elif link.exists():
            raise StateForbids(f"{link}: is a file. Name a folder.")
        if state.is_symlink() or (state.exists() and not place.mark.exists() and any(state.iterdir())):
            raise StateForbids(f"{state}: is there, and renvooi did not make it. Move it, or name another folder.")
    except OSError as error:
        raise disk_failed(link, error) from error


def _is_state(name: str) -> bool:
    return name.startswith(".") and name.endswith(_SUFFIX)
