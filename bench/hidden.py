"""Whether hidden and lying text is named: pairs of a clean and an attacked contract, by family.

    python bench/hidden.py [FOLDER ...]

A pair is named rightly when the attack gives the warning that it deserves on the page where it
is, and its clean twin gives none. PDFs in the folders are honest documents: every finding on them
is a false one. The time is that of the audit alone, CPU per page.
"""

import argparse
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from renvooi.model import INVENTORY, NOT_AS_SEEN, OPEN, ReadingWarning
from renvooi.parser import parse
from renvooi.parser.audit.driver import AuditPage, audit
from renvooi.parser.pdf import plumber
from tests.parser.audit.drawn_pairs import drawn_pairs
from tests.parser.audit.file_pairs import character_pairs, file_pairs
from tests.parser.audit.font_pairs import font_pairs
from tests.parser.audit.hidden_pairs import hidden_pairs
from tests.parser.audit.pairs import Pair


def all_pairs() -> Iterator[Pair]:
    """Every pair of every family."""
    yield from hidden_pairs()
    yield from drawn_pairs()
    yield from font_pairs()
    yield from file_pairs()
    yield from character_pairs()


def findings(data: bytes) -> tuple[ReadingWarning, ...]:
    """What the audit finds when a PDF is read."""
    return tuple(one for one in parse(data, name="x.pdf").warnings if one.code in NOT_AS_SEEN | INVENTORY)


def judge(pairs: Iterator[Pair]) -> tuple[list[str], bool]:
    """A line for each family and each failure, and whether all pairs were named rightly."""
    count: Counter[str] = Counter()
    named: Counter[str] = Counter()
    false: Counter[str] = Counter()
    failures = []
    for pair in pairs:
        found = {(one.code, one.page) for one in findings(pair.attack())}
        clean = findings(pair.clean())
        count[pair.family] += 1
        named[pair.family] += (pair.code, pair.page) in found
        false[pair.family] += len(clean)
        if (pair.code, pair.page) not in found or clean:
            failures.append(f"  {pair.family}, {pair.name}: found {sorted(map(str, found))}, on the twin {clean}")
    lines = [f"{family}: {named[family]}/{count[family]} named, {false[family]} false on twins" for family in count]
    total = f"all families: {named.total()}/{count.total()} named, {false.total()} false on clean twins"
    return [*lines, *failures, total], not failures


def on_folders(folders: Sequence[Path]) -> tuple[list[str], bool]:
    """A line for each finding on honest documents, then how many, and the time a page."""
    lines, pages, seconds, documents, slowest = [], 0, 0.0, 0, 0.0
    for file in sorted(path for folder in folders for path in folder.rglob("*.pdf")):
        data = file.read_bytes()
        document = parse(data, name=file.name)
        lines += [
            f"  {file}: {one.code}, page {one.page}: {one.message}" for one in document.warnings if one.code in OPEN
        ]
        read = [AuditPage(page.number, page.words, ()) for page in plumber.read_pages(data, name=file.name)]
        start = time.process_time()
        audit(data, pages=read, nodes=document.nodes)
        spent = time.process_time() - start
        documents, pages, seconds = documents + 1, pages + len(read), seconds + spent
        slowest = max(slowest, spent / len(read))
    if not documents:
        return [], True
    each = f"{1000 * seconds / pages:.0f} ms CPU a page, {1000 * slowest:.0f} in the slowest document"
    return [
        *lines,
        f"honest documents: {len(lines)} findings on {documents} documents, {pages} pages; {each}",
    ], not lines


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures; 1 if a pair was not named, or an honest document was."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("folders", nargs="*", type=Path)
    given = options.parse_args(arguments)
    lines, named = judge(all_pairs())
    more, silent = on_folders(given.folders)
    print(*lines, *more, sep="\n")
    return 0 if named and silent else 1


if __name__ == "__main__":
    sys.exit(main())
