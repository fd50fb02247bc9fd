"""What is in the corpus already is known by its bytes, and is not read again."""

from pathlib import Path

import pytest

from renvooi.corpus import Corpus
from renvooi.corpus.bulk import Found, Planned, find_files, plan
from renvooi.model.errors import InputRefused
from tests.corpus.bulk_files import write_versions
from tests.corpus.stores import BY, received


def planned(corpus: Corpus, folder: Path, *, document: str | None = None) -> dict[str, str | None]:
    """By file name: the version that the file is already."""
    found = [one for one in plan(corpus, find_files(folder).files, document=document) if isinstance(one, Planned)]
    return {one.path.name: one.there.name if one.there else None for one in found}


def test_file_is_there_if_its_bytes_are_a_version_of_the_document(corpus: Corpus, tmp_path: Path) -> None:
    old, _ = write_versions(tmp_path / "sla", "sla", "2026-01", "2026-02")
    corpus.add(received(old.read_text("utf-8"), old.name, document="sla"), by=BY)
    assert planned(corpus, tmp_path) == {"sla-2026-01.md": "sla@2026-01", "sla-2026-02.md": None}


def test_same_bytes_in_the_folder_of_another_document_are_still_to_be_added(corpus: Corpus, tmp_path: Path) -> None:
    (old,) = write_versions(tmp_path / "bijlage", "sla", "2026-01")
    corpus.add(received(old.read_text("utf-8"), old.name, document="sla"), by=BY)
    assert planned(corpus, tmp_path) == {"sla-2026-01.md": None}
    assert planned(corpus, tmp_path, document="sla") == {"sla-2026-01.md": "sla@2026-01"}
    assert planned(corpus, tmp_path / "bijlage") == {"sla-2026-01.md": "sla@2026-01"}


@pytest.mark.parametrize("name", [b"sla-\xff.md", b"weg.md"])
def test_file_that_cannot_be_taken_is_a_refusal_among_the_others(corpus: Corpus, tmp_path: Path, name: bytes) -> None:
    (good,) = write_versions(tmp_path, "sla", "2026-01")
    bad = tmp_path / name.decode("utf-8", "surrogateescape")
    first, second = plan(corpus, [Found(bad), Found(good)])
    assert isinstance(first, InputRefused)
    assert isinstance(second, Planned)
