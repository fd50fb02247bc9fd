"""Files of a unit into the folder of a build that nobody is served yet.

A file that the build before has with the same bytes is left as it is, so that its inode and its time of
modification stay: a reader that asks whether it changed is told no. No file is ever written in place, for
it may be a hard link to one that is being served.
"""

import os
import stat
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from renvooi.corpus.durable import disk_failed
from renvooi.model.errors import StoreFailed
from renvooi.notice.site.making import Made
from renvooi.notice.site.placing.folder import open_folders
from renvooi.notice.site.placing.keeping import keep
from renvooi.notice.site.placing.manifest import FileEntry

OPEN_FILE = 0o644
"""A web server runs as another user."""
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC | os.O_NOFOLLOW


@dataclass(frozen=True, slots=True)
class Writer:
    """Writes into one build; processes may share the folder, as no two units have a file in common."""

    root: Path
    """The folder of the build."""
    cache: Path
    """The folder of what units tell other units."""

    def write(self, made: Made, before: Mapping[str, FileEntry]) -> tuple[tuple[FileEntry, ...], str]:
        """The files of a unit as they are in the build now, and the digest of what it tells.

        `before` is what is in the folder already and can stay. Raises: StoreFailed.
        """
        try:
            files = tuple(self._file(path, data, before.get(path)) for path, data in sorted(made.files.items()))
            return files, keep(self.cache, made)
        except OSError as error:
            raise disk_failed(self.root, error) from error

    def _file(self, path: str, data: bytes, before: FileEntry | None) -> FileEntry:
        assert is_inside(path), path
        digest = sha256(data).hexdigest()
        if before is not None and before.sha256 == digest:
            return before
        target = f"{self.root}/{path}"
        try:
            found = _create(target, data)
        except FileNotFoundError:
            self._make_folders(path)
            found = _create(target, data)
        return FileEntry(path, found.st_size, found.st_mtime_ns, digest)

    def _make_folders(self, path: str) -> None:
        if not self.root.is_dir():
            # Another build took the folder, because ours was killed: nothing of it counts any more.
            raise StoreFailed(f"{self.root}: is not there any more. Build again.")
        open_folders(self.root, path)


def is_inside(path: str) -> bool:
    """Whether a path from the root of the site stays below it."""
    return bool(path) and all(part not in ("", ".", "..") and "\0" not in part for part in path.split("/"))


def _create(target: str, data: bytes) -> os.stat_result:
    try:
        handle = os.open(target, _NEW, OPEN_FILE)
    except FileExistsError:
        os.unlink(target)
        handle = os.open(target, _NEW, OPEN_FILE)
    try:
        view = memoryview(data)
        while view:
            view = view[os.write(handle, view) :]
        found = os.fstat(handle)
        if stat.S_IMODE(found.st_mode) != OPEN_FILE:
            # The umask of the user takes away; a web server runs as another one.
            os.fchmod(handle, OPEN_FILE)
        return found
    finally:
        os.close(handle)
