"""An answer about a file is checked before it is believed, whoever gave it."""

import hashlib
import zlib
from collections.abc import Callable, Generator, Sequence
from pathlib import Path

import pytest

from renvooi.corpus.bulk import Planned
from renvooi.corpus.bulk.reading import ReadTask, document_of, load_task, read_files, read_task
from renvooi.corpus.received import Settings
from renvooi.model.errors import ClusterFailed, EmptyFile, InputRefused, MissingFile, ReaderCrashed, RenvooiError
from renvooi.parser import parse
from renvooi.parser.version import shared_digest
from tests.corpus.stores import version

NAME = "sla-2026-01.md"
DATA = version("2026-01", "De klant betaalt.").encode()
SHA256 = hashlib.sha256(DATA).hexdigest()
DIGEST = shared_digest().encode("ascii")


def test_answer_holds_the_document_as_it_is_read_here() -> None:
    answer = read_task(ReadTask(NAME, DATA, Settings()))
    assert document_of(answer, name=NAME, sha256=SHA256) == parse(DATA, name=NAME)


def test_refusal_of_a_worker_is_a_refusal_here() -> None:
    answer = read_task(ReadTask(NAME, b"", Settings()))
    with pytest.raises(EmptyFile):
        document_of(answer, name=NAME, sha256=hashlib.sha256(b"").hexdigest())


@pytest.mark.parametrize(
    "answer",
    [
        DIGEST,
        DIGEST + b"no zlib",
        DIGEST + zlib.compress(b'{"document": {"kind": "generic"}}\n'),
        DIGEST + zlib.compress(b'{"stage": "text"}\n'),
        DIGEST + zlib.compress(b'{"document"')[:-6],
        read_task(ReadTask(NAME, DATA.replace(b"betaalt", b"ontvangt"), Settings())),
        read_task(ReadTask("ander.md", DATA, Settings())),
    ],
    ids=["empty", "no zlib", "no document", "a stage", "cut off", "other bytes", "other name"],
)
def test_what_is_not_the_document_of_this_file_is_refused(answer: bytes) -> None:
    with pytest.raises(ReaderCrashed):
        document_of(answer, name=NAME, sha256=SHA256)


class Dying:
    """A crew of which nobody survives."""

    def spread(
        self, work: Callable[..., bytes], loads: Sequence[Callable[[], object]]
    ) -> Generator[tuple[int, bytes | RenvooiError | None]]:
        for number, _ in enumerate(loads):
            yield number, None


def test_file_on_which_workers_died_is_read_here_once(tmp_path: Path) -> None:
    good, bad = tmp_path / NAME, tmp_path / "sla-2026-02.pdf"
    good.write_bytes(DATA)
    bad.write_bytes(b"%PDF-1.7\n")
    files = [Planned(path, None, hashlib.sha256(path.read_bytes()).hexdigest(), "sla", None) for path in (good, bad)]
    (_, first), (_, second) = read_files(files, Dying(), Settings())
    assert first == parse(DATA, name=NAME)
    assert isinstance(second, InputRefused)
    assert str(second).startswith(f"{bad}: ")


def test_answer_of_another_reader_ends_all() -> None:
    answer = read_task(ReadTask(NAME, DATA, Settings()))
    with pytest.raises(ClusterFailed, match="another reader"):
        document_of(b"0" * 64 + answer[64:], name=NAME, sha256=SHA256)


def test_file_that_changed_since_it_was_hashed_is_refused(tmp_path: Path) -> None:
    path = tmp_path / NAME
    path.write_bytes(DATA)
    assert load_task(path, SHA256, Settings()).data == DATA
    path.write_bytes(DATA + b"\n")
    with pytest.raises(InputRefused, match="changed while it was read"):
        load_task(path, SHA256, Settings())
    path.unlink()
    with pytest.raises(MissingFile):
        load_task(path, SHA256, Settings())
