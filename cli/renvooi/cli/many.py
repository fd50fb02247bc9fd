"""Folders into the corpus: what is there already is not read again, the rest by several at once, a file at a time kept.

The same command given again goes on where it was stopped or killed.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from renvooi.cli.adding import FileOutcome, Outcome, Wish, add_each, publish_too, refusal
from renvooi.cli.progress import working_on
from renvooi.cli.reading import Reading
from renvooi.cli.several import processors
from renvooi.model.errors import InputRefused

if TYPE_CHECKING:
    from renvooi.corpus import Corpus
    from renvooi.corpus.bulk import Crew, Finding, Planned


@dataclass(slots=True)
class Many:
    """What folders and files were given, and how far adding them has come."""

    findings: "Sequence[Finding]"
    named: list[str] = field(default_factory=list)
    """Documents whose clauses got their persistent ids."""

    @property
    def total(self) -> int:
        """How many files there are to add."""
        return sum(len(finding.files) for finding in self.findings)


def look_into(paths: Iterable[Path]) -> Many:
    """The files that are given, and those below the folders that are given."""
    from renvooi.corpus.bulk import Finding, Found, find_files

    return Many([find_files(path) if path.is_dir() else Finding((Found(path),)) for path in paths])


def add_many(
    corpus: "Corpus", many: Many, wish: Wish, *, jobs: int | None, cluster: str | None
) -> Iterator[FileOutcome]:
    """What became of each file: first of those that are there already, then of the others as they are read.

    At the end clauses get their persistent ids, once a document. Raises: as `add_each`; MissingPackage,
    ClusterFailed.
    """
    with _crews(jobs or processors(), cluster) as (readers, computers):
        documents = set()
        for outcome in _outcomes(corpus, many, wish, readers):
            if outcome.version is not None:
                documents.add(outcome.version.document)
            yield outcome
        _name(corpus, many, sorted(documents), computers, by=wish.by)


def _outcomes(corpus: "Corpus", many: Many, wish: Wish, readers: "Crew") -> Iterator[FileOutcome]:
    wish = replace(wish, naming="later")
    for finding in many.findings:
        yield from (refusal(str(refused.path), refused) for refused in finding.refusals)
    todo, hashes = [], set()
    for file in _planned(corpus, many, wish.document):
        if isinstance(file, InputRefused):
            yield refusal(file.path, file)
            continue
        hashes.add(file.sha256)
        if file.there is None:
            todo.append(file)
        else:
            yield publish_too(corpus, FileOutcome(str(file.path), Outcome.SAME, file.there, (), None), wish)
    together = replace(wish, together=frozenset(hashes))
    with working_on(f"adding {len(todo)} files", total=len(todo)) as advance:
        for outcome in add_each(corpus, _readings(todo, readers, wish), together):
            advance()
            yield outcome


def _planned(corpus: "Corpus", many: Many, document: str | None) -> "Sequence[Planned | InputRefused]":
    from renvooi.corpus.bulk import plan

    files = [file for finding in many.findings for file in finding.files]
    result = []
    with working_on(f"looking at {len(files)} files", total=len(files)) as advance:
        for planned in plan(corpus, files, document=document):
            advance()
            result.append(planned)
    return result


def _readings(files: "Sequence[Planned]", readers: "Crew", wish: Wish) -> Iterator[Reading | InputRefused]:
    from renvooi.corpus.bulk import read_files
    from renvooi.corpus.received import Settings

    with closing(read_files(files, readers, Settings(wish.settings, wish.accept_revisions))) as found:
        for file, document in found:
            if isinstance(document, InputRefused):
                yield document
            else:
                yield Reading(file.path, document, folder=file.folder)


def _name(corpus: "Corpus", many: Many, documents: Sequence[str], computers: "Crew", *, by: str) -> None:
    from renvooi.corpus.bulk import name_documents, unnamed

    wanted = unnamed(corpus, documents)
    with (
        working_on(f"naming the clauses of {len(wanted)} documents", total=len(wanted)) as advance,
        closing(name_documents(corpus, wanted, computers, by=by)) as names,
    ):
        for name in names:
            advance()
            many.named.append(name)


@contextmanager
def _crews(jobs: int, cluster: str | None) -> "Iterator[tuple[Crew, Crew]]":
    """Who reads, and who computes."""
    from renvooi.corpus.bulk import Processes, Threads

    if cluster is None:
        yield Threads(jobs), Processes(jobs)
        return
    from renvooi.corpus.bulk.cluster import joined

    with joined(cluster) as workers:
        yield workers, workers


_WORDS = {
    Outcome.ADDED: "added",
    Outcome.SAME: "already there",
    Outcome.REPLACED: "in the place of a draft",
    Outcome.REFUSED: "refused",
}


def summary(many: Many, outcomes: Sequence[FileOutcome]) -> str:
    """One line that says how many files came to what."""
    counts = Counter(outcome.outcome for outcome in outcomes)
    parts = [f"{counts[outcome]} {words}" for outcome, words in _WORDS.items()]
    links = sum(len(finding.links) for finding in many.findings)
    others = sum(finding.others for finding in many.findings)
    passed = f"; passed by: {links} link(s), {others} other file(s)" if links or others else ""
    return f"{', '.join(parts)}{passed}; clauses named in {len(many.named)} document(s)"
