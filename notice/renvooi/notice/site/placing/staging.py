"""The folder in which a build is made: at first all that is served now, by hard links; at last what the manifest says.

An old build that is about to go is taken for it: most of its files are those of the served build, so little
has to be linked, and nothing removed. What a killed build left is taken just as well, because each file is
held against the manifest, whatever made it.
"""

import errno
import os
import secrets
import shutil
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from renvooi.notice.site.placing.folder import SiteFolder, open_folder, open_folders
from renvooi.notice.site.placing.manifest import FileEntry

KEPT = 3
"""Builds that stay: the one that is served, the one that a slow reader may still read from, and the one before,
which the next build is made in."""
NEXT = "next-"
"""How the name of a folder begins in which a build is made."""

_NO_LINKS = frozenset({errno.EPERM, errno.EOPNOTSUPP, errno.EXDEV, errno.EMLINK, errno.ENOSYS})
"""What file systems say that have no hard links, or no more of them for a file."""


def stage(place: SiteFolder) -> Path:
    """A folder to make a build in, which may hold anything. Raises: OSError."""
    folder = _new_name(place)
    spare = _spare(place)
    if spare is None:
        open_folder(folder)
    else:
        spare.rename(folder)
    return folder


def spare_names(place: SiteFolder) -> tuple[str, ...]:
    """What lies ready for the next builds: laid out for them, or left by a killed one."""
    return tuple(sorted(one.name for one in place.builds.iterdir() if one.name.startswith(NEXT)))


def _new_name(place: SiteFolder) -> Path:
    # A name of its own: what processes of a killed build still write does not land in it.
    return place.builds / f"{NEXT}{secrets.token_hex(4)}"


def _spare(place: SiteFolder) -> Path | None:
    """A folder of builds that no reader needs: what a killed build left, or a build older than the last two."""
    left = sorted(one for one in place.builds.iterdir() if not one.name.isdecimal())
    served = place.served()
    old = [place.build(number) for number in place.numbers() if number != served]
    return next((one for one in (*left, *old[: -(KEPT - 2)]) if one.is_dir() and not one.is_symlink()), None)


@dataclass(frozen=True, slots=True)
class Staged:
    """The folder of the next build, before anything is made."""

    folder: Path
    present: Mapping[str, FileEntry]
    """The files of the build before that are in it, as they were recorded. Nothing else is in it."""
    whole: bool
    """Whether readers are served the build before as it was recorded: each file, and nothing that others put there."""


def take_over(folder: Path, served: Path | None, files: Mapping[str, FileEntry]) -> Staged:
    """Those of `files` that can be in `folder`: from what it holds already, and hard links to what is served.

    A file that somebody changed where it is served is not taken from there. Raises: OSError.
    """
    inodes, strange = ({}, []) if served is None else _sound(served, files)
    present, foreign = _sorted_out(folder, files, inodes)
    remove(folder, foreign)
    if served is None:
        return Staged(folder, present, whole=False)
    for path in inodes.keys() - present.keys():
        if _take(served, folder, files[path]):
            present[path] = files[path]
    return Staged(folder, present, whole=not strange and len(inodes) == len(files))


def _sound(served: Path, files: Mapping[str, FileEntry]) -> tuple[dict[str, int], list[str]]:
    """The inode of each file that is served as `files` records it; and the paths of all else."""
    inodes: dict[str, int] = {}
    strange: list[str] = []
    for path, found in _walk(served):
        entry = files.get(path)
        if found is not None and entry is not None:
            state = found.stat(follow_symlinks=False)
            if _is_as_recorded(state, entry):
                inodes[path] = state.st_ino
                continue
        strange.append(path)
    return inodes, strange


def _sorted_out(
    folder: Path, files: Mapping[str, FileEntry], inodes: Mapping[str, int]
) -> tuple[dict[str, FileEntry], list[str]]:
    """What is in `folder` and is as `files` records it; and the paths of all else.

    A file that is also served needs no look: `inodes` says which those are, and a list of names has the inode of each.
    """
    good: dict[str, FileEntry] = {}
    foreign: list[str] = []
    for path, found in _walk(folder):
        entry = files.get(path)
        if (
            entry is not None
            and found is not None
            and (inodes.get(path) == found.inode() or _is_as_recorded(found.stat(follow_symlinks=False), entry))
        ):
            good[path] = entry
        else:
            foreign.append(path)
    return good, foreign


def _is_as_recorded(state: os.stat_result, entry: FileEntry) -> bool:
    return state.st_size == entry.size and state.st_mtime_ns == entry.modified


def lay_out(place: SiteFolder, files: Mapping[str, FileEntry]) -> None:
    """Nothing; each folder that the next builds are made in holds what is served, which `files` are.

    To link all takes longer than to make a new version, and readers need not wait for it. It may stop halfway: what
    lacks then is linked by the build that takes the folder.
    """
    number = place.served()
    missing = KEPT - sum(1 for _ in place.builds.iterdir())
    if number is None or missing < 1:
        return
    served = place.build(number)
    with ThreadPoolExecutor(missing) as hands:
        for _ in range(missing):
            hands.submit(_lay_out, _new_name(place), served, files)


def _lay_out(folder: Path, served: Path, files: Mapping[str, FileEntry]) -> None:
    with suppress(OSError):
        open_folder(folder)
        take_over(folder, served, files)


def remove(folder: Path, paths: Iterable[str]) -> None:
    """Nothing; what is at `paths` is gone, and so is each folder that held nothing else. Raises: OSError."""
    above: set[Path] = set()
    for path in paths:
        try:
            (folder / path).unlink()
        except (IsADirectoryError, PermissionError):
            # An empty folder; which of the two errors it is depends on the system.
            (folder / path).rmdir()
        above.update(folder / one for one in Path(path).parents if one.name)
    for one in sorted(above, key=lambda path: len(path.parts), reverse=True):
        if not os.listdir(one):
            one.rmdir()


def _walk(folder: Path) -> Iterator[tuple[str, "os.DirEntry[str] | None"]]:
    """Each file below `folder` by its path from there.

    What holds or is no file has None: a link, wherever it leads, and an empty folder, which may stand where a
    file must come. Nothing if `folder` itself is no folder any more.
    """
    if folder.is_symlink() or not folder.is_dir():
        return
    root = f"{folder}/"
    waiting = [""]
    while waiting:
        above = waiting.pop()
        with os.scandir(root + above) as entries:
            empty = True
            for entry in entries:
                empty = False
                path = above + entry.name
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(f"{path}/")
                else:
                    yield path, entry if entry.is_file(follow_symlinks=False) else None
        if empty and above:
            yield above.removesuffix("/"), None


def _take(served: Path, folder: Path, entry: FileEntry) -> bool:
    """Whether a file of the served build is in `folder` now."""
    source = served / entry.path
    try:
        try:
            _link(source, folder / entry.path)
        except FileNotFoundError:
            open_folders(folder, entry.path)
            _link(source, folder / entry.path)
    except (FileNotFoundError, NotADirectoryError):
        return False
    return True


def _link(source: Path, target: Path) -> None:
    """Nothing; `target` is a hard link, or where there are none a copy, of `source`."""
    try:
        os.link(source, target)
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        shutil.copy2(source, target)
