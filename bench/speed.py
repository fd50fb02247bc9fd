"""How fast pages are read, against pdfplumber's `extract_words` on the same pages in the same run.

    python bench/speed.py FILE_OR_FOLDER [...] [--rounds 5] [--limits]

Prints CPU milliseconds a page (medians over rounds) and, for each reader, the median over rounds of
the ratio to `extract_words` in that round: readers take turns file by file, so that what else the
machine does falls on all of them alike. Other programs and libraries are peers; those that are
not installed are named and left out (`pip install --requirement requirements/bench.txt`, and
Debian's poppler-utils). `--limits` ends with exit code 1 if a reader of ours is slower than promised.
"""

import argparse
import gc
import importlib.util
import io
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import pdfplumber
import pypdfium2

from renvooi.cli.cache import Cache, key_of
from renvooi.parser import load_library, parse
from renvooi.parser.pdf import pdfium, plumber

LIMITS = {"PDFium words": 14.0, "PDFium to tree": 8.0, "pdfplumber words": 1.8, "trusted read": 1 / 1.5}
"""Least number of times that a reader of ours is faster than `extract_words`; the trusted read may be slower."""
CACHED = 20
"""Milliseconds that a read from the cache may take, for a whole document."""
LIBRARY = load_library()


def extract_words(data: bytes) -> None:
    """The yardstick: words as pdfplumber itself gives them, pages closed so that memory stays flat."""
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        for page in pdf.pages:
            page.extract_words()
            page.close()


def load_pages(data: bytes) -> None:
    """The limit: PDFium parses the pages and their text, and nobody asks for any of it."""
    document = pypdfium2.PdfDocument(data)
    for number in range(len(document)):
        page = document[number]
        page.get_textpage().close()
        page.close()
    document.close()


def playa_words(data: bytes) -> None:
    """The characters and their places through playa."""
    import playa  # pyright: ignore[reportMissingImports]  # where the peer is not installed

    with playa.parse(data) as document:
        for page in document.pages:
            for text in page.texts:
                for glyph in text:
                    _ = glyph.text, glyph.bbox


def docling_words(data: bytes) -> None:
    """Words through docling-parse."""
    from docling_parse.pdf_parser import DoclingPdfParser  # pyright: ignore[reportMissingImports]  # the same

    document = DoclingPdfParser(loglevel="fatal").load(io.BytesIO(data))
    for _, page in document.iterate_pages():
        for _ in page.word_cells:
            pass


def poppler_words(data: bytes) -> None:
    """Words with their places through pdftotext, a program of its own."""
    with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
        file.write(data)
        file.flush()
        subprocess.run(["pdftotext", "-tsv", file.name, "-"], capture_output=True, check=True)


def readers() -> dict[str, Callable[[bytes], object]]:
    """All readers that are installed, ours and others."""
    found: dict[str, Callable[[bytes], object]] = {
        "extract_words": extract_words,
        "PDFium words": lambda data: pdfium.read_pages(data, name="bench.pdf"),
        "PDFium to tree": lambda data: parse(data, name="bench.pdf", library=LIBRARY, engine="pdfium"),
        "pdfplumber words": lambda data: plumber.read_pages(data, name="bench.pdf"),
        "pdfplumber to tree": lambda data: parse(data, name="bench.pdf", library=LIBRARY, engine="pdfplumber"),
        "trusted read": lambda data: parse(data, name="bench.pdf", library=LIBRARY),
        "PDFium pages alone": load_pages,
    }
    peers: dict[str, tuple[bool, Callable[[bytes], object]]] = {
        "playa": (importlib.util.find_spec("playa") is not None, playa_words),
        "docling-parse": (importlib.util.find_spec("docling_parse") is not None, docling_words),
        "pdftotext -tsv": (shutil.which("pdftotext") is not None, poppler_words),
    }
    for name, (is_there, read) in peers.items():
        if is_there:
            found[name] = read
        else:
            print(f"{name}: not installed, left out", file=sys.stderr)
    return found


def cpu_seconds() -> float:
    """CPU time of this process and of the programs that it has started and awaited."""
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime


def measure(files: Sequence[bytes], rounds: int) -> dict[str, list[float]]:
    """Seconds per round for all files together, by reader."""
    every = readers()
    for read in every.values():
        read(files[0])
    seconds: dict[str, list[float]] = {name: [] for name in every}
    for _ in range(rounds):
        spent = dict.fromkeys(every, 0.0)
        for data in files:
            for name, read in every.items():
                # What the reader before left behind is not for this one to clear away.
                gc.collect()
                start = cpu_seconds()
                read(data)
                spent[name] += cpu_seconds() - start
        for name, total in spent.items():
            seconds[name].append(total)
    return seconds


def show(seconds: dict[str, list[float]], pages: int) -> dict[str, float]:
    """Print a line a reader; return how many times faster than the yardstick each is."""
    yardstick = seconds["extract_words"]
    faster = {}
    for name, times in seconds.items():
        faster[name] = statistics.median(a / b for a, b in zip(yardstick, times, strict=True))
        print(f"{name:20} {1000 * statistics.median(times) / pages:8.1f} ms a page {faster[name]:7.2f} times faster")
    return faster


def cached_read(files: Sequence[Path]) -> float:
    """CPU seconds from the bytes of the slowest file to its document, where a trusted read was kept; best of five."""
    with tempfile.TemporaryDirectory() as folder:
        cache = Cache(Path(folder))
        slowest = 0.0
        for file in files:
            data = file.read_bytes()
            cache.keep(key_of(data, "application/pdf", ()), parse(data, name=file.name, library=LIBRARY))
            spent = []
            for _ in range(5):
                start = time.process_time()
                found = cache.find(key_of(data, "application/pdf", ()), name=file.name)
                spent.append(time.process_time() - start)
                assert found is not None
            slowest = max(slowest, min(spent))
    return slowest


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table; 1 if a limit was asked for and is not met."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("files", nargs="+", type=Path)
    options.add_argument("--rounds", type=int, default=5)
    options.add_argument("--limits", action="store_true", help="exit with 1 if a reader of ours is too slow")
    given = options.parse_args(arguments)
    paths = [path for file in given.files for path in (sorted(file.rglob("*.pdf")) if file.is_dir() else [file])]
    files = [path.read_bytes() for path in paths]
    pages = sum(len(pypdfium2.PdfDocument(data)) for data in files)
    print(f"{len(files)} files, {pages} pages, {given.rounds} rounds; CPU time")
    faster = show(measure(files, given.rounds), pages)
    slow = [name for name, least in LIMITS.items() if faster[name] < least]
    for name, least in LIMITS.items():
        print(f"{name}: {faster[name]:.2f}, promised {least:.2f}: {'too slow' if name in slow else 'met'}")
    kept = cached_read(paths)
    print(
        f"cached read: {1000 * kept:.1f} ms a document, promised {CACHED}: {'met' if kept * 1000 < CACHED else 'too slow'}"
    )
    limit = faster["PDFium pages alone"] / faster["PDFium words"]
    print(f"PDFium words take {limit:.1f} times as long as loading the pages, the least that is possible")
    return 1 if (slow or kept * 1000 >= CACHED) and given.limits else 0


if __name__ == "__main__":
    sys.exit(main())
