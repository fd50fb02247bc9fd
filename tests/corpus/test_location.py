"""Where a corpus is: found as git finds a repository, or as it was named; a password is never shown."""

import os
import traceback
from pathlib import Path

import pytest

from renvooi.corpus.location import Place, find_place, new_place
from renvooi.model.errors import NoCorpus


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A folder with a corpus, and folders in it."""
    home = Path(os.path.realpath(tmp_path)) / "home"
    (home / "contracten" / "2026").mkdir(parents=True)
    (home / "renvooi.db").touch()
    return home


def test_the_nearest_corpus_above_is_found(home: Path) -> None:
    inner = home / "contracten"
    assert find_place(None, inner / "2026").file == home / "renvooi.db"
    assert find_place("", home).file == home / "renvooi.db"
    (inner / "renvooi.db").touch()
    assert find_place(None, inner / "2026").file == inner / "renvooi.db"
    assert find_place(None, inner / ".." / "contracten").file == inner / "renvooi.db"


def test_what_belongs_to_it_lies_beside_it(home: Path) -> None:
    place = find_place(None, home)
    assert place.name == str(home / "renvooi.db")
    assert (place.blobs, place.key, place.heads, place.seal) == (
        home / "renvooi.blobs",
        home / "renvooi.key",
        home / "renvooi.heads",
        home / "renvooi.seal",
    )
    other = new_place("archief.2026.db", home)
    assert other.key == home / "archief.2026.key"


def test_a_folder_link_or_pipe_of_that_name_is_passed_by(home: Path) -> None:
    for folder, make in (
        ("a", lambda path: path.mkdir()),
        ("b", lambda path: path.symlink_to(home / "elsewhere.db")),
        ("c", os.mkfifo),
    ):
        (home / folder).mkdir()
        make(home / folder / "renvooi.db")
        assert find_place(None, home / folder).file == home / "renvooi.db"


def test_without_a_corpus_the_error_says_how_to_make_one(home: Path) -> None:
    # From the root, for a corpus of the user's own may lie above the folder of the tests.
    with pytest.raises(
        NoCorpus, match=r"there is no renvooi\.db here or in a folder above. Make a corpus with renvooi init"
    ):
        find_place(None, Path("/"))
    with pytest.raises(NoCorpus, match=r"there is no corpus\. Make one with renvooi init --corpus contracten"):
        find_place("contracten", home)


def test_a_file_or_a_folder_may_be_named(home: Path) -> None:
    (home / "archief.db").touch()
    assert find_place(".", home).file == home / "renvooi.db"
    assert find_place("../home", home).file == home / "renvooi.db"
    assert find_place(str(home), Path("/")).file == home / "renvooi.db"
    assert find_place("archief.db", home).file == home / "archief.db"
    assert find_place(str(home / "archief.db"), Path("/")).file == home / "archief.db"


def test_a_named_link_leads_to_the_real_file(home: Path) -> None:
    (home / "contracten" / "link.db").symlink_to(home / "renvooi.db")
    (home / "contracten" / "2026" / "renvooi.db").symlink_to(home / "renvooi.db")
    assert find_place("link.db", home / "contracten") == find_place(None, home)
    assert find_place("2026", home / "contracten") == find_place(None, home)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("none.db", r"none\.db: there is no corpus. Make one with renvooi init --corpus none\.db"),
        ("none", "none: is not there. Make the folder first, or name a file that ends in .db"),
        ("renvooi.key", "is neither a folder nor a database file"),
        ("renvooi.db/x.db", "there is no corpus"),
        ("a\0b", "is no path"),
        ("mysql://host/db", "a corpus cannot be on mysql://"),
        ("sqlite:///renvooi.db", "a corpus cannot be on sqlite://. Name a file or folder"),
        ("x" * 300 + ".db", "there is no corpus"),
    ],
)
def test_what_names_no_corpus_is_refused(home: Path, given: str, said: str) -> None:
    with pytest.raises(NoCorpus, match=said):
        find_place(given, home)


def test_a_new_corpus_goes_where_it_is_told(home: Path) -> None:
    assert new_place(None, home / "contracten").file == home / "contracten" / "renvooi.db"
    assert new_place("contracten", home).file == home / "contracten" / "renvooi.db"
    assert new_place("nieuw.db", home).file == home / "nieuw.db"
    with pytest.raises(NoCorpus, match=r"its folder does not exist. Make the folder .*/none first"):
        new_place("none/nieuw.db", home)


@pytest.mark.parametrize("scheme", ["postgresql", "postgresql+psycopg", "postgres", "PostgreSQL"])
def test_every_form_of_a_url_comes_to_one_driver(scheme: str) -> None:
    place = find_place(f"{scheme}://jan:geheim@db.example:5433/renvooi?sslmode=require", Path("/"))
    assert place.url == "postgresql+psycopg://jan:geheim@db.example:5433/renvooi?sslmode=require"
    assert place.name == "postgresql://jan@db.example:5433/renvooi"
    assert (place.file, place.blobs, place.key, place.heads, place.seal) == (None,) * 5


def test_a_server_may_have_its_blobs_in_a_folder(home: Path) -> None:
    place = find_place("postgresql://db/renvooi", home, blobs=Path("blobs"))
    assert place.blobs == home / "blobs"
    assert new_place("postgresql://db/renvooi", home, blobs=Path("blobs")) == place


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("postgresql://jan:p%40s%3As@db/renvooi", "postgresql://jan@db/renvooi"),
        ("postgresql://:geheim@db/renvooi", "postgresql://db/renvooi"),
        ("postgresql:///renvooi?host=/run/postgresql&password=geheim", "postgresql:///renvooi"),
        ("postgresql://jan:geheim@[::1]:5432/renvooi", "postgresql://jan@[::1]:5432/renvooi"),
    ],
)
def test_a_password_is_in_no_name(url: str, name: str) -> None:
    place = find_place(url, Path("/"))
    assert place.name == name
    assert "geheim" not in repr(place)
    assert isinstance(place, Place)


@pytest.mark.parametrize(
    "url",
    [
        "postgresql://jan:gehe/im@db/renvooi",
        "postgresql://jan:12/gehe@db/renvooi",
        "postgresql://jan:12?gehe@db/renvooi",
        "postgresql://jan:12#gehe@db/renvooi",
        "postgresql://jan:gehe[im@db/renvooi",
        "postgresql://jan:gehe@db",
        "postgresql://jan:gehe@db/",
        "postgresql://jan:x@db:gehe/renvooi",
        "postgresql://",
    ],
)
def test_a_url_that_cannot_be_read_is_not_repeated(url: str) -> None:
    with pytest.raises(NoCorpus, match="the URL of the corpus cannot be read") as caught:
        find_place(url, Path("/"))
    assert "gehe" not in str(caught.value)
    assert "gehe" not in "".join(traceback.format_exception(caught.value))
