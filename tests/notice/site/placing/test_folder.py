import shutil
from pathlib import Path

import pytest

from renvooi.model.errors import StateForbids
from renvooi.notice.site.placing.folder import claim, site_folder
from tests.notice.site.placing.putting import contents, put

FILES = {"index.html": b"home", "nl/index.html": b"begin"}


def test_a_folder_that_is_not_there_is_made_with_those_above_it(tmp_path: Path) -> None:
    put(tmp_path / "www" / "site", FILES)
    assert contents(tmp_path / "www" / "site") == FILES


def test_an_empty_folder_becomes_the_site(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    put(tmp_path / "site", FILES)
    assert contents(tmp_path / "site") == FILES


def test_a_folder_with_files_of_others_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    folder = tmp_path / "site"
    folder.mkdir()
    (folder / "thesis.txt").write_text("mine")
    with pytest.raises(StateForbids, match="holds files that renvooi did not write"):
        put(folder, FILES)
    assert contents(tmp_path) == {"site/thesis.txt": b"mine"}


def test_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "site").write_text("mine")
    with pytest.raises(StateForbids, match="is a file"):
        put(tmp_path / "site", FILES)


def test_a_link_to_elsewhere_is_refused_and_not_followed(tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    (tmp_path / "site").symlink_to("other")
    with pytest.raises(StateForbids, match="is a link that renvooi did not make"):
        put(tmp_path / "site", FILES)
    assert contents(tmp_path / "other") == {}


def test_a_folder_beside_it_with_the_name_of_ours_is_refused(tmp_path: Path) -> None:
    (tmp_path / ".site.renvooi").mkdir()
    (tmp_path / ".site.renvooi" / "mine.txt").write_text("mine")
    with pytest.raises(StateForbids, match="renvooi did not make it"):
        put(tmp_path / "site", FILES)


def test_a_folder_within_a_site_is_refused(tmp_path: Path) -> None:
    put(tmp_path / "site", FILES)
    for inside in (tmp_path / "site" / "more", tmp_path / ".site.renvooi" / "more"):
        with pytest.raises(StateForbids, match="lies in a site"):
            site_folder(inside)


def test_a_file_in_the_place_of_a_folder_above_is_one_error(tmp_path: Path) -> None:
    (tmp_path / "www").write_text("mine")
    with pytest.raises(StateForbids):
        claim(site_folder(tmp_path / "www" / "site"))


def test_a_link_of_ours_that_leads_to_nothing_says_what_to_do(tmp_path: Path) -> None:
    site = tmp_path / "site"
    put(site, {"index.html": b"home"})
    shutil.rmtree(tmp_path / ".site.renvooi")
    with pytest.raises(StateForbids, match=r"leads to nothing.*Remove the link and build again"):
        put(site, {"index.html": b"home"})


def test_the_folder_that_somebody_stands_in_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(StateForbids, match="is the folder that you are in"):
        site_folder(Path())
