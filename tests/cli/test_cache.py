"""What was read before is not read again, and a cache that fails costs time and nothing else."""

import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import Result
from joblib import Parallel, delayed

from renvooi.cli.cache import Cache, Key, key_of
from renvooi.cli.exits import Exit
from renvooi.model import Document
from renvooi.parser import load_library, parse

CORPUS = Path(__file__).parents[2] / "corpus" / "documents"
PDF = CORPUS / "demarcatie" / "demarcatie-2026-01.pdf"
DATA = b"- De klant beheert de accounts.\n"
KEY = Key(hashlib.sha256(DATA).hexdigest(), "text/markdown", "s" * 64, "r" * 64)
Run = Callable[..., Result]


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    return Cache(tmp_path / "cache")


@pytest.fixture
def document() -> Document:
    return parse(DATA, name="klein.md")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The cache of the commands that a test runs."""
    monkeypatch.setenv("RENVOOI_CACHE", str(tmp_path / "eigen"))
    return tmp_path / "eigen"


def entries(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def test_what_is_kept_is_found_and_nothing_else(cache: Cache, document: Document) -> None:
    assert cache.find(KEY, name="klein.md") is None
    cache.keep(KEY, document)
    assert cache.find(KEY, name="klein.md") == document
    for other in (
        replace(KEY, sha256="0" * 64),
        replace(KEY, settings="0" * 64),
        replace(KEY, reader="0" * 64),
        replace(KEY, media_type="application/pdf"),
    ):
        assert cache.find(other, name="klein.md") is None


def test_same_bytes_under_another_name_are_called_by_that_name(cache: Cache, document: Document) -> None:
    assert document.title == "klein.md"
    cache.keep(KEY, document)
    assert cache.find(KEY, name="anders.md") == parse(DATA, name="anders.md")


def damaged(path: Path) -> list[bytes]:
    """Contents that an entry must not have: broken off, changed, sound JSON of another shape."""
    whole = path.read_bytes()
    body = json.dumps({"schema": "renvooi/document/1", "nodes": 3}).encode()
    shaped = hashlib.sha256(body).hexdigest().encode() + b"\n" + body
    deep = b"[" * 100_000
    return [
        b"",
        whole[:-20],
        whole.replace(b"klant", b"kland"),
        shaped,
        hashlib.sha256(deep).hexdigest().encode() + b"\n" + deep,
        b"\xff" * 100,
    ]


def test_damaged_entry_is_none_and_is_written_anew(cache: Cache, document: Document) -> None:
    cache.keep(KEY, document)
    (path,) = entries(cache.folder)
    for content in damaged(path):
        path.write_bytes(content)
        assert cache.find(KEY, name="klein.md") is None
        cache.keep(KEY, document)
        assert cache.find(KEY, name="klein.md") == document


def test_oldest_entries_go_when_there_are_too_many(cache: Cache, document: Document) -> None:
    cache.keep(KEY, document)
    (size,) = (path.stat().st_size for path in entries(cache.folder))
    small = replace(cache, most=5 * size)
    keys = [replace(KEY, reader=f"{number:064d}"[::-1]) for number in range(12)]
    for number, key in enumerate(keys):
        small.keep(key, document)
        for path in entries(cache.folder):
            if key.reader[:10] in path.name:
                os.utime(path, (number + 1, number + 1))
    left = entries(cache.folder)
    assert sum(path.stat().st_size for path in left) <= 5 * size
    assert small.find(keys[-1], name="klein.md") == document
    assert small.find(keys[0], name="klein.md") is None


def test_many_at_once_find_a_whole_entry_or_none(cache: Cache, document: Document) -> None:
    def use(_number: int) -> bool:
        cache.keep(KEY, document)
        return cache.find(KEY, name="klein.md") == document

    assert all(Parallel(n_jobs=8, backend="threading")(delayed(use)(number) for number in range(40)))
    assert len(entries(cache.folder)) == 1


def test_folder_that_cannot_be_written_costs_nothing_but_time(tmp_path: Path, document: Document) -> None:
    (tmp_path / "bestand").write_bytes(b"")
    blocked = Cache(tmp_path / "bestand")
    blocked.keep(KEY, document)
    assert blocked.find(KEY, name="klein.md") is None
    assert blocked.find_other(KEY, name="klein.md") is None


def test_entries_are_for_their_owner_alone(cache: Cache, document: Document) -> None:
    cache.keep(KEY, document)
    (path,) = entries(cache.folder)
    assert path.stat().st_mode & 0o077 == 0
    assert cache.folder.stat().st_mode & 0o077 == 0


def test_settings_are_part_of_the_key_and_their_names_are_not() -> None:
    one, other = b'name = "A"\naliases = []\n', b'name = "B"\naliases = []\n'
    assert key_of(DATA, "x", (("a.toml", one),)) == key_of(DATA, "x", (("b.toml", one),))
    assert key_of(DATA, "x", (("a.toml", one),)) != key_of(DATA, "x", (("a.toml", other),))
    assert key_of(DATA, "x", ()) != key_of(DATA, "x", (("a.toml", one),))
    assert load_library((("a.toml", one),)).texts == (("a.toml", one),)


def test_second_reading_loads_no_engine_and_gives_the_same(folder: Path) -> None:
    code = (
        "import sys\nfrom pathlib import Path\nfrom renvooi.cli.manner import Manner\n"
        "from renvooi.cli.loading import load_documents\nfrom renvooi.model import dumps\n"
        f"print(dumps(*load_documents((Path({str(PDF)!r}),), Manner())))\n"
        "print([name for name in ('pdfplumber', 'pdfminer', 'pypdfium2', 'pikepdf', 'joblib') if name in sys.modules],"
        " file=sys.stderr)"
    )
    first, second = (
        subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True)
        for _ in range(2)
    )
    assert len(entries(folder)) == 1
    assert second.stdout == first.stdout
    assert second.stderr == "[]\n"


def test_no_cache_neither_reads_nor_writes(folder: Path, run: Run) -> None:
    assert run("parse", PDF, "--no-cache").exit_code == Exit.DONE
    assert entries(folder) == []


def test_refused_file_is_not_kept(folder: Path, tmp_path: Path, run: Run) -> None:
    path = tmp_path / "half.pdf"
    path.write_bytes(PDF.read_bytes()[:9000])
    assert run("parse", path).exit_code == Exit.REFUSED
    assert entries(folder) == []


def test_tree_of_another_reader_is_a_note_once_and_no_change(folder: Path, run: Run) -> None:
    document = parse(PDF.read_bytes(), name=PDF.name)
    now = key_of(PDF.read_bytes(), "application/pdf", ())
    before = replace(document, nodes=document.nodes[:-1])
    Cache(folder).keep(replace(now, reader="0" * 64), before)
    first, second = run("parse", PDF), run("parse", PDF)
    assert first.exit_code == second.exit_code == Exit.DONE
    (note,) = first.stderr.splitlines()
    assert note.startswith(f"reader-change: {PDF}: ")
    assert "no change of the contract" in note
    assert second.stderr == ""
    assert first.stdout == second.stdout


def test_same_tree_of_another_reader_is_no_note(folder: Path, run: Run) -> None:
    document = parse(PDF.read_bytes(), name=PDF.name)
    now = key_of(PDF.read_bytes(), "application/pdf", ())
    Cache(folder).keep(replace(now, reader="0" * 64), document)
    assert run("parse", PDF).stderr == ""
