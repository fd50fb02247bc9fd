"""How long a web site takes: all of it, and again after one new version; and what a page weighs.

    python bench/site.py [--documents 50] [--versions 20] [--workers 2] [--keep FOLDER]

The corpus is made first, with two released notices a document and windows; `--keep` keeps it for the next run.
Both builds are commands of their own, so that the start of the process counts. Exit code 1 if a build takes
longer than its target, or a page weighs more than it may.
"""

import argparse
import os
import resource
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.sites.chains import Chain, chain
from bench.sites.filling import add, fill, run, tell, write
from bench.sites.weighing import weigh, weight_of_search
from renvooi.notice.site.checking.weight import MOST_BYTES

FULL = 60.0
"""Seconds for a site of 50 documents with 20 versions each, on two cores."""
INCREMENTAL = 3.0
"""Seconds after one new version, with the start of the process."""
URL = "https://www.example.nl/wijzigingen/"


def main() -> int:
    """0 if all targets are met."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=50)
    parser.add_argument("--versions", type=int, default=20, help="of each document; one more is added at last")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="where the corpus is, or is to be kept")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="site-") as scratch:
        work = Path(scratch)
        kept = asked.keep or work / "kept"
        if not kept.exists():
            timed("corpus made", lambda: make(kept, asked.documents, asked.versions))
        shutil.copytree(kept, work / "corpus")
        return measure(work, asked.versions, asked.workers)


def make(folder: Path, documents: int, versions: int) -> None:
    """Nothing; a corpus is in `folder`."""
    with tempfile.TemporaryDirectory(prefix="site-files-") as files:
        chains = [chain(number, versions + 1) for number in range(documents)]
        for one in chains:
            write(Path(files), one, slice(0, versions))
        fill(folder, Path(files))
        for one in chains:
            tell(folder, Chain(one.name, one.texts[:versions]))


def measure(work: Path, versions: int, workers: int) -> int:
    """0 if all targets are met; prints a line for each figure."""
    corpus, site = work / "corpus", work / "site"
    arguments = ("site", "build", str(site), "--corpus", str(corpus), "--url", URL, "--workers", str(workers))
    full = timed("all of it", lambda: print(run(*arguments), end=""))
    again = timed("again, nothing new", lambda: print(run(*arguments), end=""))
    write(work / "files", chain(0, versions + 1), slice(versions, versions + 1))
    add(corpus, work / "files")
    one = timed("after one new version", lambda: print(run(*arguments), end=""))
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    weights = sorted(weigh(site), key=lambda page: page.size)
    heaviest = weights[-1]
    print(f"{len(weights)} pages; median {statistics.median(page.size for page in weights) / 1024:.0f} KB")
    for page in weights[-3:]:
        print(f"{page.size / 1024:8.0f} KB  {page.path}")
    print(f"{weight_of_search(site) / 1024:8.0f} KB  more at the first search")
    files = [path.stat().st_size for path in site.rglob("*") if path.is_file()]
    print(f"{len(files)} files, {sum(files) / 2**20:.0f} MB; at most {peak:.0f} MB of memory in one process")
    print(f"full {full:.1f} s, nothing new {again:.1f} s, one new version {one:.1f} s")
    return 0 if full < FULL and one < INCREMENTAL and heaviest.size <= MOST_BYTES else 1


def timed(what: str, work: Callable[[], None]) -> float:
    """Seconds that some work took; prints them, with those of all processors: on a busy machine the first are more."""
    # A build waits until all is on disk, also what was written before it.
    os.sync()
    began, before = time.perf_counter(), _processors()
    work()
    took = time.perf_counter() - began
    print(f"{took:8.1f} s  {what}, {_processors() - before:.1f} s of processors", flush=True)
    return took


def _processors() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


if __name__ == "__main__":
    sys.exit(main())
