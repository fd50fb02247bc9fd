"""A corpus with something damaged in it makes no site, and says of which version it is that cannot be used."""

from pathlib import Path

import pytest

from renvooi.corpus.published.listing import list_published
from renvooi.corpus.tables import readings
from renvooi.model.errors import CorpusUnreadable
from tests.corpus.stores import Home
from tests.notice.site import small

ADVICE = "Restore it from a backup, or add the file that it came from again. Run renvooi verify to see what else is."


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """A corpus of which clients were told."""
    made = small.small_home(tmp_path / "corpus")
    with made.open() as corpus:
        small.tell_clients(corpus)
    return made


def stored(home: Home) -> dict[str, set[str]]:
    """By blob, the documents with a version that are found in it."""
    held: dict[str, set[str]] = {}
    with home.open() as corpus:
        for one in list_published(corpus):
            for version in one.versions:
                held.setdefault(version.snapshot.sha256, set()).add(f"the file of {one.name}@{version.label}")
            for (old, new), blob in one.diffs.items():
                held.setdefault(blob, set()).add(f"the diff of {one.name}@{old} and {one.name}@{new}")
        with corpus.reading() as connection:
            for row in connection.execute(readings.select()):
                held.setdefault(row.tree_blob, set()).add(f"text of {row.document}@{row.label}")
        for notice in corpus.notices():
            told = f"{notice.id} about {notice.document}@{notice.old} and {notice.document}@{notice.new}"
            held.setdefault(notice.content_blob, set()).add(told)
    return held


def path_of(home: Home, sha256: str) -> Path:
    assert home.place.blobs is not None
    return home.place.blobs / sha256[:2] / sha256[2:]


@pytest.mark.parametrize("broken", [True, False], ids=["damaged", "missing"])
def test_what_cannot_be_used_is_said_with_its_document_and_version(home: Home, tmp_path: Path, broken: bool) -> None:
    held = stored(home)
    kinds = {what.partition(" of ")[0].partition("-")[0] for names in held.values() for what in names}
    assert kinds == {"the file", "the diff", "text", "notice"}
    for sha256, names in held.items():
        path = path_of(home, sha256)
        good = path.read_bytes()
        path.unlink()
        if broken:
            path.write_bytes(good[:-1])
        with pytest.raises(CorpusUnreadable) as raised:
            small.build(home, tmp_path / "site")
        said = str(raised.value)
        assert any(name in said for name in names), (said, names)
        assert said.endswith(ADVICE)
        assert "\n" not in said
        path.unlink(missing_ok=True)
        path.write_bytes(good)
    assert small.build(home, tmp_path / "site").switched
