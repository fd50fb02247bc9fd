"""Mails in a folder of this machine: a Maildir, files in mbox form, or one mail a file.

Every file there is read or listed with why it was not: a reply that nobody saw would be worse than a long list.
"""

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from renvooi.cli.reading import read_bytes
from renvooi.model.errors import MissingFile
from renvooi.notice.mailbox.mbox import is_mbox, split_mbox
from renvooi.notice.mailbox.reading import MAX_MAIL
from renvooi.notice.mailbox.values import Arrived, Unread

MAX_MBOX = 512 * 2**20
"""Bytes of a file with many mails, which is in memory as a whole."""
_SUFFIXES = frozenset({".eml", ".mbox", ".mbx", ""})
"""Of files that hold mails; those of a Maildir have names without an end of their own."""


def mails_at(path: Path) -> Iterator[Arrived | Unread]:
    """The mails of a folder, or of a file, in the order of their names.

    Raises: MissingFile if the path itself cannot be read.
    """
    if not path.is_dir():
        if not path.is_file():
            raise MissingFile(str(path), "is neither a folder nor a file", "Name the folder with the mails")
        yield from _of_file(path, path.name)
        return
    is_maildir = (path / "cur").is_dir() and (path / "new").is_dir()
    for part in ("cur", "new") if is_maildir else ("",):
        yield from _of_folder(path / part, Path(part), is_maildir=is_maildir)


def _of_folder(folder: Path, within: Path, *, is_maildir: bool) -> Iterator[Arrived | Unread]:
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        raise MissingFile(str(folder), f"cannot be read ({error.strerror})", "Check its name and rights") from error
    for entry in entries:
        name = str(within / entry.name)
        if entry.name.startswith("."):
            # notes of mail programs
            continue
        if entry.is_dir(follow_symlinks=False):
            if not is_maildir:
                yield from _of_folder(Path(entry.path), within / entry.name, is_maildir=False)
            continue
        because = _why_not(entry, is_maildir=is_maildir)
        if because is not None:
            yield Unread(name, because)
        else:
            yield from _of_file(Path(entry.path), name)


def _why_not(entry: "os.DirEntry[str]", *, is_maildir: bool) -> str | None:
    if entry.is_symlink():
        return "is a link, which is not followed"
    if not stat.S_ISREG(entry.stat(follow_symlinks=False).st_mode):
        return "is no regular file"
    if not is_maildir and Path(entry.name).suffix.lower() not in _SUFFIXES:
        return "is no file of mails by its name (.eml, .mbox)"
    return None


def _of_file(path: Path, name: str) -> Iterator[Arrived | Unread]:
    try:
        data = read_bytes(path, limit=MAX_MAIL + 1)
        if is_mbox(data):
            data = read_bytes(path, limit=MAX_MBOX + 1)
    except MissingFile as error:
        yield Unread(name, error.reason)
        return
    if not is_mbox(data):
        yield Arrived(name, data)
    elif len(data) > MAX_MBOX:
        yield Unread(name, f"has over {MAX_MBOX} bytes; split it")
    else:
        yield from split_mbox(data, name)
