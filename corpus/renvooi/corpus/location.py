"""Where a corpus is: a SQLite file with what belongs to it beside it, or a database on a PostgreSQL server.

`renvooi.db` is looked for in the folder one works in and then in each above it, as git looks for `.git`.
Nothing is opened here: a file that is opened and closed beside SQLite costs it its locks (rawfile.py).
"""

import os
import re
import stat
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import SplitResult, urlsplit

from renvooi.model.errors import NoCorpus

FILE_NAME = "renvooi.db"
"""The database file that is found without being named."""

_SUFFIX = ".db"
"""How every database file ends, so that no two share a name for what lies beside them."""

_DRIVER = "postgresql+psycopg"
_SERVERS = frozenset({"postgresql", _DRIVER, "postgres"})
_URL = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*)://")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a corpus is, or will be: `file` or `url`, and never both."""

    name: str
    """For people, in messages and logs: never with a password."""
    file: Path | None = None
    """The SQLite file, as an absolute path."""
    url: str | None = field(default=None, repr=False)
    """The database on a server, for SQLAlchemy with psycopg. May hold a password: not to be shown."""
    blobs: Path | None = None
    """The folder of blobs; None on a server if they are in the database."""

    @property
    def key(self) -> Path | None:
        """The private key that signs heads; None on a server, where it has to be named."""
        return self._beside(".key")

    @property
    def heads(self) -> Path | None:
        """The witness; None on a server."""
        return self._beside(".heads")

    @property
    def seal(self) -> Path | None:
        """The seal of the file; None on a server."""
        return self._beside(".seal")

    @property
    def sent(self) -> Path | None:
        """What says from where, and how far, the corpus sent; None on a server, where a row does."""
        return self._beside(".sent")

    def _beside(self, suffix: str) -> Path | None:
        return None if self.file is None else self.file.with_name(self.file.stem + suffix)


def find_place(given: str | None, start: Path, *, blobs: Path | None = None) -> Place:
    """Where the corpus is that `given` names, or else the nearest at or above the folder `start`.

    `given` is a file, a folder with a `renvooi.db`, or the URL of a PostgreSQL database; a relative path
    begins at `start`. `blobs` is the folder of blobs beside a server. Whether a server answers is not
    known before the corpus is opened. Raises: NoCorpus.
    """
    if not given:
        return _nearest(start)
    place = _named(given, start, blobs)
    if place.file is not None and not _is_plain(place.file):
        raise NoCorpus(f"{place.name}: there is no corpus. Make one with renvooi init --corpus {given}.")
    return place


def new_place(given: str | None, start: Path, *, blobs: Path | None = None) -> Place:
    """Where a corpus goes that `given` names as for `find_place`; without it, `renvooi.db` in the folder `start`.

    Whether something is there already is for the caller to see. Raises: NoCorpus.
    """
    place = _named(given or FILE_NAME, start, blobs)
    if place.file is not None and not os.path.isdir(place.file.parent):
        raise NoCorpus(f"{place.name}: its folder does not exist. Make the folder {place.file.parent} first.")
    return place


def _nearest(start: Path) -> Place:
    """The place of the first plain file `renvooi.db` at or above `start`; a link or folder of that name is passed by."""
    folder = Path(os.path.abspath(start))
    for above in (folder, *folder.parents):
        file = above / FILE_NAME
        if _is_plain(file):
            return _of_file(file)
    raise NoCorpus(
        f"{folder}: there is no {FILE_NAME} here or in a folder above. "
        "Make a corpus with renvooi init, or name one with --corpus."
    )


def _named(given: str, start: Path, blobs: Path | None) -> Place:
    if scheme := _URL.match(given):
        return _of_server(given, scheme[1].lower(), None if blobs is None else Path(os.path.abspath(start / blobs)))
    if "\0" in given:
        raise NoCorpus(f"{given!r} is no path. Name a file or folder with --corpus.")
    # Links are resolved: SQLite keeps its logs beside the real file, and so do we.
    path = Path(os.path.realpath(start / given))
    file = Path(os.path.realpath(path / FILE_NAME)) if os.path.isdir(path) else path
    if file.suffix != _SUFFIX:
        if not os.path.exists(path) and not path.suffix:
            raise NoCorpus(f"{path}: is not there. Make the folder first, or name a file that ends in {_SUFFIX}.")
        raise NoCorpus(
            f"{file}: is neither a folder nor a database file. Name a folder, or a file that ends in {_SUFFIX}."
        )
    return _of_file(file)


def _of_file(file: Path) -> Place:
    return Place(str(file), file, None, file.with_name(file.stem + ".blobs"))


def _of_server(given: str, scheme: str, blobs: Path | None) -> Place:
    """The place of a URL. Nothing of it is repeated in an error, for any part may be a password that was mistyped."""
    if scheme not in _SERVERS:
        raise NoCorpus(
            f"a corpus cannot be on {scheme}://. Name a file or folder, "
            "or a PostgreSQL database as in postgresql://user@host/database."
        )
    rest = given.partition("://")[2]
    parts = urlsplit("")
    try:
        parts = urlsplit(f"{_DRIVER}://{rest}")
        name = _without_password(parts)
    except ValueError:
        name = None
    # An @ behind the host means that a / ? or # in the password cut it short.
    if name is None or "@" in parts.path + parts.query + parts.fragment:
        raise NoCorpus(
            "the URL of the corpus cannot be read. Write it as postgresql://user@host:port/database, "
            "and the characters @ : / ? # of a password as %40 %3A %2F %3F %23."
        )
    return Place(name, None, f"{_DRIVER}://{rest}", blobs)


def _without_password(parts: SplitResult) -> str | None:
    """How people may see the URL: no password and no options, which may hold one; None if it names no database."""
    if not parts.path.strip("/"):
        return None
    user = f"{parts.username}@" if parts.username else ""
    host = f"[{parts.hostname}]" if ":" in (parts.hostname or "") else parts.hostname or ""
    port = f":{parts.port}" if parts.port else ""
    return f"postgresql://{user}{host}{port}{parts.path}"


def _is_plain(path: Path) -> bool:
    """Whether `path` is a file, and no link, folder or device; what cannot be looked at is not there."""
    try:
        return stat.S_ISREG(path.lstat().st_mode)
    except OSError:
        return False
