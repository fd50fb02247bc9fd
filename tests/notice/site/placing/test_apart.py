"""A process of its own takes over what this one would."""

import os
import sys
from concurrent.futures import Future
from pathlib import Path

import pytest

from renvooi.notice.site.placing import apart
from renvooi.notice.site.placing.apart import take_over_apart
from renvooi.notice.site.placing.folder import SiteFolder, site_folder
from renvooi.notice.site.placing.manifest import Manifest, read_manifest
from renvooi.notice.site.placing.staging import Staged, stage
from tests.notice.site.placing.putting import contents, put

FILES = {f"nl/document/{number}/index.html": str(number).encode() for number in range(5)}


@pytest.fixture
def place(tmp_path: Path) -> SiteFolder:
    """A site that was built four times: an old build of other files is taken for the next one."""
    for number in range(4):
        put(tmp_path / "site", {**FILES, "index.html": str(number).encode()})
    return site_folder(tmp_path / "site")


def _taken(place: SiteFolder) -> Staged:
    served = place.served()
    assert served is not None
    before: Future[Manifest] = Future()
    before.set_result(read_manifest(place.manifest(served)))
    return take_over_apart(stage(place), place.build(served), place.manifest(served), before)


def test_process_finds_what_this_one_finds(place: SiteFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "MANY", 0)
    staged = _taken(place)
    assert staged.whole
    assert staged.present.keys() == {*FILES, "index.html"}
    assert contents(staged.folder) == {**FILES, "index.html": b"3"}


def test_process_takes_nothing_that_somebody_changed(place: SiteFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "MANY", 0)
    changed, gone = place.link / "nl/document/1/index.html", place.link / "nl/document/2/index.html"
    changed.write_text("changed where it is served")
    gone.unlink()
    (place.link / "own.html").write_text("mine")
    staged = _taken(place)
    assert not staged.whole
    # the old build still has the one that is gone, as it was
    assert staged.present.keys() == {*FILES, "index.html"} - {"nl/document/1/index.html"}
    assert contents(staged.folder).keys() == staged.present.keys()


@pytest.mark.parametrize("program", ["/nergens/python", "/bin/false", "/bin/echo"])
def test_where_no_process_answers_this_one_looks(
    place: SiteFolder, program: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(apart, "MANY", 0)
    monkeypatch.setattr(sys, "executable", program)
    staged = _taken(place)
    assert staged.whole
    assert contents(staged.folder) == {**FILES, "index.html": b"3"}


def test_file_that_took_the_place_of_a_link_is_looked_at(place: SiteFolder) -> None:
    """An inode may be used again: what is not the very file that is served counts only as it was recorded."""
    old = place.build(place.numbers()[0]) / "nl/document/3/index.html"
    state = old.stat()
    old.unlink()
    old.write_bytes(b"x")
    os.utime(old, ns=(state.st_atime_ns, state.st_mtime_ns + 1))
    staged = _taken(place)
    assert contents(staged.folder) == {**FILES, "index.html": b"3"}
