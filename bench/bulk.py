"""How long a bulk `renvooi add` takes with one job, with two, and on a cluster that loses one of its two workers.

    python bench/bulk.py FOLDER [--floor 1.6]
    python bench/bulk.py --made 500 [--versions 20] [--floor 1.6]

Every way starts from an empty corpus. The three corpora must hold the same: all tables are compared,
but for the moments, the numbers of events, and what follows from those. With `--made` the files are made
first: a demarcatie whose versions follow one another, and copies of each version as documents of their
own, whose bytes differ by a keyword that no page shows.

Exit code 1 if a corpus differs or does not verify, or two jobs are less than `--floor` times as fast as one.
"""

import argparse
import io
import json
import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

import pikepdf
from sqlalchemy import select

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "corpus" / "documents"))

from datetime import UTC, datetime

from renvooi.corpus import Corpus, open_corpus
from renvooi.corpus.location import find_place
from renvooi.corpus.tables import DERIVED

COMMAND = (sys.executable, "-c", "from renvooi.cli.main import main; main()")
MOMENTS = frozenset({"event", "added_at", "changed_at", "published_at"})
"""Columns that tell when something was recorded, or as which event: they follow from the order of arrival."""
FIRST = (2022, 1)
"""Year and month of the first version that is made; one a month follows."""
SOURCE = ROOT / "corpus" / "documents" / "demarcatie" / "demarcatie-2026-02.md"


def main() -> int:
    """0 if all is as it must be."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, nargs="?", help="documents to add")
    parser.add_argument("--made", type=int, metavar="N", help="make N PDF files and add those")
    parser.add_argument("--versions", type=int, default=20, help="versions of each document that is made")
    parser.add_argument("--floor", type=float, default=0.0, help="least speed of two jobs, in that of one")
    asked = parser.parse_args()
    if (asked.folder is None) == (asked.made is None):
        parser.error("give FOLDER or --made N")
    with tempfile.TemporaryDirectory(prefix="bulk-") as scratch:
        work = Path(scratch)
        folder = asked.folder or make(work / "files", asked.made, versions=asked.versions)
        return compare(folder, work, floor=asked.floor)


def compare(folder: Path, work: Path, *, floor: float) -> int:
    """0 if all is as it must be; prints a line for each way."""
    one = timed("one job", folder, work / "one", ("--jobs", "1"))
    two = timed("two jobs", folder, work / "two", ("--jobs", "2"))
    # the worker is killed when about half of the files have been read
    with cluster(work, after=two / 2) as address:
        three = timed("cluster, one of two workers killed", folder, work / "cluster", ("--cluster", address))
    print(f"two jobs are {one / two:.2f} times as fast as one; the cluster is {one / three:.2f} times as fast")
    held = [contents(work / name) for name in ("one", "two", "cluster")]
    same = held[0] == held[1] == held[2]
    rows = {name: len(found) for name, found in held[0].items() if found}
    print(f"the three corpora hold {'the same' if same else 'DIFFERENT THINGS'}: {rows}")
    sound = [run(("verify", "--corpus", str(work / name))).returncode == 0 for name in ("one", "two", "cluster")]
    print(f"{sum(sound)} of {len(sound)} verify")
    return 0 if same and all(sound) and one / two >= floor else 1


def timed(what: str, folder: Path, corpus: Path, how: Sequence[str]) -> float:
    """Seconds that it took to add everything."""
    corpus.mkdir()
    run(("init", "--corpus", str(corpus), "--by", "bench")).check_returncode()
    began = time.perf_counter()
    ran = run(("add", str(folder), "--corpus", str(corpus), "--by", "bench", *how))
    took = time.perf_counter() - began
    last = (ran.stdout.splitlines() or [""])[-1]
    print(f"{took:8.1f} s  {what}: {last}", flush=True)
    if ran.returncode != 0:
        print(ran.stderr, file=sys.stderr)
    return took


def run(arguments: Sequence[str]) -> subprocess.CompletedProcess[str]:
    """What a command of renvooi printed, and its exit code."""
    return subprocess.run((*COMMAND, *arguments), capture_output=True, encoding="utf-8", check=False)


@contextmanager
def cluster(work: Path, *, after: float) -> Iterator[str]:
    """The address of a scheduler on loopback with two workers, of which one is killed `after` so many seconds."""
    file, log = work / "scheduler.json", (work / "cluster.log").open("wb")
    dask = str(Path(sys.executable).with_name("dask"))
    beside = (dask, "scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--scheduler-file", str(file))
    worker = (dask, "worker", "--scheduler-file", str(file), "--no-nanny", "--nthreads", "1", "--no-dashboard")
    started = [subprocess.Popen(beside, stdout=log, stderr=log, cwd=work)]
    try:
        while not file.exists() or not file.stat().st_size:
            time.sleep(0.1)
        for _ in range(2):
            started.append(subprocess.Popen(worker, stdout=log, stderr=log, cwd=work, start_new_session=True))
        address = json.loads(file.read_text("utf-8"))["address"]
        wait_for(address)
        killer = threading.Timer(after, lambda: os.killpg(started[-1].pid, signal.SIGKILL))
        killer.start()
        yield address
        killer.join()
    finally:
        for process in started:
            process.kill()
            process.wait()
        log.close()


def wait_for(address: str) -> None:
    """Nothing, once both workers are there."""
    from dask.distributed import Client

    with Client(address, set_as_default=False) as client:  # type: ignore[no-untyped-call]  # it has no types
        client.wait_for_workers(2, timeout=60)


def contents(folder: Path) -> dict[str, list[str]]:
    """The rows of all tables, but for what tells when they were made."""
    with opened(folder) as corpus, corpus.reading() as connection:
        return {
            table.name: sorted(
                repr([value for name, value in row._mapping.items() if name not in MOMENTS])
                for row in connection.execute(select(table))
            )
            for table in DERIVED
        }


def opened(folder: Path) -> "closing[Corpus]":
    """A context with the corpus in a folder."""
    return closing(open_corpus(find_place(str(folder), folder), clock=lambda: datetime.now(UTC)))


def make(folder: Path, count: int, *, versions: int) -> Path:
    """`folder` with `count` PDF files: a folder a document, each with up to so many versions."""
    from render import pdf  # beside the example documents
    from source import read

    drafts: list[tuple[str, bytes]] = []
    for number in range(min(versions, count)):
        label = f"{FIRST[0] + (FIRST[1] + number - 1) // 12}-{(FIRST[1] + number - 1) % 12 + 1:02}"
        text = SOURCE.read_text("utf-8").replace("2026-02-16", f"{label}-16").replace("2026-02", label)
        text = text.replace("binnen 7 dagen", f"binnen {number + 3} dagen").replace("één week", f"{number + 2} weken")
        path = folder.parent / f"demarcatie-{label}.md"
        path.write_text(text, "utf-8")
        drafts.append((label, pdf(read(path))))
    for number in range(count):
        label, data = drafts[number % len(drafts)]
        document = folder / f"demarcatie-{number // len(drafts):03}"
        document.mkdir(parents=True, exist_ok=True)
        write_distinct(document / f"demarcatie-{label}.pdf", data, keyword=f"kopie {number}")
    return folder


def write_distinct(path: Path, data: bytes, *, keyword: str) -> None:
    """Nothing; the PDF is at `path`, with a keyword of its own."""
    with pikepdf.open(io.BytesIO(data)) as file:
        file.docinfo["/Keywords"] = keyword
        file.save(path, deterministic_id=True)


if __name__ == "__main__":
    sys.exit(main())
