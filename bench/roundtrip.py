"""How exactly unseen text is read back from pages: Markdown printed by several producers, parsed, compared.

    python bench/roundtrip.py FOLDER|FILE ... [--suffix .new.md] [--producers weasyprint,chromium,libreoffice]
        [--seed 1] [--cache FOLDER] [--show] [--mean 0.99] [--floor 0.97] [--exact 0.99]

Each document is printed once by every producer that is installed, in a layout drawn for it from
the seed (`producers/layouts.py`): one to three columns, serif or sans, 7.5 to 11 points, hyphenated
or not, with and without running headers, upright or landscape. `producers/printed.py` lists what
of the Markdown a page does not show and is compared without it; `printfacts.py` says what a fact is.

Printed per document: F1 over facts, its layout, and with `--show` the facts that are missing (-) or
extra (+). At the end mean and lowest F1, the share of headings and labels that are exact, and the
share of all facts lost that belong to tables. Printed pages are kept in `--cache`.
"""

import argparse
import hashlib
import sys
import tempfile
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.printfacts import Fact, Score, document_facts, facts, score
from bench.producers import chromium, libreoffice, weasyprint
from bench.producers.layouts import Layout, draw
from bench.producers.markup import html
from bench.producers.printed import Piece, pieces, read_printed
from renvooi.model.errors import RenvooiError
from renvooi.parser import parse

PRODUCERS = ("weasyprint", "chromium", "libreoffice")
PROCESSES = 2
FUNCTION_WORDS = {
    "nl": frozenset("de het een van en in op te voor met niet aan dat wordt zijn".split()),
    "de": frozenset("der die das und ist nicht mit von den des zu im auf werden".split()),
    "en": frozenset("the and of to is not with in on or that are for be this".split()),
}
"""Words by whose number the language of a text is told, for the hyphenation of the producer."""


@dataclass(frozen=True, slots=True)
class Job:
    """One document to be printed by one producer."""

    name: str
    producer: str
    layout: Layout
    printed: tuple[Piece, ...]
    truth: tuple[Fact, ...]
    language: str
    title: str
    target: Path


def language_of(text: str) -> str:
    """The language with most function words in `text`."""
    words = text.casefold().split()
    return max(FUNCTION_WORDS, key=lambda language: sum(word in FUNCTION_WORDS[language] for word in words))


def jobs_for(source: Path, name: str, producers: Sequence[str], seed: str, cache: Path) -> Iterator[Job]:
    """What is to be printed of one Markdown file."""
    data = source.read_bytes()
    title, nodes = read_printed(data, source.name)
    printed, truth = pieces(title, nodes), facts(title, nodes)
    language = language_of(data.decode("utf-8"))
    for producer in producers:
        layout = draw(f"{seed}/{name}/{producer}", printed)
        page = html(printed, layout, language=language, title=title or name)
        key = hashlib.sha256(f"{producer}{page}{layout!r}{_program_text(producer)}".encode()).hexdigest()[:12]
        target = cache / f"{name}-{producer}-{key}.pdf"
        yield Job(name, producer, layout, printed, truth, language, title or name, target)


def _program_text(producer: str) -> str:
    """The code that makes the pages: another code makes other pages."""
    return (Path(__file__).parent / "producers" / f"{producer}.py").read_text("utf-8")


def render(job: Job) -> None:
    """Print a job with a producer that takes HTML; for LibreOffice write the Word file."""
    job.target.parent.mkdir(parents=True, exist_ok=True)
    if job.producer == "libreoffice":
        word = job.target.with_suffix(".docx")
        libreoffice.write(job.printed, job.layout, word, language=job.language, title=job.title)
        return
    page = html(job.printed, job.layout, language=job.language, title=job.title)
    (chromium if job.producer == "chromium" else weasyprint).render(page, job.target)


def read(job: Job) -> Score:
    """How well the pages of a job are read."""
    try:
        document = parse(job.target.read_bytes(), name=job.target.name)
    except RenvooiError as error:
        return score(job.truth, [("refused", str(error))])
    return score(job.truth, document_facts(document, job.target.name))


def render_all(jobs: Sequence[Job], pool: ProcessPoolExecutor) -> None:
    """Print what is not in the cache yet."""
    wanted = [job for job in jobs if not job.target.exists()]
    list(pool.map(render, wanted))
    words = [job.target.with_suffix(".docx") for job in wanted if job.producer == "libreoffice"]
    if words:
        libreoffice.convert(words, words[0].parent)


def sources(places: Sequence[Path], suffix: str) -> Iterator[tuple[Path, str]]:
    """Markdown files with a name for each."""
    for place in places:
        found = [place] if place.is_file() else sorted(place.rglob(f"*{suffix}"))
        yield from ((path, path.name.removesuffix(suffix).removesuffix(".md")) for path in found)


def installed(names: Sequence[str]) -> list[str]:
    """Those producers that can run here; a line on stderr for the others."""
    missing = {
        name for name, module in (("chromium", chromium), ("libreoffice", libreoffice)) if module.program() is None
    }
    for name in missing & set(names):
        print(f"{name} is not installed and left out", file=sys.stderr)
    return [name for name in names if name not in missing]


def show(scores: Sequence[tuple[Job, Score]], *, differences: bool) -> None:
    """A line per document, and one per fact that differs."""
    for job, result in scores:
        print(f"{result.f1:.4f}  {job.name} {job.producer}: {job.layout}")
        if differences:
            print(*(f"  - {fact}" for fact in result.missing), sep="\n")
            print(*(f"  + {fact}" for fact in result.extra), sep="\n")


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the scores; 1 if one of the floors is not reached."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("places", nargs="+", type=Path, help="folders or files of Markdown")
    options.add_argument("--suffix", default=".md", help="how the files in folders end")
    options.add_argument("--producers", default=",".join(PRODUCERS), help="which to print with")
    options.add_argument("--seed", default="1", help="another seed gives other layouts")
    options.add_argument("--cache", type=Path, default=Path(tempfile.gettempdir()) / "renvooi-roundtrip")
    options.add_argument("--show", action="store_true", help="print the facts that differ")
    options.add_argument("--mean", type=float, default=0.0, help="lowest mean F1 that passes")
    options.add_argument("--floor", type=float, default=0.0, help="lowest F1 of a document that passes")
    options.add_argument("--exact", type=float, default=0.0, help="lowest share of headings and labels that passes")
    given = options.parse_args(arguments)
    producers = installed(given.producers.split(","))
    files = list(sources(given.places, given.suffix))
    jobs = [job for path, name in files for job in jobs_for(path, name, producers, given.seed, given.cache)]
    if not jobs:
        print("no Markdown files found", file=sys.stderr)
        return 2
    with ProcessPoolExecutor(PROCESSES) as pool:
        render_all(jobs, pool)
        scores = list(zip(jobs, pool.map(read, jobs), strict=True))
    show(scores, differences=given.show)
    return 0 if _summary([result for _, result in scores], given) else 1


def _summary(scores: Sequence[Score], given: argparse.Namespace) -> bool:
    """Print the totals; whether all floors are reached."""
    mean, lowest = sum(result.f1 for result in scores) / len(scores), min(result.f1 for result in scores)
    right = [sum(pair[0] for pair in kind) for kind in _kinds(scores)]
    every = [max(sum(pair[1] for pair in kind), 1) for kind in _kinds(scores)]
    headings, labels = (part / whole for part, whole in zip(right, every, strict=True))
    lost = sum(len(result.missing) + len(result.extra) for result in scores)
    tables = sum(result.lost_in_tables for result in scores)
    print(
        f"mean F1 {mean:.4f}, lowest {lowest:.4f} over {len(scores)} printed documents; "
        f"headings {headings:.4f}, labels {labels:.4f} exact; {tables} of {lost} facts lost in tables"
    )
    return bool(mean >= given.mean and lowest >= given.floor and min(headings, labels) >= given.exact)


def _kinds(scores: Sequence[Score]) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    return [result.headings for result in scores], [result.labels for result in scores]


if __name__ == "__main__":
    sys.exit(main())
