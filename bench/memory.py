"""How much memory a read takes, and whether it grows with the number of pages.

    python bench/memory.py FILE [--pages 150] [--limit 120]

The pages of FILE are repeated, each time with another number, until there are enough; the whole trusted
read (both engines, all checks, the tree) runs in a process of its own for a tenth of them and for
all. Printed are the peaks in MB; exit code 1 if that of all is over `--limit`.
"""

import argparse
import io
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

import pikepdf

READ = """
import resource, sys
from pathlib import Path
from renvooi.parser import parse
file = Path(sys.argv[1])
document = parse(file.read_bytes(), name=file.name)
print(document.source.pages, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


def repeated(data: bytes, pages: int) -> bytes:
    """A PDF of `pages` pages, those of `data` again and again."""
    with pikepdf.open(io.BytesIO(data)) as source, pikepdf.new() as target:
        while len(target.pages) < pages:
            target.pages.append(source.pages[len(target.pages) % len(source.pages)])
        stream = io.BytesIO()
        target.save(stream)
        return stream.getvalue()


def peak(data: bytes) -> tuple[int, float]:
    """Pages read, and the peak of memory in MB."""
    with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
        file.write(data)
        file.flush()
        done = subprocess.run([sys.executable, "-c", READ, file.name], capture_output=True, text=True, check=True)
    pages, kilobytes = map(int, done.stdout.split())
    return pages, kilobytes / 1024


def main(arguments: Sequence[str] | None = None) -> int:
    """Print both peaks; 1 if the second is over the limit."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("file", type=Path)
    options.add_argument("--pages", type=int, default=150)
    options.add_argument("--limit", type=float, default=120.0, help="MB")
    given = options.parse_args(arguments)
    data = given.file.read_bytes()
    few, some = peak(repeated(data, given.pages // 10))
    many, most = peak(repeated(data, given.pages))
    print(f"{few} pages {some:.0f} MB, {many} pages {most:.0f} MB: {(most - some) * 1024 / (many - few):.0f} kB a page")
    return 1 if most > given.limit else 0


if __name__ == "__main__":
    sys.exit(main())
