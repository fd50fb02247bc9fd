"""A build that is killed, at each of twenty steps that it takes on disk."""

import os
import shutil
import signal
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.corpus.stores import Home
from tests.notice.site import small
from tests.notice.site.placing.putting import contents

MOMENTS = 20
AGAIN = 5
"""Of how many killed builds one is followed by another build."""
STEPS = frozenset({"open", "os.link", "os.mkdir", "os.remove", "os.rename", "os.rmdir", "os.symlink", "os.chmod"})
"""What Python tells of the disk, by its audit events."""


def test_a_killed_build_leaves_the_old_site_or_the_new_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # What survives a loss of power is not what is asked here, and the disks of a busy machine are slow.
    monkeypatch.setattr("renvooi.notice.site.placing.switching.sync_disk", lambda _: None)
    home, first = small.small_home(tmp_path / "corpus"), tmp_path / "first"
    small.build(home, first / "site")
    old = contents(first / "site")
    with home.open() as corpus:
        small.add_version(corpus, "2026-03")
    steps = _steps_of_a_build(home, _copy(first, tmp_path / "counted"))
    new = contents(tmp_path / "counted" / "site")
    assert old != new
    seen = []
    for moment in range(MOMENTS):
        site = _copy(first, tmp_path / str(moment))
        assert _killed_at(steps * moment // MOMENTS, home, site)
        seen.append(contents(site))
        assert seen[-1] in (old, new), moment
        if moment % AGAIN == 0:
            small.build(home, site)
            assert contents(site) == new, moment
    assert old in seen


def _copy(first: Path, folder: Path) -> Path:
    """A site of its own that is as the first one was."""
    shutil.copytree(first, folder, symlinks=True)
    return folder / "site"


def _steps_of_a_build(home: Home, site: Path) -> int:
    """How many steps on disk the same build takes that is killed later."""
    read, write = os.pipe()

    def count() -> None:
        seen = [0]

        def note(event: str, _: object) -> None:
            seen[0] += event in STEPS

        sys.addaudithook(note)
        small.build(home, site)
        os.write(write, str(seen[0]).encode())

    assert _fork(count) == 0
    os.close(write)
    with os.fdopen(read) as told:
        return int(told.read())


def _killed_at(step: int, home: Home, site: Path) -> bool:
    """Whether a build died at that step; it lived if it took fewer."""

    def build() -> None:
        left = [step]

        def kill(event: str, _: object) -> None:
            if event in STEPS:
                left[0] -= 1
                if left[0] < 0:
                    os.kill(os.getpid(), signal.SIGKILL)

        sys.addaudithook(kill)
        small.build(home, site)

    return _fork(build) == signal.SIGKILL


def _fork(work: Callable[[], None]) -> int:
    """The signal that ended a copy of this process, which did some work; 0 if it got done."""
    child = os.fork()
    if not child:
        code = 1
        try:
            work()
            code = 0
        finally:
            os._exit(code)
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status) or os.WEXITSTATUS(status) == 0
    return os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0
