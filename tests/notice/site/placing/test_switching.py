import errno
import os
import threading
from pathlib import Path
from typing import NoReturn

import pytest

from renvooi.model.errors import StoreFailed
from tests.notice.site.placing.putting import contents, put

SWITCHES = 30


def test_readers_always_find_what_both_sites_have(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # What survives a loss of power is not what is asked here, and the disks of a busy machine are slow.
    monkeypatch.setattr("renvooi.notice.site.placing.switching.sync_disk", lambda _: None)
    site, done, seen, missed = tmp_path / "site", threading.Event(), set(), []
    put(site, {"common.html": b"0"})

    def read() -> None:
        while not done.is_set():
            try:
                seen.add((site / "common.html").read_bytes())
            except OSError as error:
                missed.append(error)

    readers = [threading.Thread(target=read) for _ in range(2)]
    for reader in readers:
        reader.start()
    for number in range(1, SWITCHES + 1):
        put(site, {"common.html": str(number).encode(), f"{number}.html": b""})
    done.set()
    for reader in readers:
        reader.join()
    assert missed == []
    assert len(seen) > 1
    assert seen <= {str(number).encode() for number in range(SWITCHES + 1)}


def test_numbers_of_builds_are_never_used_again(tmp_path: Path) -> None:
    numbers = [put(tmp_path / "site", {"index.html": str(number).encode()}) for number in range(5)]
    assert numbers == [1, 2, 3, 4, 5]


def test_a_web_server_that_is_another_user_may_read_all_of_it(tmp_path: Path) -> None:
    umask = os.umask(0o077)
    try:
        put(tmp_path / "site", {"nl/index.html": b"home"})
    finally:
        os.umask(umask)
    found = (tmp_path / "site").resolve()
    assert (found / "nl" / "index.html").stat().st_mode & 0o777 == 0o644
    assert {path.stat().st_mode & 0o777 for path in (found / "nl", found, found.parent, found.parent.parent)} == {0o755}


def test_a_file_system_without_symbolic_links_is_one_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object, **__: object) -> NoReturn:
        raise OSError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(os, "symlink", refused)
    with pytest.raises(StoreFailed, match="cannot hold a symbolic link"):
        put(tmp_path / "site", {"index.html": b"home"})
    assert not (tmp_path / "site").exists()


def test_a_full_disk_leaves_the_site_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> NoReturn:
        raise OSError(errno.ENOSPC, "No space left on device")

    put(tmp_path / "site", {"index.html": b"old"})
    with monkeypatch.context() as patched:
        patched.setattr(os, "write", full)
        with pytest.raises(StoreFailed, match="no space left on device"):
            put(tmp_path / "site", {"index.html": b"new"})
    assert contents(tmp_path / "site") == {"index.html": b"old"}
    put(tmp_path / "site", {"index.html": b"new"})
    assert contents(tmp_path / "site") == {"index.html": b"new"}
