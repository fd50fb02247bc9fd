import os
import shutil
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

import pytest

from renvooi.corpus import Corpus
from renvooi.model.errors import CorpusBusy, StateForbids
from renvooi.notice.site import ahead, crew
from renvooi.notice.site.building import build_site
from renvooi.notice.site.gathering import open_source
from renvooi.notice.site.settings import SiteSettings
from renvooi.notice.site.units.unit import Unit
from tests.corpus.stores import Home, new_home, received
from tests.notice.site import small
from tests.notice.site.placing.putting import contents

Event = Callable[[Corpus], None]


def newest(corpus: Corpus) -> None:
    small.add_version(corpus, "2026-03")


HAPPENINGS: tuple[tuple[tuple[Event, ...], SiteSettings], ...] = (
    ((newest,), small.SETTINGS),
    ((small.tell_clients, small.receive), small.SETTINGS),
    ((small.judge, small.read_anew), small.SETTINGS),
    ((), small.RENAMED),
)
"""What happens to a corpus, one after the other, with the settings from then on."""


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return small.small_home(tmp_path / "corpus")


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return tmp_path / "site"


def test_a_build_after_each_event_equals_one_from_nothing(home: Home, site: Path, tmp_path: Path) -> None:
    small.build(home, site)
    for events, settings in HAPPENINGS:
        for event in events:
            with home.open() as corpus:
                event(corpus)
            small.build(home, site, settings)
        small.build(home, site, settings)
        small.build(home, tmp_path / "anew", settings, full=True)
        grown, anew = contents(site), contents(tmp_path / "anew")
        differ = sorted(path for path in grown.keys() | anew.keys() if grown.get(path) != anew.get(path))
        assert differ == [], events


def test_a_new_version_rewrites_only_what_it_is_on(home: Home, site: Path) -> None:
    small.build(home, site, small.WITH_SEARCH)
    before = dict(stamps(site))
    with home.open() as corpus:
        newest(corpus)
    small.build(home, site, small.WITH_SEARCH)
    rewritten = {path for path, stamp in stamps(site) if before.get(path) != stamp}
    assert rewritten >= {"nl/index.html", "nl/document/demarcatie/index.html", "sitemap.xml", "proof/head.json"}
    assert {path for path in rewritten if not may_differ(path)} == set()


def may_differ(path: str) -> bool:
    """Whether a file may be another once demarcatie 2026-03 is published after 2026-02."""
    parts = path.split("/")
    if "document" in parts[:2] or parts[0] in ("files", "embed"):
        return "demarcatie" in parts and (
            "2026-03" in path
            or not ({"step", "version"} & set(parts) or parts[0] == "embed")
            # the version before links to the next one
            or path.endswith(("version/2026-02/index.html", "version/2026-02/responsibilities/index.html"))
        )
    if parts[0] == "search":
        return parts[1] != "in" or parts[2] == "demarcatie"
    return parts[0] not in ("assets", "404.html", "index.html")


def test_nothing_new_is_nothing_written_and_no_switch(home: Home, site: Path) -> None:
    small.build(home, site)
    before, served = dict(stamps(site)), os.readlink(site)
    again = small.build(home, site)
    assert (again.switched, again.made, again.removed) == (False, 0, 0)
    assert (dict(stamps(site)), os.readlink(site)) == (before, served)


def test_an_event_that_no_page_shows_changes_the_proofs_alone(home: Home, site: Path) -> None:
    small.build(home, site)
    before = dict(stamps(site))
    with home.open() as corpus:
        corpus.add(received(small.VERSIONS["2026-03"], "demarcatie-2026-03.md", document="demarcatie"), by="x")
    small.build(home, site)
    rewritten = {path for path, stamp in stamps(site) if before.get(path) != stamp}
    assert rewritten <= {"nl/proof/index.html", "en/proof/index.html", "proof/head.json"}
    assert rewritten


def test_a_file_that_somebody_changed_is_made_anew(home: Home, site: Path) -> None:
    small.build(home, site)
    good = contents(site)
    (site / "nl" / "index.html").write_text("defaced")
    (site / "robots.txt").unlink()
    (site / "evil.html").write_text("mine")
    built = small.build(home, site)
    assert built.switched
    assert contents(site) == good


def replace_file(site: Path) -> None:
    (site / "evil").write_text("defaced")
    (site / "evil").replace(site / "nl" / "index.html")


def remove_folder(site: Path) -> None:
    shutil.rmtree(site / "nl" / "document")


def put_a_link_for_a_folder(site: Path) -> None:
    shutil.move(site / "en", site.parent / "elsewhere")
    (site / "en").symlink_to(site.parent / "elsewhere")


def put_a_folder_for_a_file(site: Path) -> None:
    (site / "robots.txt").unlink()
    (site / "robots.txt").mkdir()


def put_a_file_for_a_folder(site: Path) -> None:
    shutil.rmtree(site / "nl")
    (site / "nl").write_text("mine")


def add_files(site: Path) -> None:
    (site / "nl" / "evil").mkdir()
    (site / "nl" / "evil" / "index.html").write_text("mine")
    (site / "link").symlink_to("/")


def remove_all(site: Path) -> None:
    shutil.rmtree(site.resolve())


DAMAGES: tuple[Callable[[Path], None], ...] = (
    replace_file,
    remove_folder,
    put_a_link_for_a_folder,
    put_a_folder_for_a_file,
    put_a_file_for_a_folder,
    add_files,
    remove_all,
)


def test_a_damaged_site_is_made_whole_whatever_lies_ready_for_the_next_build(home: Home, site: Path) -> None:
    small.build(home, site)
    good = contents(site)
    for damage in DAMAGES:
        assert not small.build(home, site).switched
        damage(site)
        assert small.build(home, site).switched, damage
        assert contents(site) == good, damage
        assert not any(path.is_symlink() for path in site.rglob("*")), damage


def test_what_units_told_each_other_is_made_anew_when_it_was_changed(home: Home, site: Path) -> None:
    small.build(home, site)
    good = contents(site)
    for path in (site.parent / ".site.renvooi" / "cache").iterdir():
        path.write_text("{}")
    small.build(home, site)
    assert contents(site) == good


def test_a_manifest_that_cannot_be_read_means_that_all_is_made(home: Home, site: Path) -> None:
    small.build(home, site)
    good = contents(site)
    for path in (site.parent / ".site.renvooi" / "manifests").iterdir():
        path.write_text("[")
    built = small.build(home, site)
    assert built.kept == 0
    assert contents(site) == good


def test_processes_make_the_same_bytes(home: Home, site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    small.build(home, site)
    monkeypatch.setattr(crew, "PAYS", 0.0)
    monkeypatch.setattr(ahead, "MOST", 0.0)
    source = partial(open_source, home.place)
    build_site(source, tmp_path / "two", small.SETTINGS, workers=2, progress=lambda *_: None)
    assert contents(tmp_path / "two") == contents(site)


def test_what_is_made_ahead_gives_the_same_bytes(
    home: Home, site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    small.build(home, site, small.WITH_SEARCH)
    shutil.copytree(site.parent, tmp_path / "beside", symlinks=True, ignore=shutil.ignore_patterns("corpus", "beside"))
    with home.open() as corpus:
        newest(corpus)
    made: list[str] = []
    monkeypatch.setattr(ahead.Ahead, "_make", noted(made, ahead.Ahead._make))
    small.build(home, site, small.WITH_SEARCH)
    assert {name.partition("/")[0] for name in made} == {
        "clauses",
        "version-pages",
        "version-files",
        "step-pages",
        "step-files",
    }
    assert all(name.split("/")[1] == "demarcatie" for name in made)
    count = len(made)
    monkeypatch.setattr(ahead, "MOST", 0.0)
    small.build(home, tmp_path / "beside" / "site", small.WITH_SEARCH)
    assert len(made) == count
    assert contents(tmp_path / "beside" / "site") == contents(site)


@pytest.mark.parametrize("most", [0.9, 1.61, 1.65, 1.75, 2.0])
def test_what_is_too_much_to_be_made_ahead_is_made_when_its_turn_comes(
    home: Home, site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, most: float
) -> None:
    small.build(home, tmp_path / "whole")
    monkeypatch.setattr(ahead, "MOST", most)
    small.build(home, site)
    assert contents(site) == contents(tmp_path / "whole")


def noted(names: list[str], make: Callable[[ahead.Ahead, Sequence[Unit]], None]) -> Callable[..., None]:
    """`make`, which notes the units that it is given."""

    def given(self: ahead.Ahead, units: Sequence[Unit]) -> None:
        names.extend(unit.name for unit in units)
        make(self, units)

    return given


def test_what_was_replaced_while_it_was_made_ahead_is_made_when_its_turn_comes(
    home: Home, site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def busy(self: ahead.Ahead, units: Sequence[Unit]) -> None:
        raise CorpusBusy("the corpus was changed meanwhile. Try again.")

    small.build(home, site)
    with home.open() as corpus:
        newest(corpus)
    monkeypatch.setattr(ahead.Ahead, "_make", busy)
    small.build(home, site)
    monkeypatch.undo()
    small.build(home, tmp_path / "anew", full=True)
    assert contents(site) == contents(tmp_path / "anew")


def test_progress_tells_of_each_wave_until_it_is_done(home: Home, site: Path) -> None:
    told: list[tuple[str, int, int]] = []
    source = partial(open_source, home.place)
    build_site(source, site, small.SETTINGS, workers=1, progress=lambda *step: told.append(step))
    last = {wave: (done, total) for wave, done, total in told}
    assert list(last) == ["assets", "clauses", "pages", "documents", "site", "discovery", "switch"]
    assert all(done == total for wave, (done, total) in last.items() if wave != "switch")


def test_without_a_published_version_there_is_no_site(tmp_path: Path, site: Path) -> None:
    with new_home("sqlite", tmp_path) as empty:
        with empty.create():
            pass
        with pytest.raises(StateForbids, match="nothing is published yet"):
            small.build(empty, site)
    assert not site.exists()


def stamps(site: Path) -> Iterator[tuple[str, tuple[int, int]]]:
    """Inode and time of each file."""
    for path in site.rglob("*"):
        if path.is_file():
            found = path.stat()
            yield path.relative_to(site).as_posix(), (found.st_ino, found.st_mtime_ns)
