import errno
import os
from pathlib import Path
from typing import NoReturn

import pytest

from renvooi.notice.site.placing.folder import site_folder
from renvooi.notice.site.placing.manifest import read_manifest
from renvooi.notice.site.placing.staging import KEPT, lay_out
from tests.notice.site.placing.putting import contents, put

FILES = {f"nl/document/{number}/index.html": str(number).encode() for number in range(5)}


def test_a_file_that_did_not_change_keeps_inode_and_time(tmp_path: Path) -> None:
    site = tmp_path / "site"
    put(site, FILES)
    before = {path: os.stat(site / path) for path in FILES}
    put(site, {**FILES, "nl/document/1/index.html": b"other"})
    after = {path: os.stat(site / path) for path in FILES}
    same = {
        path
        for path in FILES
        if (before[path].st_ino, before[path].st_mtime_ns) == (after[path].st_ino, after[path].st_mtime_ns)
    }
    assert same == FILES.keys() - {"nl/document/1/index.html"}


def test_what_is_no_part_of_the_site_any_more_goes_with_its_folders(tmp_path: Path) -> None:
    site = tmp_path / "site"
    put(site, FILES)
    put(site, {"index.html": b"home"})
    assert contents(site) == {"index.html": b"home"}
    assert [path.name for path in site.iterdir()] == ["index.html"]


def test_the_build_before_stays_as_it_was_for_a_slow_reader(tmp_path: Path) -> None:
    site = tmp_path / "site"
    for number in range(6):
        before = site.resolve() if number else None
        put(site, {**FILES, "index.html": str(number).encode()})
        if before is not None:
            assert contents(before) == {**FILES, "index.html": str(number - 1).encode()}
    assert len(list((tmp_path / ".site.renvooi" / "builds").iterdir())) == 3


def test_what_somebody_put_into_an_old_build_does_not_come_back(tmp_path: Path) -> None:
    site = tmp_path / "site"
    for number in range(3):
        put(site, {"index.html": str(number).encode()})
    for build in (tmp_path / ".site.renvooi" / "builds").iterdir():
        (build / "secret.txt").write_text("mine")
        (build / "link").symlink_to("/")
    put(site, {"index.html": b"new"})
    assert contents(site) == {"index.html": b"new"}
    assert [path.name for path in site.iterdir()] == ["index.html"]


def test_a_file_system_without_hard_links_gets_copies_with_the_same_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object, **__: object) -> NoReturn:
        raise OSError(errno.EPERM, "Operation not permitted")

    site = tmp_path / "site"
    put(site, FILES)
    times = {path: os.stat(site / path).st_mtime_ns for path in FILES}
    monkeypatch.setattr(os, "link", refused)
    put(site, {**FILES, "index.html": b"home"})
    assert contents(site) == {**FILES, "index.html": b"home"}
    assert {path: os.stat(site / path).st_mtime_ns for path in FILES} == times


def test_a_folder_that_was_laid_out_is_the_next_build_and_holds_what_is_served(tmp_path: Path) -> None:
    site = tmp_path / "site"
    put(site, {"a.html": b"a", "nl/b.html": b"b"})
    place = site_folder(site)
    lay_out(place, read_manifest(place.manifest(1)).files())
    ready = sorted(place.builds.glob("next-*"))
    assert [contents(one) for one in ready] == [{"a.html": b"a", "nl/b.html": b"b"}] * 2
    inode = ready[0].stat().st_ino
    put(site, {"a.html": b"a", "nl/c.html": b"c"})
    assert site.resolve().stat().st_ino == inode
    assert contents(site) == {"a.html": b"a", "nl/c.html": b"c"}
    assert sorted(place.builds.glob("next-*")) == ready[1:]
    put(site, {"a.html": b"other"})
    assert contents(site) == {"a.html": b"other"}
    assert sorted(one.name for one in place.builds.iterdir()) == ["00000001", "00000002", "00000003"]


def test_no_more_folders_are_laid_out_than_the_next_builds_take(tmp_path: Path) -> None:
    site = tmp_path / "site"
    put(site, {"a.html": b"a"})
    place = site_folder(site)
    files = read_manifest(place.manifest(1)).files()
    for _ in range(2):
        lay_out(place, files)
        assert len(list(place.builds.iterdir())) == KEPT
