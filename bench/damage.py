"""What becomes of damaged PDFs and bombs: refused, read with a finding, read alike, or read wrongly in silence.

    python -m bench.damage [FOLDER_OR_PDF ...] [--each 9] [--jobs 2] [--only KIND ...] [--keep FOLDER]

Takes whole PDFs (default: the example documents), damages each kind of `bench/damaging` over them
`--each` times from fixed seeds, and reads every result as a command does, in a process of its own.
One verdict a file:

refused    one sentence, with its outcome
finding    read, with a warning that the whole file does not have
alike      read, and every clause says what it says in the whole file
another    read, says something else, and *shows* something else: see below
silent     read, says something else or nothing, and nothing tells. The aim is 0; more is exit code 1.

A file whose pages themselves show another text is no damage that a reader can know of: exchange two
pages, or end a page's content early and compress that, and what is left is a sound PDF of another
document. So an altered read counts as `another` only where the pictures of the pages prove it: PDFium
draws every page of both files; each page that looks like a page of the whole file must have exactly
the words of that page; and the pages as a row must look different. Where one page looks as before
and reads differently, or all look as before, the read is silent.
"""

import argparse
import logging
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

from bench.damaging.bombs import BOMBS
from bench.damaging.pictures import page_pictures
from bench.damaging.repair import REPAIR
from bench.damaging.transport import TRANSPORT
from renvooi.cli.several import each
from renvooi.model import Document
from renvooi.model.errors import InputRefused
from renvooi.parser import Limits, parse_isolated, read_stage_isolated

EXAMPLES = Path("corpus/documents")
KINDS = {**TRANSPORT, **REPAIR}
EACH = 9
"""Files of each kind: 315 in all."""
SLACK = 5.0
"""Seconds over its limit that a read may take until its end is seen, on a busy machine."""
Reader = Callable[..., Document]
"""`parse_isolated`, or `parse` where its process is not what is looked at."""
Words = Mapping[int, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Whole:
    """A sound PDF, and what is known of it."""

    path: Path
    data: bytes
    texts: tuple[str, ...]
    warnings: frozenset[str]
    pictures: tuple[str, ...]
    words: Words


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of one file."""

    kind: str
    name: str
    word: str
    """refused, finding, alike, another, silent, or broken where the parent itself failed."""
    detail: str
    seconds: float


def texts_of(document: Document) -> tuple[str, ...]:
    """All that the clauses say, in order."""
    return tuple(text for node in document.walk() for text in (node.label, node.heading, node.text) if text)


def words_of(data: bytes) -> Words:
    """The words of each page as the reader sees them, headers and footers included; sorted, as an order is no word."""
    pages: dict[int, list[str]] = defaultdict(list)
    for line in read_stage_isolated(data, name="x.pdf", stage="words").splitlines():
        place, *_, text = line.split("  ", 4 if "  furniture  " not in line else 2)
        pages[int(place.removeprefix("page "))] += text.split()
    return {page: tuple(sorted(words)) for page, words in pages.items()}


def whole(path: Path) -> Whole:
    """A sound PDF, read once."""
    data = path.read_bytes()
    document = parse_isolated(data, name=path.name)
    codes = frozenset(warning.code for warning in document.warnings)
    return Whole(path, data, texts_of(document), codes, tuple(page_pictures(data)), words_of(data))


def judge(data: bytes, of: Whole, *, read: Reader = parse_isolated) -> tuple[str, str]:
    """The verdict on a damaged copy of a whole file, and what it rests on."""
    try:
        document = read(data, name=of.path.name)
    except InputRefused as refusal:
        return "refused", refusal.outcome
    found = {warning.code for warning in document.warnings} - of.warnings
    if found:
        return "finding", ", ".join(sorted(found))
    texts = texts_of(document)
    if texts == of.texts:
        return "alike", ""
    difference = "; ".join(sorted(set(texts) ^ set(of.texts), key=len)[:2])[:100]
    return ("another" if _shows_it(data, of) else "silent"), difference


def _shows_it(data: bytes, of: Whole) -> bool:
    """Whether the pages look different, and none that looks as before reads differently."""
    pictures = page_pictures(data)
    words = words_of(data)
    known = defaultdict(set)
    for number, picture in enumerate(of.pictures, start=1):
        known[picture].add(of.words.get(number, ()))
    read_alike = all(
        words.get(number, ()) in known[picture] for number, picture in enumerate(pictures, start=1) if picture in known
    )
    return read_alike and tuple(pictures) != of.pictures


def defuse(name: str) -> tuple[str, str]:
    """The verdict on a bomb: it must be refused, or be read with the one line that it shows."""
    try:
        document = parse_isolated(BOMBS[name](), name=f"{name}.pdf")
    except InputRefused as refusal:
        return "refused", refusal.outcome
    if document.warnings:
        return "finding", ", ".join(sorted({warning.code for warning in document.warnings}))
    alike = "".join(texts_of(document)) == "De verwerker maakt elke nacht een back-up."
    return ("alike" if alike else "silent"), ""


def damaged(kind: str, number: int, files: Sequence[Whole]) -> tuple[bytes, Whole]:
    """The `number`-th file of a kind: the same for the same files, on every machine."""
    chance = Random(f"{kind} {number}")
    for _ in range(20):
        of = chance.choice(files)
        try:
            data = KINDS[kind](of.data, chance)
        except (LookupError, ValueError, AttributeError):
            # Not every file has what a kind damages, as two fonts on one page.
            continue
        if data != of.data:
            return data, of
    raise ValueError(f"no file can be damaged as {kind}")


def examine(kind: str, number: int, files: Sequence[Whole], keep: Path | None) -> Verdict:
    """What becomes of one damaged file, or of the bomb `kind` where there is no such kind."""
    is_bomb = kind in BOMBS
    began = time.monotonic()
    name = kind
    try:
        if is_bomb:
            word, detail = defuse(kind)
        else:
            data, of = damaged(kind, number, files)
            name = f"{kind}-{number}-{of.path.stem}"
            began = time.monotonic()
            word, detail = judge(data, of)
            if keep is not None and word in ("silent", "another"):
                (keep / f"{word}-{name}.pdf").write_bytes(data)
    # A defect of the reader is a figure of this table too, and must not end it.
    except Exception as error:
        logging.getLogger(__name__).exception("%s: the reader raised what no caller expects", name)
        word, detail = "broken", repr(error)
    return Verdict(kind, name, word, detail, time.monotonic() - began)


def table(verdicts: Sequence[Verdict]) -> Iterator[str]:
    """Lines for people: counts, what was altered, and the slowest."""
    for title, chosen in (
        ("damaged", [one for one in verdicts if one.kind not in BOMBS]),
        ("bombs", [one for one in verdicts if one.kind in BOMBS]),
    ):
        if not chosen:
            continue
        counts = Counter(one.word for one in chosen)
        outcomes = Counter(one.detail for one in chosen if one.word == "refused")
        slowest = max(chosen, key=lambda one: one.seconds)
        yield f"{title}: {len(chosen)} files; " + ", ".join(f"{word} {count}" for word, count in counts.most_common())
        yield "  refused as " + ", ".join(f"{outcome} {count}" for outcome, count in outcomes.most_common())
        yield f"  slowest {slowest.seconds:.1f} s ({slowest.name})"
    for one in verdicts:
        if one.word in ("silent", "another", "broken"):
            yield f"  {one.word}: {one.name}: {one.detail}"


def main(arguments: Sequence[str] | None = None) -> int:
    """1 if a read was silent, the parent failed, or a read went past its limit; else 0."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("places", nargs="*", type=Path, default=[EXAMPLES], help="whole PDFs, or folders of them")
    options.add_argument("--each", type=int, default=EACH, help=f"files of each kind (default: {EACH})")
    options.add_argument("--jobs", type=int, default=2, help="files read at once")
    options.add_argument("--only", nargs="+", choices=[*KINDS, *BOMBS], help="kinds and bombs to try")
    options.add_argument("--keep", type=Path, help="folder for the files that were read otherwise")
    given = options.parse_args(arguments)
    paths = [path for place in given.places for path in (sorted(place.rglob("*.pdf")) if place.is_dir() else [place])]
    files = [whole(path) for path in paths]
    kinds = given.only or [*KINDS, *BOMBS]
    work = [(kind, number) for kind in kinds for number in range(1 if kind in BOMBS else given.each)]
    with tempfile.TemporaryDirectory() as nowhere:
        keep = given.keep or Path(nowhere)
        verdicts = list(each(lambda one, _stop: examine(*one, files, keep), work, jobs=given.jobs))
    print(*table(verdicts), sep="\n")
    silent = sum(one.word == "silent" for one in verdicts)
    broken = sum(one.word == "broken" for one in verdicts)
    late = sum(one.seconds > Limits().longest + SLACK for one in verdicts)
    print(f"silent reads {silent}, failures of the parent {broken}, past a limit {late}, of {len(verdicts)} files")
    return 1 if silent or broken or late else 0


if __name__ == "__main__":
    sys.exit(main())
