"""The preview builds again when there is something to build from, and goes on when a build fails."""

from collections.abc import Callable
from pathlib import Path
from threading import Event

import pytest

from renvooi.cli.site.serve import of_the_house
from renvooi.cli.site.watching import Watch, files_seen
from renvooi.model.errors import BadSettings

QUICK = 0.01
"""Seconds between looks."""


def watched(look: Callable[[], int], build: Callable[[], bool], *, looks: Event) -> tuple[int, list[str]]:
    """How often the site became another until `looks` was set, and what was told."""
    told: list[str] = []
    watch = Watch(look, build, tell=told.append, every=QUICK)
    watch.start()
    assert looks.wait(10)
    watch.stop()
    return watch.times, told


def test_it_builds_once_for_each_change() -> None:
    states, done, builds = iter([0, 0, 1, 1, 2]), Event(), []

    def look() -> int:
        try:
            return next(states)
        except StopIteration:
            done.set()
            return 2

    def build() -> bool:
        builds.append(1)
        return True

    assert watched(look, build, looks=done) == (2, [])
    assert len(builds) == 2


def test_a_build_that_changed_nothing_is_no_news() -> None:
    states, done = iter([0, 1]), Event()

    def look() -> int:
        try:
            return next(states)
        except StopIteration:
            done.set()
            return 1

    assert watched(look, lambda: False, looks=done) == (0, [])


def test_a_mistake_is_told_and_the_next_change_is_built() -> None:
    states, done, builds = iter([0, 1, 2]), Event(), []

    def look() -> int:
        try:
            return next(states)
        except StopIteration:
            done.set()
            return 2

    def build() -> bool:
        builds.append(1)
        if len(builds) == 1:
            raise BadSettings("house.toml: accent: no colour.")
        return True

    assert watched(look, build, looks=done) == (1, ["house.toml: accent: no colour."])


def test_what_cannot_be_looked_at_for_a_moment_is_as_before() -> None:
    calls, done = [0], Event()

    def look() -> int:
        calls[0] += 1
        if calls[0] == 2:
            raise OSError
        if calls[0] > 3:
            done.set()
        return 0

    assert watched(look, lambda: True, looks=done) == (0, [])


def test_what_was_done_before_the_first_build_is_built_again() -> None:
    states, done = iter([0]), Event()

    def build() -> bool:
        done.set()
        return True

    watch = Watch(lambda: next(states, 1), build, tell=print, every=QUICK)
    watch.start()
    assert done.wait(10)
    watch.stop()
    assert watch.times == 1


def test_files_that_are_written_anew_are_seen(tmp_path: Path) -> None:
    file = tmp_path / "templates" / "step.html.j2"
    file.parent.mkdir()
    file.write_text("a")
    before = files_seen((tmp_path / "templates", tmp_path / "weg"))
    assert files_seen((tmp_path / "templates", tmp_path / "weg")) == before
    file.write_text("ab")
    assert files_seen((tmp_path / "templates", tmp_path / "weg")) != before


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ('templates = "a"\nlogo = { file = "b.png", text = "c" }\n[site]\ntemplates = "d"\n', ["a", "d", "b.png"]),
        ("site = 3\ntemplates = 4\n", []),
        ("not toml", []),
    ],
)
def test_what_the_house_names_is_looked_at(text: str, named: list[str], tmp_path: Path) -> None:
    house = tmp_path / "house.toml"
    house.write_text(text)
    assert of_the_house(house) == (house, *(tmp_path / one for one in named))
