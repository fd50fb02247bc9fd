"""`renvooi site build` writes a site, says what it came to, and refuses in one line."""

import importlib.util
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from click.testing import Result

from renvooi.cli.exits import Exit

Run = Callable[..., Result]
QUICK = ("--without", "pdf", "--without", "docx", "--without", "search", "--workers", "1")
URL = "https://www.example.nl/wijzigingen/"


@pytest.fixture
def corpus(tmp_path: Path, corpora: Mapping[str, Path]) -> Path:
    """A folder with a corpus, of which one version is published."""
    return Path(shutil.copytree(corpora["kept"], tmp_path / "corpus"))


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return tmp_path / "site"


def test_site_is_built_and_the_line_says_what_it_came_to(run: Run, corpus: Path, site: Path) -> None:
    ran = run("site", "build", site, "--corpus", corpus, "--url", URL, *QUICK)
    assert ran.exit_code == Exit.DONE, ran.output
    assert ran.output.startswith(f"{site}, for {URL}: ")
    assert " files made, 0 kept, 0 removed; " in ran.output
    home = (site / "nl" / "index.html").read_text("utf-8")
    assert f'<link rel="canonical" href="{URL}nl/">' in home
    assert not (site / "nl" / "document" / "demarcatie" / "version" / "2026-02").exists(), "a draft is shown"


def test_second_build_says_that_nothing_changed(run: Run, corpus: Path, site: Path) -> None:
    run("site", "build", site, "--corpus", corpus, "--url", URL, *QUICK)
    ran = run("site", "build", site, "--corpus", corpus, "--url", URL, *QUICK)
    assert ran.exit_code == Exit.DONE
    assert ran.output.startswith(f"{site}, for {URL}: nothing changed; ")


def test_site_without_an_address_is_built_with_a_note(run: Run, corpus: Path, site: Path) -> None:
    ran = run("site", "build", site, "--corpus", corpus, *QUICK)
    assert ran.exit_code == Exit.DONE
    assert "note: the site was not told where it will stand" in ran.stderr


def test_house_says_where_the_site_stands_and_the_option_goes_before_it(
    run: Run, corpus: Path, site: Path, tmp_path: Path
) -> None:
    house = tmp_path / "house.toml"
    house.write_text('schema = "renvooi/house/1"\n[site]\nurl = "https://www.example.nl/huis/"\n', "utf-8")
    asked = ("site", "build", site, "--corpus", corpus, "--house", house, *QUICK)
    assert "for https://www.example.nl/huis/: " in run(*asked).output
    assert f"for {URL}: " in run(*asked, "--url", URL).output


@pytest.mark.parametrize("url", ["http://www.example.nl/", "www.example.nl", "https://", "https://example.nl/?a=b"])
def test_address_that_no_site_can_have_is_refused(run: Run, corpus: Path, site: Path, url: str) -> None:
    ran = run("site", "build", site, "--corpus", corpus, "--url", url, *QUICK)
    assert ran.exit_code == Exit.USAGE
    assert "is no address of a site" in ran.output
    assert not site.exists()


def test_folder_with_other_files_is_refused_and_left(run: Run, corpus: Path, site: Path) -> None:
    site.mkdir()
    (site / "thesis.txt").write_text("mine")
    ran = run("site", "build", site, "--corpus", corpus, *QUICK)
    assert ran.exit_code == Exit.FORBIDDEN
    assert len(ran.output.splitlines()) == 1
    assert [path.name for path in site.iterdir()] == ["thesis.txt"]


@pytest.mark.parametrize("inside", ["", "renvooi.blobs", "renvooi.blobs/site", "renvooi.db"])
def test_folder_of_the_corpus_is_refused(run: Run, corpus: Path, inside: str) -> None:
    before = sorted(corpus.rglob("*"))
    ran = run("site", "build", corpus / inside, "--corpus", corpus, *QUICK)
    assert ran.exit_code == Exit.USAGE
    assert "belongs to it" in ran.output
    assert sorted(corpus.rglob("*")) == before


def test_corpus_without_a_published_version_has_no_site(run: Run, tmp_path: Path, corpora: Mapping[str, Path]) -> None:
    ran = run("site", "build", tmp_path / "site", "--corpus", shutil.copytree(corpora["empty"], tmp_path / "none"))
    assert ran.exit_code == Exit.FORBIDDEN
    assert "nothing is published yet" in ran.output


def test_missing_package_is_one_line_that_says_what_to_install(
    run: Run, corpus: Path, site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    find = importlib.util.find_spec
    monkeypatch.setattr("renvooi.notice.site.packages.find_spec", lambda name: None if name == "typst" else find(name))
    ran = run("site", "build", site, "--corpus", corpus)
    assert ran.exit_code == Exit.USAGE
    assert "pip install 'renvooi[site]'" in ran.output
    assert "--without pdf" in ran.output
    assert run("site", "build", site, "--corpus", corpus, *QUICK).exit_code == Exit.DONE
