"""How quick a large corpus is: commands as a user runs them, over made documents.

    python bench/corpus.py [--documents 1000] [--versions 20] [--chain 50] [--clauses 150] [--runs 5] [--at PLACE]

A corpus is made of so many documents of so many versions, with events, heads and histories as `renvooi add`
and `renvooi publish` write them, and one document with a longer chain. All documents share the trees of one,
for what is measured is the corpus and not the making of documents. PLACE is a folder or a PostgreSQL URL, where
the corpus stays and is only measured the next time; without it a folder is made and goes again. Printed are medians of whole commands, start of Python
included, each beside what is promised.
"""

import argparse
import compileall
import hashlib
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.blame import chain_of, made
from renvooi.corpus import Corpus, Received, create_corpus, find_place, new_place, open_corpus
from renvooi.corpus.adding import record_added
from renvooi.corpus.entries import VersionEntry
from renvooi.corpus.events import EventKind
from renvooi.corpus.publishing import record_published
from renvooi.corpus.stored import pack
from renvooi.diff import build_history, history_bytes
from renvooi.model import Document, to_markdown
from renvooi.model.codec import Json
from renvooi.model.errors import NoCorpus

BY = "bench"
PROMISED = {"list": 0.3, "log": 0.3, "blame": 2.0}
"""Seconds."""


def main() -> int:
    """0; the figures are on standard output."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--documents", type=int, default=1000)
    parser.add_argument("--versions", type=int, default=20)
    parser.add_argument("--chain", type=int, default=50, help="versions of one longer chain")
    parser.add_argument("--clauses", type=int, default=150)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--at", help="empty folder or PostgreSQL URL")
    asked = parser.parse_args()
    with _place(asked.at) as (place, key):
        start = time.perf_counter()
        versions = asked.documents * asked.versions + asked.chain
        if _is_made(place):
            print(f"a corpus that was made before, of {asked.documents + 1} documents and {versions} versions")
        else:
            _make(place, key, asked)
            print(f"made {asked.documents + 1} documents, {versions} versions in {time.perf_counter() - start:.0f} s")
        _measure(place, asked)
    return 0


@contextmanager
def _place(given: str | None) -> Iterator[tuple[str, Path]]:
    with tempfile.TemporaryDirectory(prefix="renvooi-bench-") as folder:
        # the key only serves to make the corpus; measuring writes nothing
        yield given or folder, Path(folder) / "bench.key"


def _is_made(place: str) -> bool:
    try:
        with open_corpus(find_place(place, Path.cwd()), clock=lambda: datetime.now(UTC)) as corpus:
            return bool(corpus.documents())
    except NoCorpus:
        return False


def _make(place: str, key: Path, asked: argparse.Namespace) -> None:
    moments = iter(datetime(2026, 1, 1, tzinfo=UTC) + timedelta(seconds=second) for second in range(10**9))
    where = new_place(place, Path.cwd())
    with create_corpus(where, clock=lambda: next(moments), by=BY, key=key) as corpus:
        short = _chain(asked.versions, asked.clauses)
        for received in (*short, *(long := _chain(asked.chain, asked.clauses))):
            _store(corpus, received)
        body = _history(short)
        for number in range(asked.documents):
            _fill(corpus, f"document-{number:04}", short, body)
        _fill(corpus, "keten", long, _history(long))


def _chain(count: int, clauses: int) -> tuple[Received, ...]:
    trees = chain_of(made(clauses=clauses, seed=count, nested=True), versions=count, seed=count)
    return tuple(_received(tree, f"{2000 + at // 12}-{at % 12 + 1:02}") for at, tree in enumerate(trees))


def _received(tree: Document, label: str) -> Received:
    tree = replace(tree, version=label)
    data = to_markdown(tree).encode()
    source = replace(tree.source, sha256=hashlib.sha256(data).hexdigest(), name=f"voorbeeld-{label}.md")
    return Received(data, replace(tree, source=source), label=label)


def _history(chain: Sequence[Received]) -> bytes:
    return history_bytes(build_history([received.tree for received in chain]))


def _store(corpus: Corpus, received: Received) -> None:
    corpus.blobs.put(received.data)
    corpus.blobs.put(pack(received.tree).body)


def _fill(corpus: Corpus, document: str, chain: Sequence[Received], history: bytes) -> None:
    """One document with all its versions, all but the last published; one transaction a document."""
    entries: list[VersionEntry] = []
    with corpus.writing(by=BY) as writer:
        for received in chain:
            tree = pack(received.tree)
            label = received.label or ""
            entry = record_added(
                writer, received, tree, document=document, label=label, kind=received.tree.kind, before=entries
            )
            entries.append(entry)
            if len(entries) < len(chain):
                record_published(writer, entry, entries, previous=None, diff=None)
        data: dict[str, Json] = {
            "document": document,
            "chain": [[entry.label, entry.tree.sha256] for entry in entries],
            "history": hashlib.sha256(history).hexdigest(),
        }
        writer.append(EventKind.CLAUSES_NAMED, data, beside={"histories": {"body": history}})


def _measure(place: str, asked: argparse.Namespace) -> None:
    compileall.compile_dir(str(Path(sys.executable).parents[1] / "lib"), quiet=2)
    for part in ("cli", "corpus/renvooi", "diff", "model", "parser"):
        compileall.compile_dir(str(Path(__file__).resolve().parents[1] / part), quiet=2)
    last = f"{2000 + (asked.chain - 1) // 12}-{(asked.chain - 1) % 12 + 1:02}"
    some = f"document-{random.Random(1).randrange(asked.documents):04}"
    commands = {
        "list": ("list",),
        "log": ("log", some),
        "diff": ("diff", some, "2000-01", "2000-02"),
        "blame": ("blame", f"keten@{last}"),
        "verify": ("verify",),
    }
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environment |= {"RENVOOI_CORPUS": place}
    for name, arguments in commands.items():
        seconds = statistics.median(_run(arguments, environment) for _ in range(asked.runs))
        promised = f"   promised under {PROMISED[name]:.1f} s" if name in PROMISED else ""
        print(f"{name:8} {seconds:6.2f} s{promised}")
    bare = statistics.median(_run_python("import click, sqlalchemy", environment) for _ in range(asked.runs))
    print(f"{'python':8} {bare:6.2f} s   of each: Python with click and SQLAlchemy imported")


def _run(arguments: Sequence[str], environment: dict[str, str]) -> float:
    return _run_python("from renvooi.cli.main import main; main()", environment, *arguments)


def _run_python(code: str, environment: dict[str, str], *arguments: str) -> float:
    start = time.perf_counter()
    ran = subprocess.run(
        (sys.executable, "-c", code, *arguments), stdout=subprocess.DEVNULL, env=environment, check=False
    )
    assert ran.returncode in (0, 1), arguments
    return time.perf_counter() - start


if __name__ == "__main__":
    sys.exit(main())
