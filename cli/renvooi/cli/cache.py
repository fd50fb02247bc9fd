"""Trees of files that were read before, so that reading them again takes milliseconds.

An entry is named by what it was made from: the bytes of the file, the settings and the reader. It
holds the digest of its own text, so that a damaged entry is one that is not there. Whatever goes
wrong with the cache (no room, no permission, another process) costs time and never a result.
"""

import hashlib
import json
import os
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from renvooi.model import Document, from_json, to_json

MOST = 500 * 2**20
"""Bytes that all entries take at most; one of 16 pages takes 60 kB."""
ROOM = 0.9
"""Part of `MOST` that is left when the oldest entries go, so that this is not done for every new one."""
PLACE = "RENVOOI_CACHE"
"""Environment variable that names another folder."""
SUFFIX = ".tree"
SHORT = 24
"""Hexadecimal digits of a digest in a file name."""


@dataclass(frozen=True, slots=True)
class Key:
    """What a tree was made from."""

    sha256: str
    """Digest of the file."""
    media_type: str
    settings: str
    """Digest of the settings files beside those shipped."""
    reader: str
    """Digest of the reader, shipped settings included."""

    @property
    def stem(self) -> str:
        """The start of the names of all entries for this file and settings, whatever the reader."""
        return f"{self.sha256}-{self.settings[:SHORT]}-"


@dataclass(frozen=True, slots=True)
class Cache:
    """The entries in one folder."""

    folder: Path
    most: int = MOST

    def find(self, key: Key, *, name: str) -> Document | None:
        """The document for `key`, as it would be read from a file `name`; None if there is no sound entry."""
        return self._load(self._path(key), key, name)

    def find_other(self, key: Key, *, name: str) -> Document | None:
        """What another reader last made of the same file with the same settings."""
        with suppress(OSError):
            paths = [path for path in self._path(key).parent.glob(f"{key.stem}*{SUFFIX}") if path != self._path(key)]
            for path in sorted(paths, key=lambda path: path.stat().st_mtime, reverse=True):
                found = self._load(path, key, name)
                if found is not None:
                    return found
        return None

    def keep(self, key: Key, document: Document) -> None:
        """Nothing; `document` is found under `key` from now on, if the folder can be written."""
        body = json.dumps(to_json(document), separators=(",", ":")).encode("ascii")
        with suppress(OSError):
            path = self._path(key)
            # What is in a contract is for its owner alone.
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            path.parent.mkdir(mode=0o700, exist_ok=True)
            _replace(path, hashlib.sha256(body).hexdigest().encode("ascii") + b"\n" + body)
            self._make_room()

    def _path(self, key: Key) -> Path:
        return self.folder / key.sha256[:2] / f"{key.stem}{key.reader[:SHORT]}{SUFFIX}"

    def _load(self, path: Path, key: Key, name: str) -> Document | None:
        try:
            digest, _, body = path.read_bytes().partition(b"\n")
            if hashlib.sha256(body).hexdigest().encode("ascii") != digest:
                return None
            document = from_json(Document, json.loads(body))
        except (OSError, ValueError, RecursionError):
            return None
        source = document.source
        if (source.sha256, source.media_type) != (key.sha256, key.media_type):
            return None
        # A file that states no title is called by its name, and may have got another.
        title = name if document.title == source.name else document.title
        return replace(document, title=title, source=replace(source, name=name))

    def _make_room(self) -> None:
        """Nothing; the entries, without the oldest where they take too much, are within `most`."""
        entries = sorted(_entries(self.folder))
        total = sum(size for _, size, _ in entries)
        if total <= self.most:
            return
        for _, size, path in entries:
            # Another process may have made room too.
            path.unlink(missing_ok=True)
            total -= size
            if total <= ROOM * self.most:
                return


def _entries(folder: Path) -> Iterator[tuple[int, int, Path]]:
    """(time, size, path) of every file, those that a killed process left half-written too."""
    for path in folder.glob("??/*"):
        with suppress(FileNotFoundError):
            found = path.stat()
            yield found.st_mtime_ns, found.st_size, path


def _replace(path: Path, content: bytes) -> None:
    """Write beside `path`, then rename: another process sees no entry or a whole one."""
    handle, name = tempfile.mkstemp(prefix=".", suffix=".part", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        os.replace(name, path)
    except BaseException:
        with suppress(OSError):
            os.unlink(name)
        raise


def open_cache() -> Cache:
    """The cache of the user, or the one that RENVOOI_CACHE names."""
    named = os.environ.get(PLACE)
    if named:
        return Cache(Path(named))
    from platformdirs import user_cache_path

    return Cache(user_cache_path("renvooi"))


def key_of(data: bytes, media_type: str, texts: Sequence[tuple[str, bytes]], *, accept_revisions: bool = False) -> Key:
    """The key for a file, the settings files beside those shipped, and what is done with tracked changes."""
    from renvooi.parser.version import reader_digest

    settings = hashlib.sha256(b"accept-revisions" if accept_revisions else b"")
    for _, text in texts:
        settings.update(hashlib.sha256(text).digest())
    return Key(hashlib.sha256(data).hexdigest(), media_type, settings.hexdigest(), reader_digest())
