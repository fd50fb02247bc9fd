"""The parts of a restored corpus come to where they belong, and take the place of nothing.

Two may restore at one place, or one restore while another makes a corpus there, and a check takes minutes.
So each part is placed by a call of the system that fails where something is; the folder of blobs first,
which one alone can make, then the witness, beside which no corpus is made, and the database last, since it
is what makes a corpus. Whoever fails takes back what he placed himself.
"""

import os
import shutil
from contextlib import suppress
from pathlib import Path

from renvooi.corpus.durable import PRIVATE_FOLDER, disk_failed, sync_folder
from renvooi.corpus.location import Place
from renvooi.corpus.staging import STAGED
from renvooi.model.errors import StateForbids

_LOGS = ("-wal", "-shm", "-journal")
"""What SQLite keeps beside a database, and would take for its own beside another."""


def require_free(place: Place) -> None:
    """Nothing, if no part of a corpus is at `place`, which is a file. Raises: StateForbids."""
    assert place.file is not None
    logs = [place.file.with_name(place.file.name + suffix) for suffix in _LOGS]
    parts = [part for part in (place.file, *logs, place.blobs, place.key, place.heads, place.seal, place.sent) if part]
    there = [part for part in parts if os.path.lexists(part)]
    if not there:
        return
    if place.file in there:
        raise StateForbids(f"{place.file}: exists already. Restore into an empty folder with --corpus FOLDER.")
    # a process that was killed leaves the folder it worked in too, with all of the corpus in it
    there += sorted(place.file.parent.glob(f"{STAGED}*"))
    raise StateForbids(
        f"{place.file.parent}: holds {', '.join(part.name for part in there)} and no {place.file.name}: what an "
        "interrupted restore left, or a corpus that lost its database. Move them to a safe place, or restore "
        "into an empty folder with --corpus FOLDER."
    )


def into_place(staged: Place, place: Place) -> None:
    """Nothing; all parts of the corpus at `staged`, in a folder beside it, are at `place`, and on disk.

    Raises: StateForbids if something came there meanwhile; StoreFailed. What was placed is taken back then.
    """
    assert place.file is not None
    assert place.blobs is not None
    owned = False
    try:
        os.mkdir(place.blobs, PRIVATE_FOLDER)
        owned = True
        _link(staged.heads, place.heads)
        if staged.blobs is not None and staged.blobs.exists():
            for folder in staged.blobs.iterdir():
                os.rename(folder, place.blobs / folder.name)
        sync_folder(place.blobs)
        _link(staged.key, place.key)
        _link(staged.seal, place.seal)
        _link(staged.sent, place.sent)
        _link(staged.file, place.file)
        sync_folder(place.file.parent)
    except BaseException as error:
        _take_back(staged, place, owned=owned)
        if isinstance(error, FileExistsError):
            raise StateForbids(
                f"{error.filename2 or error.filename}: came there meanwhile; nothing was restored. "
                "Restore into an empty folder with --corpus FOLDER."
            ) from error
        if isinstance(error, OSError):
            raise disk_failed(place.file, error) from error
        raise


def _link(source: Path | None, target: Path | None) -> None:
    """Nothing; the file is at `target` too. Raises: FileExistsError, unlike a rename, if something is there."""
    assert source is not None
    assert target is not None
    if source.exists():
        os.link(source, target)


def _take_back(staged: Place, place: Place, *, owned: bool) -> None:
    """Nothing; of what was placed nothing is there, but for what the corpus of another may use by now."""
    with suppress(OSError):
        _unlink_own(staged.file, place.file)
        _unlink_own(staged.sent, place.sent)
        _unlink_own(staged.seal, place.seal)
        _unlink_own(staged.heads, place.heads)
        assert place.file is not None
        if owned and not place.file.exists():
            _unlink_own(staged.key, place.key)
            shutil.rmtree(str(place.blobs), ignore_errors=True)


def _unlink_own(source: Path | None, target: Path | None) -> None:
    """Nothing; `target` is gone if it is the file `source`."""
    assert source is not None
    assert target is not None
    if source.exists() and target.exists() and source.samefile(target):
        target.unlink()
